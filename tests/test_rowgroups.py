"""Parquet files put together by their bytes hold what they held, and pyarrow sees no difference."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse.formats import arrow
from newsparse.formats.parquet import new_writer
from newsparse.formats.rowgroups import MAGIC, moved, read_footer, write_footer

ARTICLES = arrow.to_table(newsparse.iter_dir("seeds"))


def written(groups: list[pa.Table], **options: Any) -> bytes:
    """A file of these row groups."""
    file = BytesIO()
    with pq.ParquetWriter(file, groups[0].schema, **options) if options else new_writer(file) as writer:
        for group in groups:
            writer.write_table(group)
    return file.getvalue()


def together(files: list[bytes]) -> bytes:
    """The files put together."""
    target, groups, rows, n = BytesIO(), BytesIO(), 0, 0
    target.write(MAGIC)
    for file in files:
        footer = read_footer(BytesIO(file))
        for group in footer.groups:
            groups.write(moved(group, target.tell() - len(MAGIC)))
        target.write(file[len(MAGIC) : footer.begin])
        rows, n = rows + footer.rows, n + len(footer.groups)
    groups.seek(0)
    write_footer(target, read_footer(BytesIO(files[0])), rows, n, groups)
    return target.getvalue()


def chunks(file: bytes) -> list[Any]:
    """What the footer says of each column of each row group, but for the places and the name of the writer."""
    metadata = pq.read_metadata(BytesIO(file))
    found = []
    for n in range(metadata.num_row_groups):
        group = metadata.row_group(n)
        for column in range(group.num_columns):
            said = group.column(column).to_dict()
            found.append({key: value for key, value in said.items() if not key.endswith("_offset")})
    return found


@given(st.lists(st.lists(st.integers(0, 3), max_size=2), min_size=1, max_size=5))
def test_parts_together_are_the_rows_of_all_in_order(sizes: list[list[int]]) -> None:
    """As one file of the same row groups is, page by page."""
    parts: list[list[pa.Table]] = []
    at = 0
    for part in sizes:
        parts.append([])
        for size in part:
            parts[-1].append(ARTICLES.slice(at % 3, size))
            at += size
    none = ARTICLES.slice(0, 0)
    joined = together([written(part or [none]) if part else _empty() for part in parts])
    groups = [group for part in parts for group in part]
    assert pq.read_table(BytesIO(joined)).equals(pa.concat_tables([none, *groups]).cast(_stored()))
    if groups:
        assert chunks(joined) == chunks(written(groups))
    assert pq.read_schema(BytesIO(joined)).equals(pq.read_schema(BytesIO(_empty())), check_metadata=True)


def _empty() -> bytes:
    """A file without a row group."""
    file = BytesIO()
    new_writer(file).close()
    return file.getvalue()


def _stored() -> pa.Schema:
    """The schema as a file gives it back."""
    return pq.read_schema(BytesIO(written([ARTICLES])))


@pytest.mark.parametrize("n", [14, 15, 16, 127, 128, 200])
def test_any_number_of_row_groups_is_counted(n: int) -> None:
    """Where the length of a list is written in one byte, and where in more."""
    table = pa.table({"n": pa.array(range(n))})
    one = written([table.slice(at, 1) for at in range(n)], compression="none")
    joined = together([one, one])
    assert pq.read_metadata(BytesIO(joined)).num_row_groups == 2 * n
    assert pq.read_table(BytesIO(joined))["n"].to_pylist() == [*range(n), *range(n)]


def test_what_points_into_the_file_is_moved_along() -> None:
    """Dictionaries, and the indexes of pages, which stand behind the row groups."""
    tables = [pa.table({"word": ["甲", "乙", "甲"] * n, "n": range(3 * n)}) for n in (5, 400, 1)]
    files = [written([table], write_page_index=True, compression="zstd", data_page_size=64) for table in tables]
    joined = pq.ParquetFile(BytesIO(together(files)))
    for n, table in enumerate(tables):
        assert joined.read_row_group(n).equals(table)
        for column in range(2):
            chunk = joined.metadata.row_group(n).column(column)
            assert chunk.has_offset_index
            assert chunk.has_column_index
            assert chunk.statistics is not None
            assert chunk.statistics.max == table[column].to_pandas().max()
    assert (joined.metadata.row_group(2).column(0).dictionary_page_offset or 0) > len(files[0])


def test_a_file_that_is_no_parquet_file_is_refused() -> None:
    with pytest.raises(ValueError, match="no Parquet file"):
        read_footer(BytesIO(b"PAR1 and nothing else"))
