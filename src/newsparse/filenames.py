"""What the name of a file says about its article: 20200410@标题.txt, [财经]标题.txt."""

from __future__ import annotations

from .article import FieldMark
from .media import is_medium
from .metalines import date_in
from .patterns import compiled

__all__ = ["read_name"]

_SEPARATORS = " \t\u3000@_-—–.#+~,，·"
_SECTION = r"[\[【［（(](?P<section>[^\[\]【】［］（）()]{1,10})[\]】］）)]"
_HAN = r"[\u3400-\u9fff]"
# Fewer characters of Chinese are no title; and what files are called that nobody named.
_SHORTEST_TITLE = 4
_NAMELESS = r"(?:新建|新文件|未命名|无标题|文本文档|副本|新闻\d*$|文章\d*$|数据)"


def read_name(stem: str) -> dict[str, FieldMark]:
    """The fields that the name of a file, without its suffix, holds: ``date_published``, ``section``, ``title``.

    Dates, media and numbers are taken off both ends; what is left is the title where it can be one. The fields stand
    nowhere in the text, so their spans are empty.

    >>> {name: field.value for name, field in read_name("20200410@两会今天开幕").items()}
    {'date_published': '2020-04-10', 'title': '两会今天开幕'}
    >>> {name: field.value for name, field in read_name("[财经]股市大幅上涨").items()}
    {'section': '财经', 'title': '股市大幅上涨'}
    >>> read_name("000_267cceaeb23ee4bd")
    {}
    """
    found: dict[str, FieldMark] = {}
    rest = stem.strip(_SEPARATORS)
    while rest:
        before = rest
        if (when := date_in(rest)) and (when[0] == 0 or when[1] == len(rest)):
            printed = rest[when[0] : when[1]]
            if printed.isdigit():
                printed = f"{printed[:4]}-{printed[4:6]}-{printed[6:]}"
            found.setdefault("date_published", _field("date_published", printed))
            rest = rest[when[1] :] if when[0] == 0 else rest[: when[0]]
        elif match := compiled(_SECTION).match(rest):
            found.setdefault("section", _field("section", match["section"]))
            rest = rest[match.end() :]
        elif match := compiled(r"(?:\d{1,8}(?=[@_\-.\s、])|[0-9a-f]{12,40}(?=[@_\-.\s])|[^@_\s]{2,12}(?=[@_]))").match(
            rest
        ):
            if match[0].isascii() or is_medium(match[0]):
                rest = rest[match.end() :]
        elif match := compiled(r"(?<=[@_])[^@_\s]{1,12}$").search(rest):
            if match[0].isdigit() or is_medium(match[0]):
                rest = rest[: match.start()]
        rest = rest.strip(_SEPARATORS)
        if rest == before:
            break
    if len(compiled(_HAN).findall(rest)) >= _SHORTEST_TITLE and not compiled(_NAMELESS).match(rest):
        found["title"] = _field("title", rest)
    return found


def _field(name: str, value: str) -> FieldMark:
    return FieldMark(name, "", value, 0, 0, 0, 0)
