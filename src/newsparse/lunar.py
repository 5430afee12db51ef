"""Solar terms and days of the lunar calendar, reckoned from where the sun and the moon stand.

The sources are given with each function. In ``YEARS`` the calendar of today holds and the reckoning is right to the day.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from math import radians, sin

__all__ = ["YEARS", "lunar_day", "solar_term", "term_month"]

YEARS = range(1901, 2101)


def term_month(degrees: int) -> int:
    """The month of our calendar in which the sun's longitude comes to so many degrees."""
    return (degrees + 75) // 30 % 12 + 1


@cache
def solar_term(of: int, degrees: int) -> datetime:
    """The day, in China, of a year on which the sun's apparent longitude comes to so many degrees.

    The longitude is that of Meeus, Astronomical Algorithms, chapter 25, right to a quarter of an hour; three steps
    from the middle of the term's usual days are enough.
    """
    when = datetime(of, term_month(degrees), 6 if degrees % 30 else 21)
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
def lunar_day(of: int, number: int, dom: int) -> datetime:
    """A day of a year of the lunar calendar: its months begin with the new moon, and the n-th holds the n-th mid-month term."""
    term = solar_term(of, (300 + 30 * number) % 360)
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
