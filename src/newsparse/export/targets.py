"""Parts put together: one file of text, one Parquet file, or a folder of the parts as they are."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from io import BufferedRandom
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, Protocol

from ..formats.rowgroups import MAGIC, moved, read_footer, write_footer
from .parts import csv_head

__all__ = ["TARGETS", "Target"]

# Bytes that are copied at a time.
_CHUNK = 1 << 17


class Target(Protocol):
    """What an export ends in. What is noted of a part, a value of JSON, says how far the target goes with it."""

    def holds(self, noted: Any) -> bool:
        """Whether a part is there, by what was noted of it; asked of the parts in their order."""

    def keep(self, noted: Any) -> None:
        """Go behind a part that is there."""

    def cut(self) -> None:
        """Drop what stands behind the parts that were kept."""

    def add(self, part: Path) -> object:
        """Take the file of a part in, behind the others, and put it on the disk. Gives what is to be noted of it."""

    def finish(self, target: Path) -> None:
        """Give the whole its name."""

    def close(self) -> None:
        """Leave all as it is."""


class Text:
    """One file of text: parts one behind the other, with one head for all."""

    def __init__(self, folder: Path, format: str) -> None:
        self._file = _opened(folder / "articles")
        self._head = csv_head().encode() if format == "csv" else b""
        self._end = 0

    def holds(self, noted: int) -> bool:
        return noted <= _size(self._file)

    def keep(self, noted: int) -> None:
        self._end = noted

    def cut(self) -> None:
        self._file.truncate(self._end)
        self._file.seek(0, os.SEEK_END)
        if not self._end:
            self._file.write(self._head)

    def add(self, part: Path) -> int:
        with part.open("rb") as stream:
            stream.seek(len(self._head))
            shutil.copyfileobj(stream, self._file, _CHUNK)
        _sync(self._file)
        part.unlink()
        return self._file.tell()

    def finish(self, target: Path) -> None:
        _sync(self._file)
        os.replace(self._file.name, target)

    def close(self) -> None:
        self._file.close()


class _Noted(NamedTuple):
    """How far a Parquet file is: where pages end, and row groups; how many row groups and rows there are."""

    pages: int
    groups: int
    n_groups: int
    rows: int


class Parquet:
    """One Parquet file: the pages of the parts one behind the other; their row groups are kept beside them for the footer."""

    def __init__(self, folder: Path, format: str) -> None:
        self._file = _opened(folder / "articles")
        self._groups = _opened(folder / "row-groups")
        self._model = folder / "footer"  # that of the first part, whose schema is that of all
        self._noted = _Noted(0, 0, 0, 0)

    def holds(self, noted: list[int]) -> bool:
        at = _Noted(*noted)
        return at.pages <= _size(self._file) and at.groups <= _size(self._groups) and self._model.exists()

    def keep(self, noted: list[int]) -> None:
        self._noted = _Noted(*noted)

    def cut(self) -> None:
        for file, end in ((self._file, self._noted.pages), (self._groups, self._noted.groups)):
            file.truncate(end)
            file.seek(0, os.SEEK_END)
        if not self._noted.pages:
            self._file.write(MAGIC)

    def add(self, part: Path) -> list[int]:
        with part.open("rb") as stream:
            footer = read_footer(stream)
            stream.seek(footer.begin)
            if not self._noted.pages:
                with self._model.open("wb") as model:
                    shutil.copyfileobj(stream, model)
                    _sync(model)
            by = self._file.tell() - stream.seek(len(MAGIC))
            _copy(stream, self._file, footer.begin - len(MAGIC))
        self._groups.write(b"".join([moved(group, by) for group in footer.groups]))
        _sync(self._file)
        _sync(self._groups)
        part.unlink()
        count, rows = self._noted.n_groups + len(footer.groups), self._noted.rows + footer.rows
        self._noted = _Noted(self._file.tell(), self._groups.tell(), count, rows)
        return list(self._noted)

    def finish(self, target: Path) -> None:
        with self._model.open("rb") as model:
            footer = read_footer(model)
        self._groups.seek(0)
        write_footer(self._file, footer, self._noted.rows, self._noted.n_groups, self._groups)
        _sync(self._file)
        os.replace(self._file.name, target)

    def close(self) -> None:
        self._file.close()
        self._groups.close()


class Parts:
    """A folder of parts."""

    def __init__(self, folder: Path, format: str) -> None:
        self._folder = folder / "parts"
        self._folder.mkdir(exist_ok=True)
        self._suffix = format
        self._count = 0

    def _path(self, n: int) -> Path:
        return self._folder / f"part-{n:05}.{self._suffix}"

    def holds(self, noted: int) -> bool:
        path = self._path(self._count)
        return path.exists() and path.stat().st_size == noted

    def keep(self, noted: int) -> None:
        self._count += 1

    def cut(self) -> None:
        kept = {self._path(n) for n in range(self._count)}
        for path in self._folder.iterdir():
            if path not in kept:
                path.unlink()

    def add(self, part: Path) -> int:
        with part.open("rb+") as stream:
            _sync(stream)
            size = stream.seek(0, os.SEEK_END)
        os.replace(part, self._path(self._count))
        self._count += 1
        return size

    def finish(self, target: Path) -> None:
        os.replace(self._folder, target)

    def close(self) -> None:
        pass


def _opened(path: Path) -> BufferedRandom:
    """A file to go on with."""
    return open(path, "ab+")


def _size(file: BinaryIO) -> int:
    return os.fstat(file.fileno()).st_size


def _copy(source: BinaryIO, target: BinaryIO, size: int) -> None:
    """Copy so many bytes from where the source stands."""
    while data := source.read(min(size, _CHUNK)):
        target.write(data)
        size -= len(data)


def _sync(file: BinaryIO) -> None:
    """Put a file on the disk."""
    file.flush()
    os.fsync(file.fileno())


TARGETS: dict[tuple[str, bool], Callable[[Path, str], Target]] = {
    ("jsonl", True): Text,
    ("csv", True): Text,
    ("parquet", True): Parquet,
    ("jsonl", False): Parts,
    ("csv", False): Parts,
    ("parquet", False): Parts,
}
