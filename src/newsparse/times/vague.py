"""Words for no certain time: 近日, 目前, 此前, 年内. Some are placed, as long as newspapers take them."""

from __future__ import annotations

from datetime import datetime

from .. import periods
from ..periods import Period, shifted
from .reading import Found, Reading
from .tokens import Match

__all__ = ["vague", "within"]


def vague(reading: Reading, match: Match, value: str) -> Found | None:
    """A word of the table ``vague_times``: TIMEX3's reference, and from when to when it is taken to be."""
    start, end = match.span()
    behind = reading.tokens.at(end)
    if behind is not None and behind.kind in ("length", "year") and match[0][-1] == "近":
        return None  # 最近三年: the length tells
    reference, first, last = value.split("|")
    base, now = reading.scope.base, reading.scope.now
    begin = until = None
    if base is not None and last:
        begin, until = _moved(base, first) if first else None, _moved(base, last)
    if reference == "PRESENT_REF" and now is not None and match[0] in ("现在", "現在", "此刻"):
        begin, until = now, shifted(now, seconds=1)
    return start, end, Period(begin, until, "vague", reference)


def _moved(base: datetime, length: str) -> datetime | None:
    """A moment moved by a length of the table: -P7D."""
    sign = -1 if length.startswith("-") else 1
    units = {"D": "days", "M": "months", "Y": "years"}[length[-1]]
    return shifted(base, **{units: sign * int(length.strip("-P")[:-1])})


def within(reading: Reading, match: Match, value: str) -> Found | None:
    """年内, 月内: the year or month of publication."""
    base = reading.scope.base
    if base is None:
        found: Period | None = periods.some("year")
    else:
        found = periods.year(base.year) if match[0][0] == "年" else periods.month(base.year, base.month)
    return None if found is None else (*match.span(), found)
