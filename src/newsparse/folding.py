"""Text as look-ups see it: Simplified characters, one form of each mark, every character at its place."""

from __future__ import annotations

from functools import cache

from .tables import read_table

__all__ = ["fold", "fold_label"]

# One character for each kind of mark that stands between the parts of a credit.
_MARKS = {
    " ": "\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0"
    "\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u2028\u2029\u202f\u205f\u3000\ufeff",
    ":": "：∶﹕︓",
    "/": "／∕⁄╱",
    "|": "｜│┃丨∣︱",
    "、": "，,;；､﹐＆&□■◆◇▪○◎",
    "(": "（【〔［[〖{｛﹙",
    ")": "）】〕］]〗}｝﹚",
    "-": "－—─–―﹣_＿~～",
    "·": "•・‧∙⋅",
}


def fold(text: str) -> str:
    """The text with Simplified characters, ASCII letters and digits, and one mark of each kind; as long as it was.

    >>> fold("攝影／記者　王五、趙六【文】")
    '摄影/记者 王五、赵六(文)'
    """
    return text.translate(_folded())


def fold_label(label: str) -> str:
    """A label as look-ups see it: folded, without white space, in lower case.

    >>> fold_label("責　編"), fold_label("Editor")
    ('责编', 'editor')
    """
    return "".join(fold(label).split()).lower()


@cache
def _folded() -> dict[int, str]:
    folded = {0x130: "I"}  # the one letter whose lower case is two characters
    folded |= {code: chr(code - 0xFEE0) for code in range(0xFF10, 0xFF5B)}  # full-width digits and letters
    for mark, others in _MARKS.items():
        folded.update(dict.fromkeys(map(ord, others), mark))
    for simplified, forms in read_table("traditional"):
        folded.update(dict.fromkeys(map(ord, forms), simplified))
    return folded
