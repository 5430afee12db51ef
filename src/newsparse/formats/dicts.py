"""Articles as dicts of JSON types, whose keys are attribute names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from ..article import Article, Block, BlockKind, Body, Credit, FieldMark, Header, Headline, PartialDate, Role
from ..diagnostics import Diagnostic, NewsparseError, Severity
from ..span import Span

__all__ = ["from_dict", "to_dict"]

_VALUES = ("standfirst", "view_count", "publisher", "section", "url", "raw", "index", "original_title")
_DATE_PARTS = ("year", "month", "day", "hour", "minute", "second", "text")


def to_dict(article: Article) -> dict[str, Any]:
    """An article as JSON types. ``title``, ``authors`` and the ``text`` of blocks are there for the reader's sake.

    A span is a list of two offsets, ``utcoffset`` a number of seconds, ``path`` a string.
    """
    return {
        "title": article.title,
        "headline": _headline_out(article.headline),
        "standfirst": article.standfirst,
        "date_published": _date_out(article.date_published),
        "date_modified": _date_out(article.date_modified),
        "view_count": article.view_count,
        "publisher": article.publisher,
        "section": article.section,
        "keywords": list(article.keywords),
        "url": article.url,
        "authors": list(article.authors),
        "credits": [
            {
                "label": c.label,
                "roles": [role.value for role in c.roles],
                "organization": c.organization,
                "names": list(c.names),
                "text": c.text,
                "span": list(c.span),
            }
            for c in article.credits
        ],
        "body": {
            "blocks": [
                {
                    "kind": b.kind.value,
                    "text": b.text,
                    "span": list(b.span),
                    "gap_before": b.gap_before,
                    "source_line": b.source_line,
                }
                for b in article.body.blocks
            ]
        },
        "header": {
            "fields": [
                {
                    "name": f.name,
                    "label": f.label,
                    "value": f.value,
                    "span": list(f.span),
                    "value_span": list(f.value_span),
                }
                for f in article.header
            ]
        },
        "diagnostics": [
            {
                "code": d.code,
                "severity": d.severity.value,
                "message": d.message,
                "span": list(d.span),
                "line": d.line,
                "column": d.column,
            }
            for d in article.diagnostics
        ],
        "raw": article.raw,
        "path": None if article.path is None else str(article.path),
        "index": article.index,
        "original_title": article.original_title,
    }


def from_dict(data: Mapping[str, Any]) -> Article:
    """The article that :func:`to_dict` wrote; raises NewsparseError where ``data`` is something else."""
    try:
        raw = data["raw"]
        return Article(
            headline=_headline_in(data["headline"]),
            date_published=_date_in(data["date_published"]),
            date_modified=_date_in(data["date_modified"]),
            keywords=tuple(data["keywords"]),
            credits=tuple(
                Credit(
                    c["label"],
                    tuple(map(Role, c["roles"])),
                    c["organization"],
                    tuple(c["names"]),
                    c["text"],
                    Span(*c["span"]),
                )
                for c in data["credits"]
            ),
            body=Body(
                raw,
                read=tuple(
                    Block(BlockKind(b["kind"]), Span(*b["span"]), b["gap_before"], raw, b["source_line"])
                    for b in data["body"]["blocks"]
                ),
            ),
            header=Header(
                tuple(
                    FieldMark(f["name"], f["label"], f["value"], *f["span"], *f["value_span"])
                    for f in data["header"]["fields"]
                )
            ),
            diagnostics=tuple(
                Diagnostic(d["code"], Severity(d["severity"]), d["message"], Span(*d["span"]), d["line"], d["column"])
                for d in data["diagnostics"]
            ),
            path=None if data["path"] is None else Path(data["path"]),
            **{name: data[name] for name in _VALUES},
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise NewsparseError(f"no dict of an article: {type(error).__name__}: {error}") from error


def _headline_out(headline: Headline | None) -> dict[str, Any] | None:
    if headline is None:
        return None
    return {"text": headline.text, "kicker": headline.kicker, "span": _span_out(headline.span)}


def _headline_in(data: Mapping[str, Any] | None) -> Headline | None:
    return None if data is None else Headline(data["text"], data["kicker"], _span_in(data["span"]))


def _date_out(when: PartialDate | None) -> dict[str, Any] | None:
    if when is None:
        return None
    return {
        **{part: getattr(when, part) for part in _DATE_PARTS},
        "utcoffset": None if when.utcoffset is None else when.utcoffset.total_seconds(),
        "precision": when.precision,
        "span": _span_out(when.span),
    }


def _date_in(data: Mapping[str, Any] | None) -> PartialDate | None:
    if data is None:
        return None
    utcoffset = None if data["utcoffset"] is None else timedelta(seconds=data["utcoffset"])
    return PartialDate(**{part: data[part] for part in _DATE_PARTS}, utcoffset=utcoffset, span=_span_in(data["span"]))


def _span_out(span: Span | None) -> list[int] | None:
    return None if span is None else list(span)


def _span_in(data: list[int] | None) -> Span | None:
    return None if data is None else Span(*data)
