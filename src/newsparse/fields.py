"""One line to header fields: labelled ones, and a date, a medium, an author side by side without labels.

The grammar of a labelled line is::

    line       = decoration field *(separator field)
    field      = label sign value           ; sign is a colon, or a tab, = or | behind the label that opens the line
               / "【" label "】" [colon] value
    value      = text, up to the next label ; a label glued to a value ends it, unless the value is free text
    decoration = bullets, a number, marks of emphasis or quotation, an opening bracket
"""

from __future__ import annotations

from collections.abc import Sequence

from .article import FieldMark
from .labels import DECORATION, INVISIBLE, Label, Vocabulary, find_field_labels, fold, roles_of
from .lines import Line, LineParts
from .media import is_medium
from .metalines import Item, date_in, read_items
from .organizations import is_office
from .patterns import compiled
from .span import Span

__all__ = [
    "ANY_DATE",
    "BLANKS",
    "CLOSING",
    "DATES",
    "DATE_LENGTH",
    "EDGES",
    "FREE_TEXT",
    "LABEL_LENGTH",
    "LONGEST_LINE",
    "RULES",
    "RUNNING_TEXT",
    "SENTENCE_END",
    "TITLE_LENGTH",
    "TITLE_NEVER_ENDS",
    "URL",
    "fields_of_items",
    "is_any_date",
    "is_running_text",
    "labelled_fields",
    "labels_of",
    "lone_label",
    "on_line",
    "padded_labels",
    "read_fields",
    "signed_label",
    "trimmed",
]

# Values that run as they like: only a label that stands apart ends them.
FREE_TEXT = frozenset({"title", "original_title", "subtitle", "kicker", "standfirst", "note"})
# Labels for any date, which repeat the label of a more special one: 更新日期：时间：2020-12-10.
ANY_DATE = frozenset({"时间", "時間", "日期", "date", "time"})
_ANY_DATE_FOLDED = frozenset({"时间", "日期", "date", "time", "datetime", "日期时间"})
DATES = frozenset({"date_published", "date_modified", "date_created"})
# Values that a date may stand beside, unlabelled: 来源：新华网 2019-09-26.
_SHORT_VALUES = frozenset({"publisher", "section", "board", "font_size"})
RUNNING_TEXT = frozenset("。！？；")
SENTENCE_END = frozenset("。！？；…，、：:;!?")
TITLE_NEVER_ENDS = "。；，、：:…"
# What a label, a title, a line with a date, a short title are no longer than.
LABEL_LENGTH, TITLE_LENGTH, DATE_LENGTH = 20, 100, 60
# What no header line is longer than, if it opens with no label.
LONGEST_LINE = 200
RULES = "|｜丨；;"
CLOSING = {"】": "【", "]": "[", ")": "(", "）": "（", "〕": "〔", "］": "［"}
BLANKS = (  # all that str.strip takes off, and what is invisible
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000" + INVISIBLE
)
EDGES = BLANKS + RULES + "*_`"
URL = r"(?:https?://|www\.)\S++"
# What pages print behind a value for readers to press.
_BUTTONS = (
    r"参与互动|(?:^|\s)\s*+[【\[(（|]?\s?(?:打印|列印|关闭|關閉|分享|收藏|纠错|字号|字號|字体|字體|大[\s　]中[\s　]小|我要|发表评论"
    r"|参与|举报|投诉|评论\s?[(（\d]|跟[贴帖]|繁[体體]|用微信|推荐给|进入|在线"
    r"|进入论坛|手机看|复制链接)"
)
# [江州日报](http://jz.example.com), as Markdown links a medium.
_LINK = r"\[(?P<text>[^\[\]()]{1,40})\]\([^()\s]{1,500}\)?"
_QUOTES = frozenset("'\"")
_CLOSING_TAG = r"[\[<]/\w{1,20}[\]>]$"
_COUNT = r"[\[(（【]?\s?\d[\d,，]{0,18}(?:\.\d{1,9})?\s?[万萬wWkK千亿億]?\+?\s?(?:人次|次|人|回)?\s?[\])）】]?"
# Separators that stand between a label and its value in place of a colon; which fields a bar may name.
_SIGNS, _SLASHES = "\t=＝→|｜丨", "/／╱"
_BARS = RULES + _SLASHES
# Blanks that part a label from its value: more than one space, or an ideographic one.
_WIDE_BLANK = r"[ \xa0]*+[\u3000\t][\s]*+|[ \xa0]{2,}+\s*+"
# Labels that may stand on a line by themselves without a colon, and those of them that prove a header.
_ALONE = DATES | frozenset(
    "title original_title publisher section keywords standfirst url body view_count author language page word_count".split()
)
_PADDED = DATES | frozenset(
    "title subtitle kicker publisher view_count section page keywords url board note font_size document_number id".split()
)
_BARRED = frozenset({"title", "author", "publisher", "url", "keywords", "view_count", "section", "reporter"}) | DATES


def read_fields(line: LineParts, vocabulary: Vocabulary) -> list[FieldMark]:
    """The fields of a line wherever it stands: labelled ones, or a date, a medium and the like; [] where it has none."""
    text = line[0]
    begin = len(text) - len(text.lstrip("（("))
    inner = Line(text[begin:], line[1] + begin, line[2], 0, 0)
    labels = labels_of(inner.text, vocabulary)
    if labels and labels[0].start == 0 and not is_running_text(inner.text, labels):
        return labelled_fields(inner, labels)
    items = read_items(text)
    if items:
        return fields_of_items(items, text, line[1], line[2])
    if labels and labels[0].start:  # 2019-09-26 12:11 浏览次数：33
        lead = inner.text[: labels[0].start].rstrip(EDGES)
        items = read_items(lead) if lead else None
        if items and not is_running_text(inner.text, labels):
            return fields_of_items(items, lead, inner.start, inner.start + len(lead)) + labelled_fields(inner, labels)
    return []


def labels_of(text: str, vocabulary: Vocabulary) -> list[Label]:
    """The labels of a header line that begin a field of their own."""
    labels: list[Label] = []
    for label in find_field_labels(text, vocabulary):
        if not labels:
            if label.apart:
                labels.append(label)
            continue
        before = labels[-1]
        if _repeats(label, before, text):
            labels[-1] = before._replace(value_start=label.value_start)
        elif before.name == "body":
            break
        elif before.name not in FREE_TEXT:
            if label.apart or len(label.printed) > 1:  # or glued to the value before it: 2025-05-13文章来源：社科处
                labels.append(label)
        elif len(label.printed) > 1 and (label.apart or _has_telling_value(label, text)):
            labels.append(label)
    return labels


def _repeats(label: Label, before: Label, text: str) -> bool:
    """Whether a label only says again what the one right before it says."""
    if label.start - before.value_start > LABEL_LENGTH or text[before.value_start : label.start].strip():
        return False
    return label.name == before.name or (before.name in DATES and label.printed.lower() in ANY_DATE)


def _has_telling_value(label: Label, text: str) -> bool:
    """Whether a long label glued to free text begins a field: 我校召开会议发布时间：2020-01-01."""
    return label.name in DATES and len(label.printed) > 3 and text[label.value_start :].lstrip()[:1].isdigit()


def signed_label(text: str, vocabulary: Vocabulary) -> Label | None:
    """A label at the beginning of a line that a tab, a bar or an equals sign parts from its value, or an arrow (=>, ->)."""
    for at in range(1, min(len(text), 2 * LABEL_LENGTH)):
        if (
            text[at] in _SIGNS
            or (text[at] == "-" and text[at + 1 : at + 2] == ">")
            or (text[at] in _SLASHES and text[at - 1].isspace())
        ):
            match = compiled(DECORATION).match(text)
            begin = match.end() if match else 0
            printed = text[begin:at].strip(EDGES)
            name = vocabulary.name_of(printed) if printed else None
            if name is None or (text[at] in _BARS and name not in _BARRED):
                return None
            if name in DATES and not any(map(str.isdigit, text[at:])):
                return None
            return Label(name, printed, 0, at + 1 + (text[at + 1 : at + 2] == ">"), True)
    return None


def padded_labels(text: str, vocabulary: Vocabulary) -> list[Label]:
    """The labels of a line that blanks part from their values, with no sign between: ``摄　像　　张三``, ``作者  a  看板  b``.

    The label may be padded itself, so that the longest one that is known counts. A single space parts nothing.

    >>> from newsparse.labels import header_vocabulary
    >>> [(label.name, label.printed) for label in padded_labels("编　导　　王芳", header_vocabulary())]
    [('editor', '编　导')]
    """
    if len(text) > LONGEST_LINE or text[-1] in RUNNING_TEXT or vocabulary.name_of(text) is not None:  # 文　　号, alone
        return []
    labels: list[Label] = []
    blanks = [match.span() for match in compiled(_WIDE_BLANK).finditer(text)]
    begin = 0
    while begin < len(text):
        found = None
        for low, high in blanks:
            if low - begin > LABEL_LENGTH:
                break
            if low > begin and high < len(text):
                name = vocabulary.name_of(text[begin:low])
                if name is not None and name != "body" and (name in _PADDED or roles_of(text[begin:low])):
                    found = Label(name, text[begin:low], begin, high, True)
        if found is not None:
            labels.append(found)
        elif not labels:
            return []
        # Another label may stand behind the next stretch of blanks.
        at = found.value_start if found else begin + 1
        begin = next((high for low, high in blanks if low >= at and high - low > 1), len(text))
    return labels


def lone_label(text: str, vocabulary: Vocabulary) -> Label | None:
    """The label that a whole line is, without a colon: its value stands below."""
    if len(text) > LABEL_LENGTH:
        return None
    match = compiled(DECORATION).match(text)
    printed = text[match.end() if match else 0 :].strip(EDGES + "】]〕")
    name = vocabulary.name_of(printed) if len(printed) > 1 else None
    padded = any(map(str.isspace, printed)) and not printed.isascii()  # 文　　号
    if name is None or not (padded or (name in _ALONE and (not roles_of(printed) or fold(printed) == "作者"))):
        return None
    return Label(name, printed, 0, len(text), True)


def is_any_date(printed: str) -> bool:
    """Whether a label may be that of any date, and does not speak of publication.

    >>> is_any_date("日 期"), is_any_date("发布日期")
    (True, False)
    """
    return fold(printed) in _ANY_DATE_FOLDED


def is_running_text(text: str, labels: Sequence[Label]) -> bool:
    """Whether what follows the one label of a line is a sentence: 记者：您为什么来这里？"""
    label = labels[-1]
    if label.name in FREE_TEXT or label.name in ("body", "url", None):
        return False
    value = text[label.value_start :].rstrip("”’\"'）) ")
    return (
        value[-1:] in RUNNING_TEXT or len(value) > LONGEST_LINE or (value[-1:] == "?" and bool(roles_of(label.printed)))
    )


def labelled_fields(line: Line, labels: Sequence[Label]) -> list[FieldMark]:
    """A field for each label of a line, and for what stands behind its value without a label."""
    fields: list[FieldMark] = []
    for label, end in zip(labels, [*(after.start for after in labels[1:]), len(line.text)], strict=False):
        if label.name == "body":
            if label.printed == "原文" and compiled(URL).match(
                line.text[label.value_start : end].lstrip(BLANKS + "<[(")
            ):
                label = label._replace(name="url")
            else:
                end = label.value_start
        fields += _with_value(line, label, end)
    return fields


def _with_value(line: Line, label: Label, end: int) -> list[FieldMark]:
    """The field of a label whose value ends at ``end`` or before, and the fields that share its value's place."""
    text, offset = line.text, line.start
    name: str | None = label.name
    free = name in FREE_TEXT
    span_end = offset + label.start + len(text[label.start : end].rstrip())
    value = trimmed(text, label.value_start, end, free=free)
    if value.end == value.start:  # a tab behind the label is no part of the field
        value = Span(span_end - offset, span_end - offset) if value.start > span_end - offset else value
    if end < len(text) and value.end > value.start:  # without the bar or comma before the next label
        kept = value.of(text).rstrip(EDGES + ",，、")
        value = Span(value.start, value.start + len(kept)) if kept else value
    if free and text[label.start] in CLOSING.values() and value.end > value.start:
        closer = text[value.end - 1]  # 【标题：开幕】
        if CLOSING.get(closer) == text[label.start] and text.count(text[label.start], value.start, value.end) == 0:
            value = trimmed(text, value.start, value.end - 1, free=True)
    shown = value.of(text)
    if shown.endswith(("]", ">")) and (closing := compiled(_CLOSING_TAG).search(shown)):  # [TITLE]开幕[/TITLE]
        value = trimmed(text, value.start, value.start + closing.start(), free=free)
        shown = value.of(text)
    items: list[Item] = []
    if not shown or name is None or free:
        pass
    elif name == "url" and shown[0] == "<" and shown[-1] == ">":
        value = Span(value.start + 1, value.end - 1)
    elif name == "publisher" and (url := compiled(URL).search(shown)):
        if url.start() == 0:
            name = "url"
        elif (link := compiled(_LINK).fullmatch(shown)) is not None:
            value = Span(value.start + 1, value.start + 1 + len(link["text"]))
        else:
            items = [Item("url", "", *url.span(), url.start())]
    elif name == "view_count":
        if (count := compiled(_COUNT).match(shown)) is not None:
            value = Span(value.start, value.start + len(count[0].rstrip()))
    elif name in DATES or name in _SHORT_VALUES or roles_of(label.printed):
        if (button := compiled(_BUTTONS).search(shown)) and button.start():
            value = trimmed(text, value.start, value.start + button.start())
            shown = value.of(text)
        items = _beside(name, shown)
    if items:
        cut = items[0].label_start
        stop = trimmed(text, value.start, value.start + cut).end
        fields = [
            FieldMark(name, label.printed, text[value.start : stop], offset + label.start, offset + value.start + cut,
                      offset + value.start, offset + max(stop, value.start))
        ]  # fmt: skip
        return fields + fields_of_items(items, shown, offset + value.start, span_end)
    return [
        FieldMark(name, label.printed, value.of(text), offset + label.start, span_end, *value.shift(offset)),
    ]  # fmt: skip


def _beside(name: str, value: str) -> list[Item]:
    """What stands beside a labelled value without a label: a date behind a medium, a medium behind a date."""
    when = date_in(value)
    if when is None or when == (0, len(value)):
        return []
    items = read_items(value)
    if items is None:
        return []
    if name not in DATES:
        return [item for item in items if item.start >= when[0]] if when[0] else []
    if items[0].name not in DATES or len(items) == 1:
        return []
    for item in items[1:]:
        printed = value[item.start : item.end]
        if item.name is None or item.name in DATES or not (item.label or is_medium(printed) or is_office(printed)):
            return []
    return items[1:]


def fields_of_items(items: Sequence[Item], text: str, offset: int, end: int) -> list[FieldMark]:
    """Fields of the things found in ``text``, which begins at ``offset`` of the source; the last one ends at ``end``."""
    fields = []
    for item, stop in zip(items, [*(after.label_start for after in items[1:]), end - offset], strict=True):
        start = item.label_start
        stop = max(item.end, start + len(text[start:stop].rstrip())) if stop <= len(text) else stop
        value = text[item.start : item.end]
        fields.append(
            FieldMark(
                item.name, item.label, value, offset + start, offset + stop, offset + item.start, offset + item.end
            )
        )
    return fields


def on_line(line: Line, name: str | None, label: str, value: Span) -> FieldMark:
    """The field that a whole line is, with its value at a place of the line's text."""
    return FieldMark(name, label, value.of(line.text), line.start, line.end, *value.shift(line.start))


def trimmed(text: str, start: int, end: int, *, free: bool = False) -> Span:
    """A value without the white space, and where it is not free text without the rules and brackets around it."""
    value = text[start:end]
    edges = BLANKS if free else EDGES
    kept = value.lstrip(edges)
    if not kept:
        return Span(start, start)
    start += len(value) - len(kept)
    kept = kept.rstrip(edges)
    if free:
        if kept[:2] == "**" == kept[-2:] and len(kept) > 4:
            start, kept = start + 2, kept[2:-2]
    elif kept[-1] in CLOSING or kept[-1] in CLOSING.values():
        kept = kept.rstrip(edges + "".join(CLOSING.values())) or kept
        lone = "".join(closer for closer, opener in CLOSING.items() if opener not in kept)
        kept = kept.rstrip(edges + lone)
        if (
            kept
            and kept[-1] in CLOSING
            and CLOSING.get(kept[-1]) == kept[0]
            and kept.count(kept[0]) == 1
            and len(kept) > 2
        ):
            inner = kept[1:-1].strip(edges)  # 来源：[新华社]
            if (
                len(inner) > 2 and inner[0] in _QUOTES and inner[-1] == inner[0]
            ):  # 作者：['张三'], as Python prints a list
                inner = inner[1:-1]
            if inner:
                start, kept = start + kept.index(inner), inner
    return Span(start, start + len(kept))
