"""Header lines without labels: what stands in them, and lines that are none."""

from __future__ import annotations

import pytest

from newsparse.metalines import date_in, read_items


def _found(text: str) -> list[tuple[str | None, str]] | None:
    items = read_items(text)
    return None if items is None else [(item.name, text[item.start : item.end]) for item in items]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019-09-26 12:11 新华网", [("date_published", "2019-09-26 12:11"), ("publisher", "新华网")]),
        ("新华网 2019-09-26 12:11:00", [("publisher", "新华网"), ("date_published", "2019-09-26 12:11:00")]),
        ("人文学院　2017-6-22 11:10:00", [("publisher", "人文学院"), ("date_published", "2017-6-22 11:10:00")]),
        ("张三 | 南方周末 | 2020-01-01", [("author", "张三"), ("publisher", "南方周末"), ("date_published", "2020-01-01")]),
        ("作者 张三 2019-09-26 人民日报", [("author", "张三"), ("date_published", "2019-09-26"), ("publisher", "人民日报")]),
        ("来源：光明网 2020年1月1日", [("publisher", "光明网"), ("date_published", "2020年1月1日")]),
        ("2020-01-01 更新 2020-01-02", [("date_published", "2020-01-01"), ("date_modified", "2020-01-02")]),
        ("2020-01-01 阅读 33 评论(5)", [("date_published", "2020-01-01"), ("view_count", "33"), (None, "评论(5)")]),
        ("1,234次浏览 2020-01-01", [("view_count", "1,234次"), ("date_published", "2020-01-01")]),
        ("【2020-04-10╱聯合報╱A3版╱焦點】", [
            ("date_published", "2020-04-10"), ("publisher", "聯合報"), ("page", "A3版"), ("section", "焦點"),
        ]),
        ("3小时前 新浪新闻", [("date_published", "3小时前"), ("publisher", "新浪新闻")]),
        ("Sep 26, 2019 12:00 张三", [("date_published", "Sep 26, 2019 12:00"), ("author", "张三")]),
        ("原创 张三 [江城夜读](javascript:void(0);) _2020-01-01_ 发表于北京", [
            (None, "原创"), ("author", "张三"), ("publisher", "江城夜读"), ("date_published", "2020-01-01"), (None, "发表于北京"),
        ]),
        ("第03版：要闻 2020-01-01", [("page", "第03版：要闻"), ("date_published", "2020-01-01")]),
        ("新华网2019-09-26", [("publisher", "新华网"), ("date_published", "2019-09-26")]),
    ],
)  # fmt: skip
def test_things_side_by_side_are_told_apart(text: str, expected: list[tuple[str | None, str]]) -> None:
    """By their shape, by a word before them, or by being the only one unknown."""
    assert _found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "会议在北京召开", "会议2020年1月1日召开", "2020年1月1日，会议召开。", "他说：2020年1月1日见", "三十而立", "", "北京",
        "2020年1月1日 我校与多个单位共同举办大型文艺演出活动", "甲乙 丙丁 戊己 2020年1月1日 庚辛",
    ],
)  # fmt: skip
def test_text_is_no_such_line(text: str) -> None:
    """Sentences, headings, and too much that nobody can tell."""
    assert _found(text) is None


@pytest.mark.parametrize(
    "text", ["2019-09-26", "2019/9/26 12:11", "2019年9月26日 星期四 12时11分", "20190926", "民國109年4月10日", "二〇二〇年五月一日",
             "08/28/2019", "09-26 12:11", "Fri Sep  1 16:28:05 2000", "Thu, 26 Sep 2019 12:11:00 +0800", "昨天 12:30"],
)  # fmt: skip
def test_a_date_is_known_by_its_shape(text: str) -> None:
    """The whole of it."""
    assert date_in(text) == (0, len(text))


@pytest.mark.parametrize("text", ["13800138000", "1.2019.3", "￥2019-20", "2020", "12:30", "第3版"])
def test_other_numbers_are_no_dates(text: str) -> None:
    """Telephone numbers, versions, prices."""
    assert date_in(text) is None
