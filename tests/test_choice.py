"""Of several header fields of one name, the one that counts."""

from __future__ import annotations

import pytest

import newsparse
from headers import BODY, codes_of


def test_a_repeated_label_is_kept_and_the_first_value_counts() -> None:
    """Both fields stay in the header, and a warning points to the second."""
    article = newsparse.parse(f"标题: 开幕\n来源: 新华社\n来源: 中新社{BODY}")
    assert [f.value for f in article.header if f.name == "publisher"] == ["新华社", "中新社"]
    assert article.publisher == article.header["publisher"].value == "新华社"
    assert codes_of(article) == ["field-repeated"]
    assert article.diagnostics[0].span.of(article.raw) == "来源: 中新社"


def test_an_empty_field_gives_way_to_one_that_has_a_value() -> None:
    """The first value counts, not the first label, and nothing is odd about it."""
    article = newsparse.parse(f"标题: 开幕\n发布时间:\n来源: 新华社\n发布日期: 2024-03-05{BODY}")
    assert str(article.date_published) == "2024-03-05"
    assert "field-repeated" not in codes_of(article)


def test_the_header_inside_another_goes_before_it() -> None:
    """A post that quotes an article, with its own title."""
    article = newsparse.parse(
        "标题: 转帖\n来源: 论坛\n发布时间: 2024-03-06\n新闻标题: 两会开幕\n来源: 新华社\n发布时间: 2024-03-05" + BODY
    )
    assert (article.title, article.publisher, str(article.date_published)) == ("两会开幕", "新华社", "2024-03-05")
    assert codes_of(article) == ["field-repeated"] * 3


@pytest.mark.parametrize(
    ("lines", "name", "value"),
    [
        ("时间: 2024-03-06\n发布日期: 2024-03-05", "date_published", "2024-03-05"),
        ("发布日期: 2024-03-05\n时间: 2024-03-06", "date_published", "2024-03-05"),
        ("单位: 宣传部\n来源: 新华社", "publisher", "新华社"),
        ("来源: 新华社\n网站: 江城网", "publisher", "新华社"),
    ],
)
def test_a_label_that_says_more_goes_before_others(lines: str, name: str, value: str) -> None:
    """One that speaks of publication before that of any time; a source before an office or a site."""
    assert str(getattr(newsparse.parse(f"标题: 开幕\n{lines}{BODY}"), name)) == value


def test_fields_that_may_be_many_are_not_repeated() -> None:
    """Nor those that say the same twice."""
    assert codes_of(newsparse.parse(f"标题: 开幕\n标题: 开幕\n标签: 两会\n标签: 北京{BODY}")) == []
