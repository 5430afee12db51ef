"""The files of a folder that hold articles, in the order of their paths."""

from __future__ import annotations

import os
from collections.abc import Iterator
from fnmatch import fnmatchcase
from itertools import chain
from pathlib import Path

from .diagnostics import LoadError

__all__ = ["SUFFIXES", "count_dir", "names_of"]

# Files of a folder that are read where no pattern is given, in upper or lower case.
SUFFIXES = frozenset(
    ".csv .dat .eml .htm .html .json .jsonl .md .markdown .mbox .ndjson .shtml .text .tsv .txt .xhtml .xml".split()
)


def names_of(folder: Path, pattern: str | None, recursive: bool) -> Iterator[str]:
    """The paths of the files of a folder that are to be read, in order; raises LoadError at once where there are none."""
    if not folder.is_dir():
        there = "not a folder; newsparse.load() reads a file"
        raise LoadError(folder, there if folder.exists() else "there is no such folder")
    names = _walk(folder, pattern, recursive)
    first = next(names, None)
    if first is None:
        wanted = repr(pattern) if pattern is not None else " or ".join(sorted(SUFFIXES))
        raise LoadError(folder, f"no file in the folder matches {wanted}")
    return chain([first], names)


def count_dir(folder: Path) -> int:
    """How many files :func:`iter_dir` reads in a folder where no pattern is given."""
    return sum(1 for _ in _walk(folder, None, True))


def _walk(folder: Path, pattern: str | None, recursive: bool) -> Iterator[str]:
    """The paths of the matching files of a folder in the order of their paths, one folder's names in memory at a time."""
    top = os.fspath(folder)
    # For each folder from the top down to where we are: its path, the path below the top, the names to come.
    stack = [(top, "", *_names(folder))]
    while stack:
        path, below, names, folders = stack[-1]
        name = next(names, None)
        if name is None:
            stack.pop()
        elif name.startswith("."):
            continue
        elif name in folders:
            if recursive:
                inner = os.path.join(path, name)
                try:
                    stack.append((inner, f"{below}{name}/", *_names(Path(inner))))
                except LoadError:  # it fails again where files are read, as one failure that costs no other file
                    yield inner
        elif _matches(name, below, pattern):
            yield os.path.join(path, name)


def _names(folder: Path) -> tuple[Iterator[str], frozenset[str]]:
    """The names in a folder in order, and which of them are folders."""
    names, folders = [], []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                names.append(entry.name)
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.name)
    except OSError as error:
        raise LoadError(folder, error.strerror or str(error)) from error
    names.sort()
    return iter(names), frozenset(folders)


def _matches(name: str, below: str, pattern: str | None) -> bool:
    """Whether a file of a name, in the sub-folder ``below`` (with a slash at its end), is to be read."""
    if pattern is None:
        _, dot, suffix = name.rpartition(".")
        return dot + suffix.lower() in SUFFIXES
    return fnmatchcase(below + name if "/" in pattern else name, pattern)
