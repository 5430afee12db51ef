"""Whether a header goes on below a line: what the lines behind it open with."""

from __future__ import annotations

from collections.abc import Sequence

from .fields import DATE_LENGTH, DATES, EDGES, LABEL_LENGTH, is_any_date, is_running_text, lone_label
from .furniture import is_account_card
from .labels import COLONS, Label, Vocabulary, find_field_labels, roles_of
from .lines import LineParts, is_rule
from .metalines import date_in, is_dated, journal_in, read_items

__all__ = ["LOOK_AHEAD", "header_goes_on", "is_appointment"]

LOOK_AHEAD, _LOOK_AT_MOST = 3, 40
# Labels that prove a header where they stand by themselves without a colon, and those that do behind a credit.
_CERTAIN = frozenset({"title", "date_published", "publisher", "body"})
_BESIDE_CREDITS = DATES | {"view_count"}


def header_goes_on(
    lines: Sequence[LineParts], begin: int, vocabulary: Vocabulary, wanted: str | None = None, few: int = LOOK_AHEAD
) -> bool:
    """Whether a line follows that opens with a label of the header, or holds a date and the like, with few others before it.

    Credits close an article as well as they open it, so they prove nothing, and do not count as others either.
    ``wanted`` asks for a label of that one field; ``few`` is how many others end the search.
    """
    others = 0
    for n in range(begin, min(len(lines), begin + _LOOK_AT_MOST)):
        text = lines[n][0]
        labels = find_field_labels(text[: 3 * LABEL_LENGTH], vocabulary)
        if text[0] in COLONS or is_rule(text):
            continue
        if wanted is None and is_account_card(text) and len(text) <= 2 * DATE_LENGTH:
            return True
        if labels and labels[0].start == 0:
            if roles_of(labels[0].printed):
                if wanted is None and any(label.name in _BESIDE_CREDITS for label in labels[1:]):
                    return True  # 作者：王芳  发布时间：2020-01-01
                continue
            if wanted in (None, labels[0].name) and not is_running_text(text, labels[:1]):
                if labels[0].name != "contact" and not is_appointment(labels[0], text):
                    return True
        elif wanted is None and len(text) <= 2 * DATE_LENGTH:
            alone = lone_label(text, vocabulary)
            if alone is not None and alone.name in _CERTAIN:
                return True
            if journal_in(text):
                return True
            if date_in(text):
                if (items := read_items(text)) and is_dated(items, text):
                    return True
                lead = text[: labels[0].start].rstrip(EDGES) if labels else ""
                if len(lead) > 7 and date_in(lead) == (0, len(lead)):  # 2020-01-01 | 文：张三 图：李四
                    return True
        others += 1
        if others == few:
            break
    return False


def is_appointment(label: Label, text: str) -> bool:
    """Whether a line gives the day of something to come, as notices do: 时间：3月10日下午两点."""
    value = text[label.value_start :]
    return is_any_date(label.printed) and "月" in value[:6] and "年" not in value
