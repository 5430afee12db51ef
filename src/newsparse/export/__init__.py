"""Articles of a folder to one file, or a folder of parts, in JSON Lines, CSV or Parquet; in processes, and to be gone on with.

The files of the source are cut into parts, by their number and size alone. Each part is read and written by one worker, so
that no Article crosses from process to process (:mod:`.parts`), and the parts are put together in their order
(:mod:`.targets`). What is done is noted in a folder beside the target, ``<target>.unfinished`` (:mod:`.state`): an export
that was stopped goes on behind the last part that it noted, and ends with the same bytes as one that ran through. Under its
own name the target is whole or not there.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

import attrs

from ..contents import MAX_BYTES, Labels, Options
from ..diagnostics import LoadError
from ..folders import names_of
from .parts import PART_SIZE, Part, Plan, cut, written
from .state import state
from .targets import TARGETS

__all__ = ["FORMATS", "PART_SIZE", "Summary", "export"]

# Suffixes of targets, and the format that each is for.
FORMATS = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".parquet": "parquet"}


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
    of ``part_size`` files, or fewer where these are large. A target in the source folder is no part of the source.

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
    names = iter([str(source)]) if source.is_file() else _without(target, names_of(source, pattern, recursive), source)
    if single and target.exists() and not target.is_file():
        raise LoadError(target, "is there, and no file")
    if not single and target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise LoadError(target, "is there already; a folder of parts must be new or empty")

    folder = Path(f"{target}.unfinished")
    about = {
        **_versions(format),
        "source": os.fspath(source),
        "pattern": pattern,
        "recursive": recursive,
        "format": format,
        "single": single,
        "part_size": part_size,
        **{f"option {name}": value for name, value in options._asdict().items()},
        "option base": base and base.isoformat(),
    }
    with state(folder, about) as log, closing(TARGETS[format, single](folder, format)) as out:
        parts = cut(names, part_size)
        summary = Summary(target)
        for entry in log.entries():
            part = next(parts, None)
            if part is None or part.mark != entry["mark"] or not out.holds(entry["end"]):
                parts = chain(filter(None, [part]), parts)
                break
            log.keep(entry)
            out.keep(entry["end"])
            summary = _added(summary, entry, resumed=entry["files"])
        log.cut()
        out.cut()
        if progress is not None and summary.files:
            progress(summary)
        begun: deque[Part] = deque()
        plan = Plan(folder, format, options)
        with closing(written(parts, begun, plan, workers)) as made:
            for done in made:
                part = begun.popleft()
                entry = {
                    "mark": part.mark,
                    "files": len(part.names),
                    "articles": done.articles,
                    "failures": done.failures,
                }
                entry["end"] = out.add(folder / done.name)
                log.add(entry, folder / done.failures_name if done.failures_name else None)
                summary = _added(summary, entry)
                if progress is not None:
                    progress(summary)
        out.finish(target)
        return attrs.evolve(summary, failures_path=log.finish(Path(f"{target}.failures.jsonl")))


def _without(target: Path, names: Iterator[str], source: Path) -> Iterator[str]:
    """The files of a folder but for what an export leaves in it."""
    below = os.path.relpath(os.path.realpath(target), os.path.realpath(source))
    if below.startswith(os.pardir):
        return names
    own = os.path.join(source, below)
    files, folders = (own, f"{own}.failures.jsonl"), (own + os.sep, f"{own}.unfinished{os.sep}")
    others = (name for name in names if name not in files and not name.startswith(folders))
    first = next(others, None)
    if first is None:
        raise LoadError(source, "holds no file but the target itself")
    return chain([first], others)


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
    from .. import __version__

    versions = {"newsparse": __version__}
    if format == "parquet":
        from importlib.metadata import PackageNotFoundError, version

        try:
            versions["pyarrow"] = version("pyarrow")
        except PackageNotFoundError:
            from ..formats import arrow  # noqa: F401  # which says what to install
    return versions


def _added(summary: Summary, entry: Mapping[str, Any], resumed: int = 0) -> Summary:
    return attrs.evolve(
        summary,
        files=summary.files + entry["files"],
        articles=summary.articles + entry["articles"],
        failures=summary.failures + entry["failures"],
        resumed=summary.resumed + resumed,
    )
