"""The rows of a page to what :func:`newsparse.pipeline.parse_page` reads: the lines of a header, and those of a body."""

from __future__ import annotations

from typing import NamedTuple

from ..article import BlockKind, Role
from ..bylines import parse_credits
from ..edges import boilerplate_kind
from ..fields import labels_of
from ..header import read_header
from ..labels import Vocabulary, canonical_labels, roles_of
from ..lines import is_rule, split_lines
from ..metalines import date_in, kind_of_word, read_items
from ..patterns import compiled
from .content import find_content
from .flow import GAP, Flow, Row, prose_of
from .headline import Title, comparable, find_title
from .meta import Meta

__all__ = ["Page", "read_page"]

# How far from the headline its header lines stand, and from the end of the text its editors, in rows.
_ABOVE, _BELOW, _BEHIND = 12, 10, 14
_LONGEST_HEADER, _LONGEST_PIECE, _LONGEST_CREDIT, _LONGEST_HEADING, _LONGEST_CAPTION = 200, 60, 80, 40, 100
_SHORTEST_TEXT = 12
_ORIGINAL = (
    r"^[（(\[【]?\s?(?P<label>原标题|原標題|原文标题|原题)\s?[:：]?\s?[》]?\s?(?P<value>.{2,200}?)\s?[）)\]】]?$"
)
_PAGES = r"[\d\s\[\]()（）第页/共…·.<>«»‹›|]{0,60}(?:上一页|下一页|上页|下页|首页|尾页|末页|余下全文|阅读全文|展开全文|全文共\d)[\d\s\[\]()（）第页/共…·.<>«»‹›|上下一页首尾末余全文阅读展开]{0,60}|\d{1,2}\s?/\s?\d{1,2}"
_FILE = r"(?i)\.(?:docx?|xlsx?|pdf|pptx?|zip|rar|wps|et|txt|ofd)\b|^附件"
_OPENS_LIST = r"^.{0,8}?(?:相关|推荐|延伸|更多|热门|热点|精彩|往期|拓展|关联|相關|推薦|延伸|最新|猜你|为你|为您|大家都)(?:.{0,6}?)(?:阅读|閱讀|新闻|新聞|报道|報導|文章|推荐|链接|專題|专题|资讯|内容|喜欢|在看|回顾|評論|评论)\s?[:：>»]{0,2}$"
# What leads readers elsewhere, where it holds a link or ends a text, and where the pictures are from.
_LEADS_AWAY = (
    r"(?:下载|安装|打开|登录).{0,12}?(?:客户端|APP|App|app)|免费试玩|扫码|扫描.{0,8}?二维码|关注.{0,24}?(?:公众号|微信号|官微|微博)|点击.{0,12}?(?:进入|查看|下载|购买|链接|此处|阅读)"
    r"|(?:更多|相关).{0,30}?(?:尽在|请关注|敬请|请点击|请查看|请访问|请下载|点击)|投稿(?:邮箱|信箱)|新闻(?:线索|热线)|爆料|点个?.{0,2}(?:在看|赞)|长按.{0,10}?二维码|分享.{0,8}?朋友圈|不代表.{0,20}?(?:立场|观点)"
    r"|^(?:分享|共享)(?:此文章|本文|到|至|给)?\s?[:：]?$|在新窗口中打开"
)
_PICTURES_FROM = r"^[（(\[【*※]?\s?(?:文中|以上|部分|本文|文章)?(?:图片|配图|题图|图文|图|素材|视频|封面图?)(?:、\w{1,4})?(?:均|都|皆|全部?)?\s?(?:来自|来源|源自|源于|取自|选自|转自|由)[^。]{1,24}[）)\]】。]?$"
_ROLE_LINE = r"^\W{0,2}(?:责任?编辑?|责编|编辑|校对|审核|作者|记者|通讯员|编审|值班编辑|主编|来源|稿源)\s?[:：]\s?[\w.·\s-]{0,24}\W{0,2}$"
_ROLES_APART = r"^(?:责任编辑|值班编辑|编辑|责编|校对|记者|摄影|作者|美编|审核)\s\w{2,4}(?:\s(?:责任编辑|编辑|责编|校对|记者|摄影|美编|审核)\s\w{2,4}){0,4}$"
# Labels that stand without a colon before the element that holds their value, and those that are glued to what is before.
_LABEL_ALONE = {
    "来源": "来源",
    "来源于": "来源",
    "作者": "作者",
    "发布时间": "发布时间",
    "发表于": "发表于",
    "发布于": "发布于",
    "时间": "时间",
}
_GLUED = r"(?<=[^\s:：【\[(（本文原])(?<!信息|文章|新闻|稿件|内容|消息|图片)(?=(?:(?:信息|文章|新闻|稿件|内容)?来源|稿源|作者|责任编辑|发布时间|发布日期|浏览次数|点击数|阅读次数)\s?[:：])"
_FROM = r"(?<!\S)来源于\s+(?=\S)"
# What stands in a header line for readers to press or to count.
_PRESSED = (
    r"(?<!\S)(?:我有话说|我要评论|发表评论|查看评论|有?\s?[\d,]+\s?人(?:参与|评论|跟帖|阅读)|(?:评论|收藏|点赞|跟帖|分享|推荐|喜欢)\s?[（(]?\s?\d*\s?[）)]?|举报|打印|关闭|复制链接|朗读"
    r"|[（(]\s?\d+\s?[）)]|分享到\s?[:：]?|(?:字[号體体]\s?[:：]?\s?)?[【\[]?\s?(?:大|超大|特大|中|小|A-?|A\+|T)(?:\s(?:大|中|小|特大|A-?|A\+|T)){1,3}\s?[】\]]?)(?!\S)"
)
_TAKEN = r"(?:摄|攝|(?:摄|攝)影)[）)】]?[。.]?$"
_POST = r"(?:发表于|發表於|回复于)\s?(?:19|20)\d\d-\d|(?<!\d)\d{1,4}\s?[楼#]\s?(?:19|20)\d\d-\d|只看该作者|只看楼主|只看TA|發文回覆"
_ERROR = r"(?:页面|頁面|网页|内容|文章|信息|链接|文件).{0,12}?(?:不存在|已(?:经|被)?(?:删除|下线|失效)|找不到|无法(?:访问|显示))|^404\b|秒(?:钟)?后.{0,4}?(?:跳转|返回)"
_LONGEST_ERROR = 100
_ZONE = r"(?<=\d)\s?(?:HKT|CST|BJT|北京时间)\s?(?=\d)"
_ABOUT_SOURCE = r"^\W?(?:本文|文章|原文|本篇)(?:来自|来源|转载|转自|首发|作者|由|系|授权|经授权|原载|刊载|刊于)"
_ABSTRACT = r"^[【\[]?\s?(?:摘\s?要|内容提要|核心提示|内容摘要|导\s?读|导\s?语|提要)\s?[】\]]?\s?[:：]?$"
_ORIGINAL_WORK = r"^原创\s?[:：]"
_NO_OFFICE = ("关注", "分享", "来自", "返回", "订阅")
_DAY, _YEAR_MONTH = r"\d{1,2}日?", r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}月?"
_YEAR, _MONTH_DAY = r"(?:19|20)\d\d[-/.年]?", r"\d{1,2}\s?[-/.月]\s?\d{1,2}日?"
_CLOCK = r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
_DATES = frozenset({"date_published", "date_modified", "date_created"})
_EDITING = frozenset(
    {Role.EDITOR, Role.PROOFREADER, Role.REVIEWER, Role.SUPERVISOR, Role.COORDINATOR, Role.PLANNER, Role.PRESENTER}
)
_QUESTION = frozenset("？！?!")
_SENTENCE_END = frozenset("。；，、：:;,…")
_AUTHOR_BOX = r"(?i)author|byline|writer|zuozhe|original|reporter|editor|by-?name"
# Fields of a header line that are worth a line of their own.
_DROPPED = frozenset(
    {"font_size", "share", "breadcrumb", "title", "body", "image", "comment_count", "like_count", "share_count", "id"}
)


class Page(NamedTuple):
    """What stands on a page: the header as labelled lines with their line ends, and the body with a line for each block."""

    header: str
    body: str
    kinds: dict[int, BlockKind]
    source_lines: list[int]
    title: Title | None
    modified: str | None


def read_page(flow: Flow, meta: Meta, vocabulary: Vocabulary, bounds: tuple[int, int] | None = None) -> Page:
    """The article of a page; ``bounds`` are the rows of its text where somebody else found it."""
    box = find_content(flow) if bounds is None else None
    if bounds is not None:
        start, end = bounds
    elif box is not None:
        start, end = flow.boxes[box].start, flow.boxes[box].end
    else:
        start = end = len(flow.rows)
    if is_none(flow, start, end):
        start = end = len(flow.rows)
    return _Reader(flow, meta, vocabulary, box or 0, start, end).read()


def is_none(flow: Flow, start: int, end: int) -> bool:
    """Whether the most of a page's text is no article: the posts of a forum, or the word that there is no page."""
    posts = length = 0
    for row in flow.rows[start:end]:
        length += prose_of(row)
        if row.length < _LONGEST_HEADER and compiled(_POST).search(row.spaced):
            posts += 1
    if posts > 1:
        return True
    if length > _LONGEST_ERROR:
        return False
    return any(compiled(_ERROR).search(row.spaced) for row in flow.rows[start:end] if row.length < _LONGEST_ERROR)


class _Reader:
    """The state of the reading of one page."""

    def __init__(self, flow: Flow, meta: Meta, vocabulary: Vocabulary, box: int, start: int, end: int) -> None:
        self.flow, self.meta, self.vocabulary = flow, meta, vocabulary
        self.box, self.start, self.end = box, start, end
        self.prose = flow.boxes[box].prose + flow.boxes[box].noisy if flow.boxes else 0
        self.header: list[str] = []
        self.names: set[str] = set()
        self.modified: str | None = None
        self.notes: list[str] = []  # header lines that stand above the text
        self.unread: list[str] = []  # lines of credits without a name that anyone knows

    def read(self) -> Page:
        rows = self.flow.rows
        if self.start == self.end:
            return self.read_empty()
        first = next((n for n in range(self.start, self.end) if self.is_text(n)), self.end)
        title = find_title(self.flow, self.meta, first, min(first + 2, self.end))
        if title is not None and self.start < title.end <= self.end:
            first = next((n for n in range(title.end, self.end) if self.is_text(n)), self.end)
        begin, zone = self.top(first, title)
        last = self.bottom(begin)
        keep = [n for n in range(begin, last) if n not in zone and not self.is_strange(n)]
        keep = self.without_lists(keep)
        close = max(
            (at for at, n in enumerate(keep) if prose_of(rows[n]) and not parse_credits(rows[n].spaced)), default=-1
        )
        keep = keep[: close + 1] + [n for n in keep[close + 1 :] if not self.is_trailing(n)]
        while keep and self.is_trailing(keep[-1]):
            keep.pop()
        self.read_header(title, begin, last, zone)
        body: list[str] = []
        kinds: dict[int, BlockKind] = {}
        lines: list[int] = []
        for n in keep:
            row = rows[n]
            text = row.spaced if row.cells else row.plain
            text = text.strip()
            if not text:
                continue
            if match := compiled(_ORIGINAL).match(text):
                if self.offer(f"{match['label']}：{match['value']}"):
                    continue
            if title is not None and not body and comparable(text) == comparable(title.text):
                continue
            kind = self.kind(n)
            if kind is not None:
                kinds[len(body)] = kind
            body.append(text)
            lines.append(row.line)
        for text, line in self.credits_behind(last):
            body.append(text)
            lines.append(line)
        for text in self.notes:
            self.offer(text)
        for text in dict.fromkeys(reversed(self.unread)):
            self.offer(text.strip("（()）[]【】 "))
        header = "".join(f"{line}\n" for line in self.header)
        return Page(header, "\n".join(body), kinds, lines, title, self.modified)

    def read_empty(self) -> Page:
        """The headline of a page without an article, which may be that of a list."""
        title = find_title(self.flow, self.meta, 0, min(len(self.flow.rows), 2 * _LONGEST_PIECE))
        if title is not None and title.end:
            self.add_title(title)
        return Page("".join(f"{line}\n" for line in self.header), "", {}, [], title, None)

    # ---- where the text begins and ends

    def is_text(self, n: int) -> bool:
        """Whether a row is running text, and not a header line."""
        row = self.flow.rows[n]
        return prose_of(row) > 0 and not (
            row.caption or 0 < row.heading < 3 or self.is_noise(n) or self.is_header(row) or self.leads_away(n)
        )

    def is_noise(self, n: int) -> bool:
        """Whether a row stands in a box inside the article's whose names speak of something else."""
        row = self.flow.rows[n]
        for noise in row.noise:
            if noise <= self.box or not self.flow.is_inside(noise, self.box):
                continue
            box = self.flow.boxes[noise]
            if (box.prose + box.noisy) * 3 > self.prose:
                continue
            if box.kind == "noise" or box.prose < _SHORTEST_TEXT or box.link * 3 > box.total:
                return True
        return row.quiet and not prose_of(row)

    def is_header(self, row: Row) -> bool:
        """Whether a row is one of the header's: a date and the like, or labelled fields."""
        text = row.spaced
        if len(text) > _LONGEST_HEADER:
            return False
        if compiled(_ORIGINAL).match(text) or (len(text) < _LONGEST_HEADING and compiled(_ORIGINAL_WORK).match(text)):
            return True
        if text[-1] in "。！？”":
            return False
        items = read_items(text)
        if items is not None:
            return True
        labels = labels_of(text, self.vocabulary)
        if not labels or labels[0].start > 2:
            return any(label.name in _DATES for label in labels)
        return (
            labels[0].name not in (None, "body") and not roles_of(labels[0].printed) and labels[0].name != "standfirst"
        )

    def top(self, first: int, title: Title | None) -> tuple[int, list[int]]:
        """Where the body begins, and the rows above it that may belong to the header."""
        rows = self.flow.rows
        begin = self.start if title is None else max(self.start, title.end if title.end <= first else self.start)
        above = [n for n in range(begin, first) if self.is_header(rows[n]) and not rows[n].caption]
        if above:
            # A header line ends what stands above the text, but for what a text may open with below its credits.
            begin = above[-1] + 1
        begin = max([begin, *(n + 1 for n in range(begin, first) if self.is_strange(n) or self.is_button(rows[n]))])
        n = begin
        while n < self.end:
            row = rows[n]
            if n + 1 < self.end and compiled(_ABSTRACT).match(row.spaced):
                self.notes.append(f"摘要：{rows[n + 1].plain.strip()}")
                n += 2
                continue
            if row.length <= _LONGEST_HEADER and compiled(_ABOUT_SOURCE).match(row.plain):
                if pieces := self.credit_pieces(row.spaced):
                    self.notes += pieces
                    n += 1
                    continue
            if not (n < first or self.leads_away(n)):
                break
            short = row.length <= 4 and not row.heading and not row.bold
            if not (short or self.is_strange(n) or self.is_button(row) or self.leads_away(n)):
                break
            n += 1
        for m in range(n, min(n + 4, self.end)):  # a date below the first picture
            if self.is_header(rows[m]) and date_in(rows[m].spaced) is not None and rows[m].length < 40:
                above.append(m)
        return n, above

    def leads_away(self, n: int) -> bool:
        """Whether a row with a link in it is an advertisement: for a client, an account, a list of more."""
        row = self.flow.rows[n]
        return bool(row.link) and row.length < 160 and compiled(_LEADS_AWAY).search(row.plain) is not None

    def bottom(self, begin: int) -> int:
        """Where the body ends."""
        last = self.end
        while last > begin and self.is_trailing(last - 1):
            last -= 1
        return last

    def is_trailing(self, n: int) -> bool:
        """Whether a row below the text is none of the article's."""
        row = self.flow.rows[n]
        text = row.spaced
        if self.is_strange(n):
            return True
        if len(text) <= _LONGEST_CREDIT and not prose_of(row) and not parse_credits(text):
            if compiled(_ROLES_APART).match(text):
                self.unread.append(text)
                return True
        if len(text) <= _LONGEST_CREDIT and compiled(_LEADS_AWAY).search(text) and (pieces := self.credit_pieces(text)):
            self.unread += pieces[::-1]
            return True
        if boilerplate_kind(text) == "notice" or compiled(_PICTURES_FROM).match(text) or self.leads_away(n):
            return True
        sentence = prose_of(row) > 0 and text[-1] in "。！？…"
        if len(text) <= _LONGEST_PIECE and compiled(_LEADS_AWAY).search(text) and (not sentence or "不代表" in text):
            return True
        if parse_credits(text):
            return False
        if compiled(_ROLE_LINE).match(text) or self.is_of_roles(text):
            self.unread.append(text)
            return True
        if prose_of(row) and text[-1] in "。！？”）)":
            return False
        if self.is_button(row) or row.heading or is_rule(text):
            return True
        if len(text) <= _SHORTEST_TEXT and text[-1] not in "。！？”）)…":
            near = [m for m in (n - 1, n + 1) if self.start <= m < self.end]
            if len(text) <= 4 or self.flow.boxes[row.box].tag == "li" or any(self.is_strange(m) for m in near):
                return True
        return boilerplate_kind(text) is not None or compiled(_OPENS_LIST).match(text) is not None

    def is_strange(self, n: int) -> bool:
        """Whether a row among the article's is none of it: a link by itself, pagination, or a box of another kind."""
        row = self.flow.rows[n]
        text = row.spaced
        if self.is_noise(n):
            return not (parse_credits(text) and len(text) <= _LONGEST_CREDIT)
        if row.linked and not compiled(_FILE).search(text):
            return len(text) < 40 or text[-1] not in "。！？”"
        if len(text) <= 120 and compiled(_PAGES).fullmatch(text):
            return True
        if row.link * 2 > row.length and len(text) < 30 and text[-1] not in "。！？":
            return True
        return text[0] in "·•>" and row.link * 10 > row.length * 7

    def is_of_roles(self, text: str) -> bool:
        """Whether a row is nothing but labels of credits and their values."""
        if len(text) > _LONGEST_PIECE or text[-1] in "。！？":
            return False
        labels = labels_of(text, self.vocabulary)
        return bool(labels) and labels[0].start <= 2 and all(roles_of(label.printed) for label in labels)

    def credit_pieces(self, text: str) -> list[str]:
        """The labelled credits in a row that holds something else as well."""
        labels = labels_of(text, self.vocabulary)
        ends = [*(label.start for label in labels[1:]), len(text)]
        found = []
        for label, end in zip(labels, ends, strict=False):
            value = (
                compiled(r"[，,。；;|｜）)】\]]").split(text[label.value_start : end].strip(), maxsplit=1)[0].strip()
            )
            piece = f"{label.printed}：{value}"
            if value and roles_of(label.printed) and len(piece) <= _LONGEST_PIECE and parse_credits(piece):
                found.append(piece)
        return found

    def is_button(self, row: Row) -> bool:
        """Whether a short row is something to press, or a count: 微博, 打印, 点赞 3."""
        text = row.spaced
        if len(text) > 30 or row.heading and not row.link:
            return False
        if boilerplate_kind(text) in ("navigation", "related", "notice"):
            return True
        words = [word for word in compiled(r"[\s\[\]【】|｜/／()（）<>《》]+").split(text) if word]
        return all(len(word) <= 8 and (kind_of_word(word) is None or not any(map(str.isalpha, word))) for word in words)

    def without_lists(self, keep: list[int]) -> list[int]:
        """The rows without what follows the heading of a list of other articles: 相关阅读."""
        rows = self.flow.rows
        for at, n in enumerate(keep):
            text = rows[n].spaced
            if len(text) > 24 or not (boilerplate_kind(text) == "related" or compiled(_OPENS_LIST).match(text)):
                continue
            below = [rows[m] for m in keep[at + 1 :]]
            prose = [row for row in below if prose_of(row) > 30]
            if not prose:
                kept = [m for m in keep[at + 1 :] if parse_credits(rows[m].spaced)]
                return keep[:at] + kept
        return keep

    # ---- the header

    def read_header(self, title: Title | None, begin: int, last: int, zone: list[int]) -> None:
        """Header lines from the rows around the headline, the nearest first."""
        rows = self.flow.rows
        if title is not None and title.end:
            self.add_title(title)
            between = [n for n in range(title.end, begin) if n < self.start or n not in zone]
            between = sorted({*between, *zone})
            self.offer_rows(between, near=True)
            if not self.names & _DATES:
                above = list(range(max(title.start - _ABOVE, 0), title.start))
                self.offer_rows(above[::-1], near=False)
                if not self.names & _DATES:
                    self.offer_rows([n for n in above if rows[n].length <= 10], near=False)
        else:
            self.offer_rows([n for n in range(max(begin - _ABOVE, 0), begin)], near=False)
        if not self.names & _DATES:
            self.offer_rows([n for n in range(last, min(self.end + _BELOW, len(rows)))], near=False, labelled=True)

    def add_title(self, title: Title) -> None:
        label = canonical_labels()["title"]
        text = " ".join(title.text.split())
        for line in (f"{label}: {text}", f"{label}:: {text}"):
            if self.tries(line, "title", text):
                return

    def tries(self, line: str, name: str | None = None, value: str | None = None) -> bool:
        """Take a line into the header where it is read as header fields there, of this name and value if one is named."""
        whole = "".join(f"{each}\n" for each in (*self.header, line)) + canonical_labels()["body"] + ":\n"
        fields, rest = read_header(split_lines(whole), self.vocabulary)
        if rest or not fields or fields[-1].name != "body":
            return False
        at = sum(len(each) + 1 for each in self.header)
        found = [field for field in fields[:-1] if field.start >= at]
        if not found or (name is not None and (found[0].name != name or found[0].value != value or len(found) > 1)):
            return False
        self.header.append(line)
        self.modified = self.modified or next((f.value for f in found if f.name == "date_modified"), None)
        self.names |= {field.name for field in found if field.name and field.value}
        return True

    def offer_rows(self, numbers: list[int], *, near: bool, labelled: bool = False) -> None:
        """Header lines from rows; those that are not near the headline must hold a date."""
        rows = self.flow.rows
        backwards = len(numbers) > 1 and numbers[0] > numbers[1]
        numbers = [n for n in numbers if n < len(rows)]
        at = 0
        while at < len(numbers):
            joined = None if backwards else split_date([self.flow.rows[n].spaced for n in numbers[at : at + 4]])
            if joined is not None and not self.names & _DATES and not labelled:
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
            if date_in(text) is None or (self.names & _DATES):
                continue
            fields = [label for label in labels_of(text, self.vocabulary) if label.name in _DATES]
            if fields or (not labelled and read_items(text) is not None):
                self.offer_row(row)
            elif (
                not labelled and (when := date_in(text)) and 2 * (when[1] - when[0]) >= len(text) and text[0].isdigit()
            ):
                self.offer(text[when[0] : when[1]])

    def offer_row(self, row: Row) -> None:
        """Take what a row says of the article into the header, whole or in the pieces that its elements make."""
        if row.caption or (row.pictured and row.length > _SHORTEST_TEXT and date_in(row.spaced) is None):
            return
        text = self.tidy(row.spaced)
        if match := compiled(_ORIGINAL).match(text):
            self.offer(f"{match['label']}：{match['value']}")
            return
        words = text.split()
        if (joined := split_date(words[:4])) is not None:  # 2020 12/09 16:22:07
            self.offer(joined[0])
            text = " ".join(words[joined[1] :])
        pieces = self.pieces(row) if joined is None else [text] if text else []
        items = read_items(text) if text else None
        if items is not None and any(item.name in _DATES for item in items):
            labelled = any(item.name == "publisher" and item.label for item in items)
            if (not labelled or len(pieces) < 3) and self.offer(text):
                return
        wording = self.flow.boxes[row.box].wording
        for piece in pieces:
            labels = labels_of(piece, self.vocabulary)
            items = read_items(piece)
            if labels and labels[0].start <= 2:
                self.offer_labelled(piece)
            elif items is not None and any(item.name is not None for item in items):
                self.offer(piece)
            elif date_in(piece) is not None and len(piece) <= _LONGEST_PIECE:
                self.offer_labelled(piece)
            elif len(piece) <= _LONGEST_PIECE and (
                parse_credits(piece) or (kind_of_word(piece) == "publisher" and not piece.startswith(_NO_OFFICE))
            ):
                self.offer(piece)
            elif kind_of_word(piece) == "author" and (
                compiled(_AUTHOR_BOX).search(wording) or row.link < row.length or len(pieces) > 1
            ):
                self.offer(f"作者：{piece}")

    def pieces(self, row: Row) -> list[str]:
        """A row cut where its elements end; a label and the element that holds its value stay together."""
        pieces: list[str] = []
        for piece in (self.tidy(" ".join(part.split())) for part in row.text.split(GAP)):
            if not piece:
                continue
            if pieces and (pieces[-1][-1] in ":：" or piece[0] in ":："):
                pieces[-1] += piece
            elif pieces and pieces[-1] in _LABEL_ALONE:
                pieces[-1] = f"{_LABEL_ALONE[pieces[-1]]}：{piece}"
            else:
                pieces.append(piece)
        return pieces

    def tidy(self, text: str) -> str:
        """A header line without what is there to be pressed, and with a space before each label."""
        text = compiled(_FROM).sub("来源：", compiled(_GLUED).sub(" ", compiled(_ZONE).sub(" ", text)))
        return " ".join(compiled(_PRESSED).sub(" ", text).split())

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
            if label.name in _DATES:
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

    def offer(self, line: str) -> bool:
        line = " ".join(line.split())
        return bool(line) and any(map(str.isalnum, line)) and line not in self.header and self.tries(line)

    # ---- the body

    def kind(self, n: int) -> BlockKind | None:
        """What the markup says of a row."""
        row = self.flow.rows[n]
        text = row.plain
        if len(text) <= _LONGEST_CAPTION and compiled(_TAKEN).search(text):
            return BlockKind.CAPTION
        if row.caption and len(text) <= 3 * _LONGEST_CAPTION:
            return BlockKind.CAPTION
        if row.pictured and row.centered and len(text) <= _LONGEST_CAPTION and not row.heading:
            return BlockKind.CAPTION
        if len(text) > _LONGEST_HEADING or text[-1] in _SENTENCE_END or not any(map(str.isalnum, text)):
            return None
        if row.heading or (row.bold >= row.length and not (text[-1] in _QUESTION and "：" in text)):
            return BlockKind.HEADING
        return None

    def credits_behind(self, last: int) -> list[tuple[str, int]]:
        """The editors that a page prints below its text, outside the text's box."""
        found: list[tuple[str, int]] = []
        for n in range(last, min(self.end + _BEHIND, len(self.flow.rows))):
            row = self.flow.rows[n]
            text = self.tidy(row.spaced)
            if not text or len(text) > 2 * _LONGEST_CREDIT or not any(c in text for c in "编編校审審对"):
                continue
            for piece in (text, *self.pieces(row)):
                credits = parse_credits(piece) if len(piece) <= _LONGEST_CREDIT else ()
                if any(c.label and not _EDITING.isdisjoint(c.roles) for c in credits):
                    begin = min(credit.span.start for credit in credits)
                    end = max(credit.span.end for credit in credits)
                    found.append((piece[begin:end], row.line))
                    break
            else:
                found += [(piece, row.line) for piece in self.credit_pieces(text)]
            if len(found) >= 3:
                break
        return found


def _as_date(year: str, day: str, clock: str) -> str:
    digits = [part for part in compiled(r"\d+").findall(f"{year} {day}")]
    when = "-".join(digits[:3])
    return f"{when} {clock}" if clock else when


def split_date(printed: list[str]) -> tuple[str, int] | None:
    """A date that is printed in several pieces, and how many of them."""
    texts = []
    for piece in printed:
        text = "".join(piece.split())
        if len(text) > 10 or not text[:1].isdigit():
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
