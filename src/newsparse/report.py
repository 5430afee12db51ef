"""The report on a corpus: one page of plots made of its :class:`~newsparse.statistics.Statistics`.

The plots are HTML and CSS. So their words are the reader's own fonts, which have the Chinese characters, they fit a
phone as well as a desk, follow the colour scheme, and are tables to those who listen to them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

from .diagnostics import CODES
from .pages import escape, frame
from .statistics import FIELDS, ranked

if TYPE_CHECKING:
    from .statistics import Statistics

__all__ = ["to_html"]

_NAMES = {
    "headline": "标题",
    "original_title": "原标题",
    "date_published": "发布日期",
    "text": "正文",
    "publisher": "来源",
    "credits": "署名",
    "authors": "作者",
    "view_count": "浏览次数",
    "section": "栏目",
    "keywords": "关键词",
    "standfirst": "摘要",
    "url": "链接",
    "date_modified": "更新日期",
}
_ROLES = {
    "author": "作者",
    "reporter": "记者",
    "correspondent": "通讯员",
    "photographer": "摄影",
    "videographer": "摄像",
    "illustrator": "插画",
    "designer": "设计",
    "translator": "翻译",
    "editor": "编辑",
    "proofreader": "校对",
    "reviewer": "审核",
    "planner": "策划",
    "coordinator": "统筹",
    "supervisor": "监制",
    "presenter": "主持",
    "source": "来源",
}
_SHOWN = 12  # bars of a plot; what is less frequent stands folded away below it
_FOLDED = 100
_LONGEST = 60  # characters of a name; a field that was misread may be a paragraph
_MOST_COLUMNS = 240  # months that a plot of time can show; a longer stretch is shown by years
_MOST_YEARS = 400  # years; of a still longer stretch only those with articles, which is said


def to_html(statistics: Statistics) -> str:
    """The report as one page that needs no other file: articles over time, publishers, authors, roles, keywords, the
    share of articles with each field, and diagnostics. The page has no script and asks for nothing.

    >>> import newsparse
    >>> from newsparse.statistics import count
    >>> page = to_html(count(newsparse.iter_dir("seeds")))
    >>> "董洋" in page, "<script" in page
    (True, False)
    """
    n = statistics.articles
    content = (
        f'<header><h1>语料报告 <span lang="en">Corpus report</span></h1>\n{_tiles(statistics)}</header>\n'
        f"{_over_time(statistics)}"
        '<div class="pair">\n<div>\n'
        + _section("publishers", "来源", "Publishers", _ranking(statistics.publishers, n))
        + _section("keywords", "关键词", "Keywords", _ranking(statistics.keywords, n))
        + _section("fields", "各字段的文章比例", "Articles with each field", _shares(statistics))
        + "</div>\n<div>\n"
        + _section("authors", "作者", "Authors", _ranking(statistics.authors, n))
        + _section("roles", "署名角色", "Roles in credits", _ranking(statistics.roles, n, _ROLES))
        + _section("diagnostics", "诊断", "Diagnostics", _diagnostics(statistics))
        + "</div>\n</div>\n"
    )
    return frame("语料报告 · newsparse", content, "base", "report")


def _section(name: str, title: str, english: str, content: str) -> str:
    return (
        f'<section aria-labelledby="{name}">\n<h2 id="{name}">{title} <span lang="en">{english}</span></h2>\n'
        f"{content}</section>\n"
    )


def _tiles(statistics: Statistics) -> str:
    """The figures to begin with."""
    years = sorted({*(month[:4] for month in statistics.months), *statistics.years})
    period = "—" if not years else years[0] if len(years) == 1 else f"{years[0]}–{years[-1]}"
    tiles = [
        (f"{statistics.articles:,}", "篇文章", "articles"),
        (period, "时间跨度", "period"),
        (f"{len(statistics.publishers):,}", "个来源", "publishers"),
        (f"{len(statistics.authors):,}", "位作者", "authors"),
        (f"{statistics.diagnostics.total():,}", "条诊断", "diagnostics"),
        (f"{statistics.failures.total():,}", "个读取失败", "failures"),
    ]
    return (
        '<dl class="tiles">\n'
        + "".join(
            f'<div><dt>{title} <span lang="en">{english}</span></dt><dd>{figure}</dd></div>\n'
            for figure, title, english in tiles
        )
        + "</dl>\n"
    )


# Articles over time


def _over_time(statistics: Statistics) -> str:
    by_month = bool(statistics.months)
    columns = _months(statistics.months) if by_month else []
    if not columns:
        by_month = False
        years = Counter(statistics.years)
        for month, n in statistics.months.items():
            years[month[:4]] += n
        columns = _years(years)
    notes = []
    if by_month and statistics.years:
        only = "、".join(f"{year} 年 {n:,} 篇" for year, n in sorted(statistics.years.items())[:20])
        notes.append(f'只写明年份的不在图中 <span lang="en">Only the year is written</span>：{only}')
    if statistics.undated:
        share = _percent(statistics.undated, statistics.articles)
        notes.append(f'{statistics.undated:,} 篇没有日期（{share}） <span lang="en">without a date</span>')
    content = "".join(f'<p class="note">{note}</p>\n' for note in notes)
    if columns:
        content = _columns(columns, "月份" if by_month else "年份") + content
    title = ("各月文章数", "Articles by month") if by_month else ("各年文章数", "Articles by year")
    return _section("time", *title, content or _nothing())


def _months(months: Counter[str]) -> list[tuple[str, int]]:
    """Every month from the first to the last, empty ones too; nothing where these are too many."""
    first, last = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (min(months), max(months)))
    if last - first >= _MOST_COLUMNS:
        return []
    names = [f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(first, last + 1)]
    return [(name, months[name]) for name in names]


def _years(years: Counter[str]) -> list[tuple[str, int]]:
    if not years:
        return []
    first, last = int(min(years)), int(max(years))
    names = sorted(years) if last - first >= _MOST_YEARS else [f"{n:04d}" for n in range(first, last + 1)]
    return [(name, years[name]) for name in names]


def _columns(columns: Sequence[tuple[str, int]], unit: str) -> str:
    """A column plot, and the same as a table."""
    top = max(n for _, n in columns)
    step = _step(top)
    ceiling = -(-top // step) * step
    lines = "".join(
        f'<span class="tick" style="--at:{_share(n, ceiling)}">{n:,}</span>' for n in range(0, ceiling + 1, step)
    )
    bars = "".join(
        f'<span class="column" style="--h:{_share(n, ceiling)}" data-said="{name}：{n:,} 篇"></span>'
        for name, n in columns
    )
    most, n = max(columns, key=lambda column: column[1])
    summary = f"{columns[0][0]} 至 {columns[-1][0]} 的文章数，最多的是 {most}，{n:,} 篇"
    filled = [(name, n) for name, n in columns if n]
    rows = "".join(f'<tr><th scope="row">{name}</th><td class="n">{n:,}</td></tr>\n' for name, n in filled)
    return (
        f'<div class="plot" role="img" aria-label="{summary}" style="--digits:{len(f"{ceiling:,}")}"><div class="ticks">{lines}</div>'
        f'<div class="columns">{bars}</div><div class="names">{_axis([name for name, _ in columns])}</div></div>\n'
        f'<details><summary>数据表 <span lang="en">Table</span></summary>\n<table class="data"><thead><tr>'
        f'<th scope="col">{unit}</th><th scope="col" class="n">文章数</th></tr></thead>\n<tbody>{rows}</tbody></table></details>\n'
    )


def _step(top: int) -> int:
    """The distance between two lines of a scale with up to five: 1, 2 or 5 times a power of ten."""
    power = 1
    while True:
        for factor in (1, 2, 5):
            if top <= 5 * factor * power:
                return factor * power
        power *= 10


def _axis(names: Sequence[str]) -> str:
    """Names below a plot, where they begin: years, or the months of a short stretch; as many as a phone has room for."""
    places = [n for n, name in enumerate(names) if n == 0 or name[:4] != names[n - 1][:4]]
    whole = len(places) < 3  # else the year says enough
    room = 0.14 if len(names[0]) == 4 or not whole else 0.21
    if whole:
        places = list(range(len(names)))
    elif places[1] < room * len(names):  # a year of which a few months are shown
        del places[0]
    apart = min((b - a for a, b in pairwise(places)), default=1)
    marks = []
    free = 0.0
    for n in places[:: ceil(room * len(names) / apart)]:
        at = n / len(names)
        late = at > 1 - room  # then it ends where it would begin
        if at - (room if late else 0) < free:
            continue
        free = at if late else at + room
        css = ' class="late"' if late else ""
        marks.append(f'<span{css} style="--at:{_share(n, len(names))}">{names[n] if whole else names[n][:4]}</span>')
    return "".join(marks)


# Bars, which are tables


def _ranking(counts: Counter[str], articles: int, names: dict[str, str] | None = None) -> str:
    """The largest counts as bars, and those that follow folded away."""
    if not counts:
        return _nothing()
    rows = [(_name(name, names), n, _percent(n, articles)) for name, n in ranked(counts)[: _SHOWN + _FOLDED]]
    top = rows[0][1]
    out = _bars([(name, n, _share(n, top), share, "") for name, n, share in rows[:_SHOWN]])
    more = len(counts) - _SHOWN
    if more > 0:
        rest = _bars([(name, n, _share(n, top), share, "") for name, n, share in rows[_SHOWN:]])
        beyond = f'<p class="note">另有 {more - _FOLDED:,} 个 <span lang="en">more</span></p>' if more > _FOLDED else ""
        out += f'<details><summary>其余 {more:,} 个 <span lang="en">The other {more:,}</span></summary>\n{rest}{beyond}</details>\n'
    return out


def _name(name: str, names: dict[str, str] | None) -> str:
    if names is None:
        return escape(name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…")
    return f'{names.get(name, "")} <span lang="en">{escape(name)}</span>'


def _shares(statistics: Statistics) -> str:
    """Of how many articles each attribute has a value, on a scale that ends at all of them."""
    n = statistics.articles
    if not n:
        return _nothing()
    rows = []
    for name in FIELDS:
        has = statistics.fields[name]
        rows.append((_name(name, _NAMES), has, _share(has, n), _percent(has, n), "whole"))
    return _bars(rows)


def _diagnostics(statistics: Statistics) -> str:
    """Diagnostics by code and severity, and below them what could not be read."""
    rows = []
    counts = ranked(statistics.diagnostics)
    for code, n in counts:
        severity, what = CODES[code] if code in CODES else ("", "")
        title = (
            f'<code>{escape(code)}</code> <b class="{severity}">{severity}</b><br><span lang="en">{escape(what)}</span>'
        )
        rows.append((title, n, _share(n, counts[0][1]), "", str(severity)))
    out = _bars(rows) if rows else _nothing()
    if statistics.failures:
        failed = ranked(statistics.failures)
        bars = [(f"<code>{escape(name)}</code>", n, _share(n, failed[0][1]), "", "error") for name, n in failed]
        out += f'<h3>读取失败 <span lang="en">Failures</span></h3>\n{_bars(bars)}'
    return out


def _bars(rows: Iterable[tuple[str, int, str, str, str]]) -> str:
    """A table of which one column is bars: name, count, length of the bar, share, and kind of each row."""
    return (
        '<table class="bars"><thead class="unseen"><tr><th scope="col">名称</th><td></td><th scope="col">数量</th>'
        '<th scope="col">比例</th></tr></thead>\n<tbody>\n'
        + "".join(
            f'<tr class="{kind}"><th scope="row">{name}</th><td class="bar"><span style="--w:{width}"></span></td>'
            f'<td class="n">{n:,}</td><td class="share">{share}</td></tr>\n'
            for name, n, width, share, kind in rows
        )
        + "</tbody></table>\n"
    )


def _nothing() -> str:
    return '<p class="note">没有 <span lang="en">None</span></p>\n'


def _share(part: int, whole: int) -> str:
    """A share as a length of CSS."""
    return f"{100 * part / whole:.4g}%"


def _percent(part: int, whole: int) -> str:
    """A share as it is read: never 0 % or 100 % where it is not."""
    share = 100 * part / whole
    if 0 < share < 0.1:
        return "&lt;0.1 %"
    if 99.9 < share < 100:
        return "&gt;99.9 %"
    return f"{share:.0f} %" if share == int(share) else f"{share:.1f} %"
