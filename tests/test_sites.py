"""The names of sites behind the title of a page."""

from __future__ import annotations

import pytest

import newsparse
from newsparse.sites import without_site


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("两会今天开幕_新浪新闻", "两会今天开幕"), ("两会今天开幕 - 人民网", "两会今天开幕"), ("两会今天开幕--时政--人民网", "两会今天开幕"),
        ("两会今天开幕|南方周末", "两会今天开幕"), ("两会今天开幕_国内新闻_环球网", "两会今天开幕"), ("两会今天开幕 | 澎湃新闻", "两会今天开幕"),
        ("夜市重新开张迎来客流_本地_江城网", "夜市重新开张迎来客流"), ("夜市重新开张-江城县人民政府", "夜市重新开张"),
        ("夜市重张_本地_江城网", "夜市重张_本地"),
        ("江城部署防汛：月底完成排查|防汛|江城_新浪新闻", "江城部署防汛：月底完成排查"), ("聚焦防汛|代表说_新浪新闻", "聚焦防汛|代表说"),
        ("夜市重新开张_江城水利局", None),
        ("学位点建设动态 | 能源动力：推进平台建设", None), ("改革在路上——来自人民日报", None), ("中国-东盟博览会", None), ("A-Tune", None),
        ("新华网_人民网", None), ("两会今天开幕_国内新闻", None), ("2020-2021", None),
    ],
)  # fmt: skip
def test_only_the_name_of_a_site_is_taken_off_a_title(title: str, kept: str | None) -> None:
    """A channel goes with it, a subtitle stays."""
    assert without_site(title) == (kept or title)


def test_the_field_keeps_the_whole_title() -> None:
    """The headline is the part of it that is the article's."""
    raw = "标题: 两会今天开幕_新华网\n正文内容:\n会议今天在北京召开。"
    article = newsparse.parse(raw)
    assert article.headline is not None
    assert article.headline.span is not None
    assert (article.title, article.headline.span.of(raw)) == ("两会今天开幕", "两会今天开幕")
    assert article.header["title"].value == "两会今天开幕_新华网"
    assert newsparse.parse(article.to_text()).reads_equal(article)
