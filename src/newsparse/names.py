"""Chinese personal names: how likely a run of characters is names, and where each of them ends.

A run of glued names is read by a dynamic programme over the costs of surnames and given-name characters (negative
logarithms of their shares, see ``tables/PROVENANCE.md``). What no reading as names makes cheap (a pen name, a name
from another language) is a name as it stands. Runs are folded (see :mod:`newsparse.folding`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from .tables import read_table

__all__ = [
    "FAR",
    "LONGEST",
    "SEEN",
    "Split",
    "cost_of",
    "has_given",
    "has_surname",
    "is_seen",
    "is_transcribed",
    "split_run",
]

# Costs, in half nats like those of the tables. A character that the figures do not hold at its place was seen fewer
# than twice among 33,507 people; a surname they do not hold is rarer still, and often no surname at all.
_UNSEEN_SURNAME, _UNSEEN_GIVEN = 26, 22
# 董 洋: two-character names are padded to the width of three; other names seldom hold white space.
_PADDED_PAIR, _PADDED_TRIPLE, _BROKEN = 1, 3, 14
# A token read as it stands: cheaper than names made of unseen characters, dearer than any likely name.
_OPAQUE, _OPAQUE_CHARACTER = 16, 16
# Characters that transcribe Uyghur, Kazakh, Mongolian and Tibetan names (阿依古丽, 扎西次仁), by the usage of the press;
# a token of nothing else is one name. Their cost lies below that of two names made of them.
_TRANSCRIBING = frozenset(
    "阿艾依伊古丽娜尔木江买麦提吐逊力热巴迪努孜姆亚森扎西卓玛次仁央金多吉格桑旦图苏布库尼沙拉合萨达玉帕提别克汗罕"
    "都比卡赛乌兰哈根达班帕祖农卜额敦志特妮宁其木格那日松斯琴德吉洛珠丹增贡嘎平措顿珠罗勒曼因祖再排日也米夏吾肉孜外里杜加哈太慕高娃塔雅鲁敖乐云毕"
)
_TRANSCRIBED, _TRANSCRIBED_CHARACTER = 10, 6
# Few people bear both parents' surnames.
_TWO_SURNAMES = 10
# Names cost 8 to 12 a character; from here on a reading is worth a second look, with unseen surnames.
_LIKELY = 15
# Two readings are about equally likely where one is less than e times as likely as the other.
_AMBIGUOUS = 2
# A name of two or three characters that the figures all hold costs no more than this.
SEEN = {2: 31, 3: 45, 4: 60}

LONGEST = 400  # characters of a run; a longer one is no list of names
FAR = 10**6
_NOWHERE: Mapping[int, int] = {}


class Split(NamedTuple):
    """A reading of a run: where each name begins and ends, what all of it costs, and what the next best costs.

    ``start`` is where the names begin, behind what ``heads`` allowed, ``stop`` where they end, before what ``stops`` did.
    """

    start: int
    names: tuple[tuple[int, int], ...]
    stop: int
    cost: int
    second: int

    @property
    def ambiguous(self) -> bool:
        """Whether another reading is about as likely."""
        return self.second - self.cost < _AMBIGUOUS


def has_surname(name: str) -> bool:
    """Whether a name begins with a surname that the figures hold.

    >>> has_surname("欧阳修"), has_surname("京畿部长")
    (True, False)
    """
    surnames = _figures().surnames
    return name[:1] in surnames or name[:2] in surnames


def has_given(name: str) -> bool:
    """Whether a text of two or three characters ends in a given name that the figures hold, whatever the surname.

    >>> has_given("靖娟"), has_given("靖了解")
    (True, False)
    """
    figures = _figures()
    if len(name) == 2:
        return name[1] in figures.one
    return len(name) == 3 and name[1] in figures.two[0] and name[2] in figures.two[1]


def cost_of(name: str) -> int:
    """What it costs to read a text as one Chinese name; ``FAR`` where it is too short or too long.

    >>> cost_of("王小明") < cost_of("王了解") < cost_of("的了解")
    True
    """
    if not 2 <= len(name) <= 5:
        return FAR
    surnames, _, one, (two_1, two_2), three, unseen_1, unseen_2 = _figures()
    found = [FAR]
    for surname, given in ((name[:1], name[1:]), (name[:2], name[2:])):
        price = surnames.get(surname, _UNSEEN_SURNAME if len(surname) == 1 else FAR)
        if len(given) == 1:
            found.append(price + one.get(given, unseen_1))
        elif len(given) == 2:
            found.append(price + two_1.get(given[0], unseen_2) + two_2.get(given[1], _UNSEEN_GIVEN))
        elif len(given) == 3:
            found.append(price + _given(three, given, 0))
    if len(name) == 4 and name[0] in surnames and name[1] in surnames:  # two surnames, the father's and the mother's
        both = surnames[name[0]] + surnames[name[1]]
        found.append(both + two_1.get(name[2], unseen_2) + two_2.get(name[3], _UNSEEN_GIVEN))
    return min(found)


def is_seen(name: str) -> bool:
    """Whether the figures hold the surname and every character of the given name.

    >>> is_seen("王小明"), is_seen("王了解")
    (True, False)
    """
    figures = _figures()
    if len(name) == 3 and name[0] in figures.surnames:  # as most often, told without a sum
        if name[1] in figures.two[0] and name[2] in figures.two[1]:
            return True
    elif len(name) == 2 and name[0] in figures.surnames and name[1] in figures.one:
        return True
    return name.isalpha() and has_surname(name) and cost_of(name) <= SEEN.get(len(name), 0)


def is_transcribed(name: str) -> bool:
    """Whether a text can be a transcribed name as a whole.

    >>> is_transcribed("阿依古丽"), is_transcribed("王小明")
    (True, False)
    """
    return len(name) > 2 and _TRANSCRIBING.issuperset(name)


def split_run(
    run: str, gaps: Sequence[int] = (), stops: Mapping[int, int] = _NOWHERE, heads: Mapping[int, int] = _NOWHERE
) -> Split:
    """Split names that run together, or over white space (which ``run`` leaves out, ``gaps`` being where it stood).

    ``stops`` are offsets at which the names may end, each with the cost of what stands from there on; ``heads`` are
    offsets at which they may begin, each with the cost of what stands before.

    >>> run = "董文欣毛琦王玉婷"
    >>> [run[start:end] for start, end in split_run(run).names]
    ['董文欣', '毛琦', '王玉婷']
    """
    gaps = (*gaps, len(run))
    # An organisation that the tables prove is cheaper than any names, so these begin behind the first of its ends.
    first = min(heads) if heads and not stops else 0
    costs, seconds, steps = _cheapest(run, gaps, stops, FAR, first if first and heads[first] < 10 * first else 0)
    start, cost = _beginning(costs, heads)
    if cost > _LIKELY * len(run):  # surnames that the figures do not hold are tried where the others leave it dear
        costs, seconds, steps = _cheapest(run, gaps, stops, _UNSEEN_SURNAME)
        start, cost = _beginning(costs, heads)
    names = []
    at = start
    while at < len(run) and steps[at] > at:
        names.append((at, steps[at]))
        at = steps[at]
    return Split(start, tuple(names), at, cost, cost - costs[start] + seconds[start])


def _beginning(costs: Sequence[int], heads: Mapping[int, int]) -> tuple[int, int]:
    """Where the names begin at the least cost, and that cost."""
    start, cost = 0, costs[0]
    for end, head in heads.items():
        if head + costs[end] < cost:
            start, cost = end, head + costs[end]
    return start, cost


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


Costs = tuple[Sequence[int], Sequence[int], Sequence[int]]


def _cheapest(run: str, gaps: Sequence[int], stops: Mapping[int, int], unseen_surname: int, first: int = 0) -> Costs:
    """From each offset of a run to its end: the cost of the cheapest reading, of the next one, and the first step.

    ``gaps`` are the offsets behind each token. Readings are made of names and of whole tokens, from ``first`` on.
    """
    surnames, compound_first, one, (two_1, two_2), (three_1, three_2, three_3), unseen_1, unseen_2 = _figures()
    inside = frozenset(gaps[:-1])
    end = len(run)
    chars = [*run, "", "", "", ""]  # what lies behind the end is out of reach, so no bound needs a check
    costs, seconds, steps = [FAR] * (end + 5), [FAR] * (end + 5), [end] * (end + 1)
    costs[end] = 0
    token = len(gaps) - 1
    for i in range(end - 1, first - 1, -1):
        surname, given = chars[i], chars[i + 1]
        price = surnames.get(surname, unseen_surname)
        if price == FAR and i and not inside and surname not in compound_first:  # no name begins here
            if i in stops:
                costs[i], steps[i] = stops[i], i
            continue
        short = long = longest = FAR
        if price < FAR:
            short = price + one.get(given, unseen_1) + costs[i + 2]
            long = price + two_1.get(given, unseen_2) + two_2.get(chars[i + 2], _UNSEEN_GIVEN) + costs[i + 3]
            if given in three_1:
                last = three_2.get(chars[i + 2], _UNSEEN_GIVEN) + three_3.get(chars[i + 3], _UNSEEN_GIVEN)
                longest = price + three_1[given] + last + costs[i + 4]
        best, second, step = (short, long, i + 2) if short < long else (long, short, i + 3)
        if longest < second:
            best, second, step = (longest, best, i + 4) if longest < best else (best, longest, step)
        # Rarer readings are weighed where they can be: compound surnames, white space, tokens as they stand.
        if inside or surname in compound_first or (not i and best > _LIKELY * end):
            # Of the run from here on: the cost, and where its first name stops.
            readings = [(short, i + 2), (long, i + 3), (longest, i + 4)]
            if surname in compound_first and (price := surnames.get(surname + given, FAR)) < FAR:
                readings.append((price + one.get(chars[i + 2], unseen_1) + costs[i + 3], i + 3))
                last = two_2.get(chars[i + 3], _UNSEEN_GIVEN)
                readings.append((price + two_1.get(chars[i + 2], unseen_2) + last + costs[i + 4], i + 4))
            if inside:
                readings = [(cost + _padding(i, stop, inside), stop) for cost, stop in readings]
            if not i or i in inside:
                while token and gaps[token - 1] > i:
                    token -= 1
                stop = gaps[token]
                readings.append((_as_it_stands(run[i:stop]) + costs[stop], stop))
            readings.sort()
            (best, step), second = readings[0], readings[1][0]
        if best < FAR:
            through = best - costs[step] + seconds[step]  # the same first name, the rest in its next best way
            costs[i], seconds[i], steps[i] = best, through if through < second else second, step
        if i in stops and (left := stops[i]) < costs[i]:
            costs[i], seconds[i], steps[i] = left, costs[i], i
    return costs, seconds, steps


def _as_it_stands(token: str) -> int:
    """What a token costs that is taken whole: a transcribed name, one with two surnames (范徐丽泰), or an opaque one."""
    if len(token) > 3 and is_transcribed(token):
        return _TRANSCRIBED + _TRANSCRIBED_CHARACTER * len(token)
    opaque = _OPAQUE + _OPAQUE_CHARACTER * len(token)
    return (
        min(opaque, _TWO_SURNAMES + cost_of(token)) if len(token) == 4 and token[1] in _figures().surnames else opaque
    )


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


def token_ends(tokens: Sequence[str]) -> list[int]:
    """Where each token ends in the run that they make together."""
    return list(accumulate(map(len, tokens)))
