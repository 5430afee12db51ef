"""Credit lines to labels, organisations and names, and where they stand in a text."""

from __future__ import annotations

import pytest

import newsparse
from newsparse import Article, Credit, Role, parse_credits

PARAGRAPH = "会议今天上午在北京召开，来自全国各地的代表参加了会议。"


def _article(*lines: str) -> Article:
    return newsparse.parse("标题: 开幕\n正文内容:\n" + "\n".join(lines))


def _plain(credits: tuple[Credit, ...]) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    return [(c.label, c.organization, c.names) for c in credits]


@pytest.mark.parametrize("colon", [":", "：", ": ", "：　", " : ", "∶"])
def test_a_credit_is_a_label_a_colon_and_people(colon: str) -> None:
    """The label is kept as printed, and the names are without their padding."""
    (credit,) = parse_credits(f"摄影{colon}网信中心 董 洋")
    assert (credit.label, credit.roles, credit.organization, credit.names) == (
        "摄影", (Role.PHOTOGRAPHER,), "网信中心", ("董洋",),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("作者：网信中心董文欣毛琦王玉婷", [("作者", "网信中心", ("董文欣", "毛琦", "王玉婷"))]),
        ("图片：网信中心 程 罡 王亚男", [("图片", "网信中心", ("程罡", "王亚男"))]),
        ("记者：王刚　李强", [("记者", None, ("王刚", "李强"))]),
        ("实习记者：王刚、李强", [("实习记者", None, ("王刚", "李强"))]),
        ("作者：西安交通大学", [("作者", "西安交通大学", ())]),
        ("作　者：王刚", [("作　者", None, ("王刚",))]),
        ("編輯：陳美玲", [("編輯", None, ("陳美玲",))]),
        ("翻译：阿卜杜拉·买买提", [("翻译", None, ("阿卜杜拉·买买提",))]),
        ("Editor: John Smith", [("Editor", None, ("John Smith",))]),
        ("作者：一苇渡江", [("作者", None, ("一苇渡江",))]),
        ("编辑：一苇渡江", [("编辑", None, ("一苇渡江",))]),
        # Several on a line
        ("文字：王刚 图片：李强", [("文字", None, ("王刚",)), ("图片", None, ("李强",))]),
        ("责编：袁勃、赵欣悦  校对:张皓静", [("责编", None, ("袁勃", "赵欣悦")), ("校对", None, ("张皓静",))]),
        (
            "初审：王刚 复审：李强 终审：赵丽",
            [("初审", None, ("王刚",)), ("复审", None, ("李强",)), ("终审", None, ("赵丽",))],
        ),
        # Brackets and bullets around the line
        ("（责任编辑：王刚）", [("责任编辑", None, ("王刚",))]),
        ("(责任编辑: 王刚)", [("责任编辑", None, ("王刚",))]),
        ("【责任编辑：王刚】", [("责任编辑", None, ("王刚",))]),
        ("[责任编辑：王刚 校对：李强]", [("责任编辑", None, ("王刚",)), ("校对", None, ("李强",))]),
        ("■作者：王刚", [("作者", None, ("王刚",))]),
    ],
)
def test_credit_lines_are_read(line: str, expected: list[tuple[str | None, str | None, tuple[str, ...]]]) -> None:
    """Glued, padded and separated names, organisations, brackets, and several credits on a line."""
    assert _plain(parse_credits(line)) == expected


@pytest.mark.parametrize(
    ("label", "roles"),
    [
        ("作者", (Role.AUTHOR,)), ("文/图", (Role.AUTHOR, Role.PHOTOGRAPHER)),
        ("图文", (Role.AUTHOR, Role.PHOTOGRAPHER)),
        ("通讯员", (Role.CORRESPONDENT,)), ("特约记者", (Role.REPORTER,)), ("摄像", (Role.VIDEOGRAPHER,)),
        ("责任编辑", (Role.EDITOR,)), ("校对", (Role.PROOFREADER,)), ("策划", (Role.PLANNER,)),
        ("统筹", (Role.COORDINATOR,)),
        ("监制", (Role.SUPERVISOR,)), ("主持人", (Role.PRESENTER,)), ("漫画", (Role.ILLUSTRATOR,)),
        ("美编", (Role.DESIGNER,)),
    ],
)  # fmt: skip
def test_labels_mean_roles(label: str, roles: tuple[Role, ...]) -> None:
    """One or two of them."""
    (credit,) = parse_credits(f"{label}：王刚")
    assert (credit.label, credit.roles) == (label, roles)


@pytest.mark.parametrize(
    "line",
    [
        "", " ", "王刚", PARAGRAPH,
        "作者：这本书我写了三年。", "作者：这本书是我献给父亲的", "编辑：请问您怎么看？", "图片：如下图所示。",
        "记者：为什么选在这里？", "记者：您好", "记者：是的。", "主持人：大家好！", "记者：对，我们也看到了。",
        "记者：王刚说，他来过。",
        "作者：未知", "作者：佚名", "编辑：管理员", "图片：网络", "作者：", "作者：？？？",
        "他告诉记者：王刚", "链接：https://example.com/a", "摄影：一苇渡江",
        "作者：" + "王刚、" * 100 + "李强",
    ],
)  # fmt: skip
def test_other_lines_are_no_credits(line: str) -> None:
    """Sentences, turns of an interview, nobody, other fields, and lines that are too long."""
    assert parse_credits(line) == ()


def test_spans_of_a_lone_line_count_in_it() -> None:
    """White space around the line is in no credit."""
    line = "　责编：王刚  校对：李强　"
    credits = parse_credits(line)
    assert [c.span.of(line) for c in credits] == [c.text for c in credits] == ["责编：王刚", "校对：李强"]


def test_credits_stand_at_the_end_and_at_the_top() -> None:
    """In the order of the text; their lines are blocks of their own kind, and each credit lies inside one."""
    article = _article("作者：王刚", PARAGRAPH, PARAGRAPH, "摄影：李强 编辑：赵丽", "", "（审核：周敏）")
    assert _plain(article.credits) == [
        ("作者", None, ("王刚",)), ("摄影", None, ("李强",)), ("编辑", None, ("赵丽",)), ("审核", None, ("周敏",)),
    ]  # fmt: skip
    assert [b.text for b in article.body.of_kind("credit")] == ["作者：王刚", "摄影：李强 编辑：赵丽", "（审核：周敏）"]
    assert article.text == f"{PARAGRAPH}\n{PARAGRAPH}"
    blocks = article.body.of_kind("credit")
    for credit in article.credits:
        assert credit.text == credit.span.of(article.raw)
        assert any(b.span.start <= credit.span.start and credit.span.end <= b.span.end for b in blocks)


def test_a_line_between_paragraphs_is_no_credit() -> None:
    """记者：王刚 between two turns of an interview is one of them."""
    article = _article(PARAGRAPH, "记者：王刚", PARAGRAPH)
    assert article.credits == ()
    assert "记者：王刚" in article.text


def test_an_interview_has_no_credits() -> None:
    """Neither its first nor its last line is one, though both open with a label."""
    article = _article("记者：您为什么选择这里？", "王刚：因为这里是我的家乡。", "记者：谢谢您接受采访。")
    assert article.credits == ()
    assert len(article.body.paragraphs) == 3


def test_header_fields_hold_credits() -> None:
    """They come first, and lie inside their fields."""
    article = newsparse.parse(
        f"标题: 开幕\n作者: 网信中心 董 洋\n编辑：王刚 摄影：李强\n来源: 新华社\n正文内容:\n{PARAGRAPH}\n校对：赵丽"
    )
    assert _plain(article.credits) == [
        ("作者", "网信中心", ("董洋",)), ("编辑", None, ("王刚",)), ("摄影", None, ("李强",)),
        ("校对", None, ("赵丽",)),
    ]  # fmt: skip
    assert [c.text for c in article.credits[:3]] == ["作者: 网信中心 董 洋", "编辑：王刚", "摄影：李强"]
    assert all(c.text == c.span.of(article.raw) for c in article.credits)
    assert article.header["editor"].span == article.credits[1].span


@pytest.mark.parametrize("value", ["未知", "佚名", "网络", "管理员", ""])
def test_a_header_whose_author_is_unknown_has_no_credit(value: str) -> None:
    """The source says that it does not know."""
    article = newsparse.parse(f"标题: 开幕\n来源: 新华社\n作者: {value}\n正文内容:\n{PARAGRAPH}")
    assert (article.credits, article.authors, article.diagnostics) == ((), (), ())


def test_a_header_field_that_names_nobody_is_said() -> None:
    """It stays in the header, without a credit."""
    article = newsparse.parse(f"标题: 开幕\n作者: 本文由网友提供，如有侵权请联系。\n正文内容:\n{PARAGRAPH}")
    assert article.credits == ()
    assert article.header["author"].value == "本文由网友提供，如有侵权请联系。"
    (diagnostic,) = article.diagnostics
    assert (diagnostic.code, diagnostic.span.of(article.raw)) == ("credit-unread", "本文由网友提供，如有侵权请联系。")


@pytest.mark.parametrize(
    "raw",
    [f"标题: 开幕\n正文内容:\n{PARAGRAPH}\n作者：张华东方明", f"标题: 开幕\n作者：张华东方明\n正文内容:\n{PARAGRAPH}"],
    ids=["body", "header"],
)
def test_ambiguous_names_are_said(raw: str) -> None:
    """The likelier reading is taken, and a warning quotes what could be read in another way."""
    article = newsparse.parse(raw)
    assert len(article.authors) == 2
    (diagnostic,) = article.diagnostics
    assert (diagnostic.code, diagnostic.severity.value) == ("names-ambiguous", "warning")
    assert "张华东方明" in diagnostic.span.of(raw)
    assert "张华东方明" in diagnostic.message
    assert "、".join(article.authors) in diagnostic.message


def test_authors_are_those_who_wrote() -> None:
    """Authors, reporters and correspondents, in order, once each; not photographers and editors."""
    article = _article(
        PARAGRAPH, "记者：王刚 通讯员：李强", "文/图：赵丽 王刚", "摄影：周敏", "编辑：王刚", "作者：网信中心",
    )  # fmt: skip
    assert article.authors == ("王刚", "李强", "赵丽")


def test_a_credit_shows_what_it_holds() -> None:
    """Label, roles, organisation and names."""
    assert (
        repr(parse_credits("图片：网信中心 程 罡 王亚男")[0]) == "<Credit 图片 (photographer) 网信中心: 程罡, 王亚男>"
    )


@pytest.mark.parametrize("value", ["null", "N/A", "-", "未知", "佚名", "来自网络", "记者"])
def test_a_placeholder_or_a_role_is_nobody(value: str) -> None:
    article = newsparse.parse(f"标题: 甲\n作者: {value}\n正文:\n乙。")
    assert article.authors == ()


@pytest.mark.parametrize("last", ["（完）", "上一篇：无", "审核：", "摄影：@@"])
def test_a_line_below_the_credits_does_not_cost_them(last: str) -> None:
    article = newsparse.parse(f"标题: 甲\n正文内容:\n今天开幕，大家来了。\n作者：董洋\n{last}")
    assert article.authors == ("董洋",)
    kinds = [block.kind.value for block in article.body.blocks]
    assert kinds[:2] == ["paragraph", "credit"]
    assert kinds[2] in ("paragraph", "boilerplate")


def test_a_credit_line_that_names_nobody_is_said() -> None:
    article = newsparse.parse("标题: 甲\n正文内容:\n今天开幕。\n作者：董洋\n摄影：@@")
    assert [(d.code, d.line) for d in article.diagnostics] == [("credit-unread", 5)]


@pytest.mark.parametrize(
    ("value", "organization", "names"),
    [
        ("网信中心、宣传部 董洋", "网信中心、宣传部", ("董洋",)),
        ("王芳等", None, ("王芳",)),
        ("王芳 李强等人", None, ("王芳", "李强")),
        ("董洋，女，教授", None, ("董洋",)),
        ("本站", "本站", ()),
    ],
)
def test_what_stands_beside_names_is_no_name(value: str, organization: str | None, names: tuple[str, ...]) -> None:
    (credit,) = newsparse.parse_credits(f"作者：{value}")
    assert (credit.organization, credit.names) == (organization, names)
