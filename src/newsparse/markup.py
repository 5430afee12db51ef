"""What the markup of a page says of the lines of a body, as canonical text prints it: ``正文内容（小标题 2；图注 4、5）:``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from .article import BlockKind
from .labels import canonical_labels
from .patterns import compiled

__all__ = ["Told", "print_kinds", "told_kinds"]

_WORDS = {BlockKind.HEADING: "小标题", BlockKind.CAPTION: "图注", BlockKind.PARAGRAPH: "段落"}
_OPENING = "正文内容（"
_ITEM = r"(?:小标题|图注|段落) \d{1,7}(?:、\d{1,7})*+"
_KINDS = rf"（(?P<kinds>{_ITEM}(?:；{_ITEM})*+)）:$"


class Told(NamedTuple):
    """The body's label with the kinds of lines: where it stands, the kinds by number, and the text with a plain label."""

    start: int
    end: int
    kinds: Mapping[int, BlockKind]
    masked: str


def print_kinds(kinds: Mapping[int, BlockKind]) -> str:
    """The body's label with the kinds of lines, which count from 1.

    >>> print_kinds({1: BlockKind.HEADING, 3: BlockKind.CAPTION, 4: BlockKind.CAPTION})
    '正文内容（小标题 2；图注 4、5）:'
    """
    parts = [
        f"{word} {'、'.join(str(n + 1) for n in sorted(kinds) if kinds[n] is kind)}"
        for kind, word in _WORDS.items()
        if kind in kinds.values()
    ]
    return f"{canonical_labels()['body']}（{'；'.join(parts)}）:"


def told_kinds(text: str) -> Told | None:
    """The kinds of lines that the first such label of a text gives; None where it has none.

    >>> told_kinds("标题: 甲\\n正文内容（小标题 2）:\\n乙。\\n丙\\n丁。").kinds
    {1: <BlockKind.HEADING: 'heading'>}
    """
    if _OPENING not in text:  # as nearly always
        return None
    label = canonical_labels()["body"]
    match = compiled(f"(?m)^{label}{_KINDS}").search(text)
    if match is None:
        return None
    kinds: dict[int, BlockKind] = {}
    for item in match["kinds"].split("；"):
        word, _, numbers = item.partition(" ")
        kind = next(kind for kind, known in _WORDS.items() if known == word)
        kinds |= {int(n) - 1: kind for n in numbers.split("、")}
    plain = f"{label}:".ljust(len(match[0]))
    return Told(match.start(), match.end(), kinds, text[: match.start()] + plain + text[match.end() :])
