"""Stretches of source text, and the line and column of an offset."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from .patterns import compiled

__all__ = ["Span", "line_starts", "locate"]


class Span(NamedTuple):
    """A half-open stretch of a text, counted in code points.

    >>> span = Span(3, 7)
    >>> span.of("标题：两会开幕")
    '两会开幕'
    >>> len("标题：两会开幕"[span.start:span.end])
    4
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The stretch of ``text`` that this span covers."""
        return text[self.start : self.end]

    def shift(self, by: int) -> Span:
        """The same stretch in a text that starts ``by`` code points earlier."""
        return Span(self.start + by, self.end + by)


# What editors count as the end of a line.
_LINE_END = r"\r\n|\r|\n"


def line_starts(text: str) -> list[int]:
    """The offset at which each line of ``text`` begins, for :func:`locate`."""
    return [0, *(m.end() for m in compiled(_LINE_END).finditer(text))]


def locate(starts: list[int], offset: int) -> tuple[int, int]:
    """The line and column of an offset, both counted from 1, as editors show them.

    >>> locate(line_starts("标题：甲\\n日期：乙"), 8)
    (2, 4)
    """
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1
