"""Credits behind other text of their line: in brackets behind the last sentence, at the end of a caption."""

from __future__ import annotations

from collections.abc import Sequence

from .article import Role
from .barenames import read_bare
from .drafts import Byline, Draft, give_medium, medium_draft
from .folding import fold
from .media import ends_like_medium, is_listed_medium, is_press
from .names import is_seen
from .patterns import compiled
from .roles import RoleWords
from .stretches import behind_picture, read_stretch

__all__ = ["LONGEST_CAPTION", "PICTURING", "is_of_picture", "read_caption", "read_closing", "read_tails"]

# What is looked at for a tail, and what no caption is longer than.
_LONGEST_TAIL, LONGEST_CAPTION = 120, 200
# The roles that a caption names.
PICTURING = frozenset({Role.PHOTOGRAPHER, Role.VIDEOGRAPHER, Role.ILLUSTRATOR})
_LONGEST_AGENCY = 7
_CLOSING_CODE = r"(?<=\))\s?\d{6,8}$"  # （編輯：王小明）1120314
_TAKEN = ("摄", "摄影", "拍摄")
# Agencies without 社, as a bracket behind a caption may be nothing but one: （法新）.
_AGENCIES = frozenset("路透 法新 美联 德新 欧新 彭博 新华 中新 央视 达志".split())
_ENDS = "。！？!?…”’"


def read_tails(text: str, folded: str, words: RoleWords) -> list[Byline]:
    """Credits in brackets behind the last sentence, one bracket or several."""
    shift = max(len(text) - _LONGEST_TAIL, 0)
    folded = folded[shift:] if folded else fold(text[shift:])
    bylines: list[Byline] = []
    end = len(folded)
    while True:
        stop = len(compiled(_CLOSING_CODE).sub("", folded[:end].rstrip(" 。")))
        closed = folded[stop - 1 : stop] == ")"
        begin = folded.rfind("(", 0, stop)
        if begin < 0 or (begin + shift == 0 and not bylines) or not (closed or ")" not in folded[begin:stop]):
            break
        inner = behind_picture(folded, begin + 1, stop - closed), stop - closed
        drafts = read_stretch(text[shift:], folded, *inner, words, bracketed=True)
        before = folded[:begin].rstrip()
        if not drafts and (before[-1:] in _ENDS or bylines) and before:
            drafts = read_bare(text[shift:], folded, *inner, bracketed=True)
            held = folded[slice(*inner)].strip()
            if not drafts and (held in _AGENCIES or is_press(held)):  # （法新社）
                drafts = [medium_draft(text[shift:][slice(*inner)].strip(), begin, stop)]
        elif drafts and not closed and before[-1:] not in _ENDS:
            drafts = []
        if not drafts:
            break
        begin -= _give_agency(text[shift:], folded[:begin], drafts)
        bylines.append(Byline(begin + shift, end + shift, [_moved(draft, shift) for draft in drafts]))
        end = begin
    return bylines[::-1]


def read_closing(text: str, words: RoleWords) -> list[Byline]:
    """Credits in brackets behind the last sentence, looked for where there is a bracket."""
    near = text[-_LONGEST_TAIL:]
    if not ("（" in near or "(" in near or "【" in near or "[" in near or "〔" in near):
        return []
    opened = max(map(near.rfind, "（([【〔"))
    closed = max(map(near.rfind, "）)]】〕"))
    return read_tails(text, "", words) if opened >= 0 and (closed < opened or closed >= len(near) - 10) else []


def _give_agency(text: str, before: str, drafts: Sequence[Draft]) -> int:
    """Give the agency that stands before a picture's credit to it: 新华社发（李明 摄）; how many characters it takes."""
    held = before.rstrip()
    if not held.endswith("发") or not is_of_picture(drafts):
        return 0
    for length in range(2, _LONGEST_AGENCY):
        start = len(held) - 1 - length
        if start >= 0 and (is_listed_medium(held[start:-1]) if length < 4 else ends_like_medium(held[start:-1])):
            give_medium(drafts[0], text[start : start + length], start)
            return len(before) - start
    return 0


def _moved(draft: Draft, by: int) -> Draft:
    draft.start += by
    draft.end += by
    return draft


def is_of_picture(drafts: Sequence[Draft]) -> bool:
    """Whether all credits name who made a picture."""
    return all(not PICTURING.isdisjoint(draft.roles) for draft in drafts)


def read_caption(text: str, folded: str, words: RoleWords) -> list[Byline]:
    """The credit that a caption ends in: 新华社记者 张三 摄."""
    shift = max(len(text) - _LONGEST_TAIL, 0)
    folded = folded[shift:] if folded else fold(text[shift:])
    end = len(folded.rstrip(" 。"))
    if len(text) > LONGEST_CAPTION or end < 4:
        return []
    for match in compiled(r"(?<=[。!?…”)])\s*|\s+|(?=\([^()]{1,6}\)\()|(?<=\))(?=\()").finditer(folded, 1, end - 2):
        begin = match.end()
        held = folded[begin:end]
        if "。" in held or len(held) > 60:
            continue
        drafts = read_stretch(text[shift:], folded, begin, end, words)
        if drafts:
            return [Byline(begin + shift, len(text), [_moved(draft, shift) for draft in drafts])]
    return _glued_caption(text, folded, shift, end, words)


def _glued_caption(text: str, folded: str, shift: int, end: int, words: RoleWords) -> list[Byline]:
    """A credit that touches the words of a caption: 现场每经记者王晶摄, 被抓的窦文杰摄."""
    if not folded.endswith(_TAKEN, 0, end):
        return []
    begin = max(end - 40, 0)
    starts = [begin + word.start for word in words.find(folded[begin:end]) if word.kind == "person"]
    if starts:
        start = starts[0]
        for length in (*range(2, 8), 0):
            if ends_like_medium(folded[start - length : start]) and (
                length > 3 or is_listed_medium(folded[start - length : start])
            ):
                start -= length
                break
    else:
        name_end = end - 2 if folded.endswith("摄影", 0, end) else end - 1
        name_end -= folded[name_end - 1] == "/"
        lengths = [n for n in (3, 2) if is_seen(folded[name_end - n : name_end])]
        if not lengths or not folded[name_end - lengths[0] - 1].isalnum():
            return []
        start = name_end - lengths[0]
    drafts = read_stretch(text[shift:], folded, start, end, words)
    return [Byline(start + shift, len(text), [_moved(draft, shift) for draft in drafts])] if drafts else []
