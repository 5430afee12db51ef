"""The grammar of credits: role words, organisations and names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse import parse_credits
from newsparse.folding import fold
from newsparse.roles import role_words
from newsparse.stretches import read_stretch

SEEN_NAMES = ["王芳", "李志强", "陈美玲", "赵丽", "周敏"]
MEDIA = ["新华社", "人民日报", "第一财经", "金华晚报", "中國時報"]


def _plain(line: str) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    return [(credit.label, credit.organization, credit.names) for credit in parse_credits(line)]


@given(
    st.sampled_from(["综合自", "转载自", "本文转载自", "摘编自", "图片来自", "文章授權轉載自"]), st.sampled_from(MEDIA)
)
def test_a_source_needs_no_colon_before_a_medium_that_is_known(label: str, medium: str) -> None:
    """The same with one; within a sentence it says something else."""
    assert _plain(label + medium) == _plain(f"{label}：{medium}") == [(label, medium, ())]
    assert _plain(f"他{label}{medium}") == _plain(f"{label}{medium}的消息说，会谈已经结束。") == []


@given(
    st.sampled_from(MEDIA),
    st.sampled_from(["巴黎", "里斯本", "日本"]),
    st.lists(st.sampled_from(SEEN_NAMES), min_size=2, max_size=2),
)
def test_where_somebody_is_posted_is_no_part_of_who_is(medium: str, place: str, names: list[str]) -> None:
    """本报驻巴黎记者 张三 本报驻柏林记者 李四."""
    line = " ".join(f"{medium}驻{place}记者 {name}" for name in names)
    assert [(organization, found) for _, organization, found in _plain(line)] == [(medium, (name,)) for name in names]


def test_a_role_between_organisation_and_name_is_no_name() -> None:
    (credit,) = newsparse.parse("标题: 甲\n作者：新华社记者张三\n正文:\n乙。").credits
    assert (credit.organization, credit.names) == ("新华社", ("张三",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("摄影：王芳", [("摄影", ("王芳",))]),
        ("王芳/文 李志强/图", [("文", ("王芳",)), ("图", ("李志强",))]),
        ("文/王芳 图/李志强", [("文", ("王芳",)), ("图", ("李志强",))]),
        ("本报记者 王芳 通讯员 李志强", [("记者", ("王芳",)), ("通讯员", ("李志强",))]),
    ],
)
def test_role_words_stand_before_or_behind_their_people(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    drafts = read_stretch(text, fold(text), 0, len(text), role_words())
    assert [(draft.label, draft.people.names) for draft in drafts] == expected


def test_work_named_behind_several_persons_is_of_each() -> None:
    """记者 王芳 通讯员 李志强 摄: both took the picture."""
    first, second = parse_credits("记者 王芳 通讯员 李志强 摄")
    assert first.roles == second.roles == (newsparse.Role.PHOTOGRAPHER,)
