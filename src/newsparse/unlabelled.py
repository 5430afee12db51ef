"""Header lines that have no known label: a title, the value of the label above, what pages print over an article."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from .article import FieldMark, plain
from .datelines import ends_in_dateline
from .fields import (
    BLANKS,
    DATE_LENGTH,
    DATES,
    FREE_TEXT,
    LABEL_LENGTH,
    LONGEST_LINE,
    RUNNING_TEXT,
    SENTENCE_END,
    TITLE_LENGTH,
    TITLE_NEVER_ENDS,
    URL,
    fields_of_items,
    lone_label,
    on_line,
    trimmed,
)
from .furniture import is_account_card, is_breadcrumb, is_page_top
from .headlines import (
    can_be_title,
    heads_page,
    is_kicker,
    is_release,
    is_section,
    may_be_title,
    parts_title,
    stands_above,
)
from .labels import COLON, UNKNOWN_VALUES, Vocabulary
from .lines import Line, LineParts
from .lookahead import header_goes_on
from .media import is_medium
from .metalines import date_in, is_dated, is_place, journal_in, kind_of_word, read_items, title_before_items
from .patterns import compiled
from .span import Span

__all__ = ["read_unlabelled"]

_LONG_DATE, _BRACKETED_TITLE = 8, 9  # the shortest of each
# A label that is in no table: no punctuation, few characters, not the scheme of a URL nor the hour of a clock.
_UNKNOWN_LABEL = (
    r"(?=[\w \t\u3000\xa0/-]{0,19}?[^\W\d])[\w \t\u3000\xa0/-]{1,20}?\s?[:：∶﹕︓](?!//)"
    r"|[【\[［〔]\s?[\w \t\u3000\xa0/]{1,12}\s?[】\]］〕]\s?[:：∶﹕︓]"
)
_BRACKETS = frozenset("【[［")
_BRACKETED = r"[【\[［]\s?[\w \t\u3000]{1,10}\s?[】\]］]"
_ACCOUNT = r"@(?P<account>[\w·-]{2,30})"
# 江城日报数字报: the pages of a newspaper, not its name.
_EDITION = r"(?<=[报報])[\s·—-]?(?:数字报|數位報|电子报|電子報|电子版|電子版|数字版|多媒体数字版|官方网站|网络版)$"
# The marks of Markdown before a bare line.
_MARKUP = r"(?:#{1,6}|>)\s++|#{2,6}(?=[^#\s])|\*\*|__"


def read_unlabelled(
    i: int,
    line: Line,
    labels_follow: bool,
    lines: Sequence[LineParts],
    fields: Sequence[FieldMark],
    titles: Collection[str],
    vocabulary: Vocabulary,
) -> list[FieldMark] | None:
    """The fields of a line, or of the beginning of one, that has no known label; None where the body begins with it."""
    text = line.text
    if not any(map(str.isalnum, text)):
        return [_bare(line, None)] if labels_follow else None
    if len(text) > LONGEST_LINE and not labels_follow:
        return None
    goes_on = labels_follow or header_goes_on(lines, i + 1, vocabulary)
    titled = bool(titles)
    if labels_follow:
        if not titled and (found := _before_labels(line)):
            return found
    elif fields and (of_above := _of_label_above(fields[-1], i, line, lines, vocabulary, goes_on)):
        return [of_above]
    if compiled(URL).fullmatch(text):
        return [_bare(line, "url")] if goes_on or i + 1 < len(lines) else [_bare(line, "title")]
    label = lone_label(text, vocabulary)
    if label is not None and i + 1 < len(lines) and (fields or goes_on):
        return [FieldMark(label.name, label.printed, "", line.start, line.end, line.end, line.end)]
    inner = _without_markup(text)
    if titled and plain(inner.of(text)) in titles:
        return [on_line(line, "title", "", inner)]
    if is_breadcrumb(text) and i + 1 < len(lines):
        return [_bare(line, "breadcrumb")]
    if not fields and goes_on and (account := compiled(_ACCOUNT).fullmatch(text)):
        name = "publisher" if is_medium(account["account"]) else "poster"
        return [on_line(line, name, "", Span(1, len(text)))]
    heads = not titled and not header_goes_on(lines, i + 1, vocabulary, "title")
    if (
        not labels_follow
        and (goes_on or heads)
        and is_page_top(text)
        and (titled or may_be_title(i + 1, lines, vocabulary))
    ):
        return [_bare(line, "navigation")]
    if heads and "0" <= text[0] <= "9" and (found := _title_behind_date(line)):
        return found
    if heads and not fields and (cells := title_before_items(text)):
        end, begin, behind = cells
        head = line._replace(text=text[:end], end=line.start + end)
        title = _bare(head, "title")._replace(end=line.start + len(text[:begin].rstrip()))  # with the bar
        return [title, *fields_of_items(behind, text[begin:], line.start + begin, line.end)]
    if (items := read_items(text)) and (items[0].name not in DATES or is_dated(items, text)):
        of_account = bool(fields) and not fields[-1].label and fields[-1].start + 1 == fields[-1].value_start
        if not heads or may_be_title(i + 1, lines, vocabulary) or of_account:
            found = fields_of_items(items, text, line.start, line.end)
            return [found[0]._replace(start=line.start), *found[1:]]
    if titled and len(text) <= LABEL_LENGTH and i + 1 < len(lines) and _is_of_account(lines[i + 1][0]):
        return [_bare(line, "publisher" if not is_account_card(text) else None)]
    if titled and parts_title(i, lines, fields):
        return [_bare(line, None)]
    if (journal := journal_in(text)) and (titled or may_be_title(i + 1, lines, vocabulary)):
        return [on_line(line, "publisher", "", journal)]
    unknown = compiled(_UNKNOWN_LABEL).match(text)
    if unknown:
        if fields and unknown.end() == len(text) and not header_goes_on(lines, i + 1, vocabulary, few=1):
            return None  # 各学院：
        spaced = text[unknown.end() : unknown.end() + 1].isspace()
        is_field = _is_field(line, unknown.end(), lines, fields, goes_on) if fields else goes_on
        if is_field and (spaced or (fields and not heads)):
            return [_unknown_field(line, unknown.end())]
    elif fields and text[0] in _BRACKETS and (bracketed := _bracketed(i, line, lines, fields[-1], vocabulary, goes_on)):
        return [bracketed]
    if heads and (stands_above(text) or heads_page(i, lines)) and may_be_title(i + 1, lines, vocabulary):
        kind = kind_of_word(text)
        return [_bare(line, kind if kind != "?" else None)]
    if heads and ((goes_on and is_release(i, lines, vocabulary)) or is_section(i, lines, vocabulary)):
        return [_bare(line, "section")]
    if heads and is_kicker(i, lines, vocabulary):
        return [_bare(line, "kicker")]
    if heads and can_be_title(i, line, lines, fields, goes_on):
        return [on_line(line, "title", "", inner)]
    if not goes_on:
        return None
    if len(text) > TITLE_LENGTH or text[-1] in SENTENCE_END:
        return None
    kind = kind_of_word(text)
    return [_bare(line, kind if kind in ("publisher", "author") and titled else None)]


def _before_labels(line: Line) -> list[FieldMark] | None:
    """The title before the labelled fields of its line, with its date, or at both ends of a menu."""
    text = line.text
    if (when := date_in(text)) and when[1] == len(text) and 3 < when[0]:
        kept = text[: when[0]].rstrip()
        head = line._replace(text=kept, end=line.start + len(kept))
        tail = line._replace(text=text[when[0] :], start=line.start + when[0])
        return [_bare(head, "title"), _bare(tail, "date_published")]
    title = text.partition(" ")[0]  # 开幕式举行 首页 新闻 开幕式举行
    if len(title) < LABEL_LENGTH // 4 or not text.endswith(title) or len(text) <= 2 * len(title):
        return None
    return [on_line(line, "title", "", Span(len(text) - len(title), len(text)))]


def _of_label_above(
    above: FieldMark, i: int, line: Line, lines: Sequence[LineParts], vocabulary: Vocabulary, goes_on: bool
) -> FieldMark | None:
    """The field above a line with the line as its value, or as a further paragraph of it."""
    text = line.text
    if not above.value and above.name != "body" and _fits(above.name, text, goes_on):
        value = trimmed(text, 0, len(text), free=above.name in FREE_TEXT)
        if value.end > value.start and not lone_label(text, vocabulary):
            return on_line(line, above.name, above.label, value)._replace(start=above.start)
    if above.name == "standfirst" and above.label and above.end == above.value_end:
        if header_goes_on(lines, i + 1, vocabulary, "body"):
            return above._replace(value=f"{above.value} {text}", end=line.end, value_end=line.end)
    return None


def _fits(name: str | None, text: str, goes_on: bool) -> bool:
    """Whether a line can be the value of the label on the line above it."""
    if name in DATES:
        return len(text) <= DATE_LENGTH and any(map(str.isdigit, text))
    if name == "view_count":
        return len(text) <= 20 and (text in UNKNOWN_VALUES or any(map(str.isdigit, text)))
    if name in ("title", "original_title", "subtitle"):
        return len(text) <= TITLE_LENGTH and text[-1] not in TITLE_NEVER_ENDS
    if name == "standfirst":
        return goes_on
    if name == "url":
        return compiled(URL).fullmatch(text) is not None
    if name == "keywords":
        return len(text) <= TITLE_LENGTH and text[-1] not in RUNNING_TEXT
    return name is not None and len(text) <= 20 and text[-1] not in SENTENCE_END


def _title_behind_date(line: Line) -> list[FieldMark] | None:
    """The date and the title that a line holds side by side: 2023-11-05 旧城改造启动."""
    when = date_in(line.text)
    if when is None or when[0] or when[1] < _LONG_DATE or not line.text[when[1] :][:1].isspace():
        return None
    title = line.text[when[1] :].lstrip()
    if not LABEL_LENGTH // 2 - 2 <= len(title) <= DATE_LENGTH or title[-1] in TITLE_NEVER_ENDS or "。" in title:
        return None
    if read_items(title) is not None or kind_of_word(title) != "?" or ends_in_dateline(title):
        return None
    start = line.end - len(title)
    head = line._replace(text=line.text[: when[1]], end=line.start + when[1])
    return [_bare(head, "date_published"), _bare(line._replace(text=title, start=start), "title")]


def _is_of_account(text: str) -> bool:
    """Whether a line is what pages print right below an account's name: its card, or a day and a place by themselves."""
    if is_account_card(text):
        return True
    when = date_in(text[: 2 * LABEL_LENGTH])
    place = text[when[1] :].strip(" ·・•") if when is not None and when[0] == 0 else ""
    return 0 < len(place) <= LABEL_LENGTH // 2 and not place[0].isdigit() and is_place(place.removeprefix("来自"))


def _bracketed(
    i: int, line: Line, lines: Sequence[LineParts], above: FieldMark, vocabulary: Vocabulary, goes_on: bool
) -> FieldMark | None:
    """The field of a label in brackets without a colon between others of its kind: 【微博认证】."""
    bracket = line.text[0]
    match = compiled(_BRACKETED).match(line.text)
    if match is None or not above.label or lines[i - 1][0][0] != bracket:
        return None
    below = lines[i + 1][0] if i + 1 < len(lines) else ""
    if not (goes_on or (below.startswith(bracket) and compiled(_BRACKETED).match(below))):
        return None
    field = _unknown_field(line, match.end())
    name = vocabulary.name_of(field.label)
    if name == "body":  # 【正文]今天开幕
        at = line.start + match.end()
        return field._replace(name=name, value="", end=at, value_start=at, value_end=at)
    return field._replace(name=name)


def _is_field(
    line: Line, value_start: int, lines: Sequence[LineParts], fields: Sequence[FieldMark], goes_on: bool
) -> bool:
    """Whether a line below other fields that opens like an unknown label and its value is a field, and no sentence."""
    length = len(line.text) - value_start
    if goes_on:
        return length <= 2 * TITLE_LENGTH
    if length > TITLE_LENGTH or line.text[-1] in SENTENCE_END or line.gap or line.indent > lines[0][4]:
        return False
    return any(field.label and field.name for field in fields[-3:])  # it stands beside a known label


def _unknown_field(line: Line, value_start: int) -> FieldMark:
    """A line as the label and the value of a field that nobody knows."""
    value = trimmed(line.text, value_start, len(line.text), free=True)
    label = compiled(COLON).sub("", line.text[:value_start]).strip("【】[]［］〔〕" + BLANKS)
    return on_line(line, None, label, value)


def _bare(line: Line, name: str | None) -> FieldMark:
    """A line without a label as a field."""
    value = trimmed(line.text, 0, len(line.text), free=True)
    if name == "publisher" and (edition := compiled(_EDITION).search(line.text, value.start, value.end)):
        value = Span(value.start, edition.start())
    return on_line(line, name, "", value)


def _without_markup(text: str) -> Span:
    """Where the words of a bare line stand, without the marks of Markdown around them."""
    start, end = 0, len(text)
    while match := compiled(_MARKUP).match(text, start):
        start = match.end()
    if start:
        end = len(text.rstrip("#*_ \t"))
    span = trimmed(text, start, max(start, end), free=True)
    if text[span.start] == "【" and _BRACKETED_TITLE < len(text) <= TITLE_LENGTH and text.find("】") == span.end - 1:
        span = Span(span.start + 1, span.end - 1)  # 【两会今天在北京开幕】, the whole line
    return span if span.end > span.start else Span(0, len(text))
