"""Files and folders to articles. A file that cannot be read costs no other file, a bad record no other record."""

from __future__ import annotations

import gc
import os
import warnings
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, overload

import attrs

from .article import Article
from .contents import MAX_BYTES, Failure, Labels, Options, given_up, read_file, read_files, read_stream, with_errors_of
from .diagnostics import LoadError
from .folders import SUFFIXES, names_of

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

__all__ = ["MAX_BYTES", "SUFFIXES", "Corpus", "Failure", "iter_dir", "iter_file", "iter_stream", "load", "load_dir"]

# Files that a worker is given at a time, and articles that it gives back at a time.
_FILES = 32


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
        *islice(read_file(os.fspath(path), Options(format, encoding, base, strict, labels, max_bytes)), 2),
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
    in a row), ``json``, ``jsonl``, ``csv``, ``tsv``, ``columns`` (a table without a header row), ``xml``, ``cnews``,
    ``sogou``, ``docs``, ``people``, ``bbs``, ``mail``, ``frontmatter``, ``thucnews``, ``html`` (a web page; see
    :func:`newsparse.parse_html`). The encoding is found (a byte-order mark, UTF-8, GB 18030, Big5, UTF-16), or forced
    by ``encoding``.
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

    >>> from io import BytesIO
    >>> [article.title for article in iter_stream(BytesIO("标题: 甲\\n正文内容:\\n乙。".encode()))]
    ['甲']
    """
    options = Options(format, encoding, base, strict, labels, max_bytes).check()
    articles = with_errors_of("-", read_stream("-", file, options))
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
    yield from read_file(name, options)


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
    with _no_collection():
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


@contextmanager
def _no_collection() -> Iterator[None]:
    """Without Python's search for objects in circles, which finds none among articles, and looks at all of them again and again."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
