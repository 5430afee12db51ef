"""The command ``newsparse``: articles from the shell.

Each verb is a module with ``HELP``, ``EXAMPLES``, ``add_arguments(parser)`` and ``run(options)``, which returns the exit
status: 0 when all went well, 1 when a file could not be read or ``check`` found something, 2 for wrong use. Data goes to
stdout, progress and messages to stderr, both in UTF-8 whatever the locale.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from types import ModuleType

from .. import __version__
from ..diagnostics import NewsparseError
from . import check, export, parse, stats, view
from .screen import discard_stdout
from .sources import say

__all__ = ["main"]

_VERBS: dict[str, ModuleType] = {"parse": parse, "check": check, "stats": stats, "view": view, "export": export}
_EXAMPLES = """\
examples:
  newsparse parse article.txt                  what was read from a file
  newsparse check crawl/                       what was odd in the files of a folder, and where
  newsparse stats crawl/                       what a corpus holds
  newsparse view article.txt -o article.html   the text with all that was read marked in it
  newsparse export crawl/ news.parquet         a folder as one table

newsparse VERB --help shows more for each verb.
"""
# What a shell says of a program that Ctrl-C ended.
_INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status; see :mod:`newsparse.cli`."""
    _prepare_streams()
    try:
        try:
            status = _run(argv)
        except SystemExit as end:  # from argparse: help and version, or wrong use
            status = end.code if isinstance(end.code, int) else 2
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, such as head, has seen enough
        status = 0
    except KeyboardInterrupt:
        status = _INTERRUPTED
    except (NewsparseError, ImportError) as error:  # an extra that is not installed says how to install it
        say(error)
        status = 1
    except OSError as error:  # a full disk, a closed stdout, a file that may not be written
        what = f"{os.fsdecode(error.filename)}: " if error.filename else ""
        say(f"{what}{error.strerror or error}")
        status = 1
    else:
        return status
    # What is still to be written has nowhere to go, and Python would complain of that when it ends.
    discard_stdout()
    return status


def _run(argv: Sequence[str] | None) -> int:
    options = _parser().parse_args(argv)
    status: int = _VERBS[options.verb].run(options)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newsparse",
        description="Read Chinese news articles from crawled text.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"newsparse {__version__}")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    for name, module in _VERBS.items():
        verb = verbs.add_parser(
            name,
            help=module.HELP,
            description=module.__doc__,
            epilog=module.EXAMPLES,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.add_arguments(verb)
    return parser


def _prepare_streams() -> None:
    """Make stdout and stderr write UTF-8, and be there."""
    if sys.stdout is None:  # closed by the caller: a stream that says so when it is written to
        sys.stdout = open(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a lone surrogate is shown, not fatal
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
