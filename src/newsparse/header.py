"""Label lines above the body to fields, and what is left to the body."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import attrs
import regex

from .article import HeaderField
from .diagnostics import Finding, quote
from .labels import COLON, Label, Vocabulary, find_labels, roles_of
from .lines import Line
from .span import Span

__all__ = ["UNKNOWN_VALUES", "ReadHeader", "check_fields", "read_header"]

# What a source prints where it has no value.
UNKNOWN_VALUES = frozenset({"", "未知", "不详", "不詳", "暂无", "無", "无", "-", "--", "—", "n/a", "null", "none"})

# Values that run as they like: only a label that stands apart ends them.
_FREE_TEXT = frozenset({"title", "original_title", "standfirst", "note"})
# Labels for any date, which repeat the label of a more special one: 更新日期：时间：2020-12-10.
_ANY_DATE = frozenset({"时间", "時間", "日期", "date", "time"})
_DATES = frozenset({"date_published", "date_modified"})

_SENTENCE_END = frozenset("。！？；…，、：:;!?")
_LABEL_LENGTH, _TITLE_LENGTH, _VALUE_LENGTH, _LOOK_AHEAD = 20, 100, 60, 3
# A label that is in no table: no punctuation, few characters, not the scheme of a URL nor the hour of a clock.
_UNKNOWN_LABEL = regex.compile(r"(?=\S{0,19}?[^\W\d])[\w \t\u3000\xa0/]{1,20}?\s?[:：∶﹕︓](?!//)")
_EDGES = " \t\u3000\xa0|｜丨"
_CLOSING = {"】": "【", "]": "[", ")": "(", "）": "（", "〕": "〔"}


class ReadHeader(NamedTuple):
    """The fields of a header, and the lines below it."""

    fields: list[HeaderField]
    body: Sequence[Line]


def read_header(lines: Sequence[Line], vocabulary: Vocabulary) -> ReadHeader:
    """Read the fields at the top of a text.

    The header ends behind the body's label, or before the first line that is no field. A line without a label belongs
    to it where it stands first and can be a title, where the label above it lacks its value, or where labelled lines
    follow close behind.
    """
    fields: list[HeaderField] = []
    body: Sequence[Line] = ()
    for i, line in enumerate(lines):
        labels = _fields_of(line.text, vocabulary)
        if not labels or labels[0].start:
            # What stands on the line before its first label, often the whole of it.
            end = labels[0].start if labels else len(line.text)
            text = line.text[:end].rstrip()
            lead = line._replace(text=text, end=line.start + len(text))
            field = lead.text and _unlabelled(lead, fields, lines[i + 1 : i + 1 + _LOOK_AHEAD], labels, vocabulary)
            if field:
                if field.span.start < lead.start:
                    fields.pop()  # the label above, which now has its value
                fields.append(field)
            elif lead.text:
                body = lines[i:]
                break
        _add_labelled(line, labels, fields)
        if labels and labels[-1].name == "body":
            rest = _value_line(line, labels[-1].value_start)
            body = [rest, *lines[i + 1 :]] if rest.text else lines[i + 1 :]
            break
    if fields and fields[0].name == "title" and not fields[0].label:
        if any(field.name == "title" and field.value for field in fields[1:]):
            fields[0] = attrs.evolve(fields[0], name=None)  # a line above the title
    return ReadHeader(fields, body)


def _fields_of(text: str, vocabulary: Vocabulary) -> list[Label]:
    """The labels of a header line that begin a field of their own."""
    labels: list[Label] = []
    for label in find_labels(text, vocabulary):
        if not labels:
            if label.apart:
                labels.append(label)
            continue
        before = labels[-1]
        if _repeats(label, before, text):
            labels[-1] = before._replace(value_start=label.value_start)
        elif before.name == "body":
            break
        elif label.apart if before.name not in _FREE_TEXT else label.apart and len(label.printed) > 1:
            labels.append(label)
        elif before.name not in _FREE_TEXT and len(label.printed) > 1:
            labels.append(label)  # glued to the value before it: 2025-05-13文章来源：社科处
    return labels


def _repeats(label: Label, before: Label, text: str) -> bool:
    """Whether a label only says again what the one right before it says."""
    if text[before.value_start : label.start].strip():
        return False
    return label.name == before.name or (before.name in _DATES and label.printed.lower() in _ANY_DATE)


def _add_labelled(line: Line, labels: list[Label], fields: list[HeaderField]) -> None:
    """A field for each label of a line."""
    for label, after in zip(labels, [*labels[1:], None], strict=True):
        end = after.start if after else len(line.text)
        name: str | None = label.name
        if name == "body":
            end = label.value_start
        value = _trimmed(line.text, label.value_start, end, free=name in _FREE_TEXT)
        span_end = len(line.text[:end].rstrip())
        fields.append(
            HeaderField(
                name,
                label.printed,
                value.of(line.text),
                Span(line.start + label.start, line.start + span_end),
                value.shift(line.start),
            )
        )


def _trimmed(text: str, start: int, end: int, *, free: bool = False) -> Span:
    """A value without the white space, rules and lone brackets around it."""
    edges = " \t\u3000\xa0" if free else _EDGES
    while start < end and (text[start] in edges or text[start].isspace()):
        start += 1
    while start < end:
        last = text[end - 1]
        lone = not free and last in _CLOSING and _CLOSING[last] not in text[start:end]
        if not (last in edges or last.isspace() or lone):
            break
        end -= 1
    return Span(start, end)


def _value_line(line: Line, start: int) -> Line:
    """What follows a label on its line."""
    text = line.text[start:].lstrip()
    return Line(text, line.end - len(text), line.end, 0, 0)


def _unlabelled(
    line: Line,
    fields: list[HeaderField],
    ahead: Sequence[Line],
    own_labels: list[Label],
    vocabulary: Vocabulary,
) -> HeaderField | None:
    """The field that a line without a known label is, or None where the body begins with it."""
    span = Span(line.start, line.end)
    above = fields[-1] if fields else None
    if above is not None and not above.value and line.gap <= 1 and _fits(above.name, line.text):
        return HeaderField(above.name, above.label, line.text, Span(above.span.start, line.end), span)
    goes_on = bool(own_labels) or any(_opens_field(after.text, vocabulary) for after in ahead)
    short = len(line.text) <= _TITLE_LENGTH and line.text[-1] not in _SENTENCE_END
    unknown = _UNKNOWN_LABEL.match(line.text)
    if not fields:
        if unknown and goes_on and line.text[unknown.end() :].startswith(" "):
            return _unknown_field(line, unknown.end())
        # Headlines may end in a question or an exclamation, never in a full stop.
        titled = len(line.text) <= _TITLE_LENGTH and line.text[-1] not in "。；，、：:…"
        return HeaderField("title", "", line.text, span, span) if titled else None
    if unknown and len(line.text) - unknown.end() <= 3 * _VALUE_LENGTH and (goes_on or (short and not line.gap)):
        return _unknown_field(line, unknown.end())
    if goes_on and short:
        return HeaderField(None, "", line.text, span, span)
    return None


def _unknown_field(line: Line, value_start: int) -> HeaderField:
    value = _trimmed(line.text, value_start, len(line.text), free=True)
    label = COLON.sub("", line.text[:value_start]).strip()
    return HeaderField(None, label, value.of(line.text), Span(line.start, line.end), value.shift(line.start))


def _opens_field(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line opens with a label of the header that is no credit's."""
    colon = COLON.search(text, 0, 2 * _LABEL_LENGTH)
    name = vocabulary.name_of(text[: colon.start()]) if colon else None
    return name is not None and not roles_of(text[: colon.start()] if colon else "")


def _fits(name: str | None, text: str) -> bool:
    """Whether a line can be the value of the label on the line above it."""
    if name in _DATES:
        return len(text) <= _VALUE_LENGTH and any(map(str.isdigit, text))
    if name == "view_count":
        return len(text) <= 20 and (text in UNKNOWN_VALUES or any(map(str.isdigit, text)))
    if name in ("title", "original_title"):
        return len(text) <= _TITLE_LENGTH and text[-1] not in "。；，、：:…"
    return name is not None and name != "standfirst" and len(text) <= 20 and text[-1] not in _SENTENCE_END


def check_fields(fields: Sequence[HeaderField], findings: list[Finding]) -> None:
    """Say what is odd about the fields of a header."""
    seen = set()
    for field in fields:
        if field.name is not None:
            if field.value and field.name in seen and not roles_of(field.label):
                message = f"{quote(field.value)} is another {field.name}; the first one counts"
                findings.append(Finding("field-repeated", message, *field.span))
            elif field.value:
                seen.add(field.name)
        elif field.label:
            message = f"{quote(field.label)} is a label that nobody knows; its field is kept without a name"
            findings.append(Finding("label-unknown", message, *field.span))
        else:
            message = f"{quote(field.value)} stands in the header without a label; it is kept without a name"
            findings.append(Finding("label-missing", message, *field.span))
