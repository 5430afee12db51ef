"""Stretches of the calendar that Chinese text names, from centuries to seconds, and how one narrows to another.

A period is half-open and naive. Where the calendar has no such period (30 February) the functions give None; where the
year is not known its edges are None and only the value says what is known (``XXXX-12-30``).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, date, datetime, timedelta
from functools import cache
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from .lunar import lunar_day, solar_term, term_month
from .tables import read_table

__all__ = [
    "CLOCKS", "SEASONS", "UNKNOWN", "Period", "century", "clock", "day", "day_of", "day_part", "decade", "edge", "enclosing", "festival",
    "festival_month", "half_year", "joined", "month", "plan", "quarter", "school_year", "season", "shifted", "some", "spell", "ten_days",
    "to_24", "unknown", "week", "weekday", "year",
]  # fmt: skip

# Seasons and the long holidays of schools: the code of TIMEX3, the first month, how many months.
SEASONS = {
    "春": ("SP", 3, 3), "夏": ("SU", 6, 3), "秋": ("FA", 9, 3), "冬": ("WI", 12, 3), "暑": ("SU", 7, 2), "寒": ("WI", 1, 2),
}  # fmt: skip
CLOCKS = frozenset({"hour", "minute", "second"})  # the granularities of a clock
# The values of which only the granularity is known.
UNKNOWN = {"year": "XXXX", "month": "XXXX-XX", "week": "XXXX-WXX", "day": "XXXX-XX-XX"}
_DAY = timedelta(days=1)
_BY_CALENDAR = ("years", "months")  # the units that are no fixed number of seconds


class Period(NamedTuple):
    """A stretch of time: half-open, an edge that is not known or not there is None; ``value`` is TIMEX3."""

    begin: datetime | None
    until: datetime | None
    granularity: str
    value: str
    type: str = "DATE"


def unknown(granularity: str, value: str, kind: str = "DATE") -> Period:
    """A period whose place on the calendar is not known."""
    return Period(None, None, granularity, value, kind)


def some(granularity: str) -> Period:
    """A year, month, week or day of which nothing more is known."""
    return unknown(granularity, UNKNOWN[granularity])


def shifted(when: datetime, **units: int) -> datetime | None:
    """A moment moved along the calendar; None beyond its ends."""
    try:
        if units.keys().isdisjoint(_BY_CALENDAR):
            return when + timedelta(**units)
        return when + relativedelta(**units)  # type: ignore[arg-type]
    except (ValueError, OverflowError):
        return None


def _years(first: int, count: int, granularity: str, value: str) -> Period | None:
    if not 1 <= first <= first + count <= MAXYEAR:
        return None
    return Period(datetime(first, 1, 1), datetime(first + count, 1, 1), granularity, value)


def _months(of: int, first: int, count: int, granularity: str, value: str) -> Period | None:
    months = of * 12 + first - 1 + count
    if not 1 <= of <= MAXYEAR or months >= MAXYEAR * 12:
        return None
    return Period(datetime(of, first, 1), datetime(months // 12, months % 12 + 1, 1), granularity, value)


def year(number: int) -> Period | None:
    """A year of our calendar."""
    return _years(number, 1, "year", f"{number:04d}")


def decade(first: int) -> Period | None:
    """Ten years from the year that names them: 1990."""
    return _years(first, 10, "decade", f"{first // 10:03d}")


def century(number: int) -> Period | None:
    """A hundred years, counted as newspapers do: the 20th from 1900."""
    return _years(max((number - 1) * 100, 1), 100, "century", f"{number - 1:02d}")


def plan(number: int) -> Period | None:
    """A five-year plan of the People's Republic; the first two ran from 1953 and from 1958."""
    first = {1: 1953, 2: 1958}.get(number, 1951 + 5 * number)
    return _years(first, 5, "plan", f"{first}/{first + 4}")


def half_year(of: int, half: int) -> Period | None:
    """上半年 (1), 下半年 (2)."""
    return _months(of, 6 * half - 5, 6, "half-year", f"{of:04d}-H{half}")


def quarter(of: int, number: int) -> Period | None:
    """A quarter, from 1 to 4."""
    return _months(of, 3 * number - 2, 3, "quarter", f"{of:04d}-Q{number}") if 1 <= number <= 4 else None


def season(of: int, name: str) -> Period | None:
    """春 from March, 夏 from June, 秋 from September, 冬 from December."""
    code, first, count = SEASONS[name]
    return _months(of, first, count, "season", f"{of:04d}-{code}")


def school_year(first: int, term: int = 0) -> Period | None:
    """A school year from September, or one of its two terms."""
    value = (
        f"{first}-09/{first + 1}-08"
        if not term
        else f"{first}-09/{first + 1}-01"
        if term == 1
        else f"{first + 1}-02/{first + 1}-07"
    )
    begin = (first, 9) if term < 2 else (first + 1, 2)
    return _months(*begin, (12, 5, 6)[term], "school-year", value)


def month(of: int, number: int) -> Period | None:
    """A month of a year."""
    if not (1 <= number <= 12 and 1 <= of <= MAXYEAR):
        return None
    return _months(of, number, 1, "month", f"{of:04d}-{number:02d}")


def ten_days(within: Period, part: str) -> Period:
    """上旬 is the 1st to the 10th, 中旬 the 11th to the 20th, 下旬 the rest of the month; 中下旬 is both."""
    first, last = {"上": 1, "中": 11, "下": 21}[part[0]], {"上": 10, "中": 20, "下": 0}[part[-1]]
    if within.begin is None or within.until is None:
        return unknown("ten-days", f"{within.value}-{first:02d}/{within.value}-{last or 31}")
    until = within.begin + timedelta(days=last) if last else within.until
    begin = within.begin.replace(day=first)
    return Period(begin, until, "ten-days", f"{begin.isoformat()[:10]}/{(until - timedelta(days=1)).isoformat()[:10]}")


def day(of: int, number: int, dom: int) -> Period | None:
    """A day of the calendar."""
    if not (1 <= of < MAXYEAR and 1 <= number <= 12 and 1 <= dom <= monthrange(of, number)[1]):
        return None
    return day_of(datetime(of, number, dom))


def day_of(when: date) -> Period | None:
    """The day that a moment lies in."""
    if when.year == MAXYEAR:
        return None
    begin = datetime(when.year, when.month, when.day)
    return Period(begin, begin + _DAY, "day", begin.isoformat()[:10])


def week(when: datetime) -> Period | None:
    """The week, Monday to Sunday, that a moment lies in."""
    begin = shifted(datetime(when.year, when.month, when.day), days=-when.weekday())
    until = shifted(begin, days=7) if begin else None
    if begin is None or until is None:
        return None
    of, number, _ = begin.isocalendar()
    return Period(begin, until, "week", f"{of:04d}-W{number:02d}")


def weekday(within: Period, name: str) -> Period | None:
    """A day of a week; 末 is its Saturday and Sunday."""
    if within.begin is None:
        return unknown("day", f"{within.value}-{'WE' if name == '末' else _weekday_number(name) + 1}")
    if name == "末":
        return Period(within.begin + timedelta(days=5), within.until, "day", f"{within.value}-WE")
    return day_of(within.begin + timedelta(days=_weekday_number(name)))


def _weekday_number(name: str) -> int:
    return "一二三四五六日".index(name.replace("天", "日"))


# What 初, 中 and 末 leave of a longer period, as months (of a day in ten for a month) from its begin.
_EDGES = {
    "year": {"初": (0, 1), "中": (5, 7), "末": (11, 12)},
    "decade": {"初": (0, 36), "中": (36, 84), "末": (84, 120)},
    "century": {"初": (0, 120), "中": (480, 720), "末": (1080, 1200)},
    "plan": {"初": (0, 12), "中": (24, 36), "末": (48, 60)},
    "half-year": {"初": (0, 1), "中": (2, 4), "末": (5, 6)},
    "quarter": {"初": (0, 1), "中": (1, 2), "末": (2, 3)},
    "season": {"初": (0, 1), "中": (1, 2), "末": (2, 3)},
}


def edge(within: Period, part: str) -> Period | None:
    """The beginning (初), middle (中) or end (末) of a period, as long as newspapers take it."""
    if within.granularity == "month":
        return ten_days(within, {"初": "上", "中": "中", "末": "下"}[part])._replace(granularity="month")
    if within.granularity == "week" and within.begin is not None:
        first = within.begin + timedelta(days={"初": 0, "中": 2, "末": 5}[part])
        return Period(first, first + timedelta(days=2), "week", within.value)
    if within.granularity not in _EDGES:
        return None
    if within.begin is None:
        return within
    skipped, kept = _EDGES[within.granularity][part]
    begin, until = shifted(within.begin, months=skipped), shifted(within.begin, months=kept)
    return Period(begin, until, within.granularity, within.value) if begin and until else None


def day_part(within: Period, word: str) -> Period | None:
    """A part of a day, by the table ``day_parts``."""
    first, last, code = _day_parts()[word]
    value = f"{within.value}T{code}"
    if within.begin is None:
        return unknown("daypart", value, "TIME")
    return Period(
        within.begin + timedelta(hours=first), within.begin + timedelta(hours=last), "daypart", value, "TIME"
    )  # fmt: skip


@cache
def _day_parts() -> dict[str, tuple[int, int, str]]:
    return {row[0]: (int(row[1]), int(row[2]), row[3]) for row in read_table("day_parts")}


def to_24(hour: int, word: str) -> int:
    """The hour of a clock behind a word for the part of the day: 上午12 is midnight, 下午14 is 14, 晚12 is 24."""
    first, last, _ = _day_parts()[word]
    if first < 10:
        return 0 if hour == 12 else hour
    if last <= 14:  # noon
        return hour + 12 if hour < 4 else hour
    if first >= 18 and hour == 12:
        return 24
    if first >= 22 and hour < 6:
        return hour
    return hour + 12 if hour < 12 else hour


def clock(within: Period, hour: int, minute: int | None, second: int | None) -> Period | None:
    """A time of a day; 24 o'clock is the beginning of the next."""
    if not (0 <= hour <= 24 and 0 <= (minute or 0) < 60 and 0 <= (second or 0) < 60) or (hour == 24 and minute):
        return None
    granularity = "hour" if minute is None else "minute" if second is None else "second"
    value = f"{within.value}T{hour:02d}" + "".join(f":{n:02d}" for n in (minute, second) if n is not None)
    if within.begin is None:
        return unknown(granularity, value, "TIME")
    begin = shifted(within.begin, hours=hour, minutes=minute or 0, seconds=second or 0)
    until = shifted(begin, **{f"{granularity}s": 1}) if begin else None
    return Period(begin, until, granularity, value, "TIME") if begin and until else None


def spell(within: Period, **units: int) -> Period | None:
    """A period moved along the calendar."""
    if within.begin is None or within.until is None:
        return within
    begin, until = shifted(within.begin, **units), shifted(within.until, **units)
    return within._replace(begin=begin, until=until) if begin and until else None


def joined(left: Period | None, right: Period | None) -> Period | None:
    """From the beginning of one to the end of a later one."""
    if left is None or right is None or (left.begin and right.begin and right.begin <= left.begin):
        return left if left is not None and left == right else None
    return right._replace(begin=left.begin, value=f"{left.value}/{right.value}")


def enclosing(period: Period, granularity: str) -> Period | None:
    """The year, month, week or day that a period begins in."""
    begin = period.begin
    if begin is None:
        unplaced = UNKNOWN[granularity]
        value = period.value[: len(unplaced)]
        return unknown(granularity, value if len(value) == len(unplaced) else unplaced)
    if granularity == "year":
        return year(begin.year)
    if granularity == "month":
        return month(begin.year, begin.month)
    return week(begin) if granularity == "week" else day_of(begin)


def festival_month(rule: str) -> int:
    """The month that a festival's rule names."""
    if rule.startswith("moon"):
        return int(rule[4:6]) % 12 + 1 if rule[4:6] not in ("01", "12") else 1  # New Year's days count as January's
    return term_month(int(rule[3:])) if rule.startswith("sun") else int(rule[:2])


def festival(of: int, rule: str) -> Period | None:
    """A festival of a year: ``10-01``; ``05-7#2`` is the second Sunday of May; ``sun015`` a solar term;
    ``moon08-15`` a day of the lunar calendar, ``moon01-00`` the one before its New Year."""
    if not 1 <= of < MAXYEAR:
        return None
    if rule.startswith("moon"):
        begin = lunar_day(of, int(rule[4:6]), int(rule[7:]))
    elif rule.startswith("sun"):
        begin = solar_term(of, int(rule[3:]))
    elif "#" in rule:
        number, weekday_number, nth = int(rule[:2]), int(rule[3]), int(rule[5])
        first = datetime(of, number, 1)
        begin = first + timedelta(days=(weekday_number - 1 - first.weekday()) % 7 + 7 * (nth - 1))
    else:
        begin = datetime(of, int(rule[:2]), int(rule[3:]))
    return day_of(begin)
