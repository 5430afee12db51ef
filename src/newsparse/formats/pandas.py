"""Articles as a pandas DataFrame, made of the Arrow columns: one row an article."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..article import Article
from .extras import needed

with needed("pandas"):
    import pandas as pd
    import pyarrow as pa

from .arrow import to_table

__all__ = ["to_frame"]

# Each column, and where it stands in the Arrow schema.
COLUMNS = {
    "title": ("title",),
    "kicker": ("headline", "kicker"),
    "date_published": ("date_published", "isoformat"),
    "published_on": ("published_on",),
    "published_at": ("published_at",),
    "date_modified": ("date_modified", "isoformat"),
    "modified_on": ("modified_on",),
    "modified_at": ("modified_at",),
    "publisher": ("publisher",),
    "section": ("section",),
    "authors": ("authors",),
    "credits": ("credits",),
    "view_count": ("view_count",),
    "keywords": ("keywords",),
    "standfirst": ("standfirst",),
    "text": ("text",),
    "url": ("url",),
    "diagnostics": ("diagnostics",),
    "path": ("path",),
    "index": ("index",),
}


def to_frame(articles: Iterable[Article]) -> pd.DataFrame:
    """A DataFrame with a row for each article, in order.

    ``date_published`` is ISO 8601 at its precision (``2024-05``); ``published_on`` is the day and ``published_at`` the
    local time as datetime64, NaT where the text does not say as much. Numbers are Int64, with <NA>. ``authors`` and
    ``keywords`` are lists of str, ``credits`` and ``diagnostics`` lists of dict. Raises what
    :func:`newsparse.formats.arrow.to_batch` raises.

    >>> import newsparse
    >>> frame = to_frame(newsparse.load_dir("seeds"))
    >>> frame[["date_published", "published_on", "view_count", "authors"]]
         date_published published_on  view_count         authors
    0        2020-12-10   2020-12-10        <NA>  [董文欣, 毛琦, 王玉婷]
    1        2023-11-17   2023-11-17        <NA>            [董洋]
    2  2022-09-19T15:40   2022-09-19        3590              []
    3        2018-10-23   2018-10-23        <NA>            [董洋]
    4  2024-04-24T18:29   2024-04-24        2425              []
    """
    table = to_table(articles)
    columns: dict[str, Any] = {}
    for name, where in COLUMNS.items():
        column: Any = table.column(where[0])
        for part in where[1:]:
            column = pa.chunked_array([chunk.field(part) for chunk in column.chunks], column.type.field(part).type)
        columns[name] = _series(column)
    return pd.DataFrame(columns)


def _series(column: Any) -> pd.Series[Any]:
    if pa.types.is_list(column.type):
        return pd.Series(column.to_pylist(), dtype=object)
    # A mapper that does not know text would leave it as object in a column without a row.
    mapped: Any = {pa.int64(): pd.Int64Dtype()}.get if pa.types.is_integer(column.type) else None
    series: pd.Series[Any] = column.to_pandas(date_as_object=False, types_mapper=mapped)
    return series
