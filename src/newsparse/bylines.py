"""Where credits stand: on lines of their own, before a lead, behind the last sentence, at the end of a caption."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from .article import Credit, Role
from .credits import read_bare, read_stretch, say_ambiguous, to_credits
from .datelines import dateline
from .diagnostics import Finding, check_text, quote
from .drafts import Draft, are_sound, is_giver, is_likely, is_speech
from .folding import fold
from .labels import header_vocabulary
from .lines import LineParts
from .media import ends_like_medium, is_listed_medium, is_press
from .names import is_seen
from .organizations import is_organization
from .patterns import compiled
from .people import People, known_people, read_people
from .roles import RoleWord, RoleWords, own_roles, role_words

__all__ = ["PICTURING", "find_credits", "parse_credits"]

# Lines that are remembered.
_REMEMBERED = 2048
_LONGEST_LINE, _LONGEST_LEAD, _LONGEST_TAIL, _LONGEST_CAPTION = 240, 160, 120, 200
# Lines that may stand among the credits at the end of a body: how many, and how long.
_MOST_OTHERS, _LONGEST_OTHER = 3, 40
# 投稿热线 | 0731-12345678, behind the names of those who made a page.
_CONTACT = r"\s(?:投稿|新闻|报料|爆料|联系|咨询|服务|合作|商务|举报)?(?:热线|邮箱|电话|信箱)\s?[:：|｜丨/].*+$"
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
_LONGEST_AGENCY = 7
_CLOSING_CODE = r"(?<=\))\s?\d{6,8}$"  # （編輯：王小明）1120314
_ENCLOSED = r"(?:附(?:图片?|照片)(?:\d{1,2}[张幅])?|资料照片?|资料图片?|档案照片?|示意图|合成图|图片)、|附(?:图片?|照片)(?:\d{1,2}[张幅])?"
_TAKEN = ("摄", "摄影", "拍摄")
# Bullets that open a credit; 口 is the square □, misread.
_AGENCIES = frozenset("路透 法新 美联 德新 欧新 彭博 新华 中新 央视 达志".split())
_LABEL_BRACKETS = ("【", "[", "［")
_BULLETS = "■□▲△▼▽●◆◇◎○★☆▶►※*•·✎✍#>"
_CAPTION_ENDS = (*"摄攝影图圖供稿像拍)）】", "摄。", "攝。", "影。", "图。", "圖。")
# What is looked for before a line is read: whether it may open with a byline, and whether a value is plain names.
_LEADING = (
    r"[（(【〔［\[][^）)】〕］\]]{0,60}?(?:[记記]者|通[讯訊信][员員]|作者|[编編撰摄攝译譯文图圖采採综綜供专專])|"
    r"日[^，。]{0,8}?[电電讯訊]|[讯訊](?:$|[\s（(【〔［\[])|[记記]者[^，。]{2,40}?(?:报道|報導|報道)"
)
_LEAD_WITHIN = 110
# （实习生王金茹对此文亦有贡献）
_THANKED = r"\s?[对對](?:此|本)(?:文|报道|報道|稿)[亦也均都]?有(?:所|重要)?[贡貢][献獻]\s?$"
_TAKERS = frozenset("摄攝")
# 新华社南宁4月5日电题：守陵人, above the byline of a feature.
_FEATURE = r"[^。\s]{2,20}?\d{1,2}日[电電]\s?[题題]\s?[:：]"
# A whole line may be a credit by its brackets, bullets, slashes and colons, where it holds no longer role word.
_OPENERS = "(■□▲△▼▽●◆◇◎○★☆▶►※口"
_SET_APART = r"^\s*+[(■□▲△▼▽●◆◇◎○★☆▶►※口]|/|(?:^|[ 、|(])[文图摄编审校译][:|]|\)$"
_PLAIN_VALUE = r"[\u3400-\u9fff 、]++"
_LONGEST_STOPPED = 40
# The roles that a caption names.
PICTURING = frozenset({Role.PHOTOGRAPHER, Role.VIDEOGRAPHER, Role.ILLUSTRATOR})
_ENDS = "。！？!?…”’"
# A bracket that opens a lead, with what may stand before it: a dateline or a medium.
_LEAD = (
    r"(?:\([^()]{2,30}[讯电网报社]\)\s?)?据?(?P<head>[^\s、。:()!?“”][^、。:()!?“”]{0,38}?(?:\([^()]{2,20}[网报社台]\)讯)?)?"
    r"\s{0,4}\((?P<held>[^()]{2,120}(?:\([^()]{0,20}\)[^()]{0,60})?)\)"
)
_DOTTED = r"[\u3400-\u9fff]{1,6}(?:·[\u3400-\u9fff]{1,6}){1,2}"  # 阿依努尔·艾山
_DISPATCHED = r"(?<=[\u4e00-\u9fff》)]{2})(?:报道|报导|消息|专讯|讯|电|发)$"
# 本报讯 新华社记者王俊璞报道：, and what is a label already.
_REPORTED = r"(?P<held>[^。:!?“”]{2,60}?报[道导])[:、\s]"
_DATED = (
    r"(?P<held>(?=[^。]{0,30}(?:记者|通讯员))[^。:()!?“”]{4,60}?)\s?"
    r"(?=\d{1,2}月\d{1,2}日|(?<!\d)\d{1,2}日[、上下]|日前|近日|昨日|昨天|今天|今日|前天)"
)
# What a reporter did is no byline: 记者从市教育局获悉，1月8日……
_LEARNT = r"(?:记者|通讯员)\s?(?:从|在|走进|来到|看到|了解|注意|发现)|获悉|获知|得知|了解到|采访[了到]"
_LABELLED = r"(?:文|图|文字|撰文|采写|记者)[/|:][^。!?]{2,60}?(?=\s)"


class Byline(NamedTuple):
    """A stretch of a line that holds credits, brackets included, and what was read there."""

    start: int
    end: int
    drafts: list[Draft]


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
    folded = fold(text) if len(text) <= _LONGEST_LINE else ""
    for reader in (_lead, _whole, _tails, _caption, _labelled_lead):
        if bylines := reader(text, folded, words):
            return tuple(credit for byline in bylines for credit in to_credits(byline.drafts, text, 0))
    return ()


def _whole(text: str, folded: str, words: RoleWords) -> list[Byline]:
    """A line that is nothing but credits."""
    if not folded or len(text) > _LONGEST_LINE:
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
    if enclosed := compiled(_ENCLOSED).match(folded, begin, stop):  # 附图片，新华社记者李学仁摄
        begin = enclosed.end()
    drafts = read_stretch(text, folded, begin, stop, words, bracketed=bracketed, opening=opening)
    drafts = drafts or read_bare(text, folded, inner, stop, bracketed=bracketed or bulleted)
    return [Byline(0, len(text), drafts)] if drafts else []


def _lead(text: str, folded: str, words: RoleWords) -> list[Byline]:
    """A byline before the first words of a paragraph."""
    if len(text) > _LONGEST_LEAD or not folded:
        folded = fold(text[:_LONGEST_LEAD])
    start = len(folded) - len(folded.lstrip())
    match = compiled(_LEAD).match(folded, start)
    rest = folded[match.end() :].strip() if match is not None else ""
    if match is not None and (rest or match["head"]) and not rest.startswith("("):
        held, head = match.span("held"), match.span("head") if match["head"] else None
        drafts = read_stretch(text, folded, *held, words, bracketed=True)
        medium = None
        if head is not None:
            line = dateline(folded, *head)
            if line is not None and line.end == head[1]:
                medium = line.organization(text)
            elif ends_like_medium(folded[head[0] : head[1]]):
                medium = text[head[0] : head[1]]
            elif ending := compiled(_DISPATCHED).search(folded, *head):
                medium = text[head[0] : ending.start()]
            else:
                drafts = []
        if drafts:
            if medium is not None and head is not None:
                _give(drafts[0], medium, head[0])
            return [Byline(start, match.end(), drafts)]
        if medium is not None and head is not None and (people := _people_alone(text, folded, *held)):
            people = people._replace(organization=people.organization or medium)
            draft = Draft(
                None, (Role.AUTHOR,), people, head[0], held[0] + people.end, "person", True, text[slice(*held)]
            )
            return [Byline(start, match.end(), [draft])]
        if medium is not None and is_organization(folded[held[0] : held[1]]):  # 本网讯（校出版社）
            return [Byline(start, match.end(), [_source(text[held[0] : held[1]], *held)])]
        if head is None and (line := dateline(folded, *held)) and line.dated and line.end == held[1]:
            return [
                Byline(start, match.end(), [_source(line.organization(text), *held)])
            ]  # 中央社雅加達20日綜合外電報導
    return _dispatch(text, folded, start, words) or _dated_lead(text, folded, start, words)


def _people_alone(text: str, folded: str, start: int, end: int) -> People | None:
    """The people that a bracket behind a dateline holds and nothing else: 中新网乌鲁木齐10月12日电(木合塔尔 蔺全)."""
    people = read_people(text[start:end], folded[start:end])
    if not people.read or not people.names:
        return None
    if not all(is_likely(name) or compiled(_DOTTED).fullmatch(name) for name in map(fold, people.names)):
        return None
    return people if people.organization is None or is_organization(fold(people.organization)) else None


def _dispatch(text: str, folded: str, start: int, words: RoleWords) -> list[Byline]:
    """A dateline without brackets: 新华社北京4月24日电, 本报讯 记者张三报道："""
    line = dateline(folded, start, min(len(folded), start + 50))
    if line is None:
        reported = compiled(_REPORTED).match(folded, start)
        drafts = read_stretch(text, folded, *reported.span("held"), words) if reported else []
        return [Byline(start, reported.end(), drafts)] if reported and drafts and drafts[0].people.names else []
    begin = line.end + len(folded[line.end :]) - len(folded[line.end :].lstrip(" :、"))
    reported = compiled(_REPORTED).match(folded, begin)
    if reported:
        drafts = read_stretch(text, folded, *reported.span("held"), words, bracketed=True)
        if drafts:
            _give(drafts[0], line.organization(text), line.start)
            return [Byline(start, reported.end(), drafts)]
    if not line.dated or line.is_own(folded):
        return []
    end = line.end + (folded[line.end : line.end + 1] == "、")  # 财联社3月12日讯，…
    return [Byline(start, end, [_source(line.organization(text), line.start, line.end)])]


def _give(draft: Draft, medium: str, start: int) -> None:
    """Give the medium of a dateline, which begins at ``start``, to the first credit, unless it has one of its own."""
    if draft.people.organization is None:
        draft.people = draft.people._replace(organization=medium)
        draft.start = start


def _source(medium: str, start: int, end: int) -> Draft:
    """The credit of a medium that names nobody."""
    return Draft(None, (Role.SOURCE,), People(medium, ()), start, end, "label", True, "")


def _dated_lead(text: str, folded: str, start: int, words: RoleWords) -> list[Byline]:
    """A byline that only the day after it sets apart: 极目新闻记者 舒隆焕 1月8日，……"""
    match = compiled(_DATED).match(folded, start)
    if match is None or compiled(_LEARNT).search(match["held"]):
        return []
    drafts = read_stretch(text, folded, *match.span("held"), words)
    if not drafts or not all(draft.people.names and draft.kind == "person" for draft in drafts):
        return []
    return [Byline(start, match.end("held"), drafts)]


def _labelled_lead(text: str, folded: str, words: RoleWords) -> list[Byline]:
    """文／記者賴于榛 before a paragraph."""
    if len(text) > _LONGEST_LEAD or not folded:
        folded = fold(text[:_LONGEST_LEAD])
    start = len(folded) - len(folded.lstrip())
    match = compiled(_LABELLED).match(folded, start)
    if match is None or len(folded) - match.end() < 10:
        return []
    drafts = read_stretch(text, folded, match.start(), match.end(), words)
    return [Byline(start, match.end(), drafts)] if drafts and drafts[-1].people.names else []


def _tails(text: str, folded: str, words: RoleWords) -> list[Byline]:
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
        inner = begin + 1, stop - closed
        if enclosed := compiled(_ENCLOSED).match(folded, *inner):  # 资料照，记者张三摄
            inner = enclosed.end(), inner[1]
        drafts = read_stretch(text[shift:], folded, *inner, words, bracketed=True)
        before = folded[:begin].rstrip()
        if not drafts and (before[-1:] in _ENDS or bylines) and before:
            drafts = read_bare(text[shift:], folded, *inner, bracketed=True)
            held = folded[slice(*inner)].strip()
            if not drafts and (held in _AGENCIES or is_press(held)):  # （法新社）
                drafts = [_source(text[shift:][slice(*inner)].strip(), begin, stop)]
        elif drafts and not closed and before[-1:] not in _ENDS:
            drafts = []
        if not drafts:
            break
        begin -= _give_agency(text[shift:], folded[:begin], drafts)
        bylines.append(Byline(begin + shift, end + shift, [_moved(draft, shift) for draft in drafts]))
        end = begin
    return bylines[::-1]


def _give_agency(text: str, before: str, drafts: Sequence[Draft]) -> int:
    """Give the agency that stands before a picture's credit to it: 新华社发（李明 摄）; how many characters it takes."""
    held = before.rstrip()
    if not held.endswith("发") or not _is_of_picture(drafts):
        return 0
    for length in range(2, _LONGEST_AGENCY):
        start = len(held) - 1 - length
        if start >= 0 and (is_listed_medium(held[start:-1]) if length < 4 else ends_like_medium(held[start:-1])):
            _give(drafts[0], text[start : start + length], start)
            return len(before) - start
    return 0


def _moved(draft: Draft, by: int) -> Draft:
    draft.start += by
    draft.end += by
    return draft


def _caption(text: str, folded: str, words: RoleWords) -> list[Byline]:
    """The credit that a caption ends in: 新华社记者 张三 摄."""
    shift = max(len(text) - _LONGEST_TAIL, 0)
    folded = folded[shift:] if folded else fold(text[shift:])
    end = len(folded.rstrip(" 。"))
    if len(text) > _LONGEST_CAPTION or end < 4:
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
        if bylines := _line(text, words):
            found[n] = bylines
            continue
        if bylines := _closing(text, words):
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
        if compiled(_LEADING).search(text, 0, _LEAD_WITHIN) and (
            bylines := _lead(text, fold(text[:_LONGEST_LEAD]), words)
        ):
            found[n] = bylines
            break
        if bylines := _line(text, words):
            found[n] = bylines
        elif n == _MOST_OTHERS or not (text.startswith(_ABOVE_LEAD) or _is_taken(text)):
            break
    for n, line in enumerate(lines):
        text = line[0]
        if text.endswith(_CAPTION_ENDS) and n not in found:
            if len(text) > _LONGEST_CAPTION:
                continue
            folded = fold(text)
            bylines = _caption(text, folded, words) or [
                byline for byline in _tails(text, folded, words) if _is_of_picture(byline.drafts)
            ]
            if bylines:
                found[n] = bylines
    return _split(lines, found, findings) if found else (list(lines), {})


def _is_taken(text: str) -> bool:
    """Whether a line ends like the caption of a picture that names its photographer: 张三 摄."""
    return len(text) <= _LONGEST_CAPTION and text.rstrip("）)】。 ")[-1:] in _TAKERS


def _line(text: str, words: RoleWords) -> list[Byline]:
    """A line of credits; a sentence is none."""
    if len(text) > _LONGEST_LINE or (text[-1] in "。！？" and len(text) > _LONGEST_STOPPED) or "。" in text[:-1]:
        return []
    if text[0] == "*":  # emphasis of Markdown
        text = text.replace("*", " ")
    if text[-1].isascii() and ("热线" in text or "邮箱" in text or "电话" in text or "信箱" in text):
        if contact := compiled(_CONTACT).search(text, 1):
            text = text[: contact.start()] + " " * (len(text) - contact.start())
    return _read_line(text, words)


@lru_cache(maxsize=_REMEMBERED)
def _read_line(text: str, words: RoleWords) -> list[Byline]:
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
    return _whole(text, folded, words)


def _are_certain(people: People, unseen: Sequence[str], value: str, words: RoleWords) -> bool:
    """Whether an organisation that a folded value begins with, if any, holds no role word or talk, and all names are likely."""
    if people.organization is not None:
        organization = value.lstrip()[: len(people.organization)]
        if is_speech(organization) or words.may_stand_in(organization):
            return False
    return not unseen or (all(map(is_likely, unseen)) and not words.may_stand_in(value))


def _closing(text: str, words: RoleWords) -> list[Byline]:
    """Credits in brackets behind the last sentence, looked for where there is a bracket."""
    near = text[-_LONGEST_TAIL:]
    if not ("（" in near or "(" in near or "【" in near or "[" in near or "〔" in near):
        return []
    opened = max(map(near.rfind, "（([【〔"))
    closed = max(map(near.rfind, "）)]】〕"))
    return _tails(text, "", words) if opened >= 0 and (closed < opened or closed >= len(near) - 10) else []


def _is_of_picture(drafts: Sequence[Draft]) -> bool:
    return all(not PICTURING.isdisjoint(draft.roles) for draft in drafts)


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
