"""The articles that a command line names, and how what cannot be read is said."""

from __future__ import annotations

import argparse
import errno
import os
import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ..article import Article
from ..contents import Failure
from ..diagnostics import LoadError, NewsparseError
from ..files import iter_dir, iter_file, iter_stream
from ..folders import count_dir
from ..labels import header_vocabulary
from ..readers import FORMATS
from ..source import check_encoding
from .screen import beside_progress, progress

__all__ = ["STDIN", "add_reading", "articles", "count_files", "labels_of", "place_of", "printed", "say"]

STDIN = Path("-")


def add_reading(parser: argparse.ArgumentParser) -> None:
    """The options of every verb that reads articles."""
    reading = parser.add_argument_group("how files are read")
    reading.add_argument(
        "--from", dest="source_format", choices=sorted(FORMATS), metavar="FORMAT",
        help=f"the format of the files, told by itself otherwise: {', '.join(sorted(FORMATS))}",
    )  # fmt: skip
    reading.add_argument("--encoding", type=_encoding, help="the encoding of the files; found by itself otherwise")
    reading.add_argument(
        "--base", type=_base, metavar="DAY", help="the day that year-less dates count from, as in 2024-05-01"
    )
    reading.add_argument(
        "--label", action="append", type=_label, default=[], metavar="FIELD=LABEL",
        help="a printed label of your own for a field, as in title=题名; may be given again",
    )  # fmt: skip
    reading.add_argument(
        "--workers", type=_workers, default=1, metavar="N", help="read the files of a folder in N processes"
    )


def labels_of(options: argparse.Namespace) -> dict[str, list[str]]:
    """The labels that the command line adds, by field."""
    labels: dict[str, list[str]] = {}
    for field, label in options.label:
        labels.setdefault(field, []).append(label)
    return labels


def articles(
    paths: Sequence[Path], options: argparse.Namespace, fail: Callable[[Failure], object], *, streaming: bool
) -> Iterator[Article]:
    """The articles of files, folders and stdin, one by one; what cannot be read is given to ``fail``.

    A bar shows how far it is, but not where the verb is ``streaming`` its data to the same terminal.
    """
    files = read = 0
    last: Path | None = None

    def step(path: Path | None) -> None:
        nonlocal files, last
        if path != last or not files:
            files, last = files + 1, path
        show(files, read)

    def failed(failure: Failure) -> None:
        step(failure.path)
        fail(failure)

    reading: dict[str, Any] = {
        "format": options.source_format,
        "encoding": options.encoding,
        "base": options.base,
        "labels": labels_of(options),
        "on_failure": failed,
    }
    with progress(lambda: count_files(paths), streaming=streaming) as show:
        for path in paths:
            try:
                for article in _read(path, options.workers, reading):
                    read += 1
                    step(article.path)
                    yield article
            except NewsparseError as error:
                failed(Failure(path, error))


def _read(path: Path, workers: int, reading: dict[str, Any]) -> Iterator[Article]:
    if path == STDIN:
        if sys.stdin is None:  # closed by the caller
            raise LoadError(path, os.strerror(errno.EBADF))
        return iter_stream(sys.stdin.buffer, **reading)
    if path.is_dir():
        return iter_dir(path, workers=workers, **reading)
    if os.path.lexists(path):
        return iter_file(path, **reading)
    raise LoadError(path, "there is no such file or folder")


def count_files(paths: Sequence[Path]) -> int:
    """How many files there are to be read."""
    files = 0
    for path in paths:
        try:
            files += count_dir(path) if path.is_dir() else 1
        except NewsparseError:  # said when it is read
            files += 1
    return files


def say(message: object) -> None:
    """Print a message on stderr, above the bar where there is one."""
    with beside_progress():
        print(f"newsparse: {printed(str(message))}", file=sys.stderr)


def place_of(article: Article) -> str:
    """The file of an article, and its place in a file of many: ``crawl.jsonl[3]``."""
    path = printed(str(STDIN if article.path is None else article.path))
    return path if article.index is None else f"{path}[{article.index}]"


def printed(text: str) -> str:
    r"""Text as one line of a terminal shows it: what would move the cursor, or is no character, is escaped.

    >>> print(printed(os.fsdecode(b"caf\xe9.txt")), printed("a\x1b[2Jb"))
    caf\xe9.txt a\x1b[2Jb
    """
    return text if text.isprintable() else "".join(map(_printed, text))


def _printed(char: str) -> str:
    if char.isprintable() or unicodedata.category(char) == "Zs":
        return char
    if "\udc80" <= char <= "\udcff":  # a byte of a file's name that is no UTF-8
        return f"\\x{ord(char) - 0xDC00:02x}"
    return ascii(char)[1:-1]


def _encoding(name: str) -> str:
    try:
        check_encoding(name)
    except NewsparseError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return name


def _workers(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes")
    return int(text)


def _base(text: str) -> date:
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day, as 2024-05-01 is") from None


def _label(text: str) -> tuple[str, str]:
    field, equals, label = text.partition("=")
    try:
        if not equals:
            raise ValueError(f"{text!r} is no FIELD=LABEL, as title=题名 is")
        header_vocabulary({field: [label]})
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return field, label
