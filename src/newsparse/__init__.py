"""newsparse reads Chinese news articles from crawled text.

``parse`` turns a text into an immutable :class:`Article` in which every value knows where in the source it stands,
nothing is lost, and what could not be understood is said in a diagnostic. ``load_dir`` does so for a folder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .article import (
    Article,
    Block,
    BlockKind,
    Body,
    Credit,
    Header,
    HeaderField,
    Headline,
    PartialDate,
    Role,
    Section,
    TimeMention,
)
from .bylines import parse_credits
from .dates import parse_date
from .diagnostics import DecodeError, Diagnostic, LoadError, MissingExtraError, NewsparseError, ParseError, Severity
from .people import split_names
from .pipeline import parse, parse_fields
from .sentences import split_sentences
from .span import Span

if TYPE_CHECKING:
    from .files import Corpus, Failure, iter_dir, iter_file, load, load_dir
    from .html import parse_html
    from .times import find_times

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Block",
    "BlockKind",
    "Body",
    "Corpus",
    "Credit",
    "DecodeError",
    "Diagnostic",
    "Failure",
    "Header",
    "HeaderField",
    "Headline",
    "LoadError",
    "MissingExtraError",
    "NewsparseError",
    "ParseError",
    "PartialDate",
    "Role",
    "Section",
    "Severity",
    "Span",
    "TimeMention",
    "__version__",
    "find_times",
    "iter_dir",
    "iter_file",
    "load",
    "load_dir",
    "parse",
    "parse_credits",
    "parse_date",
    "parse_fields",
    "parse_html",
    "split_names",
    "split_sentences",
]

# Half of those who import newsparse have their texts at hand: files, and with it pathlib, is imported when asked for,
# and so are times and the calendar behind them.
_IN_FILES = frozenset({"Corpus", "Failure", "iter_dir", "iter_file", "load", "load_dir"})
_LATE = _IN_FILES | {"find_times", "parse_html"}


def __getattr__(name: str) -> object:
    if name in _IN_FILES:
        from . import files

        return getattr(files, name)
    if name == "find_times":
        from .times import find_times

        return find_times
    if name == "parse_html":
        from .html import parse_html

        return parse_html
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *_LATE})
