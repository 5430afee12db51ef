"""A web page: one article, which :mod:`newsparse.html` reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..patterns import compiled
from . import text
from .record import Record

__all__ = ["read", "recognise"]

_BEGIN = r"(?i)\s*+(?:<\?xml[^>]{0,100}>\s*+)?(?:<!--(?:(?!-->).){0,500}-->\s*+){0,3}(?:<!doctype\s++html|<html[\s>])"


def recognise(head: str) -> bool:
    """Whether a text begins like a web page.

    >>> recognise("<!DOCTYPE html>\\n<html lang='zh'>"), recognise("<news><title>开幕</title></news>")
    (True, False)
    """
    return compiled(_BEGIN).match(head.lstrip("\ufeff")[:2000]) is not None


def read(chunks: Iterable[str], limit: int) -> Iterator[Record]:
    """The whole page as one article.

    >>> next(read(["<p>今天", "开幕。</p>"], 100)).text
    '<p>今天开幕。</p>'
    """
    yield from text.read(chunks, limit)
