"""Front matter in YAML and TOML: fields, lists, long texts, and what is none."""

from __future__ import annotations

import pytest

import newsparse
from newsparse import Article


def _fields(article: Article) -> list[tuple[str | None, str, str]]:
    return [(f.name, f.label, f.value) for f in article.header if f.name != "body"]


def test_keys_are_labels_and_quotation_marks_no_part_of_values() -> None:
    """Each value is a stretch of the source; the rules belong to the fields beside them."""
    raw = "---\ntitle: \"开幕\"\nauthor: '董洋'\ndate: 2024-03-05 08:30:00\nlayout: post # 版式\n---\n\n会议今天在北京召开。"
    article = newsparse.parse(raw)
    assert _fields(article) == [
        ("title", "title", "开幕"), ("author", "author", "董洋"), ("date_published", "date", "2024-03-05 08:30:00"),
        (None, "layout", "post"),
    ]  # fmt: skip
    assert [f.value_span.of(raw) for f in article.header][:2] == ["开幕", "董洋"]
    assert (article.title, article.authors, str(article.date_published)) == ("开幕", ("董洋",), "2024-03-05T08:30:00")
    assert article.text == "会议今天在北京召开。"
    assert article.header["title"].span.of(raw).startswith("---")


@pytest.mark.parametrize(
    "tags",
    [
        "tags: [两会, 北京]",
        'tags: ["两会", "北京"]',
        "tags:\n  - 两会\n  - 北京",
        "tags:\n- '两会'\n- 北京",
        "tags: [\n  两会,\n  北京\n]",
    ],
)
def test_a_list_gives_a_field_for_each_item(tags: str) -> None:
    """In brackets or one item a line."""
    article = newsparse.parse(f"---\ntitle: 开幕\n{tags}\n---\n会议今天在北京召开。")
    assert article.keywords == ("两会", "北京")
    assert [f.value for f in article.header if f.name == "keywords"] == ["两会", "北京"]


@pytest.mark.parametrize("value", ["", "~", "[]", '""', "null"])
def test_an_empty_value_is_kept_as_an_empty_field(value: str) -> None:
    """It says nothing, and nothing is odd about it."""
    article = newsparse.parse(f"---\ntitle: 开幕\ntags: {value}\nauthor: 董洋\n---\n会议今天在北京召开。")
    assert (article.keywords, article.authors) == ((), ("董洋",))
    assert [f.value for f in article.header if f.name == "keywords"] == [""]


@pytest.mark.parametrize("opening", ["description: >", "description: |-", "description:"])
def test_a_text_may_run_over_lines(opening: str) -> None:
    """It is one value."""
    article = newsparse.parse(f"---\n{opening}\n  会议召开，\n  代表参加\ntitle: 开幕\n---\n会议今天在北京召开。")
    assert (article.standfirst, article.title) == ("会议召开，代表参加", "开幕")


def test_toml_has_equals_signs_and_tables() -> None:
    """A table's name belongs to the field above it."""
    raw = '+++\ntitle = "开幕"\ndate = 2024-03-05T08:30:00+08:00\ntags = [\n  "两会",\n]\n[params]\ntoc = true\n+++\n会议今天在北京召开。'
    article = newsparse.parse(raw)
    assert (article.title, str(article.date_published), article.keywords) == (
        "开幕", "2024-03-05T08:30:00+08:00", ("两会",),
    )  # fmt: skip
    assert article.text == "会议今天在北京召开。"


def test_a_title_that_front_matter_lacks_may_open_the_text() -> None:
    """As the heading of a page in Markdown does."""
    article = newsparse.parse("---\ndate: 2024-03-05\n---\n# 两会开幕\n\n会议今天在北京召开。")
    assert (article.title, str(article.date_published), article.text) == (
        "两会开幕",
        "2024-03-05",
        "会议今天在北京召开。",
    )


def test_a_title_that_the_text_repeats_is_no_paragraph() -> None:
    """It is kept beside the text."""
    article = newsparse.parse("---\ntitle: 两会今天开幕\n---\n## 两会今天开幕\n\n会议今天在北京召开。")
    assert article.text == "会议今天在北京召开。"
    assert [block.kind.value for block in article.body.blocks] == ["boilerplate", "paragraph"]


@pytest.mark.parametrize(
    "raw",
    [
        "---\n会议今天在北京召开。\n---\n代表参加了会议。",
        "---\ntitle: 开幕\n会议今天在北京召开。",
        "---",
        "---\n---\n甲。",
    ],
)
def test_rules_around_text_are_no_front_matter(raw: str) -> None:
    """Where a line is no key, or the closing rule is missing."""
    assert all(field.label not in ("---", "+++") for field in newsparse.parse(raw).header)


def test_a_value_with_a_label_in_it_is_taken_whole_and_reads_back() -> None:
    """Canonical text doubles the colon there."""
    article = newsparse.parse("---\ntitle: 直播 来源：谁\n---\n会议今天在北京召开。")
    assert (article.title, article.publisher) == ("直播 来源：谁", None)
    assert article.to_text().startswith("标题:: 直播 来源：谁\n")
    assert newsparse.parse(article.to_text()).reads_equal(article)


def test_a_clipped_note_names_its_page_and_links_its_authors() -> None:
    """An address is no medium; the day above the text goes before that of the clipping."""
    raw = (
        '---\ntitle: "夜市重新开张"\nsource: "https://www.example.com/1.html"\nauthor:\n  - "[[王芳]]"\n  - "[[李明]]"\n'
        "published:\ncreated: 2024-02-21\n---\n*2024年02月18日 18:00*\n\n夜市昨晚重新开张，来了三千人。\n\n![[night.jpg]]\n"
    )
    article = newsparse.parse(raw)
    assert (article.publisher, article.url) == (None, "https://www.example.com/1.html")
    assert article.authors == ("王芳", "李明")
    assert str(article.date_published) == "2024-02-18T18:00"
    assert [block.text for block in article.body.paragraphs] == ["夜市昨晚重新开张，来了三千人。"]


def test_the_day_of_a_note_stays_where_only_a_signature_has_another() -> None:
    """What an office signs with says when the notice was made, as the front matter does."""
    raw = "---\ntitle: 停水通知\ncreated: 2024-02-21\n---\n明天上午九点起停水，请提前储水。\n\n江城自来水公司\n2024年2月18日\n"
    assert str(newsparse.parse(raw).date_published) == "2024-02-21"
