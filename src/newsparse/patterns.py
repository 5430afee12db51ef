"""Regular expressions, compiled when they are first used, so that importing the package compiles none."""

from __future__ import annotations

from functools import cache

import regex

__all__ = ["compiled"]


@cache
def compiled(pattern: str) -> regex.Pattern[str]:
    """The compiled pattern; a tenth of the time of ``regex.match(pattern, ...)``, which looks at flags and locale.

    >>> compiled("[：:]").search("标题：甲").start()
    2
    """
    return regex.compile(pattern)
