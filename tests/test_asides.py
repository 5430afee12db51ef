"""What names nobody is taken out from between the names, and every other character stays at its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.asides import blanked, is_from_elsewhere, is_plain, without_station
from newsparse.folding import fold


@pytest.mark.parametrize(
    ("folded", "left"),
    [
        ("王刚 2020-12-10", "王刚"),
        ("王刚 第3版", "王刚"),
        ("王刚 A0123", "王刚"),
        ("王刚(江城大学)", "王刚"),
        ("(王刚)", "王刚"),
        ("王刚 微信:abc", "王刚"),
        ("王刚 小字号 打印", "王刚"),
        ("王刚 嘉宾:李娜", "王刚"),
        ("系江城大学教授", "江城大学教授"),
        ("王刚发自云南建水", "王刚"),
        ("王刚 发自北京 李娜", "王刚 李娜"),
        ("王刚、李娜等", "王刚、李娜"),
        ("王刚、李娜等人", "王刚、李娜"),
        ("王刚 李娜", "王刚 李娜"),
    ],
)
def test_the_names_are_left(folded: str, left: str) -> None:
    """Dates, pages, codes, notes, accounts, other labels, what follows 发自, and others."""
    assert " ".join(blanked(folded).replace("|", " ").split()) == left


@given(st.text(alphabet="王刚李娜系等人发自北京微信:()/|、 2020-1A版月日", max_size=30))
def test_every_character_keeps_its_place(text: str) -> None:
    """Blanks and bars stand where something was taken out."""
    folded = fold(text)
    after = blanked(folded)
    assert len(after) == len(folded)
    assert all(new in (old, " ", "|") for old, new in zip(folded, after, strict=True))


@given(st.text(alphabet="王刚李娜系等人发自北京微信打印 ", max_size=12))
def test_of_plain_text_nothing_is_taken_out(text: str) -> None:
    """The quick look never says so where there is something."""
    assert not is_plain(text) or blanked(text) == text


def test_how_a_picture_came_from_where_it_is() -> None:
    """At the beginning, with something behind it."""
    assert is_from_elsewhere("翻摄自江城网")
    assert not is_from_elsewhere("王刚翻摄自江城网")
    assert not is_from_elsewhere("来自 江城网")


def test_the_medium_is_before_the_station_of_its_correspondent() -> None:
    """And nothing is cut where nobody is stationed."""
    assert without_station("本报驻巴黎") == "本报"
    assert without_station("江城晚报") == "江城晚报"
