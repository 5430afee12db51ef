"""What is an organisation, and where one ends that names follow."""

from __future__ import annotations

import pytest

from newsparse.organizations import (
    begins,
    heads,
    is_office,
    is_organization,
    opaque_heads,
    organization_stops,
    strong_end,
)


@pytest.mark.parametrize(
    "text",
    [
        "新华社",
        "党委宣传部",
        "江城日报·江城云",
        "民二庭",
        "市残联",
        "江城晚报",
        "校友会",
        "中心组织部",
        "Reuters",
        "IC photo",
    ],
)
def test_organisations_are_told_by_their_endings_and_names(text: str) -> None:
    """Those of the tables, those whose ending proves them, and those of one character that no name holds."""
    assert is_organization(text)


@pytest.mark.parametrize(
    "text", ["王小会", "王刚", "邱郁庭", "处", "中心", "", "Jean-Luc", "大卫·香农", "甲" * 40 + "大学"]
)
def test_names_and_bare_endings_are_none(text: str) -> None:
    """邱郁庭 ends like a court, 王小会 like a society; nothing stands before 中心; nothing is named so long."""
    assert not is_organization(text)


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("人文学院", True), ("江城市衛生局", True), ("教务处", True), ("江城車隊", False), ("大学", False), ("王芳", False),
        ("时代科技", False), ("甲" * 50 + "大学", False),
    ],
)  # fmt: skip
def test_offices_are_told_by_their_endings(text: str, office: bool) -> None:
    """As printed, Simplified or Traditional; 科技 ends a heading as often as a company."""
    assert is_office(text) == office


def test_the_organisation_ends_before_a_title() -> None:
    """The names begin behind the title; each end costs what the longest proof leaves."""
    ends = heads("江城医院首席经济学家王刚")
    assert {end: own for end, (_, own) in ends.items()} == {4: 4, 10: 4}
    assert ends[10][0] > ends[4][0]
    assert begins(ends, "江城医院首席经济学家王刚") == {4: ends[4][0], 10: ends[10][0]}


def test_what_nothing_proves_is_dearer() -> None:
    """And it may end anywhere else, before the last character."""
    ends = heads("江城医院王刚")
    opaque = opaque_heads("江城医院王刚", ends)
    assert list(ends) == [4]
    assert list(opaque) == [2, 3, 5]
    assert min(cost for cost, _ in opaque.values()) > ends[4][0]


def test_an_organisation_may_follow_names() -> None:
    """张三本报: the known medium is the cheapest of what may stand at the end."""
    stops = organization_stops("张三本报")
    assert min(stops, key=stops.__getitem__) == 2


def test_the_longest_proven_organisation_is_taken() -> None:
    """中国人民大学法学院 and what it is of."""
    text = "中国人民大学法学院原副"
    assert text[: strong_end(text)] == "中国人民大学法学院"
    assert strong_end("王刚") == 0
