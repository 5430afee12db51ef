"""The articles that a command line names, and how what cannot be read is said."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ..article import Article
from ..diagnostics import LoadError, NewsparseError
from ..files import Failure, count_files, iter_dir, iter_file, iter_stream
from ..labels import header_vocabulary
from ..readers import FORMATS
from ..source import check_encoding
from .screen import beside_progress, progress

__all__ = ["STDIN", "add_reading", "articles", "place_of", "printed", "say"]

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


def articles(
    paths: Sequence[Path], options: argparse.Namespace, fail: Callable[[Failure], object], *, streaming: bool
) -> Iterator[Article]:
    """The articles of files, folders and stdin, one by one; what cannot be read is given to ``fail``.

    A bar shows how far it is, but not where the verb is ``streaming`` its data to the same terminal.
    """
    labels: dict[str, list[str]] = {}
    for field, label in options.label:
        labels.setdefault(field, []).append(label)
    with progress(lambda: _count_files(paths), streaming=streaming) as step:

        def failed(failure: Failure) -> None:
            step(failure.path)
            fail(failure)

        reading: dict[str, Any] = {
            "format": options.source_format,
            "encoding": options.encoding,
            "base": options.base,
            "labels": labels,
            "on_failure": failed,
        }
        for path in paths:
            try:
                for article in _read(path, options.workers, reading):
                    step(article.path)
                    yield article
            except NewsparseError as error:
                failed(Failure(path, error))


def _read(path: Path, workers: int, reading: dict[str, Any]) -> Iterator[Article]:
    if path == STDIN:
        return iter_stream(sys.stdin.buffer, **reading)
    if path.is_dir():
        return iter_dir(path, workers=workers, **reading)
    if os.path.lexists(path):
        return iter_file(path, **reading)
    raise LoadError(path, "there is no such file or folder")


def _count_files(paths: Sequence[Path]) -> int:
    files = 0
    for path in paths:
        try:
            files += count_files(path) if path.is_dir() else 1
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
    r"""Text in which bytes of a file's name that are no UTF-8 can be read.

    >>> print(printed(os.fsdecode(b"caf\xe9.txt")))
    caf\xe9.txt
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return text


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
