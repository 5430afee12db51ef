"""Spans, and the line and column of an offset."""

from __future__ import annotations

import pickle

import pytest

from newsparse import Span
from newsparse.span import line_starts, locate


def test_a_span_cuts_its_stretch_out_of_the_text() -> None:
    """``of`` is half-open and counts code points, also beyond the basic plane."""
    assert Span(1, 3).of("甲乙丙丁") == "乙丙"
    assert Span(1, 3).of("𠮷野家开业") == "野家"
    assert Span(2, 2).of("甲乙丙丁") == ""


def test_a_shifted_span_keeps_its_length() -> None:
    """``shift`` moves both ends."""
    assert Span(3, 7).shift(10) == Span(13, 17)
    assert Span(13, 17).shift(-10) == Span(3, 7)


def test_a_span_is_a_pair_with_names() -> None:
    """It unpacks, orders and compares as a tuple does, and pickles."""
    start, end = span = Span(2, 5)
    assert (start, end) == (span.start, span.end) == (2, 5)
    assert sorted([Span(4, 5), Span(2, 9), Span(2, 5)]) == [Span(2, 5), Span(2, 9), Span(4, 5)]
    assert pickle.loads(pickle.dumps(span)) == span


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_usual_line_end_begins_one_new_line(end: str) -> None:
    """A Windows line end is one end, not two."""
    text = f"标题{end}{end}正文{end}"
    n = len(end)
    assert line_starts(text) == [0, 2 + n, 2 + 2 * n, 4 + 3 * n]


@pytest.mark.parametrize(
    ("offset", "place"),
    [(0, (1, 1)), (1, (1, 2)), (2, (1, 3)), (4, (2, 1)), (5, (2, 2)), (6, (3, 1)), (7, (3, 2))],
)
def test_lines_and_columns_count_from_one(offset: int, place: tuple[int, int]) -> None:
    """A line end belongs to the line that it ends, and the end of the text to the last line."""
    assert locate(line_starts("标题\r\n甲\n𠮷"), offset) == place
