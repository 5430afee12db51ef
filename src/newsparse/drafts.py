"""A credit in the making, and whether it can be one: people, and not the beginning of a sentence (作者：这本书……)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import attrs

from .article import Role
from .folding import fold
from .media import is_listed_medium, is_press
from .names import cost_of, has_given, has_surname, is_seen, is_transcribed
from .organizations import is_organization
from .people import People
from .places import is_place

__all__ = ["Byline", "Draft", "are_sound", "give_medium", "is_giver", "is_likely", "is_speech", "medium_draft"]

# Pen names are made of any characters; those who go by them are writers, editors and illustrators.
_PEN_ROLES = frozenset({Role.AUTHOR, Role.CORRESPONDENT, Role.EDITOR, Role.ILLUSTRATOR})
# Those who sign below the text of an account beside them.
_SIGNING_ROLES = frozenset({Role.REVIEWER, Role.PROOFREADER})
_PEN_LENGTH, _OPAQUE_LENGTH, _FOREIGN_LENGTH, _ORGANIZATION_LENGTH = 4, 6, 40, 30
# Those whose turns in an interview look like credits (记者：谢谢您).
_TALKERS = frozenset({Role.REPORTER, Role.PRESENTER})
# Characters of talk, which no name that is unknown to the figures holds.
_TALK = frozenset("为何来去到对将已并又再的了是这那我你您他她它们吗呢吧么啊在从把被让很都也就不没请问谁什怎哪该此由")
# The same for organisations, whose names hold 在, 与 and 都.
_SPEECH = frozenset("请的了是这那我你您他她它吗呢吧么啊把被很也没谁什怎哪")
# When something happens, which no organisation's name says either.
_TIMES_OF_DAY = ("每天", "每日下", "每日上", "上午", "下午", "今天", "昨天", "明天", "今年", "去年", "近日", "日前")
# What stands where somebody's work is from: an organisation, also where nothing else says so (受访者供图).
_GIVING = frozenset("图据 圖據 供图 供圖 提供 供稿 来稿 來稿 投稿 图源 圖源 照片 资料图 資料圖".split())
# How nicknames begin: 阿怪, 小璐.
_NICKNAMES = frozenset("阿小老")
# What a character of a name costs at most, in the half nats of the tables: in a credit, and in what may be talk.
_LIKELY, _LIKELY_IN_TALK = 19, 16


@attrs.define
class Draft:
    """A credit in the making: its label and roles, its people, and the stretch that they stand in.

    ``marked`` says that a colon, a bar, a slash or a bracket tells that this is a credit.
    """

    label: str | None
    roles: tuple[Role, ...]
    people: People
    start: int
    end: int
    kind: str
    marked: bool
    value: str


class Byline(NamedTuple):
    """A stretch of a line that holds credits, brackets included, and what was read there."""

    start: int
    end: int
    drafts: list[Draft]


def give_medium(draft: Draft, medium: str, start: int) -> None:
    """Give the medium of a dateline, which begins at ``start``, to the first credit, unless it has one of its own."""
    if draft.people.organization is None:
        draft.people = draft.people._replace(organization=medium)
        draft.start = start


def medium_draft(medium: str, start: int, end: int) -> Draft:
    """The credit of a medium that names nobody."""
    return Draft(None, (Role.SOURCE,), People(medium, ()), start, end, "label", True, "")


def is_giver(roles: Sequence[Role], label: str) -> bool:
    """Whether a label says whose text or picture it is, who need not be a person."""
    given = Role.SOURCE in roles or label in _GIVING or label.endswith(("来源", "來源", "来自"))
    return given and not label.endswith(("人", "者", "员", "員"))


def is_likely(name: str) -> bool:
    """Whether a folded text is a name by itself, where other names stand beside it or a dateline before it."""
    if is_seen(name) or is_transcribed(name):
        return not is_place(name)
    if len(name) not in (2, 3) or is_organization(name) or is_place(name) or not _TALK.isdisjoint(name):
        return False
    return has_surname(name) and cost_of(name) <= _LIKELY * len(name)


def is_speech(organization: str) -> bool:
    """Whether a folded text holds what no organisation's name does."""
    if _SPEECH.isdisjoint(organization):
        return len(organization) > 4 and any(word in organization for word in _TIMES_OF_DAY)
    return not is_listed_medium(organization)


def are_sound(drafts: Sequence[Draft], folded: str, bracketed: bool) -> bool:
    """Whether each of the credits of a stretch can be one; ``bracketed`` says that brackets stand around it."""
    unseen = [_unseen(draft.people.names) for draft in drafts]
    if not any(unseen) and all(map(_is_plain, drafts)):
        return True
    # One name that is certain vouches for others, and so do several labels on a line.
    certain = any(len(names) < len(draft.people.names) for names, draft in zip(unseen, drafts, strict=True))
    vouched = certain or sum(draft.marked for draft in drafts if draft.people.names) > 1
    backed = any(
        draft.people.names and draft.people.organization and is_organization(fold(draft.people.organization))
        for draft in drafts
    )
    return all(
        _is_sound(draft, names, folded[draft.start : draft.end], bracketed, vouched, backed)
        for names, draft in zip(unseen, drafts, strict=True)
    )


def _unseen(names: Sequence[str]) -> list[str]:
    """Those of the names, folded, that the figures do not hold."""
    others = [name for name in names if not is_seen(name)]  # Simplified, as most often
    return [name for name in map(fold, others) if name in others or not is_seen(name)]


def _is_plain(draft: Draft) -> bool:
    """Whether there are names, and the tables hold the organisation as it is printed."""
    organization, names, *_ = draft.people
    if organization is not None and (
        is_speech(organization)
        or not is_organization(organization)
        or (len(organization) > 5 and not draft.marked and _is_after_words(organization))
    ):
        return False
    return bool(names)


def _is_sound(draft: Draft, unseen: Sequence[str], held: str, bracketed: bool, vouched: bool, backed: bool) -> bool:
    """Whether a credit can be one; ``unseen`` are those of its names that the figures do not hold."""
    organization = draft.people.organization
    if organization is not None and not _is_sound_organization(fold(organization), draft, held):
        return False
    asked = organization is None and fold(draft.label or "") + ":" == held[: len(draft.label or "") + 1]
    talk = asked and draft.kind == "person" and not bracketed and not _TALKERS.isdisjoint(draft.roles)
    return all(_is_sound_name(name, draft, held, talk, bracketed, vouched, backed) for name in unseen)


def _is_sound_organization(organization: str, draft: Draft, held: str) -> bool:
    if is_speech(organization):
        return False
    alone = not (draft.people.names or draft.marked)
    giver = is_giver(draft.roles, draft.label or "")
    if (
        alone and draft.kind == "work" and not giver and f"{fold(draft.label or '')}{organization}" in held
    ):  # 可视化大屏亮相世博会
        return is_press(organization)
    if alone and draft.kind == "person" and not held.endswith(fold(draft.label or "")):  # 通讯员培训班, but 本报评论员
        return False
    if is_organization(organization):
        return draft.marked or not _is_after_words(organization)
    if giver:
        return len(organization) <= _ORGANIZATION_LENGTH
    return draft.marked or any("·" in name or is_likely(name) for name in map(fold, draft.people.names))


def _is_after_words(organization: str) -> bool:
    """Whether a medium stands behind other words: 图为交警在现场执法重庆晚报, 赛里木湖新华社, but 浙江工人日报."""
    if organization.startswith(("图为", "图是")):
        return True
    for length in range(min(len(organization) - 2, 8), 1, -1):
        if is_listed_medium(organization[-length:]) and (length > 2 or organization[-2] in "本我"):
            before = organization[:-length].rstrip("·-/、 ")
            return not (is_place(before) or is_organization(before) or before in ("中国", "新"))
    return False


def _is_sound_name(
    name: str, draft: Draft, held: str, talk: bool, bracketed: bool, vouched: bool, backed: bool
) -> bool:
    """Whether a name that the figures do not hold as a whole can stand where it does."""
    if not any(char.isalpha() for char in name):
        return False
    # Accounts print their writers behind a bar, with pen names of any words: 作者丨深海鱼不眠.
    barred = not _PEN_ROLES.isdisjoint(draft.roles) and held.startswith(("|", " |"), len(draft.label or ""))
    if is_transcribed(name):
        return True
    if any(char.isascii() or char in "·•・‧" for char in name):
        if not any(char.isascii() for char in name):
            return len(name) <= _FOREIGN_LENGTH
        return (draft.marked or draft.people.organization is not None) and len(name) <= _FOREIGN_LENGTH
    if not _TALK.isdisjoint(name) and (talk or not (vouched or has_surname(name) or (barred and not is_speech(name)))):
        return False
    likely = 2 <= len(name) <= 4 and has_surname(name) and cost_of(name) <= _LIKELY * len(name)
    if talk:
        return likely and len(name) < 4 and cost_of(name) <= _LIKELY_IN_TALK * len(name)
    if likely or (draft.marked and len(name) <= 3 and (name[0] in _NICKNAMES or (not talk and has_given(name)))):
        return True
    if (vouched or backed) and 2 <= len(name) <= _PEN_LENGTH and f"{draft.label}{name}" not in held:
        return True
    if bracketed:
        return len(name) <= _OPAQUE_LENGTH and not (draft.kind == "work" and f"{draft.label}{name}" in held)
    if draft.marked:
        pen_name = not _PEN_ROLES.isdisjoint(draft.roles) or len(draft.people.names) > 1 or len(name) == 3
        if not pen_name and held.startswith(("|", " |"), len(draft.label or "")):  # 审核 | 麦子
            pen_name = not _SIGNING_ROLES.isdisjoint(draft.roles)
        if (
            not pen_name and has_surname(name) and (draft.label or "").endswith(("记者", "記者"))
        ):  # no turn of an interview
            return True
        return len(name) <= (_OPAQUE_LENGTH if barred else _PEN_LENGTH) and pen_name
    return 2 < len(name) <= _PEN_LENGTH and (vouched or backed)  # glued to its label
