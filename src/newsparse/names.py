"""Chinese personal names: splitting names that run together, and telling organisations from them.

White space that separates names settles most of it. A run of glued names is read by a dynamic programme over the
costs of surnames and given-name characters (negative logarithms of their shares, see ``tables/PROVENANCE.md``). What
no reading as names makes cheap (a pen name, a name from another language) is a name as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from .diagnostics import check_text
from .patterns import compiled
from .tables import read_table

__all__ = ["People", "has_surname", "read_people", "split_names"]

# Costs, in half nats like those of the tables. A character that the figures do not hold at its place was seen fewer
# than twice among 33,507 people; a surname they do not hold is rarer still, and often no surname at all.
_UNSEEN_SURNAME, _UNSEEN_GIVEN = 26, 22
# 董 洋: two-character names are padded to the width of three; other names seldom hold white space.
_PADDED_PAIR, _PADDED_TRIPLE, _BROKEN = 1, 3, 14
# A token read as it stands: cheaper than names made of unseen characters, dearer than any likely name.
_OPAQUE, _OPAQUE_CHARACTER = 16, 16
# An organisation that ends in one character (校友会), which proves less than an ending of two (网信中心).
_SHORT_ORGANIZATION, _ORGANIZATION_CHARACTER = 16, 11
# Names cost 8 to 12 a character; from here on a reading is worth a second look, with unseen surnames.
_LIKELY = 15
# Two readings are about equally likely where one is less than e times as likely as the other.
_AMBIGUOUS = 2

_LONGEST = 400  # characters of a run; a longer one is no list of names
_FAR = 10**6

_SEPARATOR = r"[、，,;；/／|｜丨&＆]"
# The blocks of CJK ideographs, and the zero of Chinese numerals (the range is matched faster than the property).
_HAN = r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇\s]+"
# Names from other languages and accounts: letters, dots and marks within, or Han around a middle dot (大卫·香农).
_FOREIGN = r"(?!\p{N})(?:[\p{N}·•・‧.'’_-]*[\p{L}\p{M}])++[\p{N}·•・‧.'’_-]*"


@cache
def _han() -> re.Pattern[str]:
    return re.compile(_HAN)


class People(NamedTuple):
    """What stands in a credit: an organisation and names.

    ``ambiguous`` says that names run together could be split in two ways, ``read`` that nothing else stood there.
    """

    organization: str | None
    names: tuple[str, ...]
    ambiguous: bool = False
    read: bool = True


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


def read_people(text: str) -> People:
    """Read an organisation and names as they follow the label of a credit.

    >>> read_people("网信中心苏磊磊董文欣")
    People(organization='网信中心', names=('苏磊磊', '董文欣'), ambiguous=False, read=True)
    """
    if text.endswith(("等", "等人")):  # and others
        text = text.removesuffix("人").removesuffix("等")
    if len(text) <= _LONGEST and _han().fullmatch(text):  # nothing but Han characters and white space
        tokens = text.split()
        organization = None
        if tokens:
            organization, tokens = _take_organization(tokens)
        if len(tokens) == 1 and 2 <= len(tokens[0]) <= 3:  # one name, as most often
            return People(organization, (tokens[0],))
        found, ambiguous = _read_names(tokens)
        return People(organization, tuple(found), ambiguous)
    organization = None
    names: list[str] = []
    ambiguous, read = False, True
    for part in compiled(_SEPARATOR).split(text):
        han: list[str] = []  # neighbouring tokens of Han characters, which are read together
        words: list[str] = []  # the words of a name such as Mike Donghia
        for token in [*part.split(), ""]:
            if words and (not token or not token.isascii()):
                names.append(" ".join(words))
                words = []
            if token and len(token) <= _LONGEST and _han().fullmatch(token):
                han.append(token)
                continue
            if han:
                if not names:
                    another, han = _take_organization(han)
                    organization = "、".join(filter(None, (organization, another))) or None
                found, doubtful = _read_names(han)
                names += found
                ambiguous = ambiguous or doubtful
                han = []
            if not token:
                break
            if len(token) > _LONGEST or not compiled(_FOREIGN).fullmatch(token):
                read = False
            elif token.isascii():
                words.append(token)
            else:
                names.append(token)
    return People(organization, tuple(names), ambiguous, read)


def has_surname(name: str) -> bool:
    """Whether a name begins with a surname that the figures hold.

    >>> has_surname("欧阳修"), has_surname("京畿部长")
    (True, False)
    """
    surnames = _figures().surnames
    return name[:1] in surnames or name[:2] in surnames


def _read_names(tokens: Sequence[str]) -> tuple[list[str], bool]:
    """The names in neighbouring tokens, and whether they could well be read in another way."""
    names: list[str] = []
    i, count = 0, len(tokens)
    while i < count:
        length = len(tokens[i])
        singles = 0  # single characters that follow
        while i + 1 + singles < count and len(tokens[i + 1 + singles]) == 1:
            singles += 1
        if length in (2, 3) and singles != 1:
            names.append(tokens[i])
        elif length == 1 and singles == 1:  # 董 洋
            names.append(tokens[i] + tokens[i + 1])
            i += 1
        else:
            found, ambiguous = _split_run(tokens[i:])
            return names + found, ambiguous
        i += 1
    return names, False


def _split_run(tokens: Sequence[str]) -> tuple[list[str], bool]:
    """Split names that run together, or over white space, and say whether another split is about as likely."""
    run = "".join(tokens)
    if len(run) > _LONGEST:
        return [run], False
    gaps = list(accumulate(map(len, tokens)))
    costs, seconds, steps = _cheapest(run, gaps)
    names = []
    at = 0
    while at < len(run):
        names.append(run[at : steps[at]])
        at = steps[at]
    return names, seconds[0] - costs[0] < _AMBIGUOUS


class _Figures(NamedTuple):
    """The tables as costs: of surnames, and of given-name characters by place, with the cost of the length in the first.

    ``unseen`` are the costs of a character that the figures do not hold, in the first place of one and of two.
    """

    surnames: dict[str, int]
    compound_first: frozenset[str]
    one: dict[str, int]
    two: tuple[dict[str, int], dict[str, int]]
    three: tuple[dict[str, int], dict[str, int], dict[str, int]]
    unseen_of_one: int
    unseen_of_two: int


@cache
def _figures() -> _Figures:
    surnames = {name: int(cost) for cost, names in read_table("surnames") for name in names.split()}
    lengths: dict[int, int] = {}
    given: dict[tuple[int, int], dict[str, int]] = {(n, place): {} for n in (1, 2, 3) for place in range(1, n + 1)}
    for row in read_table("given_names"):
        length, place, cost = map(int, row[:3])
        if place:
            extra = lengths[length] if place == 1 else 0
            given[length, place].update(dict.fromkeys(row[3], cost + extra))
        else:
            lengths[length] = cost
    return _Figures(
        surnames,
        frozenset(name[0] for name in surnames if len(name) > 1),
        given[1, 1],
        (given[2, 1], given[2, 2]),
        (given[3, 1], given[3, 2], given[3, 3]),
        _UNSEEN_GIVEN + lengths[1],
        _UNSEEN_GIVEN + lengths[2],
    )


def _cheapest(run: str, gaps: Sequence[int]) -> tuple[list[int], list[int], list[int]]:
    """From each offset of a run to its end: the cost of the cheapest reading, of the next one, and the first step.

    ``gaps`` are the offsets behind each token. Readings are made of names and of whole tokens. Surnames that the
    figures do not hold are tried only where the others leave a reading dear.
    """
    found = _cheapest_of(run, gaps, _FAR)
    if found[0][0] > _LIKELY * len(run):
        found = _cheapest_of(run, gaps, _UNSEEN_SURNAME)
    return found


def _cheapest_of(run: str, gaps: Sequence[int], unseen_surname: int) -> tuple[list[int], list[int], list[int]]:
    surnames, compound_first, one, (two_1, two_2), three, unseen_1, unseen_2 = _figures()
    inside = frozenset(gaps[:-1])
    end = len(run)
    chars = [*run, "", "", "", ""]  # what lies behind the end is out of reach, so no bound needs a check
    costs, seconds, steps = [_FAR] * (end + 5), [_FAR] * (end + 5), [end] * (end + 1)
    costs[end] = 0
    token = len(gaps) - 1
    for i in range(end - 1, -1, -1):
        surname, given = chars[i], chars[i + 1]
        price = surnames.get(surname, unseen_surname)
        short = long = _FAR
        if price < _FAR:
            short = price + one.get(given, unseen_1) + costs[i + 2]
            long = price + two_1.get(given, unseen_2) + two_2.get(chars[i + 2], _UNSEEN_GIVEN) + costs[i + 3]
        best, second, step = (short, long, i + 2) if short < long else (long, short, i + 3)
        if inside or not i or given in three[0] or surname in compound_first:
            readings = [(short, i + 2), (long, i + 3)]  # of the run from here on: cost, and where its first name stops
            if price < _FAR:  # given names of three are rare, and start alike
                readings.append((price + _given(three, chars, i + 1) + costs[i + 4], i + 4))
            price = surnames.get(surname + given, _FAR)
            if given and price < _FAR:
                readings.append((price + one.get(chars[i + 2], unseen_1) + costs[i + 3], i + 3))
                last = two_2.get(chars[i + 3], _UNSEEN_GIVEN)
                readings.append((price + two_1.get(chars[i + 2], unseen_2) + last + costs[i + 4], i + 4))
            if inside:
                readings = [(cost + _padding(i, stop, inside), stop) for cost, stop in readings]
            if not i or i in inside:
                while token and gaps[token - 1] > i:
                    token -= 1
                stop = gaps[token]
                readings.append((_OPAQUE + _OPAQUE_CHARACTER * (stop - i) + costs[stop], stop))
            readings.sort()
            (best, step), second = readings[0], readings[1][0]
        if best < _FAR:
            through = best - costs[step] + seconds[step]  # the same first name, the rest in its next best way
            costs[i], seconds[i], steps[i] = best, through if through < second else second, step
    return costs, seconds, steps


def _given(places: Sequence[dict[str, int]], chars: Sequence[str], at: int) -> int:
    """What the given name at an offset costs, by the costs of each place."""
    return sum(costs.get(char, _UNSEEN_GIVEN) for costs, char in zip(places, chars[at : at + 3], strict=True))


def _padding(start: int, stop: int, gaps: frozenset[int]) -> int:
    """What the white space inside a name costs."""
    inner = sum(at in gaps for at in range(start + 1, stop))
    if not inner:
        return 0
    if stop - start == 2:
        return _PADDED_PAIR
    # 张 胜 男 and 欧阳 修: each part padded, or the space behind a compound surname.
    return _PADDED_TRIPLE if inner == stop - start - 1 or (inner == 1 and start + 2 in gaps) else _BROKEN * inner


class _Endings(NamedTuple):
    """Endings of organisations: those of one character, and the longer ones by their last character."""

    short: frozenset[str]
    longer: dict[str, tuple[str, ...]]


@cache
def _endings() -> _Endings:
    short = set()
    longer: dict[str, tuple[str, ...]] = {}
    for (ending,) in read_table("organizations"):
        if len(ending) == 1:
            short.add(ending)
        else:
            longer[ending[-1]] = (*longer.get(ending[-1], ()), ending)
    return _Endings(frozenset(short), longer)


def _take_organization(tokens: list[str]) -> tuple[str | None, list[str]]:
    """The organisation that tokens begin with, and the tokens that are left for names.

    It is one token or several that each end like one (党委宣传部　新闻中心), or is glued to the first name.
    """
    first = tokens[0]
    if _is_organization(first):
        whole = 1
        while whole < len(tokens) and len(tokens[whole]) > 3 and _is_organization(tokens[whole]):
            whole += 1
        return (first if whole == 1 else " ".join(tokens[:whole])), tokens[whole:]
    end = _organization_end(first) if len(first) > 3 else 0
    return (first[:end], [first[end:], *tokens[1:]]) if end else (None, tokens)


def _is_organization(token: str) -> bool:
    """Whether a token by itself is an organisation rather than a name."""
    short, longer = _endings()
    last = token[-1]
    if last in longer and token.endswith(longer[last]):
        return True
    length = len(token)
    if length < 3 or last not in short or length > _LONGEST:
        return False
    return _SHORT_ORGANIZATION + _ORGANIZATION_CHARACTER * length < _cheapest(token, [length])[0][0]


def _organization_end(token: str) -> int:
    """Where the organisation ends that is glued to the names after it, or 0."""
    short, longer = _endings()
    ends = []
    for end in range(len(token) - 2, 1, -1):
        last = token[end - 1]
        if last in longer and token.endswith(longer[last], 0, end):
            return end
        if last in short and end > 2:
            ends.append(end)
    if not ends:
        return 0
    costs = _cheapest(token, [len(token)])[0]
    price, end = min((_SHORT_ORGANIZATION + _ORGANIZATION_CHARACTER * end + costs[end], end) for end in ends)
    return end if price < costs[0] else 0
