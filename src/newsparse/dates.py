"""Publication dates, with just the precision that is written."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta

import regex

from .article import PartialDate
from .diagnostics import Finding, check_base, check_text, quote
from .patterns import compiled
from .span import Span

__all__ = ["parse_date", "read_date"]

# One character for one, so that offsets stay: full-width digits, dashes and signs to ASCII.
_WIDTHS = str.maketrans("０１２３４５６７８９：∶／．－–—−Ｔ", "0123456789::/.----T")

# The dates that pages print: ISO 8601 and its kin with slash or dot, and 年月日; a weekday may follow, a clock and its
# zone. A date without a year stands first, lest the year before it be lost (去年4月24日, 109年12月10日).
# A digit, a currency sign or a further -1, .1 beside it makes it a telephone number, a price, a version.
_DATE = r"""(?x)
    (?<![\d.¥$€£￥-])
    (?: (?P<year>\d{4})
        (?: \s?年(?![级級第])  (?: \s?(?P<month>\d{1,2})\s?月 (?: \s?(?P<day>\d{1,2})(?![\d:]) (?:\s?[日号號])? )?+ | (?!\s?\d) )
          | (?P<sign>[-/.]) (?P<month>\d{1,2}) (?: (?P=sign) (?P<day>\d{1,2}) )?+ (?!\d|%|[/.]\d|-\d(?!\d:))
        )
      | (?:(?<=^\s*)|(?<=[:：]\s?)) (?P<month>\d{1,2}) (?: \s?月 \s?(?P<day>\d{1,2})\s?[日号號] | [-/] (?P<day>\d{1,2}) (?=\s{1,8}\d\d?:\d\d) )
    )
    (?: \s{0,8} [(（]? (?:星期|周|週|礼拜|禮拜)[一二三四五六日天] [)）]? )?+
    (?: (?: T | -(?=\d\d:) | \s{0,8} ) (?P<half>上午|下午|凌晨|早上|早晨|中午|傍晚|晚上|晚间|晚)?+ \s?
        (?P<hour>\d{1,2})
        (?: :(?P<minute>\d{2}) (?: :(?P<second>\d{2}) (?:[.,]\d{1,9})?+ )?+ (?![\d:])
          | \s?[时時点點] (?: \s?(?P<minute>\d{1,2})\s?分 (?: \s?(?P<second>\d{1,2})\s?秒 )?+ )?+
        )
        (?: \s?(?P<zone>Z|[+-]\d{2}:?\d{2}) (?!\d) )?+
    )?+
    """


# A month or a day behind a date that has none: then the date was not read whole.
_MORE = r"\d\s?[月日号號]"
_MORNING = frozenset({"上午", "凌晨", "早上", "早晨"})


def parse_date(text: str, *, base: date | None = None) -> PartialDate | None:
    """Read a publication date and keep only the parts that are written.

    Read are ISO dates, their kin with slashes or dots, and 年月日, with or without a clock, behind a label
    (``时间：``, ``日期：``) or alone; of two dates the first. A missing part stays None; it is never filled in.
    A date without a year is the last such day not after ``base``, and None without one. Impossible dates (2月30日)
    give None, never a shorter date. ``span`` counts in ``text``.

    >>> parse_date("时间：2024-04-24 18:29")
    <PartialDate 2024-04-24T18:29>
    >>> parse_date("2024年5月").isoformat()
    '2024-05'
    >>> parse_date("2024年2月30日") is None
    True
    >>> from datetime import date
    >>> parse_date("12月30日 08:00", base=date(2021, 1, 2))
    <PartialDate 2020-12-30T08:00>
    """
    check_text("parse_date", text)
    check_base(base)
    return read_date(text, 0, base, "", [])


def read_date(text: str, offset: int, base: date | None, field: str, findings: list[Finding]) -> PartialDate | None:
    """The date in a header's value that begins at ``offset`` of the source; None and a finding where there is none."""
    when = _iso_date(text, offset)
    if when is not None:
        return when
    match = compiled(_DATE).search(text if text.isascii() else text.translate(_WIDTHS))
    when = _checked(match, text, offset, base) if match else None
    if when is None:
        if match and match["year"] is None and base is None and _last_year(*_month_and_day(match), date.max):
            code, reason = "date-yearless", "names no year, and there is no base to count from"
        else:
            code, reason = "date-invalid", "is not a date"
        message = f"{quote(text)} {reason}; {field} left empty"
        findings.append(Finding(code, message, offset, offset + len(text)))
    return when


def _iso_date(text: str, offset: int) -> PartialDate | None:
    """The plain ISO date that most headers print, read without a pattern: ``2020-12-10``, ``2020-12-10 15:40[:00]``."""
    length = len(text)
    if length not in (10, 16, 19) or not (text[4] == text[7] == "-" and text[10:11] in " T"):
        return None
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return None
    return PartialDate(
        when.year,
        when.month,
        when.day,
        when.hour if length > 10 else None,
        when.minute if length > 10 else None,
        when.second if length > 16 else None,
        None,
        text,
        Span(offset, offset + length),
    )


def _checked(match: regex.Match[str], text: str, offset: int, base: date | None) -> PartialDate | None:
    """The date of a match, or None where the calendar or the clock does not have it."""
    year, month, day, hour, minute, second = (
        int(part) if part is not None else None
        for part in match.group("year", "month", "day", "hour", "minute", "second")
    )
    if hour is not None and match["half"]:
        hour = _hour(hour, match["half"])
    if year is None:
        year = _last_year(month or 0, day or 0, base) if base is not None else None
    elif day is None and compiled(_MORE).search(text, match.end()):
        return None  # «2023年，4月24日» is more than a year
    if not year or (month is not None and not 1 <= month <= 12):
        return None
    if day is not None and not (month is not None and 1 <= day <= monthrange(year, month)[1]):
        return None
    if hour is not None and day is None:  # «2020年5月 3点»: the clock belongs to no day
        return None
    if (hour or 0) > 23 or (minute or 0) > 59 or (second or 0) > 59:
        return None
    utcoffset = None
    if match["zone"]:
        utcoffset = _utcoffset(match["zone"])
        if utcoffset is None:
            return None
    start, end = match.span()
    return PartialDate(
        year, month, day, hour, minute, second, utcoffset, text[start:end], Span(offset + start, offset + end)
    )


def _month_and_day(match: regex.Match[str]) -> tuple[int, int]:
    return int(match["month"]), int(match["day"])


def _hour(hour: int, half: str) -> int:
    """The hour of a clock with a word for the half of the day: 上午12 is midnight, 下午14 is 14."""
    if half in _MORNING:
        return 0 if hour == 12 else hour
    if half == "中午":
        return hour + 12 if hour < 4 else hour
    return hour + 12 if hour < 12 else hour


def _last_year(month: int, day: int, base: date) -> int | None:
    """The year of the last such day not after ``base``; None where no calendar has that day."""
    for year in range(base.year, max(base.year - 9, 0), -1):  # leap years are at most eight years apart
        if (month, day) <= (base.month, base.day) or year < base.year:
            if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
                return year
    return None


def _utcoffset(zone: str) -> timedelta | None:
    """``Z`` or ``+08:00`` as a distance from UTC; None for one that no clock has."""
    if zone == "Z":
        return timedelta(0)
    digits = zone[1:].replace(":", "")
    hours, minutes = int(digits[:2]), int(digits[2:])
    if hours > 14 or minutes > 59:
        return None
    distance = timedelta(hours=hours, minutes=minutes)
    return -distance if zone[0] == "-" else distance
