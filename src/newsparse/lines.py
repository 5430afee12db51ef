"""Text to lines, each with its place in the source; nothing is dropped but white space."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Line", "join_lines", "only_newlines", "split_lines"]


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


# Characters that end a line, those of str.splitlines.
_LINE_ENDS = dict.fromkeys(map(ord, "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"), "\n")


def only_newlines(text: str) -> str:
    """The text with every line end as one ``\\n`` and all offsets as they were."""
    return text.replace("\r\n", " \n").translate(_LINE_ENDS)


def split_lines(text: str) -> list[Line]:
    """The lines of ``text`` that are not blank.

    >>> split_lines("标题\\r\\n\\n　　正文")
    [Line(text='标题', start=0, end=2, gap=0, indent=0), Line(text='正文', start=7, end=9, gap=1, indent=2)]
    """
    lines = []
    offset = gap = 0
    for whole in text.splitlines(keepends=True):
        stripped = whole.strip()
        if stripped:
            indent = 0 if whole[0] == stripped[0] else whole.index(stripped[0])
            start = offset + indent
            lines.append(Line(stripped, start, start + len(stripped), gap, indent))
            gap = 0
        else:
            gap += 1
        offset += len(whole)
    return lines


_ALNUM = frozenset("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_WORD_ENDS = _ALNUM | set(".,;:!?)\"'")
_WORD_STARTS = _ALNUM | set("(\"'")


def join_lines(text: str) -> str:
    """A stretch of text on one line: where it was broken, a space stands only where English wants one.

    >>> join_lines("新华社北京\\n电 by Li\\nMing")
    '新华社北京电 by Li Ming'
    """
    if text.isprintable():  # the common case, told quickly: no line end is printable
        return text
    parts = [line.text for line in split_lines(text)]
    joined = parts[:1]
    for before, after in zip(parts, parts[1:], strict=False):
        if before[-1] in _WORD_ENDS and after[0] in _WORD_STARTS:
            joined.append(" ")
        joined.append(after)
    return "".join(joined)
