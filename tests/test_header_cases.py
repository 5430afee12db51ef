"""Dialects of labelled and unlabelled text: what a careful reader finds in each of tests/cases/header.

A case is a file: lines ``name: value`` with what is expected, a line ``=====``, and the text. ``authors``, ``keywords``
and ``headings`` stand between spaces, ``first`` opens the first paragraph, ``last`` closes the last one, ``paragraphs``
is their number. A field that is not named is expected to be absent where it is a title, a date, a medium or a count.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import newsparse

CASES = sorted((Path(__file__).parent / "cases" / "header").glob("*.txt"))
ALWAYS = ("title", "published", "publisher", "authors", "views")


def _read(path: Path) -> tuple[dict[str, str], str]:
    expected, _, text = path.read_text(encoding="utf-8").partition("=====\n")
    return dict(line.split(": ", 1) for line in expected.splitlines()), text


def _found(article: newsparse.Article) -> dict[str, str]:
    """The values of an article as a case writes them."""
    views, when = article.view_count, article.date_published
    return {
        "title": article.title or "",
        "published": when.isoformat() if when is not None else "",
        "publisher": article.publisher or "",
        "authors": " ".join(article.authors),
        "views": str(views) if views is not None else "",
        "section": article.section or "",
        "url": article.url or "",
        "keywords": " ".join(article.keywords),
        "headings": " ".join(block.text.lstrip("# ") for block in article.body.headings),
        "paragraphs": str(len(article.body.paragraphs)),
    }


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_dialect_is_read_as_a_careful_reader_reads_it(path: Path) -> None:
    expected, text = _read(path)
    article = newsparse.parse(text)
    found = _found(article)
    first, last = expected.pop("first"), expected.pop("last")
    asked = {**dict.fromkeys(ALWAYS, ""), **expected}
    assert {name: _shortened(found[name], value) for name, value in asked.items()} == asked
    paragraphs = article.body.paragraphs
    assert paragraphs[0].text.startswith(first)
    assert paragraphs[-1].text.endswith(last)


def _shortened(found: str, expected: str) -> str:
    """A date as precise as it is expected."""
    return found[: len(expected)] if "T" in found and expected[:2] in ("19", "20") else found


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_laws_hold_for_every_dialect(path: Path) -> None:
    _, text = _read(path)
    article = newsparse.parse(text)
    assert newsparse.parse(article.to_text()).reads_equal(article)
    spans = sorted([f.span for f in article.header] + [b.span for b in article.body.blocks])
    end = 0
    for span in spans:
        assert span.start >= end
        assert not text[end : span.start].strip()
        end = span.end
    assert not text[end:].strip()


OPENING = "今天上午，大会在北京开幕，代表们认真讨论了报告。\n大会将于后天闭幕，代表们表示收获很大。"
HEADERS = [
    "标题:大会开幕,时间:2020-01-01,来源:新华网\n",
    "标题：大会开幕\r\r\n时间：2020-01-01\r\r\n来源：新华网\r\r\n正文：\r\r\n",
    "大会开幕\n2020年01月01日08:00  新华网\n",
    "新闻标题：大会开幕\n新闻时间：2020-01-01 08:00:00\n新闻来源：新华网\n新闻内容：",
    "NewsTitle: 大会开幕\nPubTime: 2020-01-01\nSource: 新华网\nNewsContent: ",
    "大会开幕-新华网\n\n时间: 2020-01-01 08:00\n\n来源: 新华网\n\n",
    "【新闻标题】大会开幕【发布时间】2020-01-01【来源】新华网【正文】",
    "1、标题：大会开幕\n2、时间：2020-01-01\n3、来源：新华网\n4、内容：\n",
    "大会开幕\n　　2020-01-01 08:00　　来源：新华网　　\n　　",
    "大会开幕\n日期：2020-01-01　作者：张三　来源：新华网　浏览：33　字号：[大][中][小]\n",
    "大会开幕\n新华网\n2020-01-01\n",
    "大会开幕\n来源：新华网 | 2020年01月01日 08:00:00 | 字号：T|T\n",
    "标题：大会开幕\n发布时间：2020-01-01\n来源：新华网\n摘要：大会开幕了。\n代表们很高兴。\n正文：\n",
    "大会开幕\n[ 发布日期：2020-01-01 ] [ 来源：新华网 ] [ 阅读：33 ]\n",
    "大会开幕\n时间：2020-01-01   \n文章来源: 新华网    点击数: 33   更新时间：2020-1-2\n",
    "大会开幕 2020-01-01 08:00 来源：新华网\n",
    "文章标题：大会开幕    发布时间：2020-01-01 08:00    文章来源：新华网    文章内容：    ",
    "大会开幕\n\n发表于 2020-01-01 08:00:00 | 来源 新华网 | 作者 张三 | 点击 33 次\n\n",
    "首页 > 新闻 > 正文\n大会开幕\n时间：2020-01-01 新华网 【打印】【关闭】\n",
    "大会开幕\n来源：新华网 2020-01-01\n记者 张三\n",
]


@pytest.mark.parametrize("header", HEADERS)
def test_a_header_in_any_shape_says_the_same(header: str) -> None:
    """Title, date, medium, and the two paragraphs below."""
    article = newsparse.parse(header + OPENING)
    when = article.date_published
    assert when is not None
    assert (article.title, when.isoformat()[:10], article.publisher) == ("大会开幕", "2020-01-01", "新华网")
    assert article.text == OPENING
    assert newsparse.parse(article.to_text()).reads_equal(article)
