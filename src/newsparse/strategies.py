"""Hypothesis strategies for those who test what they build on newsparse (extra: ``hypothesis``).

``labelled_texts``, ``headers``, ``printed_dates`` and ``credit_lines`` draw pairs of a text and what a careful reader
finds in it; the truth is known from how the text was put together, not from reading it. ``articles`` draws Articles,
``texts`` what a crawler may bring in, which no reader need understand and none may choke on.

Names, media, offices and sentences are made up. Everything shrinks towards the plainest form.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import attrs

from .article import Article, Credit, PartialDate, Role
from .formats.extras import needed
from .pipeline import parse
from .span import Span

with needed("hypothesis"):
    from hypothesis import strategies as st

__all__ = ["articles", "credit_lines", "headers", "labelled_texts", "printed_dates", "texts"]

# ----------------------------------------------------------------------------------------------------------------- dates

_FIRST, _LAST = dt.datetime(1950, 1, 1), dt.datetime(2099, 12, 31, 23, 59, 59)
_NUMERALS = "〇一二三四五六七八九"
_ZEROS = "〇○零"
_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]  # fmt: skip
_DAY_PARTS = ["year", "month", "day"]
_CLOCK_PARTS = ["hour", "minute", "second"]
_HALVES = ["上午", "下午"]
_CHINA = dt.timedelta(hours=8)


def _numeral(n: int) -> str:
    """A number below 100 as it is said: 二十五."""
    tens, ones = divmod(n, 10)
    return (
        ("" if tens < 2 else _NUMERALS[tens]) + ("十" if tens else "") + (_NUMERALS[ones] if ones or not tens else "")
    )


def _year_in_numerals(year: int, zero: str) -> str:
    return "".join(_NUMERALS[int(digit)] for digit in str(year)).replace("〇", zero)


def _wide(text: str) -> str:
    """Digits and ASCII signs in full width."""
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


# How a day is printed, the plainest first. Each is one function of the moment.
_DAYS: list[Callable[[dt.datetime], str]] = [
    lambda t: f"{t:%Y-%m-%d}",
    lambda t: f"{t.year}年{t.month}月{t.day}日",
    lambda t: f"{t:%Y/%m/%d}",
    lambda t: f"{t.year}/{t.month}/{t.day}",
    lambda t: f"{t:%Y.%m.%d}",
    lambda t: f"{t:%Y年%m月%d日}",
    lambda t: f"{t.year}年{t.month}月{t.day}号",
    lambda t: f"{t.year} 年 {t.month} 月 {t.day} 日",
    lambda t: _wide(f"{t.year}年{t.month}月{t.day}日"),
    lambda t: f"民國{t.year - 1911}年{t.month}月{t.day}日",
]
# The same for forms behind which no clock stands, or none that all readers would take for one.
_BARE_DAYS: list[Callable[[dt.datetime], str]] = [
    lambda t: f"{t:%Y%m%d}",
    lambda t: f"{_MONTHS[t.month - 1]} {t.day}, {t.year}",
    *(
        (lambda t, zero=zero: f"{_year_in_numerals(t.year, zero)}年{_numeral(t.month)}月{_numeral(t.day)}日")
        for zero in _ZEROS
    ),
]
_MONTH_FORMS: list[Callable[[dt.datetime], str]] = [
    lambda t: f"{t:%Y-%m}",
    lambda t: f"{t.year}年{t.month}月",
    lambda t: f"{t.year} 年 {t.month} 月",
    lambda t: f"{_year_in_numerals(t.year, '〇')}年{_numeral(t.month)}月",
]
_YEAR_FORMS: list[Callable[[dt.datetime], str]] = [
    lambda t: f"{t.year}年",
    lambda t: f"{_year_in_numerals(t.year, '〇')}年",
]
# How a clock is printed behind a day, with the finest part that it tells.
_CLOCKS: list[tuple[str, Callable[[dt.datetime], str]]] = [
    ("minute", lambda t: f" {t:%H:%M}"),
    ("second", lambda t: f" {t:%H:%M:%S}"),
    ("minute", lambda t: f" {t.hour}:{t:%M}"),
    ("minute", lambda t: f" {t.hour}时{t.minute}分"),
    ("second", lambda t: f" {t.hour}时{t.minute}分{t.second}秒"),
    ("hour", lambda t: f" {t.hour}时"),
    ("minute", lambda t: f" {_HALVES[t.hour // 12]}{t.hour % 12 or 12}:{t:%M}"),
    ("minute", lambda t: f" {t:%I:%M} {'AM' if t.hour < 12 else 'PM'}"),
    ("minute", lambda t: f"\u3000{t:%H:%M}"),
    ("minute", lambda t: f"({'一二三四五六日'[t.weekday()]}) {t:%H:%M}"),
]
# ISO 8601 and what mail and scripts print, whole, with the offset.
_STAMPS: list[tuple[dt.timedelta | None, Callable[[dt.datetime], str]]] = [
    (None, lambda t: f"{t:%Y-%m-%dT%H:%M:%S}"),
    (_CHINA, lambda t: f"{t:%Y-%m-%dT%H:%M:%S}+08:00"),
    (dt.timedelta(0), lambda t: f"{t:%Y-%m-%dT%H:%M:%S}Z"),
    (_CHINA, lambda t: f"{t:%d} {_MONTHS[t.month - 1][:3]} {t:%Y %H:%M:%S} +0800"),
    (None, lambda t: f"{t:%Y%m%d%H%M%S}"),
]


def _part(
    moment: dt.datetime, finest: str, text: str, utcoffset: dt.timedelta | None = None
) -> tuple[str, PartialDate]:
    """A printed date with its reading."""
    parts = [*_DAY_PARTS, *_CLOCK_PARTS]
    kept = {part: getattr(moment, part) for part in parts[: parts.index(finest) + 1]}
    return text, PartialDate(**kept, utcoffset=utcoffset, text=text, span=Span(0, len(text)))


@st.composite
def _dates(draw: st.DrawFn) -> tuple[str, PartialDate]:
    """A date that stands alone, as the value of a field."""
    moment = draw(st.datetimes(_FIRST, _LAST).filter(lambda t: t.date() != dt.date(1970, 1, 1)))  # a program's zero
    kind = draw(st.sampled_from(["day", "clock", "month", "year", "stamp"]))
    if kind == "year":
        return _part(moment, "year", draw(st.sampled_from(_YEAR_FORMS))(moment))
    if kind == "month":
        return _part(moment, "month", draw(st.sampled_from(_MONTH_FORMS))(moment))
    if kind == "stamp":
        utcoffset, form = draw(st.sampled_from(_STAMPS))
        return _part(moment, "second", form(moment), utcoffset)
    if kind == "day":
        return _part(moment, "day", draw(st.sampled_from(_DAYS + _BARE_DAYS))(moment))
    finest, clock = draw(st.sampled_from(_CLOCKS))
    return _part(moment, finest, draw(st.sampled_from(_DAYS))(moment) + clock(moment))


@st.composite
def _relative_dates(draw: st.DrawFn, base: dt.date) -> tuple[str, PartialDate]:
    """A date that is counted from another: the same day, up to a year or some hours before."""
    noon = dt.datetime(base.year, base.month, base.day, 12)
    days = draw(st.integers(0, 364))
    moment = noon - dt.timedelta(days=days)
    ways = [
        _part(moment, "day", f"{moment.month}月{moment.day}日"),
        _part(moment, "minute", f"{moment:%m-%d %H:%M}"),
        _part(noon - dt.timedelta(days=1), "minute", "昨天 12:00"),
    ]
    if days:
        ways.append(_part(moment, "day", f"{days}天前"))
    if isinstance(base, dt.datetime):
        hours, minutes = draw(st.integers(1, 23)), draw(st.integers(1, 59))
        ways += [
            _part(base - dt.timedelta(hours=hours), "hour", f"{hours}小时前"),
            _part(base - dt.timedelta(minutes=minutes), "minute", f"{minutes}分钟前"),
            _part(base, "minute", "刚刚"),
        ]
    return draw(st.sampled_from(ways))


@st.composite
def printed_dates(draw: st.DrawFn, *, base: dt.date | None = None) -> tuple[str, PartialDate]:
    """Dates as Chinese pages print them, and what they say: ``("2024年5月", PartialDate(2024, 5))``.

    Years, months, days and clocks from 1950 to 2099, in digits, full width and numerals, of the common and the Minguo
    calendar, with halves of the day, weekdays and offsets, some behind a label. ``text`` and ``span`` of the date are the
    printed form without that label. With a ``base``, a date or a datetime without a zone, half of them are counted from it,
    as ``parse_date(text, base=base)`` reads them: ``3月5日``, ``3天前``, and where it is a datetime ``5分钟前``.

    >>> import newsparse
    >>> from hypothesis import given
    >>> @given(printed_dates())
    ... def test(pair):
    ...     text, expected = pair
    ...     assert newsparse.parse_date(text) == expected
    >>> test()
    """
    text, when = draw(_dates() if base is None else _dates() | _relative_dates(base))
    before = draw(st.sampled_from(["", "", "时间：", "发布日期: "]))
    return before + text, attrs.evolve(when, span=Span(len(before), len(before) + len(text)))


# --------------------------------------------------------------------------------------------------------------- credits

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙朱胡郭何林罗郑梁董魏唐许韩冯邓曹彭"
_GIVEN = ["文欣", "玉婷", "志海", "晓梅", "海燕", "思远", "佳怡", "建军", "伟", "敏", "琦", "婷", "磊", "秀英", "子涵"]
_ORGANIZATIONS = ["网信中心", "党委宣传部", "信息工程学院", "校团委", "新华社", "人民日报", "南方日报", "外国语学院"]
_MEDIA = ["新华社", "人民日报", "南方日报", "光明日报", "中国青年报"]
# Labels that stand before a colon, and what they mean.
_ROLES: dict[str, tuple[Role, ...]] = {
    "作者": (Role.AUTHOR,),
    "文字": (Role.AUTHOR,),
    "摄影": (Role.PHOTOGRAPHER,),
    "图片": (Role.PHOTOGRAPHER,),
    "责编": (Role.EDITOR,),
    "责任编辑": (Role.EDITOR,),
    "編輯": (Role.EDITOR,),
    "校对": (Role.PROOFREADER,),
    "审核": (Role.REVIEWER,),
    "策划": (Role.PLANNER,),
    "设计": (Role.DESIGNER,),
    "翻译": (Role.TRANSLATOR,),
    "文/图": (Role.AUTHOR, Role.PHOTOGRAPHER),
}
# Labels that stand behind names, and those of people that stand before them without a colon.
_BEHIND = {"摄": (Role.PHOTOGRAPHER,), "文/图": (Role.AUTHOR, Role.PHOTOGRAPHER), "供图": (Role.PHOTOGRAPHER,)}
_PEOPLE = {"记者": (Role.REPORTER,), "通讯员": (Role.CORRESPONDENT,)}


def _names(most: int = 3) -> st.SearchStrategy[list[str]]:
    name = st.builds(str.__add__, st.sampled_from(_SURNAMES), st.sampled_from(_GIVEN))
    return st.lists(name, min_size=1, max_size=most, unique=True)


class _Printed(NamedTuple):
    """A credit as it is printed, with its reading, whose span begins at 0."""

    text: str
    credit: Credit


def _printed(
    label: str, roles: tuple[Role, ...], organization: str | None, names: Sequence[str], text: str
) -> _Printed:
    return _Printed(text, Credit(label, roles, organization, tuple(names), text, Span(0, len(text))))


@st.composite
def _labelled_credits(draw: st.DrawFn, labels: Sequence[str] = tuple(_ROLES)) -> _Printed:
    """作者：网信中心 董洋、毛琦."""
    label = draw(st.sampled_from(labels))
    names = draw(_names())
    organization = draw(st.none() | st.sampled_from(_ORGANIZATIONS))
    colon = draw(st.sampled_from(["：", ":", ": ", "丨"]))
    between = draw(st.sampled_from(["、", " ", "，", "\u3000"]))
    before = f"{organization} " if organization else ""
    return _printed(label, _ROLES[label], organization, names, label + colon + before + between.join(names))


@st.composite
def _credits_behind(draw: st.DrawFn) -> _Printed:
    """董洋 摄."""
    label = draw(st.sampled_from(sorted(_BEHIND)))
    names = draw(_names(2))
    return _printed(label, _BEHIND[label], None, names, f"{'、'.join(names)} {label}")


@st.composite
def _reporters(draw: st.DrawFn) -> _Printed:
    """新华社记者 董洋、毛琦."""
    label = draw(st.sampled_from(list(_PEOPLE)))
    names = draw(_names())
    medium = draw(st.none() | st.sampled_from(["本报", *_MEDIA]))
    space = draw(st.sampled_from([" ", "", "\u3000"]))
    return _printed(label, _PEOPLE[label], medium, names, f"{medium or ''}{label}{space}{'、'.join(names)}")


@st.composite
def credit_lines(draw: st.DrawFn) -> tuple[str, tuple[Credit, ...]]:
    """Lines of credits, and the credits: ``("摄影：魏跃堂", (Credit(label="摄影", …),))``.

    Labels before the names, several on a line or in brackets, and behind them; organisations before the names; names
    between 、, commas and spaces of both widths. ``text`` and ``span`` of each credit are its part of the line.

    >>> import newsparse
    >>> from hypothesis import given
    >>> @given(credit_lines())
    ... def test(pair):
    ...     text, expected = pair
    ...     assert newsparse.parse_credits(text) == expected
    >>> test()
    """
    kind = draw(st.sampled_from(["labelled", "several", "behind", "reporters"]))
    if kind == "labelled":
        return _line_of([draw(_labelled_credits())], *draw(st.sampled_from([("", ""), ("（", "）"), ("【", "】")])))
    if kind == "behind":
        return _line_of([draw(_credits_behind())], *draw(st.sampled_from([("", ""), ("（", "）")])))
    if kind == "reporters":
        return _line_of([draw(_reporters())], *draw(st.sampled_from([("", ""), ("（", "）")])))
    several = draw(st.lists(_labelled_credits(), min_size=2, max_size=3, unique_by=lambda p: p.credit.roles))
    return _line_of(several, between=draw(st.sampled_from([" ", "\u3000", "  "])))


def _line_of(
    printed: Sequence[_Printed], opening: str = "", closing: str = "", between: str = " "
) -> tuple[str, tuple[Credit, ...]]:
    text = opening
    credits: list[Credit] = []
    for part in printed:
        text += between if credits else ""
        credits.append(attrs.evolve(part.credit, span=part.credit.span.shift(len(text))))
        text += part.text
    return text + closing, tuple(credits)


# --------------------------------------------------------------------------------------------------------------- headers

_PLACES = ["市图书馆", "江城大学", "西山村", "老城区", "市博物馆", "东湖小学", "高新区", "县医院"]
_EVENTS = ["延长开放时间", "举行春季运动会", "完成道路改造", "启动科普活动", "举办读书节", "推出便民服务", "迎来新学期"]
_KEYWORDS = ["图书馆", "校园", "科普", "交通", "医疗", "阅读", "运动会"]
_SECTIONS = ["要闻", "校园", "财经", "社会", "文化"]
# Printed labels of each field, the plainest first.
LABELS = {
    "title": ["标题", "標題", "题目", "新闻标题", "Title"],
    "date_published": ["发布日期", "发布时间", "發佈日期", "日期", "时间", "pub_date"],
    "date_modified": ["更新时间", "修改时间"],
    "view_count": ["浏览次数", "瀏覽次數", "点击量", "阅读", "views"],
    "publisher": ["来源", "來源", "文章来源", "source"],
    "author": ["作者"],
    "section": ["栏目", "频道"],
    "keywords": ["关键词", "關鍵詞", "tags"],
    "url": ["链接", "原文链接", "url"],
    "body": ["正文内容", "正文", "内容", "內文", "content"],
}
_COLONS = [": ", ":", "：", " : ", "　："]


class _Field(NamedTuple):
    """A printed value of a header, and the attributes of an Article that come of it; spans begin at the value."""

    name: str
    value: str
    expected: dict[str, Any]


def _titles() -> st.SearchStrategy[str]:
    kicker = st.sampled_from(["", "", "【喜迎新春】"])
    return st.builds("{}{}{}".format, kicker, st.sampled_from(_PLACES), st.sampled_from(_EVENTS))


def _counts() -> st.SearchStrategy[_Field]:
    """Views as they are printed, 未知 among them, which says that nobody knows."""

    def field(value: str, count: int | None) -> _Field:
        return _Field("view_count", value, {"view_count": count})

    return st.integers(0, 9_999_999).flatmap(
        lambda n: st.sampled_from([field(str(n), n), field(f"{n:,}", n), field(f"{n}次", n)])
    ) | st.sampled_from([field("未知", None), field("1.2万", 12_000), field("3万", 30_000)])


def _authors() -> st.SearchStrategy[_Field]:
    def field(names: list[str], between: str) -> _Field:
        return _Field("author", between.join(names), {"authors": tuple(names)})

    return st.builds(field, _names(), st.sampled_from(["、", " ", "，"]))


def _fields() -> dict[str, st.SearchStrategy[_Field]]:
    """A strategy for each field that a header may have."""

    def plain(name: str, values: st.SearchStrategy[str]) -> st.SearchStrategy[_Field]:
        return values.map(lambda value: _Field(name, value, {name: value}))

    def dated(name: str) -> st.SearchStrategy[_Field]:
        return _dates().map(lambda pair: _Field(name, pair[0], {name: pair[1]}))

    return {
        "title": plain("title", _titles()),
        "date_published": dated("date_published"),
        "date_modified": dated("date_modified"),
        "view_count": _counts(),
        "publisher": plain("publisher", st.sampled_from(_MEDIA)),
        "author": _authors(),
        "section": plain("section", st.sampled_from(_SECTIONS)),
        "keywords": st.lists(st.sampled_from(_KEYWORDS), min_size=1, max_size=4, unique=True).flatmap(
            lambda words: st.sampled_from([",", "，", "、", " ", ";"]).map(
                lambda comma: _Field("keywords", comma.join(words), {"keywords": tuple(words)})
            )
        ),
        "url": plain("url", st.integers(1, 9999).map("https://news.example.org/{}.html".format)),
    }


class _Header(NamedTuple):
    text: str
    values: dict[str, str]
    expected: dict[str, Any]


@st.composite
def _headers(draw: st.DrawFn) -> _Header:
    """A header from the title to the label of the body, which ends it."""
    strategies = _fields()
    others = draw(st.lists(st.sampled_from([name for name in strategies if name != "title"]), unique=True))
    colon = draw(st.sampled_from(_COLONS))
    end = draw(st.sampled_from(["\n", "\r\n", "\n\n"]))
    text, values = "", {}
    expected: dict[str, Any] = dict.fromkeys(["date_published", "date_modified", "view_count", "publisher", "url"])
    expected |= {"authors": (), "keywords": (), "section": None}
    for name in ["title", *others]:
        _, value, read = draw(strategies[name])
        text += draw(st.sampled_from(LABELS[name])) + colon
        for attribute, what in read.items():
            if isinstance(what, PartialDate) and what.span is not None:
                what = attrs.evolve(what, span=what.span.shift(len(text)))
            expected[attribute] = what
        values[name] = value
        text += value + end
    return _Header(text + draw(st.sampled_from(LABELS["body"])) + colon.rstrip(), values, expected)


def headers() -> st.SearchStrategy[tuple[str, dict[str, str]]]:
    """Labelled headers, and the printed value of each field: ``("标题: 开幕\\n正文:", {"title": "开幕"})``.

    Labels in Simplified and Traditional characters and in English, colons and line ends of all kinds, fields in any
    order behind the title. The last line is the label of the body, so that a text may be put right behind it.

    >>> import newsparse
    >>> from hypothesis import given
    >>> @given(headers())
    ... def test(pair):
    ...     text, expected = pair
    ...     header = newsparse.parse(text + "\\n今天，一切顺利。").header
    ...     assert {field.name: field.value for field in header if field.name != "body"} == expected
    >>> test()
    """
    return _headers().map(lambda header: (header.text, header.values))


# -------------------------------------------------------------------------------------------------------------- articles

_CLAUSES = [
    "当天上午，来自各地的代表参加了活动",
    "现场的志愿者向居民介绍了有关情况",
    "大家认为，这项工作要长期坚持下去",
    "据了解，参加的人数比往年多了一倍",
    "孩子们在老师的带领下参观了新的场馆",
    "负责人表示，下一步将继续改善服务",
    "许多市民带着家人前来，气氛十分热烈",
    "经过三个月的准备，各项工作全部就绪",
]
_HEADINGS = ["一、活动准备工作", "二、现场精彩内容", "三、今后工作安排"]


@st.composite
def labelled_texts(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """Whole labelled articles, and what each attribute of the Article should be.

    Keys are ``title``, ``date_published``, ``date_modified``, ``view_count``, ``publisher``, ``section``, ``keywords``,
    ``url``, ``authors``, ``credits`` (those of the body) and ``text``; spans point into the text. Bodies are
    paragraphs, some under headings, some with lines of credits at the end.

    >>> import newsparse
    >>> from hypothesis import given
    >>> @given(labelled_texts())
    ... def test(pair):
    ...     text, expected = pair
    ...     article = newsparse.parse(text)
    ...     assert article.title == expected["title"]
    ...     assert article.date_published == expected["date_published"]
    >>> test()
    """
    header = draw(_headers())
    indent = draw(st.sampled_from(["", "\u3000\u3000", "    "]))
    end = draw(st.sampled_from(["\n", "\r\n", "\n\n"]))
    paragraphs = st.lists(st.sampled_from(_CLAUSES), min_size=1, max_size=4).map(lambda said: "。".join(said) + "。")
    lines = draw(st.lists(paragraphs, min_size=1, max_size=4))
    if draw(st.booleans()):
        for heading in _HEADINGS[: draw(st.integers(1, len(_HEADINGS)))]:
            lines += [heading, *draw(st.lists(paragraphs, min_size=1, max_size=2))]
    text = header.text + "".join(end + indent + line for line in lines)
    credits: list[Credit] = []
    for line, of_line in draw(st.lists(credit_lines(), max_size=2)):
        text += end
        credits += [attrs.evolve(credit, span=credit.span.shift(len(text))) for credit in of_line]
        text += line
    wrote = {Role.AUTHOR, Role.REPORTER, Role.CORRESPONDENT}
    authors = [
        *header.expected["authors"],
        *(name for credit in credits if wrote & set(credit.roles) for name in credit.names),
    ]
    expected = header.expected | {
        "authors": tuple(dict.fromkeys(authors)),
        "credits": tuple(credits),
        "text": "\n".join(lines),
    }
    return text, expected


# What headers of crawled pages are made of beside fields that are as they should be.
ODD = [
    "\ufeff", "\u200b", "\x00", "\x0b", "\x1c", "\x85", "\u2028", "\r", "\r\n", "\n", "\n\n", "\t", " ", "\u3000",
    "\xa0", ":", "：", "∶", "﹕", "|", "】", "（", "”", "“", "。", "…", "\U0001f600", "１", "·", "a",
]  # fmt: skip
_SHAPES = [
    "{}：", "{}:", "{} ：", "【{}】", "[{}]", "【{}】：", "**{}**：", "**{}：**", "- {}: ", "1.{}：", "一、{}：", "> {}: ",
    "{} = ", "{}\t", "{}|", "{}", "{} ", "\u200b{}：", "（{}：", "{}::", "【{}：", "2.【{}】",
]  # fmt: skip
ODD_VALUES = [
    "校地结对共建", "会议召开_新华网", "2019-09-26 12:11", "2019年9月26日", "2020-12-10", "2024-02-30", "9月26日", "3小时前", "20190926",
    "新华网", "新华网 2019-09-26", "2019-09-26 新华网 张三", "人民日报 第3版", "张三", "张三 李四", "程 罡 王亚男", "网信中心董文欣毛琦",
    "[33]", "3,590次", "33次 【打印】", "次", "未知", "", "https://a.cn/1", "新华网 http://a.cn", "大 中 小】", "两会,北京", "'引号'", '"引号"',
    "[甲, 乙]", "直播 来源：谁", "说：来源：谁", "您为什么来？", "今天开幕。", "——副题", "【开栏语】", "|", "-", "：", "*",
]  # fmt: skip
_ODD_LABELS = [
    "标　题", "原标题", "时间", "采集时间", "记者", "责任编辑", "摄影", "点击", "摘要", "字体", "备注", "某标签",
]  # fmt: skip
_ODD_LINES = [
    "首页 > 新闻 > 正文", "今天，会议在北京召开，来自全国各地的代表参加了会议。", "　　会议讨论了各项议题，明天闭幕。", "新华社北京9月26日电",
    "2019-09-26 12:11 来源：新华网", "张三 | 南方周末 | 2020-01-01", "-----", "---", "+++", "--", "# 校地结对共建", "校地结对共建", "## 小标题",
    "http://a.cn/1", "上一篇：甲 下一篇：乙", "【打印】【关闭】", "来源：新华社 责任编辑：王芳", "（责编：王芳）", "相关新闻", "（完）", "版权所有",
    "人民日报", "某某办公室", "2020年1月1日", "记者 张三", "推 a: 乙", "各单位：", "地点：礼堂", "- 甲", "  - 乙", "key: [a,", "'b']", "&nbsp;&nbsp;甲",
    "甲。　　乙。", "校地结对共建 网信中心 2020-01-01 甲。乙（点击数：3） 首页 |", "<script>alert('甲')</script>", '<b>甲</b> & "乙"', "",
]  # fmt: skip


def texts() -> st.SearchStrategy[str]:
    """Texts as a crawler may bring them in: headers of all dialects, glued, bare and broken, and any text at all.

    There are no lone surrogates in them, so that each can be written as UTF-8.

    >>> import newsparse
    >>> from hypothesis import given
    >>> @given(texts())
    ... def test(text):
    ...     assert newsparse.parse(text).raw == text
    >>> test()
    """
    labels = [label for of_field in LABELS.values() for label in of_field] + _ODD_LABELS
    label = st.builds(str.format, st.sampled_from(_SHAPES), st.sampled_from(labels))
    field = st.builds(str.__add__, label, st.sampled_from(ODD_VALUES))
    fields = st.builds("{}{}{}".format, field, st.sampled_from(["", " ", "|", " | ", "　", "\t"]), field)
    line = st.one_of(field, field, fields, st.sampled_from(_ODD_LINES), st.sampled_from(ODD_VALUES + ODD))
    ends = st.sampled_from(["\n", "\n", "\n", "\r\n", "\n\n", "\n　　"])
    lines = st.builds(lambda end, drawn: end.join(drawn), ends, st.lists(line, max_size=12))
    parts = st.lists(st.sampled_from(ODD + ODD_VALUES) | label | st.text(max_size=4), max_size=24).map("".join)
    return st.one_of(lines, parts, st.text(max_size=60))


def articles(*, odd: bool = True) -> st.SearchStrategy[Article]:
    """Articles of every kind, for what takes an Article: writers, filters, models, pages.

    One half are labelled articles that are read without a doubt; the other half, unless ``odd`` is False, is what comes
    of :func:`texts`: no title, no body, unknown labels, diagnostics, markup. All can be written in every format.

    >>> import newsparse
    >>> from hypothesis import given
    >>> @given(articles())
    ... def test(article):
    ...     assert newsparse.Article.from_dict(article.to_dict()) == article
    >>> test()
    """
    plain = labelled_texts().map(lambda pair: parse(pair[0]))
    return plain | texts().map(parse) if odd else plain
