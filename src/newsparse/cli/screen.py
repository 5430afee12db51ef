"""What a person sees: columns that stand straight beside Han characters, and the progress of long work."""

from __future__ import annotations

import os
import shutil
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

__all__ = [
    "bar",
    "beside_progress",
    "clipped",
    "columns",
    "discard_stdout",
    "number_of",
    "padded",
    "progress",
    "styled",
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


_EIGHTHS = " ▏▎▍▌▋▊▉"


def bar(share: float, room: int) -> str:
    """A bar of block characters that fills a share of the room.

    >>> bar(0.5, 5), bar(1.0, 5), bar(0.001, 5)
    ('██▌', '█████', '▏')
    """
    eighths = round(8 * share * room) or (1 if share else 0)
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def columns() -> int:
    """How many columns the terminal has; 80 where stdout is none."""
    return shutil.get_terminal_size((80, 24)).columns if sys.stdout.isatty() else 80


_STYLES = {"bold": 1, "error": 31, "warning": 33, "info": 36}


def styled(text: str, style: str) -> str:
    """A text that is bold, or in the colour of a severity, where stdout is a terminal (https://no-color.org)."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return text
    return f"\x1b[{_STYLES[style]}m{text}\x1b[m"


def number_of(n: int, noun: str, nouns: str | None = None) -> str:
    """A count with its noun.

    >>> number_of(1, "article"), number_of(2000, "article")
    ('1 article', '2,000 articles')
    """
    return f"{n:,} {noun if n == 1 else nouns or noun + 's'}"


@contextmanager
def progress(count_files: Callable[[], int], *, streaming: bool) -> Iterator[Callable[[int, int], object]]:
    """A bar on stderr, gone at the end, and the function that is told how many files, and articles, have been read.

    It counts files, and the articles of a single one. There is none where stderr is no terminal or tqdm (the extra
    ``progress``) is not installed, nor where a verb is ``streaming`` to the terminal.
    """
    if not sys.stderr.isatty() or (streaming and sys.stdout.isatty()):
        yield lambda files, articles: None
        return
    try:
        from tqdm import tqdm
    except ImportError:
        yield lambda files, articles: None
        return
    total = count_files()
    what = " articles" if total == 1 else " files"
    with tqdm(total=None if total == 1 else total, unit=what, leave=False, file=sys.stderr, dynamic_ncols=True) as bar:
        yield lambda files, articles: bar.update((articles if total == 1 else files) - bar.n)


def beside_progress() -> AbstractContextManager[object]:
    """While this is open, stderr may be written to: the bar, if there is one, steps aside."""
    tqdm = sys.modules.get("tqdm")
    if tqdm is None:
        return nullcontext()
    beside: AbstractContextManager[object] = tqdm.tqdm.external_write_mode(file=sys.stderr)
    return beside


def write_text(text: str, path: Path | None) -> None:
    """Write a text to a file in UTF-8, which is there whole or not at all, or to stdout."""
    if path is None:
        sys.stdout.write(text)
        return
    from ..formats.replacing import replacing

    with replacing(path) as part:
        part.write_text(text, encoding="utf-8", errors="backslashreplace", newline="")


def discard_stdout() -> None:
    """Send what is still to be written nowhere: the reader, such as head, has seen enough."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
