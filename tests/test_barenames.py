"""Credits without role words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import parse_credits
from newsparse.barenames import read_bare
from newsparse.folding import fold

SEEN_NAMES = ["王芳", "李志强", "陈美玲", "赵丽", "周敏"]
MEDIA = ["新华社", "人民日报", "第一财经", "金华晚报", "中國時報"]


def _plain(line: str) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    return [(credit.label, credit.organization, credit.names) for credit in parse_credits(line)]


@given(
    st.sampled_from(MEDIA), st.lists(st.sampled_from(SEEN_NAMES), min_size=1, max_size=4), st.sampled_from(" 　\xa0")
)
def test_a_medium_and_names_alone_are_a_byline(medium: str, names: list[str], space: str) -> None:
    """Whatever the white space; a place, or any other word among them, makes it none."""
    line = space.join([medium, *names])
    assert _plain(line) == [(None, medium, tuple(names))]
    assert _plain(line + space + "评论员文章") == []
    assert _plain(space.join([medium, "杭州"])) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [("王芳", ("王芳",)), ("王芳 李志强", ("王芳", "李志强")), ("北京", ()), ("王芳：您好", ()), ("开幕。", ())],
)
def test_a_bracket_may_hold_names_alone(text: str, names: tuple[str, ...]) -> None:
    """Certain ones; a place is none, nor is a turn of an interview."""
    drafts = read_bare(text, fold(text), 0, len(text), bracketed=True)
    assert tuple(name for draft in drafts for name in draft.people.names) == names
    assert read_bare(text, fold(text), 0, len(text), bracketed=False) == []
