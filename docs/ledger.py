"""A ledger of branches that work together, drawn from news reports: who led, with whom, when, on what, to what end.

    python docs/ledger.py seeds > ledger.csv

It is built on the public functions of newsparse alone. What newsparse gives is the article: its paragraphs, sentences and
times, each with its place in the source. What is ours is one pattern for the sentences that make a row, and two for cells.
The page docs/ledger.md walks through it.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import newsparse
from newsparse import Article, Span, TimeMention

__all__ = ["COLUMNS", "Cell", "Entry", "ledger", "to_row"]

# A branch, or an office among branches (后勤保障部、继续教育学院等相关支部): the shortest name that ends like one.
NAME = r"(?!与|和|以及|等)\w[\w—·]{1,23}?(?:（\w+）)?(?:党支部|支部|学院|书院|派出所|处|部|馆)"
# What stands behind the one that leads, and between names side by side.
LEADS = r"等?(?:牵头|联合|(?:先后|还)?与)"
BESIDE = r"[、，和]|以及"
# What they do; they may say before it where (在交大西迁博物馆召开).
TOGETHER = (
    r"，?(?:在\w{2,12}?)?(?:联合共建|联创共建"
    r"|(?:联合|共同|积极)?(?:开展|举办|召开|签署|组织|围绕|研究|通过|进行|座谈))"
)
PAIRING = re.compile(
    rf"(?:(?P<first>{NAME}(?:(?:{BESIDE}){NAME})*)|(?<=，))"
    rf"(?:(?P<leads>{LEADS})(?P<rest>{NAME}(?:(?:{LEADS}|{BESIDE}){NAME})*))?"
    rf"(?:等(?:相关)?支部)?(?={TOGETHER})"
)
THEME = re.compile(
    r"“(?P<name>[^“”]+)”(?:主题|共建)活动|以“(?P<motto>[^“”]+)”为主题"
    r"|围绕(?P<topic>.+?)(?=开展|，)|研究推进(?P<work>.+?)(?=，)"
)
PROBLEM = re.compile(
    r"(?:解决|破解|研讨)(?P<problem>[^，]+?(?:难题|问题))|旨在(?P<aim>.+?)(?=。)|以(?P<search>探索.+?)(?=。)"
    r"|(?:为进一步|为推进|助力)(?P<help>.+?)(?=，)"
)
# Who came and who spoke is no outcome.
ATTENDANCE = re.compile(r"出席会议|参加活动|由\w+主持")


@dataclass(frozen=True)
class Cell:
    """What a cell says, and where the report says it: ``cell.span.of(article.raw) == cell.text``."""

    text: str
    span: Span


@dataclass(frozen=True)
class Entry:
    """A row. ``lead`` is empty where the report names the branches side by side; None is what it does not say."""

    article: Article
    sentence: Cell
    lead: tuple[Cell, ...]
    partners: tuple[Cell, ...]
    time: TimeMention | None
    theme: Cell | None
    problem: Cell | None
    outcome: tuple[Cell, ...]


def ledger(article: Article) -> list[Entry]:
    """The rows of one report, in its order.

    >>> entry = ledger(newsparse.load("seeds/002_b254669c24dce2c3.txt"))[3]
    >>> [cell.text for cell in entry.lead], [cell.text for cell in entry.partners]
    (['学科办党支部'], ['人力资源部党支部', '研究生院党支部'])
    >>> entry.time, entry.theme
    (<TimeMention 2315-2321 '5月13日起' 2022-05-13/.. day>, Cell(text='人才调研月', span=Span(start=2349, end=2354)))
    """
    times = [t for t in article.times() if t.begin is not None and t.granularity not in ("vague", "plan")]
    entries: list[Entry] = []
    for block in article.body.of_kind("subtitle", "paragraph"):
        open_row = False  # whether what follows in the paragraph tells what came of the last row
        before: Span | None = None
        for sentence in block.sentences:
            entry = _entry(article, sentence, before, times)
            if entry is None:
                if open_row and not ATTENDANCE.search(sentence.of(article.raw)):
                    _add_outcome(entries, len(entries) - 1, _cell(article, *sentence))
            elif entry.time is None and (told := _told_before(entry, entries)) is not None:
                _add_outcome(entries, told, entry.sentence)
            else:
                entries.append(entry)
                open_row = True
            before = sentence if entry is None and not open_row else None
        if block.kind == "subtitle" and open_row:
            # It speaks for the whole report: when, the report says first; what came of it, its headings.
            headings = tuple(Cell(heading.text, heading.span) for heading in article.body.headings)
            entries[-1] = replace(entries[-1], time=next(iter(times), None), outcome=headings)
    return entries


def _entry(article: Article, sentence: Span, before: Span | None, times: Sequence[TimeMention]) -> Entry | None:
    """The row that a sentence makes, if it says that branches work together."""
    raw = article.raw
    start, end = sentence
    pairing = next(
        (m for m in PAIRING.finditer(raw, start, end) if m["leads"] or len(_names(article, *m.span())) > 1), None
    )
    if pairing is None or "党支部" not in pairing[0]:
        return None
    lead: tuple[Cell, ...] = ()
    partners = _names(article, *pairing.span("rest" if pairing["leads"] else "first"))
    if pairing["first"] and pairing["leads"]:
        lead = _names(article, *pairing.span("first"))
    elif pairing["leads"]:  # 某中心党支部副书记一行赴某校，与某党支部进行交流
        lead = _names(article, start, pairing.start())[:1]
    own = [t for t in times if start <= t.span.start < pairing.start()]
    if not own and before is not None and "活动" in before.of(raw):  # announced by the sentence before
        own = [t for t in times if before.start <= t.span.start < before.end]
    theme = _search(THEME, article, pairing.end(), end)
    problem = _search(PROBLEM, article, start, end)
    return Entry(
        article, _cell(article, start, end), lead, partners, own[0] if own else None, theme, problem,
        _outcome(article, pairing.end(), end, [c.span for c in (theme, problem) if c is not None]),
    )  # fmt: skip


def _names(article: Article, start: int, end: int) -> tuple[Cell, ...]:
    """The names of a list, each as printed."""
    found = re.compile(rf"(?:{LEADS}|{BESIDE})?({NAME})(?={LEADS}|{BESIDE}|等|副?书记|$)")
    return tuple(_cell(article, *m.span(1)) for m in found.finditer(article.raw, start, end))


def _search(pattern: re.Pattern[str], article: Article, start: int, end: int) -> Cell | None:
    match = pattern.search(article.raw, start, end)
    return _cell(article, *match.span(match.lastgroup or 0)) if match is not None else None


def _outcome(article: Article, start: int, end: int, taken: Sequence[Span]) -> tuple[Cell, ...]:
    """The clauses behind that in which the branches are named, from the first that says neither theme nor problem."""
    clauses = [m.span() for m in re.compile(r"[^，；。]+").finditer(article.raw, start, end)][1:]
    for begin, stop in clauses:
        text = article.raw[begin:stop]
        if not ATTENDANCE.search(text) and not any(begin < span.end and span.start < stop for span in taken):
            return (_cell(article, begin, clauses[-1][1]),)
    return ()


def _told_before(entry: Entry, entries: Sequence[Entry]) -> int | None:
    """The row of the same report that names the same branches; 学校网信中心党支部 is 西安交大网信中心党支部."""

    def branches(row: Entry) -> set[str]:
        return {cell.text[-7:] for cell in row.lead + row.partners}

    return next((n for n, row in enumerate(entries) if branches(row) == branches(entry)), None)


def _add_outcome(entries: list[Entry], index: int, cell: Cell) -> None:
    entries[index] = replace(entries[index], outcome=(*entries[index].outcome, cell))


def _cell(article: Article, start: int, end: int) -> Cell:
    return Cell(article.raw[start:end], Span(start, end))


COLUMNS = ("report", "牵头党支部", "共建党支部", "结对时间", "begin", "until", "共建主题", "解决难题", "取得成效")


def to_row(entry: Entry) -> tuple[str, ...]:
    """An entry as the cells of a table; what the report does not say is empty."""
    time = entry.time
    return (
        entry.article.path.name if entry.article.path is not None else "",
        "、".join(cell.text for cell in entry.lead),
        "、".join(cell.text for cell in entry.partners),
        time.text if time is not None else "",
        time.begin.isoformat() if time is not None and time.begin is not None else "",
        time.until.isoformat() if time is not None and time.until is not None else "",
        entry.theme.text if entry.theme is not None else "",
        entry.problem.text if entry.problem is not None else "",
        "".join(cell.text.rstrip("。") + "。" for cell in entry.outcome),
    )


def _main(paths: Sequence[str]) -> None:
    articles: Iterator[Article] = (article for path in paths for article in newsparse.iter_dir(path))
    table = csv.writer(sys.stdout)
    table.writerow(COLUMNS)
    for article in articles:
        table.writerows(map(to_row, ledger(article)))


if __name__ == "__main__":
    _main(sys.argv[1:] or ["seeds"])
