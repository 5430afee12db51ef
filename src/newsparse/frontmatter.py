"""Front matter above a body: YAML between ``---``, TOML between ``+++``.

Read is the flat subset that pages of news are written in: keys with plain or quoted values, lists in brackets or one
item a line, texts over several lines, and one level of nesting. A list gives one field for each of its items, so that
every value is a stretch of the source; for the same reason escapes stay as they are written.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from .article import FieldMark
from .labels import Vocabulary
from .lines import Line, LineParts, join_lines
from .patterns import compiled

__all__ = ["read_front_matter"]

_MOST_LINES = 400
_YAML_KEY = (
    r"(?P<quote>[\"']?+)(?P<key>[^\W\d][\w .\-]{0,40}?)(?P=quote)\s{0,4}[:：](?=\s|$|[^\x00-\x7f]|[\"'\[\d])\s*+"
)
_TOML_KEY = r"(?P<quote>[\"']?+)(?P<key>[\w.\-]{1,42})(?P=quote)\s{0,8}=\s*+"
_ITEM = r"-(?:\s++|$)"
_BLOCK_SCALAR = r"[|>][+-]?\d?\s*+(?:#.*+)?$"
_NOTHING = frozenset({"", "~", "[]", "{}", '""', "''", "null"})
# A quoted text, or what runs to the next comma.
_LIST_ITEM = r"\s*+(?:\"(?P<value>[^\"]*+)\"|'(?P<value>[^']*+)'|(?P<value>[^,\[\]\"']++))"
_QUOTES = ('"""', "'''", '"', "'")


class _Entry(NamedTuple):
    """A key with the lines of its value, and those behind it that hold none: remarks, and the names of TOML's tables.

    ``value_start`` is where the value begins on the first line.
    """

    key: str
    value_start: int
    lines: list[Line]
    remarks: list[Line]


class _Item(NamedTuple):
    """A value of a key: the field's name and label, where the field begins, where the value stands."""

    name: str | None
    label: str
    start: int
    low: int
    high: int


def read_front_matter(lines: Sequence[LineParts], vocabulary: Vocabulary) -> tuple[list[FieldMark], int] | None:
    """The fields of the front matter that a text opens with, and the number of its lines, the two rules among them.

    None where the text opens with something else.

    >>> from newsparse.labels import header_vocabulary
    >>> from newsparse.lines import split_lines
    >>> text = "---\\ntitle: '开幕'\\ntags: [两会, 北京]\\n---\\n今天开幕。"
    >>> fields, length = read_front_matter(split_lines(text), header_vocabulary())
    >>> [(field.name, field.value) for field in fields], length
    ([('title', '开幕'), ('keywords', '两会'), ('keywords', '北京')], 4)
    """
    rule = lines[0][0]
    key_pattern = _TOML_KEY if rule == "+++" else _YAML_KEY
    closing = ("+++",) if rule == "+++" else ("---", "...")
    entries: list[_Entry] = []
    for n in range(1, min(len(lines), _MOST_LINES)):
        line = Line(*lines[n])
        text = line.text
        if text in closing:
            break
        match = compiled(key_pattern).match(text) if not line.indent or rule == "+++" else None
        inside = entries and rule == "+++" and not _is_closed(entries[-1])
        if match and not inside:
            entries.append(_Entry(match["key"], line.start + match.end(), [line], []))
        elif entries and (line.indent or inside or text[0] in "#-[]"):
            is_remark = text[0] == "#" or (rule == "+++" and not inside)
            (entries[-1].remarks if is_remark else entries[-1].lines).append(line)
        else:
            return None
    else:
        return None
    if not entries:
        return None
    fields: list[FieldMark] = []
    for entry in entries:
        fields += _fields_of(entry, vocabulary)
    fields[0] = fields[0]._replace(start=lines[0][1])
    return fields, n + 1


def _is_closed(entry: _Entry) -> bool:
    """Whether the list or the long text of a TOML entry has come to its end."""
    first = entry.lines[0]
    value = first.text[entry.value_start - first.start :]
    last = entry.lines[-1].text
    if value[:3] in _QUOTES:
        return (len(entry.lines) > 1 or len(value) > 5) and last.endswith(value[:3])
    return not value.startswith("[") or last.rstrip(",").endswith("]")


def _fields_of(entry: _Entry, vocabulary: Vocabulary) -> list[FieldMark]:
    """The fields of one key: one, or one for each item of a list."""
    first, *others = entry.lines
    name = vocabulary.name_of(entry.key)
    start, end = first.start, max(entry.lines[-1].end, entry.remarks[-1].end if entry.remarks else 0)
    at = entry.value_start
    value = first.text[at - first.start :].rstrip()
    items: list[_Item] = []
    if value.startswith("["):
        text = "\n".join([value, *(line.text for line in others)])
        places = [at, *(line.start for line in others)]
        items += [_Item(name, entry.key, low, low, high) for low, high in _listed(text, places)]
    elif not value and others and compiled(_ITEM).match(others[0].text):
        for line in others:
            match = compiled(_ITEM).match(line.text)
            skipped = match.end() if match else 0
            items.append(_Item(name, entry.key, line.start, *_unquoted(line.text[skipped:], line.start + skipped)))
    elif not value and others and all(compiled(_YAML_KEY).match(line.text) for line in others):
        for line in others:
            match = compiled(_YAML_KEY).match(line.text)
            assert match is not None
            inner = name if match["key"] in ("name", "title") else None
            place = _unquoted(line.text[match.end() :], line.start + match.end())
            items.append(_Item(inner, match["key"], line.start, *place))
    elif compiled(_BLOCK_SCALAR).match(value) or (not value and others):
        if others:
            items.append(_Item(name, entry.key, start, others[0].start, others[-1].end))
    elif others:
        low, high = at, others[-1].end
        for mark in _QUOTES:
            if value.startswith(mark) and others[-1].text.endswith(mark):
                low, high = low + len(mark), high - len(mark)
                break
        if low == first.end:  # a long text that begins on the line below its quotation marks
            low = min(others[0].start, high)
        items.append(_Item(name, entry.key, start, low, high))
    elif value not in _NOTHING:
        items.append(_Item(name, entry.key, start, *_unquoted(value, at)))
    if not items:
        return [FieldMark(name, entry.key, "", start, end, at, at)]
    items[0] = items[0]._replace(start=start)
    ends = [_end_before(item.start, entry.lines) for item in items[1:]]
    fields = [
        FieldMark(
            item.name, item.label, _value(entry.lines, item.low, item.high), item.start, stop, item.low, item.high
        )
        for item, stop in zip(items, [*ends, end], strict=True)
    ]
    if name == "publisher" and fields[0].value.startswith(("http://", "https://")):  # of the page
        fields[0] = fields[0]._replace(name="url")
    return fields


def _end_before(place: int, lines: Sequence[Line]) -> int:
    """Where the field ends that stands before one that begins at ``place``."""
    return next((before.end for before, line in pairwise(lines) if line.start == place), place)


def _listed(text: str, places: Sequence[int]) -> list[tuple[int, int]]:
    """Where the items of a list in brackets stand; ``places`` says where each line of its text does."""
    spots = []
    for n, line in enumerate(text.split("\n")):
        at = 1 if n == 0 else 0
        while match := compiled(_LIST_ITEM).search(line, at):
            low, high = match.span("value")
            item = line[low:high]
            low += len(item) - len(item.lstrip())
            high = low + len(item.strip())
            if high > low:
                spots.append((places[n] + low, places[n] + high))
            at = match.end()
            if at == match.start():
                break
    return spots


def _unquoted(text: str, at: int) -> tuple[int, int]:
    """Where a value stands without its quotation marks, or the remark behind it, and what links it to another note."""
    low, high = _without_quotes(text, at)
    inner = text[low - at : high - at]
    if inner[:2] == "[[" and inner[-2:] == "]]" and len(inner) > 4:  # "[[王芳]]"
        return low + 2, high - 2
    return low, high


def _without_quotes(text: str, at: int) -> tuple[int, int]:
    kept = text.rstrip()
    for mark in _QUOTES:
        if kept.startswith(mark):
            close = kept.find(mark, len(mark))
            if close > 0 and (close + len(mark) == len(kept) or kept[close + len(mark) :].lstrip()[:1] in "#"):
                return at + len(mark), at + close
            if kept.endswith(mark) and len(kept) >= 2 * len(mark):
                return at + len(mark), at + len(kept) - len(mark)
            break
    else:
        remark = kept.find(" #")
        if remark >= 0:
            kept = kept[:remark].rstrip()
    return at, at + len(kept)


def _value(lines: Sequence[Line], low: int, high: int) -> str:
    """The text between two places of the source, on one line."""
    parts = [line.text[max(low - line.start, 0) : max(high - line.start, 0)] for line in lines if line.end > low]
    return join_lines("\n".join(part for part in parts if part)).strip()
