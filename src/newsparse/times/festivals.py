"""Rules for festivals, solar terms, and days of the lunar calendar."""

from __future__ import annotations

from .. import lunar, periods
from ..numerals import parse_number
from ..periods import Period, unknown
from .reading import Reading, Rule
from .tokens import Match

__all__ = ["RULES"]


def _festival(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    rule, days = value.split()
    reading.days = int(days)
    month = periods.festival_month(rule)
    base, year = reading.scope.base, reading.scope.year_within(within)
    if year is None:
        if rule.startswith("moon"):
            return periods.some("day")
        return unknown("day", f"XXXX-{rule}" if rule[2:3] == "-" and "#" not in rule else f"XXXX-{month:02d}-XX")
    if within is None and base is not None and year == base.year:
        year += (month == 1 and base.month >= 11) - (month == 12 and base.month == 1)
    if rule.startswith("moon") and year not in lunar.YEARS:
        return unknown("day", f"{year:04d}-XX-XX")
    return periods.festival(year, rule)


def _lunar(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    """正月初八, 农历八月十五."""
    month, dom = match["lm"], match["ld"].removeprefix("初")
    number = 1 if month in "正大" else 12 if month in "腊臘" else parse_number(month)
    day = parse_number(dom)
    if number is None or day is None:
        return None
    if number > 10 and within is not None:
        return unknown("day", f"{within.value}-XX-XX")  # the lunar year ends in the next
    return _festival(reading, match, f"moon{number:02d}-{day:02d} 1", within)


RULES: dict[str, Rule] = {"festival": _festival, "lunar": _lunar}
