"""Rules for weeks and their days."""

from __future__ import annotations

from datetime import datetime

from .. import periods
from ..numerals import parse_number
from ..patterns import compiled
from ..periods import Period, shifted
from .reading import Reading, Rule
from .tokens import AND, Match

__all__ = ["RULES"]


def _week(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    """上周, 下下周一."""
    which = match["which"]
    found = _week_at(reading, len(which) * {"上": -1, "下": 1}.get(which[0], 0))
    return periods.weekday(found, match["wd"]) if found and match["wd"] else found


def _week_at(reading: Reading, distance: int) -> Period | None:
    base = reading.scope.base
    if base is None:
        return periods.some("week")
    day = shifted(base, days=7 * distance)
    return periods.week(day) if day else None


def _weekday(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    if within is None:
        return _weekday_alone(reading, match)
    if within.granularity != "day":
        return periods.weekday(within, match["wd"])
    if reading.kinds.isdisjoint(("weekday", "week")):
        return within  # 12月10日星期四: what contradicts does not veto
    after = periods.spell(within, days=1)  # 周六周日
    right = periods.weekday(periods.week(after.begin) or within, match["wd"]) if after and after.begin else None
    if right is None or right.begin != within.until:
        return None
    return periods.joined(within._replace(value=within.value.partition("/")[0]), right)


def _weekday_alone(reading: Reading, match: Match) -> Period | None:
    """周三: of the week that was named last, else the last one, or the next where the clause looks ahead."""
    scope, text, name = reading.scope, reading.text, match["wd"]
    if scope.day is not None and reading.before and text[reading.before : match.start()] in AND:
        return _weekday_from(scope.day, name)  # 下周六、周日
    if scope.weekday is not None:
        return _weekday_from(scope.weekday, name)  # 下周二降雨，周三转晴
    found = _week_at(reading, 0)
    day = periods.weekday(found, name) if found else None
    if day is None or day.begin is None or scope.base is None:
        return day
    if bracket := compiled(r"[（(](\d{1,2})[日号號]").match(text, match.end()):
        for days in (0, -7, 7, 14, -14):  # 周六（15日）: the day tells which Saturday
            when = shifted(day.begin, days=days)
            if when is not None and when.day == int(bracket[1]):
                return periods.day_of(when)
    ahead = reading.is_ahead(match)
    if not (day.begin < scope.base if ahead else day.begin > scope.base):
        return day
    return _day_at(day.begin, 7 if ahead else -7)


def _day_at(begin: datetime, distance: int) -> Period | None:
    """The day that lies so many days behind another; None beyond the ends of the calendar."""
    day = shifted(begin, days=distance)
    return periods.day_of(day) if day else None


def _weekday_from(anchor: datetime, name: str) -> Period | None:
    """A day of the week of another, not before that one."""
    found = periods.week(anchor)
    day = periods.weekday(found, name) if found else None
    return periods.spell(day, days=7) if day and day.begin and day.begin < anchor else day


def _nth(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    """10月第一个星期一, 3月第二周: counted from the first day of the longer period."""
    count = parse_number(match["fn"])
    if within is None or within.begin is None or not count or count > 53:
        return None
    if not match["wd"]:
        begin = shifted(within.begin, days=7 * (count - 1))
        return periods.week(begin) if begin else None
    first = periods.weekday(periods.week(within.begin) or within, match["wd"])
    if first is None or first.begin is None:
        return None
    return _day_at(first.begin, 7 * (count - (first.begin >= within.begin)))


def _weekend(reading: Reading, match: Match, value: str, within: Period | None) -> Period | None:
    found = within or _week_at(reading, int(value))
    return periods.weekday(found, "末") if found else None


RULES: dict[str, Rule] = {"week": _week, "weekday": _weekday, "nth": _nth, "weekend": _weekend}
