"""People beside a role word: how a stretch of text is read into an organisation and names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from .asides import AFFILIATION, FROM_ELSEWHERE, HAN, NOBODY, blank, blanked, is_plain, may_hold, without_station
from .diagnostics import check_text
from .folding import fold
from .media import ends_like_medium, is_latin_medium
from .names import FAR, LONGEST, has_surname, is_seen, split_run, token_ends
from .organizations import (
    begins,
    heads,
    is_organization,
    last_characters,
    opaque_heads,
    organization_stops,
    strong_end,
)
from .patterns import compiled
from .places import is_home, is_place, place_stops, places
from .titles import title_at_end, titles

__all__ = ["People", "is_certain_name", "known_people", "read_organization", "read_people", "split_names"]

# Names from other languages and accounts: letters, dots and marks within, or Han around a middle dot (大卫·香农).
_FOREIGN = r"(?!\p{N})(?:[\p{N}·.'’_@-]*[\p{L}\p{M}])++[\p{N}·.'’_@-]*+"
# A reading that costs more a character is no list of plain names.
_DEAR = 12


class People(NamedTuple):
    """What stands in a credit: an organisation and names.

    ``ambiguous`` says that names run together could be split in two ways, ``read`` that nothing else stood there.
    ``next_organization`` is what stands behind the names for the role word after them (张三本报记者), ``end`` where the
    last of the organisation and the names ends.
    """

    organization: str | None
    names: tuple[str, ...]
    ambiguous: bool = False
    read: bool = True
    next_organization: str | None = None
    end: int = 0


def split_names(text: str) -> tuple[str, ...]:
    """The personal names of ``text``, in order, without inner white space.

    Names may be separated, run together, or padded with spaces of any kind. An organisation before them is left out.
    Of two likely ways to split, the likelier one is taken. ``()`` where no name is found.

    >>> split_names("董文欣毛琦王玉婷")
    ('董文欣', '毛琦', '王玉婷')
    >>> split_names("程 罡 王亚男、欧阳修")
    ('程罡', '王亚男', '欧阳修')
    """
    check_text("split_names", text)
    return read_people(text).names


def read_people(
    text: str, folded: str | None = None, *, before_person: bool = False, before_report: bool = False
) -> People:
    """Read an organisation and names as they stand beside a role word.

    ``before_person`` says that another person's role word follows, which may have an organisation before it;
    ``before_report`` that places may follow the names (张三 北京报道).

    >>> read_people("网信中心苏磊磊董文欣")
    People(organization='网信中心', names=('苏磊磊', '董文欣'), ambiguous=False, read=True, next_organization=None, end=10)
    """
    if folded is None:
        folded = fold(text)
    if not (before_person or before_report) and (plain := _plain_people(text, folded)) is not None:
        return plain
    if before_person and "驻" in folded:  # 张三 本报驻巴黎记者
        folded = without_station(folded)
        text = text[: len(folded)]
    reading = blanked(folded)
    people = _Reading(text, reading, before_person, before_report).people()
    if not people.names and reading != folded and folded.startswith(AFFILIATION):  # 作者系北京大学教授: nobody named
        return people._replace(organization=None)
    return people


def _plain_people(text: str, folded: str) -> People | None:
    """An organisation and names of nothing but Han characters and white space, as most often; None for anything else.

    Told by a few look-ups what :class:`_Reading` would find, too.
    """
    if len(folded) > LONGEST or not is_plain(folded):
        return None
    tokens, printed = folded.split(), text.split()
    if len(tokens) != len(printed):
        return None
    organization = None
    if tokens and is_organization(tokens[0]):
        organization, tokens, printed = printed[0], tokens[1:], printed[1:]
    end = len(text.rstrip())
    if len(tokens) == 1 and len(tokens[0]) > 3 and organization is None:
        return _glued_people(tokens[0], printed[0], end)
    lasts, beside = last_characters(), _beside()
    padded = False
    for token in tokens:
        length = len(token)
        if length > 3 or token in beside or (length == 3 and token[-1] in lasts):
            return None
        padded = padded or length == 1
    if padded:
        spans = _whole_tokens(tokens)
        if spans is None:
            return None
        run = "".join(printed)
        printed = [run[start:stop] for start, stop in spans]
    return People(organization, tuple(printed), end=end)


def _glued_people(token: str, printed: str, end: int) -> People | None:
    """An organisation and names in one token of Han characters; None where they cost too much to be that."""
    ends = heads(token)
    split = split_run(token, heads=begins(ends, token))
    if split.cost > _DEAR * len(token):
        return None
    organization = printed[: ends[split.start][1]] if split.start else None
    names = tuple(printed[start:stop] for start, stop in split.names)
    return People(organization, names, split.ambiguous, end=end)


def known_people(text: str, folded: str) -> tuple[People, Sequence[str]] | None:
    """People that a few look-ups tell, and those of the names, folded, that the figures do not hold beside others.

    None where :func:`read_people` is to tell.

    >>> known_people("网信中心 董 洋", "网信中心 董 洋")[0].names
    ('董洋',)
    >>> known_people("网信中心 董洋 程罡", "网信中心 董洋 程罡")[1]
    ['程罡']
    >>> known_people("网信中心 某某", "网信中心 某某") is None
    True
    """
    tokens, printed = folded.split(), text.split()
    if not tokens or len(tokens) != len(printed) or len(folded) > LONGEST:
        return None
    end = len(text.rstrip())
    if len(tokens) == 1 and len(tokens[0]) > 3:
        token = tokens[0]
        if not is_plain(token):
            return None
        people = _glued_people(token, printed[0], end)
        return (people, ()) if people is not None and people.names and all(map(is_seen, people.names)) else None
    organization = None
    if is_organization(tokens[0]):
        if may_hold(tokens[0]):
            return None
        organization, tokens, printed = printed[0], tokens[1:], printed[1:]
    lasts, beside = last_characters(), _beside()
    names = []
    unseen = []
    half = folded_half = ""  # of a padded name: 董 洋
    for token, name in zip(tokens, printed, strict=True):
        if len(token) == 1:
            if not half:
                half, folded_half = name, token
                continue
            token, name, half = folded_half + token, half + name, ""
        if half or len(token) > 3 or token in beside or (len(token) == 3 and token[-1] in lasts):
            return None
        names.append(name)
        if not is_seen(token):
            unseen.append(token)
    if half or len(unseen) == len(names):
        return None
    return People(organization, tuple(names), end=end), unseen


def is_certain_name(token: str) -> bool:
    """Whether a folded token of two or three characters is a name that the figures hold, and no word that stands among names.

    >>> is_certain_name("程欣轩"), is_certain_name("北京")
    (True, False)
    """
    if not 2 <= len(token) <= 3 or not is_seen(token) or token in _beside():
        return False
    return len(token) == 2 or token[-1] not in last_characters()


@cache
def _beside() -> frozenset[str]:
    """What stands among names and is none."""
    return NOBODY | titles() | places()


class _Token(NamedTuple):
    """A stretch between separators: where it stands, and whether a separator other than white space is before it."""

    start: int
    end: int
    apart: bool


class _Reading:
    """One pass over the tokens of a text."""

    def __init__(self, text: str, folded: str, before_person: bool, before_report: bool) -> None:
        self.text, self.folded = text, folded
        self.before_person, self.before_report = before_person, before_report
        self.organization: list[str] = []
        self.names: list[str] = []
        self.ambiguous, self.read = False, True
        self.next_organization: str | None = None
        self.end = 0

    def add(self, name: str, end: int) -> None:
        if fold(name) not in NOBODY and fold(name) not in titles():
            self.names.append(name)
            self.end = end

    def add_organization(self, start: int, end: int) -> None:
        between = self.text[self.end : start]
        if self.organization and not self.names and between.strip() in ("-", "·", "/", "－", "／"):  # 环球时报-环球网
            self.organization[-1] += between + self.text[start:end]
        else:
            self.organization.append(self.text[start:end])
        self.end = end

    def people(self) -> People:
        run: list[_Token] = []  # neighbouring tokens of Han characters, which are read together
        words: list[_Token] = []  # the words of a name such as Mike Donghia
        han = compiled(HAN)
        for token in _tokens(self.folded):
            printed = self.folded[token.start : token.end]
            is_han = han.fullmatch(printed) is not None
            if run and (token.apart or not is_han):
                self.take(run, last=False)
                run = []
            if words and (token.apart or not _is_latin(printed)):
                self.take_words(words)
                words = []
            if is_han:
                run.append(token)
            elif len(printed) > LONGEST:
                self.read = False
            elif _is_latin(printed):
                words.append(token)
            else:
                self.take_mixed(token, printed)
        if run:
            self.take(run, last=True)
        if words:
            self.take_words(words)
        organization = "、".join(self.organization) or None
        return People(organization, tuple(self.names), self.ambiguous, self.read, self.next_organization, self.end)

    def take_words(self, words: Sequence[_Token]) -> None:
        """A name in Latin letters, over all its words."""
        name = " ".join(self.text[start:end] for start, end, _ in words)
        if not compiled(_FOREIGN).fullmatch(fold(name).replace(" ", "")):
            self.read = False
        elif not self.names and is_latin_medium(name):
            self.add_organization(words[0].start, words[-1].end)
        elif fold(name).lower() not in ("admin", "administrator", "null", "none", "n/a"):
            self.add(name, words[-1].end)

    def take_mixed(self, token: _Token, printed: str) -> None:
        """A token of Han characters and others: an organisation with a name glued behind it, a foreign name, an account."""
        start, end, _ = token
        glued = compiled(r".*[0-9A-Za-z·+](?=[\u3400-\u9fff]{2,})").match(printed)
        if not self.names and glued and not printed[0].isdigit() | ("·" in printed) and is_organization(printed):
            self.add_organization(start, end)
        elif printed[0] == "《" and len(printed) > 2:
            if self.names and self.before_person and not self.folded[end:].strip():
                self.next_organization = self.text[start:end]
            elif not self.names:
                self.add_organization(start, end)
        elif is_organization(printed):
            if not self.names:
                self.add_organization(start, end)
        elif glued and "·" not in glued[0] and not self.names:
            self.add_organization(start, start + glued.end())
            self.take([_Token(start + glued.end(), end, True)], last=True)
        elif compiled(_FOREIGN).fullmatch(printed) and _is_account(printed):
            self.add(self.text[start:end], end)
        else:
            self.read = False

    def take(self, tokens: list[_Token], last: bool) -> None:
        """Tokens of Han characters with nothing but white space between them; ``last`` where no others follow."""
        printed = [self.folded[token.start : token.end] for token in tokens]
        glued_before = last and self.before_person and len(tokens) == 1  # 张三本报记者: weighed against names
        first = self.take_organizations(tokens, printed) if not (self.names or glued_before) else 0
        rest, tokens = printed[first:], tokens[first:]
        if self.names or len(rest) > 1:  # what stands behind names
            keep = [n for n, token in enumerate(rest) if not self.is_beside(token, n, tokens, bool(self.names or n))]
            behind = keep[-1] + 1 if keep else 0
            if last and self.before_person and behind < len(rest):
                self.next_organization = self.text[tokens[behind].start : tokens[-1].end]
            rest, tokens = [rest[n] for n in keep], [tokens[n] for n in keep]
        elif rest and self.is_beside(rest[0], 0, tokens, False):
            return
        if rest:
            self.take_names(tokens, rest, last)

    def is_beside(self, token: str, n: int, tokens: Sequence[_Token], after_names: bool) -> bool:
        """Whether a token by itself is no name but an affiliation, a title or a place."""
        if len(token) < 2:
            return False
        if after_names and token.endswith("发") and ends_like_medium(token[:-1]):  # 漫画：徐骏 新华社发
            return True
        if token in NOBODY or token in titles() or token.startswith("发自"):
            return True
        if is_place(token) and (after_names or self.before_report):
            return True
        if self.before_report and after_names and n == len(tokens) - 1 and len(token) <= 4 and not is_seen(token):
            listed = self.folded[: tokens[n].start].endswith("、")  # 張三、江宥蓁／連線報導
            return not (listed and len(token) < 4 and has_surname(token))
        if not after_names or len(token) < 3:
            return False
        if is_organization(token):
            if tokens[n].apart and not self.organization and len(self.folded) > tokens[n].start:
                before = self.folded[: tokens[n].start].rstrip()
                if before.endswith(("/", "|", "-")):  # 石佳/中国青年报
                    self.add_organization(tokens[n].start, tokens[n].end)
            return True
        return len(token) > 3 and title_at_end(token) > 0

    def take_organizations(self, tokens: Sequence[_Token], printed: Sequence[str]) -> int:
        """Take the organisations that stand by themselves before the names; how many tokens they are."""
        taken = 0
        if len(printed) > 1 and printed[0].endswith("发") and ends_like_medium(printed[0][:-1]):  # 新华社发 张三摄
            self.add_organization(tokens[0].start, tokens[0].end - 1)
            return 1
        for n, token in enumerate(printed):
            if not (is_organization(token) if not n else len(token) > 3 and is_organization(token)):
                break
            taken = n + 1
        if taken:
            self.add_organization(tokens[0].start, tokens[taken - 1].end)
        elif printed and len(printed) > 1 and (title := title_at_end(printed[0])) and len(printed[0]) > 4:
            # 中国人民大学教授 张三
            if is_organization(printed[0][:-title]):
                self.add_organization(tokens[0].start, tokens[0].end - title)
            taken = 1
        elif len(printed) > 1 and is_home(printed[0]):
            taken = 1
        return taken

    def take_names(self, tokens: Sequence[_Token], printed: Sequence[str], last: bool) -> None:
        """Names, glued or apart, with an organisation glued before them and places or another one behind them."""
        run = "".join(printed)
        if len(run) > LONGEST:
            self.read = False
            return
        at = [n for token in tokens for n in range(token.start, token.end)]  # of each character of the run
        simple = _whole_tokens(printed)
        glued_behind = last and self.before_person and not self.folded.endswith(" ")
        if simple is not None and not glued_behind:
            for start, end in simple:
                self.add("".join(self.text[at[n]] for n in range(start, end)), at[end - 1] + 1)
            return
        stops = self.stops(run, last)
        ends: dict[int, tuple[int, int]] = {}
        if not self.names and not self.organization and (len(printed[0]) > 3 or (stops and len(run) > 3)):
            ends = heads(printed[0])
        gaps = token_ends(printed)[:-1]
        split = split_run(run, gaps, stops, begins(ends, run))
        if ends and split.cost > _DEAR * len(run):
            ends |= opaque_heads(printed[0], ends)
            split = split_run(run, gaps, stops, begins(ends, run))
        if split.start:
            self.add_organization(at[0], at[ends[split.start][1] - 1] + 1)
        for begin, end in split.names:
            self.add("".join(self.text[at[n]] for n in range(begin, end)), at[end - 1] + 1)
        self.ambiguous = self.ambiguous or (split.ambiguous and not stops)
        if split.stop < len(run) and self.before_person:
            self.next_organization = self.text[at[split.stop] : at[-1] + 1]

    def stops(self, run: str, last: bool) -> Mapping[int, int]:
        """Where names may end before a place or an organisation, with the cost of what follows."""
        stops = place_stops(run) if self.before_report else {}
        if self.before_person and last:
            for at, cost in organization_stops(run).items():
                stops[at] = min(cost, stops.get(at, FAR))
        return stops


def _tokens(text: str) -> Iterator[_Token]:
    apart = True
    for match in compiled(
        r"([、/|:()-]++)|《[^《》]{1,30}》[\u3400-\u9fff]*+|[^\s、/|:()《-]++(?:-[A-Za-z]++)*+|《"
    ).finditer(text):
        if match[1]:
            apart = True
        else:
            yield _Token(match.start(), match.end(), apart)
            apart = False


def _is_latin(token: str) -> bool:
    return token.isascii() or max(token) < "\u0250"


def _is_account(token: str) -> bool:
    """Whether a token that is not Han alone can be a name: 大卫·香农, 阿禅JasonNg."""
    return len(token) <= 30 if "·" in token else len(token) <= 20 and sum(char > "\u2e80" for char in token) <= 5


def _whole_tokens(printed: Sequence[str]) -> list[tuple[int, int]] | None:
    """Names that stand apart, two or three characters each, or padded (董 洋); None where some run together."""
    names = []
    n, at, count = 0, 0, len(printed)
    while n < count:
        length = len(printed[n])
        singles = 0  # single characters that follow
        while n + 1 + singles < count and len(printed[n + 1 + singles]) == 1:
            singles += 1
        if length in (2, 3) and singles != 1:
            pass
        elif length == 1 and singles == 1:  # 董 洋
            length = 2
            n += 1
        else:
            return None
        names.append((at, at + length))
        at += length
        n += 1
    return names


def read_organization(text: str, folded: str | None = None) -> str | None:
    """The organisation that a text names as a whole, without dates, pages and places of posting; None for none.

    >>> read_organization("天津日报2018年9月22日1版")
    '天津日报'
    """
    folded = blank(without_station(blanked(folded if folded is not None else fold(text))), FROM_ELSEWHERE)
    begin = len(folded) - len(folded.lstrip(" 、/|:-)"))
    end = len(folded.rstrip(" 、/|:-"))
    title = title_at_end(folded[begin:end])
    if title and end - begin - title > 3:
        end -= title
        strong = strong_end(folded[begin:end])
        end = begin + strong if strong else end
    for stop in range(end - 2, begin + 1, -1):  # where somebody is posted: 国际在线巴拿马
        if is_place(folded[stop:end]) and ends_like_medium(folded[begin:stop]):
            end = stop
            break
    organization = text[begin:end]
    if not organization or folded[begin:end] in NOBODY or is_place(folded[begin:end]):
        return None
    return " ".join(organization.split()) if organization.isascii() else organization
