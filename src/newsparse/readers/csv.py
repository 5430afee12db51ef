"""CSV and TSV: a header row that names the fields, then a row for each article; quoted fields may hold line ends."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from ..patterns import compiled
from ..source import LOST
from .record import Fields, Record, fields_of, name_of_key, numbered_lines

__all__ = ["read", "recognise"]

_DELIMITERS = "\t,;|"
_SIGN = "sep="  # above the header row: what stands between cells, for Excel
# Below the header row of a table in Markdown.
_DASHES = r":?-{2,40}+:?"
_MOST_LINES_AGAIN = 1000  # of a row that went wrong


def recognise(head: str) -> bool:
    """Whether the first line is a header row: cells between tabs or commas, of which one names a title or a text.

    >>> recognise("id,title,content\\n1,甲,乙"), recognise("开幕,今天"), recognise("标题：甲,乙")
    (True, False, False)
    """
    if head.lstrip("\ufeff")[:4].lower() == _SIGN:
        head = head.partition("\n")[2]
    first = _first_line(head)
    delimiter = _delimiter(first)
    if delimiter is None:
        return False
    known = sum(name_of_key(cell.strip().strip('"').strip())[0] is not None for cell in first.split(delimiter))
    second = _first_line(head.lstrip("\ufeff \r\n").partition("\n")[2])
    if known > 1:
        return True
    # Lines of a label, a tab and a value are no table.
    return second.count(delimiter) == first.count(delimiter) and name_of_key(second.split(delimiter)[0])[0] is None


def _first_line(text: str) -> str:
    return text.lstrip("\ufeff \r\n").partition("\n")[0].rstrip("\r")


def _delimiter(line: str) -> str | None:
    """What stands between the cells of a header row; None where the line is none."""
    if len(line) > 4000:
        return None
    for delimiter in _DELIMITERS:
        cells = [cell.strip().strip('"').strip() for cell in line.split(delimiter)]
        if len(cells) > 1 and all(len(cell) <= 40 for cell in cells):
            names = {name_of_key(cell)[0] for cell in cells if cell}
            if not names.isdisjoint({"title", "body"}) and len(names) > 1:
                return delimiter
    return None


def read(chunks: Iterable[str], limit: int) -> Iterator[Record]:
    """One article a row; a row with too many or too few cells costs no other.

    >>> [record] = read(['title,content\\n甲,"乙，\\n丙。"\\n'], 100)
    >>> record.line, record.fields
    (2, (('title', '甲'), ('body', '乙，\\n丙。')))
    """
    lines = numbered_lines(chunks, limit)
    again: list[tuple[int, str | None]] = []  # lines of a row that went wrong, without its first one
    taken: list[tuple[int, str | None]] = []  # lines of this row

    def fed() -> Iterator[str]:
        length = 0
        while item := again.pop() if again else next(lines, None):
            taken.append(item)
            length += limit + 1 if item[1] is None else len(item[1])
            if length > limit:
                raise csv.Error(f"more than {limit:,} characters")
            yield _row_end((item[1] or "").replace("\0", LOST))

    header: list[str] = []
    delimiter = ","
    while True:
        taken.clear()
        if not header:
            first = next(lines, None)
            if first is None:
                return
            if first[1] is None or not first[1].strip("\ufeff \r\n") or first[1].lstrip("\ufeff")[:4].lower() == _SIGN:
                continue
            delimiter = _delimiter(_first_line(first[1])) or ("\t" if "\t" in first[1] else ",")
            header = _header(first[1], delimiter)
            continue
        try:
            row = _next_row(csv.reader(fed(), delimiter=delimiter), limit)
        except csv.Error as error:
            yield Record(taken[0][0], error=f"not a row of {_kind(delimiter)}: {error}")
            _feed_again(taken, again)
            continue
        if row is None:
            return
        if not any(cell.strip() for cell in row) or row == header:
            continue  # a blank line, or the header of a second table behind the first
        if delimiter == "|" and all(compiled(_DASHES).fullmatch(cell.strip()) for cell in row if cell.strip()):
            continue
        number = taken[0][0]
        if len(taken) > 1 and sum(line.count('"') for _, line in taken if line) % 2:
            yield Record(number, error="a quote that is not closed")
            _feed_again(taken, again)
            continue
        extra = len(row) - len(header)
        if (extra > 0 and any(cell.strip() for cell in row[len(header) :])) or (extra < 0 and len(row) < 2):
            cells = f"{len(row)} cell{'' if len(row) == 1 else 's'}"
            yield Record(number, error=f"{cells} in a row of a table of {len(header)} columns")
            _feed_again(taken, again)
        else:
            fields = _fields(header, row)
            yield Record(number, fields) if fields else Record(number, error="a row without a title and a text")


def _row_end(line: str) -> str:
    """A line that ends as the module wants it."""
    return line[:-3] + "\r\n" if line.endswith("\r\r\n") else line


def _header(line: str, delimiter: str) -> list[str]:
    line = _first_line(line).replace("\r", " ").replace("\0", "")
    try:
        cells = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        cells = line.split(delimiter)
    return [cell.strip() for cell in cells]


def _fields(header: list[str], row: list[str]) -> Fields:
    fields = fields_of((key or f"column {n}", cell) for n, (key, cell) in enumerate(zip(header, row, strict=False), 1))
    return fields if any(name in ("title", "body", "standfirst") for name, _ in fields) else ()


def _next_row(rows: Iterator[list[str]], limit: int) -> list[str] | None:
    """The next row; None at the end. The module's own limit for a cell is one for all, so it is set back at once."""
    before = csv.field_size_limit(min(limit, 2**31 - 1))
    try:
        return next(rows, None)
    finally:
        csv.field_size_limit(before)


def _feed_again(taken: list[tuple[int, str | None]], again: list[tuple[int, str | None]]) -> None:
    """Read the lines behind the first of a bad row again: a quote that is not closed takes in good rows."""
    if 1 < len(taken) <= _MOST_LINES_AGAIN:
        again.extend(reversed(taken[1:]))


def _kind(delimiter: str) -> str:
    return "TSV" if delimiter == "\t" else "CSV"
