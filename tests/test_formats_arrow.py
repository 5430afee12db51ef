"""Articles as Arrow: they read back equal, whatever the text was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse import NewsparseError
from newsparse.formats import arrow
from strategies import SEED_TEXTS, any_texts


def _without_surrogates(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


@given(st.lists(any_texts().map(_without_surrogates), max_size=4), st.data())
def test_a_batch_reads_back_equal(texts: list[str], data: st.DataObject) -> None:
    """So does any slice of it, whose arrays do not begin at 0."""
    articles = [newsparse.parse(text) for text in texts]
    batch = arrow.to_batch(articles)
    batch.validate(full=True)
    assert batch.schema.equals(arrow.schema(), check_metadata=True)
    assert list(arrow.from_batch(batch)) == articles
    start = data.draw(st.integers(0, len(articles)))
    assert list(arrow.from_batch(batch.slice(start, 2))) == articles[start : start + 2]


def test_lone_surrogates_are_refused_by_name() -> None:
    """Among many articles."""
    articles = [newsparse.parse(SEED_TEXTS[0]), newsparse.parse("标题: 甲\n正文:\n乙\udc80。")]
    with pytest.raises(NewsparseError, match=r"U\+DC80"):
        arrow.to_batch(articles)
