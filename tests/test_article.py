"""The public objects: immutable values that pickle, and what can be asked of them."""

from __future__ import annotations

import json
import pickle
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import attrs
import pytest

import newsparse
from newsparse import Article, BlockKind, Headline, NewsparseError, PartialDate, Role, Span, parse_date

RAW = (
    "标题: 【两会】代表委员热议改革\n发布日期: 时间：2024-03-05 08:30\n更新时间: 2024-03-06\n浏览次数: 1.2万\n"
    "来源: 新华社\n栏目: 要闻\n关键词: 改革，开放\n摘要: 会议今天开幕。\n链接: https://news.example.cn/a?b=1\n"
    "频道号: 7\n作者: 网信中心 董 洋\n正文内容:\n——记者手记\n"
    "　　会议今天上午在北京召开，来自全国各地的代表参加了会议。\n\n议程安排\n　　会议明天闭幕，后天返程。\n"
    "图为会议现场。\n摄影：魏跃堂"
)


@pytest.fixture(scope="module")
def article() -> Article:
    """An article in which everything stands that can stand in one."""
    return newsparse.parse(RAW)


def test_an_article_holds_what_the_text_says(article: Article) -> None:
    """Each field of the header, the credits, the body."""
    assert article.title == "【两会】代表委员热议改革"
    assert article.headline == Headline("【两会】代表委员热议改革", "两会", Span(4, 16))
    assert (str(article.date_published), str(article.date_modified)) == ("2024-03-05T08:30", "2024-03-06")
    assert (article.view_count, article.publisher, article.section) == (12000, "新华社", "要闻")
    assert (article.keywords, article.standfirst) == (("改革", "开放"), "会议今天开幕。")
    assert article.url == "https://news.example.cn/a?b=1"
    assert [(c.roles, c.organization, c.names) for c in article.credits] == [
        ((Role.AUTHOR,), "网信中心", ("董洋",)),
        ((Role.PHOTOGRAPHER,), None, ("魏跃堂",)),
    ]
    assert article.authors == ("董洋",)
    assert [b.kind.value for b in article.body.blocks] == [
        "subtitle", "paragraph", "heading", "paragraph", "caption", "credit",
    ]  # fmt: skip
    assert article.text == article.body.text
    assert (article.raw, article.path, article.index) == (RAW, None, None)
    assert [d.code for d in article.diagnostics] == ["label-unknown"]


def _values(article: Article) -> list[Any]:
    body = article.body
    return [
        article, article.headline, article.date_published, article.header, article.header["title"], article.credits[0],
        body, body.blocks[0], body.sections[1], article.diagnostics[0],
    ]  # fmt: skip


def test_everything_is_an_immutable_value(article: Article) -> None:
    """It cannot be changed, and it compares, hashes and pickles by what it holds."""
    again = newsparse.parse(RAW)
    for value, same in zip(_values(article), _values(again), strict=True):
        assert value == same
        assert value is not same
        assert hash(value) == hash(same)
        assert pickle.loads(pickle.dumps(value)) == value
        assert value != newsparse.parse("")
        with pytest.raises(AttributeError):
            setattr(value, attrs.fields(type(value))[0].name, None)


def test_what_is_shown_is_short(article: Article) -> None:
    """A repr names the thing and what tells it from others."""
    assert repr(article) == "<Article '【两会】代表委员热议改革' 2024-03-05T08:30, 2 paragraphs, by 董洋>"
    assert repr(newsparse.parse("")) == "<Article 'untitled', 0 paragraphs>"
    assert repr(article.headline) == "<Headline '【两会】代表委员热议改革', kicker '两会'>"
    assert repr(article.header["publisher"]) == "<HeaderField publisher 来源: '新华社'>"
    assert repr(article.body) == "<Body 6 blocks, 2 paragraphs>"
    assert repr(article.body.sections[1]) == "<Section '议程安排', 2 blocks>"
    assert repr(article.date_published) == "<PartialDate 2024-03-05T08:30>"
    assert len(repr(newsparse.parse("标题: " + "长" * 5000))) < 100


@pytest.mark.parametrize(
    ("title", "kicker"),
    [
        ("【两会】开幕", "两会"), ("【 支部共建 】党建引领", "支部共建"), ("开幕【两会】", None), ("【两会】", None),
        ("【】开幕", None),
        ("【两会】【快讯】开幕", "两会"), ("【没有结尾的标题", None),
    ],
)  # fmt: skip
def test_a_kicker_opens_the_headline_in_brackets(title: str, kicker: str | None) -> None:
    """Something must stand in them and behind them; the headline keeps it as printed."""
    headline = newsparse.parse(f"标题: {title}\n正文:\n会议召开。").headline
    assert headline is not None
    assert (headline.text, headline.kicker) == (title, kicker)


@pytest.mark.parametrize(
    ("text", "precision", "begin", "until"),
    [
        ("2024年", "year", datetime(2024, 1, 1), datetime(2025, 1, 1)),
        ("2024年2月", "month", datetime(2024, 2, 1), datetime(2024, 3, 1)),
        ("2024年12月", "month", datetime(2024, 12, 1), datetime(2025, 1, 1)),
        ("2024-02-29", "day", datetime(2024, 2, 29), datetime(2024, 3, 1)),
        ("2024年12月31日23时", "hour", datetime(2024, 12, 31, 23), datetime(2025, 1, 1)),
        ("2024-02-29 08:30", "minute", datetime(2024, 2, 29, 8, 30), datetime(2024, 2, 29, 8, 31)),
        ("2024-02-29 23:59:59", "second", datetime(2024, 2, 29, 23, 59, 59), datetime(2024, 3, 1)),
        ("9999-12-31", "day", datetime(9999, 12, 31), datetime.max),
    ],
)
def test_a_date_spans_all_that_it_can_mean(text: str, precision: str, begin: datetime, until: datetime) -> None:
    """From its first moment to the first one after it."""
    when = parse_date(text)
    assert when is not None
    assert (when.precision, when.begin, when.until) == (precision, begin, until)


def test_a_date_gives_no_more_than_is_written() -> None:
    """``date`` needs a day, ``datetime`` an hour; what is written as an offset makes it aware."""
    month, day, hour = map(parse_date, ("2024-05", "2024-05-01", "2024年5月1日8时"))
    assert month is not None
    assert day is not None
    assert hour is not None
    assert (month.date(), month.datetime()) == (None, None)
    assert (day.date(), day.datetime()) == (date(2024, 5, 1), None)
    assert (hour.date(), hour.datetime()) == (date(2024, 5, 1), datetime(2024, 5, 1, 8))
    aware = parse_date("2024-05-01T08:30:15+08:00")
    assert aware is not None
    assert aware.datetime() == datetime(2024, 5, 1, 8, 30, 15, tzinfo=timezone(timedelta(hours=8)))
    assert aware.begin == datetime(2024, 5, 1, 8, 30, 15)


def test_a_date_prints_as_iso_8601() -> None:
    """As long as it is precise, four digits for the year."""
    assert str(PartialDate(987, 3)) == PartialDate(987, 3).isoformat() == "0987-03"
    assert str(PartialDate(2024, 3, 5, 8, utcoffset=timedelta(hours=-3, minutes=-30))) == "2024-03-05T08-03:30"


def test_blocks_are_found_by_kind(article: Article) -> None:
    """By the enum or by its word."""
    assert article.body.of_kind("caption") == article.body.of_kind(BlockKind.CAPTION)
    assert [b.text for b in article.body.of_kind("heading", "subtitle")] == ["——记者手记", "议程安排"]
    assert article.body.headings == article.body.of_kind("heading")


def test_sentences_of_a_block_are_spans_of_the_source(article: Article) -> None:
    """Not of the block."""
    assert [s.of(RAW) for s in article.body.paragraphs[0].sentences] == [
        "会议今天上午在北京召开，来自全国各地的代表参加了会议。"
    ]


@pytest.mark.parametrize(
    "stretch", ["记者手记", "会议今天上午", "代表参加了会议。", "议程安排", "会议明天闭幕，后天返程。"]
)
def test_a_stretch_of_the_text_is_found_in_the_source(article: Article, stretch: str) -> None:
    """Where it stands in ``raw``, past indentation and blank lines."""
    at = article.text.index(stretch)
    assert article.body.to_raw(at, at + len(stretch)).of(RAW) == stretch


def test_a_stretch_over_blocks_holds_what_stands_between() -> None:
    """Line ends and indentation, captions too; in a wrapped paragraph the line ends within."""
    raw = "标题: 甲\n正文内容:\n　　会议今天开幕。\n图为现场。\n　　会议明天闭幕。"
    body = newsparse.parse(raw).body
    assert body.to_raw(6, 10).of(raw) == "。\n图为现场。\n　　会议"
    assert body.to_raw(0, len(body.text)).of(raw) == raw[raw.index("会议") :]
    start = body.to_raw(2, 2)
    assert start.start == start.end


def test_the_space_of_a_wrapped_line_is_its_line_end() -> None:
    """``text`` has a space there, ``raw`` does not."""
    lines = [
        "研究团队今天在北京发布了新一代语言模型，由 Beijing",
        "University 的研究人员和来自全国各地的专家们共同完成了",
        "这项研究，并且公开了全部的数据。",
    ]
    article = newsparse.parse("标题: 甲\n正文内容:\n" + "\n".join(lines))
    at = article.text.index("Beijing University") + len("Beijing")
    assert article.body.to_raw(at, at + 1).of(article.raw) == "\n"
    assert article.body.to_raw(at - 1, at + 2).of(article.raw) == "g\nU"


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (0, 10**6), (10**6, 10**6)])
def test_what_is_no_stretch_of_the_text_is_refused(article: Article, start: int, end: int) -> None:
    """Offsets are never clipped."""
    with pytest.raises(ValueError, match=f"{start}:{end}"):
        article.body.to_raw(start, end)


def test_a_dict_reads_back_equal(article: Article) -> None:
    """Through JSON too; its keys are the names of attributes."""
    data = article.to_dict()
    assert Article.from_dict(data) == article
    assert Article.from_dict(json.loads(json.dumps(data))) == article
    assert (data["title"], data["authors"], data["publisher"]) == (article.title, ["董洋"], "新华社")
    assert set(data) == {f.name for f in attrs.fields(Article)} | {"schema_version", "title", "authors"}
    with_path = attrs.evolve(article, path=Path("a/b.txt"), index=3)
    assert Article.from_dict(json.loads(json.dumps(with_path.to_dict()))) == with_path
    assert Article.from_dict(newsparse.parse("").to_dict()) == newsparse.parse("")


@pytest.mark.parametrize(
    "damage",
    [
        {"body": None},
        {"date_published": {"year": 2024}},
        {"credits": [{"roles": ["king"]}]},
        {"header": {}},
        {"path": 7},
    ],
)
def test_a_dict_of_something_else_is_refused(article: Article, damage: dict[str, Any]) -> None:
    """With an error of this package."""
    with pytest.raises(NewsparseError):
        Article.from_dict({**article.to_dict(), **damage})
    with pytest.raises(NewsparseError):
        Article.from_dict({})


def test_canonical_text_reads_equal(article: Article) -> None:
    """One labelled line for each field, the body's label, the body as it stands."""
    text = article.to_text()
    assert newsparse.parse(text).reads_equal(article)
    lines = text.split("\n")
    assert lines[:4] == [
        "标题: 【两会】代表委员热议改革",
        "发布日期: 2024-03-05 08:30",
        "更新时间: 2024-03-06",
        "浏览次数: 1.2万",
    ]
    assert lines[lines.index("正文内容:") + 1] == "——记者手记"
    assert newsparse.parse(text).to_text() == text


@pytest.mark.parametrize(
    "raw",
    [
        "两会开幕\n会议召开。",
        "两会开幕\n发布日期: 2024-03-05\n正文:\n会议召开。",
        "会议今天召开。\n会议明天闭幕。",
        "晚间新闻\n标题: 两会\n频道号: 7\n来源:\n\n\n正文：来源：会议。",
        "发布时间：2024-03-05 来源：新华社 特约记者：王刚\n（责编：李强）\n正文:\n\n\n会议召开。\n\n作者：王刚",
        "",
    ],
)
def test_canonical_text_of_any_article_reads_equal(raw: str) -> None:
    """Without labels, without a title, with empty and unknown fields."""
    article = newsparse.parse(raw)
    assert newsparse.parse(article.to_text()).reads_equal(article)


def test_reading_equal_ignores_where_and_how_it_was_printed(article: Article) -> None:
    """Labels, colons, line ends, kinds of white space and the path make no difference."""
    other = (
        RAW.replace("标题: ", "题　目：").replace("来源: ", "文章来源:").replace("\n", "\r\n").replace("　　", "    ")
    )
    again = attrs.evolve(newsparse.parse(other), path=Path("a.txt"), index=3)
    assert again != article
    assert again.reads_equal(article)
    assert article.reads_equal(again)
    assert newsparse.parse("标题: 甲\n会议召开。").reads_equal(newsparse.parse("标题: 甲\n正文:\n会议召开。"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("热议", "讨论"), ("【两会】", ""), ("2024-03-05 08:30", "2024-03-05"), ("2024-03-06", "2024-03-07"),
        ("1.2万", "1.3万"),
        ("新华社", "中新社"), ("要闻", "时政"), ("改革，开放", "改革"), ("会议今天开幕。", "会议开幕。"),
        ("a?b=1", "a?b=2"),
        ("频道号: 7", "频道号: 8"), ("董 洋", "董 海"), ("摄影", "编辑"), ("记者手记", "编辑手记"),
        ("议程安排", "议程安排。"),
        ("\n\n议程", "\n议程"), ("后天返程", "明天返程"),
    ],
)  # fmt: skip
def test_a_difference_in_what_was_read_is_seen(article: Article, old: str, new: str) -> None:
    """In any field, credit or block."""
    assert old in RAW
    assert not newsparse.parse(RAW.replace(old, new)).reads_equal(article)
