"""Articles that a page holds in the data of its scripts, for scripts to show: ``__NEXT_DATA__``, ``var allData = {…}``."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

from ..patterns import compiled

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["embedded_page"]

_SHORTEST, _LONGEST, _MOST_SCRIPTS = 200, 1 << 22, 60
_KEYS = "content|contentHtml|contentData|articleBody|articleContent|detailContent|bodyHtml|html|body|text|con|txt"
_STRING = r'"((?:[^"\\]++|\\.)*+)"'
_BODY = rf'"(?P<key>{_KEYS})"\s{{0,9}}:\s{{0,9}}{_STRING}'
# Fields beside the body, in the order in which a header line gives them.
_FIELDS = {
    "title": "title|headline|articleTitle|name",
    "date": "pubTime|publishTime|newsTime|publish_time|pubDate|ptime|createTime|ctime|date|time",
    "source": "source|sourceName|media|mediaName|origin",
    "author": "author|authorName|writer|reporter",
}
_NEAR = 6000
_PROSE = r"[，。！？]"


def embedded_page(root: HtmlElement) -> str | None:
    """A plain page of the article in a page's scripts, to be read like any other; None where there is none.

    Looked for is the longest string of a key such as ``content`` that holds sentences, and beside it the title, the
    time, the source and the author.
    """
    best: tuple[int, str, str] | None = None  # length, text, script around it
    for n, element in enumerate(root.iter("script")):
        script = element.text or ""
        if n >= _MOST_SCRIPTS or len(script) > _LONGEST:
            break
        if len(script) < _SHORTEST:
            continue
        for match in compiled(_BODY).finditer(script):
            value = match[2]
            if len(value) < _SHORTEST or (best is not None and len(value) <= best[0]):
                continue
            text = _string(value)
            if text is None or len(compiled(_PROSE).findall(text)) < 3:
                continue
            around = script[max(match.start() - _NEAR, 0) : match.start()] + script[match.end() : match.end() + _NEAR]
            best = len(value), text, around
    if best is None:
        return None
    _, text, around = best
    found = {name: _value(around, keys) for name, keys in _FIELDS.items()}
    beside = [
        found["date"],
        found["source"] and f"来源：{found['source']}",
        found["author"] and f"作者：{found['author']}",
    ]
    header = "".join(f"<span>{escape(value)}</span>" for value in beside if value)
    if "<" not in text:
        text = "".join(f"<p>{escape(line)}</p>" for line in text.split("\n"))
    return f"<h1>{escape(found['title'])}</h1><div>{header}</div><article>{text}</article>"


def _value(around: str, keys: str) -> str:
    """The first short value of one of the keys."""
    match = compiled(rf'"(?:{keys})"\s{{0,9}}:\s{{0,9}}{_STRING}').search(around)
    value = _string(match[1]) if match is not None and len(match[1]) < _SHORTEST * 2 else None
    return value.strip() if value and "<" not in value else ""


def _string(value: str) -> str | None:
    """The text of a JSON string between its quotes."""
    try:
        text: Any = json.loads(f'"{value}"', strict=False)
    except ValueError:
        return None
    return str(text)
