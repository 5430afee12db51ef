"""Numbers as Chinese text writes them: 120, １２０, 一百二十, 一二〇, 三千余.

One grammar for all stages: the character classes below stand in their patterns, and :func:`parse_number` reads what
those matched.
"""

from __future__ import annotations

from functools import lru_cache

from .patterns import compiled

__all__ = ["DIGIT", "HAN_DIGIT", "HAN_NUMERAL", "parse_number"]

# Classes for patterns, without their brackets. Zero is printed 〇 (U+3007), 零, and often ○ (U+25CB) or a letter O.
DIGIT = "0-9０-９"
HAN_DIGIT = "〇零○ОOＯo一二三四五六七八九"
HAN_NUMERAL = "〇零○一二两兩三四五六七八九十百千廿卅"

_VALUES = {
    char: value for value, chars in enumerate(("〇零○ОOＯo", "一", "二两兩", *"三四五六七八九")) for char in chars
}
_UNITS = {"千": 1000, "百": 100, "十": 10}
_FIGURE = r"[一二两兩三四五六七八九]|\d{1,3}"
_BELOW_MYRIAD = (
    rf"(?!$)(?:(?P<千>{_FIGURE})千)?(?:[零〇]?(?P<百>{_FIGURE})百)?(?:[零〇]?(?P<十>(?:{_FIGURE})?)十)?"
    rf"(?:[零〇]?(?P<rest>{_FIGURE}))?"
)
_MYRIADS = {"亿": 10**8, "億": 10**8, "万": 10**4, "萬": 10**4}
_TENS = {"廿": "二十", "卅": "三十"}
_MORE = "余餘多来來"
_LONGEST = 24  # characters; no number in a text is longer, and int() of a million digits takes its time


@lru_cache(maxsize=4096)  # the same few numbers come again and again
def parse_number(text: str) -> int | None:
    """The number that ``text`` writes, or None where it writes none.

    Read are digits of either width, numerals with units, numerals digit by digit, and both mixed (3千). What is added
    in words (三千余) is left out: the figure that is printed counts. Fractions, 几 and 数 are no figure, and a numeral
    that breaks the order of its units (十百) is none.

    >>> [parse_number(text) for text in ("一百二十", "三千余", "〇二四", "二○二一", "廿三", "１２", "3万")]
    [120, 3000, 24, 2021, 23, 12, 30000]
    >>> parse_number("几十") is None
    True
    """
    if len(text) > 1 and text[-1] in _MORE:
        text = text[:-1]
    if not text or len(text) > _LONGEST:
        return None
    if text.isdecimal():
        return int(text)
    if all(char in _VALUES for char in text):
        return int("".join(str(_VALUES[char]) for char in text))
    for char, spelled in _TENS.items():
        text = text.replace(char, spelled)
    return _with_myriads(text)


def _with_myriads(text: str) -> int | None:
    """A numeral with 万 and 亿: each multiplies what stands before it."""
    for char, size in _MYRIADS.items():
        before, sign, after = text.partition(char)
        if sign:
            high = _with_myriads(before)
            low = _after(after, size)
            return None if high is None or low is None or low >= size or not high else high * size + low
    return _below_myriad(text)


def _after(text: str, size: int) -> int | None:
    """What stands behind a unit: nothing, a number, or a single digit for tenths of the unit (一万二)."""
    if not text:
        return 0
    if len(text) == 1 and _VALUES.get(text):
        return _VALUES[text] * size // 10
    return _with_myriads(text)


def _below_myriad(text: str) -> int | None:
    match = compiled(_BELOW_MYRIAD).fullmatch(text)
    if match is None:
        return None
    total = sum(_digits(match[unit], 1) * size for unit, size in _UNITS.items() if match[unit] is not None)
    rest = _digits(match["rest"], 0)
    if rest and len(text) > 1 and text[-2] in _UNITS:  # 一百二 is 120, 一百零二 is 102
        rest *= max(_UNITS[text[-2]] // 10, 1)
    return total + rest


def _digits(text: str, default: int) -> int:
    if not text:
        return default
    return int("".join(str(_VALUES.get(char, char)) for char in text))
