"""Tab-separated classification corpora such as cnews: a label, a tab, and the text of an article on one line.

Some have the title between the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..labels import header_vocabulary
from .record import Record, fields_of, numbered_lines, too_long

__all__ = ["read", "recognise"]

_LABEL_LENGTH, _LOOKED_AT = 12, 5


def recognise(head: str) -> bool:
    """Whether the first lines are a short label, one tab and a longer text each.

    >>> recognise("体育\\t马晓旭意外受伤让国奥警惕\\n财经\\t三新基金打开申赎")
    True
    >>> recognise("title\\tcontent\\n甲\\t乙")  # a table with a header row
    False
    """
    lines = [line for line in head.split("\n", _LOOKED_AT)[:_LOOKED_AT] if line.strip()]
    return (
        bool(lines)
        and all(map(_is_row, lines))
        and any(len(line) > 2 * _LABEL_LENGTH or not line.isascii() for line in lines)
    )


def _is_row(line: str) -> bool:
    label, tab, text = line.partition("\t")
    if not tab or text.rstrip().count("\t") > 1 or not text.strip() or not 0 < len(label) <= _LABEL_LENGTH:
        return False
    if header_vocabulary().name_of(label) is not None:  # labels of a header, with tabs in place of colons
        return False
    return len(text) > len(label) and not any(c.isspace() or c in ":：。，" for c in label)


def read(chunks: Iterable[str], limit: int) -> Iterator[Record]:
    """One article a line: the label is its section, the text its body.

    >>> [record] = read(["体育\\t马晓旭意外受伤让国奥警惕\\n"], 100)
    >>> record.fields
    (('section', '体育'), ('body', '马晓旭意外受伤让国奥警惕'))
    """
    for number, line in numbered_lines(chunks, limit):
        if line is None:
            yield too_long(number, limit)
        elif line.strip():
            label, tab, text = line.partition("\t")
            title, _, body = text.strip("\r\n").rpartition("\t")
            if tab and body.strip():
                pairs = [("section", label.strip()), ("title", title), ("body", body)]
                yield Record(number, fields_of(pairs))
            else:
                yield Record(number, error="no label, tab and text")
