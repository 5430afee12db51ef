"""Bylines before the first words of a paragraph: in brackets behind a dateline, up to 报道, before a day."""

from __future__ import annotations

from .article import Role
from .datelines import dateline
from .drafts import Byline, Draft, give_medium, is_likely, medium_draft
from .folding import fold
from .media import ends_like_medium
from .organizations import is_organization
from .patterns import compiled
from .people import People, read_people
from .roles import RoleWords
from .stretches import read_stretch

__all__ = ["read_labelled_lead", "read_lead"]

# What is looked at for a lead.
_LONGEST_LEAD = 160
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


def read_lead(text: str, folded: str, words: RoleWords) -> list[Byline]:
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
                give_medium(drafts[0], medium, head[0])
            return [Byline(start, match.end(), drafts)]
        if medium is not None and head is not None and (people := _people_alone(text, folded, *held)):
            people = people._replace(organization=people.organization or medium)
            draft = Draft(
                None, (Role.AUTHOR,), people, head[0], held[0] + people.end, "person", True, text[slice(*held)]
            )
            return [Byline(start, match.end(), [draft])]
        if medium is not None and is_organization(folded[held[0] : held[1]]):  # 本网讯（校出版社）
            return [Byline(start, match.end(), [medium_draft(text[held[0] : held[1]], *held)])]
        if head is None and (line := dateline(folded, *held)) and line.dated and line.end == held[1]:
            return [
                Byline(start, match.end(), [medium_draft(line.organization(text), *held)])
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
            give_medium(drafts[0], line.organization(text), line.start)
            return [Byline(start, reported.end(), drafts)]
    if not line.dated or line.is_own(folded):
        return []
    end = line.end + (folded[line.end : line.end + 1] == "、")  # 财联社3月12日讯，…
    return [Byline(start, end, [medium_draft(line.organization(text), line.start, line.end)])]


def _dated_lead(text: str, folded: str, start: int, words: RoleWords) -> list[Byline]:
    """A byline that only the day after it sets apart: 极目新闻记者 舒隆焕 1月8日，……"""
    match = compiled(_DATED).match(folded, start)
    if match is None or compiled(_LEARNT).search(match["held"]):
        return []
    drafts = read_stretch(text, folded, *match.span("held"), words)
    if not drafts or not all(draft.people.names and draft.kind == "person" for draft in drafts):
        return []
    return [Byline(start, match.end("held"), drafts)]


def read_labelled_lead(text: str, folded: str, words: RoleWords) -> list[Byline]:
    """文／記者賴于榛 before a paragraph."""
    if len(text) > _LONGEST_LEAD or not folded:
        folded = fold(text[:_LONGEST_LEAD])
    start = len(folded) - len(folded.lstrip())
    match = compiled(_LABELLED).match(folded, start)
    if match is None or len(folded) - match.end() < 10:
        return []
    drafts = read_stretch(text, folded, match.start(), match.end(), words)
    return [Byline(start, match.end(), drafts)] if drafts and drafts[-1].people.names else []
