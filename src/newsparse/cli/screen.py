"""What a person sees: columns that stand straight beside Han characters, and the progress of long work."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

__all__ = [
    "beside_progress",
    "clipped",
    "discard_stdout",
    "number_of",
    "padded",
    "progress",
    "width",
    "write_text",
]


def width(text: str) -> int:
    """How many columns of a terminal a text takes: two for a Han character, none for a combining mark.

    >>> width("来源"), width("abc"), width("e\\u0301")
    (4, 3, 1)
    """
    if text.isascii():
        return len(text)
    return sum(_width(char) for char in text)


def _width(char: str) -> int:
    if unicodedata.east_asian_width(char) in "WF":
        return 2
    return 0 if unicodedata.category(char) in ("Mn", "Me", "Cf") else 1


def padded(text: str, columns: int, *, right: bool = False) -> str:
    """A text with spaces behind it, or before it, up to a width.

    >>> padded("来源", 6) + "|", padded("33", 4, right=True)
    ('来源  |', '  33')
    """
    spaces = " " * (columns - width(text))
    return spaces + text if right else text + spaces


def clipped(text: str, columns: int) -> str:
    """A text cut to a width, with an ellipsis where something is cut off.

    >>> clipped("新华社北京电", 7), clipped("新华社", 7)
    ('新华社…', '新华社')
    """
    if width(text) <= columns:
        return text
    kept, room = "", columns - 1
    for char in text:
        room -= _width(char)
        if room < 0:
            break
        kept += char
    return kept + "…"


def number_of(n: int, noun: str, nouns: str | None = None) -> str:
    """A count with its noun.

    >>> number_of(1, "article"), number_of(2000, "article")
    ('1 article', '2,000 articles')
    """
    return f"{n:,} {noun if n == 1 else nouns or noun + 's'}"


@contextmanager
def progress(count_files: Callable[[], int], *, streaming: bool) -> Iterator[Callable[[Path | None], object]]:
    """A bar on stderr, gone at the end, and the function that is told the file of each article.

    It counts files, and the articles of a single one. There is none where stderr is no terminal or tqdm (the extra
    ``progress``) is not installed, nor where a verb is ``streaming`` to the terminal.
    """
    if not sys.stderr.isatty() or (streaming and sys.stdout.isatty()):
        yield lambda path: None
        return
    try:
        from tqdm import tqdm
    except ImportError:
        yield lambda path: None
        return
    files = count_files()
    if files == 1:
        with tqdm(unit=" articles", leave=False, file=sys.stderr, dynamic_ncols=True) as bar:
            yield lambda path: bar.update()
        return
    with tqdm(total=files, unit=" files", leave=False, file=sys.stderr, dynamic_ncols=True) as bar:
        last: object = tqdm  # no path, nor None

        def step(path: Path | None) -> None:
            nonlocal last
            if path != last:
                last = path
                bar.update()

        yield step


def beside_progress() -> AbstractContextManager[object]:
    """While this is open, stderr may be written to: the bar, if there is one, steps aside."""
    tqdm = sys.modules.get("tqdm")
    if tqdm is None:
        return nullcontext()
    beside: AbstractContextManager[object] = tqdm.tqdm.external_write_mode(file=sys.stderr)
    return beside


def write_text(text: str, path: Path | None) -> None:
    """Write a text to a file in UTF-8, or to stdout."""
    if path is None:
        sys.stdout.write(text)
    else:
        path.write_text(text, encoding="utf-8", errors="backslashreplace", newline="")


def discard_stdout() -> None:
    """Send what is still to be written nowhere: the reader, such as head, has seen enough."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
