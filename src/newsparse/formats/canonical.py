"""Canonical text: one labelled line for each header field, then the body as it stands."""

from __future__ import annotations

from ..article import Article
from ..labels import canonical_labels, roles_of
from ..lines import LINE_ENDS

__all__ = ["to_text"]


def to_text(article: Article) -> str:
    """The canonical text of an article, which parses to one that reads equal."""
    printed = canonical_labels()
    lines = []
    for field in article.header:
        if field.name == "body":
            continue
        # The label of a credit says more than its field's name (特约记者), so it stays as printed.
        label = field.label if roles_of(field.label) else printed.get(field.name or "", field.label)
        lines.append(f"{label}: {field.value}".rstrip())
    lines.append(f"{printed['body']}:")
    blocks = article.body.blocks
    if not blocks:
        return "\n".join([*lines, ""])
    start, end = blocks[0].span.start, blocks[-1].span.end
    indent = start
    while indent and article.raw[indent - 1].isspace() and article.raw[indent - 1] not in LINE_ENDS:
        indent -= 1
    return "\n".join([*lines, article.raw[indent:end]])
