"""What cannot be written: which value of which article it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..article import Article
from ..diagnostics import NewsparseError
from .dicts import to_dict

__all__ = ["refuse"]


def refuse(article: Article, *, largest: int | None = None) -> None:
    """Raise NewsparseError for the first lone surrogate of an article, or the first number above ``largest``.

    Writers call it when something went wrong, so that the good articles cost nothing. A lone surrogate is half a
    character: Python holds it in a str, UTF-8 has no bytes for it.

    >>> import newsparse
    >>> refuse(newsparse.parse("标题: 甲\\ud800乙\\n正文:\\n丙。"))
    Traceback (most recent call last):
        ...
    newsparse.diagnostics.NewsparseError: title holds a lone surrogate (U+D800 at offset 1), which UTF-8 cannot hold
    """
    which = "" if article.path is None else f" of {str(article.path)!a}"
    which += "" if article.index is None else f", article {article.index},"
    for where, value in _leaves("", to_dict(article)):
        if isinstance(value, str):
            for at, char in enumerate(value):
                if "\ud800" <= char <= "\udfff":
                    what = f"a lone surrogate (U+{ord(char):X} at offset {at}), which UTF-8 cannot hold"
                    raise NewsparseError(f"{where}{which} holds {what}")
        elif largest is not None and isinstance(value, int) and value > largest:
            raise NewsparseError(f"{where}{which} is {value:.3e}, more than a column can hold (2**63 - 1)")


def _leaves(where: str, data: Any) -> Iterator[tuple[str, Any]]:
    """The values inside, each with where it stands: ``credits[0].names[1]``."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _leaves(f"{where}.{key}" if where else key, value)
    elif isinstance(data, list):
        for n, value in enumerate(data):
            yield from _leaves(f"{where}[{n}]", value)
    else:
        yield where, data
