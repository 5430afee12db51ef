"""Titles and trades that stand beside names (教授, 队员): which words they are, and where one stands in a token."""

from __future__ import annotations

from functools import cache

from .tables import read_table

__all__ = ["title_at_end", "title_lengths", "titles"]

_LONGEST = 6


def title_at_end(token: str) -> int:
    """How long the title is that a folded token ends with, 0 for none.

    >>> title_at_end("中国人民大学教授"), title_at_end("中国人民大学")
    (2, 0)
    """
    known = titles()
    return next((length for length in range(min(_LONGEST, len(token)), 1, -1) if token[-length:] in known), 0)


def title_lengths(token: str, at: int) -> list[int]:
    """How long each of the titles is that stand at an offset of a folded token.

    >>> title_lengths("支援医疗队队员孙青", 5)
    [2]
    """
    if token[at : at + 2] not in _openings():
        return []
    known = titles()
    return [length for length in range(2, _LONGEST + 1) if token[at : at + length] in known]


@cache
def titles() -> frozenset[str]:
    """The titles of the tables."""
    return frozenset(title for (words,) in read_table("titles") for title in words.split())


@cache
def _openings() -> frozenset[str]:
    return frozenset(title[:2] for title in titles())
