"""XML: feeds and exports, in which an element that has a title or a text inside is an article.

Document types and entities of one's own are refused: no text needs them, and they can grow without end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import unescape
from typing import NoReturn
from xml.parsers import expat

from ..patterns import compiled
from .record import Record, fields_of, name_of_key

__all__ = ["read", "recognise"]

_DEEPEST = 100
_ROOTS = "rss|feed|news|newslist|items?|articles?|documents?|root|data|rows?|records?|corpus|dataset"
_START = rf"(?i)[\ufeff\s]*+<(?:\?xml\s|!doctype\s(?!html)|!entity\s|(?:{_ROOTS})(?:\s[^<>]{{0,1000}}+)?>)"


def recognise(head: str) -> bool:
    """Whether an XML declaration or an element of a known name stands first, and not that of a page of HTML.

    >>> recognise('<?xml version="1.0"?><rss>'), recognise("<html>"), recognise("<<人民日报>>")
    (True, False, False)
    """
    begin = head[:4000]
    return compiled(_START).match(begin) is not None and compiled(r"(?i)<html\b").search(begin) is None


# Elements that may hold a heading or a text, and are part of an article.
_PARTS = frozenset({"body", "content", "text", "source", "author", "publisher", "image", "section"})
# Entities of HTML, which feeds hold without declaring them.
_ENTITY = r"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z]{2,8};"


# The description of an item that has no other text: what is no shorter, or has paragraphs, is the text itself.
_SHORTEST_TEXT, _PARAGRAPHS = 80, r"(?i)</p>\s*+<p\b|\n\s*+\n"


class _Refused(Exception):
    """What this reader does not take, though it may be XML."""


class _Element:
    """An element that is open: its name, the text in it, and the values of the elements in it."""

    __slots__ = ("articles", "name", "pairs", "parts")

    def __init__(self, name: str) -> None:
        self.name = name
        self.parts: list[str] = []
        self.pairs: list[tuple[str, object]] = []
        self.articles = 0  # that were found inside


def read(chunks: Iterable[str], limit: int) -> Iterator[Record]:
    """One article for each element that holds a title or a text; behind what is no XML nothing is read.

    >>> [record] = read(["<rss><channel><item><title>甲</title><description>乙。</description></item></channel></rss>"], 99)
    >>> record.fields
    (('title', '甲'), ('standfirst', '乙。'))
    """
    found: list[Record] = []
    stack: list[_Element] = [_Element("")]
    size = 0

    def refuse(*_: object) -> NoReturn:
        raise _Refused("XML with a document type or entities of its own, which are refused")

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal size
        if len(stack) > _DEEPEST:
            raise _Refused(f"XML that is nested deeper than {_DEEPEST}")
        element = _Element(tag.rpartition(":")[2])
        element.pairs = [(key.rpartition(":")[2], value) for key, value in attributes.items() if ":" not in key]
        size += sum(map(len, attributes.values()))
        stack.append(element)

    def text(piece: str) -> None:
        nonlocal size
        size += len(piece)
        if size > limit:
            raise _Refused(f"an element of more than {limit:,} characters")
        stack[-1].parts.append(piece)

    def end(_: str) -> None:
        nonlocal size
        element = stack.pop()
        outer = stack[-1]
        inside = {name_of_key(name)[0] for name, _ in element.pairs}
        outer.articles += element.articles
        if not element.articles and not inside.isdisjoint({"title", "body"}) and element.name.lower() not in _PARTS:
            pairs = _pairs_of(element)
            if "body" not in inside:
                pairs = [("body" if _is_whole(name, value) else name, value) for name, value in pairs]
            found.append(Record(parser.CurrentLineNumber, fields_of(pairs)))
            outer.articles += 1
            size = 0
            return
        value = "".join(element.parts).strip()
        if not value and len(element.pairs) == 1 and element.pairs[0][0] == "href":
            value = str(element.pairs[0][1])
        elif any(piece for _, piece in element.pairs):
            value = "\n".join(filter(None, [value, *(str(piece) for _, piece in element.pairs)]))
        if not element.articles:
            outer.pairs.append((element.name, value))

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.UnparsedEntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.buffer_text = True
    number = 0
    try:
        for chunk in chunks:
            chunk = _parseable(chunk.lstrip("\ufeff \t\r\n") if not number else chunk)
            number += bool(chunk)
            parser.Parse(chunk, False)
            yield from found
            found.clear()
        parser.Parse("", True)
    except (_Refused, expat.ExpatError) as error:
        yield from found
        line = getattr(error, "lineno", parser.CurrentLineNumber)
        said = f"not XML: {expat.ErrorString(error.code)}" if isinstance(error, expat.ExpatError) else str(error)
        yield Record(line, error=said)
        return
    yield from found


def _pairs_of(element: _Element) -> list[tuple[str, object]]:
    """The values inside an element, those of one name as a list."""
    values: dict[str, list[object]] = {}
    for name, value in element.pairs:
        values.setdefault(name, []).append(value)
    pairs = [(name, value[0] if len(value) == 1 else value) for name, value in values.items()]
    if loose := "".join(element.parts).strip():
        pairs.append(("text", loose))
    return pairs


def _is_whole(name: str, value: object) -> bool:
    """Whether the description of a feed's item is its whole text: it has paragraphs, or more than a sentence or two."""
    if name_of_key(name)[0] != "standfirst" or not isinstance(value, str):
        return False
    return len(value) >= _SHORTEST_TEXT or compiled(_PARAGRAPHS).search(value) is not None


def _parseable(text: str) -> str:
    """A text that can be written in UTF-8, in which the parser takes it."""
    text = compiled(_ENTITY).sub(lambda match: unescape(match[0]), text) if "&" in text else text
    return compiled(r"[\ud800-\udfff]").sub("\ufffd", text)
