"""Rules for parts of a day and times of a clock, and the day of those that name none."""

from __future__ import annotations

from .. import periods
from ..numerals import parse_number
from ..periods import Period, unknown
from .days import day_at, day_there
from .reading import Reading, Rule
from .tokens import Match

__all__ = ["RULES", "hours"]


def _part(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    return _part_of(reading, _day_for(reading, within), value)


def _short(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    """早, 晚: only before a clock, or behind a day."""
    return _part_of(reading, _day_for(reading, within), match["short"])


def _day_part(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    """昨晚, 今晨."""
    distance, word = value.split()
    return _part_of(reading, day_at(reading.scope.base, distance), word)


def _day_part_there(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    """当晚."""
    distance, word = value.split()
    return _part_of(reading, day_there(reading, match, distance, within), word)


def _part_of(reading: Reading, day: Period | None, word: str) -> Period | None:
    if day is None:
        return None
    reading.part = word
    return periods.day_part(day, word)


def _day_for(reading: Reading, within: Period | None) -> Period:
    """The day of a clock: the one it stands behind, else the one named last, else the base's."""
    if within is not None and within.granularity == "day":
        return within
    if within is not None and within.begin is None:
        return unknown("day", within.value.partition("T")[0])
    anchor = within.begin if within is not None else reading.scope.day or reading.scope.base
    return (periods.day_of(anchor) if anchor is not None else None) or periods.some("day")


def _oclock(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    hour = parse_number(match["n"])
    minute = parse_number(match["min"]) if match["min"] else None
    second = parse_number(match["sec"]) if match["sec"] else None
    if match["part"]:
        minute = 30 if match["part"] == "半" else 15 if match["part"][0] in "一1" else 45
    if hour is None:
        return None
    if reading.part:
        hour = periods.to_24(hour, reading.part)
    return periods.clock(_day_for(reading, within), hour, minute, second)


def hours(reading: Reading, first: int, last: int, within: Period | None) -> Period | None:
    """From one hour to another; one that comes out earlier is of the next day."""
    day = _day_for(reading, within)
    if reading.part:
        first, last = (periods.to_24(hour, reading.part) for hour in (first, last))
    left, right = periods.clock(day, first, None, None), periods.clock(day, last, None, None)
    if left is None or right is None:
        return None
    right = periods.spell(right, days=1) if last < first else right
    return right and right._replace(begin=left.begin, until=right.begin, value=f"{left.value}/{right.value}")


RULES: dict[str, Rule] = {
    "part": _part, "short": _short, "day-part": _day_part, "day-part-there": _day_part_there,
    "oclock": _oclock, "hm": _oclock,
}  # fmt: skip
