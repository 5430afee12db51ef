"""Articles of a folder to one file, or a folder of parts, in JSON Lines, CSV or Parquet; in processes, and to be gone on with.

The files of the source are cut into parts, by their number and size alone. Each part is read and written by one worker, so
that no Article crosses from process to process, and the parts are put together in their order. What is done is noted in
a folder beside the target, ``<target>.unfinished``: an export that was stopped goes on behind the last part that it noted,
and ends with the same bytes as one that ran through. Under its own name the target is whole or not there.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from datetime import date
from errno import ENOENT
from functools import partial
from hashlib import blake2b
from io import StringIO
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO

import attrs

from .article import Article
from .diagnostics import LoadError, NewsparseError
from .files import MAX_BYTES, Failure, Labels, Options, given_up, paths_of, read_files
from .formats.replacing import replacing

__all__ = ["FORMATS", "PART_SIZE", "Summary", "export"]

# Suffixes of targets, and the format that each is for.
FORMATS = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".parquet": "parquet"}
# Files of a part: what is done again at most, for each worker.
PART_SIZE = 1000
# The size in bytes at which a part ends before it has so many files.
_PART_BYTES = 64 << 20
# Articles of a row group of Parquet, which must be in memory, and of the Arrow batches that it is made of.
_ROW_GROUP = 500
_BATCH = 50


@attrs.frozen
class Summary:
    """What an export has done: numbers of files read, articles written, and failures.

    ``failures`` files or records could not be read, or written; ``failures_path`` is the file of JSON Lines that names
    each with its reason, None where there is none. ``resumed`` of the files had been done by a run that was stopped.
    """

    target: Path
    files: int = 0
    articles: int = 0
    failures: int = 0
    resumed: int = 0
    failures_path: Path | None = None


def export(
    source: str | os.PathLike[str],
    target: str | os.PathLike[str],
    *,
    format: str | None = None,
    workers: int = 1,
    progress: Callable[[Summary], object] | None = None,
    part_size: int = PART_SIZE,
    pattern: str | None = None,
    recursive: bool = True,
    source_format: str | None = None,
    encoding: str | None = None,
    base: date | None = None,
    strict: bool = False,
    labels: Labels | None = None,
    max_bytes: int = MAX_BYTES,
) -> Summary:
    """Write the articles of a folder or a file as JSON Lines, CSV or Parquet, in the order of :func:`newsparse.iter_dir`.

    A ``target`` that ends in .jsonl, .ndjson, .csv or .parquet is one file; any other is a folder of parts
    (``part-00000.parquet``) in the ``format`` that is named: ``jsonl``, ``csv`` or ``parquet``. A part holds the articles
    of ``part_size`` files, or fewer where these are large.

    The work is done in ``workers`` processes. ``progress`` is called with the Summary so far after each part.
    Failures do not stop an export: they go, with path, line, error and reason, to ``<target>.failures.jsonl``.

    An export that was stopped, however that happened, is gone on with by the same call, and ends as if it had run through;
    files that were added or changed in the meantime are read anew, with all that come behind them. Until it is finished
    there is no file of the target's name, or an older one; what is done stands in ``<target>.unfinished``.

    Raises LoadError where there is nothing to read, where the target is a folder with something in it, and where the
    unfinished export is one with other options or still running; ValueError for an unknown format; OSError where
    the target cannot be written; and where ``strict`` the first error. The other options are those of
    :func:`newsparse.iter_dir`, ``source_format`` being its ``format``.

    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> done = export("seeds", folder / "articles.jsonl")
    >>> done.articles, done.failures, [path.name for path in folder.iterdir()]
    (5, 0, ['articles.jsonl'])
    >>> _ = export("seeds", folder / "parts", format="parquet", workers=2, part_size=3)
    >>> sorted(path.name for path in (folder / "parts").iterdir())
    ['part-00000.parquet', 'part-00001.parquet']
    """
    source, target = Path(source), Path(target)
    if workers < 1:
        raise ValueError(f"workers is at least 1, not {workers}")
    if part_size < 1:
        raise ValueError(f"part_size is at least 1, not {part_size}")
    options = Options(source_format, encoding, base, strict, labels, max_bytes).check()
    format, single = _format_of(target, format)
    paths: Iterable[Path] = paths_of(source, pattern, recursive) if not source.is_file() else [source]
    if single and target.exists() and not target.is_file():
        raise LoadError(target, "is there, and no file")
    if not single and target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise LoadError(target, "is there already; a folder of parts must be new or empty")

    state = Path(f"{target}.unfinished")
    about = {
        **_versions(format),
        "source": os.fspath(source),
        "pattern": pattern,
        "recursive": recursive,
        "format": format,
        "single": single,
        "part_size": part_size,
        "options": {**options._asdict(), "base": base and base.isoformat()},
    }
    with _state(state, about) as log, closing(_SINKS[format, single](state, format)) as sink:
        parts = _parts(paths, part_size)
        summary = Summary(target)
        for entry in log.entries():
            part = next(parts, None)
            if part is None or part.mark != entry["mark"] or not sink.holds(entry):
                parts = chain(filter(None, [part]), parts)
                break
            log.keep(entry)
            sink.keep(entry)
            summary = _added(summary, entry, resumed=entry["files"])
        log.cut()
        sink.cut()
        if progress is not None and summary.files:
            progress(summary)
        begun: deque[_Part] = deque()
        plan = _Plan(state, format, options, heads=not single)
        with closing(_written(parts, begun, plan, workers)) as written:
            for done in written:
                part = begun.popleft()
                entry = {
                    "mark": part.mark,
                    "files": len(part.paths),
                    "articles": done.articles,
                    "failures": done.failures,
                }
                entry["end"] = sink.add(state / done.name)
                log.add(entry, state / done.failures_name if done.failures_name else None)
                summary = _added(summary, entry)
                if progress is not None:
                    progress(summary)
        sink.finish(target)
        return attrs.evolve(summary, failures_path=log.finish(Path(f"{target}.failures.jsonl")))


def _format_of(target: Path, format: str | None) -> tuple[str, bool]:
    """The format of a target, and whether it is one file."""
    known = FORMATS.get(target.suffix.lower())
    if format is not None and format not in FORMATS.values():
        raise ValueError(f"{format!r} is no format to write; there are {', '.join(sorted({*FORMATS.values()}))}")
    if format is None and known is None:
        raise ValueError(f"{target.name!r} names no format; end it in {', '.join(FORMATS)}, or give format=")
    return format or known or "", known is not None


def _versions(format: str) -> dict[str, str]:
    """What the bytes of the target depend on, besides source and options."""
    from . import __version__

    versions = {"newsparse": __version__}
    if format == "parquet":
        from importlib import metadata

        if "pyarrow" not in sys.modules:  # its own pool holds a quarter more, for speed that does not show here
            os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
        from .formats import arrow  # noqa: F401  # it says what to install where pyarrow is missing

        versions["pyarrow"] = metadata.version("pyarrow")
    return versions


def _added(summary: Summary, entry: Mapping[str, Any], resumed: int = 0) -> Summary:
    return attrs.evolve(
        summary,
        files=summary.files + entry["files"],
        articles=summary.articles + entry["articles"],
        failures=summary.failures + entry["failures"],
        resumed=summary.resumed + resumed,
    )


# What is read: parts.


@attrs.frozen
class _Part:
    """Files that are exported together, and a digest of their names, sizes and times."""

    paths: list[Path]
    mark: str


def _parts(paths: Iterable[Path], part_size: int) -> Iterator[_Part]:
    """The files cut into parts by number and size, so that the same files make the same parts."""
    part: list[Path] = []
    digest, size = blake2b(digest_size=16), 0
    for path in paths:
        try:
            stat = os.stat(path)
            about = (stat.st_size, stat.st_mtime_ns)
        except OSError:  # which is said when it is read
            about = (0, 0)
        if part and (len(part) == part_size or size + about[0] > _PART_BYTES):
            yield _Part(part, digest.hexdigest())
            part, digest, size = [], blake2b(digest_size=16), 0
        part.append(path)
        digest.update(os.fsencode(path) + b"\0%d %d\0" % about)
        size += about[0]
    if part:
        yield _Part(part, digest.hexdigest())


# What a worker does: a part to a file.


@attrs.frozen
class _Plan:
    """What a worker must know. ``heads`` is whether each part of a table has a head."""

    folder: Path
    format: str
    options: Options
    heads: bool


@attrs.frozen
class _Written:
    """A part that was written: the name of its file, and of that of its failures."""

    name: str
    articles: int
    failures: int
    failures_name: str | None


def _written(parts: Iterator[_Part], begun: deque[_Part], plan: _Plan, workers: int) -> Generator[_Written, None, None]:
    """The parts, written, in order; those that are begun and not yet there stand in ``begun``."""

    def tasks() -> Iterator[list[Path | Failure]]:
        for part in parts:
            begun.append(part)
            yield list(part.paths)

    if workers == 1:
        for task in tasks():
            yield from _write(plan, task)
    else:
        from .workers import in_order

        yield from in_order(partial(_write, plan), tasks(), workers, given_up)


def _write(plan: _Plan, paths: Iterable[Path | Failure]) -> Iterator[_Written]:
    """Read files, and write their articles to one file and the failures to another."""
    writer = _WRITERS[plan.format]
    articles = failures = 0
    said: BinaryIO | None = None
    with ExitStack() as stack:

        def readable() -> Iterator[Article]:
            nonlocal articles
            for article in read_files(paths, plan.options):
                if isinstance(article, Failure):
                    fail(article)
                else:
                    articles += 1
                    yield article

        def fail(failure: Failure) -> None:
            nonlocal failures, said
            if plan.options.strict:
                raise failure.error
            if said is None:
                said = stack.enter_context(_temporary(plan.folder))
            said.write(_row(failure))
            failures += 1

        out = stack.enter_context(_temporary(plan.folder))
        for failure in writer(readable(), out, plan.heads):
            articles -= 1
            fail(failure)
    yield _Written(Path(out.name).name, articles, failures, Path(said.name).name if said is not None else None)


@contextmanager
def _temporary(folder: Path) -> Iterator[BinaryIO]:
    """A new file, which stays and is on the disk when all went well."""
    path = folder / f"{os.urandom(8).hex()}.part"
    with open(path, "xb") as stream:
        try:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        except BaseException:
            path.unlink()
            raise


def _row(failure: Failure) -> bytes:
    """A failure as a line of JSON; half characters are escaped."""
    error = failure.error
    reason = getattr(error, "reason", None) or str(error)
    row = {"path": str(failure.path), "line": failure.line, "error": type(error).__name__, "reason": reason}
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


def _refused(article: Article, error: NewsparseError) -> Failure:
    return Failure(article.path or Path(), error)


def _write_jsonl(articles: Iterable[Article], out: BinaryIO, head: bool) -> Iterator[Failure]:
    """Write a line an article; yield those that JSON cannot hold."""
    from .formats.json import dumps

    for article in articles:
        try:
            line = dumps(article)
        except NewsparseError as error:
            yield _refused(article, error)
        else:
            out.write(line.encode() + b"\n")


def _csv_head() -> str:
    from .formats.csv import write

    stream = StringIO(newline="")
    write([], stream)
    return stream.getvalue()


def _write_csv(articles: Iterable[Article], out: BinaryIO, head: bool) -> Iterator[Failure]:
    """Write a row an article; yield those that CSV cannot hold."""
    from .formats.csv import write

    above = _csv_head()
    if head:
        out.write(above.encode())
    for article in articles:
        stream = StringIO(newline="")
        try:
            write([article], stream)
        except NewsparseError as error:
            yield _refused(article, error)
        else:
            out.write(stream.getvalue()[len(above) :].encode())


def _write_parquet(articles: Iterable[Article], out: BinaryIO, head: bool) -> Iterator[Failure]:
    """Write a row group for each 500 articles; yield those that Arrow cannot hold."""
    import pyarrow as pa

    from .formats.parquet import new_writer

    articles = iter(articles)
    with new_writer(out) as writer:
        while True:
            batches: list[pa.RecordBatch] = []
            while sum(batch.num_rows for batch in batches) < _ROW_GROUP and (some := list(islice(articles, _BATCH))):
                batch, refused = _to_batch(some)
                batches.append(batch)
                yield from refused
            if not batches:
                break
            writer.write_table(pa.Table.from_batches(batches))
            pa.default_memory_pool().release_unused()


def _to_batch(articles: list[Article]) -> tuple[Any, list[Failure]]:
    """A record batch of those articles that Arrow can hold, and the others."""
    from .formats.arrow import to_batch

    try:
        return to_batch(articles), []
    except NewsparseError:
        good, refused = [], []
        for article in articles:
            try:
                to_batch([article])
            except NewsparseError as error:
                refused.append(_refused(article, error))
            else:
                good.append(article)
        return to_batch(good), refused


_WRITERS: dict[str, Callable[[Iterable[Article], BinaryIO, bool], Iterator[Failure]]] = {
    "jsonl": _write_jsonl,
    "csv": _write_csv,
    "parquet": _write_parquet,
}


# What the parent does: parts to the target.


class _Text:
    """One file of text, which parts are appended to."""

    def __init__(self, folder: Path, format: str) -> None:
        self._file = open(folder / "articles", "ab+")
        self._size = os.fstat(self._file.fileno()).st_size
        self._head = _csv_head().encode() if format == "csv" else b""
        self._end = 0

    def holds(self, entry: Mapping[str, Any]) -> bool:
        """Whether a part that was noted is there."""
        return bool(entry["end"] <= self._size)

    def keep(self, entry: Mapping[str, Any]) -> None:
        """Go behind a part that is there."""
        self._end = entry["end"]

    def cut(self) -> None:
        """Drop what stands behind the parts that were kept."""
        self._file.truncate(self._end)
        self._file.seek(0, os.SEEK_END)
        if not self._end:
            self._file.write(self._head)

    def add(self, part: Path) -> int:
        """Put a part behind the others; gives what :meth:`holds` looks at."""
        with part.open("rb") as stream:
            shutil.copyfileobj(stream, self._file, 1 << 20)
        self._file.flush()
        os.fsync(self._file.fileno())
        part.unlink()
        return self._file.tell()

    def finish(self, target: Path) -> None:
        """Give the file its name."""
        self._file.flush()
        os.replace(self._file.name, target)

    def close(self) -> None:
        """Leave the file as it is."""
        self._file.close()


class _Parts:
    """A folder of parts."""

    def __init__(self, folder: Path, format: str) -> None:
        self._folder = folder / "parts"
        self._folder.mkdir(exist_ok=True)
        self._suffix = format
        self._count = 0

    def _path(self, n: int) -> Path:
        return self._folder / f"part-{n:05}.{self._suffix}"

    def holds(self, entry: Mapping[str, Any]) -> bool:
        """Whether a part that was noted is there."""
        path = self._path(self._count)
        return path.exists() and path.stat().st_size == entry["end"]

    def keep(self, entry: Mapping[str, Any]) -> None:
        """Go behind a part that is there."""
        self._count += 1

    def cut(self) -> None:
        """Drop what stands behind the parts that were kept."""
        kept = {self._path(n) for n in range(self._count)}
        for path in self._folder.iterdir():
            if path not in kept:
                path.unlink()

    def add(self, part: Path) -> int:
        """Put a part behind the others; gives what :meth:`holds` looks at."""
        path = self._path(self._count)
        os.replace(part, path)
        self._count += 1
        return path.stat().st_size

    def finish(self, target: Path) -> None:
        """Give the folder its name."""
        os.replace(self._folder, target)

    def close(self) -> None:
        """Leave the parts as they are."""


class _Parquet(_Parts):
    """One Parquet file, which has its index at the end and cannot be gone on with; so the parts are kept as well."""

    def cut(self) -> None:
        from .formats.arrow import schema
        from .formats.parquet import new_writer

        super().cut()
        self._file = open(self._folder.parent / "articles", "wb")
        self._schema = schema()
        self._writer = new_writer(self._file)
        for n in range(self._count):
            self._append(self._path(n))

    def add(self, part: Path) -> int:
        size = super().add(part)
        self._append(self._path(self._count - 1))
        return size

    def _append(self, part: Path) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        with pq.ParquetFile(part, pre_buffer=False, buffer_size=1 << 16) as file:
            for n in range(file.num_row_groups):
                rows = file.read_row_group(n, use_threads=False)
                self._writer.write_table(rows.cast(self._schema))  # Parquet counts time in ms at the least
                del rows
                pa.default_memory_pool().release_unused()

    def finish(self, target: Path) -> None:
        self._writer.close()
        self._file.flush()
        os.fsync(self._file.fileno())
        os.replace(self._file.name, target)

    def close(self) -> None:
        if hasattr(self, "_writer"):
            self._writer.close()
            self._file.close()


_SINKS: dict[tuple[str, bool], Callable[[Path, str], _Text | _Parts]] = {
    ("jsonl", True): _Text,
    ("csv", True): _Text,
    ("parquet", True): _Parquet,
    ("jsonl", False): _Parts,
    ("csv", False): _Parts,
    ("parquet", False): _Parts,
}


class _Log:
    """What is done: a line for each part, with where its failures end."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._done = open(folder / "done.jsonl", "ab+")
        self._failures = open(folder / "failures.jsonl", "ab+")
        self._end = self._failures_end = 0

    def entries(self) -> Iterator[dict[str, Any]]:
        """The parts that were noted; a line that was not written to its end is none."""
        size = os.fstat(self._failures.fileno()).st_size
        with open(self._done.name, "rb") as lines:
            for line in lines:
                if not line.endswith(b"\n"):
                    return
                entry = json.loads(line)
                if entry["failures_end"] > size:
                    return
                yield {**entry, "line_end": lines.tell()}

    def keep(self, entry: Mapping[str, Any]) -> None:
        """Go behind a part."""
        self._end, self._failures_end = entry["line_end"], entry["failures_end"]

    def cut(self) -> None:
        """Drop what stands behind the parts that were kept."""
        self._done.truncate(self._end)
        self._failures.truncate(self._failures_end)
        self._failures.seek(0, os.SEEK_END)

    def add(self, entry: Mapping[str, Any], failures: Path | None) -> None:
        """Note a part that is whole."""
        if failures is not None:
            self._failures.write(failures.read_bytes())
            self._failures.flush()
            failures.unlink()
        self._done.write(json.dumps({**entry, "failures_end": self._failures.tell()}).encode() + b"\n")
        self._done.flush()

    def finish(self, target: Path) -> Path | None:
        """Give the failures their name; None where there are none."""
        if not self._failures.tell():
            target.unlink(missing_ok=True)
            return None
        os.replace(self._failures.name, target)
        return target

    def close(self) -> None:
        """Leave all as it is."""
        self._done.close()
        self._failures.close()


@contextmanager
def _state(folder: Path, about: Mapping[str, Any]) -> Iterator[_Log]:
    """The folder of an export that goes on; away when all went well.

    Raises LoadError where the folder is that of an export of other things, or one that runs at this moment.
    """
    if not folder.parent.is_dir():
        raise FileNotFoundError(ENOENT, "there is no such folder", str(folder.parent))
    folder.mkdir(exist_ok=True)
    manifest = folder / "manifest.json"
    with _locked(folder):
        wanted = json.dumps(about, ensure_ascii=False, indent=1)
        if manifest.exists():
            before = json.loads(manifest.read_bytes())
            changed = [name for name, value in json.loads(wanted).items() if before.get(name) != value]
            if changed:
                raise LoadError(
                    folder, f"an export that was begun with another {changed[0]}; delete this folder to begin anew"
                )
        else:
            with replacing(manifest) as part:
                part.write_bytes(wanted.encode("utf-8", "surrogateescape"))
        for left in folder.glob("*.part"):
            left.unlink()
        with closing(_Log(folder)) as log:
            yield log
        shutil.rmtree(folder)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold a lock on the folder, which the system takes back from a process that was killed."""
    try:
        import fcntl
    except ImportError:  # Windows, where two exports to one target are not told apart
        yield
        return
    with open(folder / "lock", "wb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise LoadError(folder, "an export that is still running") from None
        yield
