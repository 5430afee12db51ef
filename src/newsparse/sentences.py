"""Sentences of running text, right about quotes, brackets, ellipses and numbers."""

from __future__ import annotations

from collections import Counter

from .diagnostics import check_text
from .lines import only_newlines
from .patterns import compiled
from .span import Span

__all__ = ["split_sentences"]

_PAIRS = {
    "“": "”", "‘": "’", "「": "」", "『": "』", "（": "）", "(": ")",
    "《": "》", "〈": "〉", "【": "】", "[": "]", "〔": "〕",
}  # fmt: skip
_OPENER_OF = {closer: opener for opener, closer in _PAIRS.items()}
_QUOTES = frozenset('“‘「『"')
# Runs of marks that end a sentence (？！, ……). A full stop of ASCII ends one only behind a word and before white space
# and a new word, or at the end; ! and ? of ASCII only where no ASCII character goes on, as in the query of a URL.
_MARK = (
    r"(?m)(?P<stop>[。！？…｡‼⁇⁈⁉]+|[!?]+(?![!-~])|(?:(?<=\p{Ll}\p{Ll})|(?<=\p{Han}))\.(?=\s+[^\p{Ll}\s]|\s*$|[”’」』]))"
    r"|(?P<pair>[“”‘’「」『』（）()《》〈〉【】\[\]〔〕\"])"
    r"|(?P<line>\n)"
)
# Before an opening quote these say that somebody is quoted, and what follows the quote is a new sentence.
_INTRODUCES = tuple("：:，,—")
# After a stop these say that the sentence goes on; 的 only does so after a quote (“加油！”的喊声).
_GOES_ON = frozenset("，、；：,;:—–-·％%")


def split_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of ``text`` as spans into it, without the white space around them.

    A sentence ends at 。！？…… with the closing quotes and brackets that follow, and at the end of a line. A full stop
    in quotes that the sentence goes on after does not end it, nor does one in brackets or in a title (《你好，李焕英！》).

    >>> text = "“我们来了。”他说。他问：“明天呢？”没有人回答……"
    >>> [span.of(text) for span in split_sentences(text)]
    ['“我们来了。”他说。', '他问：“明天呢？”', '没有人回答……']
    """
    check_text("split_sentences", text)
    marked = only_newlines(text)
    closed = _closed_pairs(marked)
    sentences: list[Span] = []
    start = _skip_space(marked, 0)
    open_brackets = 0
    at = 0  # everything before it is dealt with
    for match in compiled(_MARK).finditer(marked):
        if match.start() < at:
            continue
        at = match.end()
        if match["line"]:
            _add(sentences, marked, start, match.start())
            start, open_brackets = _skip_space(marked, at), 0
        elif match["pair"]:
            if match.start() in closed and _OPENER_OF.get(match[0], match[0]) not in _QUOTES:
                open_brackets += 1 if match[0] in _PAIRS else -1
        else:
            outermost = None  # the opening mark of the last pair that closes here
            while at < len(marked) and (closed.get(at, at) < at or (marked[at] in _OPENER_OF and at not in closed)):
                if at in closed:  # else a stray mark, which at least begins no sentence
                    outermost = closed[at]
                    open_brackets -= marked[outermost] not in _QUOTES
                at += 1
            if not open_brackets and _ends(marked, start, at, outermost):
                _add(sentences, marked, start, at)
                start = _skip_space(marked, at)
    _add(sentences, marked, start, len(marked))
    return tuple(sentences)


def _ends(text: str, start: int, at: int, opener: int | None) -> bool:
    """Whether a sentence from ``start`` ends at ``at``, behind a stop and the closing mark of ``opener``."""
    after = text[at : at + 1]
    if not after or after == "\n":
        return True
    if after in _GOES_ON:
        return False
    if opener is None:
        return True
    if text[opener] in _QUOTES:
        # “……。”他说: the quote opens its sentence, which goes on; “加油！”“加油！”: another quote begins a new one.
        introduced = text[max(opener - 8, 0) : opener].rstrip()[-1:] in _INTRODUCES
        return after in _QUOTES or (introduced and after != "的")
    # Brackets and titles belong to the sentence around them, save those that stand by themselves.
    return text[opener] not in "《〈" and opener == start


def _closed_pairs(text: str) -> dict[int, int]:
    """The offset of each bracket and quote that has a partner on its line, with the offset of the partner."""
    partner: dict[int, int] = {}
    stack: list[tuple[str, int]] = []
    waiting: Counter[str] = Counter()  # what is on the stack, so that a stray closing mark costs nothing
    for match in compiled(_MARK).finditer(text):
        mark, at = match[0], match.start()
        if match["line"]:
            stack.clear()
            waiting.clear()
        elif not match["pair"]:
            continue
        elif mark in _PAIRS or (mark == '"' and not waiting[mark]):
            stack.append((mark, at))
            waiting[mark] += 1
        else:
            opener = _OPENER_OF.get(mark, mark)
            while waiting[opener]:
                top, begin = stack.pop()
                waiting[top] -= 1
                if top == opener:
                    partner[begin], partner[at] = at, begin
                    break
    return partner


def _skip_space(text: str, at: int) -> int:
    """The offset of the first character from ``at`` on that is not white space within the line."""
    while at < len(text) and text[at].isspace() and text[at] != "\n":
        at += 1
    return at


def _add(sentences: list[Span], text: str, start: int, end: int) -> None:
    """Add a sentence without the white space at its end, if anything is left."""
    end = start + len(text[start:end].rstrip())
    if start < end:
        sentences.append(Span(start, end))
