"""Rules for years and for what is longer: decades, centuries, five-year plans."""

from __future__ import annotations

from .. import periods
from ..numerals import DIGIT, parse_number
from ..patterns import compiled
from ..periods import Period, unknown
from .reading import Reading, Rule
from .tokens import Match

__all__ = ["RULES", "decades", "digits_on_end", "year_number", "year_word"]

_MONTH_BEHIND = rf"\s?(?:[{DIGIT}]{{1,2}}|[一二三四五六七八九十]{{1,2}})月(?!份?内)"


def _year(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    number = year_number(reading, match)
    return None if number is None else periods.year(number)


def year_number(reading: Reading, match: Match) -> int | None:
    """2015, 二〇一五, 08, 九八: the year; None where the figure counts years (20年, 三年)."""
    text, end = match["n"], match.end()
    behind = reading.text[end : end + 3]
    digits = text.isdecimal()
    if "千" in text:
        number = parse_number(text) or 0
        return number if 1900 <= number < 2100 and number % 100 else None  # 两千零八年, beside 两千年
    if not digits and not all(char in "〇零○一二三四五六七八九" for char in text):
        return None
    number = parse_number(text) or 0
    if len(text) == 4:
        if behind.startswith(("历史", "歷史", "的历", "文明", "以上")):
            return None
        if behind[:1] == "来" and digits and number % 100 == 0:
            return None
        return number if 1000 <= number < 2200 else None
    month = compiled(_MONTH_BEHIND).match(reading.text, end)
    if len(text) == 3 and digits and 80 <= number < 200 and (month or match[0].endswith("度") or reading.scope.minguo):
        return number + 1911  # the Minguo calendar, without its name
    if len(text) != 2:
        return None
    if number < 10 or (month and (digits or number // 10 != number % 10 - 1)):
        return number + (1900 if number >= 60 else 2000)
    if number < 50 or (digits and number % 10 == 0) or not reading.is_free(match.start()):
        return None
    return None if behind[:1] in tuple("来來间間前后後的多历內内期") else 1900 + number


def _roc(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    number = 1 if match["rn"] == "元" else parse_number(match["rn"])
    reading.scope.minguo = True
    return periods.year(1911 + number) if number else None


def _bc(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    figures = compiled(r"\d+").search(match[0])
    return unknown("year", f"BC{int(figures[0]):04d}") if figures else None


def year_word(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    """去年, 今年: counted from the year of publication."""
    base = reading.scope.base
    return periods.some("year") if base is None else periods.year(base.year + int(value))


def _year_there(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    """次年, 同年: counted from the year that was named last."""
    last = reading.scope.last
    if last is not None and last.begin is not None:
        return periods.year(last.begin.year + int(value))
    if match[0] in ("当年", "當年", "第二年", "前一年", "那年", "那一年", "这一年"):
        return None
    return periods.some("year")


def _whole_year(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    """2023年全年: the year again; alone it only measures."""
    return within


def _year_edge(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    begin = reading.scope.base if within is None else within.begin
    found = periods.some("year") if begin is None else periods.year(begin.year)
    return periods.edge(found, value) if found else None


def _decade(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    text = match["n"]
    if len(text) == 3 and text[2] == "十" and (pair := digits_on_end(text[:2])):  # 五六十年代
        return decades(f"{pair[0]}0", f"{pair[1]}0", within)
    return decades(text, text, within)


def decades(first: str, last: str, within: Period | None) -> Period | None:
    """A decade, or all from one to another: 80年代, 六、七十年代, of a century or of the last one."""
    numbers = [parse_number(text) for text in (first, last)]
    if len(first) == 1 and first in "一二三四五六七八九" and numbers[0]:
        numbers[0] *= 10  # 六、七十年代
    start = within.begin.year if within is not None and within.begin is not None else 1900
    if start == 1:
        start = 0
    years = []
    for number in numbers:
        if number is None or number % 10 or not (0 <= number < 100 or 1000 <= number < 2200):
            return None
        years.append(number if number >= 1000 else start + number)
    left, right = periods.decade(years[0]), periods.decade(years[1])
    return left if first == last else periods.joined(left, right)


def digits_on_end(text: str) -> tuple[int, int] | None:
    """五六, 七八: two digits on end name a range."""
    digits = ["一二三四五六七八九".find(char) + 1 for char in text]
    return (digits[0], digits[1]) if len(digits) == 2 and digits[0] and digits[1] == digits[0] + 1 else None


def _century(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    number = parse_number(match["n"])
    return periods.century(number) if number and number <= 22 else None


def _century_word(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    base = reading.scope.base
    return unknown("century", "XX") if base is None else periods.century(base.year // 100 + 1 + int(value))


def _plan(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    number = parse_number(match["pn"])
    return periods.plan(number) if number else None


RULES: dict[str, Rule] = {
    "year": _year, "roc": _roc, "bc": _bc, "year-word": year_word, "year-there": _year_there, "whole-year": _whole_year,
    "year-edge": _year_edge, "decade": _decade, "century": _century, "century-word": _century_word, "plan": _plan,
}  # fmt: skip
