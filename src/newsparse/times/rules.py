"""What each kind of token names: the rules of all units, in one table."""

from __future__ import annotations

from ..periods import Period
from . import clocks, days, festivals, lists, months, seasons, weeks, years
from .reading import Reading, Rule
from .tokens import Match

__all__ = ["RULES", "resolve"]

RULES: dict[str, Rule] = {
    **years.RULES, **seasons.RULES, **months.RULES, **weeks.RULES, **days.RULES, **festivals.RULES, **clocks.RULES, **lists.RULES,
}  # fmt: skip


def resolve(reading: Reading, kind: str, value: str, match: Match, within: Period | None) -> Period | None:
    """The period that a token names, within a longer one where there is one."""
    period = RULES[kind](reading, match, value, within)
    if period is not None:
        reading.kinds.add(kind)
    return period
