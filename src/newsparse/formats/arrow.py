"""Articles as Arrow record batches, built column by column.

A column for each key of :func:`newsparse.formats.dicts.to_dict`, nested as there, and :data:`.fields.COLUMNS`. Spans are
``struct<start, end>`` of int32. Text is ``large_string``: with the 32-bit offsets of ``string`` a table of more than
2 GiB of text can be read, but neither sorted nor grouped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, chain, islice, repeat
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from ..article import Article
from ..diagnostics import NewsparseError
from ..span import Span
from .columns import booleans, column
from .extras import needed
from .fields import ARTICLE, COLUMNS, SCHEMA_VERSION, Field, Many, Record, Scalar, Shape
from .refusals import refuse

with needed("arrow"):
    import pyarrow as pa

if TYPE_CHECKING:
    Array = pa.Array[Any]

__all__ = ["batches", "from_batch", "from_table", "schema", "to_batch", "to_table"]

_FIELDS = (*ARTICLE.fields, *COLUMNS)
_LARGEST = 2**63 - 1
_VERSION = b"newsparse.schema_version"


@cache
def schema() -> pa.Schema:
    """The columns of articles. The metadata name the version of the schema.

    >>> schema().field("credits").type.value_type.field("span").type
    StructType(struct<start: int32, end: int32>)
    """
    return pa.schema([_field(field) for field in _FIELDS], metadata={_VERSION: str(SCHEMA_VERSION).encode()})


def to_batch(articles: Iterable[Article]) -> pa.RecordBatch:
    """A record batch with a row for each article.

    Raises NewsparseError, which names the article and the field, for a lone surrogate or a number that Arrow cannot hold.

    >>> import newsparse
    >>> batch = to_batch(newsparse.load_dir("seeds"))
    >>> batch.num_rows, batch.column("published_on")[0].as_py(), batch.column("authors")[3].as_py()
    (5, datetime.date(2020, 12, 10), ['董洋'])
    """
    articles = list(articles)
    try:
        columns = [_build(field.shape, _values(field, articles)) for field in _FIELDS]
    except (ValueError, OverflowError) as error:
        for article in articles:
            refuse(article, largest=_LARGEST)
        raise NewsparseError(f"the articles do not fit into Arrow: {error}") from error
    return pa.RecordBatch.from_arrays(columns, schema=schema())


def batches(articles: Iterable[Article], size: int = 1000) -> Iterator[pa.RecordBatch]:
    """Record batches of ``size`` articles each; only one is in memory at a time.

    >>> import newsparse
    >>> [batch.num_rows for batch in batches(newsparse.iter_dir("seeds"), size=2)]
    [2, 2, 1]
    """
    if size < 1:
        raise ValueError(f"size is at least 1, not {size}")
    articles = iter(articles)
    while some := list(islice(articles, size)):
        yield to_batch(some)


def to_table(articles: Iterable[Article]) -> pa.Table:
    """A table with a row for each article, in chunks of 1,000.

    >>> import newsparse
    >>> to_table(newsparse.load_dir("seeds")).sort_by("published_on").column("title")[-1].as_py()[:8]
    '西安交大召开党委'
    """
    return pa.Table.from_batches(batches(articles), schema=schema())


def from_batch(batch: pa.RecordBatch) -> Iterator[Article]:
    """The articles of a batch that :func:`to_batch` made, equal to those; columns of other names are passed over.

    Raises NewsparseError where a column is missing or holds something else.

    >>> import newsparse
    >>> article = newsparse.parse("标题: 甲\\n正文内容:\\n今天开幕。")
    >>> list(from_batch(to_batch([article]))) == [article]
    True
    """
    version = (batch.schema.metadata or {}).get(_VERSION, str(SCHEMA_VERSION).encode())
    if version != str(SCHEMA_VERSION).encode():
        raise NewsparseError(f"articles of schema version {version.decode()}; this release reads {SCHEMA_VERSION}")
    try:
        columns = {name: batch.column(name) for name in batch.schema.names}
        raws: list[Any] = columns["raw"].to_pylist()
        articles = _read_record(ARTICLE, columns, raws)
    except (KeyError, TypeError, ValueError, AttributeError, NotImplementedError) as error:
        raise NewsparseError(f"no batch of articles: {type(error).__name__}: {error}") from error
    yield from articles


def from_table(table: pa.Table) -> Iterator[Article]:
    """The articles of a table that :func:`to_table` made, one batch at a time.

    >>> import newsparse
    >>> corpus = newsparse.load_dir("seeds")
    >>> tuple(from_table(to_table(corpus))) == corpus.articles
    True
    """
    return chain.from_iterable(map(from_batch, table.to_batches()))


def _field(field: Field) -> pa.Field[Any]:
    # All may be null, as most tools take for granted.
    return pa.field(field.name, _type(field.shape), metadata={"description": field.doc})


@cache
def _type(shape: Shape) -> Any:
    if isinstance(shape, Scalar):
        named: Any = pa.type_for_alias  # its stubs know no name that is not written out
        return named(shape.arrow)
    if isinstance(shape, Many):
        return pa.list_(_type(shape.item))
    if isinstance(shape, Record):
        return pa.struct([_field(field) for field in shape.fields])
    return pa.struct([("start", pa.int32()), ("end", pa.int32())])


def _values(field: Field, owners: Sequence[Any]) -> list[Any]:
    """The values of a field of many objects, some of which may be None."""
    get = field.get
    return [None if owner is None else get(owner) for owner in owners]


def _build(shape: Shape, values: list[Any]) -> Array:
    """A column of values, its nested parts built as columns of their own."""
    if isinstance(shape, Scalar):
        if shape.out is not None and not shape.values:  # a member of an enum is a str as it stands
            values = [None if value is None else shape.out(value) for value in values]
        return column(values, _type(shape))  # type: ignore[no-any-return]
    absent = [value is None for value in values]
    mask = booleans(absent) if True in absent else None
    if isinstance(shape, Many):
        if mask is not None:
            values = [value or () for value in values]
        offsets = column(list(accumulate(map(len, values), initial=0)), pa.int32())
        items = _build(shape.item, list(chain.from_iterable(values)))
        return pa.ListArray.from_arrays(offsets, items, type=_type(shape), mask=mask)
    if isinstance(shape, Record):
        children = [_build(field.shape, _values(field, values)) for field in shape.fields]
    else:
        if mask is not None:
            values = [value or (None, None) for value in values]
        children = [column(list(map(itemgetter(n), values)), pa.int32()) for n in (0, 1)]
    return pa.StructArray.from_arrays(children, fields=list(_type(shape)), mask=mask)


def _read(shape: Shape, array: Array, raws: Iterable[str]) -> list[Any]:
    """The values of a column; ``raws`` are the texts of the articles that its rows belong to."""
    if array.type != _type(shape):
        array = array.cast(_type(shape))
    if isinstance(shape, Scalar):
        values: list[Any] = array.to_pylist()
        return values if shape.into is None else [None if v is None else shape.into(v) for v in values]
    if isinstance(shape, Many):
        lengths = [n or 0 for n in array.value_lengths().to_pylist()]  # type: ignore[attr-defined]
        repeated = chain.from_iterable(map(repeat, raws, lengths))
        items = iter(_read(shape.item, array.flatten(), repeated))  # type: ignore[attr-defined]
        values = [tuple(islice(items, n)) for n in lengths]
    else:
        names = [field.name for field in array.type]
        columns = dict(zip(names, array.flatten(), strict=True))  # type: ignore[attr-defined]
        if isinstance(shape, Record):
            valid: Any = array.is_valid().to_pylist() if array.null_count else None
            return _read_record(shape, columns, raws, valid)
        values = list(map(Span, columns["start"].to_pylist(), columns["end"].to_pylist()))
    if array.null_count:
        return [v if valid else None for v, valid in zip(values, array.is_valid().to_pylist(), strict=True)]
    return values


def _read_record(
    record: Record, columns: Mapping[str, Array], raws: Iterable[str], valid: Sequence[bool] | None = None
) -> list[Any]:
    """The objects of a column of structs; an optional column may be missing, since an older release did not know it."""
    raws = list(raws)
    fields = [f for f in record.fields if not f.derived and not (f.optional and f.name not in columns)]
    names = [field.name for field in fields]
    for field in fields:
        if valid is None and not field.optional and columns[field.name].null_count:
            raise ValueError(f"{field.name} is null")
    rows = zip(*[_read(field.shape, columns[field.name], raws) for field in fields], strict=True)
    missing = {f.name: None for f in record.fields if f.optional and not f.derived and f.name not in columns}
    made = (
        record.make(raw, {**dict(zip(names, row, strict=True)), **missing}) if there else None
        for raw, row, there in zip(raws, rows, valid or repeat(True), strict=False)
    )
    return list(made)
