"""JSON Lines: an object on each line, as news2016zh and most crawlers write them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

import regex

from ..patterns import compiled
from .record import Record, fields_of, numbered_lines, records_in, too_long

# What Python prints and JSON has not: strings in single quotes, None, dates. A string that is not closed runs to the end.
_PYTHON = (
    r"'(?P<single>(?:[^'\\]|\\.)*+)'?+|\"(?P<double>(?:[^\"\\]|\\.)*+)\"?+|\b(?P<word>None|True|False)\b"
    r"|datetime\.date(?:time)?\((?P<date>[\d, ]{8,40})\)|ObjectId\('(?P<id>\w{0,40})'\)"
)
_ESCAPED = r"\\x(?P<code>[0-9a-fA-F]{2})|\\(?P<char>.)|\""
# What the shell of MongoDB prints: ISODate("2020-07-06T10:42:00Z"), NumberInt(33). Strings are passed over.
_SHELL = (
    r"\"(?:[^\"\\]|\\.)*+\"?+"
    r"|\b(?:ISODate|ObjectId|Number(?:Int|Long|Decimal)|new Date)\(\s?(?P<value>\"[^\"\\()]{0,40}+\"|-?\d{1,20}+)\s?\)"
)
_WORDS = {"None": "null", "True": "true", "False": "false"}

# Keys by which an article is told that this package wrote.
_SAVED = {"schema_version", "raw", "headline", "body"}

__all__ = ["read", "recognise", "record_of"]


def recognise(head: str) -> bool:
    """Whether the first line is a whole object, and another one begins on a line below it.

    >>> recognise('{"title": "甲"}\\n{"title": "乙"}'), recognise('{\\n"title": "甲"}')
    (True, False)
    """
    lines = head.lstrip("\ufeff \t\r\n").split("\n", 3)
    objects = [line.strip() for line in lines[:3] if line.strip()]
    if len(objects) < 2 or not (objects[0].startswith("{") and objects[0].endswith("}")):
        return False
    return objects[1].startswith("{") and objects[1][1:].lstrip().startswith(('"', "'"))


def read(chunks: Iterable[str], limit: int) -> Iterator[Record]:
    """One article a line; a line that is no object costs no other.

    >>> [good, bad] = read(['{"title": "甲", "content": "乙。"}\\n', '{"title": '], 100)
    >>> good.fields
    (('title', '甲'), ('body', '乙。'))
    >>> bad.line, bad.error
    (2, 'not JSON: Expecting value, column 10')
    >>> next(read(["{'title': '甲', 'content': '乙。', 'tags': None}\\n"], 100)).fields
    (('title', '甲'), ('body', '乙。'))
    """
    for number, line in numbered_lines(chunks, limit):
        if line is None:
            yield too_long(number, limit)
        elif line.strip("\ufeff \t\r\n,"):
            yield record_of(line.strip("\ufeff \t\r\n,"), number)


def record_of(text: str, line: int) -> Record:
    """The article that one JSON value holds, or a dictionary as Python or the shell of MongoDB prints it.

    >>> record_of('{"title": "甲", "content": "乙。", "time": ISODate("2020-07-06T10:42:00Z")}', 1).fields
    (('title', '甲'), ('date_published', '2020-07-06T10:42:00Z'), ('body', '乙。'))
    """
    if text[:2] == "{'":
        text = compiled(_PYTHON).sub(_in_json, text)
    elif "ObjectId(" in text or "ISODate(" in text:
        text = compiled(_SHELL).sub(lambda match: match["value"] or match[0], text)
    try:
        value = json.loads(text, parse_int=str, parse_float=str, parse_constant=_no_number, strict=False)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        return Record(line, error=f"not JSON: {error.msg}, {where}")
    except RecursionError:
        return Record(line, error="JSON that is nested too deep")
    if isinstance(value, dict) and _SAVED <= value.keys():
        return Record(line, saved=json.loads(text))  # with its numbers
    return article_of(value, line)


def _in_json(match: regex.Match[str]) -> str:
    """A value as Python prints it, as JSON."""
    if match["single"] is not None:
        return '"' + compiled(_ESCAPED).sub(_escape_in_json, match["single"]) + '"'
    if match["double"] is not None:
        return '"' + compiled(_ESCAPED).sub(_escape_in_json, match["double"]) + '"'
    if match["date"] is not None:
        year, month, day, *clock = (part.strip().zfill(2) for part in match["date"].split(",") if part.strip())
        return f'"{year}-{month}-{day}' + (f' {":".join([*clock, "00"][:3])}"' if clock else '"')
    return _WORDS[match["word"]] if match["word"] else f'"{match["id"]}"'


def _escape_in_json(match: regex.Match[str]) -> str:
    if match["code"] is not None:
        return f"\\u00{match['code']}"
    return match["char"] if match["char"] == "'" else match[0] if match["char"] else '\\"'


def article_of(value: object, line: int) -> Record:
    """The article that a JSON value is, or the only one inside it."""
    try:
        found = records_in(value)
        if found is None or len(found) != 1 or not isinstance(found[0], dict):
            return Record(line, error=_not_an_article(value))
        return Record(line, fields_of(found[0].items()))
    except RecursionError:
        return Record(line, error="JSON that is nested too deep")


def _no_number(name: str) -> None:
    """NaN and Infinity, which are no JSON, are no values."""


def _not_an_article(value: object) -> str:
    if not isinstance(value, dict):
        return f"a JSON {type(value).__name__} where an object was expected"
    keys = ", ".join(list(map(str, value))[:8])
    return f"no title and no text among the keys {keys[:100]}" if keys else "an empty object"
