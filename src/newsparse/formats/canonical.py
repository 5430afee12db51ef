"""Canonical text: one labelled line for each header field, then the body as it stands."""

from __future__ import annotations

from collections.abc import Sequence

from ..article import Article, HeaderField, plain
from ..header import read_header
from ..labels import canonical_labels, header_vocabulary, roles_of
from ..lines import LINE_ENDS, split_lines

__all__ = ["to_text"]

# What a date without a label is called where there are several, since it gives way to one that has.
_ANY_DATE = "日期"


def to_text(article: Article) -> str:
    """The canonical text of an article, which parses to one that reads equal.

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
    return "\n".join([*lines, article.raw[indent:end]])


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
    """Lines for values that stand nowhere in the text, but came from a file's name."""
    printed = canonical_labels()
    headline, when = article.headline, article.date_published
    lines = []
    if headline is not None and headline.span is None:
        lines.append(f"{printed['title']}: {headline.text}")
    if when is not None and when.span is None:
        lines.append(f"{printed['date_published']}: {when.isoformat()}")
    return lines
