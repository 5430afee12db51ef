"""The header lines of a page: the headline, and what stands beside it, each tried by the reader of headers."""

from __future__ import annotations

from collections.abc import Sequence

from ..bylines import parse_credits
from ..fields import labels_of
from ..furniture import is_button
from ..header import read_header
from ..labels import Vocabulary, canonical_labels
from ..lines import split_lines
from ..metalines import date_in, kind_of_word, read_items
from ..patterns import compiled
from .flow import GAP, Flow, Row
from .rows import DATES, ORIGINAL_TITLE, RELATIVE_DATE, without_address

__all__ = ["HeaderLines", "pieces_of", "tidy"]

_LONGEST_HEADER, _LONGEST_PIECE, _LONGEST_DIGITS, _MOST_NAMES, _MOST_LINES, _SHORTEST_CAPTION = 200, 60, 10, 4, 40, 12
# Labels that stand without a colon before the element that holds their value, and those that are glued to what is before.
_LABEL_ALONE = {"来源于": "来源"} | {label: label for label in "来源 作者 发布时间 发表于 发布于 时间".split()}
_GLUED = (
    r"(?<=[^\s:：【\[(（本文原])(?<!信息|文章|新闻|稿件|内容|消息|图片)"
    r"(?=(?:(?:信息|文章|新闻|稿件|内容)?来源|稿源|作者|责任编辑|发布时间|发布日期|浏览次数|点击数|阅读次数)\s?[:：])"
)
_FROM = r"(?<!\S)来源于\s+(?=\S)"
# What stands in a header line for readers to press or to count.
_SIZE = r"大|超大|特大|中|小|A-?|A\+|T"
_PRESSED = (
    r"(?<!\S)(?:我有话说|我要评论|发表评论|查看评论|有?\s?[\d,]+\s?人(?:参与|评论|跟帖|阅读)|举报|打印|关闭|复制链接|朗读"
    r"|(?:评论|收藏|点赞|跟帖|分享|推荐|喜欢)\s?[（(]?\s?\d*\s?[）)]?|[（(]\s?\d+\s?[）)]|分享到\s?[:：]?"
    rf"|(?:字[号體体]\s?[:：]?\s?)?[【\[]?\s?(?:{_SIZE})(?:\s(?:{_SIZE})){{1,3}}\s?[】\]]?)(?!\S)"
)
_APART = r"(?<=\d)\s?[|｜]\s?(?=\d{1,2}[:：]\d{2})"  # 2021.10.08 | 14:20
_ZONE = r"(?<=\d)\s?(?:HKT|CST|BJT|北京时间)\s?(?=\d)"
_TODAY = ("今天", "今日", "当前", "现在")  # 今天是2023年5月6日 星期六
_NO_OFFICE = ("关注", "分享", "来自", "返回", "订阅")
_AUTHOR_BOX = r"(?i)author|byline|writer|zuozhe|original|reporter|editor|by-?name|meta|info"
# What looks like a name among the buttons of a page.
_NO_NAMES = frozenset("易信 豆瓣 贴吧 沙发 板凳 开心 高兴 朋友圈 支持 全屏 温馨".split())
# Fields of a header line that say nothing of the article.
_DROPPED = frozenset("font_size share breadcrumb title body image comment_count like_count share_count id".split())
_WITHIN = r"(?<=[:：])\s?[【\[]\s?([^\s【】\[\]]{2,12})\s?[】\]]"  # 审核人：【李明】
_LABELLED = r"^(?:(?:信息|文章|新闻|稿件|内容)?来源|稿源|作者|记者|编辑|责任编辑|责编|校对|审核|发布时间|发布日期|时间|浏览次数|点击数|阅读次数|阅读)\s?[:：]"
_ISSUE = r"(?<=》)\s?(?:19|20)\d\d\s?[/.]\s?\d{1,2}$"  # the number of a journal: 来源：《前沿》2023/16
_OF_A_ROLE = r"(?:记者|記者|编辑|編輯|通讯员|通訊員|撰稿人?|作者)$"
_OF_BARS = r"\s?[|｜丨]\s?"
# The pieces of dates that stand in elements of their own.
_DAY, _YEAR_MONTH = r"\d{1,2}日?", r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}月?"
_YEAR, _MONTH_DAY = r"(?:19|20)\d\d[-/.年]?", r"\d{1,2}\s?[-/.月]\s?\d{1,2}日?"
_CLOCK = r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
_NUMBER = r"\d+"


class HeaderLines:
    """The header in the making: ``lines``, the ``names`` of their fields, and the date of a change among them.

    Relative dates (昨天, 3小时前) count from the day on which the page was seen; they are left out unless ``relative``.
    """

    def __init__(self, flow: Flow, vocabulary: Vocabulary, *, relative: bool = False) -> None:
        self.flow, self.vocabulary = flow, vocabulary
        self.relative = relative
        self.lines: list[str] = []
        self.names: set[str] = set()
        self.modified: str | None = None
        self.clock = ""  # the time of day that stands apart from the day

    @property
    def dated(self) -> bool:
        """Whether a line gives a date."""
        return not self.names.isdisjoint(DATES)

    @property
    def text(self) -> str:
        """The lines with their line ends."""
        return "".join(f"{line}\n" for line in self.lines)

    def add_title(self, title: str) -> None:
        """Take the headline, whole, whatever it holds."""
        label = canonical_labels()["title"]
        text = " ".join(title.split())
        for line in (f"{label}: {text}", f"{label}:: {text}"):
            if self.tries(line, "title", text):
                return

    def offer(self, line: str) -> bool:
        """Take a line where it is one of a header, and is not there yet."""
        line = self.without_relative(line)
        if len(self.lines) >= _MOST_LINES or line in self.lines or not any(map(str.isalnum, line)):
            return False
        return self.tries(line)

    def without_relative(self, text: str) -> str:
        """A text without relative dates, where there is no day for them to count from."""
        return " ".join((text if self.relative else compiled(RELATIVE_DATE).sub(" ", text)).split())

    def tries(self, line: str, name: str | None = None, value: str | None = None) -> bool:
        """Take a line into the header where it is read as header fields there, of this name and value if one is named."""
        before = self.text
        fields, rest = read_header(split_lines(f"{before}{line}\n{canonical_labels()['body']}:\n"), self.vocabulary)
        if rest or not fields or fields[-1].name != "body":
            return False
        found = [field for field in fields[:-1] if field.start >= len(before)]
        if not found or (name is not None and (found[0].name != name or found[0].value != value or len(found) > 1)):
            return False
        self.lines.append(line)
        self.modified = self.modified or next((f.value for f in found if f.name == "date_modified"), None)
        self.names |= {field.name for field in found if field.name and field.value}
        return True

    def offer_rows(self, numbers: Sequence[int], *, near: bool, labelled: bool = False) -> None:
        """Header lines from rows; those that are not near the headline must hold a date."""
        rows = self.flow.rows
        backwards = len(numbers) > 1 and numbers[0] > numbers[1]
        numbers = [n for n in numbers if n < len(rows)]
        at = 0
        while at < len(numbers):
            joined = None if backwards else split_date([self.flow.rows[n].spaced for n in numbers[at : at + 4]])
            if joined is not None and not self.dated and not labelled:
                text, taken = joined
                at += taken
                self.offer(text)
                continue
            row = rows[numbers[at]]
            at += 1
            text = row.spaced
            if len(text) > _LONGEST_HEADER or (row.link >= row.length and not near):
                continue
            if near:
                self.offer_row(row)
                continue
            if date_in(text) is None or self.dated or text.startswith(_TODAY):
                continue
            fields = [label for label in labels_of(text, self.vocabulary) if label.name in DATES]
            if fields or (not labelled and read_items(text) is not None):
                self.offer_row(row)
            elif (
                not labelled and (when := date_in(text)) and 2 * (when[1] - when[0]) >= len(text) and text[0].isdigit()
            ):
                self.offer(text[when[0] : when[1]])

    def offer_row(self, row: Row) -> None:
        """Take what a row says of the article into the header, whole or in the pieces that its elements make."""
        if (row.caption or (row.pictured and row.length > _SHORTEST_CAPTION)) and date_in(row.spaced) is None:
            return
        text = self.without_relative(tidy(row.spaced))
        if match := compiled(ORIGINAL_TITLE).match(text):
            self.offer(f"{match['label']}：{match['value']}")
            return
        words = text.split()
        if (joined := split_date(words[:4])) is not None:  # 2020 12/09 16:22:07
            self.offer(joined[0])
            text = " ".join(words[joined[1] :])
        pieces = pieces_of(row) if joined is None else [text] if text else []
        items = read_items(text) if text else None
        unread = [text[item.start : item.end] for item in items or () if item.name is None]
        roles = any(compiled(_OF_A_ROLE).search(printed) for printed in unread)
        if items is not None and any(item.name in DATES for item in items):
            labelled = any(item.name == "publisher" and item.label for item in items)
            if not roles and (not labelled or len(pieces) < 3) and self.offer(text):
                return
        if roles:  # 本刊记者 颜如是 | 2013年06月24日 | 来源：…
            pieces = [part for piece in pieces for part in compiled(_OF_BARS).split(piece) if part]
        wording = self.flow.boxes[row.box].wording
        menu = sum(map(is_button, filter(None, map(str.strip, row.text.split(GAP))))) > 1
        pieces = [compiled(_ISSUE).sub("", piece) for piece in pieces]
        for piece in filter(None, map(self.without_relative, pieces)):
            labels = labels_of(piece, self.vocabulary)
            items = read_items(piece)
            if compiled(_CLOCK).fullmatch(piece):
                if len(pieces) > 1 or compiled(_AUTHOR_BOX).search(wording):
                    self.clock = self.clock or piece
            elif labels and labels[0].start <= 2:
                self.offer_labelled(piece)
            elif items is not None and any(item.name is not None for item in items):
                self.offer(piece)
            elif date_in(piece) is not None and len(piece) <= _LONGEST_PIECE:
                self.offer_labelled(piece)
            elif len(piece) <= _LONGEST_PIECE and (
                parse_credits(piece) or (kind_of_word(piece) == "publisher" and not piece.startswith(_NO_OFFICE))
            ):
                self.offer(piece)
            elif (
                kind_of_word(piece) == "author"
                and not menu
                and piece not in _NO_NAMES
                and (compiled(_AUTHOR_BOX).search(wording) or date_in(text))
            ):
                self.offer(f"作者：{piece}")
            elif not menu and not row.link and len(pieces) == 1 and is_of_names(piece):
                self.offer(f"作者：{piece}")

    def add_clock(self) -> None:
        """Put the time of day that stands apart behind the day, where the header gives no more than that."""
        for n, line in enumerate(self.lines):
            if self.clock and date_in(line) == (0, len(line)) and compiled(_CLOCK).search(line) is None:
                del self.lines[n]
                if not self.tries(f"{line} {self.clock}"):
                    self.lines.append(line)
                return

    def offer_labelled(self, text: str) -> None:
        """Take the labelled fields of a piece that holds several: 发布日期：2016-11-22 浏览次数： 来源：省发改委."""
        labels = labels_of(text, self.vocabulary)
        starts = [label.start for label in labels]
        if not starts or starts[0] > 0:
            if (when := date_in(text[: starts[0] if starts else len(text)])) is not None:
                self.offer(text[when[0] : when[1]])
        for label, begin, end in zip(labels, starts, [*starts[1:], len(text)], strict=False):
            piece = text[begin:end].strip(" |｜/　\xa0,，;；")
            value = text[label.value_start : end].strip(" |｜/　\xa0,，;；】])）")
            if not value or label.name in _DROPPED or len(piece) > _LONGEST_PIECE:
                continue
            if label.name in DATES:
                when = date_in(value)
                if when is None:
                    continue
                piece = f"{label.printed}：{value[when[0] : when[1]]}"
                rest = value[when[1] :].strip()
                self.offer(piece)
                if rest and (items := read_items(rest)) and any(item.name == "publisher" for item in items):
                    self.offer(rest)
                continue
            self.offer(piece)


def is_of_names(text: str) -> bool:
    """Whether a row is nothing but names of persons, as newspapers print them below a headline.

    >>> is_of_names("王亚男 程罡"), is_of_names("程罡")
    (True, False)
    """
    words = text.split()
    return 1 < len(words) <= _MOST_NAMES and all(kind_of_word(w) == "author" and w not in _NO_NAMES for w in words)


def pieces_of(row: Row) -> list[str]:
    """A row cut where its elements end; a label and the element that holds its value stay together."""
    pieces: list[str] = []
    for piece in (tidy(" ".join(part.split())) for part in row.text.split(GAP)):
        if not piece:
            continue
        if pieces and (piece[0] in ":：" or (pieces[-1][-1] in ":：" and compiled(_LABELLED).match(piece) is None)):
            pieces[-1] += piece
        elif pieces and pieces[-1] in _LABEL_ALONE:
            pieces[-1] = f"{_LABEL_ALONE[pieces[-1]]}：{piece}"
        else:
            pieces.append(piece)
    return pieces


def tidy(text: str) -> str:
    """A header line without what is there to be pressed, and with a space before each label.

    >>> tidy("2019-09-26 12:11来源：沂蒙晨报作者：訾红霞 我有话说")
    '2019-09-26 12:11 来源：沂蒙晨报 作者：訾红霞'
    """
    text = compiled(_FROM).sub("来源：", compiled(_GLUED).sub(" ", compiled(_ZONE).sub(" ", text)))
    text = compiled(_WITHIN).sub(r"\1", compiled(_APART).sub(" ", without_address(text)))
    return " ".join(compiled(_PRESSED).sub(" ", text).split())


def split_date(printed: list[str]) -> tuple[str, int] | None:
    """A date that is printed in several pieces, and how many of them.

    >>> split_date(["26日", "2019-09"]), split_date(["2019", "09/26", "12:11"]), split_date(["2019", "次"])
    (('2019-09-26', 2), ('2019-09-26 12:11', 3), None)
    """
    texts = []
    for piece in printed:
        text = "".join(piece.split())
        if len(text) > _LONGEST_DIGITS or not text[:1].isdigit():
            break
        texts.append(text)
    if len(texts) < 2:
        return None
    one, two = texts[:2]
    clock = texts[2] if len(texts) > 2 and compiled(_CLOCK).fullmatch(texts[2]) else ""
    taken = 3 if clock else 2
    if compiled(_YEAR).fullmatch(one) and compiled(_MONTH_DAY).fullmatch(two):
        return _as_date(one, two, clock), taken
    if compiled(_MONTH_DAY).fullmatch(one) and compiled(_YEAR).fullmatch(two):
        return _as_date(two, one, clock), taken
    if compiled(_DAY).fullmatch(one) and compiled(_YEAR_MONTH).fullmatch(two):
        return _as_date(two, one, clock), taken
    if compiled(_YEAR_MONTH).fullmatch(one) and compiled(_DAY).fullmatch(two):
        return _as_date(one, two, clock), taken
    if compiled(_YEAR).fullmatch(one) and len(texts) > 2 and all(t.strip("月日").isdigit() for t in texts[1:3]):
        clock = texts[3] if len(texts) > 3 and compiled(_CLOCK).fullmatch(texts[3]) else ""
        return _as_date(one, f"{texts[1]}-{texts[2]}", clock), 4 if clock else 3
    return None


def _as_date(year: str, day: str, clock: str) -> str:
    digits = compiled(_NUMBER).findall(f"{year} {day}")
    when = "-".join(digits[:3])
    return f"{when} {clock}" if clock else when
