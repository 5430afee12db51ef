"""Count what a corpus holds: months, fields, publishers, authors, roles, keywords, diagnostics."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..contents import Failure
from ..diagnostics import CODES
from ..statistics import FIELDS, Statistics, count, ranked
from .screen import bar, clipped, columns, number_of, padded, width, write_text
from .sources import add_reading, articles, printed, say

__all__ = ["EXAMPLES", "HELP", "add_arguments", "run", "table"]

HELP = "count what a corpus holds"
EXAMPLES = """\
examples:
  newsparse stats crawl/
  newsparse stats --html report.html crawl/           the same as plots
  newsparse stats --json crawl/ > counts.json         all counts, for a program
  newsparse stats --json crawl/ | jq .diagnostics
"""
# Rows of a list that may be long; JSON and the report hold more.
_MOST = 10
_LONGEST = 32  # columns of a name
_BAR = 32  # and of a bar


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file, a folder, or - for stdin")
    parser.add_argument("--json", action="store_true", help="print all counts as one JSON object")
    parser.add_argument("--html", type=Path, metavar="REPORT", help="write a page of plots, too")
    add_reading(parser)


def run(options: argparse.Namespace) -> int:
    """Print the counts."""
    failures: list[Failure] = []

    def fail(failure: Failure) -> None:
        failures.append(failure)
        say(failure.error)

    statistics = count(articles(options.paths, options, fail, streaming=False), failures)
    if options.html is not None:
        from ..report import to_html

        write_text(to_html(statistics), options.html)
    if options.json:
        print(json.dumps(statistics.to_dict(), ensure_ascii=False, indent=2))
    else:
        print(table(statistics, columns()))
    return 1 if failures else 0


def table(statistics: Statistics, columns: int = 80) -> str:
    """The counts as a person reads them, in lines that are no longer than ``columns``.

    >>> import newsparse
    >>> print(table(count(newsparse.iter_dir("seeds")), 64).partition("authors\\n")[0].strip())
    5 articles
    <BLANKLINE>
    published  all    1   2   3   4   5   6   7   8   9  10  11  12
      2018       1                                        1
      2020       1                                                1
      2022       1                                    1
      2023       1                                            1
      2024       1                1
    <BLANKLINE>
    fields             with  without
      headline            5        0  100 %  ██████████████████████
      original_title      0        5    0 %
      date_published      5        0  100 %  ██████████████████████
      text                5        0  100 %  ██████████████████████
      publisher           0        5    0 %
      credits             3        2   60 %  █████████████▎
      authors             3        2   60 %  █████████████▎
      view_count          2        3   40 %  ████████▊
      section             0        5    0 %
      keywords            0        5    0 %
      standfirst          0        5    0 %
      url                 0        5    0 %
      date_modified       0        5    0 %
    """
    s = statistics
    parts = [_head(s), _published(s)]
    if s.articles:
        parts.append(_fields(s, columns))
    for name in ("publishers", "authors", "roles", "keywords"):
        parts.append(_ranking(name, getattr(s, name), columns))
    parts.append(_diagnostics(s, columns))
    return "\n\n".join("\n".join(lines) for lines in parts if lines)


def _head(s: Statistics) -> list[str]:
    failed = [f"{n:,} {name}" for name, n in ranked(s.failures)]
    return [number_of(s.articles, "article") + (f"; not read: {', '.join(failed)}" if failed else "")]


def _published(s: Statistics) -> list[str]:
    """A calendar: a row for each year with articles, a column for each month."""
    years: dict[str, list[int]] = {}
    for month, n in s.months.items():
        years.setdefault(month[:-3], [0] * 13)[int(month[-2:])] = n
    for year, n in s.years.items():
        years.setdefault(year, [0] * 13)[0] = n
    if not years and not s.undated:
        return []
    wide = max([3, *(len(str(n)) for counts in years.values() for n in counts[1:])])
    all_wide = max(4, *(len(str(sum(counts))) for counts in years.values()), len(str(s.undated)))
    no_month = bool(s.years)
    heads = [*map(str, range(1, 13)), *(["no month"] if no_month else [])]
    lines = ["published" + "all".rjust(all_wide + 1) + " " + _cells(heads, wide)]
    for year in sorted(years):
        counts = years[year]
        shown = [str(n or "") for n in [*counts[1:], *(counts[:1] if no_month else [])]]
        lines.append((f"  {year:7}" + f"{sum(counts)}".rjust(all_wide + 1) + " " + _cells(shown, wide)).rstrip())
    if s.undated:
        lines.append("  undated" + f"{s.undated}".rjust(all_wide + 1))
    return lines


def _cells(cells: Sequence[str], wide: int) -> str:
    return "".join(cell.rjust(wide + 1 if n < 12 else 10) for n, cell in enumerate(cells))


def _fields(s: Statistics, columns: int) -> list[str]:
    longest = max(map(len, FIELDS))
    digits = max(7, len(f"{s.articles:,}"))
    lines = ["fields".ljust(longest + 2) + "with".rjust(digits) + "without".rjust(digits + 2)]
    room = min(columns - longest - 2 * digits - 14, _BAR)
    for name in FIELDS:
        n = s.fields[name]
        share = n / s.articles
        shown = f"{n:,}".rjust(digits) + f"{s.articles - n:,}".rjust(digits + 2)
        lines.append(f"  {name:{longest}}{shown}  {_percent(share)}  {bar(share, room)}".rstrip())
    return lines


def _percent(share: float) -> str:
    """A share in per cent; 100 % are all, 0 % none."""
    percent = round(100 * share)
    if share and not percent:
        return " <1 %"
    return ">99 %" if percent == 100 and share < 1 else f"{percent:3} %"


def _ranking(name: str, counts: Counter[str], columns: int) -> list[str]:
    """The largest counts with their bars."""
    if not counts:
        return []
    shown = ranked(counts)[:_MOST]
    names = [clipped(printed(" ".join(key.split())), _LONGEST) for key, _ in shown]
    longest, digits = max(map(width, names)), len(f"{shown[0][1]:,}")
    room = min(columns - longest - digits - 6, _BAR)
    lines = [name if len(counts) <= _MOST else f"{name} ({_MOST} of {len(counts):,})"]
    for key, (_, n) in zip(names, shown, strict=True):
        lines.append(f"  {padded(key, longest)}  {n:{digits},}  {bar(n / shown[0][1], room)}".rstrip())
    return lines


def _diagnostics(s: Statistics, columns: int) -> list[str]:
    if not s.diagnostics:
        return ["no diagnostics"] if s.articles else []
    shown = ranked(s.diagnostics)
    longest, digits = max(len(code) for code, _ in shown), len(f"{shown[0][1]:,}")
    return ["diagnostics", *_of_codes(shown, longest, digits, columns)]


def _of_codes(shown: Sequence[tuple[str, int]], longest: int, digits: int, columns: int) -> Iterator[str]:
    for code, n in shown:
        severity, what = CODES[code]
        yield clipped(f"  {code:{longest}}  {n:{digits},}  {severity.value:7}  {what}", columns)
