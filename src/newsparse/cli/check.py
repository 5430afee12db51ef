"""Print every diagnostic with its place, for editors and for continuous integration.

Each is a line path:line:column: severity: message [code]. In a file of many the path is
path[index], and the line that of the article. A file that cannot be read counts as an error.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from ..contents import Failure
from ..diagnostics import Severity
from .screen import discard_stdout, number_of, styled
from .sources import add_reading, articles, place_of, printed

__all__ = ["EXAMPLES", "HELP", "add_arguments", "run"]

HELP = "print what was odd in the text, and where"
EXAMPLES = """\
examples:
  newsparse check article.txt
  newsparse check crawl/                       status 1 where something could not be read
  newsparse check --severity warning crawl/    or where names are doubtful
  newsparse check --severity info crawl/       or where anything was odd
  newsparse check crawl/ | grep date-invalid
"""
_WEIGHTS = [Severity.INFO, Severity.WARNING, Severity.ERROR]
# What stands in place of a code where there is no article that a diagnostic could be about.
_UNREAD = "file-unread"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file, a folder, or - for stdin")
    parser.add_argument(
        "--severity", choices=["error", "warning", "info"], default="error",
        help="the least that makes the status 1 (default: error); all are printed",
    )  # fmt: skip
    add_reading(parser)


def run(options: argparse.Namespace) -> int:
    """Print the diagnostics; 1 where one is as severe as asked."""
    at_least = _WEIGHTS.index(Severity(options.severity))
    found: Counter[Severity] = Counter()
    failures: list[Failure] = []
    read = 0
    listening = True

    def tell(severity: Severity, place: str, message: str) -> None:
        nonlocal listening
        found[severity] += 1
        try:
            if listening:
                print(f"{styled(place, 'bold')}: {styled(severity.value, severity.value)}: {printed(message)}")
        except BrokenPipeError:  # the status has still to be found out
            discard_stdout()
            listening = False

    def fail(failure: Failure) -> None:
        failures.append(failure)
        line = failure.line or 1
        reason = getattr(failure.error, "reason", str(failure.error)).removeprefix(f"line {line}: ")
        tell(Severity.ERROR, f"{printed(str(failure.path))}:{line}:1", f"{reason} [{_UNREAD}]")

    for article in articles(options.paths, options, fail, streaming=True):
        read += 1
        for d in article.diagnostics:
            tell(d.severity, f"{place_of(article)}:{d.line}:{d.column}", f"{d.message} [{d.code}]")
        if not listening and _is_bad(found, at_least):
            return 1
    counts = ", ".join(number_of(found[s], s.value) for s in reversed(_WEIGHTS) if s is not Severity.INFO)
    print(
        f"newsparse: {number_of(read, 'article')}: {counts}, {found[Severity.INFO]:,} info"
        + (f"; {number_of(len(failures), 'file or record', 'files or records')} not read" if failures else ""),
        file=sys.stderr,
    )
    return 1 if _is_bad(found, at_least) else 0


def _is_bad(found: Counter[Severity], at_least: int) -> bool:
    return any(found[severity] for severity in _WEIGHTS[at_least:])
