"""What readers have in common: records, the names of their fields, and the lines of a text that comes in chunks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import chain
from typing import Any, NamedTuple

import regex

from ..fields import DATES, read_fields
from ..header import read_header
from ..labels import COLONS, header_vocabulary, opening_label
from ..lines import split_lines
from ..metalines import date_in
from ..patterns import compiled
from ..tables import read_table

__all__ = [
    "Fields",
    "Record",
    "fields_of",
    "is_article",
    "name_of_key",
    "numbered_lines",
    "records_in",
    "too_long",
    "with_head",
]

Fields = tuple[tuple[str, "str | list[str]"], ...]

# Objects around the article, whose keys are read as if they stood outside.
_WRAPPERS = frozenset(
    "data meta metadata article news info detail result doc item _source stat stats statistics counter counters count counts "
    "metrics interactive interaction interact interact_info attributes attrs properties props basic base basic_info base_info baseinfo "
    "extra extras ext fields payload document header head publish publish_info pub_info numbers social".split()
)
_OF_ARTICLE = r"(?:news|article|doc|content|base|basic|count|stat|publish|pub|page|post|item|main)_?(?:info|detail|data|meta|base)"
# Keys of the one text that an object stands for, as in {"source": {"name": "新华社"}}.
_NAMES = ("name", "title", "text", "value", "content", "#text")
_TEXTS = ("text", "content", "html", "body", "paragraphs", "value", "#text", "raw")
# Cells in which a table says that it has no value.
_NOTHING = frozenset({"", "nan", "NaN", "None", "null", "NULL", "\\N", "<NA>"})

# A list of texts as Python prints it, and its escapes.
_LISTS = frozenset({"['", '["'})
_LIST = r"\[(?:(?P<item>'(?:[^'\\]|\\.)*+'|\"(?:[^\"\\]|\\.)*+\")(?:,\s?|(?=\])))++\]"
_ESCAPE, _ESCAPES = (
    r"\\(?:u(?P<code>[0-9a-f]{4})|x(?P<code>[0-9a-f]{2})|(?P<char>.))",
    {"n": "\n", "r": "\r", "t": "\t"},
)

# Tags of HTML in a value: with a name, not a sign for «less than». Each repetition ends at the first < or >.
_BLOCK_TAG = (
    r"(?i)<(?:/?(?:p|div|h[1-6]|li|ul|ol|tr|table|section|article|blockquote|figure|figcaption)|br|hr)\b[^<>]{0,500}+>"
)
_TAG = r"(?i)</?(?:a|b|i|u|em|img|span|strong|font|center|sup|sub|td|th|tbody|video|iframe|mark|small|o:p)\b[^<>]{0,2000}+>|<!--(?:(?!-->)[^<>]){0,500}+-->"
_SCRIPT, _SCRIPT_END = r"(?i)<(script|style)\b[^<>]{0,500}+>", r"(?i)</(?:script|style)\s*+>"
_ENTITY = r"&(?:#\d{1,6}|#x[0-9A-Fa-f]{1,5}|[A-Za-z]{2,8});"
# Where paragraphs were run together: U+E40C and U+E5E5 stood for their ends and indents in a page's own font, and an
# indent of two spaces behind the end of a sentence begins a paragraph.
_RUN_TOGETHER = r"\ue40c|(?<=[。！？…”」』）])[ \xa0]{0,4}+\u3000{2}(?=\S)"

# A day, and an hour that stands in a column of its own.
_CLOCKS = frozenset({"[time]", "[时间]", "[時間]", "clock", "pub_clock", "pub_hour", "时刻", "发布时刻"})
_DAY, _CLOCK = r"\d{4}\D\d{1,2}\D\d{1,2}日?", r"\d{1,2}:\d{2}(?::\d{2})?"


class Record(NamedTuple):
    """One article of a file as a reader found it: its fields or its text, or why it cannot be read.

    ``line`` is the line of the file on which it begins. ``saved`` is an article as :mod:`newsparse.formats.json` writes it.
    """

    line: int
    fields: Fields = ()
    text: str = ""
    error: str = ""
    saved: Mapping[str, Any] | None = None


def too_long(line: int, limit: int) -> Record:
    """A record of which the file holds more than an article may have."""
    return Record(line, error=f"longer than {limit:,} characters")


def with_head(chunks: Iterable[str]) -> tuple[str, Iterator[str]]:
    """The first chunk of a text, and all of them.

    >>> head, chunks = with_head(["甲", "乙"])
    >>> head, list(chunks)
    ('甲', ['甲', '乙'])
    """
    chunks = iter(chunks)
    head = next(chunks, "")
    return head, chain([head], chunks)


def numbered_lines(chunks: Iterable[str], limit: int) -> Iterator[tuple[int, str | None]]:
    """The lines of a text with their ends, counted from 1; None for one that is longer than ``limit``.

    >>> list(numbered_lines(["甲\\n乙", "丙\\n丁"], 10))
    [(1, '甲\\n'), (2, '乙丙\\n'), (3, '丁')]
    """
    number = 1
    rest: list[str] = []
    length = 0
    old_mac = None
    for chunk in chunks:
        if old_mac is None:
            old_mac = "\n" not in chunk and "\r" in chunk
        if old_mac:
            chunk = chunk.replace("\r", "\n")
        begin = 0
        while (end := chunk.find("\n", begin)) >= 0:
            length += end + 1 - begin
            rest.append(chunk[begin : end + 1])
            yield number, "".join(rest) if length <= limit else None
            number += 1
            rest.clear()
            length = 0
            begin = end + 1
        length += len(chunk) - begin
        if length <= limit:
            rest.append(chunk[begin:])
        else:
            rest.clear()
    if length:
        yield number, "".join(rest) if length <= limit else None


@cache
def _keys() -> Mapping[str, tuple[str, int]]:
    """Each key of a record: its field, and its rank among the keys of that field."""
    return {key: (field, rank) for field, keys in read_table("keys") for rank, key in enumerate(keys.split())}


@lru_cache(maxsize=4096)  # keys of dumps are without number
def name_of_key(key: str) -> tuple[str | None, int]:
    """The field that a key of a record names, and how well it does so: 0 for the most usual of its keys.

    >>> name_of_key("Publish_Time"), name_of_key("publishedAt")[0], name_of_key("vip")[0]
    (('date_published', 0), 'date_published', None)
    """
    folded = "".join(c for c in key.lower() if c not in "_- \u3000")
    known = _keys().get(folded)
    if known is not None:
        return known
    return header_vocabulary().name_of(key), 50  # a printed label; behind the keys


def is_article(record: object) -> bool:
    """Whether a JSON value is an object that holds an article, itself or in an object inside it.

    >>> is_article({"data": {"headline": "开幕"}}), is_article({"page": 1})
    (True, False)
    """
    if not isinstance(record, dict):
        return False
    inside = (value for key, value in record.items() if isinstance(value, dict) and _is_wrapper(key))
    return _is_grouped(record) or any(_has(item, "title") or _has(item, "body") for item in (record, *inside))


def _is_grouped(record: Mapping[str, object]) -> bool:
    """Whether the title of a record stands in an object inside it that holds no list of articles: {"basic": {"title": …}}."""
    return not _has(record, "title") and any(
        isinstance(value, dict)
        and name_of_key(key)[0] is None
        and any(isinstance(item, str) and name_of_key(inner)[0] == "title" for inner, item in value.items())
        and not any(isinstance(item, (list, dict)) for item in value.values())
        and (_has(value, "date_published") or _has(record, "body"))
        for key, value in record.items()
    )


def _is_text(value: object) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(item, str) for item in value))


def _is_wrapper(key: str) -> bool:
    """Whether a key names an object whose keys are the article's own."""
    key = key.lower()
    return key in _WRAPPERS or compiled(_OF_ARTICLE).fullmatch(key) is not None


def _has(record: Mapping[str, object], name: str) -> bool:
    """Whether an object has a value for a field."""
    return any(name_of_key(key)[0] == name and value and not isinstance(value, dict) for key, value in record.items())


def _is_headed(item: object) -> bool:
    return isinstance(item, dict) and is_article(item) and _has(item, "title")


def records_in(value: object, depth: int = 3) -> list[object] | None:
    """The articles in a JSON value: itself, the items of a list, those of a list inside (``{"data": [...]}``)."""
    if isinstance(value, dict) and (rows := _rows_of(value)):
        return rows
    if isinstance(value, dict) and not _has(value, "body"):  # a feed has a title of its own
        for items in value.values():
            if isinstance(items, list) and items and all(_is_headed(item) for item in items):
                return items
    if is_article(value):
        return [value]
    inside: Iterable[object] = ()
    if isinstance(value, list):
        if any(map(is_article, value)):
            return value
        inside = value[:1]
    elif isinstance(value, dict):
        values = list(value.values())
        if len(values) > 1 and all(map(is_article, values)):  # articles by their ids
            return values
        inside = values
    if depth:
        for item in inside:
            if isinstance(item, (list, dict)) and (found := records_in(item, depth - 1)):
                return found
    return None


def _rows_of(table: Mapping[str, object]) -> list[object] | None:
    """The rows of a table as pandas writes it: columns by name with their cells by number, or names and rows apart.

    >>> _rows_of({"title": {"0": "甲", "1": "乙"}, "content": {"0": "一。", "1": "二。"}})
    [{'title': '甲', 'content': '一。'}, {'title': '乙', 'content': '二。'}]
    >>> _rows_of({"columns": ["title", "content"], "index": [0], "data": [["甲", "一。"]]})
    [{'title': '甲', 'content': '一。'}]
    """
    names, rows = table.get("columns"), table.get("data")
    if isinstance(names, list) and isinstance(rows, list) and all(isinstance(name, str) for name in names):
        if rows and all(isinstance(row, list) and len(row) == len(names) for row in rows):
            return [dict(zip(names, row, strict=True)) for row in rows]
    columns = list(table.values())
    first = columns[0] if columns else None
    if len(columns) < 2 or not isinstance(first, dict) or not first or not all(map(str.isdecimal, first)):
        return None
    if not all(isinstance(column, dict) and column.keys() == first.keys() for column in columns):
        return None
    if {"title", "body"}.isdisjoint(name_of_key(key)[0] for key in table):
        return None
    return [{key: column[n] for key, column in table.items()} for n in first]  # type: ignore[index]


def fields_of(pairs: Iterable[tuple[str, object]]) -> Fields:
    """The fields of a record under their names, the best key of each field first; other keys are kept as they are.

    >>> fields_of([("source", {"name": "新华社"}), ("headline", "开幕"), ("text", "<p>今天开幕。</p>"), ("vip", 1)])
    (('publisher', '新华社'), ('title', '开幕'), ('vip', '1'), ('body', '今天开幕。'))
    """
    named: list[tuple[int, int, str | None, str, str | list[str]]] = []
    for n, (key, value) in enumerate(_flat(pairs)):
        text = _text(value)
        if not text:
            continue
        name, rank = name_of_key(key)
        if name in _OF_LINES and (line := _read_line(text, name)):
            named += ((52, n, field, label, value) for field, label, value in line)
            continue
        if name is not None and name not in _RUNNING and isinstance(text, str) and not COLONS.isdisjoint(text[:8]):
            repeated, _, rest = opening_label(text, header_vocabulary())
            if repeated == name and rest.strip():  # "来源": "来源：新华社"
                text = rest.strip()
        if name == "publisher" and isinstance(text, str) and text.startswith(("http://", "https://")):
            name, rank = "url", 51
        named.append((rank, n, name, key, text))
    best: dict[str, tuple[int, int]] = {}
    for rank, n, name, _, _ in named:
        if name is not None:
            best[name] = min(best.get(name, (rank, n)), (rank, n))
    fields: list[tuple[str, str | list[str]]] = []
    body = ""
    for rank, n, name, key, text in named:
        if name == "body" and best[name] == (rank, n):
            body = _paragraphs(text)
        elif name is not None and (best[name] == (rank, n) or name not in _SINGLE):
            fields.append((name, _plain(text)))
        else:
            fields.append((_unknown(key), _plain(text)))
    _join_clock(fields)
    if body and "title" not in best and (inner := _inner_header(body)):
        pairs_inside, body = inner
        given = {name for name, _ in pairs_inside}
        fields = [*pairs_inside, *((f"[{name}]" if name in given & _SINGLE else name, text) for name, text in fields)]
    return (*fields, ("body", body)) if body else tuple(fields)


def _inner_header(body: str) -> tuple[list[tuple[str, str | list[str]]], str] | None:
    """The fields of the header that the text of a record without a title opens with, and the text below it.

    None where the first line is no title and no field, and where one of the fields has neither name nor label.

    >>> _inner_header("标题：夜市开张\\n来源：江城晚报\\n\\n夜市今晚开张。")
    ([('title', '夜市开张'), ('publisher', '江城晚报')], '夜市今晚开张。')
    """
    if "\n" not in body or len(body.partition("\n")[0]) > _LONGEST_HEADER_LINE:
        return None
    fields, lines = read_header(split_lines(body), header_vocabulary())
    if not lines or not any(field.name == "title" and field.value for field in fields):
        return None
    pairs: list[tuple[str, str | list[str]]] = []
    for field in fields:
        if field.name is None and not field.label:
            return None
        if field.name != "body" and field.value:
            known = field.name in _SINGLE or not field.label
            pairs.append((field.name if field.name is not None and known else field.label, field.value))
    return pairs, body[lines[0][1] - lines[0][4] :]


# Fields of free text, which may open with a label of its own.
_RUNNING = frozenset({"title", "body", "standfirst", "subtitle", "kicker", "note"})
# Fields whose value may be the whole line that a page prints below the title, and those that show that it is.
_OF_LINES = frozenset({None, "date_published", "publisher", "author", "note"})
_TELLING = frozenset({"date_published", "date_modified", "publisher", "view_count"})
_LONGEST_HEADER_LINE = 120
# Of these a second value is kept under its own key.
_SINGLE = frozenset(
    {"title", "body", "date_published", "date_modified", "publisher", "url", "view_count", "standfirst"}
)


def _read_line(text: str | list[str], name: str | None) -> list[tuple[str, str, str]] | None:
    """The fields of a header line that a crawler took whole, in one text or in pieces, as name, label and value.

    None where the value is no such line: it has a label, and all of it is fields that have a name.

    >>> _read_line(["发布时间：2021-08-30", "来源：江城晚报"], None)
    [('date_published', '发布时间', '2021-08-30'), ('publisher', '来源', '江城晚报')]
    >>> _read_line("今天开幕", None)
    """
    line = ("  ".join(map(str.strip, text)) if isinstance(text, list) else text.replace("\n", " ")).strip()
    if line.isascii() or len(line) > _LONGEST_HEADER_LINE or COLONS.isdisjoint(line) or "://" in line:
        return None
    fields = read_fields((line, 0, len(line), 0, 0), header_vocabulary())
    names = [field.name for field in fields]
    if name not in (*names, None) or (name and len(names) < 2) or not any(field.label for field in fields):
        return None
    if None in names or _TELLING.isdisjoint(names):
        return None
    for field in fields:  # 时间：3月10日下午 地点：体育馆
        if field.name in DATES and (date_in(field.value) != (0, len(field.value)) or not field.value[:4].isdigit()):
            return None
    return [(field.name, field.label or field.name, field.value) for field in fields if field.name and field.value]


def _unknown(key: str) -> str:
    """A key that shall name no field, though it might: ``text`` beside ``content``."""
    return key if name_of_key(key)[0] is None else f"[{key}]"


def _join_clock(fields: list[tuple[str, str | list[str]]]) -> None:
    """A day and an hour in two columns as one date."""
    days = [(i, text) for i, (key, text) in enumerate(fields) if key == "date_published" and isinstance(text, str)]
    clocks = [(i, text) for i, (key, text) in enumerate(fields) if key.lower() in _CLOCKS and isinstance(text, str)]
    if len(clocks) == len(days) == 1:
        (i, day), (j, clock) = days[0], clocks[0]
        if compiled(_DAY).fullmatch(day) and compiled(_CLOCK).fullmatch(clock):
            fields[i] = ("date_published", f"{day} {clock}")
            del fields[j]


def _flat(pairs: Iterable[tuple[str, object]]) -> Iterator[tuple[str, object]]:
    """The pairs of a record, with those of the objects inside it."""
    pairs = list(pairs)
    grouped = _is_grouped(dict(pairs))
    for key, value in pairs:
        if isinstance(value, dict):
            if len(value) == 1 and (plain := _of_extended_json(value)) is not None:
                yield key, plain  # as MongoDB exports it
                continue
            inner = next((value[name] for name in _NAMES if isinstance(value.get(name), str)), None)
            known = name_of_key(key)[0]
            if known == "body":
                inner = next((value[name] for name in _TEXTS if value.get(name) and _is_text(value[name])), None)
            if (_has(value, "title") or _has(value, "body")) and (
                _is_wrapper(key) or (known == "body" and _has(value, "title") and _has(value, "body"))
            ):
                yield from _flat(value.items())
            elif known is not None and inner is not None:
                yield key, inner
                value = {k: v for k, v in value.items() if v is not inner and v}
                yield from ((f"{key}.{k}", v) for k, v in value.items())
            elif _is_wrapper(key) or (grouped and name_of_key(key)[0] is None):
                yield from _flat(value.items())
            else:
                yield from ((f"{key}.{k}", v) for k, v in value.items())
        else:
            yield key, value


def _of_extended_json(value: Mapping[str, object]) -> str | None:
    """The value of an object by which MongoDB exports a date, a number or an id: {"$date": {"$numberLong": "1594000000000"}}."""
    (key, inner), *_ = value.items()
    if not key.startswith("$"):
        return None
    if isinstance(inner, dict) and len(inner) == 1:
        return _of_extended_json(inner)
    return str(inner) if isinstance(inner, (str, int, float)) else None


def _text(value: object) -> str | list[str]:
    """A value of JSON as a text or a list of texts; empty where there is none."""
    if isinstance(value, str):
        if value in _NOTHING:
            return ""
        return value if value[:2] not in _LISTS else _listed(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, list):
        items = [_inner_text(v) if isinstance(v, dict) else v for v in value]
        if all(isinstance(item, (str, int, float)) for item in items):
            return [str(item) for item in items if str(item) not in _NOTHING]
    import json

    return json.dumps(value, ensure_ascii=False) if value else ""


def _listed(text: str) -> str | list[str]:
    """The texts of a list as Python prints it, which tables hold in a cell; the text itself where it is no such list.

    >>> _listed("['夜市开张。', '来了\\\\u3000三千人。']"), _listed("['夜市'开张]")
    (['夜市开张。', '来了\\u3000三千人。'], "['夜市'开张]")
    """
    match = compiled(_LIST).fullmatch(text.rstrip())
    if match is None:
        return text
    return [compiled(_ESCAPE).sub(_unescaped, item[1:-1]) for item in match.captures("item")]


def _unescaped(match: regex.Match[str]) -> str:
    code = match["code"]
    return chr(int(code, 16)) if code else _ESCAPES.get(match["char"], match["char"])


def _inner_text(item: Mapping[str, object]) -> str | None:
    """The one text that an object in a list stands for: a name, or a paragraph."""
    inner = next((item[name] for name in _NAMES if isinstance(item.get(name), str)), None)
    if inner is None:
        inner = next((v for k, v in item.items() if isinstance(v, str) and name_of_key(k)[0] == "body"), None)
    return inner if isinstance(inner, str) else None


def _plain(text: str | list[str]) -> str | list[str]:
    """A value without the tags and entities of HTML, which crawlers leave in it."""
    if isinstance(text, list):
        return [str(_plain(item)) for item in text]
    if "<" in text and ">" in text:
        text = _without_scripts(text)
        text = compiled(_BLOCK_TAG).sub("\n", text)
        text = compiled(_TAG).sub("", text)
    if "&" in text:
        from html import unescape

        text = compiled(_ENTITY).sub(lambda match: unescape(match[0]), text)
    return text


def _without_scripts(text: str) -> str:
    """A text without what stands between ``<script>`` and ``</script>``; one that is not closed is left."""
    parts, at = [], 0
    while (opening := compiled(_SCRIPT).search(text, at)) and (
        closing := compiled(_SCRIPT_END).search(text, opening.end())
    ):
        parts += [text[at : opening.start()], "\n"]
        at = closing.end()
    return "".join([*parts, text[at:]])


def _paragraphs(text: str | list[str]) -> str:
    """A body with a line for each paragraph."""
    text = "\n".join(text) if isinstance(text, list) else text
    if "\n" not in text and "\\n" in text:  # escaped twice
        text = text.replace("\\r", "").replace("\\n", "\n")
    text = str(_plain(text)).strip("\n")
    return compiled(_RUN_TOGETHER).sub("\n\u3000\u3000", text).replace("\ue5e5", "\u3000")
