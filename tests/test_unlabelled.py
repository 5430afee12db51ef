"""Header lines that have no known label."""

from __future__ import annotations

import pytest

import newsparse
from headers import BODY, codes_of, fields_of


def test_a_lone_url_needs_no_label() -> None:
    """``http`` is none, known or unknown; the line is the article's URL."""
    article = newsparse.parse(f"标题: 开幕\nhttps://news.example.cn/a\n来源: 新华社{BODY}")
    assert fields_of(article)[1] == ("url", "", "https://news.example.cn/a")
    assert article.publisher == "新华社"


def test_an_unknown_label_is_kept() -> None:
    """It becomes a field without a name, with its label and value as printed, and a remark."""
    article = newsparse.parse(f"标题: 开幕\n频道号: A-7\n来源: 新华社{BODY}")
    assert fields_of(article)[1] == (None, "频道号", "A-7")
    assert codes_of(article) == ["label-unknown"]
    assert article.diagnostics[0].span.of(article.raw) == "频道号: A-7"
    assert article.publisher == "新华社"


def test_a_value_may_stand_below_its_label() -> None:
    """The field then covers both lines, and the value is read as if it stood behind the colon."""
    raw = "标题：\n两会今天开幕\n发布日期：\n2024-03-05\n浏览次数：\n33\n来源：\n新华社\n正文：\n会议在北京召开。"
    article = newsparse.parse(raw)
    assert (article.title, str(article.date_published), article.view_count, article.publisher) == (
        "两会今天开幕", "2024-03-05", 33, "新华社",
    )  # fmt: skip
    assert article.header["title"].span.of(raw) == "标题：\n两会今天开幕"
    assert article.header["title"].value_span.of(raw) == "两会今天开幕"
    assert article.diagnostics == ()


def test_a_sentence_below_an_empty_label_is_no_value() -> None:
    """A date or a source is short; what reads like running text begins the body."""
    article = newsparse.parse("标题: 开幕\n来源:\n会议今天在北京召开，来自各地的代表参加。")
    assert (article.publisher, article.text) == (None, "会议今天在北京召开，来自各地的代表参加。")


def test_invisible_characters_are_no_part_of_an_unlabelled_value() -> None:
    article = newsparse.parse("标题: 甲\n本报记者 张三\u200b\n\n今天开幕了，会议很好。")
    assert article.header["reporter"].value == "张三"
    assert newsparse.parse(article.to_text()).reads_equal(article)


def test_a_title_may_stand_before_the_fields_of_its_line() -> None:
    """With its date, or at both ends of a menu."""
    article = newsparse.parse(f"旧城改造今天启动 2024-03-05 来源：新华社{BODY}")
    assert fields_of(article) == [
        ("title", "", "旧城改造今天启动"), ("date_published", "", "2024-03-05"), ("publisher", "来源", "新华社"),
    ]  # fmt: skip
    assert newsparse.parse(f"开幕式举行 首页 新闻 开幕式举行 来源：新华社{BODY}").title == "开幕式举行"


@pytest.mark.parametrize("title", ["# 两会开幕", "## 两会开幕", "**两会开幕**", "【两会今天在北京开幕】"])
def test_marks_around_a_title_are_no_part_of_it(title: str) -> None:
    """Those of Markdown, and brackets around the whole line."""
    article = newsparse.parse(f"{title}\n来源: 新华社{BODY}")
    assert article.title == title.strip("#* 【】")
    assert article.header["title"].value_span.of(article.raw) == article.title


@pytest.mark.parametrize("last", ["各学院：", "会议要求："])
def test_an_address_to_readers_is_no_label(last: str) -> None:
    """It opens the body."""
    article = newsparse.parse(f"关于开会的通知\n2024-03-05\n{last}\n会议将于下周召开，请准时参加。")
    assert article.body.blocks[0].text == last
