"""Articles in a row, each with its front matter: ``---``, keys and values, ``---``, and its text below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..patterns import compiled
from .record import Record, numbered_lines, too_long

__all__ = ["read", "recognise"]

_KEY = r"[\w-]{1,40}\s?:(?:\s|$)"
_MARK = "---"


def recognise(head: str) -> bool:
    """Whether the front matter of a second article follows that of the first.

    >>> recognise("---\\ntitle: 甲\\n---\\n乙。\\n\\n---\\ntitle: 丙\\n---\\n丁。\\n")
    True
    >>> recognise("---\\ntitle: 甲\\n---\\n乙。\\n\\n---\\n丙。\\n")
    False
    """
    lines = enumerate(head.split("\n"))
    return head.lstrip("\ufeff").startswith(_MARK) and sum(begins for _, _, begins in _marked(lines)) > 1


def _marked(lines: Iterable[tuple[int, str | None]]) -> Iterator[tuple[int, str | None, bool]]:
    """Each line with its number, and whether the front matter of an article begins with it."""
    inside = False
    held: tuple[int, str | None] | None = None  # a mark above a line that is not known yet
    for number, line in lines:
        if held is not None:
            inside = line is not None and compiled(_KEY).match(line) is not None
            yield *held, inside
            held = None
        if line is None or line.strip() != _MARK:
            yield number, line, False
        elif inside:
            inside = False
            yield number, line, False
        else:
            held = number, line
    if held is not None:
        yield *held, False


def read(chunks: Iterable[str], limit: int) -> Iterator[Record]:
    """One article for each front matter, as text.

    >>> text = "---\\ntitle: 甲\\n---\\n乙。\\n\\n---\\ntitle: 丙\\n---\\n丁。\\n"
    >>> [(record.line, record.text) for record in read([text], 1000)]
    [(1, '---\\ntitle: 甲\\n---\\n乙。\\n\\n'), (6, '---\\ntitle: 丙\\n---\\n丁。\\n')]
    """
    parts: list[str] = []
    first = 1
    length = 0
    skipped = False  # whether the rest of a text that is too long is passed over
    for number, line, begins in _marked(numbered_lines(chunks, limit)):
        if begins and "".join(parts).strip():
            yield Record(first, text="".join(parts))
        if begins:
            parts, length, skipped = [], 0, False
        if skipped:
            continue
        if line is None or length + len(line) > limit:
            yield too_long(first if parts else number, limit)
            parts, length, skipped = [], 0, True
            continue
        if not parts:
            first = number
        parts.append(line)
        length += len(line)
    if "".join(parts).strip():
        yield Record(first, text="".join(parts))
