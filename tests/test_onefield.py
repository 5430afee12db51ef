"""The fast way of lines that hold one labelled field."""

from __future__ import annotations

import pytest

from newsparse.fields import labelled_fields, labels_of
from newsparse.labels import header_vocabulary
from newsparse.lines import Line, split_lines
from newsparse.onefield import only_field


@pytest.mark.parametrize(
    "line",
    [
        "标题: 两会开幕", "标　题：【聚焦】两会开幕", "来源：新华社", "发布日期: 2024-03-05 08:30:15", "发布日期: 时间：2020-12-10",
        "浏览次数:33", "作者：", "　　Title : 开幕", "URL: /news/1.html", "标题: 12:30开播",
    ],
)  # fmt: skip
def test_the_fast_way_finds_what_the_general_way_does(line: str) -> None:
    (parts,) = split_lines(line)
    field = only_field(parts, header_vocabulary())
    assert field is not None
    assert [field] == labelled_fields(Line(*parts), labels_of(parts[0], header_vocabulary()))


@pytest.mark.parametrize(
    "line",
    [
        "两会开幕", "频道号: A-7", "发布时间：2020-01-01 来源：新华社", "来源：新华社 2020-01-01", "正文：会议召开。", "来源：【新华社】",
        "作者：张三 2020-01-01", "发布日期：3月5日",
    ],
)  # fmt: skip
def test_any_other_line_is_left_to_the_general_way(line: str) -> None:
    """One with no label, an unknown one, more than one value, the text of the body, a date without a year."""
    (parts,) = split_lines(line)
    assert only_field(parts, header_vocabulary()) is None
