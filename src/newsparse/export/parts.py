"""The files of a source cut into parts, and what a worker does with one: its articles to a file, its failures to another."""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from hashlib import blake2b
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

import attrs

from ..article import Article
from ..contents import Failure, Options, given_up, read_files
from ..diagnostics import NewsparseError

__all__ = ["PART_SIZE", "Part", "Plan", "Written", "csv_head", "cut", "written"]

# Files of a part: what is done again at most, for each worker.
PART_SIZE = 1000
# The size in bytes at which a part ends before it has so many files.
_PART_BYTES = 64 << 20
# Articles of a row group of Parquet, which must be in memory, and of the Arrow batches that it is made of.
_ROW_GROUP = 500
_BATCH = 50


@attrs.frozen
class Part:
    """Files that are exported together, and a digest of their names, sizes and times."""

    names: list[str]
    mark: str


def cut(names: Iterable[str], part_size: int) -> Iterator[Part]:
    """The files cut into parts by number and size, so that the same files make the same parts."""
    part: list[str] = []
    digest, size = blake2b(digest_size=16), 0
    for name in names:
        try:
            stat = os.stat(name)
            about = (stat.st_size, stat.st_mtime_ns)
        except OSError:  # which is said when it is read
            about = (0, 0)
        if part and (len(part) == part_size or size + about[0] > _PART_BYTES):
            yield Part(part, digest.hexdigest())
            part, digest, size = [], blake2b(digest_size=16), 0
        part.append(name)
        digest.update(os.fsencode(name) + b"\0%d %d\0" % about)
        size += about[0]
    if part:
        yield Part(part, digest.hexdigest())


@attrs.frozen
class Plan:
    """What a worker must know: where it puts a part, in which format, and how files are read."""

    folder: Path
    format: str
    options: Options


@attrs.frozen
class Written:
    """A part that was written: the name of its file, and of that of its failures."""

    name: str
    articles: int
    failures: int
    failures_name: str | None


def written(parts: Iterator[Part], begun: deque[Part], plan: Plan, workers: int) -> Generator[Written, None, None]:
    """The parts, written, in order; those that are begun and not yet there stand in ``begun``."""

    def tasks() -> Iterator[list[str | Failure]]:
        for part in parts:
            begun.append(part)
            yield list(part.names)

    if workers == 1:
        for task in tasks():
            yield from _write(plan, task)
    else:
        from ..workers import in_order

        yield from in_order(partial(_write, plan), tasks(), workers, given_up)


def _write(plan: Plan, names: Iterable[str | Failure]) -> Iterator[Written]:
    """Read files, and write their articles to one file and the failures to another."""
    writer = _WRITERS[plan.format]
    articles = failures = 0
    said: BinaryIO | None = None
    with ExitStack() as stack:

        def readable() -> Iterator[Article]:
            nonlocal articles
            for article in read_files(names, plan.options):
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
        for failure in writer(readable(), out):
            articles -= 1
            fail(failure)
    yield Written(Path(out.name).name, articles, failures, Path(said.name).name if said is not None else None)


@contextmanager
def _temporary(folder: Path) -> Iterator[BinaryIO]:
    """A new file, which stays when all went well."""
    path = folder / f"{os.urandom(8).hex()}.part"
    with open(path, "xb") as stream:
        try:
            yield stream
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


def _write_jsonl(articles: Iterable[Article], out: BinaryIO) -> Iterator[Failure]:
    """Write a line an article; yield those that JSON cannot hold."""
    from ..formats.json import dumps

    for article in articles:
        try:
            line = dumps(article)
        except NewsparseError as error:
            yield _refused(article, error)
        else:
            out.write(line.encode() + b"\n")


def csv_head() -> str:
    """The first line of each part in CSV."""
    from ..formats.csv import write

    stream = StringIO(newline="")
    write([], stream)
    return stream.getvalue()


def _write_csv(articles: Iterable[Article], out: BinaryIO) -> Iterator[Failure]:
    """Write a row an article; yield those that CSV cannot hold."""
    from ..formats.csv import write

    above = csv_head()
    out.write(above.encode())
    for article in articles:
        stream = StringIO(newline="")
        try:
            write([article], stream)
        except NewsparseError as error:
            yield _refused(article, error)
        else:
            out.write(stream.getvalue()[len(above) :].encode())


def _write_parquet(articles: Iterable[Article], out: BinaryIO) -> Iterator[Failure]:
    """Write a row group for each 500 articles; yield those that Arrow cannot hold."""
    import pyarrow as pa

    from ..formats.parquet import new_writer

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
    from ..formats.arrow import to_batch

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


_WRITERS: dict[str, Callable[[Iterable[Article], BinaryIO], Iterator[Failure]]] = {
    "jsonl": _write_jsonl,
    "csv": _write_csv,
    "parquet": _write_parquet,
}
