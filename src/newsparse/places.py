"""Places as datelines and reports print them: which texts are places, one or several, and what they cost beside names."""

from __future__ import annotations

from functools import cache

from .names import FAR, has_surname, is_seen
from .tables import read_table

__all__ = ["end_of_places", "is_home", "is_place", "place_stops", "places"]

# Costs, in the half nats of the names.
_PLACE, _UNKNOWN_PLACE = 8, 32
_LONGEST = 6
_ENDINGS = frozenset("省市县区州")


def is_place(text: str) -> bool:
    """Whether a folded text is a place, or several.

    >>> is_place("浙江杭州"), is_place("花莲县"), is_place("程罡")
    (True, True, False)
    """
    return text[:2] in _openings() and place_stops(text).get(0, FAR) < _UNKNOWN_PLACE


def place_stops(run: str) -> dict[int, int]:
    """Where places begin that reach to the end of a folded run, with their cost.

    >>> run = "程罡浙江杭州"
    >>> [run[at:] for at in sorted(place_stops(run))]
    ['浙江杭州', '杭州']
    """
    known = places()
    end = len(run)
    stops = {end: 0}
    for at in range(end - 2, -1, -1):
        best = FAR
        for length in range(2, _LONGEST + 1):
            if at + length in stops and _is_one_place(run[at : at + length], known):
                best = min(best, _PLACE + stops[at + length])
        if at > 1 and end - at in (2, 3) and best == FAR and not is_seen(run[at:]) and end - 2 not in stops:
            best = _UNKNOWN_PLACE
        if best < FAR:
            stops[at] = best
    del stops[end]
    return stops


def _is_one_place(text: str, known: frozenset[str]) -> bool:
    """Whether a text is a place of the tables, also with the word for what it is (花莲县)."""
    return text in known or (text[-1] in _ENDINGS and text[:-1] in known)


def is_home(text: str) -> bool:
    """Whether a folded text is a county or a town behind its province, where a letter comes from (山西襄汾　王芳)."""
    if not 3 < len(text) < 9:
        return False
    rest = next((text[length:] for length in (2, 3) if is_place(text[:length])), "")
    return len(rest) > 1 and not is_seen(rest) and not is_seen(text) and not has_surname(rest)


def end_of_places(text: str, at: int) -> int:
    """Where the last of the places ends that stand in a folded text from an offset on; the offset where there is none."""
    known = places()
    while length := next((n for n in range(_LONGEST, 1, -1) if text[at : at + n] in known), 0):
        at += length
    return at


@cache
def places() -> frozenset[str]:
    """The places of the tables."""
    return frozenset(place for (names,) in read_table("places") for place in names.split())


@cache
def _openings() -> frozenset[str]:
    return frozenset(place[:2] for place in places())
