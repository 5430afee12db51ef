"""Articles in Apache Spark 4: one function of Arrow batches in, Arrow batches out, and two ways into it.

:func:`read_column` reads a column of texts or bytes of a DataFrame, such as packed files; :class:`NewsparseDataSource` reads
folders of small files that every machine sees under the same path. Rows are those of :mod:`newsparse.formats.arrow`, and
``error``: what cannot be read is a row of its own that says why, with no other value than its ``path``, so that no task is
lost. newsparse must be installed on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from .article import Article
from .contents import MAX_BYTES, Failure, Labels, Options, read_content, read_files
from .diagnostics import LoadError, NewsparseError
from .folders import names_of
from .formats.arrow import schema as article_schema
from .formats.arrow import to_batch
from .formats.extras import needed

with needed("spark"):
    import pyarrow as pa
    from pyspark.sql.datasource import DataSource, DataSourceReader, InputPartition
    from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.types import StructType

__all__ = ["NewsparseDataSource", "read_batches", "read_column", "register", "schema"]

# Articles of a batch that is handed to Spark, and files of a partition, unless told otherwise.
_BATCH = 500
_FILES = 1000


@cache
def schema() -> pa.Schema:
    """The columns: those of :func:`newsparse.formats.arrow.schema` and ``error``, in the types that Spark has for them.

    >>> schema().names[-2:], schema().field("published_at").type
    (['modified_at', 'error'], TimestampType(timestamp[us]))
    """
    # Spark has one kind of text and counts time in microseconds.
    return to_arrow_schema(from_arrow_schema(article_schema().append(pa.field("error", pa.string()))), timezone="UTC")


def read_batches(
    batches: Iterable[pa.RecordBatch], column: str, path: str | None = None, options: Options | None = None
) -> Iterator[pa.RecordBatch]:
    """The articles of a column of texts or bytes, batch by batch, with a row for each, or for the error in its place.

    A cell is read as a file is: it may hold many articles, in any format, and bytes in any encoding. ``path`` names the
    column of their paths, which tell the format where the content does not, and the title and date where it lacks them.

    >>> batch = pa.RecordBatch.from_pydict({"text": ["标题: 甲\\n正文:\\n乙。", ""], "name": ["a.txt", "b.txt"]})
    >>> rows = next(read_batches([batch], "text", "name")).to_pylist()
    >>> [(row["title"], row["path"], row["error"]) for row in rows]
    [('甲', 'a.txt', None), (None, 'b.txt', 'the file is empty')]
    """
    options = options or Options()

    def rows() -> Iterator[tuple[str | None, Article | Failure]]:
        for batch in batches:
            contents = batch.column(column)
            paths = batch.column(path).to_pylist() if path is not None else [None] * batch.num_rows
            for content, name in zip(contents, paths, strict=True):
                for article in _read_cell(content.as_py(), name or "", options):
                    yield name, article

    return _to_batches(rows())


def _read_cell(content: str | bytes | None, name: str, options: Options) -> Iterator[Article | Failure]:
    if content is None:
        yield Failure(Path(name), LoadError(Path(name), "there is no text"))
        return
    try:
        yield from read_content(name, content, options)
    except NewsparseError as error:
        yield Failure(Path(name), error)


def _to_batches(rows: Iterator[tuple[str | None, Article | Failure]]) -> Iterator[pa.RecordBatch]:
    while some := list(islice(rows, _BATCH)):
        yield _to_batch([name for name, _ in some], [article for _, article in some])


def _to_batch(paths: list[str | None], rows: list[Article | Failure]) -> pa.RecordBatch:
    """One batch of articles and failures in their order."""
    try:
        batch = to_batch(row for row in rows if isinstance(row, Article))
    except NewsparseError:  # Arrow cannot hold one of them
        rows = [_checked(row) for row in rows]
        batch = to_batch(row for row in rows if isinstance(row, Article))
    if batch.num_rows < len(rows):
        good = iter(range(batch.num_rows))
        batch = batch.take(pa.array([next(good) if isinstance(row, Article) else None for row in rows], pa.int64()))
    errors = [None if isinstance(row, Article) else _reason(row) for row in rows]
    columns = {name: batch.column(name) for name in batch.schema.names}
    columns["path"] = pa.array(paths, pa.string())
    columns["error"] = pa.array(errors, pa.string())
    return pa.RecordBatch.from_arrays([columns[field.name].cast(field.type) for field in schema()], schema=schema())


def _checked(row: Article | Failure) -> Article | Failure:
    if isinstance(row, Article):
        try:
            to_batch([row])
        except NewsparseError as error:
            return Failure(row.path or Path(), error)
    return row


def _reason(failure: Failure) -> str:
    reason = str(getattr(failure.error, "reason", failure.error))
    return reason.encode("utf-8", "backslashreplace").decode()


def read_column(
    frame: DataFrame,
    column: str,
    *,
    path: str | None = None,
    format: str | None = None,
    encoding: str | None = None,
    base: date | None = None,
    labels: Labels | None = None,
    max_bytes: int = MAX_BYTES,
) -> DataFrame:
    """A DataFrame of the articles in a column of texts or bytes; see :func:`read_batches` and :func:`newsparse.iter_file`.

    Other columns are not carried along; ``path``, the name of a column, goes into the articles' ``path``, by which the
    two can be joined.

        articles = read_column(spark.read.parquet("packed"), "content", path="path")
    """
    options = Options(format, encoding, base, False, labels, max_bytes).check()
    fields = from_arrow_schema(schema())
    kept = frame.select(column, *([path] if path is not None else []))
    return kept.mapInArrow(partial(read_batches, column=column, path=path, options=options), fields)


def register(spark: SparkSession) -> None:
    """Let ``spark.read.format("newsparse")`` read folders; see :class:`NewsparseDataSource`."""
    spark.dataSource.register(NewsparseDataSource)


class NewsparseDataSource(DataSource):
    """Folders of files as a data source of Spark, in the order of :func:`newsparse.iter_dir` within a partition.

    Every machine must see the folder under the same path. Options: ``pattern``, ``recursive``, ``format``, ``encoding``,
    ``base`` (an ISO date), ``max_bytes`` as of :func:`newsparse.iter_dir`, and ``files`` for the number of files of a
    partition (1000).

        newsparse.spark.register(spark)
        articles = spark.read.format("newsparse").option("pattern", "*.txt").load("/data/news")
    """

    @classmethod
    def name(cls) -> str:
        """What ``spark.read.format()`` is told."""
        return "newsparse"

    def schema(self) -> StructType:
        """The columns of :func:`schema`."""
        return from_arrow_schema(schema())

    def reader(self, schema: StructType) -> DataSourceReader:
        """What lists and reads the files."""
        return _Reader(self.options)


@attrs.frozen
class _Files(InputPartition):
    """The files that one task reads."""

    names: tuple[str, ...]


class _Reader(DataSourceReader):
    def __init__(self, options: Mapping[str, str]) -> None:
        if "path" not in options:
            raise ValueError('name one folder: spark.read.format("newsparse").load(folder)')
        self._folder = options["path"]
        self._pattern = options.get("pattern")
        self._recursive = options.get("recursive", "true").lower() != "false"
        self._files = int(options.get("files", _FILES))
        base = options.get("base")
        self._options = Options(
            options.get("format"),
            options.get("encoding"),
            date.fromisoformat(base) if base is not None else None,
            max_bytes=int(options.get("max_bytes", MAX_BYTES)),
        ).check()

    def partitions(self) -> list[InputPartition]:
        names = names_of(Path(self._folder.removeprefix("file:")), self._pattern, self._recursive)
        return [_Files(files) for files in iter(lambda: tuple(islice(names, self._files)), ())]

    def read(self, partition: InputPartition) -> Iterator[pa.RecordBatch]:
        assert isinstance(partition, _Files)
        articles = read_files(partition.names, self._options)
        return _to_batches((str(article.path), article) for article in articles)
