"""Text and records to articles."""

from __future__ import annotations

from datetime import date, datetime
from itertools import pairwise
from typing import Any

import pytest

import newsparse
from newsparse import ParseError, parse, parse_fields

BODY = "会议今天上午在北京召开，来自全国各地的代表参加了会议。"


@pytest.mark.parametrize("text", [b"\xe6\xa0\x87", None, 7, ["标题: 甲"]])
def test_only_text_is_parsed(text: Any) -> None:
    """The message says what to call for bytes and files."""
    with pytest.raises(TypeError, match=r"newsparse\.load\(\)"):
        parse(text)


@pytest.mark.parametrize("text", ["", " ", "\n\n\r\n", "\u3000\u2028"])
def test_a_blank_text_is_an_empty_article(text: str) -> None:
    """With a diagnostic for what is missing."""
    article = parse(text)
    assert (article.title, article.text, article.raw, article.body.blocks) == (None, "", text, ())
    assert sorted(d.code for d in article.diagnostics) == ["body-empty", "title-missing"]


@pytest.mark.parametrize(
    "text",
    [
        "。",
        ":",
        "：：：",
        "\0",
        "\ud800",
        "【】",
        "——",
        "标题",
        "标题:",
        "正文:",
        "a",
        "📰",
        "(((",
        "”",
        "摄影： 作者：王刚",
    ],
)
def test_any_text_has_a_reading(text: str) -> None:
    """Nothing is raised, and nothing is lost."""
    article = parse(text)
    spans = [f.span for f in article.header] + [b.span for b in article.body.blocks]
    assert "".join(span.of(text) for span in sorted(spans)) == text.replace(" ", "")


def test_every_character_is_in_one_field_or_block() -> None:
    """Fields and blocks stand in order, do not overlap, and leave out white space only."""
    text = (
        f"　晚间新闻 \n标题：【两会】开幕\r\n发布时间：2024-03-05 浏览次数：33 | 【字号：大】\n来源:\n新华社\n"
        f"频道号: 7\n\n正文：\n——记者手记\n{BODY}\n\n\n议程\n{BODY}\n图为现场。\n（责编：王刚 校对：李强）\n"
    )
    article = parse(text)
    spans = [f.span for f in article.header] + [b.span for b in article.body.blocks]
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    covered = {i for span in spans for i in range(span.start, span.end)}
    assert [char for i, char in enumerate(text) if i not in covered and not char.isspace()] == []


def test_strict_raises_where_lenient_says() -> None:
    """With the errors that the lenient reading holds, and returns the same article where there are none."""
    text = f"标题: 开幕\n发布日期: 2024-02-30\n频道号: 7\n浏览次数: 很多\n正文内容:\n{BODY}"
    with pytest.raises(ParseError) as caught:
        parse(text, strict=True)
    assert caught.value.diagnostics == tuple(d for d in parse(text).diagnostics if d.severity == "error")
    assert len(caught.value.diagnostics) == 2
    clean = text.replace("02-30", "02-29").replace("很多", "33")
    assert parse(clean, strict=True) == parse(clean)


def test_base_gives_a_year() -> None:
    """To dates without one, in published and modified alike."""
    text = f"标题: 开幕\n发布日期: 12月30日\n更新时间: 1月2日 08:30\n正文内容:\n{BODY}"
    article = parse(text, base=date(2021, 1, 2))
    assert (str(article.date_published), str(article.date_modified)) == ("2020-12-30", "2021-01-02T08:30")
    assert [d.code for d in parse(text).diagnostics] == ["date-yearless"] * 2


@pytest.mark.parametrize(
    ("value", "keywords"),
    [
        ("改革", ("改革",)), ("改革，开放", ("改革", "开放")),
        ("改革、开放;创新｜发展", ("改革", "开放", "创新", "发展")),
        ("改革 开放　创新", ("改革", "开放", "创新")), ("改革 开放，创新", ("改革 开放", "创新")),
        ("，改革，，", ("改革",)), ("未知", ()), ("", ()),
    ],
)  # fmt: skip
def test_keywords_stand_between_commas_or_else_spaces(value: str, keywords: tuple[str, ...]) -> None:
    """As printed, without empty ones."""
    assert parse(f"标题: 开幕\n关键词: {value}\n正文内容:\n{BODY}").keywords == keywords


@pytest.mark.parametrize("value", ["未知", "不详", "暂无", "无", "-", "N/A", "null", ""])
def test_values_that_the_source_does_not_know_are_none(value: str) -> None:
    """The field stays in the header."""
    article = parse(f"标题: 开幕\n栏目: {value}\n来源: {value}\n链接: {value}\n摘要: {value}\n正文内容:\n{BODY}")
    assert (article.section, article.publisher, article.url, article.standfirst) == (None, None, None, None)
    assert article.diagnostics == ()
    assert article.header["section"].value == value


def test_the_title_counts_before_the_original_title() -> None:
    """Which counts where there is no other."""
    assert parse(f"原标题: 旧题\n标题: 新题\n正文内容:\n{BODY}").title == "新题"
    assert parse(f"原标题: 旧题\n正文内容:\n{BODY}").title == "旧题"


def test_a_record_is_read_like_the_text_that_it_makes() -> None:
    """``raw`` is that text, in which every span is right."""
    record = {
        "title": "【两会】开幕", "date_published": "2024-03-05", "view_count": "1.2万", "publisher": "新华社",
        "author": "网信中心 董 洋", "keywords": "改革，开放", "body": f"　　{BODY}\n\n议程\n{BODY}\n摄影：魏跃堂",
    }  # fmt: skip
    article = parse_fields(record)
    assert (article.title, str(article.date_published), article.view_count) == ("【两会】开幕", "2024-03-05", 12000)
    assert (article.publisher, article.authors, article.keywords) == ("新华社", ("董洋",), ("改革", "开放"))
    assert [b.kind.value for b in article.body.blocks] == ["paragraph", "heading", "paragraph", "credit"]
    assert article.raw.startswith("标题: 【两会】开幕\n发布日期: 2024-03-05\n浏览次数: 1.2万\n")
    assert article.raw.endswith(f"正文内容:\n{record['body']}")
    assert all(f.value_span.of(article.raw) == f.value for f in article.header)
    assert all(c.text == c.span.of(article.raw) for c in article.credits)
    assert article.date_published is not None
    assert article.date_published.span is not None
    assert article.date_published.span.of(article.raw) == "2024-03-05"
    assert parse(article.raw).reads_equal(article)


@pytest.mark.parametrize(
    ("value", "iso"),
    [(date(2024, 3, 5), "2024-03-05"), (datetime(2024, 3, 5, 8, 30), "2024-03-05T08:30:00"), ("2024年3月", "2024-03")],
)
def test_a_record_may_hold_dates(value: object, iso: str) -> None:
    """As Python has them or as pages print them."""
    assert str(parse_fields({"title": "开幕", "date_published": value, "body": BODY}).date_published) == iso


def test_a_record_may_hold_numbers_and_lists() -> None:
    """None is left out."""
    article = parse_fields(
        {
            "title": "开幕",
            "view_count": 33,
            "author": ["王刚", "李强"],
            "keywords": ("改革", "开放"),
            "url": None,
            "body": BODY,
        }
    )
    assert (article.view_count, article.authors, article.keywords, article.url) == (
        33,
        ("王刚", "李强"),
        ("改革", "开放"),
        None,
    )
    assert "url" not in article.header
    assert article.diagnostics == ()


def test_the_keys_of_a_record_may_be_printed_labels() -> None:
    """Roles keep theirs; a key that nobody knows is kept as such a label."""
    record = {"题目": "开幕", "发布时间": "2024-03-05", "特约记者": "王刚", "篇号": "7", "內文": BODY}
    article = parse_fields(record)
    assert (article.title, str(article.date_published), article.authors, article.text) == (
        "开幕",
        "2024-03-05",
        ("王刚",),
        BODY,
    )
    assert article.credits[0].label == "特约记者"
    assert [(f.name, f.label, f.value) for f in article.header if f.name is None] == [(None, "篇号", "7")]
    assert [d.code for d in article.diagnostics] == ["label-unknown"]
    assert parse_fields({"篇号": "7", "body": BODY}, labels={"doc_no": "篇号"}).header["doc_no"].value == "7"


def test_the_body_of_a_record_may_stand_anywhere() -> None:
    """The header still comes first, and what looks like a field in the body is body."""
    body = f"来源：这个词有三种意思。\n{BODY}"
    article = parse_fields({"body": body, "title": "开幕"})
    assert (article.title, article.text, article.publisher) == ("开幕", body, None)
    assert article.raw == f"标题: 开幕\n正文内容:\n{body}"


def test_values_of_a_record_are_not_read_as_other_fields() -> None:
    """Line ends in them become spaces, labels in them stay text."""
    article = parse_fields({"title": "直播\n来源：谁说了算", "publisher": "新华社 作者：王刚", "body": BODY})
    assert (article.title, article.publisher, article.authors) == ("直播 来源：谁说了算", "新华社 作者：王刚", ())


def test_a_record_has_the_diagnostics_of_a_text() -> None:
    """And strict and base work as in parse."""
    record = {"title": "开幕", "date_published": "12月30日", "view_count": "很多", "body": BODY}
    assert [d.code for d in parse_fields(record).diagnostics] == ["date-yearless", "count-invalid"]
    assert str(parse_fields(record, base=date(2021, 1, 2)).date_published) == "2020-12-30"
    with pytest.raises(ParseError) as caught:
        parse_fields(record, strict=True)
    assert (caught.value.lineno, caught.value.colno) == (2, 7)
    assert [d.code for d in parse_fields({}).diagnostics] == ["title-missing", "body-empty"]


@pytest.mark.parametrize(
    "record",
    ["标题: 甲", [("title", "甲")], {7: "甲"}, {"title": b"a"}, {"title": {"text": "甲"}}, {"author": ["王刚", 7]}],
)
def test_what_is_no_record_is_refused(record: Any) -> None:
    """At once, by type; for a text the message says what to call."""
    with pytest.raises(TypeError, match=r"parse\(\) reads a text" if isinstance(record, str) else "not|str"):
        parse_fields(record)


def test_public_names_are_there() -> None:
    """Each name of ``__all__`` can be had from the package."""
    assert [name for name in newsparse.__all__ if not hasattr(newsparse, name)] == []


def test_a_list_as_body_is_one_paragraph_an_item() -> None:
    article = newsparse.parse_fields({"title": "甲", "body": ["第一段。", "第二段。"]})
    assert [block.text for block in article.body.paragraphs] == ["第一段。", "第二段。"]


def test_a_standfirst_may_stand_below_its_label() -> None:
    article = newsparse.parse("标题: 甲\n摘要:\n会议今天召开，来自各地的代表参加。\n正文:\n乙。")
    assert (article.standfirst, article.text) == ("会议今天召开，来自各地的代表参加。", "乙。")
