"""One article of plain text: THUCNews and SogouC (a title, then paragraphs), or text with labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .record import Record, too_long

__all__ = ["read", "recognise"]


def recognise(head: str) -> bool:
    """True, for whatever no other reader knows.

    >>> recognise("楼市回暖 成交量上升\\n　　新华社电，……")
    True
    """
    return True


def read(chunks: Iterable[str], limit: int) -> Iterator[Record]:
    """The whole text as one article.

    >>> next(read(["楼市回暖\\n　　", "新华社电。"], 100)).text
    '楼市回暖\\n　　新华社电。'
    """
    parts: list[str] = []
    length = 0
    for chunk in chunks:
        length += len(chunk)
        if length > limit:
            yield too_long(1, limit)
            return
        parts.append(chunk)
    if parts:
        yield Record(1, text="".join(parts))
