"""Text to lines, each with its place in the source; nothing is dropped but white space."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

__all__ = ["LINE_ENDS", "Line", "LineParts", "is_rule", "join_lines", "only_newlines", "split_lines"]


# The parts of a Line as a plain tuple: there is one for every line, and naming its parts takes longer than finding them.
LineParts = tuple[str, int, int, int, int]


class Line(NamedTuple):
    """A line that is not blank, without the white space around it.

    ``start`` and ``end`` are where ``text`` stands in the source, ``gap`` is the number of blank lines before it, and
    ``indent`` the number of white space characters that were taken off its beginning.
    """

    text: str
    start: int
    end: int
    gap: int
    indent: int


# A page's own separators, U+2028 and U+2029, come with text that was copied out of it.
LINE_ENDS = "\n\r\u2028\u2029"


def only_newlines(text: str) -> str:
    """The text with every line end as one ``\\n`` and all offsets as they were."""
    if "\r" in text:
        text = text.replace("\r\r\n", "  \n").replace("\r\n", " \n")  # the first is \r\n that was written as text
    for end in LINE_ENDS[1:]:
        if end in text:
            text = text.replace(end, "\n")
    return text


def split_lines(text: str) -> list[LineParts]:
    """The lines of ``text`` that are not blank, as the parts of a :class:`Line`.

    >>> [Line(*parts) for parts in split_lines("标题\\r\\n\\n　　正文")]
    [Line(text='标题', start=0, end=2, gap=0, indent=0), Line(text='正文', start=7, end=9, gap=1, indent=2)]
    """
    lines = []
    offset = gap = 0
    for whole in only_newlines(text).split("\n"):
        stripped = whole.strip()
        end = offset + len(whole)
        if stripped is whole and whole:
            lines.append((whole, offset, end, gap, 0))
            gap = 0
        elif stripped:
            start = offset + whole.index(stripped[0])
            lines.append((stripped, start, start + len(stripped), gap, start - offset))
            gap = 0
        else:
            gap += 1
        offset = end + 1
    return lines


def join_lines(text: str) -> str:
    """A stretch of text on one line: where it was broken, a space stands only where English wants one.

    >>> join_lines("新华社北京\\n电 by Li\\nMing")
    '新华社北京电 by Li Ming'
    """
    if text.isprintable():  # the common case, told quickly: no line end is printable
        return text
    parts = [line for line, *_ in split_lines(text)]
    joined = parts[:1]
    for before, after in pairwise(parts):
        if _spaced(before[-1], ".,;:!?%)\"'") and _spaced(after[0], "(\"'"):
            joined.append(" ")
        joined.append(after)
    return "".join(joined)


def is_rule(text: str) -> bool:
    """Whether a line holds nothing but punctuation: -----, ***, ……"""
    return not text[0].isalnum() and not any(map(str.isalnum, text))


def _spaced(char: str, marks: str) -> bool:
    """Whether a script that sets words apart has this character, a letter, a digit or one of these marks."""
    return (char.isalnum() and char < "\u2e80") or char in marks  # from U+2E80 on the scripts of East Asia begin
