"""Lines that are nothing but credits."""

from __future__ import annotations

import pytest

import newsparse
from newsparse.creditlines import read_line
from newsparse.roles import role_words


def test_the_bracket_around_a_line_is_none_of_its_credits() -> None:
    assert [credit.text for credit in newsparse.parse_credits("（责编：王刚 校对：李强）")] == [
        "责编：王刚",
        "校对：李强",
    ]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("编辑：王芳", ["王芳"]),
        ("【编辑】王芳", ["王芳"]),
        ("编　辑：王芳", ["王芳"]),
        ("■本报记者 王芳", ["王芳"]),
        ("*编辑：王芳*", ["王芳"]),
        ("编辑：王芳 投稿热线 | 0731-12345678", ["王芳"]),
        ("记者：王芳（实习生李明对此文亦有贡献）", ["王芳"]),
    ],
)
def test_a_line_may_be_nothing_but_credits(line: str, names: list[str]) -> None:
    """With its bullet, its brackets, its emphasis, and a telephone number behind it."""
    (byline,) = read_line(line, role_words())
    assert (byline.start, byline.end) == (0, len(line))
    assert [name for draft in byline.drafts for name in draft.people.names][:1] == names


@pytest.mark.parametrize(
    "line", ["大会今天开幕", "记者：您为什么选择这里？", "编辑王芳说，这很好。大家同意。", "编辑：" + "王芳 " * 100]
)
def test_other_lines_are_not(line: str) -> None:
    """A heading, a turn of an interview, sentences, what is too long to be looked at."""
    assert read_line(line, role_words()) == []
