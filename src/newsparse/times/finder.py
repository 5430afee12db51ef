"""The walk through a text: where an expression begins, and what it is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from .narrowing import NARROWERS, narrowed
from .ranges import ranged
from .reading import Found, Reading
from .rules import resolve
from .sets import recurring
from .standing import stands_free
from .stretches import cycles, is_length, length
from .suffixes import suffixed
from .tokens import Match
from .vague import vague, within

__all__ = ["find"]

# Tokens that are read with their own neighbours; all others are tokens of the rules.
_WHOLE: dict[str, Callable[[Reading, Match, str], Found | None]] = {
    "vague": vague, "year-within": within, "month-within": within, "set": recurring, "cycles": cycles, "length": length,
}  # fmt: skip


def find(text: str, base: date | None) -> Iterator[Found]:
    """The expressions of a text, in order, without overlap; ``base`` is the day of publication."""
    reading = Reading(text, base)
    at = scoped = 0
    for place in reading.tokens.openings():
        if place < at or (token := reading.tokens.at(place)) is None:
            continue
        kind, value, match = token
        if kind == "name":
            at = match.end()
            continue
        if scoped < place:
            reading.pass_over(scoped, place)
            scoped = place
        found = _expression(reading, kind, value, match)
        if found is not None:
            at = scoped = reading.before = found[1]
            yield found


def _expression(reading: Reading, kind: str, value: str, match: Match) -> Found | None:
    """The expression that a token opens: tokens that narrow each other, a range, a suffix; None where it opens none."""
    reading.new_expression()
    start, end = match.span()
    if kind in ("year", "day") and is_length(reading, kind, match):
        kind = "length"
    if kind in _WHOLE:
        whole = _WHOLE[kind](reading, match, value)
        if whole is None or whole[2].granularity not in NARROWERS or whole[2].type != "DATE":
            return whole
        start, end, period = whole
        reading.kinds.add(kind)
    else:
        opened = resolve(reading, kind, value, match, None) if stands_free(reading, kind, match) else None
        if opened is None:
            return None
        period = opened
    end, period = narrowed(reading, period, end)
    if reading.kinds <= {"part"} and not reading.is_free(start):
        return None  # 早晨的校园 is no time of a certain day
    right = ranged(reading, period, end)
    if right is not None:
        begin = period.begin
        end, period = right
        period = period._replace(begin=begin)
    found = suffixed(reading, period, start, end)
    placed = None not in found[2][:2]
    reading.remember(period, start, opened=not placed)
    if reading.since and placed:
        reading.scope.last = found[2]
    return found
