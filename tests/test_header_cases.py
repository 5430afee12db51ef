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
