"""Rules for days by their figure and by their distance, and the month of a day that names none."""

from __future__ import annotations

from datetime import datetime, timedelta

from .. import periods
from ..numerals import parse_number
from ..patterns import compiled
from ..periods import Period, shifted, unknown
from .reading import CLAUSE, Reading, Rule
from .tokens import Match
from .years import year_word

__all__ = ["RULES", "day_at", "day_of_month", "day_there"]

_REPORTED = r"记者|記者|本报|本報|新华社|新華社|中新网|据|據"
_LONG_AGO = timedelta(days=45)  # a day that lies further back is told as history


def _iso(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    start = match.start()
    if len(match["n"]) != 4 or reading.text[max(start - 2, 0) : start].rstrip(":： ").endswith("号"):
        return None  # 编号2020-12-09
    return periods.day(int(match["n"]), int(match["m"]), int(match["d"]))


def _day(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    number = parse_number(match["n"])
    return None if number is None else day_of_month(reading, match, number, within)


def day_of_month(reading: Reading, match: Match, number: int, within: Period | None) -> Period | None:
    """A day by its figure: of the longer period, else of the month that the sentence named, else the last such day."""
    scope, text = reading.scope, reading.text
    if not 1 <= number <= 31:
        return None
    if within is None and scope.month is not None:
        within = periods.month(scope.month.year, scope.month.month)
    if within is not None:
        if within.begin is None:
            return unknown("day", f"{within.value}-{number:02d}")
        return periods.day(within.begin.year, within.begin.month, number)
    if (named := _day_named(reading, match, number)) is not None:
        return named
    base = scope.base
    if base is None:
        return unknown("day", f"XXXX-XX-{number:02d}")
    step = -1
    if number > base.day and (scope.ahead or reading.is_ahead(match)):
        step = 1
    elif number < base.day and compiled(r"[将將拟]|定于|预计").search(text[max(match.start() - 4, 0) : match.start()]):
        step = 1
    first = base.replace(day=1)
    if (number < base.day and step == 1) or (number > base.day and step == -1):
        first = shifted(first, months=step) or first
    for _ in range(3):  # 31 is missing in no two months on end
        found = periods.day(first.year, first.month, number)
        if found is not None:
            return found
        first = shifted(first, months=step) or first
    return None


def _day_named(reading: Reading, match: Match, number: int) -> Period | None:
    """A bare day that the paragraph's own date explains: 周六（15日）, or the 13th behind 2008年6月12日, long ago."""
    scope, text, start = reading.scope, reading.text, match.start()
    if scope.day is None:
        return None
    if scope.day.day == number and start and text[start - 1] in "（(" and reading.before == start - 1:
        return periods.day_of(scope.day)
    if scope.base is None or scope.year is None or not scope.year_month or scope.year.year != scope.day.year:
        return None
    if scope.base - scope.day < _LONG_AGO or number <= scope.day.day:
        return None
    clause = compiled(CLAUSE).split(text[max(start - 12, 0) : start])[-1]
    if compiled(_REPORTED).search(clause) or text[match.end() : match.end() + 1] in ("电", "電", "讯", "訊"):
        return None  # 记者13日获悉 counts from the day of publication
    return periods.day(scope.day.year, scope.day.month, number)


def _day_word(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    """昨天, 前日: counted from the day of publication."""
    base = reading.scope.base
    if within is not None and base is not None and within.begin is not None:  # 去年今日
        return periods.day(within.begin.year, base.month, base.day) if value == "0" else None
    return day_at(base, value)


def day_there(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    """当天, 次日: counted from the day that was named last."""
    if within is not None:
        return within if value == "0" else None
    scope = reading.scope
    return day_at(scope.day or (scope.base if value == "0" else None), value)


def _bracketed(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    """今（10）日: as news in Traditional characters print it."""
    return day_at(reading.scope.base, {"前": "-2", "昨": "-1", "今": "0", "明": "1"}[match[0][0]])


def day_at(anchor: datetime | None, value: str) -> Period | None:
    """The day that is so many days from another."""
    if anchor is None:
        return periods.some("day")
    when = shifted(anchor, days=int(value))
    return None if when is None else periods.day_of(when)


def _on_end(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    """今明两天, 今明两年."""
    find = year_word if match[0][-1] == "年" else _day_word
    first, last = value.split()
    left, right = find(reading, match, first, None), find(reading, match, last, None)
    return left if left is not None and left.begin is None else periods.joined(left, right)


def _last_day(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    """6月最后一天."""
    return periods.day_of(within.until - timedelta(days=1)) if within is not None and within.until else None


RULES: dict[str, Rule] = {
    "iso": _iso, "day": _day, "day-word": _day_word, "day-there": day_there, "bracketed": _bracketed,
    "on-end": _on_end, "last-day": _last_day,
}  # fmt: skip
