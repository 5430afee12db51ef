"""One grammar for the numbers of Chinese text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.numerals import parse_number

HAN = "〇一二三四五六七八九"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0), ("120", 120), ("１２０", 120), ("零", 0), ("〇", 0), ("两", 2), ("十", 10), ("十二", 12), ("二十", 20),
        ("一十", 10), ("一百二十", 120), ("一百零二", 102), ("一百二", 120), ("一千零五十", 1050), ("一万二", 12000),
        ("两千三百", 2300), ("十万", 100_000), ("三亿五千万", 350_000_000), ("一亿零五", 100_000_005),
        ("廿", 20), ("廿三", 23), ("卅一", 31), ("二〇二四", 2024), ("二○二一", 2021), ("二O二一", 2021), ("〇二四", 24),
        ("3千", 3000), ("1百2十", 120), ("三千余", 3000), ("20多", 20), ("三百餘", 300),
    ],
)  # fmt: skip
def test_numbers_are_read_as_they_are_written(text: str, number: int) -> None:
    assert parse_number(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "几",
        "半",
        "数十",
        "十十",
        "十百",
        "二百三千",
        "五六十",
        "百",
        "万",
        "三百二五",
        "1.5",
        "一 二",
        "甲",
        "9" * 30,
    ],
)
def test_what_is_no_number_is_none(text: str) -> None:
    """A vague figure, a numeral out of order, or none at all; nothing is guessed."""
    assert parse_number(text) is None


def spelled(number: int) -> str:
    """A number below a hundred million in numerals, as a school book writes it."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        return f"{spelled(high)}万{'零' if 0 < low < 1000 else ''}{spelled(low) if low else ''}"
    out = ""
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            out += HAN[digit] + unit
        elif out and number and not out.endswith("零"):
            out += "零"
    return out or "零"


@given(st.integers(0, 99_999_999))
def test_every_number_reads_back(number: int) -> None:
    assert parse_number(spelled(number)) == number
    assert parse_number(str(number)) == number
    assert parse_number("".join(HAN[int(digit)] for digit in str(number))) == number


@given(st.text(alphabet="〇零○一二两三四五六七八九十百千万亿廿卅余多几半0123１２.", max_size=30))
def test_any_text_is_a_number_or_none(text: str) -> None:
    number = parse_number(text)
    assert number is None or number >= 0
