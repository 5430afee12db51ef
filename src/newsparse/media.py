"""Names of media and offices: what stands beside a date, and behind the title of a page."""

from __future__ import annotations

from functools import cache

from .folding import fold
from .patterns import compiled
from .tables import read_table

__all__ = ["dateline_medium", "is_medium", "is_office", "site_of", "without_site"]

_LONGEST = 20
# What the names of media end in, and what web pages are parts of.
_MEDIUM = (
    r"(?:网|網|在线|線上|在線|日报|日報|数字报|數位報|电子报|電子報|电子版|晚报|晚報|早报|早報|晨报|晨報|时报|時報|商报|商報|都市报|青年报|导报|周报|週報|学报|月报|快报|快報"
    r"|周刊|週刊|周末|週末|杂志|雜誌|通讯社|通訊社|电视台|電視台|广播电台|电台|電台|卫视|衛視|客户端|融媒体|融媒体中心|新闻中心|门户|门户网站"
    r"|传媒|傳媒|论坛|社区|APP|App)$"
)
_OFFICE = (
    r"(?:中心|大学|大學|学院|學院|学校|中学|小学|医院|委员会|委員會|办公室|辦公室|宣传部|党委|团委|纪委|政府|公司|集团|协会|学会|研究院|研究所"
    r"|图书馆|博物馆|[局部处處科厅廳院系办辦会社委署])$"
)
# What no name begins with: 请于周五前报送到办公室, 各学院.
_NO_NAME = frozenset("请請把被各该該")
_CHANNEL = (
    r"[\w·]{1,8}(?:频道|頻道|新闻|新聞|中心|资讯|栏目|要闻|财经|体育|娱乐)|国内|国际|社会|时政|财经|体育|娱乐|科技|军事|教育|健康|汽车|房产"
    r"|文化|地方|要闻|生活|政治|國際|兩岸|社會|財經|新闻|新聞|资讯"
)
# A title's last part behind a bar, a hyphen or an underscore; never behind a dash, which opens a subtitle.
_LAST_PART = r"\s?(?:_{1,3}|(?<!-)-{1,2}(?!-)|[|｜丨]|(?<=\s)[-–—·](?=\s)|(?<=\s)>)\s?(?P<part>[^_\-|｜丨–—>]{1,20})$"
_SIGNS = frozenset("_-|｜丨–—·>")
_SHORTEST_TITLE = 4
# 新华社北京4月24日电, 中新网4月24日电: the medium that opens the lead.
_DATELINE = (
    r"[（(【\[]?\s?(?P<medium>[\u3400-\u9fff]{2,6}?(?:社|网|網|报|報))(?!记者|記者)[\u3400-\u9fff]{0,10}?\s?"
    r"(?:(?:\d{4}年)?\d{1,2}月)?\d{1,2}日\s?[电電讯訊]"
)


@cache
def _media() -> frozenset[str]:
    return frozenset(name.lower() for (names,) in read_table("media") for name in names.split())


def is_medium(text: str) -> bool:
    """Whether a short text is the name of a newspaper, an agency, a station or a site.

    >>> is_medium("新华社"), is_medium("陕西日报"), is_medium("会议召开")
    (True, True, False)
    """
    if not 1 < len(text) <= _LONGEST:
        return False
    return fold(text).lower() in _media() or (len(text) > 2 and compiled(_MEDIUM).search(text) is not None)


def is_office(text: str) -> bool:
    """Whether a short text ends like the name of an office, a school or a company.

    >>> is_office("人文学院"), is_office("王芳")
    (True, False)
    """
    if not 2 < len(text) <= 2 * _LONGEST or text[0] in _NO_NAME:
        return False
    return compiled(_OFFICE).search(text) is not None


def without_site(title: str) -> str:
    """The title of a page without the names of site and channel behind it.

    >>> without_site("两会今天开幕_时政频道_新华网"), without_site("两会今天开幕 - 人民网"), without_site("改革-开放")
    ('两会今天开幕', '两会今天开幕', '改革-开放')
    """
    return title if _SIGNS.isdisjoint(title) else _parted(title)[0]


def site_of(title: str) -> str | None:
    """The name of the site behind the title of a page, None where it has none.

    >>> site_of("两会今天开幕_时政频道_新华网"), site_of("改革-开放")
    ('新华网', None)
    """
    return None if _SIGNS.isdisjoint(title) else _parted(title)[1]


def _parted(title: str) -> tuple[str, str | None]:
    """A page's title without what stands behind it, and the medium among that."""
    kept = title
    site: str | None = None
    while match := compiled(_LAST_PART).search(kept, max(len(kept) - 2 * _LONGEST, 0)):
        part = match["part"].strip()
        if not (is_medium(part) or (site and compiled(_CHANNEL).fullmatch(part))):
            # A channel may stand behind the site: 标题_新浪网_国内新闻, but proves nothing by itself.
            break
        site = site or part
        kept = kept[: match.start()].rstrip()
    return (kept, site) if len(kept) >= _SHORTEST_TITLE else (title, None)


def dateline_medium(text: str) -> str | None:
    """The medium in the dateline that a lead opens with, None where it has none.

    >>> dateline_medium("新华社北京4月24日电 会议今天召开。")
    '新华社'
    """
    if "日" not in text[:30]:
        return None
    match = compiled(_DATELINE).match(text)
    return match["medium"] if match is not None and is_medium(match["medium"]) else None
