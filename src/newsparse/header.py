"""Header lines above the body to fields, and what is left to the body."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from .article import FieldMark, plain
from .fields import (
    EDGES,
    LONGEST_LINE,
    is_running_text,
    labelled_fields,
    labels_of,
    on_line,
    padded_labels,
    signed_label,
    trimmed,
)
from .frontmatter import read_front_matter
from .labels import (
    COLONS,
    Vocabulary,
    opening_label,
)
from .lines import Line, LineParts, is_rule
from .lookahead import LOOK_AHEAD, header_goes_on, is_appointment
from .metalines import date_in
from .onefield import only_field
from .patterns import compiled
from .settling import may_seem, settled
from .unlabelled import read_unlabelled

__all__ = ["read_header"]

# 【打印】 behind the count of readers.
_CLOSING_BUTTONS = r"(?:\s++|[【\[(（][^】\])）。]{1,16}[】\])）])*+"
# 【开幕】 before the text of a post or a flash.
_LEADING_TITLE = r"【\s?(?P<title>[^【】]{7,60}?)\s?】(?=\S)"
# As canonical text prints a field whose value holds what would be read for labels: 标题:: 直播 来源：谁
_WHOLE = r"(?P<label>[^:：∶﹕︓]{1,64})::(?=\s|$)"
# Fields that change how the lines below them are read, or are looked at again.
_TURNS = frozenset({"title", "body", "url", "board", "publisher"})
# What notices print below the time of what they announce.
_PLACE = r"\W{0,3}(?:\d{1,2}[.、])?(?:\w{0,4}地点|\w{0,2}地址|主讲|主持|对象|参[加会]|出席|嘉宾|形式|人员|内容|主题|\w{0,4}人[:：])"
# What opens with a label, in brackets or before a colon.
_OPENING = r"[【\[［〔*#\s]{0,4}([^:：∶﹕︓】\]］〕]{1,12})[】\]］〕:：∶﹕︓]"


def read_header(lines: Sequence[LineParts], vocabulary: Vocabulary) -> tuple[list[FieldMark], Sequence[LineParts]]:
    """The fields at the top of a text, and the lines below them.

    The header ends behind the body's label, or before the first line that is no field. A line without a label belongs
    to it where it can be the title, where the label above it lacks its value, where it holds a date, a medium and the
    like, or where labelled lines follow close behind.
    """
    fields: list[FieldMark] = []
    titles: set[str] = set()
    odd = False  # whether a line was no plain field
    cut = False  # whether the lines are a copy, of which one is the rest of a line
    i = 0
    if lines and lines[0][0] in ("---", "+++") and (front := read_front_matter(lines, vocabulary)):
        fields, i = front
        label, start, end, _, _ = lines[i - 1]
        if any(field.name == "title" and field.value for field in fields):
            fields.append(FieldMark("body", label, "", start, end, end, end))
            return settled(fields), lines[i:]
        fields[-1] = fields[-1]._replace(end=end)
    body: Sequence[LineParts] = ()
    rules = i  # the first of the lines above this one that hold nothing but punctuation
    while i < len(lines):
        parts = lines[i]
        simple = only_field(parts, vocabulary)
        if simple is not None and fields and simple[0] not in _TURNS:
            fields.append(simple)
            i += 1
            continue
        found: list[FieldMark] | None
        if simple is not None:
            odd = odd or may_seem(simple)
            found = [simple]
        elif is_rule(parts[0]) and parts[0][0] not in COLONS:
            if fields:  # it belongs to the field above it
                fields[-1] = fields[-1]._replace(end=parts[2])
            i += 1
            continue
        else:
            odd = True
            found = _read_line(i, lines, fields, titles, vocabulary)
        if not found:
            body = lines[i if fields else rules :]
            break
        if not fields:
            if rules < i:
                found[0] = found[0]._replace(start=lines[rules][1])
        elif found[0].start == fields[-1].start:
            fields.pop()  # the label above, which now has its value
        fields += found
        for field in found:
            if field[0] == "title" and field.value:
                titles.add(plain(field.value))
        i += 1
        if found[-1].name == "view_count" and (behind := _text_behind(parts, found[-1])):
            fields[-1] = found[-1]._replace(end=behind[1])
            body = [behind[0], *lines[i:]]
            break
        if found[-1].name == "body":
            if rest := _rest_of(parts, found[-1]):
                i -= 1
                if not cut:
                    lines, cut = list(lines), True
                lines[i] = rest  # type: ignore[index]
            if not _opens_inner(lines[i : i + LOOK_AHEAD], vocabulary):
                body = lines[i:]
                break
    if not fields and not body:
        body = lines  # nothing but rules
    if body and body[0][0][0] == "【" and fields and "title" not in [field[0] for field in fields]:
        body = _with_leading_title(fields, body)
    return settled(fields) if odd else fields, body


def _with_leading_title(fields: list[FieldMark], body: Sequence[LineParts]) -> Sequence[LineParts]:
    """The body without the title in brackets that its text opens with, which becomes a field: 【两会开幕】今天上午……"""
    text, start, end, gap, indent = body[0]
    match = compiled(_LEADING_TITLE).match(text)
    if match is None or date_in(match["title"]) or len(text) - match.end() < len(match[0]):
        return body
    fields.append(
        FieldMark(
            "title",
            "",
            match["title"],
            start,
            start + match.end(),
            start + match.start("title"),
            start + match.end("title"),
        )
    )
    return [(text[match.end() :], start + match.end(), end, gap, indent + match.end()), *body[1:]]


def _read_line(
    i: int,
    lines: Sequence[LineParts],
    fields: Sequence[FieldMark],
    titles: Collection[str],
    vocabulary: Vocabulary,
) -> list[FieldMark] | None:
    """The fields of a line that holds more or less than a label and its value; None where the body begins with it."""
    line = Line(*lines[i])
    text = line.text
    if text[0] in COLONS:  # as canonical text prints a line that has no label
        return [on_line(line, None, "", trimmed(text, 1, len(text), free=True))]
    if whole := compiled(_WHOLE).match(text):
        label = whole["label"].strip()
        name = vocabulary.name_of(label)
        if name != "body":
            return [on_line(line, name, label, trimmed(text, whole.end(), len(text), free=True))]
    labels = labels_of(text, vocabulary)
    if not labels and (signed := signed_label(text, vocabulary)):
        labels = [signed]
    if (not labels or labels[0].start) and (padded := padded_labels(text, vocabulary)):
        if _is_beside_padded(i, lines, fields, vocabulary):
            labels = padded
    if labels and labels[0].start == 0:
        if is_running_text(text, labels) and not header_goes_on(lines, i + 1, vocabulary):
            return None
        if is_appointment(labels[0], text) and i + 1 < len(lines) and compiled(_PLACE).match(lines[i + 1][0]):
            return None
        return labelled_fields(line, labels)
    # What stands on the line before its first label, often the whole of it.
    end = labels[0].start if labels else len(text)
    lead = text[:end].rstrip()
    found = read_unlabelled(
        i, line._replace(text=lead, end=line.start + len(lead)), bool(labels), lines, fields, titles, vocabulary
    )
    return found and found + labelled_fields(line, labels)


def _is_beside_padded(i: int, lines: Sequence[LineParts], fields: Sequence[FieldMark], vocabulary: Vocabulary) -> bool:
    """Whether a line of a label, blanks and a value stands beside another field: one such line alone may be a sentence."""
    if fields and fields[-1].label and fields[-1].name:
        return True
    for text, *_ in lines[i + 1 : i + 3]:
        if padded_labels(text, vocabulary) or opening_label(text, vocabulary)[0] is not None:
            return True
    return False


def _rest_of(line: LineParts, field: FieldMark) -> LineParts | None:
    """What follows the body's label on its line."""
    text, start, end, _, _ = line
    rest = text[field.value_start - start :]
    kept = rest.lstrip()
    if not kept:
        return None
    return kept, end - len(kept), end, 0, len(rest) - len(kept)


def _text_behind(line: LineParts, field: FieldMark) -> tuple[LineParts, int] | None:
    """The text of a page that was flattened to one line, behind the last field of its header, and where that field ends."""
    text, start, end, _, _ = line
    if len(text) < LONGEST_LINE // 2:
        return None
    at = field.value_end - start
    match = compiled(_CLOSING_BUTTONS).match(text, at)
    begin = match.end() if match else at
    if end - start - begin < LONGEST_LINE // 3 or "。" not in text[begin:]:
        return None
    return (text[begin:], start + begin, end, 0, begin), start + len(text[:begin].rstrip())


def _opens_inner(lines: Sequence[LineParts], vocabulary: Vocabulary) -> bool:
    """Whether what stands behind the body's label opens with a header of its own: its title, and another field."""
    if len(lines) < LOOK_AHEAD or len(lines[0][0]) > LONGEST_LINE:
        return False
    match = compiled(_OPENING).match(lines[0][0])
    if match is None or vocabulary.name_of(match[1].strip(EDGES)) != "title":
        return False
    names = []
    for parts in lines:
        labels = labels_of(parts[0][: 2 * LONGEST_LINE], vocabulary)
        if not labels or labels[0].start or is_running_text(parts[0], labels[:1]):
            break
        names += [label.name for label in labels]
    return bool(names) and names[0] == "title" and ("date_published" in names or "publisher" in names)
