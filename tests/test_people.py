"""People: names run together, padded, separated, behind an organisation, from other languages."""

from __future__ import annotations

import pytest

from newsparse import split_names
from newsparse.people import read_people

SPACES = [" ", "\u3000", "\xa0", "\t", "\u2003", "  "]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("王刚", ["王刚"]),
        ("董文欣毛琦王玉婷", ["董文欣", "毛琦", "王玉婷"]),
        ("苏磊磊董文欣王玉婷", ["苏磊磊", "董文欣", "王玉婷"]),
        ("李建国王小明", ["李建国", "王小明"]),
        ("张伟李娜", ["张伟", "李娜"]),
        ("赵欣悦袁勃", ["赵欣悦", "袁勃"]),
        ("欧阳修司马光", ["欧阳修", "司马光"]),
        ("上官婉儿诸葛亮", ["上官婉儿", "诸葛亮"]),
        ("王刚欧阳震华李强", ["王刚", "欧阳震华", "李强"]),
        ("劉建國陳美玲", ["劉建國", "陳美玲"]),
    ],
)
def test_names_run_together_are_parted(text: str, names: list[str]) -> None:
    """By their surnames, compound ones too, Simplified or Traditional."""
    assert split_names(text) == tuple(names)
    assert not read_people(text).ambiguous


@pytest.mark.parametrize("mark", ["、", "，", ",", "；", ";", "/", "|", "&", "、　", " , "])
def test_marks_separate_names(mark: str) -> None:
    """What stands between them settles it, even where the names could be read on."""
    assert split_names(mark.join(["程罡", "王亚男", "欧阳修"])) == ("程罡", "王亚男", "欧阳修")


@pytest.mark.parametrize("space", SPACES, ids=ascii)
def test_white_space_of_any_kind_separates_names(space: str) -> None:
    """Names of two and three characters stand as they are."""
    assert split_names(space.join(["王亚男", "程罡", "李建国"])) == ("王亚男", "程罡", "李建国")


@pytest.mark.parametrize("space", SPACES, ids=ascii)
def test_padded_names_lose_their_inner_space(space: str) -> None:
    """Names of two characters are padded to the width of three, alone and among others."""
    assert split_names(f"董{space}洋") == ("董洋",)
    assert split_names(f"程{space}罡{space}王亚男") == ("程罡", "王亚男")
    assert split_names(f"王亚男{space}程{space}罡{space}李{space}娜") == ("王亚男", "程罡", "李娜")
    assert split_names(f"欧阳{space}修") == ("欧阳修",)
    assert split_names(f"张{space}胜{space}男") == ("张胜男",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("阿卜杜拉·买买提", ["阿卜杜拉·买买提"]),
        ("大卫·香农、王刚", ["大卫·香农", "王刚"]),
        ("Mike Donghia", ["Mike Donghia"]),
        ("John Smith、Mary Jones", ["John Smith", "Mary Jones"]),
        ("王刚 Mike Donghia 李强", ["王刚", "Mike Donghia", "李强"]),
        ("Jean-Luc O'Brien", ["Jean-Luc O'Brien"]),
        ("一苇渡江", ["一苇渡江"]),
    ],
)
def test_names_that_are_not_of_han_chinese_are_kept_whole(text: str, names: list[str]) -> None:
    """Around a middle dot, in Latin letters with their space, and pen names."""
    assert split_names(text) == tuple(names)


@pytest.mark.parametrize(
    ("text", "organization", "names"),
    [
        ("网信中心苏磊磊董文欣", "网信中心", ["苏磊磊", "董文欣"]),
        ("网信中心 董 洋", "网信中心", ["董洋"]),
        ("网信中心　程　罡　王亚男", "网信中心", ["程罡", "王亚男"]),
        ("党委宣传部 新闻中心 王刚", "党委宣传部 新闻中心", ["王刚"]),
        ("校友会王刚", "校友会", ["王刚"]),
        ("新华社", "新华社", []),
        ("西安交通大学", "西安交通大学", []),
        ("王刚 李强", None, ["王刚", "李强"]),
    ],
)
def test_an_organisation_stands_before_the_names(text: str, organization: str | None, names: list[str]) -> None:
    """Apart or glued to the first of them, with names or alone."""
    people = read_people(text)
    assert (people.organization, people.names) == (organization, tuple(names))
    assert people.read
    assert not people.ambiguous
    assert split_names(text) == tuple(names)


@pytest.mark.parametrize("text", ["", " ", "\u3000", "？？？", "、，"])
def test_where_nobody_is_named_there_are_no_names(text: str) -> None:
    """An empty tuple, no error."""
    assert split_names(text) == ()


@pytest.mark.parametrize("text", ["这本书，我写了三年。", "王刚！"])
def test_what_is_more_than_names_says_so(text: str) -> None:
    """The caller can tell a list of names from a sentence."""
    assert not read_people(text).read


def test_two_likely_readings_are_ambiguous() -> None:
    """张华 and 东方明, or 张华东 and 方明: all four are likely names. A space settles it."""
    people = read_people("张华东方明")
    assert people.ambiguous
    assert "".join(people.names) == "张华东方明"
    assert len(people.names) == 2
    assert read_people("张华东 方明")[:4] == (None, ("张华东", "方明"), False, True)
    assert not read_people("张华东、方明").ambiguous


def test_a_very_long_run_is_no_list_of_names() -> None:
    """It says that it was not read."""
    people = read_people("王刚李强" * 500)
    assert (people.names, people.read) == ((), False)
