"""What the names of files say where their text does not."""

from __future__ import annotations

from pathlib import Path

import pytest

import newsparse
from newsparse.filenames import read_name

BODY = "会议今天上午在北京召开，来自全国各地的代表参加了会议。\n会议明天闭幕，代表后天返程。\n"


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("20200410@两会今天开幕", {"date_published": "2020-04-10", "title": "两会今天开幕"}),
        ("2020-04-10_两会今天开幕", {"date_published": "2020-04-10", "title": "两会今天开幕"}),
        ("两会今天开幕_2020-04-10", {"date_published": "2020-04-10", "title": "两会今天开幕"}),
        ("[财经]股市大幅上涨", {"section": "财经", "title": "股市大幅上涨"}),
        ("【体育】 中国队夺冠", {"section": "体育", "title": "中国队夺冠"}),
        ("0012_两会今天开幕", {"title": "两会今天开幕"}),
        ("人民日报_20200410_两会今天开幕", {"date_published": "2020-04-10", "title": "两会今天开幕"}),
        ("2023-08-19-nju-talk", {"date_published": "2023-08-19"}),
        ("“绿茵手拉手_辽苏共成长”活动在我校举行", {"title": "“绿茵手拉手_辽苏共成长”活动在我校举行"}),
        ("000_267cceaeb23ee4bd", {}),
        ("新建文本文档", {}),
        ("news12", {}),
        ("", {}),
    ],
)
def test_dates_sections_and_titles_stand_in_names(stem: str, expected: dict[str, str]) -> None:
    """Numbers, codes and names of nothing are none."""
    assert {name: field.value for name, field in read_name(stem).items()} == expected


def test_a_file_s_name_fills_what_its_text_lacks(tmp_path: Path) -> None:
    """With a remark for each value, which stands nowhere in the text."""
    path = tmp_path / "20200410@两会今天开幕.txt"
    path.write_text(BODY, encoding="utf-8")
    article = newsparse.load(path)
    assert (article.title, str(article.date_published)) == ("两会今天开幕", "2020-04-10")
    assert article.headline is not None
    assert article.date_published is not None
    assert (article.headline.span, article.date_published.span) == (None, None)
    assert [d.code for d in article.diagnostics] == ["field-from-name", "field-from-name"]
    assert newsparse.parse(article.to_text()).title == article.title


def test_the_text_counts_before_the_name(tmp_path: Path) -> None:
    """A title and a date of its own leave nothing to the name."""
    path = tmp_path / "20200410@旧闻一则回顾.txt"
    path.write_text(f"标题: 两会开幕\n发布日期: 2024-03-05\n正文内容:\n{BODY}", encoding="utf-8")
    article = newsparse.load(path)
    assert (article.title, str(article.date_published), article.diagnostics) == ("两会开幕", "2024-03-05", ())
