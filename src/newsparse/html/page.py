"""The rows of a page to what :func:`newsparse.pipeline.parse_page` reads: the lines of a header, and those of a body."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from ..article import BlockKind, Role
from ..bylines import parse_credits
from ..credits import ROLE_NAMES
from ..furniture import boilerplate_kind, is_footer, is_notice
from ..labels import Vocabulary
from ..metalines import date_in, kind_of_word
from ..patterns import compiled
from .flow import Flow, Row, prose_of, stands_together
from .header import HeaderLines, pieces_of, tidy
from .headline import EDITION, Title, comparable, find_title
from .meta import Meta
from .rows import ORIGINAL_TITLE, RowReader, is_none, opens_comments, opens_list

__all__ = ["Page", "read_page"]

# How far from the headline its header lines stand, and from the end of the text its editors, in rows.
_ABOVE, _BELOW, _BEHIND, _MOST_BEHIND = 12, 10, 14, 3
_LONGEST_NOTE, _LONGEST_DATE, _LONGEST_DATED, _LONGEST_CREDIT, _LONGEST_PIECES, _SHORTEST_LINE = 200, 40, 60, 80, 10, 4
_MARKS = frozenset("，。！？；")
_NEAR_TITLE, _FEWEST_LINES = 3, 4
_LONGEST_OPENER, _FEWEST_STRAGGLERS, _MOST_TRIED = 40, 3, 4
_MOST_BEHIND_END = 4  # the text above its end is so many times what stands below
_MOST_OF_A_TEASER = 30  # running text of an item in a list of other articles
_SHORTEST_BODY, _LONGEST_EDITORS = 60, 40
_LATEST_TITLE = 120  # rows of a page without an article in which its headline is looked for
# Rows right above the text: who wrote it and where it was printed first, and the heading of an abstract.
_ABOUT_SOURCE = r"^\W?(?:本文|文章|原文|本篇)(?:来自|来源|转载|转自|首发|作者|由|系|授权|经授权|原载|刊载|刊于)"
_ABSTRACT = r"^[【\[]?\s?(?:摘\s?要|内容提要|核心提示|内容摘要|导\s?读|导\s?语|提要)\s?[】\]]?\s?[:：]?$"
_ABSTRACTED = r"^(?:[【\[]\s?(?:摘\s?要|内容提要|内容摘要|导\s?读|导\s?语|提要)\s?[】\]]|(?:摘\s?要|内容提要|内容摘要|导\s?读)\s?[:：])\s?(?P<text>.{4,400})$"
_ABSTRACT_BOX = r"(?i)abstract|zhaiyao|summary|daodu|daoyu|digest|brief"
# Behind the name in the card of an author: 李明 作者最近文章.
_CARD = r"\s?(?:的|作者|专栏|[|｜])?\s?(?:作者|专栏作[者家]|(?:最近|最新|更多|其他|其它|近期|全部)(?:文章|作品))"
_WHOLE_DATE = r"(?<!\d)(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}"
_BARE_DAY = (
    r"(?:(?:19|20)\d\d[-/.])?\d{1,2}[-/.]\d{1,2}(?:\s\d{1,2}:\d{2})?|\d{1,2}月\d{1,2}日|\d{1,2}(?:小时|分钟|天)前|昨天"
)
_NEWSPAPER = r"(?:数字|數字|电子|電子)[报報版]"
_EDITOR_CODE = r"[（(\[【]?\s?(?:责任编辑|責任編輯|责编)\s?[:：]\s?[A-Za-z]{0,4}[\d-]{0,8}\s?[）)\]】]?"
_EDITORS = frozenset("编編校审審对")
_EDITING = frozenset(
    {Role.EDITOR, Role.PROOFREADER, Role.REVIEWER, Role.SUPERVISOR, Role.COORDINATOR, Role.PLANNER, Role.PRESENTER}
)


class Page(NamedTuple):
    """What stands on a page: header lines with their line ends, and the body with a line for each block.

    ``kinds`` and ``source_lines`` go by the number of the line in the body; ``modified`` is the date of a change that
    the header gives.
    """

    header: str
    body: str
    kinds: dict[int, BlockKind]
    source_lines: list[int]
    title: Title | None
    modified: str | None


def read_page(flow: Flow, box: int | None, meta: Meta, vocabulary: Vocabulary, *, relative: bool = False) -> Page:
    """The article in a box of a page; a page that has none gives its headline, and no body.

    ``relative`` is whether there is a day that relative dates count from.
    """
    if box is None or is_none(flow, flow.boxes[box].start, flow.boxes[box].end):
        header = HeaderLines(flow, vocabulary)
        title = find_title(flow, meta, 0, min(len(flow.rows), _LATEST_TITLE))
        if title is not None and title.end:
            header.add_title(title.text)
        return Page(header.text, "", {}, [], title, None)
    return _Reader(flow, meta, vocabulary, box, relative).read()


def is_caption(row: Row) -> bool:
    """Whether a row stands in a box for captions, and is not the date of an article that has one around its headline."""
    return row.caption and date_in(row.spaced) is None


class _Reader:
    """The reading of one page."""

    def __init__(self, flow: Flow, meta: Meta, vocabulary: Vocabulary, box: int, relative: bool) -> None:
        self.flow, self.meta = flow, meta
        self.start, self.end = flow.boxes[box].start, flow.boxes[box].end
        self.told = RowReader(flow, vocabulary, box, self.start, self.end)
        self.header = HeaderLines(flow, vocabulary, relative=relative)

    def read(self) -> Page:
        rows = self.flow.rows
        first = self.first_text(self.start)
        title = find_title(self.flow, self.meta, first, min(first + 2, self.end))
        if title is not None and self.start < title.end <= self.end:
            first = self.first_text(title.end)
        begin, zone, notes = self.top(first, title)
        last = self.end
        while last > begin and self.told.is_trailing(last - 1):
            last -= 1
        last = self.closed(begin, last)
        kept = [n for n in range(begin, last) if n not in zone and not self.told.is_strange(n)]
        originals = {n: match for n in kept if (match := compiled(ORIGINAL_TITLE).match(rows[n].spaced))}
        notes += [f"{match['label']}：{match['value']}" for match in originals.values()]
        kept = self.without_tail([n for n in kept if n not in originals])
        self.read_header(title, begin, last, zone)
        body: list[str] = []
        kinds: dict[int, BlockKind] = {}
        lines: list[int] = []
        for n in kept:
            row = rows[n]
            text = (row.spaced if row.cells else row.plain).strip()
            if not text or (title is not None and not body and comparable(text) == comparable(title.text)):
                continue
            if (kind := self.told.kind(n)) is not None:
                kinds[len(body)] = kind
            body.append(text)
            lines.append(row.line)
        for text, line in self.credits_behind(last):
            if text not in body:  # printed twice, for screens of two sizes
                body.append(text)
                lines.append(line)
        behind = range(kept[-1] + 1 if kept else begin, self.end)
        below = [text for n in behind for text in self.told.unread_credits(n)]
        dropped = (n for a, b in pairwise(kept) if b - a > 1 for n in range(a + 1, b))
        inside = [text for n in dropped for text in self.told.unread_credits(n)]
        for text in [*notes, *inside, *below]:
            self.header.offer(text.strip("（()）[]【】 "))
        return Page(self.header.text, "\n".join(body), kinds, lines, title, self.header.modified)

    def first_text(self, begin: int) -> int:
        """The first row of running text."""
        return next((n for n in range(begin, self.end) if self.told.is_text(n)), self.end)

    def top(self, first: int, title: Title | None) -> tuple[int, set[int], list[str]]:
        """Where the body begins, the rows of the article's box that belong to the header, and lines for the header."""
        rows, told = self.flow.rows, self.told
        first = self.below_subtitle(first, title)
        begin = self.start if title is None else max(self.start, title.end if title.end <= first else self.start)
        zone = {n for n in range(begin, first) if told.is_header(rows[n]) and not is_caption(rows[n])}
        # A header line, a link or a button ends what stands above the text.
        others = (n for n in range(begin, first) if told.is_strange(n) or told.is_button(rows[n]))
        begin = max([begin, *(n + 1 for n in zone), *(n + 1 for n in others)])
        notes: list[str] = []
        n = begin
        while n < self.end:
            row = rows[n]
            if n + 1 < self.end and compiled(_ABSTRACT).match(row.spaced):
                notes.append(f"摘要：{rows[n + 1].plain.strip()}")
                n += 2
                continue
            if match := compiled(_ABSTRACTED).match(row.plain):
                notes.append(f"摘要：{match['text']}")
                n += 1
                continue
            if self.is_abstract(n):
                notes.append(f"摘要：{row.plain.strip()}")
                n += 1
                continue
            if row.length <= _LONGEST_NOTE and compiled(_ABOUT_SOURCE).match(row.plain):
                if pieces := told.credit_pieces(row.spaced):
                    notes += pieces
                    n += 1
                    continue
            short = row.length <= _SHORTEST_LINE and not row.heading and not row.bold
            above = n < first and (short or told.is_strange(n) or told.is_button(row))
            if not (above or told.leads_away(n) or told.is_of_pictures(row)):
                break
            n += 1
        for m in range(n, min(n + 4, self.end)):  # a date below the first picture
            if rows[m].length < _LONGEST_DATE and date_in(rows[m].spaced) is not None and told.is_header(rows[m]):
                zone.add(m)
        return n, zone, notes

    def below_subtitle(self, first: int, title: Title | None) -> int:
        """The first row of running text, where what looks like it is a subtitle between the headline and its date."""
        rows, told = self.flow.rows, self.told
        if title is None or not self.start < title.end <= first <= title.end + _NEAR_TITLE:
            return first
        for n in range(first + 1, min(first + _NEAR_TITLE, self.end)):
            if rows[n - 1].length > _LONGEST_NOTE // 2 or told.credits_of(rows[n - 1].spaced):
                break
            if told.is_header(rows[n]) and date_in(rows[n].spaced) is not None and not is_caption(rows[n]):
                return max(n + 1, self.first_text(n + 1))
        return first

    def is_abstract(self, n: int) -> bool:
        """Whether a row stands in a box named an abstract, inside the article's and much shorter."""
        at = self.flow.rows[n].box
        for _ in range(3):
            box = self.flow.boxes[at]
            if at <= self.told.box or box.start < self.start:
                return False
            if compiled(_ABSTRACT_BOX).search(box.wording):
                return (box.prose + box.noisy) * 3 < self.told.prose
            at = box.parent
        return False

    def closed(self, begin: int, last: int) -> int:
        """Where the body ends below its text: behind the editors' line, or above what readers say."""
        length = 0
        for n in range(begin, last):
            row = self.flow.rows[n]
            text = row.spaced
            if length and (length >= _SHORTEST_BODY or n - begin >= _FEWEST_LINES) and opens_comments(text):
                return n
            if length >= _SHORTEST_BODY and len(text) <= _LONGEST_CREDIT:
                if not _EDITORS.isdisjoint(text) and self.is_of_editor(text):
                    end = n + 1
                    while end < last and self.told.credits_of(self.flow.rows[end].spaced):
                        end += 1
                    return end
            length += prose_of(row)
        return last

    def is_of_editor(self, text: str) -> bool:
        """Whether a row is a line of credits in which an editor, or a code in his place, stands behind a label."""
        if len(text) > _LONGEST_EDITORS:
            return False
        if compiled(_EDITOR_CODE).fullmatch(text):
            return True
        return any(credit.label and Role.EDITOR in credit.roles for credit in self.told.credits_of(text))

    def without_tail(self, rows: list[int]) -> list[int]:
        """The rows of a body without what stands among the credits below it, and without lists of other articles."""
        told = self.told
        texts = [self.flow.rows[n].spaced for n in rows]
        prose = [prose_of(self.flow.rows[n]) for n in rows]
        backwards = range(len(rows) - 1, -1, -1)
        close = next(
            (at for at in backwards if prose[at] and not (told.credits_of(texts[at]) or self.is_over(rows[at]))), -1
        )
        for at in backwards:
            if boilerplate_kind(texts[at]) == "related" or opens_list(texts[at]):
                rows = rows[:at] + [n for n in rows[at + 1 :] if told.credits_of(self.flow.rows[n].spaced)]
            if prose[at] > _MOST_OF_A_TEASER:
                break
        if (stop := self.straggling(rows)) is not None:
            rows = rows[:stop] + [n for n in rows[stop:] if told.is_credit_line(n)]
            close = min(close, stop - 1)
        close = min(close, len(rows) - 1)
        texts = [self.flow.rows[n].spaced for n in rows]
        prose = [prose_of(self.flow.rows[n]) for n in rows]
        for at in range(close):  # END, and who the writer is
            if boilerplate_kind(texts[at]) == "end" and sum(prose[at:]) * _MOST_BEHIND_END <= sum(prose[:at]):
                close = at - 1
                break
        days = [at for at in range(close + 1, len(rows)) if compiled(_BARE_DAY).fullmatch(texts[at])]
        if len(days) > 1:  # of other articles
            rows = [n for at, n in enumerate(rows) if at not in days]
            texts = [self.flow.rows[n].spaced for n in rows]
        over = next((at for at in range(close + 1, len(rows)) if self.is_over(rows[at])), len(rows))
        rows = rows[: close + 1] + [
            n
            for at, n in enumerate(rows[close + 1 :], close + 1)
            if not told.is_trailing(n) and (at < over or told.credits_of(texts[at]))
        ]
        while rows and told.is_trailing(rows[-1]):
            rows.pop()
        return rows

    def straggling(self, rows: list[int]) -> int | None:
        """Where behind the last paragraphs that follow one another stand but comments and teasers: None where none do.

        Of these each piece of text stands alone, between the names of readers, dates, or headlines.
        """
        prose = [prose_of(self.flow.rows[n]) for n in rows]
        together = stands_together([self.flow.rows[n] for n in rows])
        behind = sum(length for length, firm in zip(prose, together, strict=True) if firm)
        above = tried = last = 0
        for at, n in enumerate(rows):
            row = self.flow.rows[n]
            if together[at]:
                behind -= prose[at]
                last = at
            if above >= _SHORTEST_BODY and behind * _MOST_BEHIND_END <= above and not row.linked:
                if self.opens_end(row):
                    return at
                over = self.is_over(n)
                lists = row.length <= _LONGEST_OPENER and (
                    boilerplate_kind(row.spaced) == "related" or opens_list(row.spaced)
                )
                if (over or lists) and tried < _MOST_TRIED:
                    tried += 1
                    rest = rows[at + 1 :]
                    if self.is_elsewhere(rest, rows[last]) if over else self.alternates(rest):
                        return at
            above += prose[at]
        return last + 1 if last and self.alternates(rows[last + 1 :]) else None

    def opens_end(self, row: Row) -> bool:
        """Whether a row says that the text is over, or is the heading of what readers say."""
        text = row.spaced
        return row.length <= _LONGEST_OPENER and (boilerplate_kind(text) == "end" or opens_comments(text))

    def is_elsewhere(self, rows: list[int], paragraph: int) -> bool:
        """Whether no text of the rows stands in the box that holds a paragraph."""
        home = self.home(paragraph)
        return not any(
            self.home(n) == home and not _MARKS.isdisjoint(self.flow.rows[n].text) and prose_of(self.flow.rows[n])
            for n in rows
            if not self.told.is_trailing(n)
        )

    def home(self, n: int) -> int:
        """The box that holds a row and those beside it."""
        box = self.flow.boxes[self.flow.rows[n].box]
        return box.parent if box.end - box.start == 1 else self.flow.rows[n].box

    def alternates(self, rows: list[int]) -> bool:
        """Whether there are several pieces of text in rows, as many short rows that are no sentences, and links or dates.

        The headings of sections are short rows as well.
        """
        texts = labels = marks = 0
        for n in rows:
            row = self.flow.rows[n]
            marks += row.link > 0 or date_in(row.spaced[:_LONGEST_DATE]) is not None
            if prose_of(row):
                texts += 1
            elif not (row.heading or row.pictured or row.caption or row.centered or row.spaced[-1] in "。！？”…"):
                labels += not self.told.is_credit_line(n)
        return texts >= _FEWEST_STRAGGLERS and labels >= texts and marks * 2 >= texts

    def is_over(self, n: int) -> bool:
        """Whether a row says that the text is over, or is a notice below it: there are but credits behind it."""
        row = self.flow.rows[n]
        return row.notice or boilerplate_kind(row.spaced) in ("end", "notice") or is_notice(row.spaced)

    def read_header(self, title: Title | None, begin: int, last: int, zone: set[int]) -> None:
        """Header lines from the rows around the headline: below it, above it, the nearest first, and below the text."""
        rows, header = self.flow.rows, self.header
        if title is not None and title.end:
            header.add_title(title.text)
            header.offer_rows(sorted({*range(title.end, begin), *zone}), near=True)
            above = range(max(title.start - _ABOVE, 0), title.start)
            if not header.dated:
                header.offer_rows(above[::-1], near=False)
            if not header.dated:  # a day in pieces
                header.offer_rows([n for n in above if rows[n].length <= _LONGEST_PIECES], near=False)
        else:
            header.offer_rows(range(max(begin - _ABOVE, 0), begin), near=False)
        if not header.dated:
            header.offer_rows(range(last, min(self.end + _BELOW, len(rows))), near=False, labelled=True)
        if not header.dated:  # above the text, among other things
            self.offer_dates(range(begin, min(begin + 2, last)))
        if not header.dated and self.is_of_newspaper():
            self.offer_dates(range(min(self.start, title.start if title is not None and title.end else self.start)))
        header.add_clock()
        if title is not None and header.names.isdisjoint(ROLE_NAMES) and (name := self.author_beside(title.text)):
            header.offer(f"作者：{name}")

    def offer_dates(self, numbers: range) -> None:
        """Take the first date of short rows that are no sentences, without what stands around it."""
        for n in numbers:
            row = self.flow.rows[n]
            if self.header.dated or row.length > _LONGEST_DATED or not compiled(_WHOLE_DATE).search(row.spaced):
                continue
            when = date_in(row.spaced)
            if when is not None and row.text.rstrip()[-1] not in "。！？”":
                self.header.offer(row.spaced[when[0] : when[1]])

    def is_of_newspaper(self) -> bool:
        """Whether a page is one of a printed newspaper: its masthead gives the day, and is not that of the visit."""
        if compiled(_NEWSPAPER).search(self.meta.document):
            return True
        return any(row.length <= _LONGEST_EDITORS and compiled(EDITION).fullmatch(row.spaced) for row in self.flow.rows)

    def author_beside(self, title: str) -> str | None:
        """The author with whose name a headline begins (李明：老街何去何从), where a card beside the text has it as well."""
        name, colon, _ = title.replace(":", "：").partition("：")
        if not colon or kind_of_word(name) != "author":
            return None
        outside = [*self.flow.rows[: self.start], *self.flow.rows[self.end :]]
        beside = (row.spaced for row in outside if row.text.startswith(name) and row.length <= _LONGEST_CREDIT)
        return name if any(compiled(_CARD).match(text, len(name)) for text in beside) else None

    def credits_behind(self, last: int) -> list[tuple[str, int]]:
        """The editors that a page prints below its text, with the line of each."""
        found: list[tuple[str, int]] = []
        for n in range(last, min(self.end + _BEHIND, len(self.flow.rows))):
            row = self.flow.rows[n]
            text = tidy(row.spaced) if row.length <= 2 * _LONGEST_CREDIT else ""
            if _EDITORS.isdisjoint(text) or "有限公司" in text or is_footer(text):
                continue
            for piece in (text, *pieces_of(row)):
                credits = parse_credits(piece) if len(piece) <= _LONGEST_CREDIT else ()
                if any(credit.label and not _EDITING.isdisjoint(credit.roles) for credit in credits):
                    begin = min(credit.span.start for credit in credits)
                    end = max(credit.span.end for credit in credits)
                    found.append((piece[begin:end], row.line))
                    break
            else:
                found += [(piece, row.line) for piece in self.told.credit_pieces(text)]
            if len(found) >= _MOST_BEHIND:
                break
        return found
