"""What a page says without showing it: meta tags, JSON-LD, time elements, scripts, and its URL."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from ..dates import parse_date
from ..patterns import compiled
from ..pipeline import Elsewhere

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["Meta", "date_in_url", "read_meta"]

_BEIJING = timezone(timedelta(hours=8))
# Names of meta tags, the surest first, lower case and without hyphens and underscores.
_DATES = (
    "article:publishedtime bytedance:publishedtime og:published_time og:releasedate publishdate pubdate publish_time publishtime "
    "weibo:article:createat weibo:article:create_at datepublished releasedate dc.date.issued dc.date dcterms.created "
    "sailthru.date parsely-pub-date article.published createdate"
).replace("_", "").replace("-", "").split()  # fmt: skip
_PUBLISHERS = "contentsource source mediaid article:source laiyuan copyrightsource".split()
_SECTIONS = "article:section columnname".split()
_TITLES = "og:title twitter:title articletitle title weibo:article:title dc.title".split()
_UNFILLED = r"[{}<$%]|^\s*$|^null$|^undefined$"
_LD_DATE, _LD_TITLE = (
    r'"datePublished"\s{0,9}:\s{0,9}"([^"]{6,40})"',
    r'"headline"\s{0,9}:\s{0,9}"((?:[^"\\]|\\.){2,200}+)"',
)
_PUBDATE = r'"(?:pubDate|pubTime|publishTime|upDate)"\s{0,9}:\s{0,9}"([^"]{8,40})"'
# WeChat writes the date into the page by script: the second of publication, and the minute as shown.
_SECONDS = r"(?:\bct|publish_time|create_time|ori_create_time)\s{0,3}[=:]\s{0,3}[\"'](1\d{9})[\"']"
_SHOWN = (
    r"\b(?:createTime|publish_time|publishTime|pubtime|publishDate)\s{0,3}[=:]\s{0,3}[\"']"
    r"(20\d\d[-/年]\d{1,2}[-/月]\d{1,2}日?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?)"
)
_MOST_SCRIPTS, _LONGEST_SCRIPT = 400, 1 << 20
_URL_DATES = (
    r"(?<!\d)(?P<y>(?:19|20)\d\d)[-/_]?(?P<m>0[1-9]|1[0-2])[-/_]?(?P<d>0[1-9]|[12]\d|3[01])(?!\d)",
    r"(?<!\d)(?P<y>(?:19|20)\d\d)[-/_](?P<m>[1-9]|1[0-2])[-/_](?P<d>[1-9]|[12]\d|3[01])(?!\d)",
    r"/(?P<y>\d\d)/(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])/",  # 163: /19/0926/12/
)


class Meta:
    """The head of a page: its titles, the values it gives for fields, and its URL."""

    __slots__ = ("document", "title", "values")

    def __init__(self) -> None:
        self.document = ""  # the title element
        self.title = ""  # the title of meta tags
        self.values: dict[str, Elsewhere] = {}


def read_meta(root: HtmlElement, url: str | None) -> Meta:
    """What the head of a page and its URL say; dates are looked for in the order of their worth."""
    meta = Meta()
    tags: dict[str, str] = {}
    canonical = ""
    for element in root.iter("meta", "title", "link"):
        if element.tag == "title":
            parent = element.getparent()
            if not meta.document and (parent is None or parent.tag != "svg"):
                meta.document = _clean(element.text or "")
            continue
        if element.tag == "link":
            if element.get("rel") == "canonical" and not canonical:
                canonical = element.get("href") or ""
            continue
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = _clean(element.get("content") or "")
        if name and content and not compiled(_UNFILLED).search(content):
            tags.setdefault(name.lower().replace("_", "").replace("-", ""), content)
    meta.title = next((tags[name] for name in _TITLES if name in tags), "")
    for field, names in (("publisher", _PUBLISHERS), ("section", _SECTIONS), ("keywords", ["keywords"])):
        value = next((tags[name] for name in names if name in tags), "")
        if value and len(value) <= 200:
            meta.values[field] = Elsewhere(value, "its meta tags")
    link = url or canonical or tags.get("og:url", "")
    if link and len(link) <= 2000 and not any(map(str.isspace, link)):
        meta.values["url"] = Elsewhere(link, "the caller" if url else "its links")
    when = next((found for name in _DATES if name in tags and (found := _date(tags[name]))), None)
    if when is not None:
        meta.values["date_published"] = Elsewhere(when, "its meta tags")
    else:
        _read_scripts(root, meta)
    if "date_published" not in meta.values:
        _read_times(root, meta)
    if "date_published" not in meta.values and (found := date_in_url(link)):
        meta.values["date_published"] = Elsewhere(found, "its URL")
    return meta


def _read_scripts(root: HtmlElement, meta: Meta) -> None:
    """The date, and where need be the title, of JSON-LD and of the variables that scripts show it from."""
    for n, element in enumerate(root.iter("script")):
        text = element.text
        if n >= _MOST_SCRIPTS:
            break
        if not text or len(text) > _LONGEST_SCRIPT:
            continue
        linked = "ld+json" in (element.get("type") or "")
        if linked and not meta.title and (match := compiled(_LD_TITLE).search(text)):
            meta.title = _clean(match[1]) if "\\" not in match[1] else ""
        if linked or '"pub' in text or '"upDate' in text:
            match = compiled(_LD_DATE if '"datePublished' in text else _PUBDATE).search(text)
            if match and (when := _date(match[1])):
                meta.values["date_published"] = Elsewhere(when, "its JSON-LD" if linked else "its scripts")
                return
        if match := compiled(_SECONDS).search(text):
            moment = datetime.fromtimestamp(int(match[1]), _BEIJING)
            meta.values["date_published"] = Elsewhere(f"{moment:%Y-%m-%d %H:%M}", "its scripts")
            return
        if (match := compiled(_SHOWN).search(text)) and (when := _date(match[1])):
            meta.values["date_published"] = Elsewhere(when, "its scripts")
            return


def _read_times(root: HtmlElement, meta: Meta) -> None:
    """The date of the page's first time element, where it is not one of many."""
    times: list[Any] = list(root.iter("time"))
    if 0 < len(times) <= 3 and (when := _date(times[0].get("datetime") or "")):
        meta.values["date_published"] = Elsewhere(when, "its time element")


def _date(text: str) -> str | None:
    """A date as the page's readers see it, in Beijing time, or None where the text is none."""
    text = text.strip()
    if text.isdigit() and len(text) in (10, 13):
        return f"{datetime.fromtimestamp(int(text[:10]), _BEIJING):%Y-%m-%d %H:%M}"
    when = parse_date(text) if len(text) <= 60 else None
    if when is None or when.day is None:
        return None
    moment = when.datetime()
    if moment is not None and moment.tzinfo is not None and when.utcoffset != timedelta(hours=8):
        moment = moment.astimezone(_BEIJING)
        return f"{moment:%Y-%m-%d %H:%M:%S}" if when.second is not None else f"{moment:%Y-%m-%d %H:%M}"
    return text


def date_in_url(url: str) -> str | None:
    """The day that a URL holds: /2019-09/26/, /20190926/, /19/0926/.

    >>> date_in_url("http://news.example.cn/n1/2019/0926/c1001-31373.html"), date_in_url("http://example.cn/20191399/")
    ('2019-09-26', None)
    """
    for pattern in _URL_DATES:
        match = compiled(pattern).search(url[:400])
        if match:
            year = match["y"] if len(match["y"]) == 4 else f"20{match['y']}"
            day = f"{year}-{int(match['m']):02d}-{int(match['d']):02d}"
            return day if parse_date(day) else None
    return None


def _clean(text: str) -> str:
    return " ".join(text[:1000].split())
