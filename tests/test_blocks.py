"""Body lines to blocks: subtitles, editor's notes, headings, captions, paragraphs, and text that was hard-wrapped."""

from __future__ import annotations

from unicodedata import east_asian_width

import pytest

import newsparse
from newsparse import Body

LONG = "会议今天上午在北京召开，来自全国各地的代表参加了会议，并就下一步的工作进行了深入讨论。"
OTHER = "与会代表一致认为，要抓住机遇，深化合作，为地方的发展作出更大的贡献。"


def _body(*lines: str) -> Body:
    return newsparse.parse("标题: 开幕\n正文内容:\n" + "\n".join(lines)).body


def _kinds(*lines: str) -> list[str]:
    return [block.kind.value for block in _body(*lines).blocks]


def test_a_line_is_a_paragraph() -> None:
    """Without its indentation, whatever that is made of."""
    body = _body(f"　　{LONG}", f"    {OTHER}", f"\xa0\xa0{LONG}　")
    assert [b.text for b in body.paragraphs] == [LONG, OTHER, LONG]
    assert body.text == f"{LONG}\n{OTHER}\n{LONG}"


def test_blank_lines_separate_and_are_remembered() -> None:
    """A block counts those before it; the first one has none, since a gap is between blocks."""
    body = _body("", "", LONG, OTHER, "", LONG, "", "　", "", OTHER)
    assert [b.gap_before for b in body.blocks] == [0, 0, 1, 3]


@pytest.mark.parametrize("dash", ["——", "──", "――", "－－"])
def test_a_subtitle_opens_with_a_dash_and_may_run_on(dash: str) -> None:
    """Each line of it is its own block."""
    first = f"{dash}网信中心与软件公司党支部联合开展组织生活"
    body = _body(first, "赴平利县开展信息化帮扶", LONG, OTHER)
    assert [b.kind.value for b in body.blocks] == ["subtitle", "subtitle", "paragraph", "paragraph"]
    assert [b.text for b in body.blocks[:2]] == [first, "赴平利县开展信息化帮扶"]
    assert body.text.startswith(f"{first}\n赴平利县开展信息化帮扶\n{LONG}")


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        (("——记全国劳动模范王进", LONG), ["subtitle", "paragraph"]),
        (("【编者按】今起推出专栏。", "——记全国劳动模范王进", LONG), ["editor-note", "subtitle", "paragraph"]),
        (("——记全国劳动模范王进", "", "平凡的岗位", LONG), ["subtitle", "heading", "paragraph"]),
        (("——记全国劳动模范王进", "一、平凡的岗位", LONG), ["subtitle", "heading", "paragraph"]),
        (("——这是他常说的一句话。", LONG), ["paragraph", "paragraph"]),
        ((LONG, "——记全国劳动模范王进", OTHER), ["paragraph", "heading", "paragraph"]),
    ],
)
def test_a_subtitle_stands_on_top(lines: tuple[str, ...], kinds: list[str]) -> None:
    """Only an editor's note may stand above; a heading ends it, and a sentence is none."""
    assert _kinds(*lines) == kinds


@pytest.mark.parametrize(
    "note",
    [
        "【开栏语】即日起推出专栏，敬请关注。", "【编者按】即日起推出专栏。", "编者按：即日起推出专栏。",
        "编者按 即日起推出专栏。", "（编者的话）即日起推出专栏。", "【編者按】即日起推出專欄。",
        "开栏的话：即日起推出专栏。",
    ],
)  # fmt: skip
def test_an_editor_s_note_names_itself(note: str) -> None:
    """It is text of the article, but no paragraph of its author's."""
    body = _body(note, LONG)
    assert [b.kind.value for b in body.blocks] == ["editor-note", "paragraph"]
    assert body.text == f"{note}\n{LONG}"
    assert [b.text for b in body.paragraphs] == [LONG]


@pytest.mark.parametrize("line", ["编者按照惯例作了说明，读者反响热烈。", "编者按下快门，记录了这一刻。"])
def test_a_sentence_about_an_editor_is_no_note(line: str) -> None:
    """The words must end where the note begins."""
    assert _kinds(line, LONG) == ["paragraph", "paragraph"]


@pytest.mark.parametrize(
    "heading",
    [
        "议程安排",
        "统筹组织抓落实",
        "对标“国之大者”，深入推进一流学科建设",
        "全力打造“智慧校园”",
        "走进平利县（上）",
        "2024年工作回顾",
    ],
)
def test_a_short_line_above_a_paragraph_is_a_heading(heading: str) -> None:
    """With or without blank lines around it, between paragraphs or on top."""
    assert _kinds(LONG, heading, OTHER) == ["paragraph", "heading", "paragraph"]
    assert _kinds(LONG, "", f"　　{heading}", "", OTHER) == ["paragraph", "heading", "paragraph"]
    assert _kinds(heading, LONG) == ["heading", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "会议结束。", "会议结束！", "他说：“会议结束！”", "（会议结束？）", "他说：“会议结束。”", "（会议结束。）",
        "会议要求：", "一是改革；", "会议结束……", "会议，", "30", "图",
        "会议今天上午在北京召开来自全国各地的代表参加了会议并就下一步的工作进行了深入的讨论和交流",
    ],
)  # fmt: skip
def test_other_lines_above_a_paragraph_are_paragraphs(line: str) -> None:
    """A heading is short, has words, and does not end like a sentence, nor in its closing marks."""
    assert _kinds(LONG, line, OTHER) == ["paragraph", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "***",
        "----------",
        "＊　＊　＊",
        "……",
        "=====",
        "【图片】",
        "[图1]",
        "（视频截图）",
        "{{IMG_0}}",
        "<图片>",
        "[此处为图片]",
    ],
)
def test_rules_and_places_of_pictures_are_the_page_s(line: str) -> None:
    """Wherever they stand, they are no text."""
    body = _body(LONG, line, OTHER)
    assert [block.kind.value for block in body.blocks] == ["paragraph", "boilerplate", "paragraph"]
    assert body.text == f"{LONG}\n{OTHER}"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("## 书香满城", "heading"), ("#### 一、书香满城：", "heading"), ("![书房](https://img.example.cn/1.jpg)", "caption"),
        ("![](a.jpg)", "caption"), ('<img src="a.jpg">', "caption"), ("#书香满城# 这个话题在网上引起热议。", "paragraph"),
    ],
)  # fmt: skip
def test_the_marks_of_markdown_are_understood(line: str, kind: str) -> None:
    """Headings and pictures; the text stays as it stands."""
    assert _kinds(LONG, line, OTHER) == ["paragraph", kind, "paragraph"]


def test_the_last_line_heads_nothing() -> None:
    """A short line at the end stays a paragraph."""
    assert _kinds(LONG, "网信中心") == ["paragraph", "paragraph"]


def test_short_lines_one_after_another_are_a_list() -> None:
    """None of them is a heading, not even the last, below which a paragraph stands."""
    assert _kinds(LONG, "王小明", "李建国", "赵丽", OTHER) == ["paragraph"] * 5


@pytest.mark.parametrize(("upper", "lower"), [("一、总体要求", "（一）指导思想"), ("第一章 总则", "1. 适用范围")])
def test_a_numbered_heading_may_stand_above_another(upper: str, lower: str) -> None:
    """Numbers tell an outline from a list."""
    assert _kinds(LONG, upper, lower, OTHER) == ["paragraph", "heading", "heading", "paragraph"]


@pytest.mark.parametrize(
    "caption",
    [
        "图为会议现场。", "（图为会议现场）", "图1：会议现场", "图2 会议现场", "上图：会议现场。", "左图为代表发言。",
        "▲会议现场", "图片说明：会议现场", "圖為會議現場。",
    ],
)  # fmt: skip
def test_captions_stand_beside_the_text(caption: str) -> None:
    """They are blocks, and no part of the body's text."""
    body = _body(LONG, caption, OTHER)
    assert [b.kind.value for b in body.blocks] == ["paragraph", "caption", "paragraph"]
    assert body.text == f"{LONG}\n{OTHER}"
    assert body.of_kind("caption")[0].text == caption


@pytest.mark.parametrize(
    "line",
    ["图书馆今天开馆，读者络绎不绝。", "图1显示了变化的趋势。", "上图书馆去的人多了。", "左右为难的他作出了决定。"],
)
def test_words_that_begin_like_captions_are_text(line: str) -> None:
    """图书馆 is no picture."""
    assert _kinds(LONG, line, OTHER)[1] == "paragraph"


def test_credit_lines_are_left_out_of_the_text() -> None:
    """They are blocks at the top and at the end, whose text is no text of the body."""
    body = _body("作者：王小明", LONG, "", "责编：李建国")
    assert [b.kind.value for b in body.blocks] == ["credit", "paragraph", "credit"]
    assert (body.text, [b.gap_before for b in body.blocks]) == (LONG, [0, 0, 1])


def test_sections_are_the_body_cut_at_its_headings() -> None:
    """What stands before the first heading is a section without one; captions stay, credits belong to none."""
    body = _body(LONG, "议程安排", OTHER, "图为会议现场。", "下一步打算", LONG, OTHER, "责编：李建国")
    assert [(s.title, len(s.blocks), len(s.paragraphs)) for s in body.sections] == [
        (None, 1, 1), ("议程安排", 2, 1), ("下一步打算", 2, 2),
    ]  # fmt: skip
    assert [h.text for h in body.headings] == ["议程安排", "下一步打算"]
    assert body.sections[1].heading == body.headings[0]


def test_a_body_that_opens_with_a_heading_has_no_section_without_one() -> None:
    """And two headings in a row make a section without blocks."""
    body = _body("一、总体要求", "（一）指导思想", LONG)
    assert [(s.title, len(s.blocks)) for s in body.sections] == [("一、总体要求", 0), ("（一）指导思想", 1)]


FIRST = (
    "会议今天上午在北京召开，来自全国各地的代表参加了会议，并就下一步的工作进行了深入讨论。与会代表认为，过去的一年里各项工作"
    "都取得了新的进展，人民群众的生活有了明显的改善，基础设施建设迈上了新的台阶，教育和医疗的条件也越来越好了。"
)
SECOND = (
    "代表们指出，当前的形势仍然复杂严峻，必须保持清醒的头脑，坚持稳中求进，把各项政策落到实处。要加强调查研究，倾听一线的声音，"
    "着力解决群众最关心的问题，以实际行动推动高质量发展，为实现全年的目标任务打下坚实的基础，不断开创新的局面。"
)
MIXED = (
    "研究团队今天在北京发布了新一代语言模型Galaxy Reader 3，该模型在2024年的国际评测中获得第一名，可以处理超过"
    "128种语言，其中Simplified Chinese和Traditional Chinese的表现最好。团队负责人表示，模型将在GitHub上开放源代码，"
    "供universities and research institutes of all countries免费使用，并欢迎各界提出意见。"
)


def _wrap(text: str, width: int, *, columns: bool = False) -> list[str]:
    """Break a text as mail programs do: at most ``width`` characters or columns, no Latin word cut, no mark first."""
    units: list[str] = []
    for char in text:
        glued = units and (
            char in "，。、；：" or (char.isascii() and char != " " and units[-1][-1].isascii() and units[-1] != " ")
        )
        if glued:
            units[-1] += char
        else:
            units.append(char)
    lines = [""]
    for unit in units:
        line = lines[-1] + unit
        size = sum(2 if columns and east_asian_width(char) in "WF" else 1 for char in line.rstrip())
        if size > width and lines[-1]:
            lines.append(unit.lstrip())
        else:
            lines[-1] = line
    return [line.rstrip() for line in lines]


@pytest.mark.parametrize("width", [20, 30, 38])
@pytest.mark.parametrize("columns", [False, True], ids=["characters", "columns"])
def test_a_hard_wrapped_paragraph_is_one_block(width: int, columns: bool) -> None:
    """Wrapped at a number of characters or of columns, joined without a space between Chinese characters."""
    first, second = (_wrap(text, width * (2 if columns else 1), columns=columns) for text in (FIRST, SECOND))
    assert len(first) > 2
    article = newsparse.parse("标题: 开幕\n正文内容:\n" + "\n".join([*first, "", *second]))
    assert [b.text for b in article.body.blocks] == [FIRST, SECOND]
    assert [b.gap_before for b in article.body.blocks] == [0, 1]
    assert [b.span.of(article.raw) for b in article.body.blocks] == ["\n".join(first), "\n".join(second)]


@pytest.mark.parametrize(("width", "columns"), [(28, False), (36, False), (48, True), (60, True), (72, True)])
def test_latin_words_that_were_wrapped_apart_get_their_space_back(width: int, columns: bool) -> None:
    """Text of both scripts comes out as it was before it was wrapped."""
    (block,) = _body(*_wrap(MIXED, width, columns=columns)).blocks
    assert block.text == MIXED


def test_an_indented_line_begins_a_paragraph_of_a_wrapped_text() -> None:
    """Though the last line of the paragraph before it is full, and no blank line stands between."""
    first = FIRST.replace("，", "")[:88] + "。"
    indented = "　" + first
    lines = [indented[:30], indented[30:60], indented[60:], *_wrap("　" + SECOND, 30)]
    assert len(lines[2]) == 30
    assert [b.text for b in _body(*lines).blocks] == [first, SECOND]


def test_sentences_of_a_wrapped_paragraph_do_not_end_with_its_lines() -> None:
    """They end at their full stops, and their spans run over the line ends."""
    article = newsparse.parse("标题: 开幕\r\n正文内容:\r\n" + "\r\n".join(_wrap(FIRST, 30)))
    (block,) = article.body.blocks
    sentences = [span.of(article.raw).replace("\r\n", "") for span in block.sentences]
    stop = FIRST.index("。") + 1
    assert sentences == [FIRST[:stop], FIRST[stop:]]


def test_lines_of_a_text_that_was_not_wrapped_stay_apart() -> None:
    """Paragraphs end in full stops wherever they happen to end."""
    lines = [OTHER, "会议由校长主持。", LONG, "会后，代表们参观了新校区。", OTHER]
    assert [b.text for b in _body(*lines).blocks] == lines


def test_a_poem_is_not_wrapped_text() -> None:
    """Its lines are short."""
    lines = ["白日依山尽，", "黄河入海流。", "欲穷千里目，", "更上一层楼。"]
    assert [b.text for b in _body(*lines).blocks] == lines


def test_indented_paragraphs_that_were_wrapped_are_whole() -> None:
    """Two ideographic spaces open each paragraph and count for the width of its first line."""
    paragraph = "　　会议今天在西安召开，来自各地的一百二十名代表参加，会议听取并讨论了去年的工作报告，并对明年的重点任务作出部署。"
    wrapped = "\n".join(paragraph[at : at + 20] for at in range(0, len(paragraph), 20))
    article = newsparse.parse(f"标题: 甲\n正文:\n{wrapped}\n{wrapped}")
    assert [block.text for block in article.body.blocks] == [paragraph.strip()] * 2


def test_the_second_line_of_a_subtitle_may_follow_an_editors_note() -> None:
    text = "【编者按】按语。\n——网信中心联合组织\n赴平利县开展帮扶\n今天会议开幕，代表参加。"
    kinds = [block.kind.value for block in newsparse.parse(f"标题: 甲\n正文:\n{text}").body.blocks]
    assert kinds == ["editor-note", "subtitle", "subtitle", "paragraph"]
