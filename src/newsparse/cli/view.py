"""Write a page on which the source text stands with all that was read marked in it."""

from __future__ import annotations

import argparse
from itertools import islice
from pathlib import Path

from ..contents import Failure
from .screen import write_text
from .sources import add_reading, articles, say

__all__ = ["EXAMPLES", "HELP", "add_arguments", "run"]

HELP = "write a page with all that was read marked in the text"
EXAMPLES = """\
examples:
  newsparse view article.txt -o article.html
  newsparse view article.txt > article.html
  newsparse view crawl.jsonl --index 3 -o fourth.html    one article of a file of many
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    parser.add_argument("path", type=Path, metavar="FILE", help="a file, or - for stdin")
    parser.add_argument("--index", type=int, metavar="N", help="which article of a file of many, counted from 0")
    parser.add_argument("-o", "--output", type=Path, metavar="PAGE", help="the file to write; stdout otherwise")
    add_reading(parser)


def run(options: argparse.Namespace) -> int:
    """Write the page; 2 where the file holds many articles and none of them is named."""
    from ..view import to_html

    failures: list[Failure] = []
    if options.path.is_dir():
        say(f"{options.path}: a folder; name one of its files")
        return 2
    read = articles([options.path], options, failures.append, streaming=True)
    if options.index is None:
        found = list(islice(read, 2))
        if len(found) > 1:
            say(f"{options.path}: holds more than one article; --index N says which, counted from 0")
            return 2
    else:
        found = list(islice((article for article in read if (article.index or 0) == options.index), 1))
    if not found:
        for failure in failures:
            say(failure.error)
        if not failures:
            say(f"{options.path}: holds no article {options.index}")
        return 1
    write_text(to_html(found[0]), options.output)
    return 0
