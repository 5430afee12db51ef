"""Files of many articles to records: one reader for each format, all of one shape.

A reader is a module with two functions. ``recognise(head)`` says whether the beginning of a text is in its format;
``read(chunks, limit)`` yields a :class:`Record` for each article of a text that comes in chunks, none of which may be
longer than ``limit`` characters. A bad record is one with an ``error``, and costs no other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Protocol, cast

from ..patterns import compiled
from .record import Record

__all__ = ["FORMATS", "Reader", "reader_of", "recognise"]

# The names of formats for ``format=``, and the module that reads each.
FORMATS = {
    "text": "text",
    "thucnews": "text",
    "cnews": "cnews",
    "sogou": "docs",
    "docs": "docs",
    "xml": "xml",
    "json": "json",
    "jsonl": "jsonl",
    "csv": "csv",
    "tsv": "csv",
    "columns": "columns",
    "people": "people",
    "bbs": "bbs",
    "records": "records",
    "mail": "mail",
    "frontmatter": "frontmatter",
    "html": "html",
}
# Formats that a suffix promises; what stands in the file has the last word.
_BY_SUFFIX = {".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".csv": "csv", ".tsv": "csv", ".xml": "xml"}
_PAGES = frozenset({".htm", ".html", ".shtml", ".xhtml"})
_BY_FIRST = {"{": ("jsonl", "json"), "[": ("json",), "<": ("html", "docs", "xml")}
# A rule, which may part articles.
_RULE = r"\n[-=*#_~]{5}"
# Signs that stand between cells when they are doubled.
_DOUBLED, _PARTED = frozenset("#^$@&~"), r"(?<=\w)([#^$@&~])\1(?!\1{5})"
_DIGEST_WITHIN = 20_000
_LONGEST_COUNTER = 16
_BY_CONTENT = ("frontmatter", "mail", "columns", "cnews", "csv", "bbs", "people", "records")


class Reader(Protocol):
    """The shape of every module here."""

    def recognise(self, head: str) -> bool:
        """Whether a text that begins so is in this format."""

    def read(self, chunks: Iterable[str], limit: int) -> Iterator[Record]:
        """The articles of a text that comes in chunks."""


def reader_of(name: str) -> Reader:
    """The reader of a format; ValueError where there is none of that name."""
    if name not in FORMATS:
        raise ValueError(f"{name!r} is no format; there are {', '.join(sorted(FORMATS))}")
    return cast(Reader, import_module(f".{FORMATS[name]}", __name__))


def recognise(head: str, suffix: str = "") -> str | None:
    """The name of the format that a text is in, told from its beginning; None for one article of plain text.

    >>> recognise('{"title": "开幕", "content": "今天开幕。"}\\n{"title": "闭幕", "content": "明天闭幕。"}')
    'jsonl'
    >>> recognise("标题：开幕\\n正文：今天开幕。") is None
    True
    """
    begin = head[:200].lstrip("\ufeff \t\r\n\u3000")
    names = _BY_FIRST.get(begin[:1], ())
    if suffix in _PAGES and "<" in head:
        return "html"
    if suffix in (".json", ".jsonl", ".ndjson") and begin[:1] in ("{", "["):
        return _BY_SUFFIX[suffix] if suffix != ".json" or not reader_of("jsonl").recognise(head) else "jsonl"
    if (not names or begin[:1] == "[" or begin[1:2] > "\u3400" or begin[:5] == "<REC>") and _may_hold_many(head, begin):
        names = (*names, *_BY_CONTENT)
    if suffix in _BY_SUFFIX:
        names = (_BY_SUFFIX[suffix], *names)
    return next((name for name in names if reader_of(name).recognise(head)), None) if names else None


def _may_hold_many(head: str, begin: str) -> bool:
    """A quick look that passes over nearly all single articles.

    A table has tabs or commas in its first line; labelled articles in a row repeat what stands before the colon in
    the first line of one of them, or the second, where the first only counts them.
    """
    first, _, rest = begin.partition("\n")
    if "\t" in first or "\x01" in first or first.count(",") > 1 or first.count("|") > 1:
        return True
    if not _DOUBLED.isdisjoint(first) and compiled(_PARTED).search(first, 1):
        return True
    n = 1
    label = _up_to_colon(first)
    if not label:
        n, label = 2, _up_to_colon(rest.partition("\n")[0])
    if first[:1].isdigit() and label and head.count(label.lstrip("0123456789.．、)）")) > 1:  # 1、标题：, 2、标题：
        return True
    if label and head.find("\n" + label, len(label)) > 0 and head.count("\n" + label) >= n:
        return True
    if first.startswith("From ") or (label and label.isascii() and "\nsubject:" in "\n" + head[:8000].lower()):
        return True
    if n == 2 and (compiled(_RULE).search(head) or _is_counted(first.strip(), head)):
        return True
    if (
        (begin[:1].isascii() or "邮件" in first)
        and head.find("\nSubject: ", 0, _DIGEST_WITHIN) > 0
        and head.find("\nFrom: ", 0, _DIGEST_WITHIN) > 0
    ):
        return True
    return "专栏" in head[:300] and compiled(r"[\n版]\s?专栏").search(head, 0, 300) is not None


def _is_counted(first: str, head: str) -> bool:
    """Whether the first line has a number, and another line is the same with the number that follows: 第1篇, 第2篇."""
    if len(first) > _LONGEST_COUNTER or (number := compiled(r"\d{1,4}").search(first)) is None:
        return False
    following = f"{first[: number.start()]}{int(number[0]) + 1}{first[number.end() :]}"
    return f"\n{following}\n" in head or f"\n{following}\r\n" in head


def _up_to_colon(line: str) -> str:
    return line[
        : (line.find(":", 0, 20) + 1)
        or (line.find("：", 0, 20) + 1)
        or (line.find("】", 0, 20) + 1)
        or (line.find("=", 0, 20) + 1)
    ]
