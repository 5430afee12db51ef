"""Lines that a page prints around every article: menus, buttons, the day and the weather, footers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from .folding import fold
from .labels import COLONS, find_field_labels, header_vocabulary, roles_of
from .metalines import BUTTONS, SAID_FROM, date_in, is_place, kind_of_word
from .patterns import compiled
from .tables import read_table

__all__ = [
    "LONGEST_HEADING",
    "MARKS",
    "PARTING",
    "boilerplate_kind",
    "is_account_card",
    "is_breadcrumb",
    "is_button",
    "is_footer",
    "is_imprint",
    "is_menu",
    "is_notice",
    "is_page_top",
    "opening_words",
]

LONGEST_HEADING = 14
_LONGEST_MENU, _LONGEST_WORD, _LONGEST_ENTRY, _MANY = 160, 12, 6, 4
_LONGEST_FOOTER = 200
# White space and marks around the words of a notice.
MARKS = " \t\u3000\xa0【[(（〔［<《*·∙‧⋅•—-–－=~_|｜#>※◆●■▲□★☆“”\"'】])）〕］》+:：←→«»‹›◄►◀▶△▼▽↑↓⬆⬇"
# ∙ 浙江 >: where the news is from, as the pages of an application print it.
_DOTS = frozenset("·∙‧⋅•")
# What stands between the entries of a menu, and signs that show that it is one.
_BETWEEN = (
    r"[\s,，!！:：|｜丨│/／·•∙‧⋅>＞»›→←▲▼△▽◄►◀▶⊕⊖○●◎■□★☆【】\[\]［］（）()<《》＋+\-–—_*#☰↑↓\u200b-\u200f\ufeff]++"
)
# A longer line without one of these is no menu.
PARTING = frozenset(" \t\u3000\xa0|｜丨│/／·∙‧⋅>＞»›→【】[]［］：:●○◎■")
_SIGNS = frozenset("|｜丨│/／[【［·•>»")
# 12℃~25℃, 晴转多云, 北风3级
_WEATHER = (
    r"-?\d{1,2}\s?(?:℃|°C?)?(?:[~～至-]-?\d{1,2}\s?)?(?:℃|°C?)|(?:晴|多云|阴|[小中大暴阵]{1,2}[雨雪]|雷阵雨|雾|霾)(?:转\w{1,3})?|[东南西北]{1,2}风\S{0,6}"
    r"|(?:气温|空气质量)\S{0,8}"
)
# Fields that a menu has none of.
_OF_ARTICLES = frozenset({"title", "publisher", "date_published", "view_count"})
_HOMES = frozenset("首页 首頁 主页 网站首页 学校首页 新闻首页 返回首页 本站首页 学院首页".split())
_HOME = ("首页", "首頁", "主页")
_GREETINGS = ("今天", "欢迎", "您好", "返回首页")
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?"
# What only the foot of a page says.
_FOOTER = (
    r"网站标识码|Produced By|(?i:powered by)|publishdate:|[\u3400-\u9fff]ICP[备证]|公网安备|(?i:copyright)\b"
    r"|(?i:all rights reserved)|©|CC[ -]BY\b|知识共享|(?:增值电信|信息服务)\S{0,6}许可证|备案[号证]?\s?[:：]"
    r"|您是(?:本站)?第\s?\d{1,12}\s?位(?:访客|访问者|来访者|浏览者|客人)|^[^\s由]{2,20}主[办管]\s[^\s由]{2,20}(?:[承主]办|制作|维护)"
)
_FOOTER_SIGNS = (
    "网站",
    "ed by",
    "ed By",
    "publishdate",
    "ICP",
    "公网",
    "right",
    "RIGHT",
    "©",
    "CC",
    "知识",
    "许可",
    "备案",
    "您是",
    "主办",
    "主管",
)

# What warns investors, below how such a warning opens: 风险提示：股市有风险，入市需谨慎.
_WARNING = (
    r"(?:风险提示|投资提示|温馨提示|特别提示|特别提醒|免责|声明|郑重声明|特别声明|重要提示|以上|上述|本文|文章|文中|本报告|本资讯|本内容"
    r"|市场有风险|投资涉及?风险|投资有风险|股市有风险|投资者据此)"
)
_WARNS = (
    r"不(?:作为|构成)[^，。；]{0,16}?(?:建[议議]|依据|意见|要约|指导)|据此(?:操作|入市|投资|买卖)|(?:入市|投资|决策|理财)[需须]谨慎"
    r"|风险(?:由[^，。]{0,8})?自[担负]|后果自负"
)
# What asks readers to press and to pass on: 喜欢这篇文章，欢迎点击右下角“在看”.
_ASKING = r"喜欢|觉得|如果|欢迎|请|记得|别忘|动动|点击|分享|点赞|点个|点亮|点下|点一下|动动手|顺手|转发|看完|码字不易"
_ASKED = (
    r"(?:点[个亮下击一]|右下角|左下角).{0,6}?[“\"「【]?(?:在看|[好点]?赞)"
    r"|(?:点赞|转发|分享|收藏|评论|留言|关注)[、和，\s/+]{1,2}(?:点赞|转发|分享|收藏|在看|关注|评论|留言)"
    r"|(?:分享|转发|发)[到至]?.{0,4}?朋友圈|(?:转发|分享|转)给|[留评][言论]区(?:留言|告诉|聊聊|分享|互动|见)|星标"
)
# What asks them to follow an account, and says why: 关注官方微信公众号，第一时间了解更多资讯.
_FOLLOWING = (
    r"(?:长按|扫码|扫描|扫一扫|识别|点击|下载|关注|微信搜索|欢迎(?:大家)?(?:关注|下载|扫码|订阅)|更多).{0,40}?"
    r"(?:二维码|公众号|微信号|视频号|头条号|官方微[信博]|客户端|APP|App|app)"
)
_REASON = "更多|资讯|动态|精彩|随时|第一时间|我们|不迷路|加关注|(?:二维码|扫码|识别|长按).{0,4}关注"
# How a site is seen best: 本站最佳分辨率1024*768，请使用IE6.0以上浏览器。
_SEEN_BEST = r"^(?:本[站网]|建议|推荐|最佳|为).{0,40}?分辨率\D{0,4}\d{3,4}\s?[*×xX]\s?\d{3,4}"
_OPENS_NOTICE = rf"{_WARNING}|{_ASKING}|长按|识别|下载|关注|微信搜索|更多|扫|建议|推荐|最佳|为|本[站网]"
# The characters that it begins with, in Traditional writing, too.
_FIRST_OF_NOTICES = frozenset(
    "风風投温溫特免声聲郑鄭重以上本文市股喜觉覺如欢歡请請记記别別动動点點分转轉看码碼长長识識下关關微更扫掃建推最为為"
)
_LONGEST_WARNING, _LONGEST_PUSH, _LONGEST_OPENING = 400, 80, 12
# 《光明日报》（2018年09月10日 01版）
_IMPRINT = (
    r"[（(]?\s?《?\s?[\w·]{2,12}\s?》?\s?[（(，,]?\s?(?:19|20)\d\d\s?[年.-]\s?\d{1,2}\s?[月.-]\s?\d{1,2}\s?日?[\s，,]{0,3}"
    r"(?:第\s?)?[A-Z]?\d{1,3}\s?版[\s）)]{0,4}"
)

# The way to a page: 首页 > 新闻 > 正文.
_BREADCRUMB = (
    r"(?:首页|首頁|主页|网站首页|[\w·]{2,12}网?)(?:\s?(?:>{1,2}|›|»|→|＞)\s?[\w·（）]{1,16}){1,6}(?:\s\w{1,6})?+"
)
# What applications print above an article.
_ABOVE_PAGE = (
    r"(?:打开|下载|前往|进入|在)\s?(?:APP|app|App|客户端)\s?[，,、]?\s?(?:阅读|閱讀|查看|观看|内|中|体验|继续|看更多|$)"
    r"|(?:点击|戳|點擊)?(?:上方|上面|↑)?(?:蓝字|藍字|蓝色|的蓝)|(?:点击|戳|點擊)(?:上方|上面|标题下)"
)
_ABOVE_STARTS = frozenset("打下前进在点戳上點蓝")
# What the card of an account prints below its name.
_ACCOUNT_CARD = ("微信号", "功能介绍", "微信號", "功能介紹")


class _Words(NamedTuple):
    """The words that boilerplate opens with and their kind; ``heads`` are the first two characters of each."""

    kinds: Mapping[str, str]
    heads: frozenset[str]
    lengths: tuple[int, ...]


@cache
def opening_words() -> _Words:
    """The words of boilerplate.tsv that lines open with."""
    kinds = {}
    for kind, words in read_table("boilerplate"):
        if kind not in ("menu", "topic"):
            word = "".join(words.split())
            kinds[word] = kind
            kinds.setdefault(_in_traditional(word), kind)
    return _Words(kinds, frozenset(w[:2] for w in kinds), tuple(sorted({len(w) for w in kinds}, reverse=True)))


@cache
def _menu_words(*kinds: str) -> frozenset[str]:
    words = {word for kind, words in read_table("boilerplate") if kind in kinds for word in words.split()}
    return frozenset(words | set(map(_in_traditional, words)))


def _in_traditional(word: str) -> str:
    """A word in Traditional characters, each in its usual form."""
    return word.translate(_usual_forms())


@cache
def _usual_forms() -> Mapping[int, str]:
    return {ord(simplified): forms[0] for simplified, forms in read_table("traditional")}


def is_button(text: str, *, menu: bool = True) -> bool:
    """Whether a line is one button: 举报, +关注; or, unless ``menu`` is False, one entry of a menu, which a heading may be.

    >>> is_button("【打印】"), is_button("举报"), is_button("开幕")
    (True, True, False)
    """
    word = text.strip(MARKS + "+＋")
    return (
        word in BUTTONS
        or (menu and word in _menu_words("menu"))
        or (word[:3] in SAID_FROM and kind_of_word(word) is None)
        or (word != text and text[0] in _DOTS and is_place(word))
    )


def boilerplate_kind(text: str) -> str | None:
    """The kind of boilerplate that a line opens like: navigation, notice, related, end; None where it opens like none.

    >>> boilerplate_kind("上一篇：开幕"), boilerplate_kind("【相关阅读】"), boilerplate_kind("会议召开")
    ('navigation', 'related', None)
    """
    words = opening_words()
    if text[:2] not in words.heads:
        if text[0].isalnum():
            return None
        text = text.strip(MARKS) if len(text) <= LONGEST_HEADING else text.lstrip(MARKS)
        if text[:2] not in words.heads:
            return None
    opening = text[: words.lengths[0] + 2]
    if " " in opening or "\u3000" in opening:
        opening = "".join(text[: 2 * words.lengths[0]].split())
    for length in words.lengths:
        kind = words.kinds.get(opening[:length])
        if kind in ("end", "related") and len(opening.rstrip(MARKS)) > length:
            continue
        if kind is not None:
            return kind
    return None


def is_menu(text: str) -> bool:
    """Whether a line is the menu of a site, its buttons, or the day and the weather that it greets with.

    >>> is_menu("首页 | 新闻 | 公告 | 关于我们"), is_menu("放大 缩小 默认"), is_menu("今天是：2023年8月9日 星期三")
    (True, True, True)
    >>> is_menu("经济 社会 两手抓"), is_menu("改革|开放")
    (False, False)
    """
    if len(text) > _LONGEST_MENU or text[-1] in "。；;，" or (len(text) > _LONGEST_WORD and PARTING.isdisjoint(text)):
        return False
    when = date_in(text)
    words = [
        word for word in compiled(_BETWEEN).split(text[: when[0]] + " " + text[when[1] :] if when else text) if word
    ]
    if len(words) > 1 and any(map(str.isdigit, words)):  # 1 2 3 下一页
        words = [word for word in words if not word.isdigit()]
    if not words or (when and not any(map(_greets, words))):
        return False  # the article's own day
    if any(map(roles_of, words)):  # 记者|张三 编辑|李四
        return False
    if not COLONS.isdisjoint(text) and any(
        label.name in _OF_ARTICLES for label in find_field_labels(text, header_vocabulary())
    ):
        return False
    if len(words) > 2 and (words[0] in _HOMES or words[0].endswith(_HOME)):  # 江城中学首页 学校概况 教学科研
        if max(map(len, words[1:])) <= _LONGEST_ENTRY:
            return True
    known = sum(map(_is_entry, words))
    if when and 2 * known > len(words):  # 2023年8月9日 星期三 江城 晴 22℃~31℃
        return True
    signed = not _SIGNS.isdisjoint(text)
    certain = any(map(_is_certain, words))
    if known == len(words):
        return len(words) > _MANY or (len(words) > 1 and (certain or signed)) or _is_plain_entry(words[0])
    if len(words) < _MANY or any(len(word) > _LONGEST_ENTRY and not _is_entry(word) for word in words):
        return False
    if 3 * known < len(words):  # 法律法规 | 诉讼指南 | 司法公开 | 联系我们
        return certain and text.count("|") + text.count("｜") + text.count("丨") >= len(words) - 1
    return (2 * known >= len(words) and (certain or signed)) or (certain and signed)


def _is_certain(word: str) -> bool:
    """Whether a word is a button or the like, not a topic that a title may speak of as well."""
    return word in _menu_words("menu") or word in BUTTONS or _is_plain_entry(word)


def _is_entry(word: str) -> bool:
    """Whether a word is one of a menu: a button, a section of the site, the day, the weather."""
    if word in _menu_words("menu", "topic") or (len(word) <= _LONGEST_WORD and kind_of_word(word) in (None, "section")):
        return True
    if compiled(rf"{_WEATHER}|{_CLOCK}").fullmatch(word):
        return True
    return _is_plain_entry(word)


def _greets(word: str) -> bool:
    """Whether a word is one beside which a page prints the day on which it is read."""
    return word.startswith(_GREETINGS) or compiled(_WEATHER).fullmatch(word) is not None


def _is_plain_entry(word: str) -> bool:
    """Whether a word is navigation by how it opens, and holds little more."""
    words = opening_words()
    if word[:2] not in words.heads:
        return False
    for length in words.lengths:
        if words.kinds.get(word[:length]) == "navigation":
            rest = word[length:].strip(MARKS + "！!")
            if not rest or (length > 2 and word[length - 1] in ":：0") or word.startswith(_GREETINGS):
                return True
            return length > 3 and len(rest) <= 2
    return False


def is_breadcrumb(text: str) -> bool:
    """Whether a line is the way to a page from the first one of its site.

    >>> is_breadcrumb("首页 > 新闻 > 正文"), is_breadcrumb("新闻")
    (True, False)
    """
    return compiled(_BREADCRUMB).fullmatch(text) is not None


def is_page_top(text: str) -> bool:
    """Whether a line is what is printed above an article: a menu, or what an application asks readers to press.

    >>> is_page_top("打开APP，阅读全文"), is_page_top("点击上方蓝字关注我们"), is_page_top("打开新局面")
    (True, True, False)
    """
    return is_menu(text) or (text[0] in _ABOVE_STARTS and compiled(_ABOVE_PAGE).match(text) is not None)


def is_account_card(text: str) -> bool:
    """Whether a line is of the card that an account prints below its name.

    >>> is_account_card("微信号 jiangcheng-news"), is_account_card("微信")
    (True, False)
    """
    return text.startswith(_ACCOUNT_CARD)


def is_footer(text: str) -> bool:
    """Whether a line says what only the foot of a page does: its registration, a licence, who has the copyright.

    >>> is_footer("江城日报社　鄂ICP备05001234号"), is_footer("主办：市政府　网站标识码：4201000001")
    (True, True)
    """
    if len(text) > _LONGEST_FOOTER or text[-1] in "。！？”" or not any(sign in text for sign in _FOOTER_SIGNS):
        return False
    return compiled(_FOOTER).search(text) is not None


def is_notice(text: str) -> bool:
    """Whether a line below a text warns investors, or asks readers to press, to follow and to pass on.

    >>> is_notice("风险提示：股市有风险，入市需谨慎。"), is_notice("喜欢这篇文章，欢迎点击右下角“在看”。")
    (True, True)
    >>> is_notice("风险提示：下游需求不及预期。"), is_notice("欢迎广大市民前来参观。")
    (False, False)
    """
    if len(text) > _LONGEST_WARNING or (text[0] not in _FIRST_OF_NOTICES and text[0] not in MARKS):
        return False
    text = text.strip(MARKS)
    if compiled(_OPENS_NOTICE).match(fold(text[:_LONGEST_OPENING])) is None:  # as most lines
        return False
    text = fold(text)
    if compiled(_WARNING).match(text) and compiled(_WARNS).search(text):
        return True
    if len(text) > _LONGEST_PUSH:
        return False
    if compiled(_ASKING).match(text) and compiled(_ASKED).search(text):
        return True
    if "浏览" in text and compiled(_SEEN_BEST).match(text):
        return True
    return compiled(_FOLLOWING).match(text) is not None and compiled(_REASON).search(text) is not None


def is_imprint(text: str) -> bool:
    """Whether a line below a text says where it was printed: the paper, its day and its page.

    >>> is_imprint("《江城日报》（ 2018年09月10日 01版）"), is_imprint("江城日报2018年9月10日电")
    (True, False)
    """
    return len(text) <= _LONGEST_WARNING // 8 and "版" in text and compiled(_IMPRINT).fullmatch(text) is not None
