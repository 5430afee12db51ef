"""What comes again and again: 每年3月, 每周三下午. It has no place on the calendar."""

from __future__ import annotations

from .. import periods
from ..patterns import compiled
from ..periods import unknown
from .narrowing import narrowed
from .ranges import ranged
from .reading import Found, Reading
from .tokens import Match

__all__ = ["recurring"]

_UNITS = (
    ("年", ("year", "P1Y")), ("季", ("quarter", "P3M")), ("月", ("month", "P1M")), ("周週星礼", ("week", "P1W")),
    ("天日晚", ("day", "P1D")), ("小", ("hour", "PT1H")), ("分", ("minute", "PT1M")), ("学學", ("school-year", "P6M")),
)  # fmt: skip
_MORE_WEEKDAYS = (
    r"(?:[、和及与與](?:周|週|星期|礼拜|禮拜)[一二三四五六日天]"
    r"|[二三四五六日]{2,5}+(?![个個天月年])|[、和及与與]?[二三四五六日](?=[、和及与與二三四五六日，,。；;：:）)\s\d上下早中晚的]|$)){1,6}+"
)


def recurring(reading: Reading, match: Match, value: str) -> Found | None:
    """每 and a unit, with the tokens and ranges behind it."""
    start, end = match.span()
    unit, scope = match["unit"], reading.scope
    grain, iso = next(pair for chars, pair in _UNITS if unit[0] in chars)
    if grain not in periods.UNKNOWN:
        return start, end, unknown(grain, iso, "SET")
    period = periods.some(grain)
    if match["wd"]:
        period = periods.weekday(period, match["wd"]) or period
    named = period.value
    if match["wd"] and (further := compiled(_MORE_WEEKDAYS).match(reading.text, end)):
        end = further.end()  # 每周二、周四: the value names the first
    if unit == "晚":
        reading.part = "晚"
    base, scope.base = scope.base, None
    end, period = narrowed(reading, period, end)
    scope.base = base
    while (further_on := ranged(reading, period, end)) is not None:  # 每周一至周五9:00—17:00
        end, period = further_on
    plain = period.value == named and not match["wd"]
    return start, end, unknown(period.granularity, iso if plain else period.value, "SET")
