"""What proves an organisation, and what it costs: whole tokens, and where one may end that a token begins with."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from .folding import fold
from .media import ends_like_medium, is_latin_medium, media_names
from .names import FAR, has_surname, is_seen
from .tables import read_table
from .titles import title_lengths

__all__ = [
    "begins",
    "heads",
    "is_office",
    "is_organization",
    "last_characters",
    "opaque_heads",
    "organization_stops",
    "strong_end",
]

# Costs, in the half nats of the names (8 to 12 a character): of a known medium, of what an ending proves with each
# character before it, of what nothing proves, and of a title behind an organisation.
_MEDIUM, _STRONG, _STRONG_CHARACTER, _WEAK, _FAINT, _WEAK_CHARACTER = 4, 8, 11, 16, 30, 11
_OPAQUE, _OPAQUE_CHARACTER = 34, 13
_TITLE = 6
_LONGEST, _LONGEST_OPAQUE = 24, 10
# What the names of offices, schools and companies end in that no other words of a header do.
_OFFICES = tuple(
    "中心 大学 学院 学校 中学 小学 医院 委员会 办公室 宣传部 党委 团委 纪委 政府 公司 集团 协会 学会 研究院 研究所 图书馆 博物馆 "
    "局 部 处 科 厅 院 系 办 会 社 委 署".split()
)
_LONGEST_OFFICE = 40
# Offices of two characters that are nobody's name.
_SHORT_OFFICES = frozenset("校办 院办 团委 纪委 妇联 侨联 科协 文联 作协 记协".split())
# What no name begins with: 请于周五前报送到办公室, 各学院.
_NO_NAME = frozenset("请被把各该")


def is_organization(text: str) -> bool:
    """Whether a folded token by itself is an organisation rather than a name.

    >>> is_organization("新华社"), is_organization("党委宣传部"), is_organization("王小会")
    (True, True, False)
    """
    length = len(text)
    if length < 2 or length > _LONGEST + 6:
        return False
    if text.isascii():
        return is_latin_medium(text)
    if "·" in text:  # 内蒙古日报·草原云
        return any(ends_like_medium(part) for part in text.split("·"))
    if text[-1] not in last_characters():
        return False
    if text in media_names():
        return True
    strong, weak = _endings()
    if length == 2:
        return text in _SHORT_OFFICES
    if text.endswith(strong.get(text[-2:], ())):
        return True
    return text[-1] in weak and not (length < 5 and (is_seen(text) or _is_of_courtyard(text)))


def _is_of_courtyard(text: str) -> bool:
    """Whether a text of three characters that ends in 庭 is a name (邱郁庭): no other such ending is in given names."""
    return len(text) == 3 and text[2] == "庭" and has_surname(text)


def is_office(text: str) -> bool:
    """Whether a short text by itself, as printed, ends like the name of an office, a school or a company.

    Stricter than :func:`is_organization`, which is asked among credits.

    >>> is_office("人文学院"), is_office("王芳")
    (True, False)
    """
    if not 2 < len(text) <= _LONGEST_OFFICE or "了" in text:
        return False
    folded = fold(text)
    return folded[0] not in _NO_NAME and folded.endswith(_OFFICES)


def heads(token: str) -> dict[int, tuple[int, int]]:
    """Where an organisation may end that a folded token begins with: its cost, and its own end before a title.

    >>> {end: own for end, (_, own) in heads("网信中心主任程罡").items()}
    {4: 4, 6: 4}
    """
    strong, weak = _endings()
    lasts = last_characters()
    found: dict[int, tuple[int, int]] = {}
    proven: list[tuple[int, int]] = []  # the ends that an ending proves, or a known name, with their cost
    ends = [end for end, last in enumerate(token[1:_LONGEST], 2) if last in lasts]
    for end in ends:
        if end == len(token):
            break
        cost = _cost(token[:end])
        if cost == FAR:
            continue
        for inner, of_inner in proven:  # one within another: 党委宣传部新闻中心
            cost = min(cost, of_inner + _cost(token[inner:end]))
        if token[end - 1] not in weak or token[end - 2 : end] in strong:
            proven.append((end, cost))
        found[end] = cost, end
        for length in title_lengths(token, end):  # 支援医疗队队员孙青
            found[end + length] = cost + _TITLE, end
    return found


def opaque_heads(token: str, proven: Mapping[int, tuple[int, int]]) -> dict[int, tuple[int, int]]:
    """The same where nothing proves an organisation (华商韬略王中美), beside the ends that are proven."""
    ends = range(2, min(len(token), _LONGEST_OPAQUE + 1))
    return {end: (_opaque_cost(end), end) for end in ends if end not in proven}


def begins(ends: Mapping[int, tuple[int, int]], run: str) -> dict[int, int]:
    """Where names may begin behind an organisation, with the cost of that."""
    return {end: cost for end, (cost, _) in ends.items() if end < len(run)}


def organization_stops(run: str) -> dict[int, int]:
    """Where one organisation may begin that reaches to the end of a folded run, with its cost."""
    end = len(run)
    stops: dict[int, int] = {}
    for at in range(max(end - _LONGEST, 0), end - 1):
        cost = _cost(run[at:])
        if cost == FAR and end - at <= _LONGEST_OPAQUE:
            cost = _opaque_cost(end - at)
        if cost < FAR:
            stops[at] = cost
    return stops


def strong_end(text: str) -> int:
    """Where the longest organisation ends that a folded text begins with and that its ending proves; 0 for none."""
    strong = _endings().strong
    for end in range(len(text), 2, -1):
        if text.endswith(strong.get(text[end - 2 : end], ()), 0, end):
            return end
    return 0


def _cost(text: str) -> int:
    """What it costs to read a text as one organisation; ``FAR`` where nothing proves it."""
    length = len(text)
    if text in media_names():
        return _MEDIUM
    strong, weak = _endings()
    for ending in strong.get(text[-2:], ()):  # each costs what stands before it
        if text.endswith(ending):
            return _STRONG + _STRONG_CHARACTER * (length - len(ending))
    if length > 2 and text[-1] in weak:
        return weak[text[-1]] + _WEAK_CHARACTER * (length - 1)
    return FAR


def _opaque_cost(length: int) -> int:
    """The same for one that nothing proves."""
    return _OPAQUE + _OPAQUE_CHARACTER * length


@cache
def last_characters() -> frozenset[str]:
    """The characters that organisations end in."""
    strong, weak = _endings()
    return frozenset(ending[-1] for ending in strong) | frozenset(weak) | frozenset(name[-1] for name in media_names())


class _Endings(NamedTuple):
    """Endings of organisations: those of two characters and more by their last two, and those of one with their cost."""

    strong: Mapping[str, tuple[str, ...]]
    weak: Mapping[str, int]


@cache
def _endings() -> _Endings:
    strong: dict[str, tuple[str, ...]] = {}
    weak: dict[str, int] = {}
    for weight, endings in read_table("organizations"):
        if weight in ("strong", "media"):
            for ending in endings.split():
                strong[ending[-2:]] = (*strong.get(ending[-2:], ()), ending)
        else:
            weak.update(dict.fromkeys(endings.split(), _FAINT if weight == "faint" else _WEAK))
    return _Endings(strong, weak)
