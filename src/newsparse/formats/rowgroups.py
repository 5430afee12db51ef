"""Parquet files of one schema put one behind the other by their bytes: nothing is decoded, and nothing held in memory.

A Parquet file is ``PAR1``, the pages of its row groups, a footer, the length of the footer in four bytes, and ``PAR1``. The
footer says where in the file the pages stand. So they can be copied as they are, when the places that the footers name
are moved along; with pyarrow alone each row would have to be read and written anew.

The footer is the struct FileMetaData of Apache Parquet (parquet.thrift of parquet-format) in the compact protocol of
Apache Thrift (thrift-compact-protocol.md).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from typing import Any, BinaryIO, NamedTuple

__all__ = ["MAGIC", "Footer", "moved", "read_footer", "write_footer"]

MAGIC = b"PAR1"

# Kinds of values in the compact protocol. True and false are kinds of their own, with nothing behind them.
_BYTE, _DOUBLE, _BINARY, _STRUCT = 3, 7, 8, 12
_TRUTHS, _INTEGERS, _LISTS = (1, 2), (4, 5, 6), (9, 10)
# Fields of FileMetaData.
_ROWS, _GROUPS = 3, 4
# The last field of RowGroup, its number in the file, which may be missing.
_ORDINAL = 7

# Fields by their numbers, those of structs in them, and nothing for a number.
Wanted = Mapping[int, Any]
_NOTHING: Wanted = {}
# What counts bytes from the beginning of the file, in a RowGroup, its ColumnChunks, and their ColumnMetaData; and the ordinal.
_PLACES: Wanted = {1: {2: {}, 3: {9: {}, 10: {}, 11: {}, 14: {}}, 4: {}, 6: {}}, 5: {}, _ORDINAL: {}}


class Footer(NamedTuple):
    """The footer of a file: where it begins, how many rows there are, the bytes of each row group and of the rest."""

    begin: int
    rows: int
    groups: list[bytes]
    before_rows: bytes
    before_groups: bytes
    behind: bytes


def read_footer(file: BinaryIO) -> Footer:
    """The footer of a Parquet file that is not encrypted; ValueError where it has none.

    >>> import newsparse, tempfile, pathlib
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "articles.parquet"
    >>> newsparse.load_dir("seeds").to_parquet(path)
    >>> with path.open("rb") as file:
    ...     footer = read_footer(file)
    >>> footer.rows, len(footer.groups)
    (5, 1)
    """
    end = file.seek(-8, os.SEEK_END)
    length, magic = file.read(4), file.read(4)
    if magic != MAGIC:
        raise ValueError("this is no Parquet file")
    begin = end - int.from_bytes(length, "little")
    file.seek(begin)
    data = file.read(end - begin)
    found: list[tuple[int, int, int]] = []
    _end(data, 0, _STRUCT, {_ROWS: {}}, found)
    ((_, rows, behind_rows),) = found
    number, kind, at = _field(data, behind_rows, _ROWS)
    if (number, kind) != (_GROUPS, _LISTS[0]):
        raise ValueError("the footer of this Parquet file has no row groups")
    before_groups = data[behind_rows:at]
    count, _, at = _list(data, at)
    groups = []
    for _ in range(count):
        after = _end(data, at, _STRUCT)
        groups.append(data[at:after])
        at = after
    return Footer(begin, _signed(data, rows), groups, data[:rows], before_groups, data[at:])


def moved(group: bytes, by: int) -> bytes:
    """A row group whose pages stand ``by`` bytes further on in another file. Its number is left out."""
    found: list[tuple[int, int, int]] = []
    _end(group, 0, _STRUCT, _PLACES, found)
    out, copied = [], 0
    for number, at, after in found:
        if number == _ORDINAL:
            out.append(group[copied : at - 1])
        elif place := _signed(group, at):  # 0 says that there is none
            out += [group[copied:at], _encoded(place + by)]
        else:
            continue
        copied = after
    return b"".join(out) + group[copied:]


def write_footer(file: BinaryIO, like: Footer, rows: int, count: int, groups: BinaryIO) -> None:
    """End a file of ``rows`` rows in ``count`` row groups, which are read as bytes; ``like`` is a footer of the same schema."""
    begin = file.tell()
    file.write(like.before_rows + _encoded(rows) + like.before_groups)
    file.write(bytes([min(count, 15) << 4 | _STRUCT]) + (_varint(count) if count >= 15 else b""))
    shutil.copyfileobj(groups, file)
    file.write(like.behind)
    file.write((file.tell() - begin).to_bytes(4, "little") + MAGIC)


def _end(
    data: bytes, at: int, kind: int, wanted: Wanted = _NOTHING, found: list[tuple[int, int, int]] | None = None
) -> int:
    """Where a value ends. What is wanted of it is ``found``: the number of the field, where its value begins and ends."""
    if kind in _INTEGERS:
        return _read_varint(data, at)[1]
    if kind == _BINARY:
        size, at = _read_varint(data, at)
        return at + size
    if kind == _STRUCT:
        number = 0
        while data[at]:
            number, kind, begin = _field(data, at, number)
            at = _end(data, begin, kind, wanted.get(number, _NOTHING), found)
            if found is not None and number in wanted and kind in _INTEGERS:
                found.append((number, begin, at))
        return at + 1
    if kind in _LISTS:
        count, kind, at = _list(data, at)
        for _ in range(count):
            at = _end(data, at, _BYTE if kind in _TRUTHS else kind, wanted, found)
        return at
    if kind in _TRUTHS:
        return at
    return at + {_BYTE: 1, _DOUBLE: 8}[kind]


def _field(data: bytes, at: int, before: int) -> tuple[int, int, int]:
    """The number of a field behind that of number ``before``, its kind, and where its value begins."""
    step, kind = divmod(data[at], 16)
    if step:
        return before + step, kind, at + 1
    return _signed(data, at + 1), kind, _read_varint(data, at + 1)[1]


def _list(data: bytes, at: int) -> tuple[int, int, int]:
    """How many values a list has, of which kind, and where they begin."""
    count, kind = divmod(data[at], 16)
    if count < 15:
        return count, kind, at + 1
    count, at = _read_varint(data, at + 1)
    return count, kind, at


def _read_varint(data: bytes, at: int) -> tuple[int, int]:
    """A number without a sign, seven bits to the byte, the lowest first; and where it ends."""
    value = shift = 0
    while (byte := data[at]) >= 128:
        value |= (byte & 127) << shift
        shift += 7
        at += 1
    return value | byte << shift, at + 1


def _varint(value: int) -> bytes:
    out = bytearray()
    while value >= 128:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def _signed(data: bytes, at: int) -> int:
    """A number with its sign in the lowest bit."""
    value, _ = _read_varint(data, at)
    return value >> 1 ^ -(value & 1)


def _encoded(value: int) -> bytes:
    """What :func:`_signed` reads; none is negative here."""
    return _varint(2 * value)
