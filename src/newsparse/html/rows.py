"""What a row of a page is: running text, a header line, a credit, a caption, a heading, or none of the article's."""

from __future__ import annotations

from ..article import BlockKind, Credit
from ..bylines import parse_credits
from ..fields import URL, labels_of
from ..furniture import boilerplate_kind, is_footer, is_imprint, is_notice
from ..labels import Vocabulary, roles_of
from ..lines import is_rule
from ..metalines import date_in, kind_of_word, read_items
from ..organizations import is_office
from ..patterns import compiled
from .flow import Flow, Row, prose_of

__all__ = [
    "DATES",
    "ORIGINAL_TITLE",
    "RELATIVE_DATE",
    "RowReader",
    "is_none",
    "opens_comments",
    "opens_list",
    "without_address",
]

DATES = frozenset({"date_published", "date_modified", "date_created"})
_LONGEST_HEADER, _LONGEST_PIECE, _LONGEST_CREDIT, _LONGEST_HEADING, _LONGEST_CAPTION = 200, 60, 80, 40, 100
_LONGEST_PICTURED = 60
_LONGEST_ADVERTISEMENT, _LONGEST_BUTTONS, _LONGEST_BUTTON, _SHORTEST_TEXT, _SHORTEST_LINE = 160, 30, 8, 12, 4
# The name of a work under which it was printed elsewhere.
ORIGINAL_TITLE = (
    r"^[（(\[【]?\s?(?P<label>原标题|原標題|原文标题|原题)\s?[:：]?\s?[》]?\s?(?P<value>.{2,200}?)\s?[）)\]】]?$"
)
# 昨天 12:11, 3小时前: counted from the day on which the page was seen.
RELATIVE_DATE = (
    r"(?<![^\s：:])(?:昨天|前天|今天|刚刚|剛剛|\d{1,3}\s?(?:秒钟?|分钟|分鐘|个?小时|個?小時|天|周|週|个?月|年)[之以]?前)(?!\S)"
    r"(?:\s?\d{1,2}[:：]\d{2})?+"
)
_DAY_FIRST = r"(?:(?:19|20)\d\d[-/.年])?\d{1,2}[-/.月]\d{1,2}日?\s?\d{1,2}[:：]\d{2}"
_DATED = r"(?<!\d)(?:19|20)\d\d(?:\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2})\s{0,3}\d{1,2}[:：]\d{2}"
_ORIGINAL_WORK = r"^原创\s?[:：]"
# 上一页 1 2 3 下一页, 1/2.
_PAGES = (
    r"[\d\s\[\]()（）第页/共…·.<>«»‹›|]{0,60}(?:上一页|下一页|上页|下页|首页|尾页|末页|余下全文|阅读全文|展开全文|全文共\d)"
    r"[\d\s\[\]()（）第页/共…·.<>«»‹›|上下一首尾末余全文阅读展开]{0,60}|\d{1,2}\s?/\s?\d{1,2}"
)
_BARS = frozenset("|｜丨")
# 阅读量 210万 文章 338 +关注: the card of an account.
_OF_ACCOUNT = r"(?:(?:总?阅读量?|文章数?|粉丝数?|作品数?|获赞数?|关注数?|发文数?)\s?[:：]?\s?[\d.,]{1,12}\s?[万亿wk+]?\s?[|｜·]?\s?){1,5}(?:\+?\s?关注)?"
_FILE = r"(?i)\.(?:docx?|xlsx?|pdf|pptx?|zip|rar|wps|et|txt|ofd)\b|^附件"
_LIST_OF = "相关|推荐|延伸|更多|热门|热点|精彩|往期|拓展|关联|相關|推薦|延伸|最新|猜你|为你|为您|大家都|您?可能[也还]?"
_LISTED = "阅读|閱讀|新闻|新聞|报道|報導|文章|推荐|链接|專題|专题|资讯|内容|喜欢|喜歡|在看|回顾|評論|评论"
_OPENS_LIST = rf"^.{{0,8}}?(?:{_LIST_OF})(?:.{{0,6}}?)(?:{_LISTED})\s?[:：>»]{{0,2}}$"
# 热门评论, 我要评论, 评论(12): what stands above what readers say.
_OPENS_COMMENTS = (
    r"^(?:[\d.万]{1,6}\s?条?)?\s?(?:热门|最热|最新|全部|网友|精彩|我要|发表|参与|写|我来)?\s?(?:评论|跟帖|跟贴|评价|留言|評論|留言板|说两句)"
    r"(?:区|列表|共)?\s?(?:[（(]?\s?\d{1,7}\s?条?\s?[）)]?)?$"
    r"|^[\d,.万]{1,9}\s?条(?:评论|跟帖|评价)"
)
# What leads readers elsewhere, where it holds a link or ends a text, and where the pictures are from.
_LEADS_AWAY = (
    r"(?:下载|安装|打开|登录).{0,12}?(?:客户端|APP|App|app)|免费试玩|扫码|扫描.{0,8}?二维码"
    r"|^[【\[]?关注.{2,24}[，,].{0,6}?(?:获取|了解|掌握|解锁|查看|更多|第一时间|不迷路)"
    r"|关注.{0,24}?(?:公众号|微信号|官微|微博)|点击.{0,12}?(?:进入|查看|下载|购买|链接|此处|阅读)"
    r"|(?:更多|相关).{0,30}?(?:尽在|请关注|敬请|请点击|请查看|请访问|请下载|点击)|投稿(?:邮箱|信箱)|新闻(?:线索|热线)|爆料"
    r"|点个?.{0,2}(?:在看|赞)|长按.{0,10}?二维码|分享.{0,8}?朋友圈|不代表.{0,20}?(?:立场|观点)|仅代表.{0,6}?(?:作者|个人)|在新窗口中打开"
    r"|(?:本文|原文|文章)(?:链接|网址|地址)\s?[:：]|转发请注明"
    r"|(?:下載|安裝|打開).{0,16}?(?:客戶端|應用程式|APP|App|app)|加入.{0,16}?(?:LINE|Line|好友|群组|群組|社群)|(?:按讚|追蹤|Like).{0,12}?(?:專頁|粉絲|我們|頻道)"
    r"|如有(?:意见|线索)|^(?:分享|共享)(?:此文章|本文|到|至|给)?\s?[:：]?$"
)
_PICTURES_FROM = (
    r"^[（(\[【*※]?\s?(?:文中|以上|部分|本文|文章)?(?:图片|配图|题图|图文|图|素材|视频|封面图?)(?:、\w{1,4})?"
    r"(?:均|都|皆|全部?)?\s?(?:来自|来源|源自|源于|取自|选自|转自|由)[^。]{1,24}[）)\]】。]?$"
    r"|^(?:图片?|配图|题图|素材|图源|圖源|圖片來源)(?:来源|来自)?\s?[|｜丨:：/]\s?\S{0,8}(?:网络?|网|網路|網絡|图库|受访者|资料|视觉中国|摄图|提供)$"
)
_ROLE = "责任?编辑?|责编|编辑|校对|审核|作者|记者|通讯员|编审|值班编辑|主编|来源|稿源"
_ROLE_LINE = rf"^\W{{0,2}}(?:{_ROLE})\s?[:：]\s?[\w.·\s-]{{0,24}}\W{{0,2}}$"
_APART = "责任编辑|值班编辑|编辑|责编|校对|记者|摄影|作者|美编|审核"
_ROLES_APART = rf"^(?:{_APART})\s\w{{2,4}}(?:\s(?:{_APART})\s\w{{2,4}}){{0,4}}$"
_TAKEN = r"(?:摄|攝|(?:摄|攝)影)[）)】]?[。.]?$"
# An advertisement in the text, and the call to read on behind it.
_ADVERTISED = r"(?i)[\[【(（]?\s?(?:廣告|广告|AD|Advertisement)\s?[\]】)）]?\s?[-－–—:：]?\s?(?:.{0,6}(?:往下|繼續|继续|捲動|滚动|閱讀|阅读)[^。]{0,12})?"
# What stands in posts of a forum, and what a page says that is none.
_POST = (
    r"(?:发表于|發表於|回复于)\s?(?:19|20)\d\d-\d|(?<!\d)\d{1,4}\s?[楼#]\s?(?:19|20)\d\d-\d"
    r"|只看该作者|只看楼主|只看TA|發文回覆"
)
_ERROR = (
    r"(?:页面|頁面|网页|内容|文章|信息|链接|文件).{0,12}?(?:不存在|已(?:经|被)?(?:删除|下线|失效)|找不到|无法(?:访问|显示))"
    r"|^404\b|秒(?:钟)?后.{0,4}?(?:跳转|返回)"
)
_LONGEST_ERROR, _LONGEST_POST, _LONGEST_LIST_HEADING = 100, 300, 24
# The site of a page above its text, before the date.
_SITE = r"^(?:https?://)?(?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,8}/?\s?(?=[\[(（]?\s?(?:19|20)\d\d)"
_COUNT = r"[\W\d_]++(?:[万亿wkWK]\+?)?"
_FEWEST_BUTTONS = 4
_BETWEEN_BUTTONS = r"[\s\[\]【】|｜/／()（）<>《》]+"
_VALUE_END = r"[，,。；;|｜）)】\]]"
_QUESTION, _SENTENCE_END = frozenset("？！?!"), frozenset("。；，、：:;,…")


def is_none(flow: Flow, start: int, end: int) -> bool:
    """Whether the most of a page's text is no article: the posts of a forum, or the word that there is no page."""
    posts = length = 0
    for row in flow.rows[start:end]:
        length += prose_of(row)
        if row.length < _LONGEST_HEADER and compiled(_POST).search(row.spaced):
            posts += 1
    if posts > 1 and length < posts * _LONGEST_POST:  # more is an article with its comments
        return True
    if length > _LONGEST_ERROR:
        return False
    return any(compiled(_ERROR).search(row.spaced) for row in flow.rows[start:end] if row.length < _LONGEST_HEADING)


def without_address(text: str) -> str:
    """A header line without the address of the site before its date.

    >>> without_address("www.example.cn 2003年07月11日 08:26 钟城晚报")
    '2003年07月11日 08:26 钟城晚报'
    """
    return compiled(_SITE).sub("", text) if "." in text else text


def opens_list(text: str) -> bool:
    """Whether a row is the heading of a list of other articles: 相关阅读, 为您推荐.

    >>> opens_list("延伸阅读："), opens_list("相关负责人介绍了新闻发布会的内容。")
    (True, False)
    """
    return len(text) <= _LONGEST_LIST_HEADING and compiled(_OPENS_LIST).match(text) is not None


def opens_comments(text: str) -> bool:
    """Whether a row is the heading of what readers say: 热门评论, 评论(12).

    >>> opens_comments("我要评论"), opens_comments("新华社评论员")
    (True, False)
    """
    return len(text) <= _LONGEST_LIST_HEADING and compiled(_OPENS_COMMENTS).match(text) is not None


class RowReader:
    """Tells the rows of one page apart; ``box`` is where its article stands, ``start`` and ``end`` are the rows of it."""

    def __init__(self, flow: Flow, vocabulary: Vocabulary, box: int, start: int, end: int) -> None:
        self.flow, self.vocabulary = flow, vocabulary
        self.box, self.start, self.end = box, start, end
        self.credits: dict[str, tuple[Credit, ...]] = {}
        self.prose = flow.boxes[box].prose + flow.boxes[box].noisy if flow.boxes else 0

    def credits_of(self, text: str) -> tuple[Credit, ...]:
        """The credits of a row, which is asked for more than once."""
        if text not in self.credits:
            self.credits[text] = parse_credits(text)
        return self.credits[text]

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
        if compiled(ORIGINAL_TITLE).match(text) or (
            len(text) < _LONGEST_HEADING and compiled(_ORIGINAL_WORK).match(text)
        ):
            return True
        if text[-1] in "。！？”":
            return False
        text = compiled(RELATIVE_DATE).sub(" ", text).strip()
        if not text or without_address(text) != text:
            return True
        items = read_items(text)
        if items is not None:
            return True
        when = date_in(text)
        if when is not None and when[0] == 0 and len(text) - when[1] < _LONGEST_HEADING and prose_of(row) == 0:
            return True  # 2019-09-09 19:32:27 字号：A- A A+ 来源：中新网
        if when is not None and len(text) <= _LONGEST_HEADING and prose_of(row) == 0 and compiled(_DATED).search(text):
            return True  # 桑榆晚 · 2020年11月18日 10:00 · 约 4 分钟
        labels = labels_of(text, self.vocabulary)
        if labels and when is not None and when[0] == 0 and labels[0].start <= when[1] + 2:
            return True  # 2022-08-18 07:25:10 来源：… 作者：… 责任编辑：… 大 中 小
        if labels and labels[0].start < _LONGEST_HEADING and compiled(_DAY_FIRST).match(text):
            return True  # 09-12 08:33 信息来源：… 作者：… 访问次数：…
        if not labels or labels[0].start > 2:
            return any(label.name in DATES for label in labels)
        if any(label.name in DATES for label in labels):  # 作者：… 来源：… 发布日期：2008-4-17
            return date_in(text) is not None
        return (
            labels[0].name not in (None, "body") and not roles_of(labels[0].printed) and labels[0].name != "standfirst"
        )

    def leads_away(self, n: int) -> bool:
        """Whether a row with a link in it is an advertisement: for a client, an account, a list of more."""
        row = self.flow.rows[n]
        return (
            bool(row.link)
            and row.length < _LONGEST_ADVERTISEMENT
            and compiled(_LEADS_AWAY).search(row.plain) is not None
        )

    def is_trailing(self, n: int) -> bool:
        """Whether a row below the text is none of the article's."""
        row = self.flow.rows[n]
        text = row.spaced
        if self.is_strange(n):
            return True
        if self.unread_credits(n):
            return True
        if row.notice or boilerplate_kind(text) == "notice" or self.leads_away(n):
            return True
        if self.is_of_pictures(row) or is_notice(text) or is_imprint(text) or is_footer(text):
            return True
        sentence = prose_of(row) > 0 and text[-1] in "。！？…"
        if (
            len(text) <= _LONGEST_PIECE
            and compiled(_LEADS_AWAY).search(text)
            and (not sentence or "不代表" in text or "仅代表" in text)
        ):
            return True
        if self.credits_of(text):
            return False
        if prose_of(row) and text[-1] in "。！？”）)":
            return False
        if self.is_button(row) or row.heading or is_rule(text) or compiled(URL).fullmatch(text):
            return True
        if (
            len(text) <= _SHORTEST_TEXT
            and not is_office(text)
            and date_in(text) is None
            and text[-1] not in "。！？”）)…"
        ):
            near = [m for m in (n - 1, n + 1) if self.start <= m < self.end]
            if (
                len(text) <= _SHORTEST_LINE
                or self.flow.boxes[row.box].tag == "li"
                or any(self.is_strange(m) for m in near)
            ):
                return True
        return boilerplate_kind(text) is not None or opens_list(text)

    def is_credit_line(self, n: int) -> bool:
        """Whether a row is a line of credits."""
        text = self.flow.rows[n].spaced
        return len(text) <= _LONGEST_CREDIT and bool(self.credits_of(text))

    def is_of_pictures(self, row: Row) -> bool:
        """Whether a row says where the pictures are from: 图片来源：网络."""
        return len(row.spaced) <= _LONGEST_PIECE and compiled(_PICTURES_FROM).match(row.spaced) is not None

    def unread_credits(self, n: int) -> list[str]:
        """The credits of a row that names nobody whom anyone knows, or that goes on to something else."""
        row = self.flow.rows[n]
        text = row.spaced
        if len(text) > _LONGEST_CREDIT:
            return []
        if compiled(_LEADS_AWAY).search(text):
            return self.credit_pieces(text)
        if not prose_of(row) and compiled(_ROLES_APART).match(text):
            return [text]
        if (compiled(_ROLE_LINE).match(text) or self.is_of_roles(text)) and not self.is_read(text):
            return [text]
        return []

    def is_read(self, text: str) -> bool:
        """Whether a row is credits, and all of its labels are read."""
        labels = [label for label in labels_of(text, self.vocabulary) if roles_of(label.printed)]
        return len({credit.label for credit in self.credits_of(text)}) >= max(len(labels), 1)

    def is_strange(self, n: int) -> bool:
        """Whether a row among the article's is none of it: a link by itself, pagination, or a box of another kind."""
        row = self.flow.rows[n]
        text = row.spaced
        if self.is_noise(n):
            return not (self.credits_of(text) and len(text) <= _LONGEST_CREDIT)
        if compiled(_FILE).search(text):  # 附件：检查表.doc
            return False
        if row.linked:
            return len(text) < 40 or text[-1] not in "。！？”"
        if n + 1 < self.end and opens_list(text) and not prose_of(row) and self.flow.rows[n + 1].linked:
            return True
        if len(text) <= 120 and compiled(_PAGES).fullmatch(text):
            return True
        if row.link and not _BARS.isdisjoint(text) and row.link * 10 >= 9 * sum(map(str.isalnum, text)):
            return True  # a row of links
        if compiled(_OF_ACCOUNT).fullmatch(text) or (
            len(text) <= _LONGEST_BUTTONS and compiled(_ADVERTISED).fullmatch(text)
        ):
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
            value = compiled(_VALUE_END).split(text[label.value_start : end].strip(), maxsplit=1)[0].strip()
            piece = f"{label.printed}：{value}"
            if value and roles_of(label.printed) and len(piece) <= _LONGEST_PIECE and parse_credits(piece):
                found.append(piece)
        return found

    def is_button(self, row: Row) -> bool:
        """Whether a short row is something to press, or a count: 微博, 打印, 点赞 3."""
        text = row.spaced
        if len(text) > _LONGEST_BUTTONS or (row.heading and not row.link):
            return False
        if boilerplate_kind(text) in ("navigation", "related", "notice"):
            return True
        words = [word for word in compiled(_BETWEEN_BUTTONS).split(text) if word]
        if any(len(word) > _LONGEST_BUTTON for word in words):
            return False
        pressed = sum(kind_of_word(word) is None for word in words)
        counts = sum(kind_of_word(word) is not None and compiled(_COUNT).fullmatch(word) is not None for word in words)
        if pressed + counts == len(words):
            return True
        # 收藏 阅读 21.4W 我要评论 反馈意见
        return len(words) >= _FEWEST_BUTTONS and pressed > 1 and 2 * (pressed + counts) > len(words)

    def is_below_picture(self, n: int) -> bool:
        """Whether a short row stands alone with a picture in a box that holds nothing else."""
        row = self.flow.rows[n]
        if row.beside < 0 or row.beside == row.box or row.length > _LONGEST_PICTURED:
            return False
        box = self.flow.boxes[row.beside]
        return box.start == n and box.end == n + 1 and box.tag not in ("td", "tr", "table", "tbody")

    def kind(self, n: int) -> BlockKind | None:
        """What the markup says of a row."""
        row = self.flow.rows[n]
        text = row.plain
        if len(text) <= _LONGEST_CAPTION and compiled(_TAKEN).search(text):
            return BlockKind.CAPTION
        if row.caption and len(text) <= 3 * _LONGEST_CAPTION:
            return BlockKind.CAPTION
        if self.is_of_pictures(row) or (self.is_below_picture(n) and not row.heading):
            return BlockKind.CAPTION
        if row.pictured and row.centered and len(text) <= _LONGEST_CAPTION and not row.heading:
            return BlockKind.CAPTION
        if "，" in text and not (row.heading or row.bold or row.centered):
            return BlockKind.PARAGRAPH  # a line of a text of line breaks
        if len(text) > _LONGEST_HEADING or text[-1] in _SENTENCE_END or not any(map(str.isalnum, text)):
            return None
        if row.heading or (row.bold >= row.length and not (text[-1] in _QUESTION and "：" in text)):
            return BlockKind.HEADING
        return None
