"""Text to lines with their places, and lines back to text."""

from __future__ import annotations

import pytest

from newsparse.lines import Line, join_lines, only_newlines, split_lines

SPACES = [" ", "\t", "\u3000", "\xa0", "\u2003"]


def _lines(text: str) -> list[Line]:
    return [Line(*parts) for parts in split_lines(text)]


def test_a_line_says_where_it_stands() -> None:
    """Text, offsets, blank lines before and indentation are those of the source."""
    text = "标题\n\n\n　　第一段 \n第二段"
    first, second, third = _lines(text)
    assert (first.text, first.gap, first.indent) == ("标题", 0, 0)
    assert (second.text, second.gap, second.indent) == ("第一段", 2, 2)
    assert (third.text, third.gap, third.indent) == ("第二段", 0, 0)
    assert [text[line.start : line.end] for line in (first, second, third)] == ["标题", "第一段", "第二段"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029"])
def test_every_kind_of_line_end_is_one_end(end: str) -> None:
    """A line end makes no blank line, two make one, and offsets count its real length."""
    text = f"甲{end}乙{end}{end}丙"
    lines = _lines(text)
    assert [(line.text, line.gap) for line in lines] == [("甲", 0), ("乙", 0), ("丙", 1)]
    assert [text[line.start : line.end] for line in lines] == ["甲", "乙", "丙"]


@pytest.mark.parametrize("space", SPACES)
def test_white_space_of_any_kind_is_taken_off_a_line(space: str) -> None:
    """Indentation is counted, the space at the end is not part of the text, and inner space stays."""
    (line,) = _lines(f"{space}{space}党 员{space}")
    assert (line.text, line.indent, line.start, line.end) == ("党 员", 2, 2, 5)


@pytest.mark.parametrize("space", SPACES)
def test_a_line_of_white_space_is_blank(space: str) -> None:
    """It makes no line of its own and counts in the gap."""
    assert [(line.text, line.gap) for line in _lines(f"甲\n{space}\n{space * 3}\n乙")] == [("甲", 0), ("乙", 2)]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u3000\r\n\t"])
def test_a_blank_text_has_no_lines(text: str) -> None:
    """There is nothing to read in it."""
    assert _lines(text) == []


def test_making_line_ends_alike_moves_no_offset() -> None:
    """Every line end becomes one newline where its last character stood."""
    text = "甲\r\n乙\r丙\u2028丁\u2029戊\n己"
    alike = only_newlines(text)
    assert len(alike) == len(text)
    assert [i for i, char in enumerate(alike) if char == "\n"] == [2, 4, 6, 8, 10]
    assert [alike.index(char) for char in "甲乙丙丁戊己"] == [text.index(char) for char in "甲乙丙丁戊己"]


@pytest.mark.parametrize(
    ("broken", "joined"),
    [
        ("会议在北京\n召开。", "会议在北京召开。"),
        ("他说：\n“好。”", "他说：“好。”"),
        ("by Li\nMing", "by Li Ming"),
        ("He came.\nShe left.", "He came. She left."),
        ("发布了 GPT\n模型", "发布了 GPT模型"),
        ("使用模型\nGPT 写作", "使用模型GPT 写作"),
        ("COVID-\n19", "COVID-19"),
        ("　　会议 \r\n\r\n　　召开", "会议召开"),
        ("全 文 不 断", "全 文 不 断"),
        ("", ""),
    ],
)
def test_lines_are_joined_as_their_language_wants(broken: str, joined: str) -> None:
    """Between Chinese characters stands nothing, between Latin words a space."""
    assert join_lines(broken) == joined
