"""Labelled articles in a row: each opens with the same label, or a rule of ===== or ----- stands between them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import pairwise, takewhile
from typing import NamedTuple

from ..labels import header_vocabulary
from ..metalines import date_in, read_items, title_before_items
from ..patterns import compiled
from .record import Record, numbered_lines, too_long, with_head

__all__ = ["read", "recognise"]

_LABEL = (
    r"[ \t\u3000]{0,4}+(?:[【\[<]([^:：\s】\]<>][^:：\n】\]<>]{0,18})[】\]>][ \t\u3000]{0,4}+[:：=]?"
    r"|([^:：=\s【】\[\]<>](?:[^:：=\n\t]{0,18}[^:：=\s])?)(?:[ \t\u3000]{0,4}+[:：=]|[ \u3000]{0,4}+\t))"
)
_RULE = (
    r"\s*+([=\-_*#~＝－—─═＊])(?:\s?\1){3,}+\s*+"
    r"(?:[\[(（【]?\s?(?:第|No\.?|№|(?i:article|news|record|item|doc|entry|post)|新闻|文章)?\s?(?P<number>\d{1,7}+)(?:\s?/\s?\d{1,7}+)?"
    r"(?:\s?[篇条條则則]|\.\srow)?\s?[\])）】]?\s*+\1(?:\s?\1){2,}+\s*+)?"
)
_DIGITS = r"\d++"
# A line that only counts the articles: 第3篇新闻, [3], 3., No. 3.
_COUNTER = (
    r"\s*+(?:(?:[【\[(（]|#{1,6})?\s?(?:第|No\.?|№|(?:article|news|record|item|doc|entry|post|新闻|文章)[ _-]?)?\s?\d{1,7}+(?:\s?/\s?\d{1,7}+)?"
    r"\s?(?:[篇条條则則]\s?\w{0,6}+)?(?:[，,/／]\s?共\s?\d{1,7}+\s?[篇条條则則])?[】\])）.、:：]?)\s*+"
)
# What the log of a crawler prints: [2024-06-03 02:14:55] INFO 抓取成功, INFO:root:saved; and a full-text database.
_LOGGED = (
    r"[\[(]?(?:(?:19|20)\d\d[-/.]\d\d[-/.]\d\d[ T]\d\d:\d\d(?::\d\d)?[^\n]{0,60}?\b(?:DEBUG|INFO|WARN|WARNING|ERROR|CRITICAL)\b"
    r"|(?:DEBUG|INFO|WARN|WARNING|ERROR|CRITICAL)[\]):]?[: -])|<REC>\s*+$"
)
_ROWS = r"\(?\d{1,9} rows?(?: in set)?(?: \(\d{1,6}\.\d\d sec\)|\))?"
_LOOK_AHEAD = 4
# Within how many lines of its first label an article has that of its title.
_TITLE_WITHIN = 8
_SHORTEST_RULE, _LOOKED_AT, _LONGEST_TITLE = 5, 12, 60
_SENTENCE_END = frozenset("。！？”")
_LOG_STARTS = frozenset("[(12DIWEC<")
_LABEL_ENDS = frozenset(":：】]>=\t")
# Labels of a title, of which each article has one near its top.
_TITLES = frozenset(
    {
        "标题",
        "標題",
        "题目",
        "題目",
        "新闻标题",
        "新聞標題",
        "文章标题",
        "文章標題",
        "题名",
        "篇名",
        "文章名称",
        "新闻题目",
        "稿件名称",
        "稿件标题",
        "信息标题",
        "biaoti",
        "article_title",
        "news_title",
        "post_title",
        "newstitle",
        "articletitle",
        "title",
        "headline",
    }
)


class _Plan(NamedTuple):
    """What the articles of a file open with: a label, and one that follows within a few lines.

    ``ruled`` says that a rule stands between any two, ``counted`` that a line with a number stands above the label.
    Where articles have no labels or not the same ones, ``opening`` is empty and ``rule`` the rule that stands between them,
    with any number in it as 0.
    """

    opening: str
    second: str | None
    ruled: bool
    counted: bool
    rule: str = ""


def recognise(head: str) -> bool:
    """Whether several labelled articles stand in a row.

    >>> recognise("标题：甲\\n时间：2020-01-01\\n乙。\\n标题：丙\\n时间：2020-01-02\\n丁。\\n")
    True
    >>> recognise("标题：甲\\n时间：2020-01-01\\n乙。\\n标题：丙\\n丁。")  # one that quotes another
    False
    """
    return _plan(head) is not None


def _label(line: str) -> str | None:
    """The known label that opens a line, folded; the label of the body opens none."""
    match = compiled(_LABEL).match(line[:60])
    if match is None:
        return None
    printed = (match[1] or match[2]).split("、")[-1].split(".")[-1]  # 3.标题
    name = header_vocabulary().name_of(printed)
    return None if name is None or name == "body" else "".join(printed.split()).lower()


def _plan(head: str) -> _Plan | None:
    lines = [line for line in head.split("\n")[:20_000] if line.strip()]
    labels = [_label(line) if not _LABEL_ENDS.isdisjoint(line[:60]) else None for line in lines]
    first = next((i for i, label in enumerate(labels[:3]) if label), None)
    if first is None or not all(
        compiled(_COUNTER).fullmatch(line) or compiled(_RULE).fullmatch(line) or _is_logged(line)
        for line in lines[:first]
    ):
        return _ruled_plan(lines)
    opening = labels[first]
    assert opening is not None
    second = next((label for label in labels[first + 1 : first + _LOOK_AHEAD] if label and label != opening), None)
    begins = [
        i
        for i, label in enumerate(labels)
        if label == opening
        and (second is None or second in labels[i + 1 : i + _LOOK_AHEAD])
        and not _TITLES.isdisjoint([opening, *_up_to(opening, labels[i + 1 : i + _TITLE_WITHIN])])
    ]
    ruled = [i for i in begins[1:] if _rule_above(lines, i)]
    counted = first > 0 and compiled(_COUNTER).fullmatch(lines[first - 1]) is not None
    if len(begins) < 2 or not (second or ruled or (len(begins) > 2 and opening in _TITLES)):
        return _ruled_plan(lines)
    if ruled and len(ruled) == len(begins) - 1:
        return _Plan(opening, second, True, counted)
    if len(begins) == 2 and not _is_logged(lines[begins[1] - 1]) and _same_article(lines, labels, begins):
        return None
    return _Plan(opening, second, False, counted)


def _ruled_plan(lines: list[str]) -> _Plan | None:
    """The plan of articles that a rule parts: each has a title and a dated line on top, or labels, or the rules are counted."""
    rules = [_shape(line) for line in lines if len(line.strip()) >= _SHORTEST_RULE and compiled(_RULE).fullmatch(line)]
    for rule in list(dict.fromkeys(rules))[:_LOOK_AHEAD]:
        pieces: list[list[str]] = [[]]
        for line in lines:
            if _shape(line) == rule:
                pieces.append([])
            elif len(pieces[-1]) < _LOOKED_AT:
                pieces[-1].append(line.strip())
        pieces = [piece for piece in pieces if piece][:_LOOKED_AT]
        if len(pieces) > 1 and (
            _is_counted(lines, rule) or all(map(_is_headed, pieces)) or all(map(_is_labelled, pieces))
        ):
            return _Plan("", None, True, False, rule)
    return _counter_plan(lines)


def _counter_plan(lines: list[str]) -> _Plan | None:
    """The plan of articles without rules, each below a line that counts it, from the first line of the text on."""
    if not lines or len(lines[0]) > _LONGEST_TITLE or compiled(_COUNTER).fullmatch(lines[0]) is None:
        return None
    shape = _shape(lines[0])
    marks = [n for n, line in enumerate(lines) if len(line) <= _LONGEST_TITLE and _shape(line) == shape]
    numbers = [int(compiled(_DIGITS).search(lines[n])[0]) for n in marks]  # type: ignore[index]
    if len(marks) < 2 or any(after != before + 1 for before, after in pairwise(numbers)):
        return None
    pieces = [
        [line.strip() for line in lines[low + 1 : high][:_LOOKED_AT]] for low, high in pairwise([*marks, len(lines)])
    ]
    if not all(piece and (_is_headed(piece) or _is_labelled(piece)) for piece in pieces[:_LOOKED_AT]):
        return None
    return _Plan("", None, True, False, shape)


def _shape(line: str) -> str:
    """A rule without white space around it, and with any number in it as 0: ===== 3 ===== counts as ===== 0 =====."""
    text = line.strip()
    return compiled(_DIGITS).sub("0", text) if len(text) <= 2 * _LONGEST_TITLE else text


def _is_counted(lines: list[str], rule: str) -> bool:
    """Whether the rules of a shape number what stands below them, one after another, from the top of the text."""
    if "0" not in rule or _shape(lines[0]) != rule:
        return False
    numbers = []
    for line in lines:
        if _shape(line) == rule and (match := compiled(_RULE).fullmatch(line)) and match["number"]:
            numbers.append(int(match["number"]))
    return len(numbers) > 1 and all(after == before + 1 for before, after in pairwise(numbers))


def _is_labelled(lines: list[str]) -> bool:
    """Whether a text opens with lines of which two at least have a known label, one of them that of a title."""
    labels = [label for line in lines[:_LOOK_AHEAD] if (label := _label(line))]
    return len(labels) > 1 and not _TITLES.isdisjoint(labels)


def _is_headed(lines: list[str]) -> bool:
    """Whether a text opens with a dated line and a title, in any order, and a sentence follows."""
    dated = titled = False
    for n, line in enumerate(lines):
        if line[-1] in _SENTENCE_END:
            return dated and titled and len(line) > _LONGEST_TITLE // 3
        if n == _LOOK_AHEAD:
            return False
        if n == 0 and len(line) < 2 * _LONGEST_TITLE and title_before_items(line) is not None:
            dated = titled = True
        elif len(line) < 2 * _LONGEST_TITLE and date_in(line) is not None and read_items(line) is not None:
            dated = True
        elif 4 < len(line) <= _LONGEST_TITLE:
            titled = True
    return False


def _is_logged(line: str) -> bool:
    """Whether a line is of the log of a crawler, or parts the records of a database."""
    return line[0] in _LOG_STARTS and compiled(_LOGGED).match(line) is not None


def _is_between(line: str) -> bool:
    """Whether a line at the end of a file belongs to no article: blank, a rule, or what a database says of its rows."""
    text = line.strip()
    return not text or compiled(_RULE).fullmatch(text) is not None or compiled(_ROWS).fullmatch(text) is not None


def _rule_above(lines: list[str], i: int) -> bool:
    """Whether a rule stands above a line, with no more than a counter between them."""
    if i and compiled(_COUNTER).fullmatch(lines[i - 1]):
        i -= 1
    return i > 0 and compiled(_RULE).fullmatch(lines[i - 1]) is not None


def _same_article(lines: list[str], labels: list[str | None], begins: list[int]) -> bool:
    """Whether the second of two headers is an inner one: it says the same, or text stands behind it alone."""
    first, second = begins
    if lines[first].split() == lines[second].split():
        return True
    if header_vocabulary().name_of(compiled(r"[:：]").split(lines[second - 1])[0].strip()) == "body":
        return True
    between, behind = labels[first + 1 : second], labels[second + 1 :]
    return all(between) and not all(behind)


def read(chunks: Iterable[str], limit: int) -> Iterator[Record]:
    """One article for each beginning, as text; rules between them belong to none.

    >>> text = "第1篇\\n标题：甲\\n来源：乙\\n-----\\n第2篇\\n标题：丙\\n来源：丁\\n"
    >>> [(record.line, record.text) for record in read([text], 1000)]
    [(1, '第1篇\\n标题：甲\\n来源：乙\\n'), (5, '第2篇\\n标题：丙\\n来源：丁\\n')]
    """
    head, chunks = with_head(chunks)
    plan = _plan(head)
    waiting: deque[tuple[int, str | None]] = deque()
    lines = numbered_lines(chunks, limit)
    parts: list[tuple[int, str]] = []
    length = 0
    while True:
        while len(waiting) < 3 * _LOOK_AHEAD and (item := next(lines, None)):
            waiting.append(item)
        if not waiting:
            break
        number, line = waiting.popleft()
        if line is None:
            yield too_long(number, limit)
            parts, length = [], 0
            continue
        if _begins(plan, line, parts, waiting):
            end = _end_of_record(parts, plan)
            if any(text.strip() for _, text in parts[:end]):
                yield _record(parts[:end])
            parts = [(n, text) for n, text in parts[end:] if not _parts(text, plan)]
            length = sum(len(text) for _, text in parts)
        parts.append((number, line))
        length += len(line)
        if length > limit:
            yield too_long(parts[0][0], limit)
            parts, length = [], 0
    while parts and _is_between(parts[-1][1]):
        parts.pop()
    if parts:
        yield _record(parts)


def _begins(
    plan: _Plan | None, line: str, parts: list[tuple[int, str]], ahead: Iterable[tuple[int, str | None]]
) -> bool:
    """Whether an article begins with this line."""
    if plan is not None and plan.rule:
        return _shape(next((text for _, text in reversed(parts) if text.strip()), "")) == plan.rule
    if plan is None or plan.ruled:
        above = [text for _, text in parts[-6:] if text.strip()]
        after_rule = _rule_above([*above, line], len(above))
        return after_rule and (plan is None or _label(line) is not None)
    if _label(line) != plan.opening:
        return False
    near = [_label(text) for _, text in ahead if text and text.strip()][: _TITLE_WITHIN - 1]
    if plan.second is None:
        return True
    return any(near) and not _TITLES.isdisjoint([plan.opening, *_up_to(plan.opening, near)])  # one may lack a label


def _up_to(opening: str, labels: Iterable[str | None]) -> Iterator[str | None]:
    """The labels above the next one that opens an article, which a line at the end of the one before it may say too."""
    return takewhile(lambda label: label != opening, labels)


def _parts(text: str, plan: _Plan | None) -> bool:
    """Whether a line stands between articles and belongs to none."""
    if plan is not None and plan.rule and _shape(text) == plan.rule:
        return True
    return compiled(_RULE).fullmatch(text) is not None or _is_logged(text)


def _end_of_record(parts: list[tuple[int, str]], plan: _Plan | None) -> int:
    """Where an article ends above the next one: before the rule that stands there, and before its counter."""
    end = last = len(parts)
    counter = False
    while end:
        text = parts[end - 1][1]
        if _parts(text, plan):
            last = end - 1
        elif text.strip():
            if counter or plan is None or not plan.counted or not compiled(_COUNTER).fullmatch(text):
                break
            counter, last = True, end - 1
        end -= 1
    return last


def _record(parts: list[tuple[int, str]]) -> Record:
    first = next(i for i, (_, text) in enumerate(parts) if text.strip())
    return Record(parts[first][0], text="".join(text for _, text in parts[first:]))
