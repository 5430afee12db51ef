"""Body lines to blocks: subtitles, editor's notes, section headings, captions and paragraphs.

A line is one block, save where the whole text was hard-wrapped: then the lines of a paragraph are one.
"""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import east_asian_width

import regex

from .article import Block, BlockKind
from .lines import Line, join_lines
from .span import Span

__all__ = ["read_blocks"]

# What a sentence ends with, or breaks off with; headings do neither.
_SENTENCE_END = frozenset("。！？!?；;…，,、：:.")
# Closing marks that may follow the full stop of a sentence.
_CLOSERS = "”’」』）)】》\"'"
_PARAGRAPH = BlockKind.PARAGRAPH
_FULL_STOPS = frozenset("。！？!?；;…：:.")
# A word of ASCII characters, or any one character, and the marks that cannot begin a line.
_UNIT = regex.compile(r"(?:[!-~]{1,40}|.)[，。、！？；：”’）》】…]{0,3}")
_LONGEST_HEADING, _SHORTEST_HEADING = 40, 2
_LONGEST_CAPTION = 120
_EDITOR_NOTE = regex.compile(
    r"[【\[（(〔]?(?:开栏语|開欄語|开栏的话|编者按|編者按|编者的话|編者的話|编者注|编前语|编后语|按语)[】\])）〕:：\s]"
)
_CAPTION = regex.compile(r"[（(]?[上下左右前后]?图(?:[为：:]|\d{1,2}[：:\s]|片说明)|[（(]?圖(?:為|說|[：:])|[▲△▼▽]")
_SUBTITLE = regex.compile(r"——|──|――|－－")
# The characters that the three patterns above can begin with.
_MARKS = frozenset("【[（(〔編编开開按上下左右前后图圖▲△▼▽—─―－")
# 一、 （一） 1. 第一， open a heading of a list, which may follow another heading.
_NUMBERED = regex.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}(?:[、.．）)]|是)|第[一二三四五六七八九十]{1,3}[章节節部]")


# Text is hard-wrapped at widths between these, in characters; a line may end this much before the margin.
_NARROWEST, _WIDEST, _SLACK = 16, 100, 2


def read_blocks(raw: str, lines: Sequence[Line]) -> list[Block]:
    """The blocks of the body's own text.

    Subtitles open with —— and stand before everything else, on one line or two; a heading is short, stands on a line
    of its own before a paragraph, and does not end like a sentence.
    """
    lines = _unwrap(lines)
    return [
        Block(kind, Span(start, end), gap, raw)
        for kind, (_, start, end, gap, _) in zip(_kinds(lines), lines, strict=True)
    ]


def _kinds(lines: Sequence[Line]) -> list[BlockKind]:
    """The kind of each line, told from its text and from what stands around it."""
    kinds: list[BlockKind] = []
    for n, (text, _, _, gap, _) in enumerate(lines):
        kind = _PARAGRAPH
        if text[0] in _MARKS:  # a look at the first character, before any pattern
            if len(text) <= _LONGEST_CAPTION and _CAPTION.match(text):
                kind = BlockKind.CAPTION
            elif _EDITOR_NOTE.match(text):
                kind = BlockKind.EDITOR_NOTE
            elif _SUBTITLE.match(text) and _is_short(text) and _at_top(kinds):
                kind = BlockKind.SUBTITLE
        if kind is _PARAGRAPH and len(text) <= _LONGEST_HEADING and _is_short(text):
            if kinds == [BlockKind.SUBTITLE] and not gap and not _NUMBERED.match(text):
                kind = BlockKind.SUBTITLE  # the second line of a subtitle
            elif _is_heading(n, lines, kinds):
                kind = BlockKind.HEADING
        kinds.append(kind)
    return kinds


def _is_short(text: str) -> bool:
    """Whether a line is short and does not end like a sentence."""
    return (
        _SHORTEST_HEADING <= len(text) <= _LONGEST_HEADING
        and text.rstrip(_CLOSERS)[-1:] not in _SENTENCE_END
        and any(map(str.isalpha, text))
    )


def _at_top(kinds: Sequence[BlockKind]) -> bool:
    """Whether nothing but an editor's note stood before."""
    return not kinds or kinds == [BlockKind.EDITOR_NOTE]


def _is_heading(n: int, lines: Sequence[Line], kinds: Sequence[BlockKind]) -> bool:
    """Whether a short line heads what follows it.

    It stands right before a paragraph. Short lines one after another are a list (of names, of items), unless they are
    numbered: 一、 may stand above （一）.
    """
    if n + 1 == len(lines):
        return False
    if _is_short(lines[n + 1].text):
        return n + 2 < len(lines) and not _is_short(lines[n + 2].text) and _NUMBERED.match(lines[n].text) is not None
    return not (n and kinds[n - 1] is _PARAGRAPH and _is_short(lines[n - 1].text))


def _unwrap(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, those of each paragraph as one where the text was hard-wrapped."""
    for line in lines:
        if len(line.text) > _WIDEST:
            return lines
    joins = _joins(lines) if len(lines) > 2 else ()
    if not any(joins):
        return lines
    paragraphs: list[Line] = []
    parts: list[Line] = []
    for line, goes_on in zip(lines, [*joins, False], strict=True):
        parts.append(line)
        if not goes_on:
            text = join_lines("\n".join(part.text for part in parts))
            paragraphs.append(parts[0]._replace(text=text, end=line.end))
            parts = []
    return paragraphs


def _joins(lines: Sequence[Line]) -> Sequence[bool]:
    """For each line but the last, whether its paragraph goes on in the next line.

    A text counts as hard-wrapped when lines that break off in mid-sentence mostly end at one margin; margins are
    counted in characters, or in the columns of a terminal, where Han characters are two wide.
    """
    margin_indent = min(line.indent for line in lines)
    follows = [not after.gap and after.indent == margin_indent for after in lines[1:]]
    for width in (len, _columns):
        widths = [width(line.text) for line in lines]
        margin = max(widths)
        if margin < _NARROWEST:
            continue
        full = [
            at + max(width(_first_unit(after.text)), _SLACK) > margin
            for at, after in zip(widths, lines[1:], strict=False)
        ]
        broken = [
            full[n] for n in range(len(full)) if follows[n] and lines[n].text.rstrip(_CLOSERS)[-1:] not in _FULL_STOPS
        ]
        if len(broken) >= 2 and 3 * sum(broken) >= 2 * len(broken):
            return [a and b for a, b in zip(follows, full, strict=True)]
    return ()


def _columns(text: str) -> int:
    """The columns that a text takes in a terminal."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def _first_unit(text: str) -> str:
    """What a line break cannot part at the beginning of a line: a word or one character, with its closing marks."""
    match = _UNIT.match(text)
    return match[0] if match else text[:1]
