"""A line that holds one labelled field and nothing else, as nearly all lines of headers do: the fast way."""

from __future__ import annotations

from .article import FieldMark, Role, new_field
from .fields import ANY_DATE, BLANKS, CLOSING, DATES, FREE_TEXT, LABEL_LENGTH, RULES, RUNNING_TEXT
from .labels import COLONS, INVISIBLE, LABEL_COLON, Vocabulary, fold, opening_label
from .lines import LineParts
from .patterns import compiled

__all__ = ["only_field"]

_UNSEEN = frozenset(INVISIBLE)
# Edges of a value that call for a closer look.
_ODD = (
    frozenset(RULES)
    | frozenset(CLOSING)
    | frozenset(CLOSING.values())
    | RUNNING_TEXT
    | frozenset("*_`")
    | _UNSEEN
    | COLONS
)
_INNER = COLONS | frozenset("】]")
# Values beside which a date may stand, or a button.
_READ_CLOSELY = frozenset({"publisher", "section", "board", "font_size"}) | frozenset(role.value for role in Role)
# What the plain dates of most headers end in.
_DATE_ENDS = frozenset("0123456789日号號年月时分秒Z未知")


def only_field(line: LineParts, vocabulary: Vocabulary) -> FieldMark | None:
    """The field of a line that holds just one, as nearly all do: a label in the table, and no other colon but a clock's.

    None for any other line. It would come out of the general way as well, in four times the time.
    """
    text, start, end, _, _ = line
    name, label, value = opening_label(text, vocabulary)
    if name is None:
        if len(label) == len(text) or len(label) > 2 * LABEL_LENGTH:
            return None
        name = vocabulary.fields.get(fold(label))
        if name is None:
            return None
        label = label.strip(BLANKS)
    value = value.lstrip()
    if not value:
        return new_field((name, label, value, start, end, end, end))
    if name in DATES:
        if value[2:3] in COLONS and value[:2] in ANY_DATE:
            value = value[3:].lstrip()  # 发布日期: 时间：2020-12-10
        if len(value) > 19 or not value or value[-1] not in _DATE_ENDS or ("月" in value and "年" not in value):
            return None
    elif name in _READ_CLOSELY and (compiled(r"\d").search(value) or "【" in value):
        return None
    if name == "body" or not (_INNER.isdisjoint(value) and value[0] not in _ODD and value[-1] not in _ODD):
        if not _is_plain(name, value):
            return None
    return new_field((name, label, value, start, end, end - len(value), end))


def _is_plain(name: str, value: str) -> bool:
    """Whether a value that has odd characters is one value: no colon but a clock's, and around free text brackets at most.

    A title may open with a kicker in brackets.
    """
    first, last = value[0], value[-1]
    if name == "body" or first in COLONS or first == "*" or first in _UNSEEN or last in _UNSEEN or "]" in value:
        return False
    if name not in FREE_TEXT and (first in _ODD or last in _ODD):
        return False
    if not COLONS.isdisjoint(value) and compiled(LABEL_COLON).search(value):
        return False
    return "】" not in value or (first == "【" and value.count("】") == 1)
