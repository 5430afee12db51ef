"""Which row of a page is its headline."""

from __future__ import annotations

from typing import NamedTuple

from ..media import is_medium
from ..metalines import read_items
from ..patterns import compiled
from ..sites import without_site
from .flow import Flow, Row
from .meta import Meta

__all__ = ["EDITION", "Title", "comparable", "find_repeated", "find_title"]

_SHORTEST, _LONGEST, _MOST_ROWS = 2, 120, 4
_HEADING_ALONE, _SURE = 0.4, 6
_TITLE_BOX = r"(?i)title|headline|(?<![a-z])(?:tit|bt|biaoti|h1|topic|subject)(?![a-z])"
_OTHER_BOX = r"(?i)sub-?_?title|second-?_?title|sitetitle|titlebar"
_PARTS = r"\s*(?:_{1,3}|[|｜丨]|(?<=\s)[-–—·]{1,2}(?=\s)|(?<![-\w])-{1,2}|-(?=[\u3400-\u9fff]{2,12}$)|--+|>+|—{2,})\s*"
_GENERIC = frozenset(
    "正文 首页 新闻 详情 文章 内容 新闻详情 文章详情 详细内容 信息内容 内容页 公告 通知 新闻中心".split()
)


# 第08版：人间, A03版:要闻: the page of a newspaper, above its articles.
EDITION = r"第?\s?[A-Za-z]{0,2}\d{1,3}\s?版(?:\s?[:：·]\s?\S{1,12})?"


class Title(NamedTuple):
    """The headline: its text, and the half-open stretch of rows that print it (empty where none does)."""

    text: str
    start: int
    end: int


def comparable(text: str) -> str:
    """A text for comparison: its letters and digits, in lower case.

    >>> comparable("“两会” 今天 开幕！")
    '两会今天开幕'
    """
    return "".join(filter(str.isalnum, text)).lower()


def find_title(flow: Flow, meta: Meta, begin: int, end: int) -> Title | None:
    """The headline of a page whose text begins at the row ``begin``; rows up to ``end`` are looked at.

    A row that the document's title repeats, or begins with, is the headline in whatever element it stands; without one,
    the nearest heading above the text.
    """
    wanted = [comparable(text) for text in (meta.title, *_candidates(meta.document))]
    wanted = [text for text in wanted if len(text) >= _SHORTEST]
    document = comparable(meta.document)
    best: tuple[float, Title] | None = None
    near: tuple[float, Title] | None = None  # a heading, where the document's title is no help
    for start in range(end):
        row = flow.rows[start]
        for stop in _stops(flow, start, end, wanted):
            rows = flow.rows[start:stop]
            text = _joined(rows)
            if not _SHORTEST <= len(text) <= _LONGEST or compiled(EDITION).fullmatch(text):
                continue
            score = _likeness(comparable(text), wanted, document)
            score += _standing(flow, row, score > 0)
            if row.link >= row.length:
                score -= 1 if row.heading == 1 else 2.5
            if text[-1] in "。；，：:":
                score -= 1
            if row.quiet or any(flow.boxes[n].kind == "noise" for n in row.noise):
                score -= 1
            if score > 0 and not row.heading and read_items(text) is not None:
                score -= 1.5
            score -= min(abs(begin - stop), 60) / 40
            if row.heading and stop <= begin and score >= _HEADING_ALONE and (near is None or score > near[0]):
                near = score, Title(text, start, stop)
            if score >= 1 and (best is None or score > best[0]):
                best = score, Title(text, start, stop)
    if best is not None:
        return best[1]
    for text in (meta.title, meta.document):
        text = without_site(text)
        if comparable(text) and text not in _GENERIC and not is_medium(text):
            parts = _candidates(text)
            return Title(parts[-1] if len(parts) > 1 and comparable(parts[-1]) else text, 0, 0)
    return None if near is None else near[1]


def find_repeated(flow: Flow, meta: Meta) -> int | None:
    """The first row that the document's title repeats, and that is no link; None where none does."""
    wanted = {text for title in (meta.title, *_candidates(meta.document)) if len(text := comparable(title)) >= _SURE}
    if not wanted:
        return None
    shortest, longest = min(map(len, wanted)), 2 * max(map(len, wanted))
    for n, row in enumerate(flow.rows):
        if shortest <= row.length <= longest and not row.link and comparable(row.plain) in wanted:
            return n
    return None


def _stops(flow: Flow, start: int, end: int, wanted: list[str]) -> list[int]:
    """Where a headline that begins with a row may end: with it, or with its box, where that is a heading of few rows."""
    row = flow.rows[start]
    box = flow.boxes[row.box]
    first = comparable(row.plain)
    for title in wanted:  # over two rows
        if 4 <= len(first) < len(title) and title.startswith(first):
            for stop in (start + 2, start + 3):
                if stop <= end and comparable(_joined(flow.rows[start:stop])) == title:
                    return [stop]
    if box.start == start and start + 1 < box.end <= min(end, start + _MOST_ROWS):
        if row.heading or compiled(_TITLE_BOX).search(box.wording):
            return [start + 1, box.end]
    if start + 1 < end and compiled(_TITLE_BOX).search(box.wording):  # in two boxes alike
        below = flow.boxes[flow.rows[start + 1].box]
        if (below.tag, below.wording, below.parent) == (box.tag, box.wording, box.parent):
            return [start + 1, start + 2]
    return [start + 1]


def _joined(rows: list[Row]) -> str:
    return " ".join(row.plain for row in rows).strip()


def _candidates(title: str) -> list[str]:
    """A document's title, whole and without its last parts."""
    parts = compiled(_PARTS).split(title)
    found = [title]
    at = len(title)
    for part in reversed(parts[1:]):
        at = title.rfind(part, 0, at) if part else at
        head = compiled(_PARTS + "$").sub("", title[:at]) if at > 0 else ""
        if head and comparable(head):
            found.append(head.strip())
    if parts and parts[0].strip() and parts[0].strip() not in found:
        found.append(parts[0].strip())
    return found


def _likeness(text: str, wanted: list[str], document: str) -> float:
    """How well a row agrees with the titles of the document."""
    if not text:
        return 0
    best = 0.0
    for title in wanted:
        if text == title:
            best = max(best, 3.0 if len(text) > 4 else 2.0)
        elif len(title) >= 6 and text.startswith(title) and len(text) <= 3 * len(title):
            best = max(best, 2.6)  # cut off in the document's title
        elif len(text) >= 6 and title.startswith(text) and len(text) * 2 >= len(title):
            best = max(best, 2.0)
        elif len(text) >= 6 and text in title:
            best = max(best, (1.4 if len(text) * 3 >= len(title) else 0.6) + 0.5 * len(text) / len(title))
        elif len(title) >= 8 and title in text:
            best = max(best, 1.4)
        elif len(text) >= 8 and _share(text, title) > 0.75:
            best = max(best, 1.8)
    if not best and len(text) >= 6 and text in document:
        best = 1.2
    return best


def _share(one: str, other: str) -> float:
    """The share of pairs of characters that two titles have in common."""
    a, b = ({text[n : n + 2] for n in range(len(text) - 1)} for text in (one[:_LONGEST], other[:_LONGEST]))
    return len(a & b) / max(len(a), len(b), 1)


def _standing(flow: Flow, row: Row, alike: bool) -> float:
    """What the element says: a heading, or a box that is called one."""
    score = {1: 1.6, 2: 1.1, 3: 0.8, 4: 0.4}.get(row.heading, 0.0)
    if not row.heading and row.bold >= row.length and row.length > 5:
        score += 1.1  # in a table, or by its type alone
    wording = flow.boxes[row.box].wording
    if compiled(_TITLE_BOX).search(wording):
        score += 1.2 if not compiled(_OTHER_BOX).search(wording) else -0.3
    return score
