"""What was odd in a text, and the few exceptions of the package.

Stages append a :class:`Finding` to a list; the pipeline turns the list into :class:`Diagnostic` objects once, at the
end, when lines and columns can be had for all of them in one go.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from .span import Span, line_starts, locate

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "CODES",
    "DecodeError",
    "Diagnostic",
    "Finding",
    "LoadError",
    "MissingExtraError",
    "NewsparseError",
    "ParseError",
    "Severity",
    "check_base",
    "check_text",
    "diagnose",
    "quote",
    "refuse_errors",
]


class Severity(str, Enum):
    """How much a diagnostic weighs: ``strict`` raises on ``ERROR``.

    >>> Severity.ERROR == "error"
    True
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    __str__ = str.__str__


# Every code that can be met, its severity, and what it says. Codes are stable; new ones may come.
CODES: dict[str, tuple[Severity, str]] = {
    "body-empty": (Severity.ERROR, "no body was found"),
    "count-invalid": (Severity.ERROR, "a number of views that is no number"),
    "credit-unread": (Severity.WARNING, "a credit field in which no name and no organisation was recognised"),
    "date-invalid": (Severity.ERROR, "a date field that holds no date, or an impossible one"),
    "date-yearless": (Severity.ERROR, "a date without a year, and no base to count from"),
    "encoding-damaged": (Severity.ERROR, "bytes that are no characters; U+FFFD stands for each, and NUL is left out"),
    "encoding-guessed": (Severity.INFO, "bytes that were no UTF-8; the encoding was told from the characters"),
    "field-from-markup": (
        Severity.INFO,
        "a value that a page does not show, read from its meta tags, its scripts or its URL",
    ),
    "field-from-name": (Severity.INFO, "a value that the text does not give, read from the name of its file"),
    "field-outside": (Severity.INFO, "a value that the header lacks, read from a line at the edge of the body"),
    "field-repeated": (Severity.WARNING, "a second value for a field; only one counts"),
    "label-missing": (Severity.INFO, "a header line without a label"),
    "label-unknown": (Severity.INFO, "a label that nobody knows; its field is kept"),
    "layout-unsure": (Severity.WARNING, "two places of a page that may each be its article; the likelier one was read"),
    "names-ambiguous": (Severity.WARNING, "names run together that could be split in two ways"),
    "title-missing": (Severity.ERROR, "no title was found"),
}

_QUOTED = 40


def check_text(function: str, text: object) -> None:
    """Raise TypeError where ``text`` is no str, and say what to call instead."""
    if not isinstance(text, str):
        raise TypeError(
            f"{function}() takes a str, not {type(text).__name__}; newsparse.load() reads a file and finds its encoding"
        )


def check_base(base: object) -> None:
    """Raise TypeError where ``base`` is no day to count from."""
    if base is not None and not isinstance(base, date):
        raise TypeError(f"base is a datetime.date, not {type(base).__name__}")


def quote(text: str) -> str:
    """``text`` in quotation marks, shortened, and safe to print.

    >>> quote("2月30日")
    '"2月30日"'
    """
    text = " ".join(text[: 2 * _QUOTED].split())
    text = text if len(text) <= _QUOTED else text[: _QUOTED - 1] + "…"
    safe = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)
    return f'"{safe}"'


class Finding(NamedTuple):
    """A diagnostic in the making: a code, a message and a stretch of the source."""

    code: str
    message: str
    start: int
    end: int


@attrs.frozen(repr=False)
class Diagnostic:
    """Something odd in the text: what, where, and what was done about it.

    ``code`` is a key of the table of codes, ``message`` quotes the text and says what was expected and what was done,
    ``span`` is the stretch of ``article.raw`` it is about, ``line`` and ``column`` (from 1) are where that begins.

    >>> import newsparse
    >>> article = newsparse.parse("标题: 试\\n发布日期: 2024-02-30\\n正文内容:\\n正文。")
    >>> print(article.diagnostics[0])
    2:7: error: "2024-02-30" is not a date; date_published left empty [date-invalid]
    """

    code: str
    severity: Severity
    message: str
    span: Span
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.line}:{self.column}: {self.severity.value}: {self.message} [{self.code}]"

    def __repr__(self) -> str:
        return f"<Diagnostic {self}>"


def diagnose(raw: str, findings: Iterable[Finding]) -> tuple[Diagnostic, ...]:
    """The findings of one reading as diagnostics, in the order of the text."""
    ordered = sorted(findings, key=lambda f: (f.start, f.end, f.code))
    starts = line_starts(raw)
    return tuple(
        Diagnostic(f.code, CODES[f.code][0], f.message, Span(f.start, f.end), *locate(starts, f.start)) for f in ordered
    )


class NewsparseError(ValueError):
    """Every error of this package.

    >>> issubclass(ParseError, NewsparseError) and issubclass(NewsparseError, ValueError)
    True
    """


class ParseError(NewsparseError):
    """A strict parse met something that it could not read.

    ``diagnostics`` holds every error of the text, ``doc`` the text; ``pos``, ``lineno`` and ``colno`` are the place of
    the first error, like those of :class:`json.JSONDecodeError`. ``path`` is the file, where there is one.

    >>> import newsparse
    >>> try:
    ...     newsparse.parse("发布日期: 2024-02-30\\n正文内容:\\n正文。", strict=True)
    ... except newsparse.ParseError as error:
    ...     print([d.code for d in error.diagnostics], error.lineno, error.colno)
    ['title-missing', 'date-invalid'] 1 1
    """

    def __init__(self, diagnostics: Iterable[Diagnostic], doc: str, path: Path | None = None) -> None:
        self.diagnostics = tuple(diagnostics)
        self.doc = doc
        self.path = path
        first = self.diagnostics[0]
        self.pos, self.lineno, self.colno = first.span.start, first.line, first.column
        where = f"{path}:" if path is not None else ""
        super().__init__("\n".join(f"{where}{d}" for d in self.diagnostics))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.diagnostics, self.doc, self.path)


def refuse_errors(diagnostics: Iterable[Diagnostic], raw: str, path: Path | None) -> None:
    """Raise one ParseError with all diagnostics of severity error, where there are any."""
    errors = [diagnostic for diagnostic in diagnostics if diagnostic.severity is Severity.ERROR]
    if errors:
        raise ParseError(errors, raw, path)


class LoadError(NewsparseError):
    """A file or folder that could not be read: ``path`` says which, ``reason`` why.

    >>> import newsparse
    >>> newsparse.load_dir("no-such-folder")
    Traceback (most recent call last):
        ...
    newsparse.diagnostics.LoadError: no-such-folder: there is no such folder
    """

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{self.path}: {reason}")

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.path, self.reason)


class DecodeError(NewsparseError):
    """Bytes that are not text in any encoding that was tried, or not in the one that was asked for.

    ``pos`` is the offset of the first byte at fault, ``path`` the file, where there is one.

    >>> import newsparse
    >>> newsparse.load("seeds/000_267cceaeb23ee4bd.txt", encoding="ascii")
    Traceback (most recent call last):
        ...
    newsparse.diagnostics.DecodeError: seeds/000_267cceaeb23ee4bd.txt: not ascii: ordinal not in range(128) (byte 0)
    """

    def __init__(self, reason: str, pos: int = 0, path: Path | None = None) -> None:
        self.reason = reason
        self.pos = pos
        self.path = path
        where = f"{path}: " if path is not None else ""
        super().__init__(f"{where}{reason} (byte {pos})")

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.reason, self.pos, self.path)


class MissingExtraError(NewsparseError, ImportError):
    """A function that needs a library which the core of the package does without; the message says what to install.

    >>> print(MissingExtraError("parse_html", "html", "lxml"))
    parse_html() needs lxml, which is not installed: pip install "newsparse[html]"
    """

    def __init__(self, function: str, extra: str, library: str) -> None:
        self.function, self.extra, self.library = function, extra, library
        super().__init__(f'{function}() needs {library}, which is not installed: pip install "newsparse[{extra}]"')

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.function, self.extra, self.library)
