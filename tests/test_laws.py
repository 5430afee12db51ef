"""The laws of the design, each as a property of any text."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import newsparse
from newsparse import Article, Span, pipeline
from newsparse.readers.record import fields_of
from strategies import SEED_TEXTS, SEEDS, any_texts, records, variants


def squeezed(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())


def values(article: Article) -> Iterator[tuple[str, Span]]:
    """Every value of an article with its span."""
    if article.headline is not None and article.headline.span is not None:
        yield article.headline.text, article.headline.span
    for when in (article.date_published, article.date_modified):
        if when is not None and when.span is not None:
            yield when.text, when.span
    for field in article.header:
        yield field.value, field.value_span
    for block in article.body.blocks:
        yield block.text, block.span
    for credit in article.credits:
        yield credit.text, credit.span


@given(any_texts())
def test_a_span_slices_to_its_value(text: str) -> None:
    article = newsparse.parse(text)
    assert article.raw == text
    for value, span in values(article):
        assert 0 <= span.start <= span.end <= len(text)
        assert squeezed(span.of(text)) == squeezed(value)


@given(any_texts())
def test_fields_and_blocks_cover_every_character_once_and_in_order(text: str) -> None:
    article = newsparse.parse(text)
    at = text.startswith("\ufeff") and not text[:1].isspace()
    end = 0
    for span in [f.span for f in article.header] + [b.span for b in article.body.blocks]:
        assert span.start >= end
        assert not squeezed(text[max(end, at) : span.start]), "something between the parts was lost"
        end = span.end
    assert not squeezed(text[max(end, at) :]), "something behind the last part was lost"


@given(any_texts())
def test_a_credit_lies_inside_one_field_or_one_credit_block(text: str) -> None:
    article = newsparse.parse(text)
    homes = [field.span for field in article.header] + [b.span for b in article.body.of_kind("credit")]
    for credit in article.credits:
        assert sum(home.start <= credit.span.start and credit.span.end <= home.end for home in homes) == 1


@given(any_texts())
def test_sentences_cover_their_block_in_order(text: str) -> None:
    for block in newsparse.parse(text).body.blocks:
        end = block.span.start
        for sentence in block.sentences:
            assert end <= sentence.start < sentence.end <= block.span.end
            assert not squeezed(text[end : sentence.start])
            end = sentence.end
        assert not squeezed(text[end : block.span.end])


@given(any_texts())
def test_strict_raises_one_error_that_holds_all_errors_or_reads_the_same(text: str) -> None:
    lenient = newsparse.parse(text)
    errors = tuple(d for d in lenient.diagnostics if d.severity is newsparse.Severity.ERROR)
    if errors:
        with pytest.raises(newsparse.ParseError) as caught:
            newsparse.parse(text, strict=True)
        assert caught.value.diagnostics == errors
        assert caught.value.pos == errors[0].span.start
    else:
        assert newsparse.parse(text, strict=True) == lenient


# Texts that once broke a law, cut down to what did it.
ONCE_BROKEN = [
    "",
    ":0\x1f来源:0",
    "\ufeff",
    "\ufeff标题: 甲\n正文:\n乙。",
    "董",
    "标题: 甲\n正文内容:\n图：  核稿編輯:\n",
    "标题: 甲\n正文内容:\n　　值此四周年之际，西安交通大学党委理论学习\n　　中心组在西迁博物馆举行集体学习研讨，主题\n　　是牢记嘱托。",
    "栏目:\n】",
    "【发布时间】\n【正文]。\n【辑】",
    "园开园||||2003-2",
    "早稻陆续开镰 | 2020-07-15 | 新华网\n今天。",
    "八千个||||2022-03-12 救落水儿童||||2022-03-13||||江城晚报||||两名初二学生",
    "点击\n丨2",
    "摄\n甲来源∶",
    "时间\n1内容：",
    "图：\n\n\n甲\n内容:",
    "标题: 甲\n0:甲",
    "标题: 甲\n10:00:00摄",
    "标题: 甲\n甲\n甲\n甲 校对：\n正文：",
    "标题: 甲\n甲 图：责编：校对：",
    "标题: 甲\n甲 图：\n责编：\n校对：",
    "标题: 甲\nA\n【来源: 甲】\n乙。",
    "甲\nurl\t频道：",
    "甲 图：",
    "时间:|日期:",
    "发布日期:时间:\u20280标题:",
    "图： 文：",
    "\u200b某标签：甲\n标题：甲",
    "正文内容:: 时间：2020-12-10\n甲。",
    "正文：*",
    "正文\t甲",
    "【链接】校地结对共建",
    "链接：2019-09-26 12:11\u3000> 标题: 甲",
    "正文：标题：甲\n时间：2020-01-01\n正文：\n乙。",
    "时间：2020-01-01\n2020-01-02 新华网\n发布时间：2020-01-03\n甲。",
    "新华网 2020-01-01\n标题：甲\n来源：乙",
]


@pytest.mark.parametrize("text", ONCE_BROKEN)
def test_what_once_broke_a_law_keeps_it(text: str) -> None:
    article = newsparse.parse(text)
    assert newsparse.parse(article.to_text()).reads_equal(article)
    spans = [part.span for part in (*article.header, *article.body.blocks)]
    assert all(before.end <= after.start for before, after in pairwise(spans))
    gaps = [Span(0, 0), *spans, Span(len(text), len(text))]
    assert not any(text[a.end : b.start].strip("\ufeff \n\r\t\u3000") for a, b in pairwise(gaps))
    for field in article.header:
        assert field.span.start <= field.value_span.start <= field.value_span.end <= field.span.end


@given(any_texts())
def test_canonical_text_reads_equal(text: str) -> None:
    article = newsparse.parse(text)
    again = newsparse.parse(article.to_text())
    assert again.reads_equal(article)
    assert again.to_text() == article.to_text()


@given(any_texts())
def test_dicts_and_pickles_read_back_equal(text: str) -> None:
    article = newsparse.parse(text)
    for again in (Article.from_dict(article.to_dict()), pickle.loads(pickle.dumps(article))):
        assert again == article
        assert hash(again) == hash(article)
        assert again.body.blocks == article.body.blocks
        assert again.header.fields == article.header.fields


@given(records())
def test_a_record_of_a_file_keeps_the_laws_of_a_text(record: list[tuple[str, object]]) -> None:
    """Its raw is the labelled text that was made of it: spans, coverage and dicts."""
    article = pipeline.parse_record(fields_of(record))
    end = 0
    for part in [*article.header, *article.body.blocks]:
        assert part.span.start >= end
        assert not squeezed(article.raw[end : part.span.start]), "something between the parts was lost"
        end = part.span.end
    assert not squeezed(article.raw[end:]), "something behind the last part was lost"
    for value, span in values(article):
        assert squeezed(span.of(article.raw)) == squeezed(value)
    assert Article.from_dict(article.to_dict()) == article


@given(any_texts(), st.data())
def test_the_body_leads_back_to_the_source(text: str, data: st.DataObject) -> None:
    article = newsparse.parse(text)
    body = article.body.text
    start = data.draw(st.integers(0, len(body)))
    end = data.draw(st.integers(start, len(body)))
    first, last = article.body.to_raw(start, end)
    beside = article.body.of_kind("caption", "credit", "boilerplate")  # what stands between, and is left out
    kept = [n for n in range(first, last) if not any(block.span.start <= n < block.span.end for block in beside)]
    assert squeezed("".join(text[n] for n in kept)) == squeezed(body[start:end])


@given(any_texts())
def test_a_repr_is_short_and_on_one_line(text: str) -> None:
    article = newsparse.parse(text)
    for value in (article.headline, article.body, *article.body.blocks, *article.diagnostics):
        assert "\n" not in repr(value)
    assert len(repr(article.body)) < 80
    assert all(len(repr(block)) < 200 for block in article.body.blocks)


@given(variants())
def test_labels_colons_spaces_and_line_ends_make_no_difference(pair: tuple[str, str]) -> None:
    seed, variant = pair
    assert newsparse.parse(variant).reads_equal(newsparse.parse(seed))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"])
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem[:3])
def test_the_encoding_makes_no_difference(seed: Path, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / seed.name
    path.write_bytes(seed.read_bytes().decode("utf-8").encode(encoding))
    assert newsparse.load(path).reads_equal(newsparse.load(seed))


def test_a_folder_reads_as_its_files_one_by_one() -> None:
    corpus = newsparse.load_dir(SEEDS[0].parent)
    assert list(corpus) == [newsparse.load(path) for path in SEEDS]
    assert list(corpus) == list(newsparse.iter_dir(SEEDS[0].parent))


@given(st.text(max_size=80) | st.sampled_from(SEED_TEXTS))
def test_stages_that_serve_alone_return_for_any_text(text: str) -> None:
    for credit in newsparse.parse_credits(text):
        assert credit.span.of(text) == credit.text
    for name in newsparse.split_names(text):  # only names in Latin letters are of several words
        assert max(name) < "\u0250" or not any(map(str.isspace, name))
    when = newsparse.parse_date(text)
    assert when is None or when.begin < when.until


@given(st.datetimes(datetime(1900, 1, 1), datetime(2099, 12, 31)), st.data())
def test_a_date_reads_back_equal_in_every_form(moment: datetime, data: st.DataObject) -> None:
    assume(moment.date() != date(1970, 1, 1))  # which programs print for no date
    sign = data.draw(st.sampled_from("-/."))
    day = data.draw(
        st.sampled_from(
            [
                f"{moment.year}{sign}{moment.month:02d}{sign}{moment.day:02d}",
                f"{moment.year}{sign}{moment.month}{sign}{moment.day}",
                f"{moment.year}年{moment.month}月{moment.day}日",
                f"{moment.year} 年 {moment.month:02d} 月 {moment.day:02d} 日",
            ]
        )
    )
    clock = data.draw(
        st.sampled_from(
            [
                ("", "day"),
                (f" {moment.hour:02d}:{moment.minute:02d}", "minute"),
                (f" {moment.hour}:{moment.minute:02d}:{moment.second:02d}", "second"),
                (f" {moment.hour}时{moment.minute}分", "minute"),
                (f" {moment.hour}时", "hour"),
            ]
        )
    )
    label = data.draw(st.sampled_from(["", "时间：", "日期:", "发布日期: 时间："]))
    text = label + day + clock[0]
    when = newsparse.parse_date(text)
    assert when is not None
    assert when.precision == clock[1]
    assert when.begin <= moment < when.until
    assert when.span is not None
    assert when.span.of(text) == text[len(label) :]


UNITS = [
    "标题:",
    "发布日期: 时间：",
    "作者：董文欣 ",
    "王",
    "“",
    "（",
    "。",
    "】",
    ":",
    " ",
    "——",
    "一、",
    "短行不断\n",
    "作者：董文欣毛琦\n",
    "甲: 乙\n",
    "上一篇\n",
    "来源：\n",
    "-----\n",
    "记者：啊？\n",
    "2020-01-01 ",
    "&nbsp;",
    "甲。　　",
    "标题：甲\n来源：乙\n正文：\n",
]


@pytest.mark.parametrize("unit", UNITS)
@settings(deadline=None)
@given(
    frame=st.sampled_from(
        ["{}", "标题: {}\n正文内容:\n甲。", "标题: 甲\n正文内容:\n{}", "标题: 甲\n正文内容:\n乙。\n作者：{}"]
    )
)
def test_long_repetitions_are_read(unit: str, frame: str) -> None:
    """A pattern that backtracks, or work that is quadratic, would not end here."""
    article = newsparse.parse(frame.format(unit * 20_000))
    assert article.raw
