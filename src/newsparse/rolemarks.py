"""The role words of a stretch of text, and on which side of each its people stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .article import Role
from .folding import fold
from .names import is_seen
from .patterns import compiled
from .people import People, read_organization, read_people
from .places import is_place
from .roles import RoleWord, RoleWords

__all__ = ["NOTE", "SENTENCE", "RoleMarks", "StretchLine"]

# What no list of people holds.
SENTENCE = r"[。!?…]"
# What brackets add to a name or a role: 李明（作者单位：北京大学）.
NOTE = r"\([^()]{0,60}\)"


class StretchLine(NamedTuple):
    """A text and how look-ups see it.

    >>> line = StretchLine("／ 张三 ", "/ 张三 ")
    >>> line.trimmed(0, 5), line.people(2, 4).names
    ((2, 4), ('张三',))
    """

    text: str
    folded: str

    def people(self, start: int, end: int, *, before_person: bool = False, before_report: bool = False) -> People:
        return read_people(
            self.text[start:end], self.folded[start:end], before_person=before_person, before_report=before_report
        )

    def organization(self, start: int, end: int) -> str | None:
        return read_organization(self.text[start:end], self.folded[start:end])

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """A stretch without separators before it and white space around it."""
        text, folded = self
        while start < end and (text[start].isspace() or folded[start] in " 、/|"):
            start += 1
        while start < end and (text[end - 1].isspace() or folded[end - 1] == " "):
            end -= 1
        return start, end


class RoleMarks:
    """The role words of a stretch, the marks beside them, and the pieces of text between them.

    ``opening`` is a role word that stands before the stretch.
    """

    def __init__(self, line: StretchLine, start: int, end: int, opening: RoleWord | None) -> None:
        self.line, self.start, self.end, self.opening = line, start, end, opening

    def roles(self, words: RoleWords) -> list[RoleWord]:
        """The role words, those that stand together (通讯员/摄影, 采写摄影) as one."""
        line = self.line
        shift, found = self.start, words.find(line.folded[self.start : self.end])
        ending = compiled(r"(?<=日|[报社网])[电讯]$").search(line.folded, self.start, self.end)
        roles = [self.opening] if self.opening is not None else []
        for word in found:
            word = word._replace(start=word.start + shift, end=word.end + shift)
            if roles and roles[-1] is not self.opening and self._are_one(roles[-1], word):
                first = roles.pop()
                kind = "person" if "person" in (first.kind, word.kind) else word.kind
                word = RoleWord(first.start, word.end, tuple(dict.fromkeys(first.roles + word.roles)), kind)
            roles.append(word)
        if ending and (not roles or roles[-1].end < ending.start()):
            roles.append(RoleWord(ending.start(), ending.end(), (Role.REPORTER,), "report"))
        return [
            role
            for n, role in enumerate(roles)
            if not (self._is_title(role, n) or self._is_in_note(role) or self._is_affiliation(role, roles[n - 1 : n]))
        ]

    def _are_one(self, first: RoleWord, second: RoleWord) -> bool:
        """Whether two role words are one, for the same people: 通讯员/摄影."""
        between = self.line.folded[first.end : second.start]
        kinds = first.kind, second.kind
        if between not in ("", "/", "、", "·") or not set(kinds) <= {"person", "work"}:
            return False
        # 文/记者: a work, and the person it is of, whose name follows.
        return kinds != ("work", "person") or (between == "" and self.mark_after(second) == ":")

    def _is_in_note(self, role: RoleWord) -> bool:
        """Whether a role word stands in a note about somebody: 李明（作者单位：北京大学）"""
        folded = self.line.folded
        opened = folded.rfind("(", self.start + 1, role.start)
        if opened < 0 or folded.find(")", opened, role.start) >= 0 or not folded[opened - 1].isalnum():
            return False
        return not self._is_bracketed(role)

    def _is_title(self, role: RoleWord, n: int) -> bool:
        """Whether commas set a role word apart from names: 李星，策划人，……"""
        folded = self.line.folded
        return (
            bool(n or (self.opening is None and role.start > self.start))
            and folded[role.start - 1 : role.start] == "、"
            and folded[role.end : role.end + 1] == "、"
        )

    def _is_affiliation(self, role: RoleWord, before: Sequence[RoleWord]) -> bool:
        """Whether a role word says what the author is by profession: 作者系媒体评论员 邸凌月."""
        held = self.line.folded[before[0].end : role.start] if before else ""
        return held.startswith(("系", "为", "是")) and "、" not in held and role.kind == "person"

    def mark_after(self, role: RoleWord) -> str:
        """The mark behind a role word, over white space and a note in brackets; empty for none."""
        if role is self.opening:
            return ":"
        match = compiled(rf"\s*(?:{NOTE})?\s*([:/|])").match(self.line.folded, role.end, self.end)
        return match[1] if match else ""

    def mark_before(self, role: RoleWord) -> str:
        """The slash or the bar before a role word, over white space; empty for none."""
        before = self.line.folded[self.start : role.start].rstrip()
        return before[-1:] if before[-1:] in ("/", "|") else ""

    def _is_bracketed(self, role: RoleWord) -> bool:
        """Whether brackets stand around a role word alone: 张三（摄）."""
        folded = self.line.folded
        return role.start > 0 and folded[role.start - 1] == "(" and folded[role.end : role.end + 1] == ")"

    def directions(self, roles: Sequence[RoleWord], pieces: Sequence[tuple[int, int]]) -> list[bool]:
        """For each role word, whether it stands before its people."""
        before: list[bool] = []
        for n, role in enumerate(roles):
            if role is self.opening or role.kind == "field":
                before.append(True)
                continue
            behind, ahead = self.has_content(*pieces[n]), self.has_content(*pieces[n + 1])
            owned = bool(before and before[-1])  # what stands before it belongs to the role word before
            after_mark, before_mark = self.mark_after(role), self.mark_before(role)
            if role.kind == "report":
                is_before = not behind and not n
            elif after_mark == ":" or (after_mark == "|" and (ahead or not behind)):
                is_before = True
            elif self._is_bracketed(role):
                is_before = before[0] if before else not behind
            elif after_mark and before_mark:
                is_before = before[-1] if before else not behind
            elif after_mark == "/":  # 摄/张三, but 张三摄/光明图片
                is_before = ahead and not (behind and not owned and self.is_names(*pieces[n]))
            elif before_mark == "/" and role.kind != "person":
                is_before = False
            elif before_mark == "|" and ahead and role.kind == "work":  # 省纪委监委 | 责任编辑 张三
                is_before = owned or not self.is_names(*pieces[n])
            elif role.kind == "person":
                report_only = (
                    n + 1 < len(roles)
                    and roles[n + 1].kind == "report"
                    and is_place(self.line.folded[slice(*pieces[n + 1])].strip(" /"))
                )
                behind_it = (report_only or before_mark == "/") and not owned and self.is_names(*pieces[n])
                is_before = ahead and not behind_it
            elif not (ahead or behind):  # 文/图 记者 李明
                is_before = n + 1 < len(roles) and roles[n + 1].kind == "person"
            else:
                is_before = ahead and (not behind or owned)
            before.append(is_before)
        return before

    def has_content(self, begin: int, stop: int) -> bool:
        """Whether a piece holds more than marks and a note in brackets."""
        return any(char.isalnum() for char in compiled(NOTE).sub("", self.line.folded[begin:stop]))

    def is_names(self, begin: int, stop: int) -> bool:
        """Whether a piece holds people whose names the figures all hold."""
        names = self.line.people(begin, stop).names
        return bool(names) and all(is_seen(fold(name)) for name in names)

    def is_followed(self, role: RoleWord) -> bool:
        """Whether anything but marks stands behind a role word."""
        return bool(self.line.folded[role.end : self.end].strip(" :、)"))
