"""Files and folders to articles. A file that cannot be read costs no other file, a bad record no other record."""

from __future__ import annotations

import os
import stat
import warnings
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from fnmatch import fnmatchcase
from functools import partial
from io import BufferedReader, BytesIO, FileIO, RawIOBase
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, overload

import attrs

from . import readers
from .article import Article
from .diagnostics import DecodeError, Finding, LoadError, NewsparseError, check_base
from .labels import header_vocabulary
from .pipeline import parse_record, parse_source
from .readers.record import Fields, Record
from .source import LOST, TextStream, check_encoding, decode, findings_of

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa
    from _typeshed import WriteableBuffer

__all__ = ["MAX_BYTES", "SUFFIXES", "Corpus", "Failure", "iter_dir", "iter_file", "iter_stream", "load", "load_dir"]

# Files of a folder that are read where no pattern is given, in upper or lower case.
SUFFIXES = frozenset(
    ".csv .dat .eml .htm .html .json .jsonl .md .markdown .mbox .ndjson .shtml .text .tsv .txt .xhtml .xml".split()
)
# The length above which an article is refused; the longest one ever printed has some hundred thousand.
MAX_BYTES = 64 << 20
# A file that is shorter is read in one go.
_HEAD = 1 << 20
# Files that a worker is given at a time, and articles that it gives back at a time.
_FILES = 32
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NO_FILE = "a folder; newsparse.load_dir() reads folders"
_PLAIN = frozenset(name for name, module in readers.FORMATS.items() if module in ("text", "html"))

Labels = Mapping[str, "str | Iterable[str]"]


def _said(error: NewsparseError) -> tuple[type, str]:
    """What makes two errors equal: exceptions by themselves never are."""
    return type(error), str(error)


@attrs.frozen(repr=False)
class Failure:
    """A file that could not be read, or one article of it, and the error that says why.

    ``line`` is the line of a file of many on which the article begins.

    >>> Failure(Path("a.txt"), LoadError(Path("a.txt"), "the file is empty"))
    <Failure a.txt: the file is empty>
    """

    path: Path
    error: NewsparseError = attrs.field(eq=_said)
    line: int | None = None

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

    def to_jsonl(self, path: str | os.PathLike[str]) -> None:
        """Write JSON Lines; the file is there whole or not at all. :func:`newsparse.formats.jsonl.read` reads it back."""
        from .formats import jsonl
        from .formats.replacing import replacing

        with replacing(path) as part, part.open("w", encoding="utf-8", newline="\n") as stream:
            jsonl.write(self, stream)

    def to_csv(self, path: str | os.PathLike[str]) -> None:
        """Write a CSV file in UTF-8; see :mod:`newsparse.formats.csv`."""
        from .formats import csv
        from .formats.replacing import replacing

        with replacing(path) as part, part.open("w", encoding="utf-8", newline="") as stream:
            csv.write(self, stream)

    def to_arrow(self) -> pa.Table:
        """An Arrow table with a row for each article; needs the extra ``arrow``. See :mod:`newsparse.formats.arrow`.

        >>> load_dir("seeds").to_arrow().column("published_on")[0]
        <pyarrow.Date32Scalar: datetime.date(2020, 12, 10)>
        """
        from .formats import arrow

        return arrow.to_table(self)

    def to_parquet(self, path: str | os.PathLike[str]) -> None:
        """Write a Parquet file; needs the extra ``arrow``. See :mod:`newsparse.formats.parquet`."""
        from .formats import parquet

        parquet.write(self, path)

    def to_pandas(self) -> pd.DataFrame:
        """A DataFrame with a row for each article; needs the extra ``pandas``. See :mod:`newsparse.formats.pandas`.

        >>> load_dir("seeds").to_pandas()["published_on"].dt.year.tolist()
        [2020, 2023, 2022, 2018, 2024]
        """
        from .formats import pandas

        return pandas.to_frame(self)

    def __repr__(self) -> str:
        n, m = len(self.articles), len(self.failures)
        return f"<Corpus {n} article{'s' if n != 1 else ''}, {m} failure{'s' if m != 1 else ''}>"


class Options(NamedTuple):
    """What all readers of files may be told."""

    format: str | None = None
    encoding: str | None = None
    base: date | None = None
    strict: bool = False
    labels: Labels | None = None
    max_bytes: int = MAX_BYTES

    def check(self) -> Options:
        """Raise at once for what would fail with every file; give options that another process can take."""
        if self.format is not None:
            readers.reader_of(self.format)
        if self.encoding is not None:
            check_encoding(self.encoding)
        check_base(self.base)
        header_vocabulary(self.labels)
        if self.labels is None:
            return self
        return self._replace(labels={k: v if isinstance(v, str) else tuple(v) for k, v in self.labels.items()})


def load(
    path: str | os.PathLike[str],
    *,
    format: str | None = None,
    encoding: str | None = None,
    base: date | None = None,
    strict: bool = False,
    labels: Labels | None = None,
    max_bytes: int = MAX_BYTES,
) -> Article:
    """Read one article from a file.

    Formats and encodings are those of :func:`iter_file`, the other options those of :func:`newsparse.parse`. Raises
    LoadError where the file cannot be read, or holds no article or more than one, DecodeError where it is no text, and
    ParseError where it is strict and something was not understood.

    >>> load("seeds/003_57c7c454c9e845e0.txt").body.headings[0].text
    '学习教育在路上，参观党建学习基地提升新境界'
    """
    first, second, *_ = (
        *islice(_read(os.fspath(path), Options(format, encoding, base, strict, labels, max_bytes)), 2),
        None,
    )
    if second is not None:
        raise LoadError(Path(path), "holds more than one article; newsparse.iter_file() reads it")
    if isinstance(first, Failure):
        raise first.error
    return first


def iter_file(
    path: str | os.PathLike[str],
    *,
    format: str | None = None,
    on_failure: Callable[[Failure], object] | None = None,
    encoding: str | None = None,
    base: date | None = None,
    strict: bool = False,
    labels: Labels | None = None,
    max_bytes: int = MAX_BYTES,
) -> Iterator[Article]:
    """Read the articles of a file one by one, however many it holds, in the order of the file.

    The format is told from the content, or named by ``format``: ``text`` (one article), ``records`` (labelled articles
    in a row), ``json``, ``jsonl``, ``csv``, ``tsv``, ``xml``, ``cnews``, ``sogou``, ``docs``, ``people``, ``bbs``,
    ``mail``, ``frontmatter``, ``thucnews``, ``html`` (a web page; see :func:`newsparse.parse_html`). The encoding is
    found (a byte-order mark, UTF-8, GB 18030, Big5, UTF-16), or forced by ``encoding``.
    Memory is bounded by ``max_bytes``, the length above which an article, or a file that is one, is refused.

    ``article.index`` counts the articles of a file of many from 0, bad ones among them. A bad one is given to
    ``on_failure``; without it, it is a warning, and where ``strict`` its error is raised. Raises LoadError where the
    file cannot be read or holds no article, and DecodeError where it is no text.

    >>> for article in iter_file("tests/cases/readers/crawl.jsonl"):
    ...     print(article.index, article.title, article.publisher, article.date_published)
    0 市图书馆延长开放时间 江城晚报 2024-03-05T09:30
    1 春季运动会开幕 校园网 2024-04-12
    """
    path = Path(path)
    options = Options(format, encoding, base, strict, labels, max_bytes).check()
    if not os.path.lexists(path):
        raise LoadError(path, "there is no such file")
    return _only_articles(_read_lazily(os.fspath(path), options), strict, on_failure)


def iter_stream(
    file: BinaryIO,
    *,
    format: str | None = None,
    on_failure: Callable[[Failure], object] | None = None,
    encoding: str | None = None,
    base: date | None = None,
    strict: bool = False,
    labels: Labels | None = None,
    max_bytes: int = MAX_BYTES,
) -> Iterator[Article]:
    """Read the articles of an open binary file, such as a pipe, as :func:`iter_file` reads those of a path.

    Their ``path`` is None; errors and failures name it ``-``.

    >>> [article.title for article in iter_stream(BytesIO("标题: 甲\\n正文内容:\\n乙。".encode()))]
    ['甲']
    """
    options = Options(format, encoding, base, strict, labels, max_bytes).check()
    articles = _with_errors_of("-", _read_stream("-", file, options))
    for article in _only_articles(articles, strict, on_failure):
        yield attrs.evolve(article, path=None)


def _only_articles(
    articles: Generator[Article | Failure, None, None], strict: bool, on_failure: Callable[[Failure], object] | None
) -> Iterator[Article]:
    """The articles; failures are raised where strict, handed over, or else a warning."""
    with closing(articles):  # and with them the workers, where there are any
        for article in articles:
            if isinstance(article, Article):
                yield article
            elif strict:
                raise article.error
            elif on_failure is not None:
                on_failure(article)
            else:
                warnings.warn(f"not read: {article.error}", stacklevel=2)


def _read_lazily(name: str, options: Options) -> Generator[Article | Failure, None, None]:
    """The articles of a file, which is opened for the first of them."""
    yield from _read(name, options)


def _read(name: str, options: Options) -> Iterable[Article | Failure]:
    """The articles of a file, with a Failure for each bad one; raises, at once or on the way, where it cannot be read as a whole."""
    try:
        data = _read_short(name)
        articles = _read_long(name, options) if data is None else read_content(name, data, options)
    except (DecodeError, OSError) as error:
        raise _error_of(name, error) from error
    return articles if isinstance(articles, tuple) else _with_errors_of(name, articles)


def _with_errors_of(name: str, articles: Iterable[Article | Failure]) -> Generator[Article | Failure, None, None]:
    """Articles that are read one by one; errors name the file."""
    try:
        yield from articles
    except (DecodeError, OSError) as error:
        raise _error_of(name, error) from error


def _error_of(name: str, error: DecodeError | OSError) -> NewsparseError:
    if isinstance(error, DecodeError):
        return DecodeError(error.reason, error.pos, Path(name))
    return LoadError(Path(name), error.strerror or str(error))


def _read_short(name: str) -> bytes | None:
    """The bytes of a file that is read in one go, as nearly all are; None for a longer one."""
    descriptor = _open(name)
    try:
        status = os.fstat(descriptor)
        size = status.st_size
        if not stat.S_ISREG(status.st_mode):
            folder = stat.S_ISDIR(status.st_mode)
            raise LoadError(Path(name), _NO_FILE if folder else "not a regular file")
        if size >= _HEAD:
            return None
        data = os.read(descriptor, size + 1 if size else _HEAD)
    finally:
        os.close(descriptor)
    if len(data) != size and size:
        raise LoadError(Path(name), "the file changed while it was read")
    return data


def _read_long(name: str, options: Options) -> Iterator[Article | Failure]:
    """The articles of a file that is read chunk by chunk."""
    path, descriptor = Path(name), _open(name)
    try:
        before = os.fstat(descriptor)
        yield from _large(path, FileIO(descriptor, closefd=False), before.st_size, options)
        after = os.fstat(descriptor)
        if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
            yield Failure(path, LoadError(path, "the file changed while it was read"))
    finally:
        os.close(descriptor)


def _read_stream(name: str, file: BinaryIO, options: Options) -> Iterable[Article | Failure]:
    """The articles of a file whose length is not known before its end."""
    head = file.read(_HEAD)
    if len(head) < _HEAD:
        return read_content(name, head, options)
    return _large(Path(name), _Refilled(head, file), 0, options)


class _Refilled(RawIOBase):
    """A file with what was already read of it put back in front."""

    def __init__(self, head: bytes, file: BinaryIO) -> None:
        self._head, self._file = BytesIO(head), file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        data = self._head.read(len(view)) or self._file.read(len(view))
        view[: len(data)] = data
        return len(data)


def _open(name: str) -> int:
    """The descriptor of a file; a named pipe must not hold up the folder."""
    try:
        return os.open(name, _FLAGS)
    except IsADirectoryError:
        raise LoadError(Path(name), _NO_FILE) from None
    except (OSError, ValueError) as error:  # a name with a NUL, or one that cannot be encoded
        raise LoadError(Path(name), getattr(error, "strerror", None) or str(error)) from error


def read_content(name: str, data: bytes | str, options: Options) -> tuple[Article] | Iterator[Article | Failure]:
    """The articles of a file that was read whole, by its name; raises, at once or on the way, where it cannot be read."""
    path = Path(name)
    if not data:
        raise LoadError(path, "the file is empty")
    findings: list[Finding] = []
    text = data if isinstance(data, str) else decode(data, options.encoding, findings)
    format = options.format or readers.recognise(text, name[name.rfind(".") :].lower())
    if format is None or format in _PLAIN:
        if len(data) > options.max_bytes:
            raise LoadError(path, _too_long(options))
        return (_parsed(path, text, findings, options, format=format),)
    if findings and isinstance(data, bytes):  # damaged bytes are said of the record in which they stand
        stream = TextStream(BytesIO(data), options.encoding)
        return _records(path, stream, stream.guessed_name, format, options)
    return _records(path, [text], None, format, options)


def _large(path: Path, file: RawIOBase, size: int, options: Options) -> Iterator[Article | Failure]:
    """The articles of a file that is read chunk by chunk."""
    buffered = BufferedReader(file)
    try:
        stream = TextStream(buffered, options.encoding)
        chunks = iter(stream)
        head = next(chunks, "")
        format = options.format or readers.recognise(head, path.suffix.lower())
        chunks = chain([head], chunks)
        if format is not None and format not in _PLAIN:
            yield from _records(path, chunks, stream.guessed_name, format, options)
        elif size > options.max_bytes:
            raise LoadError(path, _too_long(options))
        else:
            text, findings = findings_of("".join(_limited(path, chunks, options)), stream.guessed_name)
            yield _parsed(path, text, findings, options, format=format)
    finally:
        buffered.detach()  # whoever opened the file closes it


def _limited(path: Path, chunks: Iterable[str], options: Options) -> Iterator[str]:
    """The chunks of one article; a pipe, whose length nobody knows, may be longer than one can be."""
    length = 0
    for chunk in chunks:
        length += len(chunk)
        if length > options.max_bytes:
            raise LoadError(path, _too_long(options))
        yield chunk


def _too_long(options: Options) -> str:
    return f"longer than {options.max_bytes:,} bytes, the limit for one article (max_bytes)"


def _parsed(
    path: Path,
    text: str,
    findings: Sequence[Finding],
    options: Options,
    index: int | None = None,
    format: str | None = None,
) -> Article:
    if not text or text.isspace():
        raise LoadError(path, "the file holds no text")
    _, _, base, strict, labels, _ = options
    if format == "html":
        from .html import parse_document

        return parse_document(text, base=base, strict=strict, labels=labels, path=path, findings=findings)
    return parse_source(text, base=base, strict=strict, labels=labels, path=path, index=index, findings=findings)


def _records(
    path: Path, chunks: Iterable[str], guessed: str | None, format: str, options: Options
) -> Iterator[Article | Failure]:
    """The articles of a file in a format of many, by its reader."""
    records = readers.reader_of(format).read(chunks, options.max_bytes)
    first, second = next(records, None), next(records, None)
    if first is None:
        raise LoadError(path, f"the file holds no article in the format {format}")
    if second is None:
        yield _article(path, first, None, guessed, options)
        return
    for index, record in enumerate(chain([first, second], records)):
        yield _article(path, record, index, guessed, options)


def _article(path: Path, record: Record, index: int | None, guessed: str | None, options: Options) -> Article | Failure:
    """The article of one record, or why there is none."""
    try:
        if record.error:
            raise LoadError(path, f"line {record.line}: {record.error}")
        if not record.fields:
            text, findings = findings_of(record.text, guessed)
            return _parsed(path, text, findings, options, index)
        fields, lost = _mended(record.fields)
        _, _, base, strict, labels, _ = options
        return parse_record(
            fields,
            base=base,
            strict=strict,
            labels=labels,
            path=path,
            index=index,
            findings=lambda raw: findings_of(raw, guessed, lost)[1],
        )
    except NewsparseError as error:
        return Failure(path, error, record.line)


def _mended(fields: Fields) -> tuple[Fields, int]:
    """The fields of a record with U+FFFD where bytes were lost, and how many of these there are."""
    whole = "".join(chain.from_iterable((key, *value) for key, value in fields))
    lost = whole.count(LOST) + whole.count("\0")
    if not lost:
        return fields, 0

    def mended(text: str) -> str:
        return findings_of(text, None)[0]

    return tuple(
        (mended(key), mended(value) if isinstance(value, str) else list(map(mended, value))) for key, value in fields
    ), lost


def iter_dir(
    path: str | os.PathLike[str],
    *,
    pattern: str | None = None,
    recursive: bool = True,
    on_failure: Callable[[Failure], object] | None = None,
    format: str | None = None,
    encoding: str | None = None,
    base: date | None = None,
    strict: bool = False,
    labels: Labels | None = None,
    max_bytes: int = MAX_BYTES,
    workers: int = 1,
) -> Iterator[Article]:
    """Read the articles of a folder one by one, in the order of their paths; of a file of many in that of the file.

    Read are files that end in .txt, .text, .md, .markdown, .html, .htm, .shtml, .xhtml, .json, .jsonl, .ndjson, .csv,
    .tsv, .xml, .dat, .eml or .mbox, or that match ``pattern`` (``*.news``; with a slash it is matched against the path below the folder), in sub-folders too
    unless ``recursive`` is False. Names that begin with a dot are passed over, and linked folders are not entered. A
    file or a record that cannot be read is given to ``on_failure`` and costs no other one; without ``on_failure`` it
    is a warning, and where ``strict`` its error is raised. Raises LoadError at once where there is no such folder, or
    no file in it that matches. The other options are those of :func:`iter_file`.

    With ``workers`` the files are read in so many processes, a bounded number of them ahead; articles, failures and
    their order stay the same. A worker that dies is a RuntimeWarning, and its files are read again by another one; a
    file that two of them died of is a failure.

    >>> [article.view_count for article in iter_dir("seeds")]
    [None, None, 3590, None, 2425]
    """
    if workers < 1:
        raise ValueError(f"workers is at least 1, not {workers}")
    options = Options(format, encoding, base, strict, labels, max_bytes).check()
    names = names_of(Path(path), pattern, recursive)
    articles = read_files(names, options) if workers == 1 else _read_in_processes(names, options, workers)
    return _only_articles(articles, strict, on_failure)


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


def read_files(names: Iterable[str | Failure], options: Options) -> Generator[Article | Failure, None, None]:
    """The articles of files, by their paths; what cannot be read, and what is a Failure already, is one."""
    for name in names:
        if isinstance(name, Failure):
            yield name
            continue
        try:
            yield from _read(name, options)
        except NewsparseError as error:
            yield Failure(Path(name), error)


def _read_in_processes(
    names: Iterator[str], options: Options, workers: int
) -> Generator[Article | Failure, None, None]:
    """:func:`read_files` in several processes."""
    from .workers import in_order

    tasks: Iterator[list[str | Failure]] = iter(lambda: list(islice(names, _FILES)), [])
    with closing(in_order(partial(_read_task, options), tasks, workers, given_up)) as pieces:
        for piece in pieces:
            yield from piece


def _read_task(options: Options, names: Iterable[str | Failure]) -> Iterator[list[Article | Failure]]:
    """What a worker does: the articles of some files, a few at a time."""
    articles = read_files(names, options)
    return iter(lambda: list(islice(articles, _FILES)), [])


def given_up(name: str | Failure, reason: str) -> str | Failure:
    """The failure of a file that cannot be read because workers die of it."""
    return name if isinstance(name, Failure) else Failure(Path(name), LoadError(Path(name), reason))


def load_dir(
    path: str | os.PathLike[str],
    *,
    pattern: str | None = None,
    recursive: bool = True,
    format: str | None = None,
    encoding: str | None = None,
    base: date | None = None,
    strict: bool = False,
    labels: Labels | None = None,
    max_bytes: int = MAX_BYTES,
    workers: int = 1,
) -> Corpus:
    """Read all articles of a folder; the options are those of :func:`iter_dir`.

    Files and records that could not be read are in ``corpus.failures``.

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
            format=format,
            encoding=encoding,
            base=base,
            strict=strict,
            labels=labels,
            max_bytes=max_bytes,
            workers=workers,
        )
    )
    return Corpus(articles, tuple(failures))


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
