"""A tree to rows: the lines that a reader sees, each with what the markup says of it, and the boxes they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..patterns import compiled
from .names import box_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

__all__ = ["GAP", "Box", "Flow", "Row", "prose_of", "read_flow", "stands_together"]

# Stands where an inline element begins or ends: a space in a header line (2019-09-26 12:11来源：…), nothing in the body.
GAP = "\x1f"

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section summary table tbody tfoot thead tr ul html".split()
)
_SKIPPED = frozenset(
    "script style noscript template iframe svg select textarea button input object embed audio canvas head map datalist "
    "option math applet".split()
)
_CELLS = frozenset({"td", "th"})
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_BOLD = frozenset({"b", "strong"})
_PICTURES = frozenset({"img", "video", "picture"})
# Inline elements that carry no meaning of their own between two pieces of one word.
_GLUED = frozenset("b strong i u font sub sup em".split())
_HIDDEN_STYLE = (
    r"(?i)display\s?:\s?none|font-size\s?:\s?0(?:px|pt|em|rem|%)?\s?(?:;|!|$)|text-indent\s?:\s?-\d{3}"
    r"|(?:left|top)\s?:\s?-\d{4}|(?<![-\w])height\s?:\s?0(?:px)?\s?;.{0,80}?overflow\s?:\s?hidden"
)
_UNSEEN_STYLE = r"(?i)visibility\s?:\s?hidden|opacity\s?:\s?0(?:\.0+)?\s?(?:;|$)"
_BOLD_STYLE = r"(?i)font-weight\s?:\s?(?:bold|[6-9]00)"
_CENTERED_STYLE = r"(?i)text-align\s?:\s?center"
# Times of Beijing, or of the page.
_MACHINE_TIME = r"(?P<day>(?:19|20)\d\d-\d\d-\d\d)[T ](?P<clock>\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(?:\+08:?00)?$"
_INVISIBLE = "[\u200b-\u200f\u2060\ufeff\xad\u202a-\u202e]"
_BROKEN = r"(?<=[\u2e80-\uffef])[ \t\r\n\f]*+\n[ \t\r\n\f]*+(?=[\u2e80-\uffef])"
_SPACES = r"[ \t\r\n\f]++"
# What portals write at the end of a text's last paragraph, as a link.
_BACK = r"\s?\x1f?\s?返回\S{2,8}[，,]\s?查看更多[\s\x1f]*$"
_SIDE_BY_SIDE = frozenset({"i", "em"})  # themes use them for the pieces of a header line
# A cell that is longer holds a text of its own, as those of layout tables do.
_LONGEST_CELL = 60
_SHORTEST_PROSE, _PROSE_WITHOUT_MARKS, _MOST_OF_A_ROW = 10, 40, 800
_LONGEST_HIDDEN = 300
_LONG_ENOUGH, _STOPS, _ENDS = 60, "。！？…；：", "”」』）)]】\x1f \u3000"
# Items of a list of other articles: how many make one, and the most rows and characters of each.
_FEWEST_ITEMS, _LONGEST_ITEM, _MOST_OF_AN_ITEM = 3, 8, 300
# Notices of law and manners, which are longer than many an article.
_NOTICE = (
    r"^\W{0,3}(?:\d[.、])?(?:凡(?:本[网站报]|注明|来源|是|转载)|本(?:网站?|站|文|平台|报)(?:转载|注明|发布|刊载|所(?:有|载|刊)|未注明|内容|系|仅)|网友评论|请(?:您|自觉|文明)|免责|声明|版权|"
    r"(?:如|若)(?:有|因|涉|需|作品|发现|您)|未经.{0,20}(?:授权|许可|允许)|以上(?:内容|言论|文章)|特别(?:声明|提醒)|风险提示|登载此文|用户.{0,6}(?:发表|评论)|严禁|遵守)"
)
_STRONG_MARKS = frozenset("，。！？；")
# The end of what only announces an article.
_TEASER = r"[\[（(【]?\s?\x1f?\s?(?:详细|详情|阅读全文|查看全文|阅读更多|查看更多|查看详情|更多|全文)\s?(?:>{1,2}|»)?\s?\x1f?\s?[\]）)】]?\x1f?$"
_NOTICE_WORDS = "版权|转载|评论|言论|网友|本网|本站|网站|法律|法规|授权|侵权|联系|观点|立场|投资建议|真实性"


class Row:
    """A line of the page.

    ``text`` may hold :data:`GAP`; ``length`` counts its characters, ``link`` and ``bold`` those of them in links and in
    bold type; ``linked`` is whether nothing but punctuation is outside links.
    ``heading`` is the level of an h element or 0, ``box`` the index of the innermost box it stands in,
    ``pictured`` whether a picture stands right before it, and ``beside`` the box of that picture. ``noise`` are the indexes of the boxes around it whose names
    speak of something else than the article, ``line`` the line of the document.
    """

    __slots__ = (
        "beside", "bold", "box", "caption", "cells", "centered", "heading", "length", "line", "link", "linked", "noise", "notice", "pictured", "quiet", "text"
    )  # fmt: skip

    def __init__(self, text: str, length: int, link: int, bold: int, box: int, line: int) -> None:
        self.text = text
        self.length = length
        self.link = link
        self.bold = bold
        self.box = box
        self.line = line
        self.heading = 0
        self.cells = 0
        self.beside = -1
        self.linked = False
        self.caption = self.centered = self.notice = self.pictured = self.quiet = False
        self.noise: tuple[int, ...] = ()

    @property
    def plain(self) -> str:
        """The text as the body shows it."""
        return self.text.replace(GAP, "")

    @property
    def spaced(self) -> str:
        """The text with a space where an inline element begins or ends."""
        return " ".join(self.text.replace(GAP, " ").split())


class Box:
    """A block element: its parent, the half-open stretch of rows in it, and how much running text these hold."""

    __slots__ = (
        "children",
        "counted_out",
        "end",
        "kind",
        "link",
        "links",
        "noisy",
        "parent",
        "prose",
        "proses",
        "start",
        "tag",
        "total",
        "wording",
    )

    def __init__(self, parent: int, start: int, tag: str, kind: str, wording: str) -> None:
        self.parent = parent
        self.start = self.end = start
        self.tag = tag
        self.kind = kind
        self.wording = wording
        self.prose = self.proses = self.noisy = self.total = self.link = self.links = 0
        self.children: list[int] = []
        self.counted_out = False  # an item of a list of other articles


class Flow:
    """The rows of a page and its boxes; the first box is the page."""

    __slots__ = ("boxes", "rows")

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.boxes: list[Box] = []

    def is_inside(self, box: int, outer: int) -> bool:
        """Whether a box is another one, or stands in it."""
        while box > outer:
            box = self.boxes[box].parent
        return box == outer


def prose_of(row: Row) -> int:
    """How much running text a row holds, in characters: none where it is a link or a few words without a mark."""
    own = row.length - row.link
    if row.notice:
        return 0
    if own < _SHORTEST_PROSE or row.link > own:
        return 0
    if _STRONG_MARKS.isdisjoint(row.text):
        if own < _PROSE_WITHOUT_MARKS:
            return 0
        own //= 3
    return min(own, _MOST_OF_A_ROW)


def stands_together(rows: Sequence[Row]) -> list[bool]:
    """Of each row, whether it is running text next to another, or with but headings and captions between.

    Paragraphs follow one another. Comments and teasers stand between the names of readers, dates, and linked headlines,
    which end in no full stop.
    """
    together = [False] * len(rows)
    last = -1
    for n, row in enumerate(rows):
        if prose_of(row) and (row.length >= _LONG_ENOUGH or row.text.rstrip(_ENDS)[-1:] in _STOPS):
            if last >= 0:
                together[last] = together[n] = True
            last = n
        elif row.link or not (row.heading or row.caption or row.centered):
            last = -1
    return together


def read_flow(root: HtmlElement) -> Flow:
    """The rows of a tree, without what is hidden."""
    return _Reader().read(root)


class _Reader:
    """The state of one walk over a tree."""

    def __init__(self) -> None:
        self.flow = Flow()
        self.parts: list[str] = []
        self.length = self.link = self.bold = 0
        self.links = self.bolds = self.captions = self.centered = self.quiet = 0
        self.heading = self.line = self.cells = self.strong = 0
        self.pictured, self.beside = False, -1
        self.noise: tuple[int, ...] = ()

    def read(self, root: HtmlElement) -> Flow:
        from lxml.etree import iterwalk

        flow = self.flow
        body = root.find("body")
        top = body if body is not None else root
        flow.boxes.append(Box(-1, 0, "body", "", ""))
        box = 0
        # What is to be undone when an element ends: kind of element, and its opening state.
        stack: list[tuple[str, Any]] = []
        walk = iterwalk(top, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                tag = element.tag
                if not isinstance(tag, str) or tag in _SKIPPED or _is_hidden(element):
                    walk.skip_subtree()
                    stack.append(("skipped", None))
                    continue
                if tag in _BLOCKS and element is not top:
                    self.flush(box)
                    attributes = element.attrib
                    wording = f"{attributes.get('id', '')} {attributes.get('class', '')}" if attributes else " "
                    kind = box_names(wording) if len(wording) > 1 else ""
                    if tag in ("nav", "footer"):
                        kind = "noise"
                    elif tag in ("aside",) and not kind:
                        kind = "weak"
                    elif tag in ("figcaption", "figure") or (tag == "caption" and not kind):
                        kind = "caption"
                    elif tag == "article" and not kind:
                        kind = "article"
                    flow.boxes.append(Box(box, len(flow.rows), tag, kind, wording))
                    flow.boxes[box].children.append(len(flow.boxes) - 1)
                    box = len(flow.boxes) - 1
                    style = attributes.get("style", "") if attributes else ""
                    centered = bool(attributes) and (
                        (bool(style) and compiled(_CENTERED_STYLE).search(style) is not None)
                        or attributes.get("align") == "center"
                    )
                    bold = bool(style) and compiled(_BOLD_STYLE).search(style) is not None
                    strong = kind == "noise"
                    before = (self.noise, self.heading, centered or tag == "center", kind == "caption", bold, strong)
                    self.strong += strong
                    self.bolds += bold
                    self.centered += before[2]
                    self.captions += before[3]
                    if kind in ("noise", "weak"):
                        self.noise = (*self.noise[-7:], box)
                    if tag in _HEADINGS:
                        self.heading = _HEADINGS[tag]
                    stack.append(("block", before))
                elif tag == "br":
                    self.flush(box)
                    stack.append(("plain", None))
                elif tag == "a":
                    self.parts.append(GAP)
                    self.links += 1
                    stack.append(("link", None))
                elif tag in _CELLS:
                    if self.length > _LONGEST_CELL:
                        self.flush(box)
                    elif self.parts:
                        self.parts.append(" ")
                        self.cells += 1
                    stack.append(("cell", (len(self.flow.rows), self.length)))
                elif tag in _PICTURES:
                    if self.length:
                        self.flush(box)
                    self.pictured, self.beside = True, box
                    stack.append(("plain", None))
                elif tag == "time" and (shown := _shown_time(element)) is not None:
                    walk.skip_subtree()
                    self.parts.append(GAP)
                    if shown:
                        self.add(shown, element)
                    self.parts.append(GAP)
                    stack.append(("skipped", None))
                    continue
                else:
                    attributes = element.attrib
                    bold = tag in _BOLD or (bool(attributes) and _is_bold(attributes.get("style")))
                    wording = attributes.get("class", "") if attributes else ""
                    caption = quiet = False
                    if wording:
                        kind = box_names(wording)
                        caption = kind == "caption"
                        quiet = kind == "noise"
                    self.bolds += bold
                    if caption:
                        self.flush(box)
                    self.captions += caption
                    self.quiet += quiet
                    if tag not in _GLUED or (tag in _SIDE_BY_SIDE and _is_next_to(element)):
                        self.parts.append(GAP)
                    stack.append(("inline", (bold, tag not in _GLUED, caption, quiet)))
                if element.text:
                    if tag == "pre":
                        self.preformatted(element.text, element, box)
                    else:
                        self.add(element.text, element)
                continue
            kind, state = stack.pop()
            if kind == "block":
                self.flush(box)
                self.noise, self.heading, centered, caption, bold, strong = state
                self.strong -= strong
                self.centered -= centered
                self.captions -= caption
                self.bolds -= bold
                box = self.close(box)
            elif kind == "link":
                self.links -= 1
                self.parts.append(GAP)
            elif kind == "cell":
                rows, length = state
                if len(self.flow.rows) > rows or self.length - length > _LONGEST_CELL:
                    self.flush(box)
            elif kind == "inline":
                bold, apart, caption, quiet = state
                if caption:
                    self.flush(box)
                self.bolds -= bold
                self.captions -= caption
                self.quiet -= quiet
                if apart:
                    self.parts.append(GAP)
            tail = element.tail
            if tail and element is not top:
                self.add(tail, element)
        self.flush(box)
        while box >= 0:
            box = self.close(box)
        return flow

    def close(self, n: int) -> int:
        """End a box, and count it to its parent."""
        box = self.flow.boxes[n]
        box.end = len(self.flow.rows)
        if len(box.children) >= _FEWEST_ITEMS and (box.prose or box.noisy):
            self.without_items(box)
        if box.parent >= 0:
            parent = self.flow.boxes[box.parent]
            parent.prose += box.prose
            parent.proses += box.proses
            parent.noisy += box.noisy
            parent.links += box.links
            parent.total += box.total
            parent.link += box.link
        return box.parent

    def without_items(self, box: Box) -> None:
        """Count no text of boxes alike that each hold a link by itself: teasers of other articles, comments."""
        boxes = self.flow.boxes
        alike: dict[tuple[str, str], list[int]] = {}
        for n in box.children:
            item = boxes[n]
            if (
                item.links
                and item.end - item.start <= _LONGEST_ITEM
                and item.proses <= 2
                and item.prose < _MOST_OF_AN_ITEM
            ):
                alike.setdefault((item.tag, item.wording.partition(" ")[2].split(" ")[0]), []).append(n)
        for items in alike.values():
            if len(items) < _FEWEST_ITEMS:
                continue
            for n in items:
                item = boxes[n]
                item.kind = "noise"
                item.counted_out = True
                box.prose -= item.prose
                box.proses -= item.proses
                box.noisy -= item.noisy
                for row in self.flow.rows[item.start : item.end]:
                    row.noise = (*row.noise[-7:], n)

    def add(self, text: str, element: HtmlElement) -> None:
        if text.isspace():
            if self.parts:
                self.parts.append(text)
            return
        if not self.length:
            # The parser counts lines up to 65535.
            line = element.sourceline or 0
            self.line = line if line < 65535 else 0
        n = len(text) if len(text) < 20 else len("".join(text.split()))
        self.parts.append(text)
        self.length += n
        if self.links:
            self.link += n
        if self.bolds:
            self.bold += n

    def preformatted(self, text: str, element: HtmlElement, box: int) -> None:
        *whole, last = text.split("\n")
        for line in whole:
            self.add(line, element)
            self.flush(box)
        if last:
            self.add(last, element)

    def flush(self, n: int) -> None:
        """End a row."""
        if self.length:
            text = "".join(self.parts)
            text = compiled(_INVISIBLE).sub("", text)
            if "\n" in text:
                text = compiled(_BROKEN).sub("", text)
            if self.link and "查看更多" in text:
                shown = compiled(_BACK).sub("", text)
                away = min(len("".join(text[len(shown) :].replace(GAP, "").split())), self.link)
                self.length, self.link, text = self.length - away, self.link - away, shown
            text = compiled(_SPACES).sub(" ", text).replace("\u2028", " ").replace("\u2029", " ").replace("\x85", " ")
            text = text.strip(" \xa0\u3000\x1f\x1c\x1d\x1e")
            if text:
                row = Row(text, self.length, self.link, self.bold, n, self.line)
                row.heading = self.heading
                row.linked = self.link > 0 and (
                    self.link >= self.length
                    or (self.length < _LONGEST_CELL and self.link * 10 >= 9 * sum(map(str.isalnum, text)))
                )
                row.caption = self.captions > 0
                row.centered = self.centered > 0
                row.pictured, row.beside = self.pictured, self.beside if self.pictured else -1
                row.quiet = self.quiet > 0
                row.cells = self.cells
                row.noise = self.noise
                self.flow.rows.append(row)
                self.pictured = False
                box = self.flow.boxes[n]
                box.total += row.length
                box.link += row.link
                box.links += row.linked
                if row.link and not row.linked:
                    row.notice = compiled(_TEASER).search(text) is not None
                if row.length > _PROSE_WITHOUT_MARKS and not row.notice:
                    row.notice = (
                        compiled(_NOTICE).match(text) is not None and compiled(_NOTICE_WORDS).search(text) is not None
                    )
                prose = prose_of(row)
                if self.strong:
                    box.noisy += prose
                elif prose:
                    box.prose += prose
                    box.proses += 1
        self.parts.clear()
        self.length = self.link = self.bold = self.cells = 0


def _shown_time(element: HtmlElement) -> str | None:
    """What to read for a time element: its machine form, where that is more precise than the day that it shows.

    Empty for the time of a change beside that of publication, which themes hide; None where its text is to be read.
    """
    when = element.get("datetime") or ""
    words = (element.get("class") or "").split()
    if "updated" in words and "published" not in words:
        return ""
    match = compiled(_MACHINE_TIME).match(when)
    shown = "".join(element.itertext())
    if match is None or ":" in shown or "：" in shown or "前" in shown:
        return None
    return f"{match['day']} {match['clock']}"


def _is_next_to(element: HtmlElement) -> bool:
    """Whether an element follows another without any text between."""
    before = element.getprevious()
    return before is not None and isinstance(before.tag, str) and before.tag != "br" and not (before.tail or "").strip()


def _is_bold(style: str | None) -> bool:
    return style is not None and compiled(_BOLD_STYLE).search(style) is not None


def _is_hidden(element: HtmlElement) -> bool:
    """Whether a reader does not see an element, by what it says itself."""
    attributes = element.attrib
    if not attributes:
        return False
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    if style and len(style) < 2000:
        if compiled(_HIDDEN_STYLE).search(style):
            return True
        if compiled(_UNSEEN_STYLE).search(style):
            # Scripts show the body of some pages when it is loaded; what is hidden for good is short.
            wording = f"{attributes.get('id', '')} {attributes.get('class', '')}"
            return box_names(wording) != "content" and not _is_long(element)
    return False


def _is_long(element: HtmlElement) -> bool:
    """Whether an element holds more text than what pages hide for good."""
    length = 0
    for n, text in enumerate(element.itertext()):
        length += len(text)
        if length > _LONGEST_HIDDEN or n > _LONGEST_HIDDEN:
            return True
    return False
