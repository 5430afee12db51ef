"""A text while it is read: its tokens, what it named so far, and what the expression at hand is made of.

The rules of all tokens are functions of one shape, :data:`Rule`; they are given the reading first.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from ..patterns import compiled
from ..periods import CLOCKS, Period
from .scope import Scope
from .tokens import Match, Tokens

__all__ = ["CLAUSE", "ERAS", "YEAR_KINDS", "Found", "Reading", "Rule"]

CLAUSE = r"[，。！？；,;!?\n]"
_SENTENCE = r"[。！？!?]|\.\s"
_BEFORE_FREE = r"[\s，。、；：！？,;:!?（(“\"—\-~～\]】于於在从從自到至、]$|^$"
_FUTURE = r"[将將拟擬]|预计|預計|计划|定于|即将|有望|力争|届时|報名|报名|准备|推迟到|启用|起$|闭馆"

ERAS = frozenset({"decade", "century", "plan"})  # granularities longer than a year
_DAYS = frozenset({"day", "daypart"})
# The kinds of token that name a year, and those that name a month.
YEAR_KINDS = frozenset({"iso", "year", "roc", "year-word", "year-there"})
_MONTH_KINDS = frozenset({"iso", "month", "month-word", "month-there"})


class Reading:
    """One text, read from its beginning to its end."""

    def __init__(self, text: str, base: date | None) -> None:
        self.text = text
        self.tokens = Tokens(text)
        self.scope = Scope(base)
        self.before = 0  # where the expression before ends
        self.new_expression()

    def new_expression(self) -> None:
        """Begin an expression."""
        self.kinds: set[str] = set()  # of its tokens
        self.part = ""  # the word for the part of the day among them
        self.since = False  # whether it ends with 以来
        self.days = 1  # how long the festival among them is kept

    def pass_over(self, start: int, end: int) -> None:
        """Leave the sentences and paragraphs that end between two places."""
        between = self.text[start:end]
        if "\n" in between:
            self.scope.new_paragraph()
        elif compiled(_SENTENCE).search(between):
            self.scope.new_sentence()

    def is_free(self, start: int) -> bool:
        """Whether nothing that could belong to a token stands right before it."""
        return compiled(_BEFORE_FREE).search(self.text[max(start - 1, 0) : start]) is not None

    def is_ahead(self, match: Match) -> bool:
        """Whether the clause around a token speaks of what is to come."""
        text = self.text
        before = compiled(CLAUSE).split(text[max(match.start() - 12, 0) : match.start()])[-1]
        after = text[match.end() : match.end() + 20]
        if after.startswith("起"):
            return True
        for clause in compiled(CLAUSE).split(after)[:2]:
            if compiled(_FUTURE).search(clause):
                return True
        return compiled(_FUTURE).search(before) is not None

    def remember(self, period: Period, start: int, *, opened: bool = False) -> None:
        """Let the text's further times count from this one, of the expression at hand."""
        scope, begin, until = self.scope, period.begin, period.until
        if begin is None:
            return
        if not self.kinds.isdisjoint(YEAR_KINDS):
            self._remember_year(period, begin, start, opened)
        if not self.kinds.isdisjoint(_MONTH_KINDS):
            scope.month = datetime(begin.year, begin.month, 1)
        if period.granularity in _DAYS or period.granularity in CLOCKS:
            last = until if "/" in period.value else None
            if last is None and period.value.endswith("T24"):
                last = begin
            scope.day = _midnight(begin if last is None else last - timedelta(seconds=1))
        if "week" in self.kinds and period.granularity in _DAYS:
            scope.weekday = _midnight(begin)
        if period.granularity in _DAYS or period.granularity == "season":
            scope.ahead = scope.base is not None and begin > scope.base
        if period.granularity not in ERAS:
            scope.last = period
            over = scope.base is not None and until is not None and until <= scope.base
            scope.told = period if over and not opened else None

    def _remember_year(self, period: Period, begin: datetime, start: int, opened: bool) -> None:
        """A year carries on, unless it opens a stretch (2013年以来), lies ahead, or belongs to a title (《2013年…》)."""
        scope, text = self.scope, self.text
        has_month = not self.kinds.isdisjoint(_MONTH_KINDS)
        future = scope.base is not None and begin.year > scope.base.year
        if period.granularity in ERAS or (not has_month and (future or opened or self.since)):
            return
        if "《" in text[max(start - 20, 0) : start].rpartition("》")[2]:
            return
        scope.year, scope.year_month = begin, begin.month if has_month else 0
        scope.year_for_paragraph = has_month or start == 0 or text[start - 1] in "\n。！？；　 "


def _midnight(when: datetime) -> datetime:
    return datetime(when.year, when.month, when.day)


# What a token names, within a longer period where there is one; its word's value in the tables is the third argument.
Rule = Callable[[Reading, Match, str, Period | None], Period | None]
Found = tuple[int, int, Period]  # start and end of an expression, and the stretch that it names
