"""Tokens right behind a period narrow it: 去年 → 12月 → 31日 → 上午 → 9时, 2019年 → 底."""

from __future__ import annotations

from .. import periods
from ..patterns import compiled
from ..periods import Period
from .reading import Reading
from .rules import resolve
from .tokens import Token

__all__ = ["NARROWERS", "narrowed"]

# What may narrow a period of each granularity: the kinds of token that can stand right behind it.
NARROWERS = {
    "century": {"decade", "list"},
    "year": {
        "month", "list", "fq", "half", "quarter", "season-name", "year-edge", "first", "festival", "lunar", "term-name",
        "nth", "day-word", "whole-year", "last-day",
    },
    "school-year": {"term-name"},
    "month": {"day", "list", "ten-days", "month-edge", "half-month", "nth", "month-there", "last-day"},
    "week": {"weekday", "weekend", "last-day"},
    "day": {"weekday", "part", "oclock", "hm", "list", "short", "day-there", "day-part-there"},
    "daypart": {"oclock", "hm", "list"},
}  # fmt: skip
_LIST_UNITS = {"century": "年代", "year": "月季", "month": "日号號", "day": "时時点點", "daypart": "时時点點"}
# What may stand between, and what it can begin with.
_GAP = r"\s?(?:[（(](?:星期|周|週|礼拜|禮拜)[一二三四五六日天][)）])?\s?"
_GAP_OPENS = frozenset(" \u3000\xa0\t(（")
# The beginning, middle or end of a period; what it can begin with; and the periods that have them.
_EDGE = (
    r"(?:年(?=[初中末底]))?(?:(?P<start>初期|前期|初(?![步级級中次一二三始心见評评选選赛賽衷试考稿审]))"
    r"|(?P<end>中后期|后期|末期|末|底(?![班部层端下薪气线]))|(?P<mid>中期|中叶|中葉|中(?=[，,。；、）)\s]|$)))"
)
_EDGE_OPENS = frozenset("年初前末底中后")
_EDGED = frozenset({"year", "month", "decade", "century", "plan", "quarter", "half-year", "week"})
# Words too short to stand alone: behind a day, and behind a year; and what they can begin with.
_SHORT_PART = r"(?P<short>晚(?![会會报報宴餐饭飯辈年期婚自点])|早(?![就已期在日教])|晨(?![报報光练曦跑])|夜(?![景市校班总会會幕]))"
_SHORT_SEASON = r"[春夏秋冬](?![节節运運游晚耕])"
_SHORT_OPENS = frozenset("早晚晨夜春夏秋冬")


def narrowed(reading: Reading, period: Period, end: int) -> tuple[int, Period]:
    """What the tokens right behind leave of a period, and where they end."""
    text = reading.text
    while True:
        opens, at = text[end : end + 1], end
        if opens in _EDGE_OPENS and (edge := _edge_behind(reading, period, end)) is not None:
            return edge
        if opens in _GAP_OPENS and (gap := compiled(_GAP).match(text, end)):
            at = gap.end()
            if period.granularity == "day" and not {"（", "("}.isdisjoint(gap[0]):
                end = at  # 12月10日（周四）: the bracket belongs to the day
        token = _narrower(reading, period.granularity, end, at)
        if token is None:
            return end, period
        narrower = resolve(reading, *token, period)
        if narrower is None:
            return end, period
        end, period = token.match.end(), narrower


def _edge_behind(reading: Reading, period: Period, end: int) -> tuple[int, Period] | None:
    text = reading.text
    match = compiled(_EDGE).match(text, end) if period.granularity in _EDGED else None
    if match is None or (period.granularity == "year" and text[match.end() : match.end() + 1] == "级"):
        return None
    part = "初" if match["start"] else "末" if match["end"] else "中"
    period = periods.edge(period, part) or period
    reading.kinds.add("year-edge" if period.granularity == "year" else "edge")
    return match.end(), period


def _narrower(reading: Reading, granularity: str, end: int, at: int) -> Token | None:
    """The token that narrows a period: right behind its end, or at a place behind a gap."""
    text = reading.text
    token = reading.tokens.at(at)
    if token is None and granularity in ("year", "month") and text[at : at + 1] == "的":
        token = reading.tokens.at(at + 1)
    if token is None and text[end : end + 1] in _SHORT_OPENS:
        if granularity == "day" and (match := compiled(_SHORT_PART).match(text, end)):
            return Token("short", "", match)
        if granularity == "year" and (match := compiled(_SHORT_SEASON).match(text, end)):
            return Token("season-name", match[0], match)
    if token is None or token.kind not in NARROWERS.get(granularity, ()):
        return None
    if token.kind == "list" and token.match["unit"][0] not in _LIST_UNITS[granularity]:
        return None
    if token.kind == "day" and text[token.match.end() : token.match.end() + 1] == "游":
        return None
    return token
