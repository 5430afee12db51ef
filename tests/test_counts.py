"""Numbers of views, as pages print them."""

from __future__ import annotations

import pytest

import newsparse
from newsparse.counts import read_count
from newsparse.diagnostics import Finding


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0), ("33", 33), ("3590", 3590), ("２４２５", 2425), ("3,590", 3590), ("3，590次", 3590),
        ("1,234,567", 1234567),
        ("[33]", 33), ("(33)", 33), ("（33）", 33), ("【33】", 33), ("[ 33 ]", 33), ("33次", 33), ("33 人次", 33),
        ("33人", 33),
        ("1.2万", 12_000), ("1.2 万次", 12_000), ("1.15万", 11_500), ("0.5萬", 5_000), ("10万+", 100_000),
        ("2.5W", 25_000),
        ("1.2k", 1_200), ("3千", 3_000), ("1.5亿", 150_000_000), ("1.2345万", 12_345), ("12万人次", 120_000),
    ],
)  # fmt: skip
def test_printed_numbers_are_read(text: str, number: int) -> None:
    """With separators, brackets, measure words, and units of ten thousand, exactly."""
    findings: list[Finding] = []
    assert read_count(text, 0, findings) == number
    assert findings == []


@pytest.mark.parametrize(
    "text",
    [
        "很多",
        "-5",
        "1.5",
        "1,23",
        "12,3456",
        "1.23456万",
        "33/45",
        "第33",
        "1.2.3万",
        "33篇",
        "万",
        "9" * 19,
        "3 3",
        "２０万５",
    ],
)
def test_anything_else_is_no_number(text: str) -> None:
    """No part of it is read as one, and a finding covers it and quotes it."""
    findings: list[Finding] = []
    assert read_count(text, 7, findings) is None
    ((code, message, start, end),) = findings
    assert (code, start, end) == ("count-invalid", 7, 7 + len(text))
    assert f'"{text}"' in message


@pytest.mark.parametrize("value", ["未知", "不详", "暂无", "--", "N/A", "null", "无", ""])
def test_a_source_that_does_not_know_is_believed(value: str) -> None:
    """There is no number and no diagnostic."""
    article = newsparse.parse(f"标题: 开幕\n来源: 新华社\n浏览次数: {value}\n正文:\n会议召开。")
    assert (article.view_count, article.diagnostics) == (None, ())


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("浏览次数：[33]", 33),
        ("阅读量: 3,590次", 3590),
        ("点击：1.2万", 12_000),
        ("浏览次数: 33 【字号：大】", 33),
        ("浏览次数:　33|", 33),
    ],
)
def test_a_header_field_is_read(line: str, number: int) -> None:
    """Whatever stands around its value."""
    article = newsparse.parse(f"标题: 开幕\n{line}\n正文:\n会议召开。")
    assert (article.view_count, article.diagnostics) == (number, ())


def test_a_field_that_is_no_number_is_said() -> None:
    """The diagnostic covers the value in the source."""
    article = newsparse.parse("标题: 开幕\n浏览次数: 三千余\n正文:\n会议召开。")
    assert article.view_count is None
    (diagnostic,) = article.diagnostics
    assert (diagnostic.code, diagnostic.span.of(article.raw)) == ("count-invalid", "三千余")
