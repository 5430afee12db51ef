"""Articles as JSON: the dict of :mod:`newsparse.formats.dicts`, which ``article.schema.json`` describes."""

from __future__ import annotations

import json

from ..article import Article
from ..diagnostics import NewsparseError
from .dicts import from_dict, to_dict
from .refusals import refuse

__all__ = ["dumps", "loads"]


def dumps(article: Article, *, indent: int | None = None) -> str:
    """An article as a JSON object, in characters rather than escapes; on one line where ``indent`` is None.

    Raises NewsparseError for a lone surrogate, which UTF-8 cannot hold.

    >>> import newsparse
    >>> dumps(newsparse.parse("标题: 甲\\n正文:\\n乙。"))[:73]
    '{"schema_version": 1, "title": "甲", "headline": {"text": "甲", "kicker": n'
    """
    text = json.dumps(to_dict(article), ensure_ascii=False, indent=indent)
    try:
        text.encode()
    except UnicodeEncodeError:
        refuse(article)
        raise
    return text


def loads(text: str | bytes) -> Article:
    """The article that :func:`dumps` wrote, equal to that; raises NewsparseError for anything else.

    >>> import newsparse
    >>> article = newsparse.parse("标题: 甲\\n正文:\\n乙。")
    >>> loads(dumps(article)) == article
    True
    >>> loads("{")
    Traceback (most recent call last):
        ...
    newsparse.diagnostics.NewsparseError: no JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NewsparseError(f"no JSON: {error}") from error
    return from_dict(data)
