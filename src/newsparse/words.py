"""Words and top words of an article, by jieba, with the article's own names and organisations kept whole.

The text is cut around the names that the credits declare, and the pieces between go to one shared tokenizer that is
never modified: a tokenizer takes a second to make, and words added to a shared one would leak into other articles.
"""

from __future__ import annotations

import logging
import warnings
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

import regex

from .article import Article
from .tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["top_words", "words"]

_NUMBER = regex.compile(r"[\p{N}一二三四五六七八九十百千万亿.,%％〇○零两余多几]+[年月日时分个项名人次岁元]?")


def words(article: Article) -> tuple[str, ...]:
    """The words of the body, in order, without punctuation and white space."""
    return tuple(word for word in _cut(article) if any(map(str.isalnum, word)))


def top_words(article: Article, n: int) -> tuple[tuple[str, int], ...]:
    """The ``n`` most frequent words with their counts, without function words, numbers and single characters."""
    idle = _stopwords()
    counts = Counter(
        word for word in words(article) if len(word) > 1 and word not in idle and not _NUMBER.fullmatch(word)
    )
    return tuple(counts.most_common(n))


def _cut(article: Article) -> Iterator[str]:
    """The body in words and marks."""
    own = {name for credit in article.credits for name in (*credit.names, credit.organization or "")}
    own.add(article.publisher or "")
    names = [name for name in own if len(name) > 1]
    text = article.body.text
    at = 0
    if names:
        # A named list is looked up, not tried one by one, so many names cost no more than few.
        for match in regex.finditer(r"\L<names>", text, names=names):
            yield from _tokenizer().cut(text[at : match.start()])
            yield match[0]
            at = match.end()
    yield from _tokenizer().cut(text[at:])


@cache
def _tokenizer() -> Any:
    """jieba's tokenizer, loaded without a word on stderr, its own logger left as it was."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # invalid escapes and pkg_resources in jieba's own modules
        import jieba  # type: ignore[import-untyped]
    level = jieba.default_logger.level
    jieba.default_logger.setLevel(logging.WARNING)
    try:
        tokenizer = jieba.Tokenizer()
        tokenizer.initialize()
    finally:
        jieba.default_logger.setLevel(level)
    return tokenizer


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(word for row in read_table("stopwords") for word in row[0].split())
