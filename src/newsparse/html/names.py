"""What the class and id of a box say of it."""

from __future__ import annotations

from functools import lru_cache

from ..patterns import compiled
from ..tables import read_table

__all__ = ["box_names"]

_LONGEST = 200
_CAMEL = r"(?<=[a-z])(?=[A-Z])"
_WORD = r"[a-z]++"
# Behind a name stand numbers and the hashes of generators: vsb_content_2, header-7orRTrAO.
_SUFFIX = r"(?:[-_]{1,2}(?=[A-Za-z]{0,12}\d|[a-z]{1,4}[A-Z])[\w-]{4,12}|[-_]?\d{1,6})$"


@lru_cache(maxsize=4096)
def box_names(wording: str) -> str:
    """``content``, ``caption``, ``noise`` or ``weak``, empty where the names of a box say nothing.

    >>> box_names("vsb_content_2"), box_names("artibody clearfix"), box_names("commentNum-16bTS1CL"), box_names("w1200")
    ('content', 'content', 'noise', '')
    """
    tables = _tables()
    found = ""
    for name in wording[:_LONGEST].split():
        name = compiled(_SUFFIX).sub("", name) or name
        whole = name.lower().replace("-", "").replace("_", "")
        if whole in tables["content"]:
            return "content"
        if whole in tables["caption"]:
            return "caption"
        words = compiled(_WORD).findall(compiled(_CAMEL).sub("_", name).lower())
        if whole in tables["noise"] or not tables["noise"].isdisjoint(words):
            found = "noise"
        elif not found and (whole in tables["weak"] or not tables["weak"].isdisjoint(words)):
            found = "weak"
    return found


@lru_cache(maxsize=1)
def _tables() -> dict[str, frozenset[str]]:
    return {kind: frozenset(names.split()) for kind, names in read_table("boxes")}
