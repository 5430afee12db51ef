"""Vocabulary as data: tab-separated tables, and the one function that reads them.

``PROVENANCE.md`` beside this file says where each table comes from.
"""

from __future__ import annotations

import pkgutil
from functools import cache

__all__ = ["read_table"]


@cache
def read_table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table as tuples of columns, without comments; read on first use, then kept.

    >>> read_table("roles")[2]
    ('person', 'photographer', '摄影记者 图片记者 摄影师')
    """
    data = pkgutil.get_data(__name__, f"{name}.tsv")
    assert data is not None  # tables are part of the package
    lines = data.decode("utf-8").split("\n")
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))
