"""A connector and a further period make a range: 3月1日至5日, 去年底到今年3月."""

from __future__ import annotations

from .. import periods
from ..patterns import compiled
from ..periods import CLOCKS, Period
from .narrowing import narrowed
from .reading import ERAS, Reading
from .rules import RULES, resolve
from .tokens import JOIN

__all__ = ["CONNECTOR", "ranged"]

CONNECTOR = rf"\s?(?:(?:起|开始)?(?:{JOIN}|直到|直至|持续到|持续至|延续至|延续到)){{1,2}}\s?"
_OPENS = frozenset(" \u3000\xa0起开直持延至到-－–—─~～")  # what it can begin with
# A right side lies in the same longer period as the left one; one that comes out earlier lies in the next.
_ENCLOSING = {
    **dict.fromkeys(("month", "fq", "half", "festival", "lunar", "season-name", "year-edge"), ("year", {"years": 1})),
    **dict.fromkeys(("day", "ten-days", "month-edge"), ("month", {"months": 1})),
    **dict.fromkeys(("weekday", "weekend"), ("week", {"days": 7})),
    **dict.fromkeys(("oclock", "hm", "part", "short"), ("day", {"days": 1})),
}
_WITHIN_YEAR = frozenset(
    {"month", "day", "ten-days", "quarter", "half-year", "season", "year", "hour", "minute", "daypart"}
)


def ranged(reading: Reading, left: Period, end: int) -> tuple[int, Period] | None:
    """The right side of a range that a period opens, and where it ends."""
    if reading.text[end : end + 1] not in _OPENS:
        return None
    connector = compiled(CONNECTOR).match(reading.text, end)
    token = reading.tokens.at(connector.end()) if connector is not None else None
    if token is None or token.kind not in RULES or token.kind == "list":
        return None
    kind, value, match = token
    enclosing, roll = _ENCLOSING.get(kind, ("", {}))
    if enclosing == "year" and left.granularity not in _WITHIN_YEAR:
        return None
    if enclosing == "month" and (left.granularity == "year" or left.granularity in ERAS):
        return None
    within = periods.enclosing(left, enclosing) if enclosing else None
    reading.remember(left, 0)
    right = resolve(reading, kind, value, match, within)
    if right is None:
        return None
    right_end, right = narrowed(reading, right, match.end())
    right = _not_before(left, right, roll)
    if right is None:
        return None
    until = right.begin if right.granularity in CLOCKS else right.until
    if left.begin is None:
        until = None
    return right_end, right._replace(until=until, value=f"{left.value}/{right.value}")


def _not_before(left: Period, right: Period, roll: dict[str, int]) -> Period | None:
    """The right side, in the next longer period where it would begin before the left one."""
    if right.begin is None or left.begin is None or right.begin >= left.begin:
        return right
    moved = (periods.spell(right, **roll) or right) if roll else None
    if moved is None or moved.begin is None or moved.begin < left.begin:
        return None
    if roll != {"days": 1} and moved.granularity == "day":
        return periods.day_of(moved.begin) or moved
    return moved
