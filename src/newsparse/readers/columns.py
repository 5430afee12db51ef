"""Tables without a header row: a line for each article, its cells between tabs, bars, commas or other signs.

What a column holds is told from its cells: the date, the address, the text, which is the longest, and the title.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence

from ..media import is_medium
from ..metalines import date_in, kind_of_word
from ..organizations import is_office
from ..patterns import compiled
from .record import Record, fields_of, numbered_lines, too_long, with_head

__all__ = ["read", "recognise"]

_SEPARATORS = (
    "\t",
    r"\|{2,6}+",
    r"\|",
    r"\^{2,6}+",
    r"#{2,6}+",
    r"@{2,6}+",
    r"\${2,6}+",
    r"&{2,6}+",
    r"~{2,6}+",
    "\x01",
    ",",
)
_OTHER = "-"  # of a column that is no field
_LOOKED_AT, _FEWEST_COLUMNS, _LONGEST_TITLE, _LONGEST_NAME = 8, 3, 80, 20
_URL, _NUMBER = r"https?://\S++", r"\d[\d,.]{0,14}+\s?[万萬wWkK]?\+?"


def recognise(head: str) -> bool:
    """Whether the first lines, two at least, have the same columns, and among them a date, a title and a text.

    >>> rows = "1||开幕式今天举行||2020-01-01||会议今天上午开幕，会期五天。\\n2||闭幕式明天举行||2020-01-02||会议明天下午闭幕，代表离会。"
    >>> recognise(rows)
    True
    >>> recognise("首页 | 新闻 | 公告\\n会议今天开幕。")
    False
    """
    return _plan(head) is not None


def _plan(head: str) -> tuple[str, list[str]] | None:
    """The sign between the cells, and the key of each column; None where the lines are no such table."""
    lines = [line for line in head.split("\n", _LOOKED_AT + 1)[: _LOOKED_AT + 1] if line.strip()]
    if len(lines) > 2:
        lines.pop()  # the head may end in it
    if len(lines) < 2:
        return None
    for separator in _SEPARATORS:
        rows = [_cells(line, separator) for line in lines]
        if len(rows[0]) >= _FEWEST_COLUMNS and all(len(row) == len(rows[0]) for row in rows):
            return (separator, keys) if (keys := _keys(rows)) else None
    return None


def _cells(line: str, separator: str) -> list[str]:
    if separator == ",":
        try:
            cells = next(csv.reader([line.strip("\r\n")]), [])
        except csv.Error:  # a carriage return within, a cell without end
            return []
    else:
        cells = compiled(separator).split(line.strip("\r\n"))
    if len(cells) > _FEWEST_COLUMNS and not cells[-1].strip():
        cells.pop()  # one that closes the row
    return [cell.strip() for cell in cells]


def _keys(rows: Sequence[Sequence[str]]) -> list[str]:
    """The key of each column; empty where there is no date, title or text among them."""
    columns = list(zip(*rows, strict=True))
    keys = [_key(column) for column in columns]
    lengths = [sum(map(len, column)) for column in columns]
    free = [n for n, key in enumerate(keys) if not key]
    if "date" not in keys or len(free) < 2:
        return []
    body = max(free, key=lengths.__getitem__)
    titles = [n for n in free if n != body and max(map(len, columns[n])) <= _LONGEST_TITLE]
    if not titles or not any("。" in cell for cell in columns[body]):
        return []
    title = max(titles, key=lengths.__getitem__)
    if min(map(len, columns[title])) < 4 or lengths[body] < 2 * lengths[title]:
        return []
    keys[body], keys[title] = "content", "title"
    seen: set[str] = set()
    for n, key in enumerate(keys, 1):
        keys[n - 1] = key if key not in ("", _OTHER) and key not in seen else f"column {n}"
        seen.add(key)
    return keys


def _key(column: Sequence[str]) -> str:
    """The key of a column whose cells are all of one kind; empty where they are free text."""
    cells = [cell for cell in column if cell]
    if not cells:
        return _OTHER
    if all(date_in(cell) == (0, len(cell)) for cell in cells) and len(cells) == len(column):
        return "date"
    if all(compiled(_URL).fullmatch(cell) for cell in cells):
        return "url"
    if all(compiled(_NUMBER).fullmatch(cell) for cell in cells):
        return _OTHER
    if all(len(cell) <= _LONGEST_NAME for cell in cells):
        kinds = [kind_of_word(cell) for cell in cells]
        if all(kind == "author" for kind in kinds):
            return "author"
        if any(is_medium(cell) or is_office(cell) for cell in cells) and max(map(len, cells)) <= _LONGEST_NAME // 2 + 2:
            return "source"
        if all(kind == "section" for kind in kinds):
            return "section"
    return ""


def read(chunks: Iterable[str], limit: int) -> Iterator[Record]:
    """One article a line; a line with too many or too few cells costs no other.

    >>> text = "开幕式今天举行|2020-01-01|会议今天上午开幕，会期五天。\\n闭幕式明天举行|2020-01-02|会议明天下午闭幕，代表离会。\\n"
    >>> next(read([text], 100)).fields
    (('title', '开幕式今天举行'), ('date_published', '2020-01-01'), ('body', '会议今天上午开幕，会期五天。'))
    """
    head, chunks = with_head(chunks)
    plan = _plan(head)
    for number, line in numbered_lines(chunks, limit):
        if line is None:
            yield too_long(number, limit)
        elif line.strip():
            cells = _cells(line, plan[0]) if plan else []
            if plan is None or len(cells) != len(plan[1]):
                wanted = f" of {len(plan[1])}" if plan else ""
                yield Record(number, error=f"{len(cells)} cells in a row{wanted}")
            else:
                yield Record(number, fields_of(zip(plan[1], cells, strict=True)))
