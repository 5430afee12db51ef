"""The grammar of credits: a stretch of text that is nothing but role words, organisations and names.

Role words stand before the people they belong to (摄影：张三), behind them (张三/文), or on both sides (本报记者 张三 摄).
A stretch is read from one role word to the next; where any part of it is neither people nor what may stand beside them,
the stretch is no credit at all.
"""

from __future__ import annotations

from .article import AUTHORING_ROLES, Role
from .asides import is_from_elsewhere
from .datelines import dateline
from .drafts import Draft, are_sound, is_giver, is_likely, is_speech
from .folding import fold
from .media import ends_like_medium
from .names import is_seen, split_run
from .organizations import is_organization
from .patterns import compiled
from .people import People, is_certain_name, read_organization
from .places import is_place
from .rolemarks import NOTE, SENTENCE, RoleMarks, StretchLine
from .roles import RoleWord, RoleWords, goes_on

__all__ = ["behind_picture", "read_stretch"]

_QUOTE_OR_CLOCK = r"[“”\"]|\d:\d"
_ACCOUNT = r"[\s:/|]*(?:微信公众号|微信公号|公众号|微信号?|微博)\s?[:“\"]?"
# What stands before the credit of a picture: 附图片，新华社记者李学仁摄; 资料照片，记者张三摄.
_ENCLOSED = r"(?:附(?:图片?|照片)(?:\d{1,2}[张幅])?|资料照片?|资料图片?|档案照片?|示意图|合成图|图片)、|附(?:图片?|照片)(?:\d{1,2}[张幅])?"
# The time that a page prints beside its metadata is no clock of a sentence.
_STAMP = r"\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?\s*\d{1,2}:\d{2}(?::\d{2})?"


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
    reading = _Stretch(StretchLine(text, folded), start, end, bracketed, opening)
    return reading.drafts if reading.read(words) else []


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
    """One pass over the role words of a stretch, which takes the people of each."""

    def __init__(
        self,
        line: StretchLine,
        start: int,
        end: int,
        bracketed: bool,
        opening: tuple[RoleWord, str] | None,
    ) -> None:
        self.line, self.bracketed = line, bracketed
        self.opening_label = opening[1] if opening is not None else ""
        self.organization: str | None = None  # for the next role word
        self.organization_start = start
        end = start + len(line.folded[start:end].rstrip())
        head = dateline(line.folded, start, end)
        if head is not None and head.end < end:
            self.organization = head.organization(line.text)
            start = head.end
        self.marks = RoleMarks(line, start, end, opening[0] if opening is not None else None)
        self.drafts: list[Draft] = []
        self.waiting: list[RoleWord] = []  # role words whose people are still to come
        self.group: list[Draft] = []  # persons in a row, who share the work that is named behind them
        self.shared: tuple[Role, ...] = ()  # the work that is named before them

    def read(self, words: RoleWords) -> bool:
        """Whether the whole stretch is credits, which ``drafts`` then holds."""
        marks = self.marks
        roles = marks.roles(words)
        if not roles:
            return False
        starts = [role.end for role in roles]
        ends = [role.start for role in roles]
        if marks.opening is None:
            pieces = list(zip([marks.start, *starts], [*ends, marks.end], strict=True))
        else:
            pieces = list(zip([starts[0], *starts], [starts[0], *ends[1:], marks.end], strict=True))
        before = marks.directions(roles, pieces)
        for n, (begin, stop) in enumerate(pieces):
            left = roles[n - 1] if n and before[n - 1] else None
            right = roles[n] if n < len(roles) and not before[n] else None
            following = roles[n] if n < len(roles) and before[n] else None
            if left is not None and left.kind == "field":
                self.waiting, self.organization = [], None
            elif not self.piece(begin, stop, left, right, following, n == len(pieces) - 1):
                return False
        return bool(self.drafts) and are_sound(self.drafts, self.line.folded, self.bracketed)

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
        held = compiled(NOTE).sub("", folded[begin:stop]) if source else folded[begin:stop]
        if compiled(SENTENCE).search(held) or (
            not (source or following or right) and compiled(_QUOTE_OR_CLOCK).search(compiled(_STAMP).sub("", held))
        ):
            return False
        if not self.marks.has_content(begin, stop):
            inner = folded[begin:stop].strip(" :/|-、").lstrip(")")
            if (
                left is not None
                and inner.startswith("(")
                and (last or following)
                and self.marks.has_content(folded.index("(", begin) + 1, stop)
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
        if following is not None and not (
            self.marks.mark_after(left) == ":" and self.marks.mark_after(following) == ":"
        ):
            self.waiting.append(left)
        else:
            self.waiting = []

    def unowned(self, begin: int, stop: int, following: RoleWord | None) -> bool:
        """What no role word owns: an organisation before the next one, or what stands behind the last."""
        folded = self.line.folded
        if following is not None and "(" in folded[begin:stop]:  # 华夏时报（www.chinatimes.net.cn）记者
            stop = begin + len(compiled(NOTE + r"\s*$").sub("", folded[begin:stop]))
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
                not (self.bracketed or self.drafts or ends_like_medium(held) or len(held) <= 8)
                or "在" in held.partition("《")[0]
            ):
                return False
        stationed = held.startswith(("驻", "特派"))
        if organization is None and held and not (is_place(held) or stationed) and self.line.people(begin, stop).names:
            return False
        if known and following.kind == "work" and folded[:stop].rstrip().endswith("|") and not self.drafts:
            # 甘肃省纪委监委 || 责任编辑 郎静: of the one, edited by the other
            start, end = self.line.trimmed(begin, stop)
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
        start, end = self.line.trimmed(begin, begin + people.end)
        people = people._replace(organization=self.organization)
        self.drafts.append(Draft(None, (Role.AUTHOR,), people, start, end, "person", True, self.line.text[begin:stop]))
        self.organization = people.next_organization and read_organization(people.next_organization)
        self.organization_start = end
        return True

    def of_agency(self, held: str) -> bool:
        """Whether what stands behind a credit is the agency that it is of: 樊成柱摄（人民图片）, 杨文斌摄/光明图片."""
        if not ends_like_medium(held.strip(" ()/、")) or not self.drafts:
            return False
        people = self.drafts[-1].people
        at = self.line.folded.rindex(held)
        medium = self.line.text[at : at + len(held)].strip(" （）()／/、")
        self.drafts[-1].people = people._replace(organization=people.organization or medium)
        self.drafts[-1].end = self.line.text.rindex(medium) + len(medium)
        return True

    def between(self, begin: int, stop: int, left: RoleWord, following: RoleWord) -> bool:
        """What stands behind one role word and before another that has people of its own."""
        marks = self.marks.mark_after(left), self.marks.mark_after(following)
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
        if left.kind == "person" and self.marks.mark_after(left) != ":":
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
                marked = self.marks.mark_before(right) or "/" in held  # 社會中心／高雄報導
                if people.organization and (marked or self.marks.is_followed(right) or modified):
                    if self.marks.is_followed(right):
                        self.organization, self.organization_start = people.organization, begin
                        return True
                    return self.take(None, right, begin, stop, people)
                return False
        return self.take(left, right, begin, stop, people)

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
        start = max(min(start, of_it[0].start), min(self.marks.start, first.start))
        labelled_behind = right is not None and (right.kind != "report" or left is None)
        end = right.end if right is not None and labelled_behind else begin + people.end
        start, end = self.line.trimmed(start, end)
        marked = self.bracketed or any(self.marks.mark_after(role) or self.marks.mark_before(role) for role in of_it)
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
        inner = [word for word in works if word is not self.marks.opening]  # 作者：文/李明
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
        label = self.opening_label if first is self.marks.opening else text[first.start : first.end]
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
        if people.organization is not None and people.names and self.marks.is_names(begin, stop):
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


def behind_picture(folded: str, start: int, end: int) -> int:
    """Where the credit of a picture begins, behind what only says that there is one.

    >>> behind_picture("资料照片、记者张三摄", 0, 10)
    5
    """
    match = compiled(_ENCLOSED).match(folded, start, end)
    return match.end() if match is not None else start
