"""What a text named last, and its day of publication: where that which an expression leaves out comes from."""

from __future__ import annotations

from datetime import date, datetime

from ..periods import Period

__all__ = ["Scope"]


class Scope:
    """What is in force at a place of a text: of its sentence, of its paragraph, and of the whole."""

    def __init__(self, base: date | None) -> None:
        self.base = None if base is None else datetime(base.year, base.month, base.day)
        self.now = base if isinstance(base, datetime) else None
        if self.now is not None:
            self.now = self.now.replace(tzinfo=None, microsecond=0)
        self.year: datetime | None = None  # the year in force, with the month that was named with it
        self.year_month = 0
        self.year_for_paragraph = False
        self.month: datetime | None = None  # of the sentence
        self.day: datetime | None = None  # of the paragraph
        self.last: Period | None = None
        self.told: Period | None = None  # what the sentence named that is over
        self.ahead = False  # whether the sentence named days to come
        self.weekday: datetime | None = None  # the last day that the sentence named by its week
        self.minguo = False  # whether the paragraph named a year of the Minguo calendar

    def new_sentence(self) -> None:
        """Forget what holds for one sentence."""
        self.month = self.told = self.weekday = None
        self.ahead = False
        if not self.year_for_paragraph:
            self.year = None

    def new_paragraph(self) -> None:
        """Forget all but the day of publication."""
        self.year = self.month = self.day = self.last = self.told = self.weekday = None
        self.ahead = self.minguo = False

    def year_within(self, within: Period | None) -> int | None:
        """The year that a longer period begins in; without one, the year in force, else that of publication."""
        if within is not None:
            begin = within.begin
        else:
            begin = self.base if self.year is None else self.year
        return None if begin is None else begin.year
