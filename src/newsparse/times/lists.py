"""The rule for figures that share their unit: 3至5月, 2018、2019年."""

from __future__ import annotations

from itertools import pairwise

from .. import periods
from ..numerals import parse_number
from ..periods import Period, unknown
from .clocks import hours
from .days import day_of_month
from .months import months
from .reading import Reading, Rule
from .seasons import quarters
from .tokens import Match
from .years import decades

__all__ = ["RULES"]


def _list(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    """From the first figure to the last; figures that do not rise are none, save one that lies in the next period."""
    texts = [match["n"], *match.captures("n2")]
    numbers = [parse_number(text) for text in texts]
    first, last, unit = numbers[0], numbers[-1], match["unit"]
    if first is None or last is None:
        return None
    if any(a is None or b is None or a >= b for a, b in pairwise(numbers)) and (
        unit[0] not in "月时時点點日号號" or len(numbers) > 2 or first == last
    ):
        return None
    if unit == "年代":
        return decades(texts[0], texts[-1], within)
    if unit[0] in "年学學":
        if len(texts[0]) == len(texts[-1]) == 4:
            return _years(reading, unit, first, last)
        if within is None and unit == "年" and last < 100:  # 三、五年: a length
            return unknown("year", f"P{first}Y/P{last}Y", "DURATION")
        return None
    if unit[0] == "季":
        return quarters(reading, match, first, last, within)
    if unit[0] == "月":
        if first >= 1000 and len(numbers) == 2:  # 2020-10月
            reading.kinds.add("year")
            return periods.month(first, last)
        return months(reading, match, first, last, within)
    if unit[0] in "日号號":
        return _days(reading, match, first, last, within)
    return hours(reading, first, last, within)


def _years(reading: Reading, unit: str, first: int, last: int) -> Period | None:
    if not 1000 <= first < last < 2200:
        return None
    if unit[0] in "学學":
        return periods.school_year(first)
    reading.kinds.add("years")
    return periods.joined(periods.year(first), periods.year(last))


def _days(reading: Reading, match: Match, first: int, last: int, within: Period | None) -> Period | None:
    left = day_of_month(reading, match, first, within)
    month = periods.enclosing(left, "month") if left is not None else None
    right = day_of_month(reading, match, last, month) if month is not None else None
    if right is not None and last < first:
        right = periods.spell(right, months=1)
    return periods.joined(left, right)


RULES: dict[str, Rule] = {"list": _list}
