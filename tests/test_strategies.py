"""What the published strategies draw is what they say: the truth is known without reading the text."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, datetime
from typing import Any

from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

import newsparse
from newsparse import Article, Credit, PartialDate, strategies


@given(strategies.printed_dates())
def test_a_printed_date_is_read_as_what_it_says(pair: tuple[str, PartialDate]) -> None:
    text, expected = pair
    assert newsparse.parse_date(text) == expected


@given(
    st.dates(date(1971, 1, 1), date(2099, 12, 31)) | st.datetimes(datetime(1971, 1, 1), datetime(2099, 1, 1)), st.data()
)
def test_a_relative_date_is_counted_from_its_base(base: date, data: st.DataObject) -> None:
    text, expected = data.draw(strategies.printed_dates(base=base))
    assert newsparse.parse_date(text, base=base) == expected


@given(strategies.credit_lines())
def test_a_line_of_credits_is_read_as_what_it_says(pair: tuple[str, tuple[Credit, ...]]) -> None:
    text, expected = pair
    assert newsparse.parse_credits(text) == expected


@given(strategies.headers())
def test_a_header_is_read_as_the_fields_that_it_prints(pair: tuple[str, dict[str, str]]) -> None:
    text, expected = pair
    header = newsparse.parse(text + "\n今天，一切顺利。").header
    assert {field.name: field.value for field in header if field.name != "body"} == expected


@given(strategies.labelled_texts())
def test_a_labelled_text_is_read_as_the_article_that_it_prints(pair: tuple[str, dict[str, Any]]) -> None:
    text, expected = pair
    article = newsparse.parse(text)
    of_body = [c for c in article.credits if c.span.start > text.index(expected["text"].split("\n")[0])]
    read = {name: getattr(article, name) for name in expected} | {"credits": tuple(of_body)}
    assert read == expected
    assert not article.diagnostics


@given(strategies.articles())
def test_an_article_can_be_written_as_utf8(article: Article) -> None:
    json.dumps(article.to_dict(), ensure_ascii=False).encode("utf-8")


@given(strategies.articles(odd=False))
def test_articles_without_oddities_have_a_title_and_a_text(article: Article) -> None:
    assert article.title
    assert article.text
    assert not article.diagnostics


def test_odd_articles_are_drawn_too() -> None:
    for odd in (
        lambda article: article.title is None,
        lambda article: any(d.severity == "error" for d in article.diagnostics),
        lambda article: "<script>" in article.raw,
        lambda article: len(article.credits) > 2,
        lambda article: article.body.headings,
    ):
        find(strategies.articles(), odd, settings=settings(max_examples=2000, phases=[Phase.generate]))


def test_without_hypothesis_the_error_names_the_extra() -> None:
    code = (
        "import sys; sys.modules['hypothesis'] = None\n"
        "import newsparse\n"
        "try:\n    import newsparse.strategies\n"
        "except ImportError as error:\n    print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "pip install 'newsparse[hypothesis]'" in done.stdout
