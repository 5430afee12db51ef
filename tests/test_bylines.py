"""Where credits stand in a line and in an article."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse import Article, BlockKind, Role, parse_credits

CASES = Path(__file__).parent / "cases" / "credits"
Expected = list[tuple[str | None, str | None, tuple[str, ...]]]


def _lines(name: str) -> list[str]:
    text = (CASES / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("# ")]


def _case(line: str) -> tuple[str, Expected]:
    text, _, credits = line.partition(" => ")
    expected: Expected = []
    for credit in credits.split("; "):
        label, organization, names = credit.split(" ", 2)
        expected.append((
            None if label == "-" else label,
            None if organization == "-" else organization,
            () if names == "-" else tuple(names.split(",")),
        ))  # fmt: skip
    return text, [] if expected == [(None, None, ())] else expected


def _plain(article_or_line: Article | str) -> Expected:
    credits = parse_credits(article_or_line) if isinstance(article_or_line, str) else article_or_line.credits
    return [(c.label and "".join(c.label.split()), c.organization, c.names) for c in credits]


@pytest.mark.parametrize("line", [*_lines("lines.txt"), *_lines("more.txt")])
def test_lines_are_read_as_by_a_careful_reader(line: str) -> None:
    """Label, organisation and names of every credit; each of them stands in the line at its span."""
    text, expected = _case(line)
    assert _plain(text) == expected
    for credit in parse_credits(text):
        assert credit.span.of(text) == credit.text == credit.text.strip()
        held = "".join(credit.text.split())
        for part in (credit.label, *credit.names):
            assert part is None or "".join(part.split()) in held or part is credit.label


@pytest.mark.parametrize("line", _lines("nothing.txt"))
def test_other_lines_hold_no_credit(line: str) -> None:
    """Turns of an interview, headings, sentences, notices."""
    assert parse_credits(line) == ()


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        ("文/图：李海涛", [(Role.AUTHOR, Role.PHOTOGRAPHER)]),
        ("新华社记者 李响 摄", [(Role.PHOTOGRAPHER,)]),
        ("文/本报记者 李响", [(Role.AUTHOR, Role.REPORTER)]),
        ("本报记者 李响 摄影报道", [(Role.REPORTER, Role.PHOTOGRAPHER)]),
        (
            "本报记者 王五 通讯员 赵六 文/图",
            [
                (Role.REPORTER, Role.AUTHOR, Role.PHOTOGRAPHER),
                (Role.CORRESPONDENT, Role.AUTHOR, Role.PHOTOGRAPHER),
            ],
        ),
        ("采写：新京报记者 李响 实习生 王芳", [(Role.AUTHOR, Role.REPORTER), (Role.CORRESPONDENT, Role.AUTHOR)]),
        ("来源：新华社", [(Role.SOURCE,)]),
        ("（张巨峰）", [(Role.AUTHOR,)]),
    ],
)
def test_roles_say_what_was_done(line: str, roles: list[tuple[Role, ...]]) -> None:
    """Of a reporter who took a picture, that; of one who wrote, both; a bare byline is the writer's."""
    assert [set(credit.roles) for credit in parse_credits(line)] == [set(some) for some in roles]


PARAGRAPH = "今天上午，大会在体育馆隆重开幕，来自各地的五百名代表参加了会议，会议将持续三天。"


def _article(*lines: str) -> Article:
    return newsparse.parse("标题: 大会开幕\n正文内容:\n" + "\n".join(lines))


def _kinds(article: Article) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in article.body.blocks]


def test_a_byline_before_the_lead_is_a_block_of_its_own() -> None:
    """The body begins with the first word of the news."""
    article = _article(f"　　本报讯（记者 李明 通讯员 王芳）{PARAGRAPH}", PARAGRAPH)
    assert _kinds(article)[:2] == [("credit", "本报讯（记者 李明 通讯员 王芳）"), ("paragraph", PARAGRAPH)]
    assert article.text == f"{PARAGRAPH}\n{PARAGRAPH}"
    assert article.authors == ("李明", "王芳")
    assert [credit.span.of(article.raw) for credit in article.credits] == ["本报讯（记者 李明", "通讯员 王芳"]


def test_a_bracket_behind_the_last_sentence_is_a_block_of_its_own() -> None:
    """The body ends with the last sentence; the writer's name alone counts there, too."""
    article = _article(PARAGRAPH, f"{PARAGRAPH}（张巨峰）")
    assert _kinds(article)[-2:] == [("paragraph", PARAGRAPH), ("credit", "（张巨峰）")]
    assert article.authors == ("张巨峰",)
    assert _kinds(_article(f"{PARAGRAPH}（张巨峰）", PARAGRAPH))[0][1].endswith("（张巨峰）")


def test_several_brackets_close_a_body() -> None:
    """（完）（记者 李明） and （记者 李明）（编辑 王芳）."""
    article = _article(PARAGRAPH, f"{PARAGRAPH}（记者 李明）（编辑 王芳）")
    assert _plain(article) == [("记者", None, ("李明",)), ("编辑", None, ("王芳",))]
    assert article.text.endswith("三天。")


def test_a_caption_gives_its_credit() -> None:
    """Wherever it stands in the body; the photographer is no author."""
    article = _article(PARAGRAPH, "图为大会现场。新华社记者 李响 摄", PARAGRAPH)
    assert _kinds(article)[1:3] == [("caption", "图为大会现场。"), ("credit", "新华社记者 李响 摄")]
    article_without_pattern = _article(PARAGRAPH, "大会现场。王芳 摄", PARAGRAPH)
    assert _kinds(article_without_pattern)[1:3] == [("caption", "大会现场。"), ("credit", "王芳 摄")]
    assert "现场" not in article_without_pattern.text
    assert (article.authors, _plain(article)) == ((), [("摄", "新华社", ("李响",))])


def test_the_publisher_may_stand_below_the_body() -> None:
    """来源 at the end is the publisher where the header names none."""
    assert _article(PARAGRAPH, "来源：新华社").publisher == "新华社"
    assert newsparse.parse(f"标题: 甲\n来源: 人民网\n正文内容:\n{PARAGRAPH}\n来源：新华社").publisher == "人民网"
    assert _article(PARAGRAPH, "供稿：党委宣传部").publisher is None


def test_header_fields_hold_credits_within_their_value() -> None:
    """作者：文/校工会 图/王丽晔: the label inside says more than the field's."""
    article = newsparse.parse(f"标题: 甲\n作者: 文/校工会 图/王丽晔 郑亚飞\n编辑: 本站编辑\n正文内容:\n{PARAGRAPH}")
    assert _plain(article) == [("文", "校工会", ()), ("图", None, ("王丽晔", "郑亚飞"))]
    assert [d.code for d in article.diagnostics] == []


def test_own_roles_serve_header_and_body() -> None:
    """labels= adds printed labels to roles everywhere."""
    labels = {"photographer": ["掌镜"], "editor": "编务"}
    text = f"标题: 甲\n编务: 李明\n正文内容:\n{PARAGRAPH}\n掌镜：王芳"
    article = newsparse.parse(text, labels=labels)
    assert [(c.label, c.roles) for c in article.credits] == [("编务", (Role.EDITOR,)), ("掌镜", (Role.PHOTOGRAPHER,))]
    assert newsparse.parse(text).credits == ()
    assert parse_credits("掌镜：王芳") == ()


def test_doubtful_splits_are_said_within_an_article() -> None:
    """张华 and 东方明, or 张华东 and 方明."""
    (finding,) = _article(PARAGRAPH, "作者：张华东方明").diagnostics
    assert (finding.code, finding.severity.value) == ("names-ambiguous", "warning")


BODY_LINES = [
    PARAGRAPH, "本报讯（记者 李明）" + PARAGRAPH, PARAGRAPH + "（张巨峰）", "图为大会现场。新华社记者 李响 摄", "编辑：李明 审核：王芳",
    "（完）", "第一，大会开幕", "记者：您怎么看？", "新华社北京4月24日电 " + PARAGRAPH, "（文：李静 图：王磊）", "石佳/中国青年报",
    "本报记者 王五", PARAGRAPH + "（记者 李明）（编辑 王芳）",
]  # fmt: skip


@given(st.lists(st.sampled_from(BODY_LINES), max_size=7), st.sampled_from(["", "　　", " "]))
def test_nothing_is_lost_when_lines_are_cut(lines: list[str], indent: str) -> None:
    """Blocks cover every character of the body, in order, and each credit lies inside one block of kind credit."""
    article = _article(*(indent + line for line in lines))
    covered = "".join("".join(block.span.of(article.raw).split()) for block in article.body.blocks)
    assert covered == "".join("".join(lines).split())
    credit_spans = [block.span for block in article.body.of_kind(BlockKind.CREDIT)]
    for credit in article.credits:
        assert any(span.start <= credit.span.start and credit.span.end <= span.end for span in credit_spans)
    assert newsparse.parse(article.to_text()).reads_equal(article)


@pytest.mark.parametrize("labels", [{"photographer": ""}, {"photographer": ["："]}, {"掌镜": "photographer"}])
def test_labels_that_are_none_are_refused(labels: dict[str, str | list[str]]) -> None:
    """As by parse: an empty label would stand everywhere."""
    with pytest.raises(ValueError, match="labels"):
        parse_credits("掌镜：李明", labels=labels)
