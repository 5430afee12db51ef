"""Lengths and what their neighbours make of them: 近三年来, 未来一周, 5天前, 三个月后, 上两周."""

from __future__ import annotations

from datetime import datetime, timedelta

from .. import periods
from ..numerals import parse_number
from ..patterns import compiled
from ..periods import CLOCKS, Period, shifted, unknown
from .lengths import UNITS, Length, Size, added, is_finer, multiplied, parse_length, unit_of, with_half
from .reading import Found, Reading
from .tokens import Match
from .years import year_number

__all__ = ["cycles", "is_length", "length"]

# What places a length, behind it and before it, and what makes another word of it.
_SUFFIX = (
    r"(?P<ago>之前|以前|前(?![往夕后後景列提期进方]))|(?P<later>之后|之後|以后|以後|后(?![来來续期勤台半备方])|後)"
    r"|(?P<since>以?[来來](?![自到源看说電电]))|(?P<within>之内|以内|内|內)"
)
_PREFIX = r"(?:(?P<near>最近|近)|(?P<past>过去|過去|刚过去|刚刚过去)|(?P<next>未来|未來|今后|今後|接下来|接下來|往后))[的这這]?\s?$"
_NOT_BEFORE = (
    r"(?<=周)年|工作制|[级級制生岁歲龄齡围圍边邊薪期班免报刊津然文才真主线河涯赛票游]|空(?!时)|年[级龄]"
    r"|以上学|行动|行動|规划|規劃|计划|計劃|攻坚|保修|质保|历史|歷史"
)
# The units that are counted on from a time of each granularity.
_COUNTED = {
    **dict.fromkeys(("year", "season", "school-year"), ("year",)),
    "month": ("year", "month"),
    **dict.fromkeys(("day", "daypart"), ("year", "month", "week", "day")),
    **dict.fromkeys(CLOCKS, ("year", "month", "week", "day", "hour", "minute", "second")),
}


def is_length(reading: Reading, kind: str, match: Match) -> bool:
    """Whether 年 or 日 is the unit of a length: 三年, 3日内."""
    if kind == "year":
        return year_number(reading, match) is None
    if match["day"] != "日":  # 六号来报到
        return False
    near = compiled(_PREFIX).search(reading.text[max(reading.before, match.start() - 6) : match.start()])
    # 9日以来 begins on the 9th, 9日来 are the last nine days
    return near is not None or compiled(r"之?[内內]|[后後]|[来來]").match(reading.text, match.end()) is not None


def length(reading: Reading, match: Match, value: str) -> Found | None:
    """三年, 5天前, 近三年来, 未来一周, 24小时内: a length, and the stretch that its neighbours make of it."""
    text, scope, start = reading.text, reading.scope, match.start()
    read = parse_length(match)
    if read is None:
        return None
    if text.startswith("年之际", match.end()) and match[0][-1] in "周週" and scope.base is not None:
        around = Period(shifted(scope.base, days=-7), shifted(scope.base, days=7), "vague", "PRESENT_REF")
        return start, match.end() + 3, around  # 四周年之际
    end, (size, grain, iso) = _lengthened(reading, match, read)
    prefix = compiled(_PREFIX).search(text[max(reading.before, start - 6) : start])
    suffix = compiled(_SUFFIX).match(text, end)
    if prefix is None and suffix is None:
        return _alone(reading, match, end, grain, iso)
    if prefix is not None:
        start -= prefix.end() - prefix.start()
    if suffix is not None:
        end = suffix.end()
    way = suffix.lastgroup if suffix else None
    ways = {way, prefix.lastgroup if prefix else None}
    if size is None:
        return start, end, unknown("vague", iso, "DURATION")
    if way in ("ago", "later") and prefix is None:
        period = _away(reading, multiplied(size, -1 if way == "ago" else 1), grain, back=way == "ago")
    elif ways & {"near", "past", "since"}:
        period = _stretch(reading, size, grain, back=True, whole="past" in ways and grain == "day")
    else:
        period = _stretch(reading, size, grain, back=False, whole="next" in ways and grain == "day")
    if period is None and scope.base is not None and scope.told is None and grain not in CLOCKS:
        return None  # beyond the calendar
    return start, end, period or unknown(grain, iso)


def _lengthened(reading: Reading, match: Match, read: Length) -> tuple[int, Length]:
    """A length with what goes on it, and where it ends: 三年多, 两天半, 1小时20分钟, 三年零两个月."""
    end = match.end()
    if more := compiled(r"[多半](?![次个名家数么少元项位点夜])").match(reading.text, end):
        end = more.end()
        if more[0] == "半" and "半" not in match[0]:
            read = with_half(read)
    while True:
        joint = reading.text[end : end + 2]
        at = end + (joint[:1] == "又" or (joint[:1] == "零" and joint[1:].isdecimal()))
        token = reading.tokens.at(at)
        if token is None or token.kind != "length" or token.match["n"][0] in "半几幾数數":
            return end, read
        finer = parse_length(token.match)
        if finer is None or finer.size is None or not is_finer(finer, read.grain):
            return end, read
        end = token.match.end()
        if read.size is None:
            return end, read
        read = added(read.size, finer.size, finer.grain)


def _alone(reading: Reading, match: Match, end: int, grain: str, iso: str) -> Found | None:
    """A length that nothing places, or that 每 makes a set of."""
    text, start = reading.text, match.start()
    before, two_before = text[max(start - 1, 0) : start], text[max(start - 2, 0) : start]
    if before in ("第", "·", "号") or two_before in ("最后", "最後") or compiled(_NOT_BEFORE).match(text, end):
        return None
    if match["day"] or text[end - 1] == "日":
        return None
    if before == "每" or two_before == "每隔":
        return max(start - (1 if before == "每" else 2), reading.before), end, unknown(grain, iso, "SET")
    return start, end, unknown(grain, iso, "DURATION")


def _away(reading: Reading, size: Size, grain: str, *, back: bool) -> Period | None:
    """5天前, 三个月后: counted from the base, or forward from a day that the sentence named."""
    scope = reading.scope
    anchor, told = scope.base, scope.told
    if not back and told is not None and told.granularity in _COUNTED:
        # 2017年考入大学，四年后毕业: no finer than what it counts from
        anchor = told.begin if grain in _COUNTED[told.granularity] else None
    elif grain in CLOCKS:
        anchor = scope.now
    elif not back and scope.month is not None and scope.day is not None:
        anchor = scope.day
    when = shifted(anchor, **size) if anchor else None
    if when is None:
        return None
    if grain == "century":
        return periods.decade(when.year // 10 * 10)
    if grain == "year":
        return periods.year(when.year)
    if grain in ("month", "quarter"):
        return periods.month(when.year, when.month)
    if grain in ("hour", "minute"):
        when = when.replace(second=0)
        return Period(when, shifted(when, minutes=1), "minute", when.isoformat()[:16], "TIME")
    if grain == "second":
        return Period(when, shifted(when, seconds=1), "second", when.isoformat(), "TIME")
    return periods.day_of(when)


def _stretch(reading: Reading, size: Size, grain: str, *, back: bool, whole: bool) -> Period | None:
    """近三年, 未来一周: from or to the base's day, which belongs to it unless whole days beside it are meant."""
    fine = grain in CLOCKS
    base = reading.scope.now if fine else reading.scope.base
    after = base if fine or base is None else shifted(base, days=1)
    if base is None or after is None:
        return None
    begin: datetime | None
    until: datetime | None
    if back:
        begin, until = shifted(base, **multiplied(size, -1)), base if whole else after
    else:
        begin = after if whole else base
        until = shifted(begin, **size)
    if begin is None or until is None:
        return None
    cut = 16 if fine else 10
    last = until if fine else until - timedelta(days=1)
    name = f"{begin.isoformat()[:cut]}/{last.isoformat()[:cut]}"
    return Period(begin, until, grain, name, "TIME" if fine else "DATE")


def cycles(reading: Reading, match: Match, value: str) -> Found | None:
    """上两周, 后三天: whole periods before and after the base's own."""
    start, end = match.span()
    past = match["which"] in "上前"
    count = parse_number(match["fn"])
    if count is None:
        return (start, end, unknown("vague", "PAST_REF" if past else "FUTURE_REF")) if match["fn"] == "几" else None
    if match["unit"] == "日" and count > 15:
        return None
    unit = unit_of(match["unit"])
    grain, one, *_ = UNITS[unit]
    base = reading.scope.now if unit in "小分" else reading.scope.base
    if base is None or not count:
        return start, end, unknown(grain, "PXX")
    own = {"年": periods.year(base.year), "月": periods.month(base.year, base.month), "周": periods.week(base)}.get(
        unit
    )
    left = own.begin if own is not None else base
    right = own.until if own is not None else shifted(base, days=1) if unit == "天" else base
    if left is None or right is None:
        return None
    size = multiplied(one, count)
    begin = shifted(left, **multiplied(size, -1)) if past else right
    until = left if past else shifted(right, **size)
    if begin is None or until is None:
        return None
    name = f"{begin.isoformat()[:10]}/{(until - timedelta(seconds=1)).isoformat()[:10]}"
    return start, end, Period(begin, until, grain, name)
