"""The words that say what somebody did (记者, 摄影, 责任编辑), and where they stand in a line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from operator import add
from typing import NamedTuple

import attrs

from .article import Role
from .folding import fold_label
from .media import ends_like_medium, media_endings, media_names
from .names import is_seen
from .patterns import compiled
from .tables import read_table

__all__ = ["OwnRoles", "RoleWord", "RoleWords", "goes_on", "own_roles", "role_words"]

# Labels of a user's own, each with the name of its role.
OwnRoles = tuple[tuple[str, str], ...]

# What a role word is part of when one of these characters follows: 记者站, 编辑部, 摄影家.
_GOES_ON = frozenset("部社站团室组院展节群学术界协局处所家会")
_GOES_ON_IN = tuple(
    "中心 大赛 协会 学院 公司 工作 制度 比赛 作品 集团 大学 单位 队伍 研究 委员 邮箱 信箱 热线 方式 电话 平台 须知 要求 启事 来源于 文章".split()
)
# One-character labels are also parts of names and words; see _stands_alone.
_SEPARATORS = ":/|"
_NEAR = 8  # characters of white space that may stand between a label and its mark


# What labels of a header mean among credits.
_PUBLISHED: tuple[tuple[Role, ...], str] = (Role.SOURCE,), "label"
_FIELD: tuple[tuple[Role, ...], str] = (), "field"


# Role words of one character, and those of them that stand right behind a name.
_SHORT_WORDS, _LAST_WORDS = frozenset("文图摄编审校译"), frozenset("摄译")
# Those that are words of talk otherwise: they stand behind white space and close a line or a bracket (张三 作).
_CLOSING_WORDS = frozenset("作绘撰")


class RoleWord(NamedTuple):
    """A role word in a line: its place, its roles, and how it is used.

    ``kind`` is ``person`` (stands before names), ``work`` (on either side), ``report`` (behind names and places),
    ``label`` (before a colon or a bar) or ``field`` (a label of a header, which is no credit).
    """

    start: int
    end: int
    roles: tuple[Role, ...]
    kind: str


@attrs.frozen(eq=False)
class RoleWords:
    """The vocabulary: roles and kind of each label, modifiers, and the labels by their first character."""

    meanings: Mapping[str, tuple[tuple[Role, ...], str]]
    modifiers: frozenset[str]
    by_first: Mapping[str, tuple[str, ...]]
    longest_modifier: int
    openings: frozenset[str]  # the first two characters of every longer label that may stand without a mark
    marked_openings: frozenset[str]  # of every longer label

    def may_stand_in(self, names: str, *, marked: bool = False) -> bool:
        """Whether a folded text may hold a role word: a quick look, which says yes too often.

        ``marked`` says that it may hold a colon or a bar, without which a word of kind label is none.
        """
        if not (self.marked_openings if marked else self.openings).isdisjoint(map(add, names, names[1:])):
            return True
        return (
            names[-1:] in _LAST_WORDS
            or names[-1:] in _CLOSING_WORDS
            or (" " in names and not _SHORT_WORDS.isdisjoint(names))
        )

    def find(self, text: str) -> list[RoleWord]:
        """The role words of a folded text, from left to right.

        >>> from newsparse.folding import fold
        >>> text = fold("采写/新京報實習記者温薷 编辑：张三")
        >>> [(text[word.start : word.end], word.kind) for word in role_words().find(text)]
        [('采写', 'work'), ('实习记者', 'person'), ('编辑', 'person')]
        """
        found: list[RoleWord] = []
        for name in _media_with_roles():
            if name in text:
                text = text.replace(name, "\0" * len(name))
        text = text.lower()
        at, length = 0, len(text)
        by_first = self.by_first
        while at < length:
            if text[at] in by_first and (word := self._match(text, at, found[-1].end if found else -1)) is not None:
                found.append(word)
                at = word.end
            else:
                at += 1
        return found

    def _match(self, text: str, at: int, last: int) -> RoleWord | None:
        """The longest role word that begins at an offset, modifiers included."""
        whole = self._core(text, at, last)
        opening = at
        while (modified := self._modifier(text, opening)) > opening:
            core = self._core(text, modified, last)
            if core is not None and (whole is None or core.end > whole.end):
                whole = core._replace(start=at)
            if text[opening:modified] in self.meanings:  # 本版摄影 首席摄影记者
                break
            opening = modified
        if whole is not None and text[whole.end - 1] == "自" and _touches(text[:at].rstrip()[-1:]):
            return None  # 他来自新华社, 图/翻摄自爆料公社
        return whole

    def _modifier(self, text: str, at: int) -> int:
        for length in range(self.longest_modifier, 0, -1):
            if text[at : at + length] in self.modifiers:
                return at + length
        return at

    def _core(self, text: str, at: int, last: int) -> RoleWord | None:
        for label in self.by_first.get(text[at : at + 1], ()):
            if text.startswith(label, at):
                end = at + len(label)
                roles, kind = self.meanings[label]
                if _stands_alone(text, at, end, kind, last):
                    return RoleWord(at, end, roles, kind)
        return None


def goes_on(text: str, end: int) -> bool:
    """Whether a label that ends at an offset is part of a longer word: 记者站, 评论员文章."""
    return text[end : end + 1] in _GOES_ON or text.startswith(_GOES_ON_IN, end)


def _stands_alone(text: str, start: int, end: int, kind: str, last: int) -> bool:
    """Whether a label that is found in a text is a word of its own there; ``last`` is where the one before it ends."""
    if goes_on(text, end):
        return False
    after = text[end : end + 1]
    following = text[end : end + _NEAR].lstrip()[:1]
    if text[start].isascii() and (text[start - 1 : start].isalnum() or after.isalnum()):
        return False
    if kind == "field":
        return following == ":"
    if kind == "label":
        if text[end - 1] == "自" and following:  # 综合自人民日报, but not 他来自新华社
            return following in ":《|/" or _is_of_medium(text, end)
        return following in ":/|《" and bool(following)
    if end - start > 1:
        return True
    if text[start] in _CLOSING_WORDS and following not in (":", "/", "|"):
        return text[start - 1 : start] == " " and following in ("", ")", "、")
    before = text[max(start - _NEAR, 0) : start].rstrip()[-1:]
    if (following and following in _SEPARATORS) or (before == "|" and not following):
        return True
    if before == "/" and (start - 1 != last or not after.isalpha()):  # 凯闻/文, but not 图/图书馆
        return True
    if not start and text[0] in "文图" and is_seen(text[1:4]) and text[4:5] == "/":  # 文张梦凡/审核
        return True
    if before == "(" and following == ")":
        return True
    apart_before = not before or text[start - 1].isspace() or before in "(|、"
    apart_after = not following or after.isspace() or following in "()、"
    return (apart_before and apart_after) or (text[start] in _LAST_WORDS and apart_after)


def _touches(char: str) -> bool:
    return char.isalnum() or (char != "" and char in _SEPARATORS)


def _is_of_medium(text: str, at: int) -> bool:
    """Whether the name of a medium stands at an offset, up to the next mark or white space."""
    match = compiled(r"[^ 、。:()|/]+").match(text, at)
    return match is not None and (match[0][0] == "\0" or ends_like_medium(match[0]))


def own_roles(labels: Mapping[str, str | Iterable[str]] | None) -> OwnRoles:
    """Of a user's own labels, those of roles, as :func:`role_words` takes them."""
    if not labels:
        return ()
    names = {role.value for role in Role}
    return tuple(
        (label, field)
        for field, printed in labels.items()
        if field in names
        for label in ([printed] if isinstance(printed, str) else printed)
    )


@lru_cache(maxsize=64)
def role_words(own: OwnRoles = ()) -> RoleWords:
    """The role words of the tables, with a user's own added."""
    meanings = dict(_meanings())
    for label, role in own:
        folded = fold_label(label)
        _, kind = meanings.get(folded, ((), "work"))
        meanings[folded] = (Role(role),), kind
    by_first: dict[str, list[str]] = {}
    for label in sorted(meanings, key=len, reverse=True):
        by_first.setdefault(label[0], []).append(label)
    modifiers = _modifiers()
    for word in modifiers:
        by_first.setdefault(word[0], [])
    firsts = {first: tuple(labels) for first, labels in by_first.items()}
    longer = [label for label in meanings if len(label) > 1]
    marked = frozenset(label[:2] for label in longer)
    openings = frozenset(
        label[:2] for label in longer if label[-1] == "自" or meanings[label][1] not in ("label", "field")
    )
    return RoleWords(meanings, modifiers, firsts, max(map(len, modifiers)), openings, marked)


@cache
def _media_with_roles() -> tuple[str, ...]:
    """Media whose names hold a role word (21世纪经济报道), and endings of media that do (图片库)."""
    meanings = _meanings()
    labels = [label for label, (roles, _) in meanings.items() if roles and len(label) > 1]
    return tuple(
        name
        for name in (*sorted(media_names()), *media_endings())
        if name[-1] not in _GOES_ON and name not in meanings and any(label in name for label in labels)
    )


@cache
def _modifiers() -> frozenset[str]:
    return frozenset(word for kind, _, words in read_table("roles") if kind == "modifier" for word in words.split())


@cache
def _meanings() -> Mapping[str, tuple[tuple[Role, ...], str]]:
    meanings: dict[str, tuple[tuple[Role, ...], str]] = {}
    for field, labels in read_table("labels"):
        if field not in ("body", "title", "note"):
            for label in labels.split():
                folded = fold_label(label)
                of_text = field == "publisher" and folded.endswith(
                    ("来源", "稿源", "信源", "来自", "转自", "出处", "source")
                )
                meanings[folded] = _PUBLISHED if of_text else _FIELD
    for kind, names, labels in read_table("roles"):
        if kind != "modifier":
            roles = tuple(map(Role, names.split()))
            meanings.update(dict.fromkeys(labels.split(), (roles, kind)))
    return meanings
