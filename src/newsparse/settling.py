"""What the fields of a header are when all of them are there: some prove not to be what they seemed one by one."""

from __future__ import annotations

from collections.abc import Sequence

from .article import FieldMark, plain
from .furniture import is_menu
from .labels import UNKNOWN_VALUES
from .metalines import date_in
from .patterns import compiled

__all__ = ["may_seem", "settled"]

_WRITERS = frozenset({"author", "reporter"})
# What the pages of microblogs print for where a post was written.
_CLIENT = r"微博(?:$|\s|网页|手机|轻享|视频|weibo|客户)|weibo|(?i:iphone|ipad|android|huawei|xiaomi|redmi|vivo|oppo|honor)|华为|小米|荣耀|手机"
_SENT_FROM = frozenset({"来自", "來自"})
# What the printable view of a forum's thread has behind its title.
_PRINT_VIEW = "[打印本页]"
# A URL has one of these signs, 地址：解放路1号 has none.
_HAN = r"[\u3400-\u9fff]"
_URL_SIGNS = frozenset("./")


def may_seem(field: FieldMark) -> bool:
    """Whether a field that stands alone on its line may not be what it seems."""
    return field.name in ("url", "board") or field.label in _SENT_FROM


def settled(fields: list[FieldMark]) -> list[FieldMark]:
    """The fields, with another name or none where others or their own value show that they are not what they seemed.

    ``fields`` itself is changed.

    >>> from newsparse.article import new_field
    >>> fields = [new_field(("url", label, value, 0, 9, 3, 9)) for label, value in [("地址", "解放路1号"), ("网址", "a.cn/1")]]
    >>> [field.name for field in settled(fields)]
    [None, 'url']
    """
    labelled = {field.name for field in fields if field.label and field.value and not _is_client(field)}
    for n, field in enumerate(fields):
        name = field.name
        if name == "url":
            sign = not _URL_SIGNS.isdisjoint(field.value) or field.value in UNKNOWN_VALUES
            seemed = not sign and compiled(_HAN).search(field.value) is not None  # 地址：解放路1号
        elif name == "date_published" and field.value:  # 发布于：北京 beside a date
            told = any(other.name == name and date_in(other.value) for other in fields if other is not field)
            seemed = told and compiled(r"\d").search(field.value) is None
        elif name == "publisher":
            seemed = _is_client(field) or (not field.label and name in labelled)  # the site above the line 来源：新华社
        else:
            seemed = n == 0 and name == "title" and not field.label and name in labelled and _other_title(fields)
            if name == "title" and not field.label and (below := _below_breadcrumb(n, fields)):
                fields[below] = fields[below]._replace(name="title")
                seemed = True
        if seemed:
            fields[n] = field._replace(name=None)
        elif name == "author" and n + 1 < len(fields) and fields[n + 1].name == "board":
            if any(other.name in _WRITERS and other.value for other in fields[n + 2 :]):
                fields[n] = field._replace(name="poster")  # of somebody else's article
        elif name == "author" and fields[0].value.endswith(_PRINT_VIEW):
            if any(other.name == "publisher" and other.value for other in fields[n + 1 :]):
                fields[n] = field._replace(name="poster")
    return fields


def _is_client(field: FieldMark) -> bool:
    """Whether a field says with what a post was written: 来自 iPhone客户端."""
    return field.label in _SENT_FROM and compiled(_CLIENT).match(field.value) is not None


def _other_title(fields: Sequence[FieldMark]) -> bool:
    """Whether the first labelled title is another than the line without a label that stands first."""
    title = next(field for field in fields if field.name == "title" and field.label and field.value)
    return plain(title.value) != plain(fields[0].value)


def _below_breadcrumb(n: int, fields: Sequence[FieldMark]) -> int:
    """The place of the line without a label that stands right below the way to the page, where a title stands; else 0.

    What seemed the title above it is the site's, unless it says the same.
    """
    for at in range(n + 1, len(fields) - 1):
        if fields[at].name == "title":
            return 0
        if fields[at].name == "breadcrumb":
            below = fields[at + 1]
            is_bare = below.name is None and not below.label and len(below.value) > 3
            return at + 1 if is_bare and not is_menu(below.value) else 0
    return 0
