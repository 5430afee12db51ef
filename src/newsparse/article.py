"""Every public object: an Article and what it is made of.

All of them are immutable, compare by value, hash and pickle. Offsets are code points into ``article.raw``, half-open.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import cached_property, partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from .diagnostics import Diagnostic, quote
from .lines import LineParts, join_lines, only_newlines
from .span import Span

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "Article",
    "Block",
    "BlockKind",
    "Body",
    "Credit",
    "Header",
    "HeaderField",
    "Headline",
    "PartialDate",
    "Role",
    "Section",
    "TimeMention",
]


def plain(text: str) -> str:
    """Text as readings are compared: every run of white space is one space."""
    return " ".join(text.split())


@attrs.frozen(repr=False)
class Headline:
    """The headline: ``text`` as printed, and the kicker that opens it in 【】, without its brackets.

    ``span`` is None where the title came from elsewhere than the text.

    >>> import newsparse
    >>> newsparse.parse("标题: 【两会】开幕\\n正文内容:\\n今天开幕。").headline
    <Headline '【两会】开幕', kicker '两会'>
    """

    text: str
    kicker: str | None = None
    span: Span | None = None

    def __repr__(self) -> str:
        kicker = f", kicker {self.kicker!r}" if self.kicker is not None else ""
        return f"<Headline {self.text!r}{kicker}>"


@attrs.frozen(repr=False)
class HeaderField:
    """One field of the header.

    ``name`` is the canonical name (``title``, ``date_published``, ``author``, …), None for a label nobody knows;
    ``label`` is as printed, without its colon, and empty for a line that has none; ``value`` is what follows, without
    a label that the value repeats (``发布日期: 时间：2020-12-10`` has the value ``2020-12-10``). ``span`` covers the
    whole field, ``value_span`` the value.

    >>> import newsparse
    >>> newsparse.parse("标题: 甲\\n发布日期: 时间：2020-12-10\\n正文内容:\\n乙。").header.fields[1]
    <HeaderField date_published 发布日期: '2020-12-10'>
    """

    name: str | None
    label: str
    value: str
    span: Span
    value_span: Span

    def __repr__(self) -> str:
        return f"<HeaderField {self.name} {self.label}: {self.value!r}>"


class FieldMark(NamedTuple):
    """What a HeaderField is made of, in a fraction of the time that it takes to make one."""

    name: str | None
    label: str
    value: str
    start: int
    end: int
    value_start: int
    value_end: int


# A NamedTuple's own __new__ takes twice as long.
new_field = partial(tuple.__new__, FieldMark)


@attrs.frozen(repr=False)
class Header:
    """The fields above the body, in the order of the text; ``header[name]`` is the first of that name.

    >>> import newsparse
    >>> header = newsparse.parse("标题: 甲\\n来源: 新华社\\n频道号: 7\\n正文内容:\\n乙。").header
    >>> header["publisher"].value
    '新华社'
    >>> [field.label for field in header if field.name is None]
    ['频道号']
    """

    _marks: tuple[FieldMark, ...] = ()

    @cached_property
    def fields(self) -> tuple[HeaderField, ...]:
        """All fields."""
        return tuple(
            HeaderField(m.name, m.label, m.value, Span(m.start, m.end), Span(m.value_start, m.value_end))
            for m in self._marks
        )

    def __getitem__(self, name: str) -> HeaderField:
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)

    def get(self, name: str) -> HeaderField | None:
        """The first field of that name, or None."""
        return next((field for field in self.fields if field.name == name), None)

    def __contains__(self, name: object) -> bool:
        return any(field.name == name for field in self.fields)

    def __iter__(self) -> Iterator[HeaderField]:
        return iter(self.fields)

    def __len__(self) -> int:
        return len(self._marks)

    def __repr__(self) -> str:
        return f"<Header {', '.join(mark.name or mark.label or '-' for mark in self._marks)}>"


_DATE_PARTS = ("year", "month", "day", "hour", "minute", "second")


@attrs.frozen(repr=False)
class PartialDate:
    """A date with just the parts that are written; each part below the year may be None, and none is ever filled in.

    ``utcoffset`` is None where no zone is written: then the time is local to the page. ``text`` and ``span`` are where
    it was read.

    >>> import newsparse
    >>> when = newsparse.parse_date("2024年5月")
    >>> when.precision, when.isoformat(), when.date()
    ('month', '2024-05', None)
    >>> when.begin, when.until
    (datetime.datetime(2024, 5, 1, 0, 0), datetime.datetime(2024, 6, 1, 0, 0))
    """

    year: int
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    utcoffset: dt.timedelta | None = None
    text: str = ""
    span: Span | None = None

    @property
    def precision(self) -> str:
        """The finest part that is written: year, month, day, hour, minute or second."""
        finest = "year"
        for part in _DATE_PARTS[1:]:
            if getattr(self, part) is None:
                break
            finest = part
        return finest

    def isoformat(self) -> str:
        """ISO 8601, as long as the date is precise: ``2024``, ``2024-05``, ``2024-05-01T08:30+08:00``."""
        out = f"{self.year:04d}"
        for value, sign in (
            (self.month, "-"),
            (self.day, "-"),
            (self.hour, "T"),
            (self.minute, ":"),
            (self.second, ":"),
        ):
            if value is None:
                break
            out += f"{sign}{value:02d}"
        if self.utcoffset is not None and self.hour is not None:
            out += dt.timezone(self.utcoffset).tzname(None)[3:] or "+00:00"
        return out

    def date(self) -> dt.date | None:
        """The day, or None where none is written."""
        if self.month is None or self.day is None:
            return None
        return dt.date(self.year, self.month, self.day)

    def datetime(self) -> dt.datetime | None:
        """The time, or None where no hour is written; aware where an offset is written, else naive.

        Minutes and seconds that are not written are 0, as :class:`datetime.datetime` has no other way.
        """
        if self.month is None or self.day is None or self.hour is None:
            return None
        zone = dt.timezone(self.utcoffset) if self.utcoffset is not None else None
        return dt.datetime(
            self.year, self.month, self.day, self.hour, self.minute or 0, self.second or 0, tzinfo=zone
        )  # fmt: skip

    @property
    def begin(self) -> dt.datetime:
        """The first moment that the date can mean, as a naive local time."""
        return dt.datetime(
            self.year, self.month or 1, self.day or 1, self.hour or 0, self.minute or 0, self.second or 0
        )  # fmt: skip

    @property
    def until(self) -> dt.datetime:
        """The first moment after all that the date can mean, as a naive local time.

        The end of the calendar (31 December 9999) is its own end, since no later moment can be written.
        """
        from dateutil.relativedelta import relativedelta

        try:
            return self.begin + relativedelta(**{f"{self.precision}s": 1})  # type: ignore[arg-type]
        except (ValueError, OverflowError):
            return dt.datetime.max

    def __str__(self) -> str:
        return self.isoformat()

    def __repr__(self) -> str:
        return f"<PartialDate {self.isoformat()}>"


@attrs.frozen(repr=False)
class TimeMention:
    """A time expression of a text, resolved against the day of publication.

    ``begin`` and ``until`` are naive local times, half-open; None where that edge is open, or where the text does not say
    (a year-less date without a base, 三年 as a length of time). ``granularity`` is the unit that is named: second, minute,
    hour, daypart, day, week, ten-days, month, quarter, season, half-year, year, school-year, plan, decade, century, or
    vague. ``type`` and ``value`` are those of TIMEX3 (DATE, TIME, DURATION, SET); a stretch that no single value of
    TIMEX3 names has an interval of ISO 8601-2 for its value (``2016/2020``, ``2013/..``).

    >>> import newsparse
    >>> from datetime import date
    >>> newsparse.find_times("去年3月以来", base=date(2020, 12, 10))
    (<TimeMention 0-6 '去年3月以来' 2019-03-01/2020-12-11 month>,)
    """

    text: str
    span: Span
    begin: dt.datetime | None
    until: dt.datetime | None
    granularity: str
    type: str
    value: str

    def __repr__(self) -> str:
        if self.begin is None and self.until is None:
            where = self.value
        else:
            where = "/".join(_short(edge) for edge in (self.begin, self.until))
        return f"<TimeMention {self.span.start}-{self.span.end} {quote(self.text)[1:-1]!r} {where} {self.granularity}>"


def _short(edge: dt.datetime | None) -> str:
    """A moment without a clock that says nothing; .. for an open edge."""
    if edge is None:
        return ".."
    return edge.isoformat()[:10] if edge.time() == dt.time() else edge.isoformat(timespec="auto")


class BlockKind(str, Enum):
    """What a block of the body is; it equals its value, as it stands in JSON.

    >>> BlockKind.HEADING == "heading"
    True
    """

    SUBTITLE = "subtitle"
    EDITOR_NOTE = "editor-note"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    CREDIT = "credit"
    BOILERPLATE = "boilerplate"

    __str__ = str.__str__


_OPENING_BRACKETS = frozenset("（(【[〔［")
# Kinds that are the article's own text; captions and credits stand beside it, and boilerplate is the page's.
TEXT_KINDS = frozenset({BlockKind.SUBTITLE, BlockKind.EDITOR_NOTE, BlockKind.HEADING, BlockKind.PARAGRAPH})


@attrs.frozen(repr=False)
class Block:
    """A block of the body: a line, or the lines of a paragraph that was hard-wrapped.

    ``gap_before`` counts the blank lines between this block and the one before: where a picture stood, there are some.
    ``source_line`` is the line of the HTML document that the block came from; None for text, and below line 65534.

    >>> import newsparse
    >>> block = newsparse.parse("标题: 甲\\n正文内容:\\n　　今天开幕。明天闭幕。").body.blocks[0]
    >>> block
    <Block paragraph 14-24 '今天开幕。明天闭幕。'>
    >>> block.sentences
    (Span(start=14, end=19), Span(start=19, end=24))
    """

    kind: BlockKind
    span: Span
    gap_before: int
    _raw: str
    source_line: int | None = None

    @property
    def text(self) -> str:
        """The block on one line, without indentation."""
        return join_lines(self._raw[self.span.start : self.span.end])

    @property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences, as spans into ``article.raw``."""
        from .sentences import split_sentences

        start, end = self.span
        # The lines of a hard-wrapped paragraph end no sentence.
        text = only_newlines(self._raw[start:end]).replace("\n", " ")
        return tuple(span.shift(start) for span in split_sentences(text))

    def __repr__(self) -> str:
        text = self.text
        shown = text if len(text) <= 24 else text[:23] + "…"
        return f"<Block {self.kind.value} {self.span.start}-{self.span.end} {shown!r}>"


@attrs.frozen(repr=False)
class Section:
    """A heading with the blocks below it; ``heading`` is None for what stands before the first heading.

    >>> import newsparse
    >>> text = "标题: 甲\\n正文内容:\\n今天开幕。\\n议程安排\\n明天闭幕，后天返程。"
    >>> section = newsparse.parse(text).body.sections[1]
    >>> section.title, [block.text for block in section.paragraphs]
    ('议程安排', ['明天闭幕，后天返程。'])
    """

    heading: Block | None
    blocks: tuple[Block, ...]

    @property
    def title(self) -> str | None:
        """The text of the heading."""
        return self.heading.text if self.heading is not None else None

    @property
    def paragraphs(self) -> tuple[Block, ...]:
        """The paragraphs of the section."""
        return tuple(b for b in self.blocks if b.kind is BlockKind.PARAGRAPH)

    def __repr__(self) -> str:
        n = len(self.blocks)
        return f"<Section {self.title!r}, {n} block{'s' if n != 1 else ''}>"


@attrs.frozen(repr=False, eq=False)
class Body:
    """The blocks of the body in the order of the text.

    A parse finds the lines of the body and its credits; the blocks are told apart when they are first asked for, and
    then kept.

    >>> import newsparse
    >>> text = "标题: 甲\\n正文内容:\\n今天开幕。\\n\\n议程安排\\n明天闭幕，后天返程。\\n作者：网信中心董洋"
    >>> body = newsparse.parse(text).body
    >>> [block.kind.value for block in body.blocks]
    ['paragraph', 'heading', 'paragraph', 'credit']
    >>> body.text
    '今天开幕。\\n议程安排\\n明天闭幕，后天返程。'
    >>> body.sections
    (<Section None, 1 block>, <Section '议程安排', 1 block>)
    """

    _raw: str = ""
    _lines: tuple[LineParts, ...] = ()
    _credit_lines: tuple[int, ...] = ()  # which of the lines are credits
    _edge_lines: tuple[int, ...] = ()  # and which are the page's, not the article's
    _read: tuple[Block, ...] | None = None  # the blocks of a body that was read back from a dict
    # Of a body that was a page: where each line begins, what the markup says it is, and its line in the document.
    _markup: tuple[tuple[int, BlockKind | None, int], ...] = ()

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks."""
        if self._read is not None:
            return self._read
        from .blocks import read_blocks

        known = dict.fromkeys(self._edge_lines, BlockKind.BOILERPLATE) | dict.fromkeys(
            self._credit_lines, BlockKind.CREDIT
        )
        own = [n for n in range(len(self._lines)) if n not in known]
        # Below a line that is left out no paragraph goes on, as if it were blank.
        gaps = {n for before, n in pairwise(own) if n - before > 1 and not self._lines[n][3]}
        lines, kinds = read_blocks(
            [(*self._lines[n][:3], 1, self._lines[n][4]) if n in gaps else self._lines[n] for n in own]
        )
        captions = {self._lines[n - 1][1] for n in self._credit_lines if n and self._closes_caption(n)}
        marks = [
            (start, end, gap, BlockKind.CAPTION if start in captions else kind)
            for kind, (_, start, end, gap, _) in zip(kinds, lines, strict=True)
        ]
        for n, kind in known.items():
            _, start, end, gap, _ = self._lines[n]
            marks.append((start, end, gap, kind))
        marks.sort()
        if self._markup:
            return self._marked(marks)
        starts = {self._lines[n][1] for n in gaps}
        return tuple(
            Block(kind, Span(start, end), gap if n and start not in starts else 0, self._raw)  # a gap is between blocks
            for n, (start, end, gap, kind) in enumerate(marks)
        )

    def _marked(self, marks: Sequence[tuple[int, int, int, BlockKind]]) -> tuple[Block, ...]:
        """The blocks of a page, with what its markup says of them."""
        begins = [start for start, _, _ in self._markup]
        blocks = []
        for start, end, _, kind in marks:
            begin, told, line = self._markup[max(bisect_right(begins, start) - 1, 0)]
            # A line may be cut behind the credit that it opens with.
            if told is not None and (start == begin or told is BlockKind.PARAGRAPH):
                kind = told if kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) else kind
            blocks.append(Block(kind, Span(start, end), 0, self._raw, line or None))
        return tuple(blocks)

    def _closes_caption(self, n: int) -> bool:
        """Whether a credit stands behind text on one line, without brackets: 图为现场。张三 摄."""
        _, start, _, gap, _ = self._lines[n]
        between = self._raw[self._lines[n - 1][2] : start]
        return not gap and "\n" not in only_newlines(between) and self._raw[start] not in _OPENING_BRACKETS

    def __eq__(self, other: object) -> bool:
        return self.blocks == other.blocks if isinstance(other, Body) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.blocks)

    def of_kind(self, *kinds: BlockKind | str) -> tuple[Block, ...]:
        """The blocks of the named kinds."""
        return tuple(b for b in self.blocks if b.kind in kinds)

    @property
    def paragraphs(self) -> tuple[Block, ...]:
        """The paragraphs, without headings, notes, captions and credits."""
        return self.of_kind(BlockKind.PARAGRAPH)

    @property
    def headings(self) -> tuple[Block, ...]:
        """The section headings."""
        return self.of_kind(BlockKind.HEADING)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The body cut at its headings; credits and boilerplate belong to no section."""
        sections = []
        heading: Block | None = None
        blocks: list[Block] = []
        for block in self.blocks:
            if block.kind is BlockKind.HEADING:
                if heading is not None or blocks:
                    sections.append(Section(heading, tuple(blocks)))
                heading, blocks = block, []
            elif block.kind not in (BlockKind.CREDIT, BlockKind.BOILERPLATE):
                blocks.append(block)
        if heading is not None or blocks:
            sections.append(Section(heading, tuple(blocks)))
        return tuple(sections)

    @property
    def text(self) -> str:
        """Subtitles, editor's notes, headings and paragraphs, one a line; all other kinds are left out."""
        return "\n".join(b.text for b in self.blocks if b.kind in TEXT_KINDS)

    def to_raw(self, start: int, end: int) -> Span:
        """The span of ``article.raw`` that holds ``body.text[start:end]``.

        It begins at the first and ends after the last of those characters, so it holds what stands between: line ends,
        indentation, and what ``text`` leaves out (captions, credits, boilerplate). Raises ValueError where ``start`` and ``end`` are not offsets into ``text``.

        >>> import newsparse
        >>> article = newsparse.parse("标题: 甲\\n正文内容:\\n　　今天开幕。\\n　　明天闭幕。")
        >>> at = article.body.text.index("明天")
        >>> article.body.to_raw(at, at + 2).of(article.raw)
        '明天'
        """
        if not 0 <= start <= end:
            raise ValueError(f"{start}:{end} is no stretch of body.text")
        first = last = None
        at = before = 0  # offset in body.text, end of the block before in the source
        for block in self.blocks:
            if block.kind not in TEXT_KINDS:
                continue
            text = block.text
            if first is None and start <= at + len(text):
                first = _source_offset(block, text, start - at)
            if end <= at + len(text):
                if end > max(start, at):
                    last = _source_offset(block, text, end - 1 - at) + 1
                else:  # nothing of this block: the line end before it, or nothing at all
                    last = before if start < end else first
                break
            at += len(text) + 1
            before = block.span.end
        if start == end == 0 and first is None:  # an empty body
            first = last = len(self._raw)
        if first is None or last is None:
            raise ValueError(f"{start}:{end} is no stretch of body.text, which ends at {max(at - 1, 0)}")
        return Span(first, max(first, last))

    def __repr__(self) -> str:
        return f"<Body {len(self.blocks)} blocks, {len(self.paragraphs)} paragraphs>"


def _source_offset(block: Block, text: str, index: int) -> int:
    """Where in the source the character ``text[index]`` of a block stands (or the block's end)."""
    if index >= len(text):
        return block.span.end
    if len(text) == block.span.end - block.span.start:
        return block.span.start + index
    # A hard-wrapped paragraph: count the characters that are not white space, which are the same in both.
    wanted = sum(not c.isspace() for c in text[:index])
    source = block.span.of(block._raw)
    seen = 0
    for offset, char in enumerate(source):
        if not char.isspace():
            if seen == wanted:
                # A space of the text is the white space just before the next character.
                return block.span.start + (offset if not text[index].isspace() else offset - 1)
            seen += 1
    return block.span.end


class Role(str, Enum):
    """What somebody did for an article; it equals its value, as it stands in JSON.

    >>> import newsparse
    >>> newsparse.parse_credits("文/图：董洋")[0].roles == ("author", "photographer")
    True
    """

    AUTHOR = "author"
    REPORTER = "reporter"
    CORRESPONDENT = "correspondent"
    PHOTOGRAPHER = "photographer"
    VIDEOGRAPHER = "videographer"
    ILLUSTRATOR = "illustrator"
    DESIGNER = "designer"
    TRANSLATOR = "translator"
    EDITOR = "editor"
    PROOFREADER = "proofreader"
    REVIEWER = "reviewer"
    PLANNER = "planner"
    COORDINATOR = "coordinator"
    SUPERVISOR = "supervisor"
    PRESENTER = "presenter"
    SOURCE = "source"

    __str__ = str.__str__


# Roles whose bearers wrote the article.
AUTHORING_ROLES = frozenset({Role.AUTHOR, Role.REPORTER, Role.CORRESPONDENT})


@attrs.frozen(repr=False)
class Credit:
    """Who did what: one role label with the organisation and the names that go with it.

    ``label`` is as printed (摄影, 实习记者, 文/图), None where only names stand; ``roles`` is what it means, two for
    文/图; ``names`` are without inner white space, in the order of the text.

    >>> import newsparse
    >>> newsparse.parse_credits("图片：网信中心 程 罡 王亚男")
    (<Credit 图片 (photographer) 网信中心: 程罡, 王亚男>,)
    """

    label: str | None
    roles: tuple[Role, ...]
    organization: str | None
    names: tuple[str, ...]
    text: str
    span: Span

    def __repr__(self) -> str:
        roles = f" ({', '.join(role.value for role in self.roles)})" if self.roles else ""
        organization = f" {self.organization}" if self.organization else ""
        return f"<Credit {self.label or '-'}{roles}{organization}: {', '.join(self.names)}>"


@attrs.frozen(repr=False)
class Article:
    """A reading of one text.

    ``raw`` is the text that was read, and all spans are offsets into it. ``date_published``, ``date_modified``,
    ``view_count``, ``publisher`` (来源), ``section`` (栏目), ``keywords`` (as printed), ``standfirst`` (摘要) and ``url``
    are None or empty where the text does not say, or says something that is not understood; then a diagnostic says so.
    ``path`` is the file it came from, ``index`` its place in a file of many; ``original_title`` (原标题) is the headline
    under which the text was printed elsewhere.

    >>> import newsparse
    >>> article = newsparse.parse("标题: 校地结对共建\\n发布日期: 时间：2020-12-10\\n浏览次数: 33\\n"
    ...                           "正文内容:\\n12月9日，启动会召开。\\n作者：网信中心董文欣毛琦")
    >>> article
    <Article '校地结对共建' 2020-12-10, 1 paragraph, by 董文欣, 毛琦>
    >>> article.date_published, article.view_count, article.authors
    (<PartialDate 2020-12-10>, 33, ('董文欣', '毛琦'))
    """

    headline: Headline | None
    standfirst: str | None
    date_published: PartialDate | None
    date_modified: PartialDate | None
    view_count: int | None
    publisher: str | None
    section: str | None
    keywords: tuple[str, ...]
    url: str | None
    credits: tuple[Credit, ...]
    body: Body
    header: Header
    diagnostics: tuple[Diagnostic, ...]
    raw: str
    path: Path | None = None
    index: int | None = None
    original_title: str | None = None

    @property
    def title(self) -> str | None:
        """The headline as printed, kicker included."""
        return self.headline.text if self.headline is not None else None

    @property
    def authors(self) -> tuple[str, ...]:
        """The names in authoring roles (author, reporter, correspondent), in order, once each.

        >>> import newsparse
        >>> newsparse.parse("标题: 甲\\n正文内容:\\n乙。\\n文字：董洋 毛琦\\n摄影：魏跃堂").authors
        ('董洋', '毛琦')
        """
        wrote = (c for c in self.credits if not AUTHORING_ROLES.isdisjoint(c.roles))
        return tuple(dict.fromkeys(name for credit in wrote for name in credit.names))

    @property
    def text(self) -> str:
        """The text of the body: subtitles, editor's notes, headings and paragraphs, one a line."""
        return self.body.text

    def words(self) -> tuple[str, ...]:
        """The words of the body, in order, without punctuation; see :mod:`newsparse.words`.

        Names and organisations that the article's credits declare stay whole.

        >>> import newsparse
        >>> article = newsparse.parse("标题: 甲\\n正文内容:\\n锁志海介绍经验。\\n作者：网信中心锁志海")
        >>> article.words()
        ('锁志海', '介绍', '经验')
        """
        from .words import words

        return words(self)

    def top_words(self, n: int = 10) -> tuple[tuple[str, int], ...]:
        """The ``n`` most frequent words of the body with their counts, without function words and numbers.

        Of words with equal counts the one that occurs first stands first.

        >>> import newsparse
        >>> newsparse.parse("标题: 甲\\n正文内容:\\n支部共建，支部联动。").top_words(1)
        (('支部', 2),)
        """
        from .words import top_words

        return top_words(self, n)

    def times(self) -> tuple[TimeMention, ...]:
        """The time expressions of the body, in order, with spans into ``raw``; see :mod:`newsparse.times`.

        They are resolved against ``date_published``. Without a day of publication those that need one are found, with no
        interval.

        >>> import newsparse
        >>> article = newsparse.parse("标题: 甲\\n时间: 2020-12-10\\n正文内容:\\n12月9日上午开幕，次日闭幕。")
        >>> for mention in article.times():
        ...     print(mention)
        <TimeMention 27-34 '12月9日上午' 2020-12-09T06:00:00/2020-12-09T12:00:00 daypart>
        <TimeMention 37-39 '次日' 2020-12-10/2020-12-11 day>
        """
        from .times import times_of

        return times_of(self)

    def to_text(self) -> str:
        """Canonical text: a labelled header line for each field, ``正文内容:``, and the body as it stands.

        ``parse(article.to_text())`` reads equal to the article.

        >>> import newsparse
        >>> print(newsparse.parse("標題：甲\\n時間：2020/12/10\\n內文：今天開幕。").to_text())
        标题: 甲
        发布日期: 2020/12/10
        正文内容:
        今天開幕。
        """
        from .formats.canonical import to_text

        return to_text(self)

    def to_dict(self) -> dict[str, Any]:
        """A dict of JSON types; keys are attribute names. ``Article.from_dict`` reads it back equal.

        >>> import newsparse
        >>> article = newsparse.parse("标题: 甲\\n正文内容:\\n今天开幕。")
        >>> article.to_dict()["title"], newsparse.Article.from_dict(article.to_dict()) == article
        ('甲', True)
        """
        from .formats.dicts import to_dict

        return to_dict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Article:
        """The article that ``to_dict`` made ``data`` of.

        Raises NewsparseError where ``data`` lacks a key or holds a value of another shape.

        >>> import newsparse
        >>> newsparse.Article.from_dict({"title": "甲"})
        Traceback (most recent call last):
            ...
        newsparse.diagnostics.NewsparseError: no dict of an article: KeyError: 'raw'
        """
        from .formats.dicts import from_dict

        return from_dict(data)

    def to_json(self, *, indent: int | None = None) -> str:
        """The dict as JSON, in characters rather than escapes. ``Article.from_json`` reads it back equal.

        Raises NewsparseError for a lone surrogate, which UTF-8 cannot hold.

        >>> import newsparse
        >>> article = newsparse.parse("标题: 甲\\n正文内容:\\n今天开幕。")
        >>> newsparse.Article.from_json(article.to_json()) == article
        True
        """
        from .formats.json import dumps

        return dumps(self, indent=indent)

    @classmethod
    def from_json(cls, text: str | bytes) -> Article:
        """The article that ``to_json`` wrote; raises NewsparseError for anything else."""
        from .formats.json import loads

        return loads(text)

    def to_jsonld(self) -> dict[str, Any]:
        """A ``NewsArticle`` of schema.org in JSON types; see :mod:`newsparse.formats.jsonld`.

        >>> import newsparse
        >>> newsparse.parse("标题: 甲\\n时间: 2024年5月\\n正文内容:\\n今天开幕。").to_jsonld()["datePublished"]
        '2024-05'
        """
        from .formats.jsonld import to_jsonld

        return to_jsonld(self)

    def to_html(self) -> str:
        """One page that needs no other file: the source text with what was read marked in it; see :mod:`newsparse.view`.

        >>> import newsparse
        >>> newsparse.parse("标题: 甲\\n正文内容:\\n今天开幕。").to_html()[:15]
        '<!DOCTYPE html>'
        """
        from .view import to_html

        return to_html(self)

    def _repr_html_(self) -> str:
        """What notebooks show: the values that were read, and the marked source folded away."""
        from .view import to_fragment

        return to_fragment(self)

    def reads_equal(self, other: Article) -> bool:
        """Whether two readings found the same, wherever it stood.

        Not compared: ``raw``, ``path``, ``index``, spans, diagnostics, printed labels, and kinds of white space.

        >>> import newsparse
        >>> newsparse.parse("标题: 甲\\n正文: 乙。").reads_equal(newsparse.parse("標題：甲\\r\\n內文：\\r\\n乙。"))
        True
        """
        if not isinstance(other, Article):
            raise TypeError(f"reads_equal() takes an Article, not {type(other).__name__}")
        return _reading(self) == _reading(other)

    def __repr__(self) -> str:
        title = self.title
        shown = quote(title)[1:-1] if title is not None else "untitled"
        when = f" {self.date_published}" if self.date_published is not None else ""
        n = len(self.body.paragraphs)
        by = f", by {', '.join(self.authors)}" if self.authors else ""
        return f"<Article '{shown}'{when}, {n} paragraph{'s' if n != 1 else ''}{by}>"


_COMPARED = frozenset({"body", "title", "date_published", "publisher", "section", "keywords", "url"})


def _reading(article: Article) -> tuple[object, ...]:
    """What :meth:`Article.reads_equal` compares."""
    headline = article.headline
    return (
        headline and (plain(headline.text), headline.kicker and plain(headline.kicker)),
        article.standfirst and plain(article.standfirst),
        _moment(article.date_published),
        _moment(article.date_modified),
        article.view_count,
        article.publisher and plain(article.publisher),
        article.section and plain(article.section),
        tuple(map(plain, article.keywords)),
        article.url and plain(article.url),
        [(c.roles, c.organization and plain(c.organization), c.names) for c in article.credits],
        article.original_title and plain(article.original_title),
        [(b.kind, plain(b.text), b.gap_before) for b in article.body.blocks],
        # The others are compared above; what stood elsewhere than in the header stands there in canonical text.
        [(f.name, plain(f.value)) for f in article.header if f.name not in _COMPARED],
    )


def _moment(when: PartialDate | None) -> tuple[object, ...] | None:
    return None if when is None else (when.isoformat(), when.utcoffset)
