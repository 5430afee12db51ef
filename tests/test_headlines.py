"""Lines without labels where a title may stand, and what stands around it."""

from __future__ import annotations

import pytest

import newsparse
from headers import BODY, fields_of
from newsparse.headlines import can_be_title, is_kicker, is_section, may_be_title, stands_above
from newsparse.labels import header_vocabulary
from newsparse.lines import Line, split_lines


def test_a_line_without_a_label_above_the_fields_is_the_title() -> None:
    """Pages print the title bare; such a field has an empty label and needs no remark."""
    article = newsparse.parse(f"两会今天在北京开幕\n发布日期: 2024-03-05\n来源: 新华社{BODY}")
    assert article.title == "两会今天在北京开幕"
    assert fields_of(article)[0] == ("title", "", "两会今天在北京开幕")
    assert article.diagnostics == ()


def test_a_text_without_labels_is_title_and_body() -> None:
    """The first line is the title where it can be one."""
    article = newsparse.parse("两会今天开幕\n\n　　会议在北京召开。\n　　来自各地的代表参加。")
    assert article.title == "两会今天开幕"
    assert article.text == "会议在北京召开。\n来自各地的代表参加。"
    assert article.diagnostics == ()


@pytest.mark.parametrize("title", ["改革为什么要深化？", "加油！中国队", "“十四五”开局良好"])
def test_a_bare_title_may_ask_or_exclaim(title: str) -> None:
    """Headlines do so; they never end in a full stop."""
    assert newsparse.parse(f"{title}\n会议在北京召开，来自各地的代表参加。").title == title


def test_a_text_that_opens_with_a_sentence_has_no_title() -> None:
    """Nothing is taken away from the body to make one."""
    article = newsparse.parse("会议今天在北京召开。\n来自各地的代表参加。")
    assert (article.title, len(article.body.paragraphs)) == (None, 2)
    assert [d.code for d in article.diagnostics] == ["title-missing"]


@pytest.mark.parametrize("line", ["星期三", "要闻", "江城日报", "（1/3）", "第3篇"])
def test_what_stands_above_a_title_is_told_from_one(line: str) -> None:
    assert stands_above(line)
    assert not stands_above("两会今天在北京开幕")


def test_a_section_and_a_kicker_head_a_title() -> None:
    """Not a list, nor a sentence."""
    below = "两会今天在北京开幕\n2024-03-05 来源：新华社\n会议召开。"
    vocabulary = header_vocabulary()
    assert is_section(0, split_lines(f"【一线传真】\n{below}"), vocabulary)
    assert is_section(0, split_lines(f"集团要闻\n{below}"), vocabulary)
    assert not is_section(0, split_lines("集团要闻\n1.两会今天在北京开幕\n2.新馆开放"), vocabulary)
    assert is_kicker(0, split_lines(f"王明在江城调研经济工作时强调\n{below}"), vocabulary)
    assert not is_kicker(0, split_lines("王明在江城调研经济工作时强调\n今天，会议召开了。\n2024-03-05"), vocabulary)


def test_a_title_may_stand_below_its_date() -> None:
    vocabulary = header_vocabulary()
    assert may_be_title(0, split_lines("新华社\n两会今天开幕\n会议召开。"), vocabulary)
    assert not may_be_title(0, split_lines("新华社\n今天，会议召开了。\n会议结束。"), vocabulary)


def test_a_dateline_is_no_title() -> None:
    lines = split_lines("新华社北京3月5日电\n会议召开。")
    assert not can_be_title(0, Line(*lines[0]), lines, [], goes_on=False)
