"""The names of site and channel that a page prints behind its title (两会今天开幕_时政频道_新华网)."""

from __future__ import annotations

import regex

from .media import is_medium
from .patterns import compiled

__all__ = ["site_of", "without_site"]

_CHANNEL = (
    r"[\w·]{1,8}(?:频道|頻道|新闻|新聞|中心|资讯|栏目|要闻|财经|体育|娱乐)|国内|国际|社会|时政|财经|体育|娱乐|科技|军事|教育|健康|汽车|房产"
    r"|文化|地方|要闻|生活|政治|國際|兩岸|社會|財經|新闻|新聞|资讯"
)
# A title's last part behind a bar, a hyphen or an underscore; never behind a dash, which opens a subtitle.
_LAST_PART = r"\s?(?:_{1,3}|(?<!-)-{1,2}(?!-)|[|｜丨]|(?<=\s)[-–—·](?=\s)|(?<=\s)>)\s?(?P<part>[^_\-|｜丨–—>]{1,20})$"
# 开幕-江城县人民政府: the sites of offices, by what their names end in.
_PORTALS = ("人民政府", "人民政府网", "政府网", "政府网站", "门户网站", "官方网站", "官网")
# An underscore stands in the titles of pages alone: 标题_本地_江城网.
_LONGEST_CHANNEL, _BEFORE_CHANNEL = 4, 10
_SIGNS = frozenset("_-|｜丨–—·>")
# The keywords that some sites print between a title and their name.
_KEYWORDS = r"(?<=[^|])(?:\|[^|_\s]{1,10}){1,5}+$"
_SHORTEST_TITLE = 4
_LONGEST = 20


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
        of_site = site and (compiled(_CHANNEL).fullmatch(part) or _is_under(match, part))
        if not (is_medium(part) or of_site or part.endswith(_PORTALS)):
            # A channel may stand behind the site: 标题_新浪网_国内新闻, but proves nothing by itself.
            break
        site = site or part
        kept = kept[: match.start()].rstrip()
    if site and (words := compiled(_KEYWORDS).search(kept, max(len(kept) - 2 * _LONGEST, 0))):
        if any(word in kept[: words.start()] for word in words[0][1:].split("|")):
            kept = kept[: words.start()]  # 江城部署防汛|防汛|江城_新浪新闻
    return (kept, site) if len(kept) >= _SHORTEST_TITLE else (title, None)


def _is_under(match: regex.Match[str], part: str) -> bool:
    """Whether the part of a title is a channel by the underscore before it, behind a title that is long enough."""
    return match[0].lstrip()[0] == "_" and len(part) <= _LONGEST_CHANNEL and match.start() >= _BEFORE_CHANNEL
