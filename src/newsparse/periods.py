"""Stretches of the calendar that Chinese text names, from centuries to seconds, and how one narrows to another.

A period is half-open and naive. Where the calendar has no such period (30 February) the functions give None; where the
year is not known its edges are None and only the value says what is known (``XXXX-12-30``).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, date, datetime, timedelta
from functools import cache
from math import radians, sin
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from .tables import read_table

__all__ = [
    "Period", "century", "clock", "day", "day_of", "day_part", "decade", "edge", "festival", "festival_month", "half_year", "month", "plan",
    "quarter", "school_year", "season", "shifted", "spell", "ten_days", "to_24", "unknown", "week", "weekday", "year",
]  # fmt: skip

# Seasons and the long holidays of schools: the code of TIMEX3, the first month, how many months.
SEASONS = {
    "春": ("SP", 3, 3), "夏": ("SU", 6, 3), "秋": ("FA", 9, 3), "冬": ("WI", 12, 3), "暑": ("SU", 7, 2), "寒": ("WI", 1, 2),
}  # fmt: skip


LUNAR_YEARS = range(1901, 2101)  # where the calendar of today holds and the reckoning is right to the day
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


def _months(first: datetime, count: int, granularity: str, value: str) -> Period | None:
    months = first.year * 12 + first.month - 1 + count
    if months >= MAXYEAR * 12:
        return None
    return Period(first, datetime(months // 12, months % 12 + 1, 1), granularity, value)


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
    return _months(datetime(of, 6 * half - 5, 1), 6, "half-year", f"{of:04d}-H{half}")


def quarter(of: int, number: int) -> Period | None:
    """A quarter, from 1 to 4."""
    return _months(datetime(of, 3 * number - 2, 1), 3, "quarter", f"{of:04d}-Q{number}") if 1 <= number <= 4 else None


def season(of: int, name: str) -> Period | None:
    """春 from March, 夏 from June, 秋 from September, 冬 from December."""
    code, first, count = SEASONS[name]
    return _months(datetime(of, first, 1), count, "season", f"{of:04d}-{code}")


def school_year(first: int, term: int = 0) -> Period | None:
    """A school year from September, or one of its two terms."""
    begin = datetime(first, 9, 1) if term < 2 else shifted(datetime(first, 2, 1), years=1)
    if begin is None:
        return None
    value = (
        f"{first}-09/{first + 1}-08"
        if not term
        else f"{first}-09/{first + 1}-01"
        if term == 1
        else f"{first + 1}-02/{first + 1}-07"
    )
    return _months(begin, (12, 5, 6)[term], "school-year", value)


def month(of: int, number: int) -> Period | None:
    """A month of a year."""
    if not (1 <= number <= 12 and 1 <= of <= MAXYEAR):
        return None
    return _months(datetime(of, number, 1), 1, "month", f"{of:04d}-{number:02d}")


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


def festival_month(rule: str) -> int:
    """The month that a festival's rule names."""
    if rule.startswith("moon"):
        return int(rule[4:6]) % 12 + 1 if rule[4:6] not in ("01", "12") else 1  # New Year's days count as January's
    return (int(rule[3:]) + 75) // 30 % 12 + 1 if rule.startswith("sun") else int(rule[:2])


@cache
def _solar_term(of: int, degrees: int) -> datetime:
    """The day, in China, on which the sun's apparent longitude comes to so many degrees.

    The longitude is that of Meeus, Astronomical Algorithms, chapter 25, right to a quarter of an hour; three steps
    from the middle of the term's usual days are enough.
    """
    when = datetime(of, festival_month(f"sun{degrees:03d}"), 6 if degrees % 30 else 21)
    for _ in range(3):
        centuries = (when - datetime(2000, 1, 1, 20)) / timedelta(days=36525)  # noon in Greenwich is 20 o'clock
        anomaly = radians(357.52911 + 35999.05029 * centuries)
        centre = (1.914602 - 0.004817 * centuries) * sin(anomaly) + 0.019993 * sin(2 * anomaly)
        centre += 0.000289 * sin(3 * anomaly)
        nutation = 0.00569 + 0.00478 * sin(radians(125.04 - 1934.136 * centuries))
        longitude = 280.46646 + 36000.76983 * centuries + centre - nutation
        when += timedelta(days=((degrees - longitude + 180) % 360 - 180) * 365.2422 / 360)
    when -= timedelta(minutes=1)  # clocks run behind the time of the formula
    return datetime(when.year, when.month, when.day)


@cache
def _lunar_day(of: int, number: int, dom: int) -> datetime:
    """A day of the lunar calendar: its months begin with the new moon, and the n-th holds the n-th mid-month term."""
    term = _solar_term(of, (300 + 30 * number) % 360)
    moons = round((term - datetime(2000, 1, 6)) / timedelta(days=29.530588861))
    first = next(day for n in (1, 0, -1, -2) if (day := _new_moon(moons + n)) <= term)
    if number == 1 and (first < datetime(of, 1, 21) or of == 1985):
        first = _new_moon(moons + 1) if _new_moon(moons) <= first else _new_moon(moons)  # 1985 and 2034: a term early
    return first + timedelta(days=dom - 1)


@cache
def _new_moon(number: int) -> datetime:
    """The day, in China, of a new moon, counted from that of 2000-01-06: Meeus, Astronomical Algorithms, chapter 49."""
    centuries = number / 1236.85
    shrinks = 1 - 0.002516 * centuries
    sun = radians(2.5534 + 29.10535670 * number)
    moon = radians(201.5643 + 385.81693528 * number)
    node = radians(160.7108 + 390.67050284 * number)
    days = 29.530588861 * number + 0.00015437 * centuries**2
    days += -0.40720 * sin(moon) + 0.17241 * shrinks * sin(sun) + 0.01608 * sin(2 * moon) + 0.01039 * sin(2 * node)
    days += shrinks * (0.00739 * sin(moon - sun) - 0.00514 * sin(moon + sun) + 0.00208 * sin(2 * sun))
    days += -0.00111 * sin(moon - 2 * node) - 0.00057 * sin(moon + 2 * node) + 0.00056 * sin(2 * moon + sun)
    days += -0.00042 * sin(3 * moon) + 0.00042 * sin(sun + 2 * node) + 0.00038 * sin(sun - 2 * node)
    # Counted from 2000-01-06 14:20:38.4 in Greenwich; clocks run a minute behind the time of the formula.
    when = datetime(2000, 1, 6, 22, 19, 38) + timedelta(days=days)
    return datetime(when.year, when.month, when.day)


def festival(of: int, rule: str, days: int = 1) -> Period | None:
    """A festival of a year: ``10-01``; ``05-7#2`` is the second Sunday of May; ``sun015`` a solar term;
    ``moon08-15`` a day of the lunar calendar, ``moon01-00`` the one before its New Year."""
    if not 1 <= of < MAXYEAR:
        return None
    if rule.startswith("moon"):
        begin = _lunar_day(of, int(rule[4:6]), int(rule[7:]))
    elif rule.startswith("sun"):
        begin = _solar_term(of, int(rule[3:]))
    elif "#" in rule:
        number, weekday_number, nth = int(rule[:2]), int(rule[3]), int(rule[5])
        first = datetime(of, number, 1)
        begin = first + timedelta(days=(weekday_number - 1 - first.weekday()) % 7 + 7 * (nth - 1))
    else:
        begin = datetime(of, int(rule[:2]), int(rule[3:]))
    until = shifted(begin, days=days)
    return Period(begin, until, "day", begin.isoformat()[:10]) if until else None
