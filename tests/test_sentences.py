"""Sentences, right about quotes, brackets, titles, ellipses and numbers."""

from __future__ import annotations

from itertools import pairwise

import pytest

from newsparse import Span, split_sentences

# Each list of sentences, run together, is one text.
TEXTS = [
    ["会议今天开幕。", "会议明天闭幕。"],
    ["会议开幕！", "谁来参加？", "大家都来｡", "好"],
    ["真的吗？！", "是真的！！！", "太好了。"],
    ["他走了……", "她留了下来。"],
    ["他还想说……，但没有时间了。"],
    # Quotes
    ["“我们来了。”他说。"],
    ["“我们来了！”老师说，“你们好吗？”"],
    ["他说：“我们来了。”", "大家都鼓掌。"],
    ["他问：“去吗？”", "她答：“去。”"],
    ["「我們來了。」他說。", "大家都鼓掌。"],
    ["他说：「我们来了。」", "大家都鼓掌。"],
    ['他说："我们来了。"', "大家都鼓掌。"],
    ["“加油！”的喊声响彻全场。"],
    ["全场响起了：“加油！”的喊声。"],
    ["“你来吗？”", "“我来。”", "“那就好。”她笑了。"],
    ["他在“为了谁？”这一问中找到了答案。"],
    ["她回忆道：“他说‘走吧。’就走了。”", "大家沉默了。"],
    ["“他说：‘走吧。’”她回忆。"],
    ["他喊了一声“快跑！”，就跑了出去。"],
    # Brackets and titles
    ["会议（今天开幕。）明天闭幕。"],
    ["（本报北京电。）", "会议今天开幕。"],
    ["电影《你好，李焕英！》今天上映。", "观众很多。"],
    ["他读了《怎么办？》。", "她没有读。"],
    # Numbers, URLs and Latin text
    ["增长3.5%。", "达到1.2万人。", "版本是2.0.1。"],
    ["1. 提高认识。", "2. 加强领导。"],
    ["网址是https://www.example.com/a?b=c&d=e.html。", "欢迎访问。"],
    ["邮箱是news@example.com。", "欢迎来信。"],
    ["你好!", "你是谁?", "我是小王。"],
    ["Hello world. ", "This is the news. ", "欢迎。"],
    ["He met Mr. Smith of the U.S. team on Monday."],
    # Not closed, not opened
    ["他说：“走吧。", "大家就走了。"],
    ["（一）提高认识。", "（二）加强领导。"],
    ["没有句号的一句话"],
    ["。"],
]


@pytest.mark.parametrize("sentences", TEXTS, ids=lambda sentences: "".join(sentences)[:16])
def test_sentences_are_those_of_a_careful_reader(sentences: list[str]) -> None:
    """Each ends at its stop, with the closing marks that follow."""
    text = "".join(sentences)
    assert [span.of(text) for span in split_sentences(text)] == [s.strip() for s in sentences]


@pytest.mark.parametrize("text", ["", " ", "\n　\n"])
def test_a_blank_text_has_no_sentences(text: str) -> None:
    """There is nothing to cover."""
    assert split_sentences(text) == ()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\n　　"])
def test_the_end_of_a_line_ends_a_sentence(end: str) -> None:
    """With or without a full stop, even where a quote or bracket was not closed."""
    text = f"会议开幕{end}他说：“来吧。{end}（未完{end}会议闭幕。"
    assert [span.of(text) for span in split_sentences(text)] == ["会议开幕", "他说：“来吧。", "（未完", "会议闭幕。"]


def test_marks_pair_up_within_a_line() -> None:
    """A closing mark without its partner is no more than a character."""
    text = "（未完\n续）会议闭幕。“好\n”"
    assert [span.of(text) for span in split_sentences(text)] == ["（未完", "续）会议闭幕。", "“好", "”"]


def test_white_space_around_a_sentence_is_no_part_of_it() -> None:
    """Spans begin and end with a character."""
    text = "　　会议开幕。 　会议闭幕。  "
    assert split_sentences(text) == (Span(2, 7), Span(9, 14))


def test_every_character_is_in_one_sentence() -> None:
    """Spans stand in order, do not overlap, and leave out white space only."""
    text = "".join("".join(sentences) + "\n" for sentences in TEXTS)
    spans = split_sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    covered = {i for span in spans for i in range(span.start, span.end)}
    assert all(text[i].isspace() for i in range(len(text)) if i not in covered)


def test_a_quoted_word_hides_no_later_full_stop() -> None:
    """The closing mark of a quote is no closing bracket: boundaries behind it count as any other."""
    text = "他高喊“加油”跑来。后来走了。她说：“好的。”会后散场（见图）。完"
    assert [span.of(text) for span in split_sentences(text)] == [
        "他高喊“加油”跑来。",
        "后来走了。",
        "她说：“好的。”",
        "会后散场（见图）。",
        "完",
    ]
