"""Articles as JSON Lines: one JSON object a line, as :mod:`newsparse.formats.json` writes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from ..article import Article
from ..diagnostics import NewsparseError
from .json import dumps, loads

__all__ = ["read", "write"]


def write(articles: Iterable[Article], stream: TextIO) -> int:
    """Write a line for each article and return how many there were; raises NewsparseError for a lone surrogate.

    >>> import io, newsparse
    >>> stream = io.StringIO()
    >>> write(newsparse.iter_dir("seeds"), stream)
    5
    """
    n = 0
    for article in articles:
        stream.write(dumps(article) + "\n")
        n += 1
    return n


def read(stream: Iterable[str]) -> Iterator[Article]:
    """The articles that :func:`write` wrote, one by one; raises NewsparseError for the first line that holds none.

    Any iterable of lines will do; blank ones are passed over.

    >>> import io, newsparse
    >>> corpus, stream = newsparse.load_dir("seeds"), io.StringIO()
    >>> n = write(corpus, stream)
    >>> tuple(read(io.StringIO(stream.getvalue()))) == corpus.articles
    True
    """
    for n, line in enumerate(stream, 1):
        if line.strip():
            try:
                article = loads(line)
            except NewsparseError as error:
                raise NewsparseError(f"line {n}: {error}") from error
            yield article
