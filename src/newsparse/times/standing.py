"""Whether a token that opens an expression is a time at all: a bare 周三, 3点, 3号, 3日 may be a name or a number."""

from __future__ import annotations

from ..numerals import parse_number
from ..patterns import compiled
from .ranges import CONNECTOR
from .reading import Reading
from .tokens import AND, Match

__all__ = ["stands_free"]

# What tells by standing behind.
_AFTER_WEEKDAY = (
    r"[\s，。、；：！？,.;:!?）)（(”\"\]】\-－–—~～]|$|[周週][一二三四五六日天]|星期|[上下早中晚凌傍深夜清正午的在将將已公发發表宣举舉召开開前后後起至到和与與及或对對向从被收盘报报称稱说說"
    r"通出进進启抵访转轉降回升晴雨阴陰會会就再又也还仍则都是有无为因受交闭休全当當播首推一二三四五六日两\d]"
)
_AFTER_CLOCK = r"[\s，。、；！？,;!?）)（(”\"\-－–—~～至到前后後起左许許整开開在准]|$"
_NOT_AFTER_DAY = r"[元均常游本历程薪租照光志渐期语粮耗落出息龄票游]|内|餐|产(?!生)|本"
_NOT_AFTER_MONTH = frozenset("龄齡球饼餅亮薪租息票供嫂光色")
# Festivals whose names are also those of people, places, prizes, and numbers: read only where they stand free.
_AFTER_FESTIVAL = r"期间|期間|假期|连假|連假|小?长假|黄金周|[前后後]|当[天日晚]|节|[，,。、；）)\s]|$|放假|出行|以来|时节|過後|过后|将至|来临|[至到起]"
_FREE_FESTIVALS = ("元旦", "春节", "春節", "除夕", "七夕")


def stands_free(reading: Reading, kind: str, match: Match) -> bool:
    """Whether a token that is no time in other company stands as one."""
    text, start, end = reading.text, match.start(), match.end()
    if kind == "oclock" or kind == "hm" or (kind == "list" and match["unit"][0] in "时時点點"):
        return _is_clock(reading, kind, match)
    if kind == "day" or (kind == "list" and match["unit"][0] in "日号號"):
        return _is_day(reading, match)
    if kind == "weekday":
        beside = reading.before and text[reading.before : start] in AND
        return bool(beside) or compiled(_AFTER_WEEKDAY).match(text, end) is not None
    before = text[max(start - 1, 0) : start]
    if kind == "month":
        if before in ("闰", "閏") or text[max(start - 2, 0) : start] in ("农历", "農曆", "阴历", "陰曆"):
            return False  # a month of another calendar
        return before not in ("第", "每") and text[end : end + 1] not in _NOT_AFTER_MONTH
    if kind == "festival":
        return _is_festival(reading, match)
    if kind == "season-name":
        if match[0].endswith("季"):
            return compiled(rf"{_AFTER_FESTIVAL}|里|裡|时").match(text, end) is not None
        return before not in ("的", "个", "為", "为") and text[end : end + 1] not in ("的", "里")
    return True


def _is_clock(reading: Reading, kind: str, match: Match) -> bool:
    text, start, end = reading.text, match.start(), match.end()
    after = compiled(_AFTER_CLOCK).match(text, end) is not None or reading.tokens.at(end) is not None
    if kind == "list":
        return after and match["n"].isdecimal()
    free = reading.is_free(start)
    if kind == "hm":
        return free and after and not _in_scores(reading, start)
    if match["min"] or match["part"] or match[0][-1] in "钟鐘":
        return True
    if match["n"].isdecimal():
        return after and (free or match[0][-1] in "时時")
    if free and compiled("左右|许|許|前后").match(text, end):
        return True  # 两点左右
    goes_on = compiled(CONNECTOR).match(text, end)
    right = reading.tokens.at(goes_on.end()) if goes_on else None
    return (right is not None and right.kind == "oclock") or (after and start == 0 and end == len(text))


def _in_scores(reading: Reading, start: int) -> bool:
    """Whether a figure with a colon goes on a row of such that are no clocks: 25:20、21:17."""
    row = compiled(r"\d[:：]\d{1,3}([、，,/]?\s?)$").search(reading.text[max(start - 9, 0) : start])
    return row is not None and reading.before < start - len(row[1])


def _is_day(reading: Reading, match: Match) -> bool:
    text, start, end = reading.text, match.start(), match.end()
    number = match["n"]
    if text[max(start - 1, 0) : start] in ("第", "每", "近") or compiled(_NOT_AFTER_DAY).match(text, end):
        return False
    if match[0][-1] in "号號":
        if not reading.is_free(start):
            return False
        behind = reading.tokens.at(end)
        if behind is not None:
            return True
        return compiled(_AFTER_CLOCK).match(text, end) is not None and (number.isdecimal() or end - start == len(text))
    if number.isdecimal() or match["list"]:
        return True
    return (parse_number(number) or 0) > 10 or (
        reading.is_free(start) and compiled(r"[，,上下早晚凌起电電至到]|$").match(text, end) is not None
    )


def _is_festival(reading: Reading, match: Match) -> bool:
    if len(match[0].strip("“”")) != 2 or match[0] in _FREE_FESTIVALS:
        return True
    before = reading.text[max(match.start() - 1, 0) : match.start()]
    named = not compiled(r"\p{Han}").match(before) or before in "在于於从從自到至的逢迎过過是度和与及年日"
    return named and compiled(_AFTER_FESTIVAL).match(reading.text, match.end()) is not None
