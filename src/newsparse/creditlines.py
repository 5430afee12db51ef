"""Lines that are nothing but credits."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from .barenames import read_bare
from .drafts import Byline, Draft, are_sound, is_giver, is_likely, is_speech
from .folding import fold
from .patterns import compiled
from .people import People, known_people, read_people
from .roles import RoleWord, RoleWords
from .stretches import behind_picture, read_stretch

__all__ = ["LONGEST_LINE", "read_line", "read_whole"]

LONGEST_LINE = 240
# Lines that are remembered.
_REMEMBERED = 2048
# 投稿热线 | 0731-12345678, behind the names of those who made a page.
_CONTACT = r"\s(?:投稿|新闻|报料|爆料|联系|咨询|服务|合作|商务|举报)?(?:热线|邮箱|电话|信箱)\s?[:：|｜丨/].*+$"
_LABEL_BRACKETS = ("【", "[", "［")
# Bullets that open a credit; 口 is the square □, misread.
_BULLETS = "■□▲△▼▽●◆◇◎○★☆▶►※*•·✎✍#>"
# （实习生王金茹对此文亦有贡献）
_THANKED = r"\s?[对對](?:此|本)(?:文|报道|報道|稿)[亦也均都]?有(?:所|重要)?[贡貢][献獻]\s?$"
# A whole line may be a credit by its brackets, bullets, slashes and colons, where it holds no longer role word.
_OPENERS = "(■□▲△▼▽●◆◇◎○★☆▶►※口"
_SET_APART = r"^\s*+[(■□▲△▼▽●◆◇◎○★☆▶►※口]|/|(?:^|[ 、|(])[文图摄编审校译][:|]|\)$"
_PLAIN_VALUE = r"[\u3400-\u9fff 、]++"
_LONGEST_STOPPED = 40


def read_line(text: str, words: RoleWords) -> list[Byline]:
    """A line of credits; a sentence is none."""
    if len(text) > LONGEST_LINE or (text[-1] in "。！？" and len(text) > _LONGEST_STOPPED) or "。" in text[:-1]:
        return []
    if text[0] == "*":  # emphasis of Markdown
        text = text.replace("*", " ")
    if text[-1].isascii() and ("热线" in text or "邮箱" in text or "电话" in text or "信箱" in text):
        if contact := compiled(_CONTACT).search(text, 1):
            text = text[: contact.start()] + " " * (len(text) - contact.start())
    return _read_remembered(text, words)


@lru_cache(maxsize=_REMEMBERED)
def _read_remembered(text: str, words: RoleWords) -> list[Byline]:
    """A short line, looked at before it is read: a label and plain people, as most often, or something else.

    The same people sign many articles, so lines are remembered; what is given must not be changed.
    """
    folded = fold(text)
    label, colon, value = folded.partition(":")
    if colon and (meaning := words.meanings.get(label)) is not None:
        roles, kind = meaning
        if kind in ("person", "work") and not is_giver(roles, label):
            start = len(label) + 1
            known = known_people(text[start:], value)
            if known is not None and _are_certain(*known, value, words):
                people = known[0]
                draft = Draft(text[: start - 1], roles, people, 0, start + people.end, kind, True, text[start:])
                return [Byline(0, len(text), [draft])]
            if compiled(_PLAIN_VALUE).fullmatch(value) and not words.may_stand_in(value):
                people = read_people(text[start:], value)
                draft = Draft(text[: start - 1], roles, people, 0, start + people.end, kind, True, text[start:])
                if (people.names or people.organization) and are_sound([draft], folded, False):
                    return [Byline(0, len(text), [draft])]
    elif not (colon or folded[0] in _OPENERS or folded[-1] == ")" or "/" in folded or "|" in folded):
        if not words.may_stand_in(folded):  # a heading, as most often
            return []
    elif not words.may_stand_in(folded, marked=True) and not compiled(_SET_APART).search(folded):
        return []
    return read_whole(text, folded, words)


def _are_certain(people: People, unseen: Sequence[str], value: str, words: RoleWords) -> bool:
    """Whether an organisation that a folded value begins with, if any, holds no role word or talk, and all names are likely."""
    if people.organization is not None:
        organization = value.lstrip()[: len(people.organization)]
        if is_speech(organization) or words.may_stand_in(organization):
            return False
    return not unseen or (all(map(is_likely, unseen)) and not words.may_stand_in(value))


def read_whole(text: str, folded: str, words: RoleWords) -> list[Byline]:
    """A line that is nothing but credits."""
    if not folded or len(text) > LONGEST_LINE:
        return []
    start, end = 0, len(folded.rstrip(" 。.、*"))
    while start < end and (folded[start] == " " or text[start] in _BULLETS):
        start += 1
    bulleted = bool(folded[:start].strip())
    if folded[start:end].startswith("口") and 3 <= end - start <= 4:
        start, bulleted = start + 1, True
    bracketed = start < end and folded[start] == "("
    inner, stop = start, end
    if bracketed and (folded.find(")", start, end) in (-1, end - 1)):
        inner, stop = start + 1, end - (folded[end - 1] == ")")
    elif folded[end - 1 : end] == ")" and "(" not in folded[start:end]:
        stop, bracketed = end - 1, True
    else:
        bracketed = False
    if thanked := compiled(_THANKED).search(folded, inner, stop):
        stop = thanked.start()
    label, colon, _ = folded[inner:stop].partition(":")
    opening = None
    if text[start : start + 1] in _LABEL_BRACKETS and (close := folded.find(")", start, start + 12)) > 0:
        label = "".join(folded[start + 1 : close].split()).lower()  # 【编辑】张三
        if meaning := words.meanings.get(label):
            printed = text[start + 1 : close].strip()
            opening, inner, stop, bracketed = (RoleWord(start, close + 1, *meaning), printed), start, end, False
            label, colon = "", ""
    if colon and " " in label.strip() and (meaning := words.meanings.get("".join(label.split()).lower())):  # 编 辑：
        opening = RoleWord(inner, inner + len(label) + 1, *meaning), text[inner : inner + len(label)].rstrip()
    begin = inner if opening is None else opening[0].end
    begin = behind_picture(folded, begin, stop)
    drafts = read_stretch(text, folded, begin, stop, words, bracketed=bracketed, opening=opening)
    drafts = drafts or read_bare(text, folded, inner, stop, bracketed=bracketed or bulleted)
    return [Byline(0, len(text), drafts)] if drafts else []
