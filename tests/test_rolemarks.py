"""Role words of a stretch, and on which side of each its people stand."""

from __future__ import annotations

import pytest

from newsparse.folding import fold
from newsparse.rolemarks import RoleMarks, StretchLine
from newsparse.roles import role_words


def _marks(text: str) -> RoleMarks:
    return RoleMarks(StretchLine(text, fold(text)), 0, len(text), None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("通讯员/摄影 王芳", ["通讯员/摄影"]),
        ("采写摄影：王芳", ["采写摄影"]),
        ("文/记者 王芳", ["文", "记者"]),
        ("李星，策划人，王芳", []),  # commas set it apart as a title
        ("李明（作者单位：北京大学）", []),
    ],
)
def test_role_words_that_stand_together_are_one(text: str, expected: list[str]) -> None:
    assert [text[role.start : role.end] for role in _marks(text).roles(role_words())] == expected


@pytest.mark.parametrize(
    ("text", "after", "before"),
    [("摄影：王芳", ":", ""), ("摄影（实习）/王芳", "/", ""), ("王芳/摄影", "", "/"), ("王芳 摄影", "", "")],
)
def test_marks_are_seen_over_notes_and_blanks(text: str, after: str, before: str) -> None:
    marks = _marks(text)
    (role,) = marks.roles(role_words())
    assert (marks.mark_after(role), marks.mark_before(role)) == (after, before)
