"""The grammar of credits: a stretch of text that is nothing but role words, organisations and names.

Role words stand before the people they belong to (摄影：张三), behind them (张三/文), or on both sides (本报记者 张三 摄).
A stretch is read from one role word to the next; where any part of it is neither people nor what may stand beside them,
the stretch is no credit at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import attrs

from .article import AUTHORING_ROLES, Credit, FieldMark, Role
from .datelines import dateline
from .diagnostics import Finding, quote
from .drafts import Draft, are_sound, is_giver, is_likely, is_speech
from .folding import fold, fold_label
from .labels import OWN_MEDIA, UNKNOWN_VALUES
from .names import LONGEST, is_seen, split_run
from .patterns import compiled
from .people import (
    People,
    is_certain_name,
    is_from_elsewhere,
    is_medium,
    is_nobody,
    is_organization,
    is_place,
    is_press,
    read_organization,
    read_people,
)
from .roles import RoleWord, RoleWords, goes_on
from .span import Span

__all__ = [
    "ROLE_NAMES",
    "behind_picture",
    "credits_of_fields",
    "read_bare",
    "read_stretch",
    "say_ambiguous",
    "to_credits",
]

# The names of header fields that hold credits.
ROLE_NAMES = frozenset(role.value for role in Role)
# What no list of people holds.
_SENTENCE = r"[。!?…]"
_QUOTE_OR_CLOCK = r"[“”\"]|\d:\d"
_ACCOUNT = r"[\s:/|]*(?:微信公众号|微信公号|公众号|微信号?|微博)\s?[:“\"]?"
_NOTE = r"\([^()]{0,60}\)"
# What stands before the credit of a picture: 附图片，新华社记者李学仁摄; 资料照片，记者张三摄.
_ENCLOSED = r"(?:附(?:图片?|照片)(?:\d{1,2}[张幅])?|资料照片?|资料图片?|档案照片?|示意图|合成图|图片)、|附(?:图片?|照片)(?:\d{1,2}[张幅])?"
# The time that a page prints beside its metadata is no clock of a sentence.
_STAMP = r"\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?\s*\d{1,2}:\d{2}(?::\d{2})?"


class _Line(NamedTuple):
    """A text and how look-ups see it."""

    text: str
    folded: str

    def people(self, start: int, end: int, *, before_person: bool = False, before_report: bool = False) -> People:
        return read_people(
            self.text[start:end], self.folded[start:end], before_person=before_person, before_report=before_report
        )

    def organization(self, start: int, end: int) -> str | None:
        return read_organization(self.text[start:end], self.folded[start:end])


def read_stretch(
    text: str,
    folded: str,
    start: int,
    end: int,
    words: RoleWords,
    *,
    bracketed: bool = False,
    opening: tuple[RoleWord, str] | None = None,
) -> list[Draft]:
    """The credits of ``text[start:end]``, which is nothing else; [] where it is something else.

    ``bracketed`` says that brackets or a dateline set the stretch apart, ``opening`` is a role word before it, with its label.
    """
    if opening is None and (drafts := _read_turns(text, folded, start, end, words)):
        return drafts
    reading = _Stretch(_Line(text, folded), start, end, words, bracketed, opening)
    return reading.drafts if reading.read() else []


def _read_turns(text: str, folded: str, start: int, end: int, words: RoleWords) -> list[Draft]:
    """Persons' role words, each with certain names behind it: 记者 李明 通讯员 卢鑫涛、程罡. [] for anything else.

    Told by look-ups what :class:`_Stretch` would find, too.
    """
    drafts: list[Draft] = []
    for match in compiled(r"[^ 、]++").finditer(folded, start, end):
        token, (begin, stop) = match[0], match.span()
        meaning = words.meanings.get(token)
        if meaning is None and drafts and is_certain_name(token):
            draft = drafts[-1]
            draft.people, draft.end = People(None, (*draft.people.names, text[begin:stop])), stop
            continue
        behind = stop
        if meaning is None:  # 记者李明
            behind = begin + next((n for n in (2, 3, 4) if is_certain_name(token[n:])), 0)
            meaning = words.meanings.get(folded[begin:behind]) if not goes_on(folded, behind) else None
        if meaning is None or meaning[1] != "person" or folded[begin - 1 : begin] == "、":
            return []
        if drafts and not drafts[-1].people.names:
            return []
        people = People(None, (text[behind:stop],) if behind < stop else ())
        drafts.append(Draft(text[begin:behind], meaning[0], people, begin, stop, "person", True, text[begin:stop]))
    return drafts if drafts and drafts[-1].people.names else []


class _Stretch:
    """One pass over the role words of a stretch."""

    def __init__(
        self,
        line: _Line,
        start: int,
        end: int,
        words: RoleWords,
        bracketed: bool,
        opening: tuple[RoleWord, str] | None,
    ) -> None:
        self.line, self.start, self.bracketed = line, start, bracketed
        self.end = start + len(line.folded[start:end].rstrip())
        self.opening = opening[0] if opening is not None else None
        self.opening_label = opening[1] if opening is not None else ""
        self.words = words
        self.drafts: list[Draft] = []
        self.waiting: list[RoleWord] = []  # role words whose people are still to come
        self.organization: str | None = None  # for the next role word
        self.organization_start = 0
        self.group: list[Draft] = []  # persons in a row, who share the work that is named behind them
        self.shared: tuple[Role, ...] = ()  # the work that is named before them

    def read(self) -> bool:
        line = self.line
        head = dateline(line.folded, self.start, self.end)
        if head is not None and head.end < self.end:
            self.organization = head.organization(line.text)
            self.organization_start = self.start
            self.start = head.end
        roles = self.roles()
        if not roles:
            return False
        starts = [role.end for role in roles]
        ends = [role.start for role in roles]
        if self.opening is None:
            pieces = list(zip([self.start, *starts], [*ends, self.end], strict=True))
        else:
            pieces = list(zip([starts[0], *starts], [starts[0], *ends[1:], self.end], strict=True))
        before = self.directions(roles, pieces)
        for n, (begin, stop) in enumerate(pieces):
            left = roles[n - 1] if n and before[n - 1] else None
            right = roles[n] if n < len(roles) and not before[n] else None
            following = roles[n] if n < len(roles) and before[n] else None
            if left is not None and left.kind == "field":
                self.waiting, self.organization = [], None
            elif not self.piece(begin, stop, left, right, following, n == len(pieces) - 1):
                return False
        return bool(self.drafts) and are_sound(self.drafts, line.folded, self.bracketed)

    def roles(self) -> list[RoleWord]:
        """The role words, those that stand together (通讯员/摄影, 采写摄影) as one."""
        line = self.line
        shift, found = self.start, self.words.find(line.folded[self.start : self.end])
        ending = compiled(r"(?<=日|[报社网])[电讯]$").search(line.folded, self.start, self.end)
        roles = [self.opening] if self.opening is not None else []
        for word in found:
            word = word._replace(start=word.start + shift, end=word.end + shift)
            if roles and roles[-1] is not self.opening and self.are_one(roles[-1], word):
                first = roles.pop()
                kind = "person" if "person" in (first.kind, word.kind) else word.kind
                word = RoleWord(first.start, word.end, tuple(dict.fromkeys(first.roles + word.roles)), kind)
            roles.append(word)
        if ending and (not roles or roles[-1].end < ending.start()):
            roles.append(RoleWord(ending.start(), ending.end(), (Role.REPORTER,), "report"))
        return [
            role
            for n, role in enumerate(roles)
            if not (self.is_title(role, n) or self.is_in_note(role) or self.is_affiliation(role, roles[n - 1 : n]))
        ]

    def are_one(self, first: RoleWord, second: RoleWord) -> bool:
        between = self.line.folded[first.end : second.start]
        kinds = first.kind, second.kind
        if between not in ("", "/", "、", "·") or not set(kinds) <= {"person", "work"}:
            return False
        # 文/记者: a work, and the person it is of, whose name follows.
        return kinds != ("work", "person") or (between == "" and self.mark_after(second) == ":")

    def is_in_note(self, role: RoleWord) -> bool:
        """Whether a role word stands in a note about somebody: 李明（作者单位：北京大学）"""
        folded = self.line.folded
        opened = folded.rfind("(", self.start + 1, role.start)
        if opened < 0 or folded.find(")", opened, role.start) >= 0 or not folded[opened - 1].isalnum():
            return False
        return not self.is_bracketed(role)

    def is_title(self, role: RoleWord, n: int) -> bool:
        """Whether commas set a role word apart from names: 李星，策划人，……"""
        folded = self.line.folded
        return (
            bool(n or (self.opening is None and role.start > self.start))
            and folded[role.start - 1 : role.start] == "、"
            and folded[role.end : role.end + 1] == "、"
        )

    def is_affiliation(self, role: RoleWord, before: Sequence[RoleWord]) -> bool:
        """Whether a role word says what the author is by profession: 作者系媒体评论员 邸凌月."""
        held = self.line.folded[before[0].end : role.start] if before else ""
        return held.startswith(("系", "为", "是")) and "、" not in held and role.kind == "person"

    def mark_after(self, role: RoleWord) -> str:
        """The mark behind a role word, over white space and a note in brackets; empty for none."""
        if role is self.opening:
            return ":"
        match = compiled(rf"\s*(?:{_NOTE})?\s*([:/|])").match(self.line.folded, role.end, self.end)
        return match[1] if match else ""

    def mark_before(self, role: RoleWord) -> str:
        before = self.line.folded[self.start : role.start].rstrip()
        return before[-1:] if before[-1:] in ("/", "|") else ""

    def is_bracketed(self, role: RoleWord) -> bool:
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
            elif self.is_bracketed(role):
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
        return any(char.isalnum() for char in compiled(_NOTE).sub("", self.line.folded[begin:stop]))

    def is_names(self, begin: int, stop: int) -> bool:
        names = self.line.people(begin, stop).names
        return bool(names) and all(is_seen(fold(name)) for name in names)

    def piece(
        self,
        begin: int,
        stop: int,
        left: RoleWord | None,
        right: RoleWord | None,
        following: RoleWord | None,
        last: bool,
    ) -> bool:
        """Take what stands between two role words; False where it cannot belong to either."""
        folded = self.line.folded
        source = left is not None and (left.kind == "label" or self.is_giver(left))
        held = compiled(_NOTE).sub("", folded[begin:stop]) if source else folded[begin:stop]
        if compiled(_SENTENCE).search(held) or (
            not (source or following or right) and compiled(_QUOTE_OR_CLOCK).search(compiled(_STAMP).sub("", held))
        ):
            return False
        if not self.has_content(begin, stop):
            inner = folded[begin:stop].strip(" :/|-、").lstrip(")")
            if (
                left is not None
                and inner.startswith("(")
                and (last or following)
                and self.has_content(folded.index("(", begin) + 1, stop)
            ):
                return self.take(left, right, begin, stop, self.line.people(begin, stop))  # 摄影（张三）
            if left is None and right is None and following is None and inner and self.of_agency(inner):
                return True
            self.nobody(left, right, following)
            return True
        if left is None and right is None:
            return self.unowned(begin, stop, following)
        if following is not None and left is not None:
            return self.between(begin, stop, left, following)
        return self.owned(begin, stop, left, right)

    def nobody(self, left: RoleWord | None, right: RoleWord | None, following: RoleWord | None) -> None:
        if left is None:
            if right is not None and self.drafts and self.drafts[-1].kind != "label":  # 张三 摄影 剪辑
                self.drafts[-1].roles = tuple(dict.fromkeys(self.drafts[-1].roles + right.roles))
            return
        if following is not None and not (self.mark_after(left) == ":" and self.mark_after(following) == ":"):
            self.waiting.append(left)
        else:
            self.waiting = []

    def unowned(self, begin: int, stop: int, following: RoleWord | None) -> bool:
        """What no role word owns: an organisation before the next one, or what stands behind the last."""
        folded = self.line.folded
        if following is not None and "(" in folded[begin:stop]:  # 华夏时报（www.chinatimes.net.cn）记者
            stop = begin + len(compiled(_NOTE + r"\s*$").sub("", folded[begin:stop]))
        held = folded[begin:stop].strip(" 、/|-")
        if following is None:
            if self.of_agency(held):
                return True
            rest = self.line.people(begin, stop, before_report=True)
            return is_place(held) or (rest.read and not rest.names and not rest.organization)
        if self.bracketed and following.kind == "person" and self.writers(begin, stop):
            return True
        if (
            held.startswith(("据", "访", "记"))
            or len(held) > 30
            or "(" in held
            or ":" in held
            or is_seen(held)
            or is_speech(held)
        ):
            return False
        if following.kind == "person" and self.writers(begin, stop):
            return True
        organization = self.line.organization(begin, stop)
        known = organization is not None and is_organization(fold(organization).strip("《》"))
        if organization is not None and not known:
            glued = folded[stop - 1] not in " :/|、"
            if following.kind != "person" or not (glued or folded[stop - 1] == " ") or " " in fold(organization):
                return False
            if (
                not (self.bracketed or self.drafts or is_medium(held) or len(held) <= 8)
                or "在" in held.partition("《")[0]
            ):
                return False
        stationed = held.startswith(("驻", "特派"))
        if organization is None and held and not (is_place(held) or stationed) and self.line.people(begin, stop).names:
            return False
        if known and following.kind == "work" and folded[:stop].rstrip().endswith("|") and not self.drafts:
            # 甘肃省纪委监委 || 责任编辑 郎静: of the one, edited by the other
            start, end = _trimmed(self.line.text, folded, begin, stop)
            end = len(folded[:end].rstrip(" |"))
            people = People(organization, (), end=end)
            self.drafts.append(
                Draft(None, (Role.SOURCE,), people, start, end, "label", True, self.line.text[start:end])
            )
            return True
        if self.organization is None or organization is not None:
            self.organization, self.organization_start = organization or self.organization, begin
        return True

    def writers(self, begin: int, stop: int) -> bool:
        """Whether names without a role word stand before another's: （李晓萌 中国青年报记者 杨雷）"""
        people = self.line.people(begin, stop, before_person=True)
        if not people.names or people.organization:
            return False
        if self.bracketed:
            if not all(map(is_likely, map(fold, people.names))):
                return False
        elif people.next_organization is None or not all(is_seen(fold(name)) for name in people.names):
            return False
        start, end = _trimmed(self.line.text, self.line.folded, begin, begin + people.end)
        people = people._replace(organization=self.organization)
        self.drafts.append(Draft(None, (Role.AUTHOR,), people, start, end, "person", True, self.line.text[begin:stop]))
        self.organization = people.next_organization and read_organization(people.next_organization)
        self.organization_start = end
        return True

    def of_agency(self, held: str) -> bool:
        """Whether what stands behind a credit is the agency that it is of: 樊成柱摄（人民图片）, 杨文斌摄/光明图片."""
        if not is_medium(held.strip(" ()/、")) or not self.drafts:
            return False
        people = self.drafts[-1].people
        at = self.line.folded.rindex(held)
        medium = self.line.text[at : at + len(held)].strip(" （）()／/、")
        self.drafts[-1].people = people._replace(organization=people.organization or medium)
        self.drafts[-1].end = self.line.text.rindex(medium) + len(medium)
        return True

    def between(self, begin: int, stop: int, left: RoleWord, following: RoleWord) -> bool:
        """What stands behind one role word and before another that has people of its own."""
        marks = self.mark_after(left), self.mark_after(following)
        # 采写/新京报记者, but 图/新闻中心 编辑/张三
        colons = marks == (":", ":") or (all(marks) and self.line.folded[stop - 1] == " ")
        if following.kind == "person" and not colons and self.is_only_organization(begin, stop, left):
            self.waiting.append(left)
            self.organization, self.organization_start = self.line.organization(begin, stop), begin
            return True
        apart = colons and self.line.folded[stop - 1] == " "
        may_hold = following.kind == "person" and not (apart or self.is_giver(left))
        people = self.line.people(begin, stop, before_person=may_hold)
        medium = people.organization or people.next_organization
        if following.kind == "person" and medium and not people.names and not colons:
            self.waiting.append(left)
            self.organization, self.organization_start = read_organization(medium), begin
            return True
        ok = self.take(left, None, begin, stop, people)
        if people.next_organization is not None:
            self.organization = read_organization(people.next_organization)
            self.organization_start = self.line.text.rindex(people.next_organization, begin, stop)
        return ok

    def is_only_organization(self, begin: int, stop: int, left: RoleWord) -> bool:
        """Whether a stretch that touches the role word behind it is its organisation, and holds no name."""
        held = self.line.folded[begin:stop].strip(" :/|-(")
        if not held or any(char in held for char in " 、/|") or not self.line.folded[stop - 1].isalnum():
            return is_organization(held) and self.line.folded[stop - 1] == " "
        if left.kind == "person" and self.mark_after(left) != ":":
            return False  # 记者张三本报记者李四
        if is_organization(held):
            return True
        return not held.isalpha() or held.isascii() or split_run(held).cost > 13 * len(held)

    def owned(self, begin: int, stop: int, left: RoleWord | None, right: RoleWord | None) -> bool:
        """What belongs to the role word before it, the one behind it, or both."""
        report = right is not None and right.kind == "report"
        people = self.line.people(begin, stop, before_report=report)
        if left is None and report and right is not None:
            if not people.names:
                held = self.line.folded[begin:stop].strip(" 、/|-")
                if self.drafts and (is_place(held) or not people.organization):  # 王五／新竹報導
                    self.share(right)
                    return is_place(held) or self.line.folded[begin:stop].lstrip().startswith("/") or len(held) < 5
                dated = self.bracketed and any(map(str.isdigit, self.line.folded[begin:stop]))  # 中央社／高雄27日電
                modified = dated or right.end - right.start > 2  # 综合报道, 综合外电报导
                marked = self.mark_before(right) or "/" in held  # 社會中心／高雄報導
                if people.organization and (marked or self.is_followed(right) or modified):
                    if self.is_followed(right):
                        self.organization, self.organization_start = people.organization, begin
                        return True
                    return self.take(None, right, begin, stop, people)
                return False
        return self.take(left, right, begin, stop, people)

    def is_followed(self, role: RoleWord) -> bool:
        return bool(self.line.folded[role.end : self.end].strip(" :、)"))

    def take(self, left: RoleWord | None, right: RoleWord | None, begin: int, stop: int, people: People) -> bool:
        """A credit of the people in a stretch."""
        first = left or right
        assert first is not None
        persons = left is not None and left.kind == "person" and people.names  # 通讯员 区宣 供图
        given = self.is_giver(first) or (right is not None and self.is_giver(right))
        if not persons and (given or is_from_elsewhere(self.line.folded[begin:stop].lstrip(" :/|"))):
            people = self.givers(people, begin, stop, first)
        if not people.read and not (first.kind == "label" and people.organization):
            return False
        organization, start = self.organization_of(people, left, begin)
        people = people._replace(organization=organization)
        if not people.names and organization is None:
            self.waiting = []
            return True
        label, roles, kind = self.meaning(left, right)
        of_it = [*self.waiting, *(role for role in (left, right) if role is not None)]
        start = max(min(start, of_it[0].start), min(self.start, first.start))
        labelled_behind = right is not None and (right.kind != "report" or left is None)
        end = right.end if right is not None and labelled_behind else begin + people.end
        start, end = _trimmed(self.line.text, self.line.folded, start, end)
        marked = self.bracketed or any(self.mark_after(role) or self.mark_before(role) for role in of_it)
        draft = Draft(label, roles, people, start, end, kind, marked, self.line.text[begin:stop])
        self.waiting = []
        if right is not None and right.kind != "report":
            self.share(right)
        if kind == "person":
            self.group.append(draft)
            if right is not None and right.kind == "report":
                self.share(right)
        else:
            self.group = []
        self.drafts.append(draft)
        return True

    def organization_of(self, people: People, left: RoleWord | None, begin: int) -> tuple[str | None, int]:
        """The organisation of a credit, which may stand before its role word, and where the credit begins."""
        start = begin if left is None else left.start
        before, self.organization = self.organization, None
        if people.organization is None:
            if before is not None:
                start = min(start, max(self.organization_start, self.drafts[-1].end if self.drafts else 0))
            return before, start
        if people.next_organization is not None:
            return people.organization, start
        return read_organization(people.organization), start

    def meaning(self, left: RoleWord | None, right: RoleWord | None) -> tuple[str, tuple[Role, ...], str]:
        """Label, roles and kind of a credit between two role words, with those that wait before them."""
        text = self.line.text
        words = [word for word in (*self.waiting, left) if word is not None]
        if right is not None and (not words or right.kind != "report"):
            words.append(right)
        persons = [word for word in words if word.kind == "person"]
        works = [word for word in words if word.kind not in ("person", "label")]
        inner = [word for word in works if word is not self.opening]  # 作者：文/李明
        first = (inner or works or persons or words)[0]
        if right is not None and left is not None and self.group:
            first = left  # 记者 王五 通讯员 赵六 文/图
        if self.waiting and not self.drafts and words[0].kind == "person" and not works:
            first = words[0]  # 作者：新华每日电讯记者 张三
        of_works = tuple(role for word in works for role in word.roles)
        of_persons = tuple(role for word in persons for role in word.roles)
        # Who wrote is also what he is; a reporter's picture is a picture.
        wrote = not works or not AUTHORING_ROLES.isdisjoint(of_works)
        roles = of_persons + of_works if wrote else of_works
        if not roles:
            roles = first.roles
        if left is not None and left.kind == "person":
            if self.waiting:
                self.shared = tuple(role for word in works for role in word.roles if role in AUTHORING_ROLES)
            elif self.shared and self.group:
                roles += self.shared
        else:
            self.shared = ()
        label = self.opening_label if first is self.opening else text[first.start : first.end]
        kind = "person" if left is not None and left.kind == "person" else first.kind
        return label, tuple(dict.fromkeys(roles)), kind

    def share(self, work: RoleWord) -> None:
        """Give the work that is named behind several persons to each of them."""
        for draft in self.group:
            roles = work.roles
            if work.kind == "report" or not AUTHORING_ROLES.isdisjoint(roles):
                roles = draft.roles + roles
            draft.roles = tuple(dict.fromkeys(roles))

    def is_giver(self, role: RoleWord) -> bool:
        return is_giver(role.roles, self.line.text[role.start : role.end])

    def givers(self, people: People, begin: int, stop: int, role: RoleWord) -> People:
        """Whose text or picture it is: persons where the names are plain, else an organisation as printed."""
        if people.names and all(is_seen(fold(name)) for name in people.names) and role.kind != "label":
            return people
        if people.organization is not None and people.names and self.is_names(begin, stop):
            return people
        held = self.line.folded[begin:stop]
        for lead in ("由", "为"):
            if held.lstrip().startswith(lead):
                begin += held.index(lead) + 1
        held = self.line.folded[begin:stop]
        account = compiled(_ACCOUNT).match(held)
        if account is not None:
            begin, held = begin + account.end(), held[account.end() :]
            stop = begin + len(compiled(r"[”\"]?\s*(?:\([^()]*\)?)?\s*$").sub("", held))
            held = self.line.folded[begin:stop]
        comma = held.find("、")
        if comma > 0 and not is_organization(held[comma + 1 :].strip()):
            stop = begin + comma
        organization = self.line.organization(begin, stop)
        if organization is None or len(organization) > 30:
            return People(None, (), read=organization is None)
        if organization[0] == "《":
            name, _, issue = organization[1:].partition("》")
            if issue.lstrip()[:1].isdigit() or issue.lstrip()[:1] == "第":  # 摘自《读者文摘》2022年第7期
                organization = name
        return People(organization.strip("《》〈〉") or None, (), end=len(held[: stop - begin].rstrip(" 、/|-()")))


def _trimmed(text: str, folded: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without separators before it and white space around it."""
    while start < end and (text[start].isspace() or folded[start] in " 、/|"):
        start += 1
    while start < end and (text[end - 1].isspace() or folded[end - 1] == " "):
        end -= 1
    return start, end


def behind_picture(folded: str, start: int, end: int) -> int:
    """Where the credit of a picture begins, behind what only says that there is one.

    >>> behind_picture("资料照片、记者张三摄", 0, 10)
    5
    """
    match = compiled(_ENCLOSED).match(folded, start, end)
    return match.end() if match is not None else start


def read_bare(text: str, folded: str, start: int, end: int, *, bracketed: bool) -> list[Draft]:
    """The credit of a stretch without role words: names in brackets (（张巨峰）), or beside a medium (石佳/中国青年报).

    By the custom of newspapers it is who wrote the article.
    """
    start, end = _trimmed(text, folded, start, end)
    held = folded[start:end]
    sided = "/" in held or "-" in held
    if len(held) > 40 or ":" in held or compiled(_SENTENCE).search(held):
        return []
    if not (bracketed or sided):
        return _beside_medium(text, folded, start, end)
    people = read_people(text[start:end], held, before_report=sided)
    if not people.read or not people.names or len(people.names) > 6:
        return []
    if not all(is_seen(fold(name)) and not is_place(fold(name)) for name in people.names):
        return []
    if sided and not bracketed and people.organization is None:
        return []
    if people.organization is not None and not is_organization(fold(people.organization)):
        return []
    return [Draft(None, (Role.AUTHOR,), people, start, end, "person", bracketed, text[start:end])]


def _beside_medium(text: str, folded: str, start: int, end: int) -> list[Draft]:
    """The credit of a line that is a medium and names that the figures hold, and nothing else: 第一财经 邰航."""
    medium, space, rest = folded[start:end].partition(" ")
    if not space or len(rest) > 20 or not is_press(medium):
        return []
    people = read_people(text[start:end], folded[start:end])
    names = [fold(name) for name in people.names]
    if not people.read or people.organization != text[start : start + len(medium)] or not names:
        return []
    if not all(is_seen(name) and not is_place(name) for name in names):
        return []
    if max(map(len, rest.split())) > 3 or sum(map(len, names)) != len("".join(rest.split())):
        return []
    return [Draft(None, (Role.AUTHOR,), people, start, start + people.end, "person", False, text[start:end])]


def to_credits(drafts: Sequence[Draft], text: str, offset: int) -> list[Credit]:
    """Credits of drafts; their spans count from ``offset`` characters before the text."""
    return [
        Credit(
            draft.label,
            draft.roles,
            draft.people.organization,
            draft.people.names,
            text[draft.start : draft.end],
            Span(draft.start + offset, draft.end + offset),
        )
        for draft in drafts
    ]


def say_ambiguous(drafts: Sequence[Draft], offset: int, findings: list[Finding]) -> None:
    """A finding for each credit whose names could well be split in another way."""
    for draft in drafts:
        if draft.people.ambiguous:
            names = "、".join(draft.people.names)
            message = f"{quote(draft.value)} could be split in another way; the likelier reading is {names}"
            findings.append(Finding("names-ambiguous", message, draft.start + offset, draft.end + offset))


def credits_of_fields(fields: Sequence[FieldMark], raw: str, words: RoleWords, findings: list[Finding]) -> list[Credit]:
    """The credits that header fields hold (作者, 编辑, …)."""
    credits: list[Credit] = []
    for field in fields:
        if field.name not in ROLE_NAMES:
            continue
        folded = fold(field.value)
        if folded.lower() in UNKNOWN_VALUES or is_nobody(folded):
            continue
        if len(field.value) > LONGEST:
            message = f"{quote(field.value)} is too long for a list of names; no credit is made of it"
            findings.append(Finding("credit-unread", message, field.value_start, field.value_end))
            continue
        text = raw[field.start : field.value_end]
        begin = field.value_start - field.start
        roles, kind = words.meanings.get(fold_label(field.label), ((), "work"))
        # A field of a header is no turn of an interview, so that a person's label is a work's there.
        word = RoleWord(0, begin, roles or (Role(field.name),), "label" if kind == "label" else "work")
        drafts = read_stretch(text, fold(text), begin, len(text), words, opening=(word, field.label))
        if not drafts:
            message = f"{quote(field.value)} names nobody that could be told; no credit is made of it"
            findings.append(Finding("credit-unread", message, field.value_start, field.value_end))
            continue
        say_ambiguous(drafts, field.start, findings)
        own = next((own for own in OWN_MEDIA if field.label.startswith(own)), None)  # 本报记者, alone in its line
        for credit in to_credits(drafts, text, field.start):
            credits.append(
                credit
                if credit.organization or not own or credit.label != field.label
                else attrs.evolve(credit, organization=own)
            )
    return credits
