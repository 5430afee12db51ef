"""Posts of bulletin boards, PTT among them: each opens with ``作者: … 看板: …`` or ``发信人: … 信区: …``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..patterns import compiled
from .record import Record, numbered_lines, too_long

__all__ = ["read", "recognise"]

_OPENING = r"\s*+(?:作者|发信人|發信人|寄信人|寄件人)\s{0,9}+[:：][^\n]{0,120}?(?:看板|信区|信區|站内|站內|标  题|標  題)\s{0,9}?(?:[:：]|$)"
# Lines above the text of a post: labels, and 【 以下文字转载自 News 讨论区 】.
_HEADER_LINE = r"\s*+(?:[^\s:：][^:：\n]{0,20}[:：]|【.{0,80}(?:转|轉|原文).{0,80}】|[☆★※─=—-])"
# Colours of the terminal that the board was read in.
_ANSI = r"\x1b\[[0-9;]{0,20}+[A-Za-z]"


def recognise(head: str) -> bool:
    """Whether the first line is that of a post.

    >>> recognise("作者: kobe (阿賢) 看板: Gossiping\\n標題: [新聞] 開幕"), recognise("作者: 张三")
    (True, False)
    """
    return compiled(_OPENING).match(_plain(head[:400]).lstrip("\ufeff")) is not None


def _plain(text: str) -> str:
    return compiled(_ANSI).sub("", text) if "\x1b" in text else text


def read(chunks: Iterable[str], limit: int) -> Iterator[Record]:
    """One article a post, as text; colours of the terminal are left out.

    >>> text = "作者: a 看板: news\\n標題: 甲\\n時間: 2020-01-01\\n乙。\\n作者: b 看板: news\\n標題: 丙\\n"
    >>> [(record.line, len(record.text)) for record in read([text], 1000)]
    [(1, 39), (5, 21)]
    """
    parts: list[str] = []
    begin = 1
    length = 0
    for number, line in numbered_lines(chunks, limit):
        if line is None:
            yield too_long(number, limit)
            parts, length = [], 0
            continue
        line = _plain(line)
        if compiled(_OPENING).match(line) and _has_text(parts):
            yield Record(begin, text="".join(parts))
            parts, length = [], 0
        if not parts:
            begin = number
        parts.append(line)
        length += len(line)
        if length > limit:
            yield too_long(begin, limit)
            parts, length = [], 0
    if any(map(str.strip, parts)):
        yield Record(begin, text="".join(parts))


def _has_text(lines: list[str]) -> bool:
    """Whether more stands in a post than its header and a word of who sent it on.

    A post that was sent on has two headers, and the inner one is the article's.
    """
    return any(line.strip() and not compiled(_HEADER_LINE).match(line) for line in lines[1:])
