"""What the tests of header lines look at."""

from __future__ import annotations

from newsparse import Article

BODY = "\n正文内容:\n会议今天在北京召开。"


def fields_of(article: Article) -> list[tuple[str | None, str, str]]:
    """The fields as (name, label, value), without the body's own label."""
    return [(f.name, f.label, f.value) for f in article.header if f.name != "body"]


def codes_of(article: Article) -> list[str]:
    """The codes of the diagnostics, in order."""
    return [d.code for d in article.diagnostics]
