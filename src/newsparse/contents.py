"""The content of one file to articles and failures: a bad record costs no other one, a bad file no other file."""

from __future__ import annotations

import os
import stat
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from datetime import date
from io import BufferedReader, BytesIO, FileIO, RawIOBase
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

import attrs

from . import readers
from .article import Article
from .diagnostics import DecodeError, Finding, LoadError, NewsparseError, check_base, refuse_errors
from .labels import header_vocabulary
from .pipeline import parse_record, parse_source
from .readers.record import Fields, Record, with_head
from .source import LOST, TextStream, check_encoding, decode, findings_of

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = [
    "MAX_BYTES", "Failure", "Labels", "Options", "given_up", "read_content", "read_file", "read_files", "read_stream",
    "with_errors_of",
]  # fmt: skip

# The length above which an article is refused; the longest one ever printed has some hundred thousand.
MAX_BYTES = 64 << 20
# A file that is shorter is read in one go.
_HEAD = 1 << 20
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


def read_files(names: Iterable[str | Failure], options: Options) -> Generator[Article | Failure, None, None]:
    """The articles of files, by their paths; what cannot be read, and what is a Failure already, is one."""
    for name in names:
        if isinstance(name, Failure):
            yield name
            continue
        try:
            yield from read_file(name, options)
        except NewsparseError as error:
            yield Failure(Path(name), error)


def given_up(name: str | Failure, reason: str) -> str | Failure:
    """The failure of a file that cannot be read because workers die of it."""
    return name if isinstance(name, Failure) else Failure(Path(name), LoadError(Path(name), reason))


def read_file(name: str, options: Options) -> Iterable[Article | Failure]:
    """The articles of a file, with a Failure for each bad one; raises, at once or on the way, where it cannot be read as a whole."""
    try:
        data = _read_short(name)
        articles = _read_long(name, options) if data is None else read_content(name, data, options)
    except (DecodeError, OSError) as error:
        raise _error_of(name, error) from error
    return articles if isinstance(articles, tuple) else with_errors_of(name, articles)


def with_errors_of(name: str, articles: Iterable[Article | Failure]) -> Generator[Article | Failure, None, None]:
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


def read_stream(name: str, file: BinaryIO, options: Options) -> Iterable[Article | Failure]:
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
    if isinstance(data, bytes) and data.startswith(b"PAR1"):
        raise LoadError(path, "a Parquet file; newsparse.formats.parquet reads those that were written with it")
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
        head, chunks = with_head(stream)
        format = options.format or readers.recognise(head, path.suffix.lower())
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
        if record.saved is not None:
            return _saved(path, record.saved, index, options)
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


def _saved(path: Path, saved: Mapping[str, Any], index: int | None, options: Options) -> Article:
    """An article that was read before, as it was written then; its file is now this one."""
    from .formats.dicts import from_dict

    article = attrs.evolve(from_dict(saved), path=path, index=index)
    if options.strict:
        refuse_errors(article.diagnostics, article.raw, path)
    return article


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
