"""Archives of the People's Daily: a title, an author, a date, ``第N版(名)`` and ``专栏：`` on lines of their own.

In a file of many articles each begins with its title, marked with # or not, close above such a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from ..bylines import parse_credits
from ..patterns import compiled
from .record import Record, numbered_lines, too_long

__all__ = ["read", "recognise"]

_PAGE = r"\s*+第\s{0,3}+\d{1,3}+\s{0,3}+版\s{0,3}+(?:[(（:：]([^()（）:：]{0,40}?)[)）]?)?\s{0,3}+(?:专栏[：:]\s*+(\S[^\n]{0,60}+)?)?\s*+"
_COLUMN = r"\s*+专栏[：:]\s*+(\S[^\n]{0,60}+)?\s*+"
_DATE = (
    r"\s*+[【\[(（]?\s?(?P<medium>[\u3400-\u9fff]{2,8}?[报報])?\s*+(?P<date>\d{4}[-./年]\s?\d{1,2}[-./月]\s?\d{1,2}日?)"
    r"(?:\s*+(?:星期|周)\w)?\s*+[】\])）]?\s*+"
)
_HEADER_LINES, _TITLE_LENGTH, _SHORTEST_SUBTITLE = 6, 100, 8


def recognise(head: str) -> bool:
    """Whether a line ``第N版(名)`` and a label ``专栏：`` stand near the top.

    >>> recognise("# 开幕\\n\\n1998-01-01\\n第1版(要闻)\\n专栏：\\n\\n　　今天开幕。"), recognise("第1版")
    (True, False)
    """
    lines = head.split("\n", 20)[:20]
    pages = [i for i, line in enumerate(lines) if compiled(_PAGE).fullmatch(line)]
    return bool(pages) and any("专栏" in line for line in lines[pages[0] : pages[0] + 3])


def read(chunks: Iterable[str], limit: int) -> Iterator[Record]:
    """One article for each line ``第N版(名)``, from the title above it to the next one's.

    >>> text = "# 开幕\\n张三\\n1998-01-01\\n第1版(要闻)\\n专栏：今日谈\\n\\n　　今天开幕。\\n"
    >>> [record.fields for record in read([text], 1000)]  # doctest: +NORMALIZE_WHITESPACE
    [(('title', '开幕'), ('author', '张三'), ('date_published', '1998-01-01'), ('版次', '第1版'), ('section', '要闻'),
      ('专栏', '今日谈'), ('body', '　　今天开幕。'))]
    """
    record: list[tuple[int, str]] = []
    length = 0
    has_page = False
    for number, line in chain(numbered_lines(chunks, limit), [(0, "第0版()")]):
        if line is None:
            yield too_long(number, limit)
            record, length, has_page = [], 0, False
            continue
        if compiled(_PAGE).fullmatch(line):
            begin = _begin_of_header(record) if number else len(record)
            if has_page and begin > 0:
                yield _record(record[:begin])
                record = record[begin:]
                length = sum(len(text) for _, text in record)
            has_page = True
        record.append((number, line))
        length += len(line)
        if length > limit:
            yield too_long(record[0][0], limit)
            record, length, has_page = [], 0, False


def _begin_of_header(lines: list[tuple[int, str]]) -> int:
    """Where the header begins that stands above a page line: with a marked title, or the line above a date."""
    lowest = max(0, len(lines) - 2 * _HEADER_LINES)
    seen = 0
    begin = len(lines)
    for i in range(len(lines) - 1, lowest - 1, -1):
        text = lines[i][1].strip()
        if not text:
            continue
        if text.startswith("#"):
            return i
        if compiled(_PAGE).fullmatch(text) or compiled(_COLUMN).fullmatch(text):
            break
        seen += 1
        if seen > _HEADER_LINES or len(text) > _TITLE_LENGTH or text[-1] in "。！？；" or lines[i][1][0] == "\u3000":
            break
        begin = i
    return begin


def _is_byline(text: str) -> bool:
    """Whether a line between a title and its date names the author, as it does unless it is a second title."""
    return len("".join(text.split())) < _SHORTEST_SUBTITLE or "记者" in text or parse_credits(text) != ()


def _record(lines: list[tuple[int, str]]) -> Record:
    """The fields of an article: what stands above the page line is title, author and date."""
    page = next(i for i, (_, line) in enumerate(lines) if compiled(_PAGE).fullmatch(line))
    fields: list[tuple[str, str | list[str]]] = []
    first = 0
    for number, line in lines[:page]:
        text = line.strip().lstrip("#").strip()
        if not text:
            continue
        first = first or number
        if not fields:
            fields.append(("title", text))
        elif date := compiled(_DATE).fullmatch(text):
            fields.append(("date_published", date["date"]))
            if date["medium"]:
                fields.append(("publisher", date["medium"]))
        else:
            fields.append(("author" if _is_byline(text) else "subtitle", text))
    match = compiled(_PAGE).fullmatch(lines[page][1])
    assert match is not None
    section, column = match[1], match[2]
    begin = page + 1
    for i in range(begin, min(begin + 3, len(lines))):
        if below := compiled(_COLUMN).fullmatch(lines[i][1]):
            column, begin = below[1], i + 1
            break
        if lines[i][1].strip():
            break
    fields.append(("版次", "".join(lines[page][1].partition("版")[0].split()) + "版"))
    if section and section.strip():
        fields.append(("section", section.strip()))
    if column:
        fields.append(("专栏", column.strip()))
    body = "".join(line for _, line in lines[begin:]).strip("\r\n")
    return Record(first or lines[page][0], (*fields, ("body", body)))
