"""Header lines to fields: labels, colons, values, and where the body begins."""

from __future__ import annotations

import pytest

import newsparse
from headers import BODY, fields_of


@pytest.mark.parametrize("colon", [":", "：", ": ", "： ", " : ", "　：　", "\xa0:\xa0", ":\t", "∶", "﹕"])
def test_a_field_is_label_colon_value(colon: str) -> None:
    """The width of the colon and the white space around it change nothing."""
    article = newsparse.parse(f"标题{colon}两会开幕\n来源{colon}新华社{BODY}")
    assert fields_of(article) == [("title", "标题", "两会开幕"), ("publisher", "来源", "新华社")]
    assert article.diagnostics == ()


def test_spans_cover_the_field_and_its_value() -> None:
    """The field runs from its label to the end of its value, on a line with others as on its own."""
    raw = "标题: 两会开幕\r\n　　时间：2024-03-05  来源：新华社　\r\n正文：\r\n会议召开。"
    header = newsparse.parse(raw).header
    assert [f.span.of(raw) for f in header] == ["标题: 两会开幕", "时间：2024-03-05", "来源：新华社", "正文："]
    assert [f.value_span.of(raw) for f in header] == ["两会开幕", "2024-03-05", "新华社", ""]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("发布日期: 时间：2020-12-10", "2020-12-10"),
        ("发布日期：日期: 2020-12-10 15:40", "2020-12-10 15:40"),
        ("發佈時間：時間：2020-12-10", "2020-12-10"),
        ("发布日期: 发布日期: 2020-12-10", "2020-12-10"),
    ],
)
def test_a_label_that_the_value_repeats_is_no_field(line: str, value: str) -> None:
    """发布日期: 时间：2020-12-10 is one field, whose value is the date alone."""
    article = newsparse.parse(f"标题: 开幕\n{line}{BODY}")
    assert [f.value for f in article.header if f.name == "date_published"] == [value]
    assert article.header["date_published"].value_span.of(article.raw) == value
    assert len(article.header) == 3
    assert article.date_published is not None
    assert article.date_published.day == 10


@pytest.mark.parametrize("label", ["时间", "日期", "時間", "Time"])
def test_the_repeated_label_may_be_that_of_any_date(label: str) -> None:
    """更新日期: 时间：… is no date of publication."""
    article = newsparse.parse(f"标题: 开幕\n更新日期: {label}：2020-12-10{BODY}")
    assert (str(article.date_modified), article.date_published) == ("2020-12-10", None)


def test_a_label_of_another_field_is_not_taken_for_a_repeated_one() -> None:
    """An empty field does not swallow the one that follows on its line."""
    article = newsparse.parse(f"标题: 开幕\n来源： 浏览次数：33{BODY}")
    assert fields_of(article)[1:] == [("publisher", "来源", ""), ("view_count", "浏览次数", "33")]


def test_one_line_may_hold_several_fields() -> None:
    """Each ends before the label of the next; brackets around a field are not part of its value."""
    article = newsparse.parse(
        f"标题: 开幕\n发布时间：2020-01-01 08:30 浏览次数：33 来源：网信中心 【字号：大 中 小】{BODY}"
    )
    assert fields_of(article)[1:] == [
        ("date_published", "发布时间", "2020-01-01 08:30"),
        ("view_count", "浏览次数", "33"),
        ("publisher", "来源", "网信中心"),
        ("font_size", "字号", "大 中 小"),
    ]
    assert article.diagnostics == ()


@pytest.mark.parametrize("rule", ["|", "｜", "丨", " | ", "　|　", "||"])
def test_rules_between_fields_belong_to_neither(rule: str) -> None:
    """A bar that only parts two fields is left out of both values."""
    article = newsparse.parse(f"标题: 开幕\n来源：新华社{rule}浏览次数：33{rule}栏目：要闻{BODY}")
    assert (article.publisher, article.view_count, article.section) == ("新华社", 33, "要闻")


@pytest.mark.parametrize(
    "line", ["发布日期：2025-05-13文章来源：社科处浏览次数：33", "时间:2025-05-13来源:社科处点击:33"]
)
def test_a_label_glued_to_the_value_before_it_begins_a_field(line: str) -> None:
    """Pages lose the space between two fields."""
    article = newsparse.parse(f"标题: 开幕\n{line}{BODY}")
    assert [f.value for f in article.header][1:-1] == ["2025-05-13", "社科处", "33"]
    assert (str(article.date_published), article.publisher, article.view_count) == ("2025-05-13", "社科处", 33)


@pytest.mark.parametrize(
    "title",
    [
        "记者手记：我在现场",
        "新华社评论员：把好方向盘",
        "人民日报：一图读懂12:30的发布会",
        "数字来源：谁说了算",
        "文：不只是字",
        "《内容：为王》出版",
    ],
)
def test_a_title_may_hold_colons_and_words_that_are_labels(title: str) -> None:
    """Only a label that stands apart ends free text."""
    article = newsparse.parse(f"标题: {title}\n来源: 新华社{BODY}")
    assert (article.title, article.publisher) == (title, "新华社")


def test_a_url_and_a_clock_are_one_value() -> None:
    """Their colons end no field."""
    article = newsparse.parse(
        f"标题: 开幕\n链接: https://news.example.cn:8080/a?time=1\n发布时间: 2024-03-05 08:30:15{BODY}"
    )
    assert article.url == "https://news.example.cn:8080/a?time=1"
    assert str(article.date_published) == "2024-03-05T08:30:15"


@pytest.mark.parametrize("label", ["正文内容", "正文", "内容", "內文", "全文", "content"])
@pytest.mark.parametrize("gap", ["：\n", ":", "： ", " :\r\n", ":\n\n　　"], ids=repr)
def test_the_body_begins_behind_its_label(label: str, gap: str) -> None:
    """On the label's own line or below; the label is a field with an empty value."""
    article = newsparse.parse(f"标题: 开幕\n{label}{gap}会议召开。")
    assert article.text == "会议召开。"
    body = article.header["body"]
    assert (body.label, body.value, body.value_span.of(article.raw)) == (label, "", "")
    assert body.span.of(article.raw).rstrip(":： ") == label


def test_what_looks_like_a_field_below_the_body_label_is_body() -> None:
    """Nothing behind 正文内容: is header."""
    article = newsparse.parse("标题: 开幕\n正文内容:\n来源：这个词有三种意思。\n浏览次数：99\n会议结束。")
    assert article.view_count is None
    assert article.publisher is None
    assert [b.text for b in article.body.blocks] == ["来源：这个词有三种意思。", "浏览次数：99", "会议结束。"]
    same_line = newsparse.parse("标题: 开幕\n正文：来源：这个词有三种意思。")
    assert (same_line.text, same_line.publisher) == ("来源：这个词有三种意思。", None)


@pytest.mark.parametrize(
    "first", ["他表示：改革要继续深入。", "会议要求：", "今天，会议在北京召开。", "新华社北京3月5日电"]
)
def test_the_body_begins_at_the_first_line_that_is_no_field(first: str) -> None:
    """A line that only holds a colon is none."""
    article = newsparse.parse(f"标题: 开幕\n来源: 新华社\n\n{first}\n来自各地的代表参加会议，并进行了讨论。")
    assert article.body.blocks[0].text == first
    assert "body" not in article.header


def test_blank_lines_in_the_header_part_nothing() -> None:
    """Fields may stand apart."""
    article = newsparse.parse("\n标题: 开幕\n\n\n发布日期: 2024-03-05\n\n浏览次数: 33\n\n正文内容:\n\n会议召开。")
    assert (article.title, str(article.date_published), article.view_count) == ("开幕", "2024-03-05", 33)
    assert article.text == "会议召开。"


@pytest.mark.parametrize(
    "raw",
    [
        "標題：開幕\n發佈時間：2024-03-05\n瀏覽次數：33\n來源：新華社\n內文：\n會議召開。",
        "Title: 開幕\nDate: 2024-03-05\nViews: 33\nSource: 新華社\nContent:\n會議召開。",
        "题目：開幕\n时间：2024-03-05\n点击：33\n文章来源：新華社\n内容：\n會議召開。",
        "标　题：開幕\n日　期：2024-03-05\n阅读量：33\n来　源：新華社\n正　文：\n會議召開。",
    ],
)
def test_synonyms_in_three_vocabularies_read_equal(raw: str) -> None:
    """Simplified, Traditional and English labels, padded or not, name the same fields."""
    plain = "标题: 開幕\n发布日期: 2024-03-05\n浏览次数: 33\n来源: 新華社\n正文内容:\n會議召開。"
    assert newsparse.parse(raw).reads_equal(newsparse.parse(plain))


def test_a_byte_order_mark_hides_no_label() -> None:
    """Text that others have decoded may begin with one."""
    raw = f"标题: 开幕\n来源: 新华社{BODY}"
    article = newsparse.parse("\ufeff" + raw)
    assert (article.title, article.publisher) == ("开幕", "新华社")
    assert article.reads_equal(newsparse.parse(raw))


def test_a_user_may_add_labels() -> None:
    """For a field of the article, or for one of his own; without them the labels are unknown."""
    raw = f"篇名: 开幕\n文号: 7{BODY}"
    article = newsparse.parse(raw, labels={"title": "篇名", "doc_no": ["文号", "编号"]})
    assert (article.title, article.header["doc_no"].value, article.diagnostics) == ("开幕", "7", ())
    assert "doc_no" not in newsparse.parse(raw).header


def test_a_header_is_a_mapping_by_name_and_a_sequence_of_fields() -> None:
    """``[]`` raises for a name that is not there, ``get`` gives None, iteration is in the order of the text."""
    header = newsparse.parse(f"标题: 开幕\n来源: 新华社\n频道号: 7{BODY}").header
    assert header["publisher"].value == "新华社"
    assert header.get("url") is None
    assert "title" in header
    assert "url" not in header
    assert (len(header), [f.label for f in header]) == (4, ["标题", "来源", "频道号", "正文内容"])
    with pytest.raises(KeyError, match="url"):
        header["url"]


def test_a_bracket_without_its_opener_does_not_turn_the_labels_around() -> None:
    article = newsparse.parse("作者: )：文/图：版学院作者ß")
    assert [(f.label, f.span) for f in article.header] == [("作者", (0, 6)), ("文/图", (6, 16))]


def test_a_harvester_prints_the_column_of_its_table() -> None:
    """[db:标题] before each value."""
    article = newsparse.parse("[db:标题]两会开幕\n[db:来源]新华社\n[db:时间]2023-06-01\n[db:内容]\n会议今天召开。")
    assert (article.title, article.publisher, str(article.date_published)) == ("两会开幕", "新华社", "2023-06-01")
    assert article.text == "会议今天召开。"


def test_blanks_part_a_label_from_its_value_beside_other_fields_only() -> None:
    """One such line alone is a title, as in 作者　的话."""
    article = newsparse.parse(
        "片名　夜里的桥\n编　导　　董洋\n摄像　　侍　杰\n播出日期　20230615\n\n　　桥今天通车了。"
    )
    assert (article.title, str(article.date_published)) == ("夜里的桥", "2023-06-15")
    assert [name for credit in article.credits for name in credit.names] == ["董洋", "侍杰"]
    assert newsparse.parse("作者　的话\n　　今天，作者说了很多。").title == "作者　的话"


def test_seconds_since_1970_are_a_date_behind_its_label() -> None:
    """On the clock of Beijing, with the zone that makes it an instant."""
    for printed in ("1693728000", "1693728000000"):
        article = newsparse.parse(f"标题: 开幕\n发布时间: {printed}{BODY}")
        assert article.date_published is not None
        assert article.date_published.isoformat() == "2023-09-03T16:00:00+08:00"


def test_a_title_in_brackets_opens_a_flash() -> None:
    """Where there is no other; a medium with its date in brackets is none."""
    article = newsparse.parse(
        "时间: 2023-06-01\n来源: 新华社\n【央行下调存款准备金率】央行今天宣布下调存款准备金率，自下月起施行。"
    )
    assert article.title == "央行下调存款准备金率"
    assert article.text.startswith("央行今天宣布")
    assert (
        newsparse.parse("时间: 2023-06-01\n来源: 新华社\n【新华社6月1日电】央行今天宣布下调存款准备金率。").title
        is None
    )
