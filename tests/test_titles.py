"""Titles at the end of a token, and within it."""

from __future__ import annotations

import pytest

from newsparse.titles import title_at_end, title_lengths


@pytest.mark.parametrize(
    ("token", "length"), [("江城大学教授", 2), ("副教授", 3), ("首席经济学家", 6), ("江城大学", 0), ("", 0)]
)
def test_the_longest_title_at_the_end_is_found(token: str, length: int) -> None:
    """副教授 rather than 教授."""
    assert title_at_end(token) == length


def test_every_title_that_stands_at_an_offset_is_found() -> None:
    """Up to the longest ones of the tables."""
    assert title_lengths("江城医院首席经济学家王刚", 4) == [6]
    assert title_lengths("江城医院首席经济学家王刚", 5) == []
