"""What fields are when all of them are there."""

from __future__ import annotations

import pytest

import newsparse
from headers import BODY, codes_of, fields_of


def test_a_line_above_a_labelled_title_is_not_the_title() -> None:
    """The labelled one is; the other line is kept without a name."""
    article = newsparse.parse(f"晚间新闻\n标题: 两会开幕{BODY}")
    assert article.title == "两会开幕"
    assert fields_of(article)[0] == (None, "", "晚间新闻")
    assert codes_of(article) == ["label-missing"]


def test_the_line_below_the_way_to_a_page_is_its_title() -> None:
    """Not the masthead above it."""
    article = newsparse.parse(
        "江城大学\n当前位置：首页 > 新闻 > 正文\n图书馆今天开放\n2023-06-01 宣传部\n　　图书馆今天开放。"
    )
    assert article.title == "图书馆今天开放"


def test_the_header_of_who_posted_a_text_names_a_poster() -> None:
    """Where the text's own header names its author; else the poster is the author."""
    post = "作者: stone (石头) 看板: News\n标题: [新闻] 开幕\n时间: 2020-01-01\n\n"
    inner = "新闻标题：两会开幕\n记者：董洋\n新闻内容：\n会议今天召开。"
    assert newsparse.parse(post + inner).authors == ("董洋",)
    assert newsparse.parse(post + "会议今天召开。").authors == ("stone",)


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("地址：解放路1号\n来源：新华社", [None, "publisher"]),
        ("网址：news.example.cn/1\n来源：新华社", ["url", "publisher"]),
        ("2024-03-05 08:30\n来自：iPhone客户端", ["date_published", None]),
        ("来自：新华社\n栏目：要闻", ["publisher", "section"]),
        ("发布于：北京\n发布时间：2024-03-05", [None, "date_published"]),
    ],
)
def test_a_value_may_show_that_a_field_is_another(lines: str, names: list[str | None]) -> None:
    """An address on the map is no URL, a telephone publishes nothing, a place is no date."""
    assert [name for name, _, _ in fields_of(newsparse.parse(f"标题: 开幕\n{lines}{BODY}"))[1:]] == names


def test_a_client_is_no_publisher_among_plain_lines_either() -> None:
    header = newsparse.parse("标题: 开幕\n发布日期: 2024-01-01\n来自：iPhone客户端\n正文:\n今天。").header
    assert [field.name for field in header] == ["title", "date_published", None, "body"]
    assert newsparse.parse("标题: 开幕\n来自：新华社\n正文:\n今天。").publisher == "新华社"
