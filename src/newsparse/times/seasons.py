"""Rules for parts of a year that are no months: quarters, halves, seasons, terms of school."""

from __future__ import annotations

from .. import periods
from ..numerals import parse_number
from ..periods import Period, shifted, unknown
from .reading import Reading, Rule
from .tokens import Match

__all__ = ["RULES", "quarters"]


def quarters(reading: Reading, match: Match, first: int, last: int, within: Period | None) -> Period | None:
    """A quarter, or all from one to another."""
    scope, year = reading.scope, reading.scope.year_within(within)
    if not 1 <= first <= last <= 4:
        return None
    if year is None:
        return unknown("quarter", f"XXXX-Q{first}" + (f"/XXXX-Q{last}" if last > first else ""))
    if within is None and last == 4 and scope.base is not None and scope.base.month <= 2:
        year -= year == scope.base.year and not reading.is_ahead(match)
    left, right = periods.quarter(year, first), periods.quarter(year, last)
    return left if first == last else periods.joined(left, right)


def _fq(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    """第三季度, Q3."""
    figure = match[0].lstrip("第QＱ")[0]
    number = int(figure) if figure.isdecimal() else "一二三四".index(figure) + 1
    return quarters(reading, match, number, number, within)


def _quarter(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    return quarters(reading, match, int(value), int(value), within)


def _quarter_word(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    """本季度, 上个季度."""
    base = reading.scope.base
    when = shifted(base, months=3 * int(value)) if base is not None else None
    return unknown("quarter", "XXXX-QX") if when is None else periods.quarter(when.year, (when.month + 2) // 3)


def _first(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    """前三季度, 前11个月: from the beginning of the year."""
    scope, count = reading.scope, parse_number(match["fn"])
    months = count is not None and count * (3 if match["unit"] == "季度" else 1)
    if not months or months > 12:
        return None
    year = scope.year_within(within)
    if year is None:
        return unknown("month", f"XXXX-01/XXXX-{months:02d}")
    if within is None and scope.year is None and scope.base is not None and scope.base.month == 1:
        year -= 1
    return periods.joined(periods.month(year, 1), periods.month(year, months))


def _half(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    year = reading.scope.year_within(within)
    return unknown("half-year", f"XXXX-H{value}") if year is None else periods.half_year(year, int(value))


def _season_name(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    """春季, 2020年冬."""
    if within is None:
        return _season(reading, match, f"0 {value}", None)
    if within.begin is None:
        return unknown("season", f"{within.value}-{periods.SEASONS[value][0]}")
    return periods.season(within.begin.year, value)


def _season(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    """今春, 去冬: they count from the day of publication, whatever year the text named."""
    distance, name = value.split()
    base = reading.scope.base
    year = base.year if base is not None and match[0][0] in "今去明" else reading.scope.year_within(None)
    if year is None:
        return unknown("season", f"XXXX-{periods.SEASONS[name][0]}")
    if base is not None and year == base.year:
        if name == "寒" and base.month >= 11:
            year += 1  # the next winter holidays
        elif name == "冬" and base.month <= 2:
            year -= 1
    return periods.season(year + int(distance), name)


def _term_name(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    """The first or second term, of a school year or of the year that it lies in."""
    if within is None or within.begin is None:
        return None if reading.scope.base is None else _term(reading, match, "0", None)
    year = within.begin.year
    if within.granularity != "school-year":
        year -= value == "2"
    return periods.school_year(year, int(value))


def _term(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    """本学期, 上学期: two a year, from February and September."""
    base = reading.scope.base
    if base is None:
        return unknown("school-year", "XXXX")
    terms = base.year * 2 + (base.month >= 8) - (base.month < 2) + int(value)
    return periods.school_year(terms // 2 - (terms % 2 == 0), 2 - terms % 2)


def _term_year(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    base = reading.scope.base
    return unknown("school-year", "XXXX") if base is None else periods.school_year(base.year - (base.month < 8))


RULES: dict[str, Rule] = {
    "fq": _fq, "quarter": _quarter, "quarter-word": _quarter_word, "first": _first, "half": _half,
    "season": _season, "season-name": _season_name, "term": _term, "term-year": _term_year, "term-name": _term_name,
}  # fmt: skip
