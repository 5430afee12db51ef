"""Where credits stand: on lines of their own, before a lead, behind the last sentence, at the end of a caption."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from .article import Credit
from .creditlines import LONGEST_LINE, read_line, read_whole
from .credits import say_ambiguous, to_credits
from .diagnostics import Finding, check_text, quote
from .drafts import Byline
from .folding import fold
from .labels import header_vocabulary
from .leads import read_labelled_lead, read_lead
from .lines import LineParts
from .patterns import compiled
from .roles import RoleWords, own_roles, role_words
from .tails import LONGEST_CAPTION, is_of_picture, read_caption, read_closing, read_tails

__all__ = ["find_credits", "parse_credits"]

# Lines that may stand among the credits at the end of a body: how many, and how long.
_MOST_OTHERS, _LONGEST_OTHER = 3, 40
# How subtitles and editor's notes open, which stand above the lead.
_ABOVE_LEAD = (
    "——",
    "--",
    "【编",
    "【開",
    "【开",
    "【按",
    "编者按",
    "編者按",
    "开栏",
    "開欄",
    "[编",
    "（编者",
    "编者的话",
    "編者的話",
)
_CAPTION_ENDS = (*"摄攝影图圖供稿像拍)）】", "摄。", "攝。", "影。", "图。", "圖。")
# What is looked for before a lead is read: whether a line may open with a byline.
_LEADING = (
    r"[（(【〔［\[][^）)】〕］\]]{0,60}?(?:[记記]者|通[讯訊信][员員]|作者|[编編撰摄攝译譯文图圖采採综綜供专專])|"
    r"日[^，。]{0,8}?[电電讯訊]|[讯訊](?:$|[\s（(【〔［\[])|[记記]者[^，。]{2,40}?(?:报道|報導|報道)"
)
_LEAD_WITHIN = 110
_TAKERS = frozenset("摄攝")
# 新华社南宁4月5日电题：守陵人, above the byline of a feature.
_FEATURE = r"[^。\s]{2,20}?\d{1,2}日[电電]\s?[题題]\s?[:：]"


def parse_credits(text: str, *, labels: Mapping[str, str | Iterable[str]] | None = None) -> tuple[Credit, ...]:
    """The credits of one line, in order; ``()`` where the line holds none.

    Read are lines of credits, a byline before the first words of a paragraph, credits behind its last sentence or at
    the end of a caption, and a page's line of metadata. ``labels`` maps roles to further printed labels. Spans count
    in ``text``.

    >>> parse_credits("作者：网信中心董文欣毛琦王玉婷")
    (<Credit 作者 (author) 网信中心: 董文欣, 毛琦, 王玉婷>,)
    >>> parse_credits("（责编：袁勃、赵欣悦  校对：张皓静）")
    (<Credit 责编 (editor): 袁勃, 赵欣悦>, <Credit 校对 (proofreader): 张皓静>)
    >>> parse_credits("本报讯（记者 李明）今天上午，大会开幕。")
    (<Credit 记者 (reporter) 本报: 李明>,)
    >>> parse_credits("记者：为什么选在这里？")
    ()
    >>> parse_credits("掌镜：李明", labels={"photographer": "掌镜"})
    (<Credit 掌镜 (photographer): 李明>,)
    """
    check_text("parse_credits", text)
    header_vocabulary(labels)  # raises for labels that are none
    words = role_words(own_roles(labels))
    folded = fold(text) if len(text) <= LONGEST_LINE else ""
    for reader in (read_lead, read_whole, read_tails, read_caption, read_labelled_lead):
        if bylines := reader(text, folded, words):
            return tuple(credit for byline in bylines for credit in to_credits(byline.drafts, text, 0))
    return ()


def find_credits(
    lines: Sequence[LineParts], words: RoleWords, findings: list[Finding]
) -> tuple[list[LineParts], dict[int, list[Credit]]]:
    """The lines of a body, those that hold a credit beside other text in two, and the credits by index of their line.

    Credits stand at both ends of a body, before its lead, behind its last sentence, and at the end of captions. At the
    end a few short lines (（完）) may stand among them; one that opens like a credit but names nobody that could be
    told gets a finding.
    """
    found: dict[int, list[Byline]] = {}
    unread: list[Finding] = []
    others = 0
    for n in range(len(lines) - 1, -1, -1):
        text, start, end, _, _ = lines[n]
        if bylines := read_line(text, words):
            found[n] = bylines
            continue
        if bylines := read_closing(text, words):
            found[n] = bylines
            break
        others += 1
        if others > _MOST_OTHERS or len(text) > _LONGEST_OTHER:
            break
        folded = fold(text)
        label, colon, value = folded.partition(":")
        labelled = bool(colon) and label in words.meanings
        sentence = not labelled and text[-1] in "。！？；，："
        if sentence:
            break
        if labelled and words.meanings[label][0] and value and not value.isspace():
            message = f"{quote(text)} names nobody that could be told; it is kept as text"
            unread.append(Finding("credit-unread", message, start, end))
    if found:
        findings += unread
    for n, line in enumerate(lines):
        if n in found:
            break
        text = line[0]
        if n == 0 and "题" in text[:30] and compiled(_FEATURE).match(text):
            continue
        if compiled(_LEADING).search(text, 0, _LEAD_WITHIN) and (bylines := read_lead(text, "", words)):
            found[n] = bylines
            break
        if bylines := read_line(text, words):
            found[n] = bylines
        elif n == _MOST_OTHERS or not (text.startswith(_ABOVE_LEAD) or _is_taken(text)):
            break
    for n, line in enumerate(lines):
        text = line[0]
        if text.endswith(_CAPTION_ENDS) and n not in found:
            if len(text) > LONGEST_CAPTION:
                continue
            folded = fold(text)
            bylines = read_caption(text, folded, words) or [
                byline for byline in read_tails(text, folded, words) if is_of_picture(byline.drafts)
            ]
            if bylines:
                found[n] = bylines
    return _split(lines, found, findings) if found else (list(lines), {})


def _is_taken(text: str) -> bool:
    """Whether a line ends like the caption of a picture that names its photographer: 张三 摄."""
    return len(text) <= LONGEST_CAPTION and text.rstrip("）)】。 ")[-1:] in _TAKERS


def _split(
    lines: Sequence[LineParts], found: Mapping[int, list[Byline]], findings: list[Finding]
) -> tuple[list[LineParts], dict[int, list[Credit]]]:
    """Lines cut where a byline begins or ends, and the credits by index in the new order."""
    credits: dict[int, list[Credit]] = {}
    if all(bylines[0].start == 0 and bylines[0].end == len(lines[n][0]) for n, bylines in found.items()):
        for n in sorted(found):  # all of each line, as most often
            drafts, text, offset = found[n][0].drafts, lines[n][0], lines[n][1]
            say_ambiguous(drafts, offset, findings)
            credits[n] = to_credits(drafts, text, offset)
        return list(lines), credits
    cut: list[LineParts] = []
    for n, line in enumerate(lines):
        if n not in found:
            cut.append(line)
            continue
        text, offset, _, gap, indent = line
        at = 0
        for byline in [*found[n], None]:
            stretches: list[tuple[int, int, Byline | None]] = [(at, byline.start if byline else len(text), None)]
            if byline is not None:
                stretches.append((byline.start, byline.end, byline))
            for begin, stop, of in stretches:
                held = text[begin:stop].strip()
                if not held:
                    continue
                start = offset + begin + text[begin:stop].index(held[0])
                if of is not None:
                    say_ambiguous(of.drafts, offset, findings)
                    credits[len(cut)] = to_credits(of.drafts, text, offset)
                # What follows a byline has its place in the line for an indentation, so that margins are still told.
                cut.append((held, start, start + len(held), gap, indent + start - offset))
                gap = 0
            if byline is not None:
                at = byline.end
    return cut, credits
