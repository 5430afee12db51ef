"""Lengths of time by themselves: 三年, 两个半小时, 一年零两个月, and their form in TIMEX3."""

from __future__ import annotations

from typing import NamedTuple

from ..numerals import parse_number
from .tokens import Match

__all__ = ["UNITS", "Length", "Size", "added", "is_finer", "multiplied", "parse_length", "unit_of", "with_half"]

Size = dict[str, int]  # the arguments of relativedelta


class Length(NamedTuple):
    """A length: its size (None where its figure is vague), its unit, and TIMEX3's form."""

    size: Size | None
    grain: str
    iso: str


class _Unit(NamedTuple):
    """A unit of lengths: its name, the size of one, TIMEX3's form, the size of half of one."""

    grain: str
    one: Size
    form: str
    half: Size


UNITS = {
    "世": _Unit("century", {"years": 100}, "P{}00Y", {"years": 50}),
    "年": _Unit("year", {"years": 1}, "P{}Y", {"months": 6}),
    "季": _Unit("quarter", {"months": 3}, "P{}Q", {}),
    "月": _Unit("month", {"months": 1}, "P{}M", {"days": 15}),
    "周": _Unit("week", {"days": 7}, "P{}W", {}),
    "天": _Unit("day", {"days": 1}, "P{}D", {"hours": 12}),
    "小": _Unit("hour", {"hours": 1}, "PT{}H", {"minutes": 30}),
    "刻": _Unit("minute", {"minutes": 15}, "PT{}M", {}),
    "分": _Unit("minute", {"minutes": 1}, "PT{}M", {"seconds": 30}),
    "秒": _Unit("second", {"seconds": 1}, "PT{}S", {}),
}
_UNIT_OF = str.maketrans("週星礼禮日昼鐘钟", "周周周周天天小小")
_FINER = ("year", "month", "week", "day", "hour", "minute", "second")
_FULL = {"months": 12, "days": 31, "hours": 24, "minutes": 60, "seconds": 60}


def unit_of(text: str) -> str:
    """The key of a unit in UNITS, by the first character of its name."""
    return text[0].translate(_UNIT_OF)


def parse_length(match: Match) -> Length | None:
    """The length that a token of a figure and its unit writes; None where it writes none."""
    text = match["n"]
    printed = match["length"] or match["year"] or match["day"] or ""
    key = unit_of(printed.strip("多余餘来來个個半"))
    grain, one, form, half = UNITS[key]
    if text == "半":
        if not half:
            return None
        (part,) = half
        return Length(half, part.removesuffix("s"), _iso(half))
    if (
        text[0] in "几幾数數"
        or text[-1] in "几幾"
        or (len(text) > 1 and all(char in "一二两三四五六七八九" for char in text))
    ):
        return Length(None, grain, form.format("X"))
    count = 100 if text == "百" and _is_round(match) else parse_number(text)
    if count is None or not 0 < count < 1000:
        return None
    size = multiplied(one, count)
    if "半" not in printed:
        return Length(size, grain, form.format(count * 15 if key == "刻" else count))
    return Length(_sum(size, half), grain, form.format(f"{count}.5"))


def _is_round(match: Match) -> bool:
    """百余年, 百年来: a bare 百 counts beside these."""
    behind = match.string[match.end() : match.end() + 1]
    return (match["length"] or "")[:1] in tuple("多余餘") or behind in tuple("前来來")


def with_half(length: Length) -> Length:
    """A length and half of its unit: 一年半, 两天半."""
    size = length.size or {}
    for unit, half, finer in (("years", {"months": 6}, "month"), ("days", {"hours": 12}, "day")):
        if list(size) == [unit] and (unit == "years" or length.grain == "day"):
            return Length({**size, **half}, finer, length.iso[:-1] + ".5" + length.iso[-1])
    return length


def added(length: Size, finer: Size, grain: str) -> Length:
    """A length of several units: 三年零两个月."""
    size = _sum(length, finer)
    return Length(size, grain, _iso(size))


def is_finer(length: Length, grain: str) -> bool:
    """Whether a length goes on one of a longer unit, rather than telling it again: 一天24小时, 一周五天."""
    size, finer, _ = length
    if size is None or grain not in _FINER or finer not in _FINER[_FINER.index(grain) + 1 :]:
        return False
    return "week" not in (grain, finer) and all(count < _FULL[unit] for unit, count in size.items())


def multiplied(size: Size, by: int) -> Size:
    """So many times a size."""
    return {unit: count * by for unit, count in size.items()}


def _sum(left: Size, right: Size) -> Size:
    return {unit: left.get(unit, 0) + right.get(unit, 0) for unit in left.keys() | right.keys()}


def _iso(size: Size) -> str:
    """A size as ISO 8601: P3Y2M."""
    days = "".join(f"{size[unit]}{unit[0].upper()}" for unit in ("years", "months", "days") if unit in size)
    clock = "".join(f"{size[unit]}{unit[0].upper()}" for unit in ("hours", "minutes", "seconds") if unit in size)
    return f"P{days}" + (f"T{clock}" if clock else "")
