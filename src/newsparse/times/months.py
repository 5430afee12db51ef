"""Rules for months and their parts, and the year of a month that names none."""

from __future__ import annotations

from datetime import datetime, timedelta

from .. import periods
from ..numerals import parse_number
from ..patterns import compiled
from ..periods import Period, shifted, unknown
from .reading import Reading, Rule
from .tokens import JOIN, Match
from .years import digits_on_end

__all__ = ["RULES", "months"]

_TO_YEAR_END = rf"\s?{JOIN}\s?(1[12]|十[一二])月"  # 1月至12月, said in January
_FAR = 10  # months; one so far from the base may lie across New Year: December in January or February


def _month(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    text = match["n"]
    if len(text) == 2 and (pair := digits_on_end(text)):  # 七八月
        return months(reading, match, *pair, within)
    return months(reading, match, parse_number(text), None, within)


def months(reading: Reading, match: Match, first: int | None, last: int | None, within: Period | None) -> Period | None:
    """A month, or all from one to another; one that comes out earlier lies in the next year."""
    if first is None or not 1 <= first <= 12 or (last is not None and not 1 <= last <= 12):
        return None
    if within is None:
        year = _year_for(reading, match, first, last)
    else:
        year = None if within.begin is None else within.begin.year
    if year is None:
        prefix = within.value if within is not None else "XXXX"
        return unknown("month", f"{prefix}-{first:02d}" + (f"/{prefix}-{last:02d}" if last else ""))
    left = periods.month(year, first)
    return left if last is None else periods.joined(left, periods.month(year + (last < first), last))


def _year_for(reading: Reading, match: Match, month: int, last: int | None) -> int | None:
    """The year of a month that names none: the year in force, else that of the base, save over New Year."""
    scope = reading.scope
    named, base = scope.year, scope.base
    if named is not None and (base is None or named.year != base.year):
        return named.year + (scope.year_month >= 11 and month <= 2)
    if base is None:
        return None
    if base.month <= 2:
        if last is None and (ends := compiled(_TO_YEAR_END).match(reading.text, match.end())):
            last = parse_number(ends[1])
        is_past = max(month, last or 0) - base.month >= _FAR and not reading.is_ahead(match)
        return base.year - 1 if is_past else base.year
    if base.month - month >= _FAR and (
        scope.ahead or (scope.day is not None and scope.day.year > base.year) or reading.is_ahead(match)
    ):
        return base.year + 1
    return base.year


def _month_word(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    """上个月: counted from the month of publication."""
    return _month_at(reading.scope.base, value)


def _month_there(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    """当月, 次月: counted from the month that was named last."""
    if within is not None:
        return within if value == "0" else None  # 6月当月
    scope = reading.scope
    return _month_at(scope.month or scope.day or (scope.base if value == "0" else None), value)


def _month_at(anchor: datetime | None, value: str) -> Period | None:
    if anchor is None:
        return periods.some("month")
    when = shifted(anchor.replace(day=1), months=int(value))
    return periods.month(when.year, when.month) if when else None


def _month_edge(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    found = within or _month_at(reading.scope.base, "0")
    return periods.edge(found, value) if found else None


def _ten_days(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    found = within or _month_in_force(reading)
    return periods.ten_days(found, value) if found else None


def _half_month(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    found = within or _month_in_force(reading)
    if found is None or found.begin is None:
        return found
    middle = found.begin + timedelta(days=15)
    return found._replace(until=middle) if value == "1" else found._replace(begin=middle)


def _month_in_force(reading: Reading) -> Period | None:
    return _month_at(reading.scope.month or reading.scope.base, "0")


RULES: dict[str, Rule] = {
    "month": _month, "month-word": _month_word, "month-there": _month_there, "month-edge": _month_edge,
    "ten-days": _ten_days, "half-month": _half_month,
}  # fmt: skip
