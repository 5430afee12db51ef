"""Corpora of ``<doc>`` elements: Sogou (``<contenttitle>``, ``<content>``) and search corpora (``<title>``, ``<body>``).

They look like XML and are none: there is no root, and URLs hold a bare ``&``. So each element is cut out by its tags.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..patterns import compiled
from .record import Record, fields_of, numbered_lines, too_long

__all__ = ["read", "recognise"]

_DOC = r"(?i)<(/?)doc(\s[^<>]{0,1000}+)?>"
_TAG = r"<(/?)([A-Za-z_][\w.:-]{0,40}+)((?:\s[^<>]{0,1000}+)?)>"
_ATTRIBUTE = r"""([\w:-]{1,40}+)\s{0,9}+=\s{0,9}+(?:"([^"]{0,1000}+)"|'([^']{0,1000}+)')"""
_START = r"(?i)[\ufeff\s]*+(?:<\?xml[^<>]{0,200}+>\s*+)?(?:<!--(?:[^-]|-(?!->)){0,1000}+-->\s*+)?(?:<docs?(?:\s[^<>]{0,1000}+)?>)"


def recognise(head: str) -> bool:
    """Whether a ``<doc>`` stands first, in ``<docs>`` or behind an XML declaration or not.

    >>> recognise("<doc>\\n<url>http://a.cn/1</url>"), recognise("<docu>")
    (True, False)
    """
    return compiled(_START).match(head[:4000]) is not None


def read(chunks: Iterable[str], limit: int) -> Iterator[Record]:
    """One article for each ``<doc>``; one that is not closed, or has no title and no text, costs no other.

    >>> text = "<doc>\\n<url>http://a.cn/?a=1&b=2</url>\\n<contenttitle>甲</contenttitle>\\n<content>乙。</content>\\n</doc>"
    >>> [record.fields for record in read([text], 1000)]
    [(('url', 'http://a.cn/?a=1&b=2'), ('title', '甲'), ('body', '乙。'))]
    """
    parts: list[str] = []
    length = begin = 0  # of the element that is open: characters, and its line
    attributes = ""
    for number, line in numbered_lines(chunks, limit):
        if line is None:
            yield too_long(number, limit)
            begin = 0
            continue
        at = 0
        for tag in compiled(_DOC).finditer(line):
            if tag[1]:
                if begin:
                    parts.append(line[at : tag.start()])
                    yield _record("".join(parts), attributes, begin)
                begin = 0
                continue
            if begin:
                yield Record(begin, error="a <doc> that is not closed")
            begin, at, parts, length, attributes = number, tag.end(), [], 0, tag[2] or ""
        if begin:
            parts.append(line[at:])
            length += len(line) - at
            if length > limit:
                yield Record(begin, error=f"a <doc> of more than {limit:,} characters")
                begin = 0
    if begin:
        yield Record(begin, error="a <doc> that is not closed")


def _record(text: str, attributes: str, line: int) -> Record:
    """The article in a ``<doc>``: a field for each element in it, and for each of its attributes."""
    pairs: list[tuple[str, object]] = [(m[1], m[2] or m[3]) for m in compiled(_ATTRIBUTE).finditer(attributes)]
    name, begin, last = "", 0, 0
    for tag in compiled(_TAG).finditer(text):
        closing, printed, _ = tag.groups()
        if not name and not closing:
            if loose := text[last : tag.start()].strip():
                pairs.append(("content" if not pairs else "text", loose))
            name, begin = printed.lower(), tag.end()
        elif name and closing and printed.lower() == name:
            pairs.append((printed, _without_cdata(text[begin : tag.start()]).strip("\r\n")))
            name, last = "", tag.end()
    if name:  # not closed: its text goes on to the end
        pairs.append((name, text[begin:]))
    elif loose := text[last:].strip():
        pairs.append(("text", loose))
    fields = fields_of(pairs)
    if any(name in ("title", "body") for name, _ in fields):
        return Record(line, fields)
    return Record(line, error="a <doc> without a title and a text")


def _without_cdata(text: str) -> str:
    stripped = text.strip()
    return stripped[9:-3] if stripped.startswith("<![CDATA[") and stripped.endswith("]]>") else text
