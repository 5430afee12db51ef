"""What stands around a period opens or cuts it: 以来, 起, 前, 后, 期间, 截至."""

from __future__ import annotations

from .. import periods
from ..patterns import compiled
from ..periods import CLOCKS, Period, shifted
from .reading import YEAR_KINDS, Found, Reading

__all__ = ["suffixed"]

_SUFFIX = (
    r"(?P<since>以[来來]|至今|迄今|到现在|到目前(?:为止)?)"
    r"|(?P<from>起(?![草步诉源飞义航降跌涨伏床点码算码])|(?<=[自从由].{1,20})开始(?=[，,。；]|$))"
    r"|(?P<before>以前|之前|前(?![往夕后後景列提期进方三两十一二四身任途锋瞻\d]))"
    r"|(?P<after>以后|以後|之后|之後|后(?![来來续期勤台半备方疫卫裔代人天年]))"
    r"|(?P<during>期间|期間|时期|時期|假期|连假|連假|小?长假|黄金周|当天|当日(?!晚)|前后|前後|左右|许|許|间(?![隔接距谍])|内(?![容外部地涵在蒙存需陆阁战科心幕政测置]))"
    r"|(?P<same>同期)"
)
_SUFFIX_OPENS = frozenset("连連以至迄到起开前之后期時时假小长黄当左许許间内同")  # what it can begin with
_EVENT_SINCE = r"(?P<event>[\p{Han}“”《》]{1,16}?以来)"
_UNTIL_PREFIX = r"截(?:至|止)?[至到]?\s?$|截止\s?$"
_FESTIVE_DAYS = frozenset({"期间", "期間", "假期", "连假", "連假", "长假", "小长假", "黄金周"})


def suffixed(reading: Reading, period: Period, start: int, end: int) -> Found:
    """The expression with its suffix or prefix."""
    text = reading.text
    before = text[max(reading.before, start - 4) : start]
    prefix = compiled(_UNTIL_PREFIX).search(before) if "截" in before else None
    if prefix is not None:
        until = period.begin if period.granularity in CLOCKS and "/" not in period.value else period.until
        shown = Period(None, until, period.granularity, f"../{period.value}", period.type)
        return start - (prefix.end() - prefix.start()), end, shown
    match = compiled(_SUFFIX).match(text, end) if text[end : end + 1] in _SUFFIX_OPENS else None
    if match is not None:
        return start, match.end(), _with_suffix(reading, match.lastgroup or "", match[0], period)
    if "以来" in text[end : end + 20] and period.begin is not None and period.granularity in ("year", "month", "day"):
        match = compiled(_EVENT_SINCE).match(text, end)  # 2012年成立以来
    if match is None or any(word in match[0] for word in "自从今去上近和与"):
        return start, end, period
    return start, match.end(), _since(reading, period)


def _with_suffix(reading: Reading, name: str, word: str, period: Period) -> Period:
    begin, until, granularity, value, _ = period
    if name == "since":
        return _since(reading, period)
    if name == "from":
        return period._replace(until=None, value=f"{value}/..")
    if name == "before":
        to_end = not reading.kinds.isdisjoint(("year-edge", "month-edge", "edge", "weekend"))
        return period._replace(begin=None, until=until if to_end else begin, value=f"../{value}")
    if name == "after":
        after = begin if granularity in CLOCKS else until
        return period._replace(begin=after, until=None, value=f"{value}/..")
    if name == "same":
        last = reading.scope.last
        if begin is not None and last is not None and last.begin is not None and granularity == "year":
            return periods.spell(last, years=begin.year - last.begin.year) or period
    if word in _FESTIVE_DAYS and reading.days > 1 and begin is not None:
        last_day = shifted(begin, days=reading.days - 1)
        return periods.joined(period, periods.day_of(last_day) if last_day is not None else None) or period
    return period


def _since(reading: Reading, period: Period) -> Period:
    """From a period to the day of publication, which belongs to it."""
    reading.since = True
    begin, base = period.begin, reading.scope.base
    if begin is not None and base is not None and begin > base and reading.kinds.isdisjoint(YEAR_KINDS):
        begin = shifted(begin, years=-1)  # what lasts until now began before now
    end = shifted(base, days=1) if begin is not None and base is not None else None
    if begin is not None and end is not None and begin >= end:
        end = None
    to = f"{base:%Y-%m-%d}" if base else ".."
    return Period(begin, end, period.granularity, f"{period.value}/{to}")
