"""Body lines to blocks: subtitles, editor's notes, section headings, captions and paragraphs.

A line is one block, save where the whole text was hard-wrapped: then the lines of a paragraph are one.
"""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import east_asian_width

from .article import BlockKind
from .lines import Line, LineParts, is_rule, join_lines
from .patterns import compiled

__all__ = ["read_blocks"]

# What a sentence ends with, or breaks off with; headings do neither.
_SENTENCE_END = frozenset("。！？!?；;…，,、：:.")
# Closing marks that may follow the full stop of a sentence.
_CLOSERS = "”’」』）)】》\"'"
_PARAGRAPH = BlockKind.PARAGRAPH
_FULL_STOPS = frozenset("。！？!?；;…：:.")
# A word of ASCII characters, or any one character, and the marks that cannot begin a line.
_UNIT = r"(?:[!-~]{1,40}|.)[，。、！？；：”’）》】…]{0,3}"
_LONGEST_HEADING, _SHORTEST_HEADING = 40, 2
_LONGEST_CAPTION = 120
_EDITOR_NOTE = r"[【\[（(〔]?(?:开栏语|開欄語|开栏的话|编者按|編者按|编者的话|編者的話|编者注|编前语|编后语|按语)(?:[】\])）〕:：\s]|$)"
_CAPTION = (
    r"!\[[^\]]{0,200}\]\([^)\s]{0,500}|!\[\[[^\[\]]{1,200}\]\]|<(?:img|figure|video|iframe)\b"
    r"|[（(]?[上下左右前后]?图(?:[为：:/／]|\d{1,2}[：:\s]|片说明)|[（(]?圖(?:為|說|[：:/／])|[▲△▼▽]"
)
# Where a picture or a film stood: 【图片】, [图1], （视频截图）, {{IMG_0}}.
_PLACEHOLDER = (
    r"[【\[（(<{]{1,2}\s?(?:此处[为有是]?)?(?:插图|配图|图片?|圖片?|照片|相片|视频|影片|動圖|动图|音频|(?i:image|img|picture|photo|pic|video|figure))"
    r"(?:截图|占位符?|链接)?[\s_:：#-]?\s?[\d一二三四五六七八九十]{0,3}\s?[】\]）)>}]{1,2}"
)
_LONGEST_PLACEHOLDER = 24
# What the makers of static sites fill in: <!-- more -->, {% asset_img a.jpg %}, {{< figure src="a.jpg" >}}.
_TEMPLATE = r"<!--\s?more\s?-->|\{%[^%]{1,200}+%\}|\{\{[<%][^{}]{1,200}+\}\}"
_TEMPLATES = ("<!--", "{%", "{{<", "{{%")
# A heading of Markdown.
_MARKED = r"#{1,6}\s++[^\s]"
_SUBTITLE = r"——|──|――|－－"
# The characters that the three patterns above can begin with.
_OPENERS = frozenset("【[（(〔編编开開按上下左右前后图圖▲△▼▽—─―－#!<{")
# 一、 （一） 1. 第一， open a heading of a list, which may follow another heading.
_NUMBERED = r"[（(]?[一二三四五六七八九十\d]{1,3}(?:[、.．）)]|是)|第[一二三四五六七八九十]{1,3}[章节節部]"


# Text is hard-wrapped at widths between these, in characters; a line may end this much before the margin.
_NARROWEST, _WIDEST, _SLACK = 16, 100, 2


def read_blocks(lines: Sequence[LineParts]) -> tuple[Sequence[LineParts], list[BlockKind]]:
    """The lines that are the blocks of the body's own text, and the kind of each.

    Subtitles open with —— and stand before everything else, on one line or two; a heading is short, stands on a line
    of its own before a paragraph, and does not end like a sentence.
    """
    lines = _unwrap(lines)
    kinds = [_PARAGRAPH] * len(lines)
    # A look at the length and the first character, before any pattern: most lines are plain paragraphs.
    odd = [n for n, line in enumerate(lines) if len(line[0]) <= _LONGEST_HEADING or line[0][0] in _OPENERS]
    for n in odd:
        kinds[n] = _kind(n, lines, kinds)
    return lines, kinds


def _kind(n: int, lines: Sequence[LineParts], kinds: Sequence[BlockKind]) -> BlockKind:
    """The kind of a line, told from its text and from what stands around it; the kinds before it are known."""
    text, _, _, gap, _ = lines[n]
    if is_rule(text):
        return BlockKind.BOILERPLATE
    if text[0] in _OPENERS:
        if len(text) <= _LONGEST_PLACEHOLDER and compiled(_PLACEHOLDER).fullmatch(text):
            return BlockKind.BOILERPLATE
        if text.startswith(_TEMPLATES) and compiled(_TEMPLATE).fullmatch(text):
            return BlockKind.BOILERPLATE
        if (len(text) <= _LONGEST_CAPTION or text[0] in "!<") and compiled(_CAPTION).match(text):
            return BlockKind.CAPTION
        if text[0] == "#" and len(text) <= _LONGEST_CAPTION and compiled(_MARKED).match(text):
            return BlockKind.HEADING
        if compiled(_EDITOR_NOTE).match(text):
            return BlockKind.EDITOR_NOTE
        at_top = n == 0 or (n == 1 and kinds[0] is BlockKind.EDITOR_NOTE)
        if at_top and compiled(_SUBTITLE).match(text) and _is_short(text):
            return BlockKind.SUBTITLE
    if not _is_short(text):
        return _PARAGRAPH
    after_subtitle = n and kinds[n - 1] is BlockKind.SUBTITLE and not (n > 1 and kinds[n - 2] is BlockKind.SUBTITLE)
    if after_subtitle and not gap and not compiled(_NUMBERED).match(text):
        return BlockKind.SUBTITLE  # its second line
    return BlockKind.HEADING if _is_heading(n, lines, kinds) else _PARAGRAPH


def _is_short(text: str) -> bool:
    """Whether a line is short, and neither holds a sentence nor ends like one."""
    return (
        _SHORTEST_HEADING <= len(text) <= _LONGEST_HEADING
        and "。" not in text
        and text.rstrip(_CLOSERS)[-1:] not in _SENTENCE_END
        and any(map(str.isalpha, text))
    )


def _is_heading(n: int, lines: Sequence[LineParts], kinds: Sequence[BlockKind]) -> bool:
    """Whether a short line heads what follows it.

    It stands right before a paragraph. Short lines one after another are a list (of names, of items), unless they are
    numbered: 一、 may stand above （一）.
    """
    if n + 1 == len(lines):
        return False
    if _is_short(lines[n + 1][0]):
        return (
            n + 2 < len(lines) and not _is_short(lines[n + 2][0]) and compiled(_NUMBERED).match(lines[n][0]) is not None
        )
    return not (n and kinds[n - 1] is _PARAGRAPH and _is_short(lines[n - 1][0]))


def _unwrap(lines: Sequence[LineParts]) -> Sequence[LineParts]:
    """The lines, those of each paragraph as one where the text was hard-wrapped."""
    for text, *_ in lines:
        if len(text) > _WIDEST:
            return lines
    joins = _joins([Line(*parts) for parts in lines]) if len(lines) > 2 else ()
    if not any(joins):
        return lines
    paragraphs: list[LineParts] = []
    parts: list[LineParts] = []
    for line, goes_on in zip(lines, [*joins, False], strict=True):
        parts.append(line)
        if not goes_on:
            _, start, _, gap, indent = parts[0]
            text = join_lines("\n".join(text for text, *_ in parts))
            paragraphs.append((text, start, line[2], gap, indent))
            parts = []
    return paragraphs


def _joins(lines: Sequence[Line]) -> Sequence[bool]:
    """For each line but the last, whether its paragraph goes on in the next line.

    A text counts as hard-wrapped when lines that break off in mid-sentence mostly end at one margin; margins are
    counted in characters, or in the columns of a terminal, where Han characters are two wide.
    """
    margin_indent = min(line.indent for line in lines[1:])
    follows = [not after.gap and after.indent == margin_indent for after in lines[1:]]
    for width, blank in ((len, 1), (_columns, 2), (_columns, 1)):  # a blank of the indentation is one wide, or two
        widths = [width(line.text) + blank * max(line.indent - margin_indent, 0) for line in lines]
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
    match = compiled(_UNIT).match(text)
    return match[0] if match else text[:1]
