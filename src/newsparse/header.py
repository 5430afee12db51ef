"""Label lines above the body to fields, and what is left to the body."""

from __future__ import annotations

from collections.abc import Sequence

from .article import FieldMark, new_field
from .diagnostics import Finding, quote
from .labels import COLON, COLONS, LABEL_COLON, UNKNOWN_VALUES, Label, Vocabulary, find_labels, opening_label, roles_of
from .lines import Line, LineParts
from .patterns import compiled
from .span import Span

__all__ = ["check_fields", "read_header"]

_LONGEST_UNKNOWN = max(map(len, UNKNOWN_VALUES))

# Values that run as they like: only a label that stands apart ends them.
_FREE_TEXT = frozenset({"title", "original_title", "standfirst", "note"})
# Labels for any date, which repeat the label of a more special one: 更新日期：时间：2020-12-10.
_ANY_DATE = frozenset({"时间", "時間", "日期", "date", "time"})
_DATES = frozenset({"date_published", "date_modified"})

_SENTENCE_END = frozenset("。！？；…，、：:;!?")
_LABEL_LENGTH, _TITLE_LENGTH, _DATE_LENGTH, _LOOK_AHEAD = 20, 100, 60, 3
# A label that is in no table: no punctuation, few characters, not the scheme of a URL nor the hour of a clock.
_UNKNOWN_LABEL = r"(?=[\w \t\u3000\xa0/]{0,19}?[^\W\d])[\w \t\u3000\xa0/]{1,20}?\s?[:：∶﹕︓](?!//)"
_RULES = "|｜丨；;"
_CLOSING = {"】": "【", "]": "[", ")": "(", "）": "（", "〕": "〔"}
_ODD_EDGES = frozenset(_RULES) | frozenset(_CLOSING)
# All that str.strip takes off, and rules.
_EDGES = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000" + _RULES
)


def read_header(lines: Sequence[LineParts], vocabulary: Vocabulary) -> tuple[list[FieldMark], Sequence[LineParts]]:
    """The fields at the top of a text, and the lines below them.

    The header ends behind the body's label, or before the first line that is no field. A line without a label belongs
    to it where it stands first and can be a title, where the label above it lacks its value, or where labelled lines
    follow close behind.
    """
    fields: list[FieldMark] = []
    body: Sequence[LineParts] = ()
    for i, parts in enumerate(lines):
        if simple := _only_field(parts, vocabulary):
            fields.append(simple)
            if simple.name == "body":
                body = lines[i + 1 :]
                break
            continue
        line = Line(*parts)
        labels = _fields_of(line.text, vocabulary)
        if not labels or labels[0].start:
            # What stands on the line before its first label, often the whole of it.
            end = labels[0].start if labels else len(line.text)
            text = line.text[:end].rstrip()
            lead = line._replace(text=text, end=line.start + len(text))
            goes_on = bool(labels) or _goes_on(lines, i + 1, vocabulary)
            field = _unlabelled(lead, fields, goes_on, vocabulary) if lead.text else None
            if field:
                if field.start < lead.start:
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
            fields[0] = fields[0]._replace(name=None)  # a line above the title
    return fields, body


def _only_field(line: LineParts, vocabulary: Vocabulary) -> FieldMark | None:
    """The field of a line that holds just one, as nearly all do: a label in the table, and no other colon but a clock's.

    None for any other line. It would come out of the general way below as well, in four times the time.
    """
    text, start, end, _, _ = line
    name, label, value = opening_label(text, vocabulary)
    if name is None:
        return None
    value = value.lstrip()
    if name in _DATES and value[2:3] in COLONS and value[:2] in _ANY_DATE:
        value = value[3:].lstrip()  # 发布日期: 时间：2020-12-10
    if not COLONS.isdisjoint(value) and compiled(LABEL_COLON).search(value):
        return None
    if value and name not in _FREE_TEXT and (name == "body" or value[-1] in _ODD_EDGES or value[0] in _ODD_EDGES):
        return None
    return new_field((name, label, value, start, end, end - len(value), end))


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
    if label.start - before.value_start > _LABEL_LENGTH or text[before.value_start : label.start].strip():
        return False
    return label.name == before.name or (before.name in _DATES and label.printed.lower() in _ANY_DATE)


def _add_labelled(line: Line, labels: list[Label], fields: list[FieldMark]) -> None:
    """A field for each label of a line."""
    for label, end in zip(labels, [*(after.start for after in labels[1:]), len(line.text)], strict=False):
        if label.name == "body":
            end = label.value_start
        value = _trimmed(line.text, label.value_start, end, free=label.name in _FREE_TEXT)
        start = line.start
        span_end = label.start + len(line.text[label.start : end].rstrip())
        fields.append(
            FieldMark(
                label.name,
                label.printed,
                value.of(line.text),
                start + label.start,
                start + span_end,
                *value.shift(start),
            )
        )


def _trimmed(text: str, start: int, end: int, *, free: bool = False) -> Span:
    """A value without the white space, and where it is not free text without the rules and lone brackets around it."""
    value = text[start:end]
    edges = None if free else _EDGES
    kept = value.lstrip(edges)
    if not kept:
        return Span(start, start)
    start += len(value) - len(kept)
    kept = kept.rstrip(edges)
    if edges and kept and kept[-1] in _CLOSING:
        lone = "".join(closer for closer, opener in _CLOSING.items() if opener not in kept)
        kept = kept.rstrip(edges + lone)
    return Span(start, start + len(kept))


def _value_line(line: Line, start: int) -> Line:
    """What follows a label on its line."""
    rest = line.text[start:]
    text = rest.lstrip()
    return Line(text, line.end - len(text), line.end, 0, len(rest) - len(text))


def _unlabelled(line: Line, fields: Sequence[FieldMark], goes_on: bool, vocabulary: Vocabulary) -> FieldMark | None:
    """The field that a line without a known label is, or None where the body begins with it.

    ``goes_on`` says that the header goes on behind it.
    """
    text = line.text
    if text[0] in COLONS:  # as canonical text prints a line that has no label
        value = _trimmed(text, 1, len(text), free=True)
        return FieldMark(None, "", value.of(text), line.start, line.end, *value.shift(line.start))
    above = fields[-1] if fields else None
    if above is not None and not above.value and _fits(above.name, text, goes_on):
        # The value of the label on the line above; a line that holds a label itself is no value.
        value = _trimmed(text, 0, len(text), free=above.name in _FREE_TEXT).shift(line.start)
        if value.end > value.start and not find_labels(text, vocabulary):
            shown = text[value.start - line.start : value.end - line.start]
            return FieldMark(above.name, above.label, shown, above.start, line.end, *value)
    unknown = compiled(_UNKNOWN_LABEL).match(text)
    if not fields:
        if unknown and goes_on and text[unknown.end() :][:1].isspace():
            return _unknown_field(line, unknown.end())
        # Headlines may end in a question or an exclamation, never in a full stop.
        return _bare(line, "title") if len(text) <= _TITLE_LENGTH and text[-1] not in "。；，、：:…" else None
    value_length = len(text) - (unknown.end() if unknown else 0)
    short = value_length <= _TITLE_LENGTH and text[-1] not in _SENTENCE_END
    if unknown and value_length <= 2 * _TITLE_LENGTH and (goes_on or (short and not line.gap)):
        return _unknown_field(line, unknown.end())
    return _bare(line, None) if goes_on and short else None


def _unknown_field(line: Line, value_start: int) -> FieldMark:
    value = _trimmed(line.text, value_start, len(line.text), free=True)
    label = compiled(COLON).sub("", line.text[:value_start]).strip()
    return FieldMark(None, label, value.of(line.text), line.start, line.end, *value.shift(line.start))


def _bare(line: Line, name: str | None) -> FieldMark:
    """A line without a label as a field."""
    return FieldMark(name, "", line.text, line.start, line.end, line.start, line.end)


def _goes_on(lines: Sequence[LineParts], begin: int, vocabulary: Vocabulary) -> bool:
    """Whether a line that opens with a label of the header follows, with few others before it.

    Credits close an article as well as they open it, so they prove nothing, and do not count as others either.
    """
    others = 0
    for n in range(begin, len(lines)):
        text = lines[n][0].lstrip("【[(（〔")
        colon = compiled(COLON).search(text, 0, 2 * _LABEL_LENGTH)
        label = text[: colon.start()] if colon else ""
        name = vocabulary.name_of(label) if label else None
        if name is not None and not roles_of(label):
            return True
        if name is None and not (colon and not label):
            others += 1
            if others == _LOOK_AHEAD:
                break
    return False


def _fits(name: str | None, text: str, goes_on: bool) -> bool:
    """Whether a line can be the value of the label on the line above it."""
    if name in _DATES:
        return len(text) <= _DATE_LENGTH and any(map(str.isdigit, text))
    if name == "view_count":
        return len(text) <= 20 and (text in UNKNOWN_VALUES or any(map(str.isdigit, text)))
    if name in ("title", "original_title"):
        return len(text) <= _TITLE_LENGTH and text[-1] not in "。；，、：:…"
    if name == "standfirst":
        return goes_on
    return name is not None and len(text) <= 20 and text[-1] not in _SENTENCE_END


def check_fields(fields: Sequence[FieldMark], findings: list[Finding]) -> dict[str, FieldMark]:
    """The first field of each name that says something; findings tell what is odd about the others.

    A field whose source says that it does not know (未知) says nothing.
    """
    first: dict[str, FieldMark] = {}
    for field in fields:
        name, label, value, start, end, _, _ = field
        if name is None:
            if label:
                message = f"{quote(label)} is a label that nobody knows; its field is kept without a name"
                findings.append(Finding("label-unknown", message, start, end))
            else:
                message = f"{quote(value)} stands in the header without a label; it is kept without a name"
                findings.append(Finding("label-missing", message, start, end))
        elif len(value) > _LONGEST_UNKNOWN or value.lower() not in UNKNOWN_VALUES:
            if first.setdefault(name, field) is not field and not roles_of(label):
                message = f"{quote(value)} is another {name}; the first one counts"
                findings.append(Finding("field-repeated", message, start, end))
    return first
