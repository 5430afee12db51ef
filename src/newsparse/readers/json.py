"""JSON: one object, an array of them, or several one after another; read object by object, however long the array is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ..patterns import compiled
from .jsonl import article_of, record_of
from .record import Record, records_in

__all__ = ["read", "recognise"]

_DEEPEST = 100
# A string is one token, so that brackets in it are passed over; one that is not closed yet does not match.
_TOKEN = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{}"]'
_SPACE = "\ufeff \t\r\n,"


def recognise(head: str) -> bool:
    """Whether an object or an array of objects begins here.

    >>> recognise('[{"title": "甲"}]'), recognise("[财经]甲"), recognise("{甲}")
    (True, False, False)
    """
    return compiled(r'[\ufeff\s]*+(?:\{\s*+["}]|\[\s*+(?:[\[{\]]|\Z))').match(head[:2000]) is not None


def read(chunks: Iterable[str], limit: int) -> Iterator[Record]:
    """The articles of an array, of arrays inside an object, or of objects one after another.

    >>> [record.fields for record in read(['[{"title": "甲"}, {"tit', 'le": "乙"}]'], 100)]
    [(('title', '甲'),), (('title', '乙'),)]
    """
    for line, text, error, indent in _values(chunks, limit):
        record = Record(line, error=error) if error else record_of(text, line)
        if record.error and text:
            pieces = _pieces(text, indent, line)
            if len(pieces) > 1:  # a bracket or a quote that is missing took in what stands below
                yield from (record_of(piece, number) for number, piece in pieces)
                continue
            if not error and (many := _many(text)) is not None:
                yield from (article_of(item, line) for item in many)
                continue
        yield record


def _pieces(text: str, indent: str | None, line: int) -> list[tuple[int, str]]:
    """A text cut before each line that begins an object, no deeper than its own first line begins: line and object."""
    begins = list(compiled(r"(?<=\n)([ \t]*+)(?=\{\s*+\")").finditer(text))
    lowest = indent if indent is not None else min((begin[1] for begin in begins), key=len, default="")
    cuts = [0, *(begin.end() for begin in begins if begin[1] == lowest), len(text)]
    pieces = []
    for begin, end in pairwise(cuts):
        pieces.append((line, text[begin:end].rstrip(" \t\r\n,]")))
        line += text.count("\n", begin, end)
    return pieces


def _many(text: str) -> list[object] | None:
    """The articles of an object that holds a list of them."""
    try:
        return records_in(json.loads(text, parse_int=str, parse_float=str, strict=False))
    except (ValueError, RecursionError):
        return None


def _values(chunks: Iterable[str], limit: int) -> Iterator[tuple[int, str, str, str | None]]:
    """Each value at the top, or in the array at the top: its line, its text, and what is wrong with it.

    The last is the white space before it, where it is the first of its line.
    """
    source = iter(chunks)
    buffer = ""
    line, at = 1, 0  # of the beginning of a value
    in_array: bool | None = None
    while True:
        # Past what stands between values.
        while True:
            begin = at
            while at < len(buffer) and buffer[at] in _SPACE:
                at += 1
            line += buffer.count("\n", begin, at)
            if at < len(buffer):
                break
            more = next(source, None)
            if more is None:
                return
            buffer, at = more, 0
        if in_array is None and buffer[at] == "[":
            in_array, at = True, at + 1
            continue
        if in_array and buffer[at] == "]":
            in_array, at = None, at + 1
            continue
        in_array = in_array or False
        if buffer[at] not in "{[":
            end = _end_of_scalar(buffer, at)
            yield line, "", f"{_shown(buffer[at:end])} stands where an object was expected", None
            line += buffer.count("\n", at, end)
            at = end
            in_array = in_array or None
            continue
        begin, scan = at, _Scan(at)
        before = buffer[:at].rpartition("\n")[2] if at < 1000 else buffer[at - 1000 : at].rpartition("\n")[2]
        indent = before if not before.strip(" \t") else None
        while not (end := scan.end_in(buffer)):
            if len(buffer) - begin > limit:
                yield line, "", f"an object of more than {limit:,} characters", None
                return
            more = _at_least(source, len(buffer) - begin)
            if not more:
                yield line, buffer[begin:], "the file ends inside an object", indent
                return
            buffer = buffer[begin:] + more
            scan.at -= begin
            begin = 0
        if end - begin > limit:
            yield line, "", f"an object of more than {limit:,} characters", None
        elif scan.deepest > _DEEPEST:
            yield line, "", f"JSON that is nested deeper than {_DEEPEST}", None
        else:
            yield line, buffer[begin:end], "", indent
        line += buffer.count("\n", begin, end)
        at = end
        if not in_array:
            in_array = None


class _Scan:
    """The way to the end of a value, through a text of which more may come."""

    def __init__(self, at: int) -> None:
        self.at = at
        self.depth = self.deepest = 0

    def end_in(self, buffer: str) -> int:
        """Where the value ends; 0 where the text ends before it does."""
        for token in compiled(_TOKEN).finditer(buffer, self.at):
            char = buffer[token.start()]
            if char == '"' and token.end() == token.start() + 1:  # not closed yet
                self.at = token.start()
                return 0
            self.at = token.end()
            if char in "{[":
                self.depth += 1
                self.deepest = max(self.deepest, self.depth)
            elif char in "}]":
                self.depth -= 1
                if not self.depth:
                    return self.at
        return 0


def _at_least(source: Iterator[str], length: int) -> str:
    """As many further chunks as double what is there, so that looking at it again stays linear."""
    parts: list[str] = []
    got = 0
    while got <= length:
        chunk = next(source, None)
        if chunk is None:
            break
        parts.append(chunk)
        got += len(chunk)
    return "".join(parts)


def _end_of_scalar(buffer: str, at: int) -> int:
    match = compiled(r'"(?:[^"\\]|\\.)*+"|[^,\[\]{}\s]++|.').match(buffer, at)
    return match.end() if match else at + 1


def _shown(text: str) -> str:
    return repr(text if len(text) <= 20 else text[:19] + "…")
