"""Whether a header goes on below a line."""

from __future__ import annotations

import pytest

from newsparse.fields import labels_of
from newsparse.labels import header_vocabulary
from newsparse.lines import split_lines
from newsparse.lookahead import header_goes_on, is_appointment


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("来源：新华社", True),
        ("2024-03-05 新华网", True),
        ("两会开幕\n新馆开放\n来源：新华社", True),
        ("两会开幕\n新馆开放\n春耕开始\n来源：新华社", False),  # too far below
        ("作者：张三\n编辑：李四\n摄影：王五\n来源：新华社", True),  # credits do not count
        ("作者：张三\n编辑：李四", False),
        ("来源：这个词有三种意思。", False),
        ("时间：3月10日下午两点", False),
        ("3月5日", False),
        ("正文", True),
        ("会议召开。", False),
    ],
)
def test_a_header_goes_on_where_a_field_follows(below: str, expected: bool) -> None:
    """Close by, and no sentence, appointment or day of the text."""
    assert header_goes_on(split_lines("开幕\n" + below), 1, header_vocabulary()) is expected


def test_one_field_may_be_asked_for() -> None:
    lines = split_lines("来源：新华社\n正文：")
    assert header_goes_on(lines, 0, header_vocabulary(), "body")
    assert not header_goes_on(lines, 0, header_vocabulary(), "title")


@pytest.mark.parametrize(
    ("line", "expected"),
    [("时间：3月10日下午两点", True), ("时间：2024年3月10日", False), ("发布时间：3月10日", False)],
)
def test_a_day_to_come_has_no_year(line: str, expected: bool) -> None:
    (label,) = labels_of(line, header_vocabulary())
    assert is_appointment(label, line) is expected
