"""Counting a corpus: what counts, that parts add up to the whole, and that nothing is kept."""

from __future__ import annotations

import json
import pickle
import weakref
from collections.abc import Iterator
from functools import reduce
from operator import add
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse import Article, Failure, LoadError
from newsparse.statistics import FIELDS, Statistics, count
from strategies import any_texts

TEXTS = [
    "标题: 甲\n时间: 2020-12-10\n来源: 新华社\n关键词: 运动会 春季\n正文内容:\n今天开幕。\n作者：董洋 毛琦\n摄影：董洋",
    "标题: 乙\n时间: 2020年12月\n来源: 新华社\n浏览次数: 3\n正文内容:\n明天闭幕。\n文/图：毛琦",
    "标题: 丙\n时间: 2019年\n正文内容:\n今天开幕。",
    "标题: 丁\n时间: 2024-02-30\n频道号: 7\n正文内容:\n今天开幕。",
]


def test_articles_are_counted_by_what_they_say() -> None:
    found = count(map(newsparse.parse, TEXTS))
    assert found.articles == 4
    assert found.months == {"2020-12": 2}
    assert found.years == {"2019": 1}
    assert found.undated == 1
    assert found.publishers == {"新华社": 2}
    assert found.authors == {"董洋": 1, "毛琦": 2}
    assert found.roles == {"author": 2, "photographer": 2}
    assert found.keywords == {"运动会": 1, "春季": 1}
    assert found.fields == {
        "headline": 4, "text": 4, "date_published": 3, "publisher": 2, "credits": 2, "authors": 2, "keywords": 1, "view_count": 1
    }  # fmt: skip
    assert found.diagnostics == {"date-invalid": 1, "label-unknown": 1}


def test_zero_views_are_a_value() -> None:
    assert count([newsparse.parse("标题: 甲\n浏览次数: 0\n正文内容:\n乙。")]).fields["view_count"] == 1


def test_failures_that_come_while_articles_are_read_are_counted() -> None:
    failures: list[Failure] = []

    def articles() -> Iterator[Article]:
        yield newsparse.parse(TEXTS[0])
        failures.append(Failure(Path("a.txt"), LoadError(Path("a.txt"), "the file is empty")))

    found = count(articles(), failures)
    assert found.articles == 1
    assert found.failures == {"LoadError": 1}


@given(st.lists(st.sampled_from(TEXTS) | any_texts(), max_size=8), st.integers(0, 8))
def test_parts_add_up_to_the_whole_in_any_order(texts: list[str], cut: int) -> None:
    articles = [newsparse.parse(text) for text in texts]
    whole = count(articles)
    assert count(articles[:cut]) + count(articles[cut:]) == whole
    assert count(articles[cut:]) + count(articles[:cut]) == whole
    assert reduce(add, (count([article]) for article in articles), Statistics()) == whole
    assert pickle.loads(pickle.dumps(whole)) == whole
    assert whole.articles == whole.months.total() + whole.years.total() + whole.undated
    assert all(n <= whole.articles for n in whole.fields.values())
    assert set(whole.fields) <= set(FIELDS)


def test_no_article_is_kept() -> None:
    alive: list[weakref.ref[Article]] = []
    most = 0

    def articles() -> Iterator[Article]:
        nonlocal most
        for _ in range(20):
            article = newsparse.parse(TEXTS[0])
            alive.append(weakref.ref(article))
            yield article
            del article
            most = max(most, sum(ref() is not None for ref in alive))

    assert count(articles()).articles == 20
    assert most <= 1  # the one that is being counted


def test_a_dict_is_json_in_a_stable_order() -> None:
    found = count(map(newsparse.parse, reversed(TEXTS))).to_dict()
    assert json.loads(json.dumps(found)) == found
    assert list(found["authors"]) == ["毛琦", "董洋"]
    assert list(found["keywords"]) == ["春季", "运动会"]
    assert found["fields"]["url"] == 0
    assert list(found) == [
        "articles", "months", "years", "undated", "publishers", "authors", "roles", "keywords", "fields", "diagnostics", "failures"
    ]  # fmt: skip
