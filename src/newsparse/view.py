"""The annotated page of an article: its source text, with what was read marked where it stands.

The text of the page's only ``<pre>`` is ``article.raw``, character by character; NUL and lone surrogates, which no page
can hold, are U+FFFD there. Line numbers are those of the diagnostics.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

from .counts import read_count
from .pages import escape, escape_source, frame, style
from .span import Span, line_starts

if TYPE_CHECKING:
    from .article import Article, Credit, PartialDate, TimeMention

__all__ = ["to_fragment", "to_html"]

# The kinds of marks, which are the classes of the style sheet, from the outermost to the innermost, and their names.
KINDS = {
    "field": ("字段", "header field"),
    "heading": ("小标题", "heading"),
    "aside": ("附文", "note, caption, boilerplate"),
    "credit": ("署名", "credit"),
    "headline": ("标题", "headline"),
    "date": ("日期", "date"),
    "time": ("时间", "time"),
    "organization": ("机构", "organization"),
    "name": ("人名", "name"),
    "diagnostic": ("诊断", "diagnostic"),
}
_LEVELS = {kind: level for level, kind in enumerate(KINDS)}
_BLOCKS = {
    "heading": "heading",
    "subtitle": "heading",
    "editor-note": "aside",
    "caption": "aside",
    "boilerplate": "aside",
}
_ATTRIBUTES = {
    "headline": "标题",
    "original_title": "原标题",
    "date_published": "发布日期",
    "date_modified": "更新日期",
    "view_count": "浏览次数",
    "publisher": "来源",
    "section": "栏目",
    "keywords": "关键词",
    "standfirst": "摘要",
    "url": "链接",
}
_LONGEST = 300  # characters of a value that a table or a note repeats; the source has all of them


class _Mark(NamedTuple):
    """A stretch of the source to be marked; ordered as elements open."""

    start: int
    minus_end: int
    level: int
    kind: str
    label: str  # what is printed in front of it
    note: str  # what is shown to those who point at it or tab to it; empty in the pieces after the first


def to_html(article: Article) -> str:
    """The article as one page that needs no other file: the source text with everything that was read marked in it.

    Marked are header fields, the headline, dates, headings, times, credits, organisations and names. Who points at a mark,
    or comes to it with the tab key, sees what was read. Diagnostics stand beside their lines. What the text does not
    hold (a value from the name of the file) is listed apart. The page has no script and asks for nothing.

    >>> import newsparse
    >>> page = to_html(newsparse.parse("标题: 开幕\\n正文内容:\\n<b>昨天</b>开幕。"))
    >>> "&lt;b&gt;" in page, "<script" in page
    (True, False)
    """
    starts = line_starts(article.raw)
    times = article.times()
    title = article.title or "无标题"
    file = ""
    if article.path is not None:
        number = "" if article.index is None else f" · {article.index}"
        file = f'<p class="file">{escape(str(article.path))}{number}</p>\n'
    content = (
        f"<header>\n{file}<h1>{escape(_shortened(title))}</h1>\n</header>\n"
        f'<section aria-labelledby="read">\n<h2 id="read">读出的内容 <span lang="en">What was read</span></h2>\n'
        f"{_facts(article, starts)}{_times(times, starts)}</section>\n"
        f'<section aria-labelledby="text">\n<h2 id="text">原文 <span lang="en">Source text</span></h2>\n'
        f"{_legend()}{_source(article, starts, times)}</section>\n"
    )
    return frame(title, content, "base", "view")


def to_fragment(article: Article) -> str:
    """The article for a notebook: what was read, and the marked source folded away; its style touches nothing else.

    >>> import newsparse
    >>> to_fragment(newsparse.parse("标题: 开幕\\n正文内容:\\n开幕。"))[:40]
    '<div class="newsparse compact" lang="zh"'
    """
    starts = line_starts(article.raw)
    said = f" · {len(article.diagnostics)} 条诊断" if article.diagnostics else ""
    return (
        f'<div class="newsparse compact" lang="zh"><style>{style("base", "view")}</style>'
        f'<p class="title">{escape(_shortened(article.title or "无标题"))}</p>{_facts(article, starts, linked=False)}'
        f"<details><summary>原文 {len(starts)} 行{said}</summary>"
        f"{_legend()}{_source(article, starts, article.times(), linked=False)}</details></div>"
    )


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


# What was read, as tables


def _facts(article: Article, starts: list[int], *, linked: bool = True) -> str:
    """The values of the article, each with the line that it stands in; those from elsewhere apart."""
    here: list[str] = []
    elsewhere: list[str] = []
    absent: list[str] = []

    def row(label: str, name: str, value: str, span: Span | None) -> str:
        line = _line(span, starts) if span is not None else ""
        where = f'<td class="where">{line}</td>' if linked else ""
        value = escape(_shortened(value))
        return f'<tr><th scope="row">{label} <code lang="en">{name}</code></th><td>{value}</td>{where}</tr>\n'

    for name, label in _ATTRIBUTES.items():
        if getattr(article, name) in (None, ()):
            absent.append(name)
        else:
            span = _place(article, name)
            (here if span is not None else elsewhere).append(row(label, name, _as_text(article, name), span))
    here += [row("署名", "credits", _credit(credit), credit.span) for credit in article.credits]
    kinds = Counter(block.kind.value for block in article.body.blocks)
    here.append(row("正文", "body", "、".join(f"{kind} {n}" for kind, n in kinds.items()) or "无", None))
    out = _table(here)
    if elsewhere:
        heading = '<h3>不在原文中 <span lang="en">From elsewhere</span></h3>'
        out += f'<div class="elsewhere">{heading}\n{_table(elsewhere)}</div>\n'
    if absent and linked:
        out += f'<p class="absent">未给出 <span lang="en">Not given: {", ".join(absent)}</span></p>\n'
    return out


def _table(rows: list[str]) -> str:
    return f'<table class="facts"><tbody>\n{"".join(rows)}</tbody></table>\n'


def _times(times: tuple[TimeMention, ...], starts: list[int]) -> str:
    """The times of the text as a table, folded away."""
    if not times:
        return ""
    rows = "".join(
        f"<tr><td>{escape(_shortened(time.text))}</td><td>{_interval(time.begin, time.until)}</td>"
        f"<td>{escape(time.type)} {escape(time.value)}</td><td>{_line(time.span, starts)}</td></tr>\n"
        for time in times
    )
    return (
        f'<details><summary>{len(times)} 处时间 <span lang="en">Times in the text</span></summary>\n'
        '<div class="wide" tabindex="0" role="region" aria-label="时间"><table class="times"><thead><tr><th scope="col">原文</th><th scope="col">区间</th>'
        '<th scope="col" lang="en">TIMEX3</th><th scope="col">行</th></tr></thead>\n'
        f"<tbody>{rows}</tbody></table></div></details>\n"
    )


def _line(span: Span, starts: list[int]) -> str:
    line = bisect_right(starts, span.start)
    return f'<a href="#L{line}">{line} 行</a>'


def _place(article: Article, name: str) -> Span | None:
    """Where in the source a value stands; None for one from elsewhere."""
    value = getattr(article, name)
    if name == "headline" or name.startswith("date_"):
        span: Span | None = value.span
        return span
    if (field := article.header.get(name)) is not None:
        return field.value_span
    values = value if isinstance(value, tuple) else (str(value),)
    for span, text in _outside(article):
        if any(part in text for part in values):
            return span
    return next((credit.span for credit in article.credits if credit.organization in values), None)


def _outside(article: Article) -> Iterator[tuple[Span, str]]:
    """Fields that were read at the edges of the body."""
    for diagnostic in article.diagnostics:
        if diagnostic.code == "field-outside":
            yield diagnostic.span, diagnostic.span.of(article.raw)


def _as_text(article: Article, name: str) -> str:
    value = getattr(article, name)
    if name == "headline":
        return f"{value.text}（引题：{value.kicker}）" if value.kicker is not None else str(value.text)
    if name.startswith("date_"):
        return f"{value.isoformat().replace('T', ' ')} ({value.precision})"
    if name == "keywords":
        return "、".join(value)
    return f"{value:,}" if name == "view_count" else str(value)


def _credit(credit: Credit) -> str:
    who = " ".join([*([credit.organization] if credit.organization else []), "、".join(credit.names)])
    roles = ", ".join(role.value for role in credit.roles)
    return f"{who.strip()}（{credit.label or '—'}{', ' if roles else ''}{roles}）"


def _interval(begin: dt.datetime | None, until: dt.datetime | None) -> str:
    """A half-open stretch of time; .. for an open edge."""
    if begin is None and until is None:
        return "区间未知"
    return " – ".join(".." if edge is None else _moment(edge) for edge in (begin, until))


def _moment(edge: dt.datetime) -> str:
    if edge.time() == dt.time():
        return edge.isoformat()[:10]
    return edge.isoformat(" ", "seconds" if edge.second else "minutes")


# The source text and its marks


def _legend() -> str:
    """Every kind of mark as it looks, each with a box that turns it off."""
    items = "".join(
        f'<label><input type="checkbox" value="{kind}" checked><mark class="{kind}">{label}</mark> '
        f'<span lang="en">{english}</span></label>\n'
        for kind, (label, english) in KINDS.items()
    )
    return f'<fieldset class="legend"><legend>图例 <span lang="en">Legend</span></legend>\n{items}</fieldset>\n'


def _source(article: Article, starts: list[int], times: tuple[TimeMention, ...], *, linked: bool = True) -> str:
    """The source line by line with its marks, and the diagnostics, which the style sheet puts beside their lines."""
    raw = article.raw
    pieces: dict[int, list[_Mark]] = {}
    for mark in _marks(article, times):
        _cut_at_lines(mark, starts, pieces)
    lines = []
    for n, start in enumerate(starts, 1):
        end = starts[n] if n < len(starts) else len(raw)
        name = f' id="L{n}"' if linked else ""
        lines.append(f'<span class="line"{name} style="--n:{n}">{_marked(raw, start, end, pieces.get(n, []))}</span>')
    notes: dict[int, list[str]] = {}
    for said in article.diagnostics:
        place = f"{said.line}:{said.column}"
        place = f'<a href="#L{said.line}">{place}</a>' if linked else place
        notes.setdefault(said.line, []).append(
            f'<p class="{said.severity.value}">{place} <b>{said.severity.value}</b> {escape(said.message)} '
            f"<code>{escape(said.code)}</code></p>"
        )
    beside = "".join(f'<li style="--n:{line}">{"".join(of_line)}</li>\n' for line, of_line in notes.items())
    if beside:
        beside = f'<ol class="notes" role="list" aria-label="诊断" lang="en">\n{beside}</ol>'
    return f'<div class="source"><pre>{"".join(lines)}</pre>{beside}</div>\n'


def _marks(article: Article, times: tuple[TimeMention, ...]) -> Iterator[_Mark]:
    """Everything that is marked, in any order."""
    for field in article.header:
        name = field.name or "未知标签"
        printed = field.label or "（无标签）"
        note = f"{name} · {printed}\n{_shortened(field.value) or '—'}"
        if name == "view_count" and (views := read_count(field.value, 0, [])) is not None:
            note += f"\n{views:,}"
        yield _mark("field", field.span, note, field.name or "?")
    headline = article.headline
    if headline is not None and headline.span is not None:
        kicker = f"\n引题 kicker：{headline.kicker}" if headline.kicker is not None else ""
        yield _mark("headline", headline.span, f"headline · 标题\n{_shortened(headline.text)}{kicker}")
    for name in ("date_published", "date_modified"):
        when: PartialDate | None = getattr(article, name)
        if when is not None and when.span is not None:
            note = f"{name} · {_ATTRIBUTES[name]}\n{when.isoformat()} · {when.precision}\n{_interval(when.begin, when.until)}"
            yield _mark("date", when.span, note)
    for block in article.body.blocks:
        if kind := _BLOCKS.get(block.kind.value):
            yield _mark(kind, block.span, f"{block.kind.value}\n{_shortened(block.text)}", block.kind.value)
    for time in times:
        note = f"{time.type} {time.value} · {time.granularity}\n{_interval(time.begin, time.until)}"
        yield _mark("time", time.span, note)
    fields = {field.span.start: field.name for field in article.header}
    for credit in article.credits:
        roles = ", ".join(role.value for role in credit.roles)
        label = roles if fields.get(credit.span.start) != roles else ""  # the field in front says so
        yield _mark("credit", credit.span, f"credit · 署名\n{_shortened(_credit(credit))}", label)
        yield from _people(credit, article.raw)
    said: dict[Span, str] = {}
    for diagnostic in article.diagnostics:
        before = said.get(diagnostic.span, "")
        if len(before) <= _LONGEST:
            said[diagnostic.span] = f"{before}{diagnostic.code} · {diagnostic.severity.value}\n{diagnostic.message}\n"
    for span, note in said.items():
        yield _mark("diagnostic", span, note.rstrip("\n"))


def _mark(kind: str, span: Span, note: str, label: str = "") -> _Mark:
    return _Mark(span.start, -span.end, _LEVELS[kind], kind, label, note)


def _people(credit: Credit, raw: str) -> Iterator[_Mark]:
    """The organisation and the names of a credit, where they stand in it, padded or not."""
    start = credit.span.start
    offsets = [n for n, char in enumerate(credit.span.of(raw), start) if _is_seen(char)]
    text = "".join(raw[n] for n in offsets)
    roles = ", ".join(role.value for role in credit.roles)
    at = 0
    for kind, value in [("organization", credit.organization), *(("name", name) for name in credit.names)]:
        wanted = "".join(filter(_is_seen, value or ""))
        found = text.find(wanted, at)
        if found < 0:  # an organisation may stand behind the names
            found = text.find(wanted)
        if wanted and found >= 0:
            span = Span(offsets[found], offsets[found + len(wanted) - 1] + 1)
            note = f"{kind} · {KINDS[kind][0]}\n{value}"
            if kind == "name":
                note += f"\n{roles or '—'}" + (f" · {credit.organization}" if credit.organization else "")
                at = found + len(wanted)
            yield _mark(kind, span, note)


def _is_seen(char: str) -> bool:
    """Whether a character counts in a name; spaces and invisible characters may stand between those of a name."""
    return char.isprintable() and not char.isspace()


def _cut_at_lines(mark: _Mark, starts: list[int], pieces: dict[int, list[_Mark]]) -> None:
    """Add the part of a mark in each line to that line; only the first has a note, and so a place in the tab order."""
    start, end = mark.start, -mark.minus_end
    line = bisect_right(starts, start)
    while start < end:
        stop = min(end, starts[line]) if line < len(starts) else end
        pieces.setdefault(line, []).append(mark._replace(start=start, minus_end=-stop))
        mark = mark._replace(label="", note="")
        start = stop
        line += 1


def _marked(raw: str, start: int, end: int, marks: Iterable[_Mark]) -> str:
    """A line with its marks as elements; one that crosses another is cut in two where the other ends."""
    queue = list(marks)
    heapify(queue)
    out: list[str] = []
    ends: list[int] = []
    at = start

    def close(until: int) -> None:
        nonlocal at
        while ends and ends[-1] <= until:
            out.append(escape_source(raw[at : ends[-1]]))
            out.append("</mark>")
            at = ends.pop()

    while queue:
        mark = heappop(queue)
        close(mark.start)
        stop = -mark.minus_end
        if ends and stop > ends[-1]:
            heappush(queue, mark._replace(start=ends[-1], label="", note=""))
            stop = ends[-1]
        out.append(escape_source(raw[at : mark.start]))
        label = f' data-label="{escape(mark.label)}"' if mark.label else ""
        note = f' tabindex="0" aria-description="{escape(mark.note)}"' if mark.note else ""
        out.append(f'<mark class="{mark.kind}"{label}{note}>')
        at = mark.start
        ends.append(stop)
    close(end)
    out.append(escape_source(raw[at:end]))
    return "".join(out)
