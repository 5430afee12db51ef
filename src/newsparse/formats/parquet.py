"""Articles as Parquet: the columns of :mod:`newsparse.formats.arrow`, written and read batch by batch."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from ..article import Article
from ..diagnostics import LoadError
from .arrow import batches, from_batch, schema
from .extras import needed
from .fields import COLUMNS
from .replacing import replacing

with needed("arrow"):
    import pyarrow as pa
    import pyarrow.parquet as pq

__all__ = ["new_writer", "read", "write"]

# The columns that queries look for a stretch of. Bounds of the others would fill memory, row group by row group.
_BOUNDED = ["published_on", "published_at", "modified_on", "modified_at", "view_count"]


def write(articles: Iterable[Article], path: str | os.PathLike[str]) -> int:
    """Write a file with a row for each article, compressed with zstd, and return how many there were.

    A row group holds 1,000 articles, and no more than that are in memory. The file is there whole or not at all. Raises
    what :func:`newsparse.formats.arrow.to_batch` raises.

    >>> import newsparse, tempfile
    >>> path = Path(tempfile.mkdtemp()) / "articles.parquet"
    >>> write(newsparse.iter_dir("seeds"), path)
    5
    >>> tuple(read(path)) == newsparse.load_dir("seeds").articles
    True
    """
    n = 0
    with replacing(path) as part, new_writer(part) as writer:
        for batch in batches(articles):
            writer.write_batch(batch)
            n += batch.num_rows
    return n


def new_writer(where: str | Path | BinaryIO) -> pq.ParquetWriter:
    """A writer of articles to a path or a stream.

    >>> from io import BytesIO
    >>> with new_writer(BytesIO()) as writer:
    ...     writer.schema == schema()
    True
    """
    return pq.ParquetWriter(where, schema(), compression="zstd", write_statistics=_BOUNDED)


def read(path: str | os.PathLike[str]) -> Iterator[Article]:
    """The articles that :func:`write` wrote, one by one, equal to those; columns of other names are passed over.

    Raises LoadError where the file cannot be read, NewsparseError where it holds something else.
    """
    path = Path(path)
    try:
        with pq.ParquetFile(path) as file:
            derived = {field.name for field in COLUMNS}
            columns = [name for name in file.schema_arrow.names if name not in derived]
            for batch in file.iter_batches(batch_size=1000, columns=columns):
                yield from from_batch(batch)
    except pa.ArrowInvalid as error:
        raise LoadError(path, f"is no Parquet file, or a damaged one: {error}") from error
    except OSError as error:
        raise LoadError(path, error.strerror or str(error)) from error
