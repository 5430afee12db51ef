"""Credits without role words: names alone in brackets, or beside a medium."""

from __future__ import annotations

from .article import Role
from .drafts import Draft
from .folding import fold
from .media import is_press
from .names import is_seen
from .organizations import is_organization
from .patterns import compiled
from .people import read_people
from .places import is_place
from .rolemarks import SENTENCE, StretchLine

__all__ = ["read_bare"]


def read_bare(text: str, folded: str, start: int, end: int, *, bracketed: bool) -> list[Draft]:
    """The credit of a stretch without role words: names in brackets (（张巨峰）), or beside a medium (石佳/中国青年报).

    By the custom of newspapers it is who wrote the article.
    """
    start, end = StretchLine(text, folded).trimmed(start, end)
    held = folded[start:end]
    sided = "/" in held or "-" in held
    if len(held) > 40 or ":" in held or compiled(SENTENCE).search(held):
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
