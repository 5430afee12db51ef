"""Write the articles of a folder or a file as JSON Lines, CSV or Parquet.

What cannot be read is named in TARGET.failures.jsonl and stops nothing. An export that was
stopped is gone on with by the same command.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from .screen import number_of, progress
from .sources import STDIN, add_reading, count_files, labels_of, say

__all__ = ["EXAMPLES", "HELP", "add_arguments", "run"]

HELP = "write articles as JSON Lines, CSV or Parquet"
EXAMPLES = """\
examples:
  newsparse export crawl/ news.parquet             one file, by its suffix: .jsonl, .csv or .parquet
  newsparse export crawl.jsonl news.csv            a file of many articles
  newsparse export --workers 8 crawl/ news.jsonl
  newsparse export --format parquet crawl/ news/   a folder of parts, part-00000.parquet, …
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    parser.add_argument("source", type=Path, metavar="SOURCE", help="a folder, or a file")
    parser.add_argument("target", type=Path, metavar="TARGET", help="the file to write, or a new folder for its parts")
    parser.add_argument("--format", choices=["jsonl", "csv", "parquet"], help="what to write; the suffix says it else")
    add_reading(parser)


def run(options: argparse.Namespace) -> int:
    """Write the articles; 2 where nothing says in which format."""
    from ..export import FORMATS, Summary, export

    source, target = options.source, options.target
    if source == STDIN:
        say("export reads a folder or a file, so that it can be gone on with; newsparse parse --json - reads stdin")
        return 2
    if options.format is None and target.suffix.lower() not in FORMATS:
        say(f"{target}: ends in none of {', '.join(FORMATS)}; --format says what to write")
        return 2
    with progress(lambda: count_files([source]), streaming=False) as show:

        def tell(summary: Summary) -> None:
            show(summary.files, summary.articles)

        try:
            done = export(
                source,
                target,
                format=options.format,
                workers=options.workers,
                progress=tell,
                source_format=options.source_format,
                encoding=options.encoding,
                base=options.base,
                labels=labels_of(options),
            )
        except KeyboardInterrupt:
            say(f"interrupted; the same command goes on with {target}.unfinished")
            raise
    before = f" ({done.resumed:,} had been done before)" if done.resumed else ""
    say(f"{number_of(done.articles, 'article')} of {number_of(done.files, 'file')}{before} to {target}")
    if done.failures:
        say(f"{number_of(done.failures, 'file or record', 'files or records')} left out; see {done.failures_path}")
    return 1 if done.failures else 0
