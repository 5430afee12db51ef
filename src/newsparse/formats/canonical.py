"""Canonical text: one labelled line for each header field, then the body as it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ..article import Article, BlockKind, HeaderField, plain
from ..header import read_header
from ..labels import canonical_labels, header_vocabulary, roles_of
from ..lines import LINE_ENDS, split_lines
from ..markup import print_kinds
from ..pipeline import FROM_MARKUP, NOT_SHOWN, parse

__all__ = ["to_text"]

# What a date without a label is called where there are several, since it gives way to one that has.
_ANY_DATE = "日期"
_LONGEST_HEADING = 40


def to_text(article: Article) -> str:
    """The canonical text of an article, which parses to one that reads equal.

    The kinds of lines that only the markup of a page told stand behind the body's label: ``正文内容（小标题 2；图注 4）:``.
    A field whose value would be read for something else on its line (``直播 来源：谁``) has two colons behind its label.
    """
    fields = [field for field in article.header if field.name != "body"]
    header = _header(fields, ": ")
    if not _reads_back(header, fields):
        header = _header(fields, ":: ")
    lines = [*_from_elsewhere(article), *header]
    blocks = article.body.blocks
    if not blocks:
        return "\n".join([*lines, ""])
    start, end = blocks[0].span.start, blocks[-1].span.end
    indent = start
    while indent and article.raw[indent - 1].isspace() and article.raw[indent - 1] not in LINE_ENDS:
        indent -= 1
    body = article.raw[indent:end]
    text = "\n".join([*lines, body])
    if article.body._markup or any(block.source_line for block in blocks):
        if not parse(text).reads_equal(article):
            return "\n".join([*lines[:-1], print_kinds(_kinds(article, indent, body)), body])
    return text


def _kinds(article: Article, offset: int, body: str) -> dict[int, BlockKind]:
    """The kinds of the lines of a page's body, by their number, that its text may not tell."""
    begins = [start + offset for _, start, *_ in split_lines(body)]
    return {
        bisect_right(begins, block.span.start) - 1: block.kind
        for block in article.body.blocks
        if block.kind in (BlockKind.HEADING, BlockKind.CAPTION)
        or (block.kind is BlockKind.PARAGRAPH and len(block.text) <= _LONGEST_HEADING)
    }


def _header(fields: Sequence[HeaderField], colon: str) -> list[str]:
    printed = canonical_labels()
    names = [field.name for field in fields]
    several = {name for name in ("date_published", "publisher") if names.count(name) > 1}
    lines = []
    for field in fields:
        # The label of a credit says more than its field's name (特约记者), and which of several dates or media counts is told
        # by their labels, so these stay as printed.
        if field.name in several:
            label = field.label or (_ANY_DATE if field.name == "date_published" else printed["publisher"])
        else:
            label = field.label if roles_of(field.label) else printed.get(field.name or "", field.label)
        lines.append((label + (colon if label else ": ") + " ".join(field.value.split())).rstrip())
    return [*lines, f"{printed['body']}:"]


def _reads_back(header: Sequence[str], fields: Sequence[HeaderField]) -> bool:
    """Whether plain header lines are read as the fields that they print."""
    read, body = read_header(split_lines("\n".join(header)), header_vocabulary())
    return not body and [(f.name, plain(f.value)) for f in read[:-1]] == [(f.name, plain(f.value)) for f in fields]


def _from_elsewhere(article: Article) -> list[str]:
    """Lines for values that stand nowhere in the text, but came from a file's name, or from what a page does not show."""
    printed = canonical_labels()
    headline, when = article.headline, article.date_published
    lines = []
    if headline is not None and headline.span is None:
        lines.append(f"{printed['title']}: {headline.text}")
    if when is not None and when.span is None:
        lines.append(f"{printed['date_published']}: {when.isoformat()}")
    hidden = {d.message.removeprefix(NOT_SHOWN).partition(";")[0] for d in article.diagnostics if d.code == FROM_MARKUP}
    values = {
        "publisher": article.publisher,
        "section": article.section,
        "keywords": ", ".join(article.keywords),
        "url": article.url,
    }
    return lines + [f"{printed[name]}: {value}" for name, value in values.items() if name in hidden and value]
