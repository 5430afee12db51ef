"""Files and folders to articles. A file that cannot be read costs no other file."""

from __future__ import annotations

import os
import stat
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fnmatch import fnmatchcase
from itertools import chain
from pathlib import Path
from typing import overload

import attrs

from .article import Article
from .diagnostics import DecodeError, Finding, LoadError, NewsparseError, check_base
from .pipeline import parse_source
from .source import check_encoding, decode

__all__ = ["SUFFIXES", "Corpus", "Failure", "iter_dir", "load", "load_dir"]

# Files of a folder that are read where no pattern is given, in upper or lower case.
SUFFIXES = frozenset({".txt", ".text"})

Labels = Mapping[str, "str | Iterable[str]"]
AnyPath = "str | os.PathLike[str]"


def _said(error: NewsparseError) -> tuple[type, str]:
    """What makes two errors equal: exceptions by themselves never are."""
    return type(error), str(error)


@attrs.frozen(repr=False)
class Failure:
    """A file that could not be read, and the error that says why.

    >>> Failure(Path("a.txt"), LoadError(Path("a.txt"), "the file is empty"))
    <Failure a.txt: the file is empty>
    """

    path: Path
    error: NewsparseError = attrs.field(eq=_said)

    def __repr__(self) -> str:
        return f"<Failure {self.error}>"


@attrs.frozen(repr=False)
class Corpus(Sequence[Article]):
    """The articles of a folder, in the order of their paths; ``failures`` are the files that could not be read.

    >>> corpus = load_dir("seeds")
    >>> corpus
    <Corpus 5 articles, 0 failures>
    >>> corpus[0].title
    '校地协同结对共建 科教发展再谱新篇'
    """

    articles: tuple[Article, ...]
    failures: tuple[Failure, ...] = ()

    @overload
    def __getitem__(self, index: int) -> Article: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Article, ...]: ...
    def __getitem__(self, index: int | slice) -> Article | tuple[Article, ...]:
        return self.articles[index]

    def __len__(self) -> int:
        return len(self.articles)

    def __repr__(self) -> str:
        n, m = len(self.articles), len(self.failures)
        return f"<Corpus {n} article{'s' if n != 1 else ''}, {m} failure{'s' if m != 1 else ''}>"


def load(
    path: str | os.PathLike[str],
    *,
    encoding: str | None = None,
    base: date | None = None,
    strict: bool = False,
    labels: Labels | None = None,
) -> Article:
    """Read one article from a file.

    The encoding is found (a byte-order mark, UTF-8, GB 18030, Big5, UTF-16), or forced by ``encoding``; the other
    options are those of :func:`newsparse.parse`. Raises LoadError where the file cannot be read or holds no text,
    DecodeError where it is no text, and ParseError where it is strict and something was not understood.

    >>> load("seeds/003_57c7c454c9e845e0.txt").body.headings[0].text
    '学习教育在路上，参观党建学习基地提升新境界'
    """
    path = Path(path)
    data = _read(path)
    findings: list[Finding] = []
    try:
        text = decode(data, encoding, findings)
    except DecodeError as error:
        raise DecodeError(error.reason, error.pos, path) from None
    if not text or text.isspace():
        raise LoadError(path, "the file is empty" if not data else "the file holds no text")
    return parse_source(text, base=base, strict=strict, labels=labels, path=path, findings=findings)


def _read(path: Path) -> bytes:
    """The bytes of a regular file."""
    try:
        with open(path, "rb", opener=_open_without_waiting) as file:
            mode = os.fstat(file.fileno()).st_mode
            if not stat.S_ISREG(mode):
                raise LoadError(path, "not a regular file")
            return file.read()
    except IsADirectoryError:
        raise LoadError(path, "a folder; newsparse.load_dir() reads folders") from None
    except (OSError, ValueError) as error:
        if isinstance(error, NewsparseError):
            raise
        raise LoadError(path, getattr(error, "strerror", None) or str(error)) from error


def _open_without_waiting(path: str, flags: int) -> int:
    """Open a file; a named pipe without a writer must not hold up the folder."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def iter_dir(
    path: str | os.PathLike[str],
    *,
    pattern: str | None = None,
    recursive: bool = True,
    on_failure: Callable[[Failure], object] | None = None,
    encoding: str | None = None,
    base: date | None = None,
    strict: bool = False,
    labels: Labels | None = None,
) -> Iterator[Article]:
    """Read the articles of a folder one by one, in the order of their paths.

    Read are files that end in .txt or .text, or that match ``pattern`` (``*.news``; with a slash it is matched against
    the path below the folder), in sub-folders too unless ``recursive`` is False. Names that begin with a dot are
    passed over, and linked folders are not entered. A file that cannot be read is given to ``on_failure`` and costs no
    other one; without ``on_failure`` it is a warning, and where ``strict`` its error is raised. Raises LoadError at
    once where there is no such folder, or no file in it that matches. The other options are those of :func:`load`.

    >>> [article.view_count for article in iter_dir("seeds")]
    [None, None, 3590, None, 2425]
    """
    folder = Path(path)
    if encoding is not None:
        check_encoding(encoding)
    check_base(base)
    if not folder.exists():
        raise LoadError(folder, "there is no such folder")
    if not folder.is_dir():
        raise LoadError(folder, "not a folder; newsparse.load() reads a file")
    paths = _walk(folder, pattern, recursive)
    first = next(paths, None)
    if first is None:
        wanted = repr(pattern) if pattern is not None else " or ".join(sorted(SUFFIXES))
        raise LoadError(folder, f"no file in the folder matches {wanted}")

    def articles() -> Iterator[Article]:
        for file in chain([first], paths):
            try:
                article = load(file, encoding=encoding, base=base, strict=strict, labels=labels)
            except NewsparseError as error:
                if strict:
                    raise
                if on_failure is not None:
                    on_failure(Failure(file, error))
                else:
                    warnings.warn(f"not read: {error}", stacklevel=2)
                continue
            yield article

    return articles()


def load_dir(
    path: str | os.PathLike[str],
    *,
    pattern: str | None = None,
    recursive: bool = True,
    encoding: str | None = None,
    base: date | None = None,
    strict: bool = False,
    labels: Labels | None = None,
) -> Corpus:
    """Read all articles of a folder; the options are those of :func:`iter_dir`.

    Files that could not be read are in ``corpus.failures``.

    >>> for article in load_dir("seeds"):
    ...     print(article.date_published, len(article.body.paragraphs), *article.authors)
    2020-12-10 12 董文欣 毛琦 王玉婷
    2023-11-17 7 董洋
    2022-09-19T15:40 11
    2018-10-23 16 董洋
    2024-04-24T18:29 10
    """
    failures: list[Failure] = []
    articles = tuple(
        iter_dir(
            path,
            pattern=pattern,
            recursive=recursive,
            on_failure=failures.append,
            encoding=encoding,
            base=base,
            strict=strict,
            labels=labels,
        )
    )
    return Corpus(articles, tuple(failures))


def _walk(folder: Path, pattern: str | None, recursive: bool) -> Iterator[Path]:
    """The matching files of a folder in the order of their paths, one folder's names in memory at a time."""
    stack = [iter(_entries(folder))]
    while stack:
        entry = next(stack[-1], None)
        if entry is None:
            stack.pop()
        elif entry.name.startswith("."):
            continue
        elif entry.is_dir(follow_symlinks=False):
            if recursive:
                try:
                    stack.append(iter(_entries(Path(entry.path))))
                except LoadError:  # it fails again where files are read, as one failure that costs no other file
                    yield Path(entry.path)
        elif _matches(Path(entry.path), folder, pattern):
            yield Path(entry.path)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        raise LoadError(folder, error.strerror or str(error)) from error


def _matches(path: Path, folder: Path, pattern: str | None) -> bool:
    if pattern is None:
        return path.suffix.lower() in SUFFIXES
    return fnmatchcase(path.relative_to(folder).as_posix() if "/" in pattern else path.name, pattern)
