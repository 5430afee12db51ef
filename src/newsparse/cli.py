"""The command ``newsparse``: articles from the shell."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from . import __version__
from .article import Article, Credit
from .diagnostics import LoadError, NewsparseError
from .files import Failure, iter_dir, iter_file
from .readers import FORMATS

__all__ = ["main", "summary"]

_EXAMPLES = """\
examples:
  newsparse parse article.txt          what was read from one file
  newsparse parse seeds                every article of a folder
  newsparse parse crawl.jsonl          every article of a file of many
  newsparse parse --encoding gb18030 old.txt
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0 when all was read, 1 when a file could not be read, 2 for wrong use."""
    parser = argparse.ArgumentParser(
        prog="newsparse",
        description="Read Chinese news articles from crawled text.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"newsparse {__version__}")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    parse = verbs.add_parser("parse", help="print a summary of each article", description=_parse_files.__doc__)
    parse.add_argument(
        "paths",
        nargs="+",
        type=Path,
        metavar="PATH",
        help="a file of one article or of many, or a folder of such files",
    )
    parse.add_argument("--format", choices=sorted(FORMATS), help="the format of the files; told by itself otherwise")
    parse.add_argument("--encoding", help="the encoding of the files; found by itself otherwise")
    parse.set_defaults(run=_parse_files)
    options = parser.parse_args(argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # UTF-8 whatever the locale; a lone surrogate is shown, not fatal
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:  # a full disk behind stdout
        print(f"newsparse: {error}", file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status


def _parse_files(options: argparse.Namespace) -> int:
    """Print a readable summary of each article: title, date, views, sections, credits, diagnostics."""
    failures: list[Failure] = []
    first = True
    for path in options.paths:
        for article in _articles(path, options.format, options.encoding, failures):
            print(("" if first else "\n") + summary(article))
            first = False
    for failure in failures:
        print(f"newsparse: {failure.error}", file=sys.stderr)
    return 1 if failures else 0


def _articles(path: Path, format: str | None, encoding: str | None, failures: list[Failure]) -> Iterator[Article]:
    """The articles of a file or folder; what cannot be read is added to ``failures``."""
    try:
        if not path.exists():
            raise LoadError(path, "there is no such file or folder")
        read = iter_dir if path.is_dir() else iter_file
        yield from read(path, format=format, encoding=encoding, on_failure=failures.append)
    except NewsparseError as error:
        failures.append(Failure(path, error))


def summary(article: Article) -> str:
    """What a person wants to see of an article at first.

    >>> import newsparse
    >>> text = "标题: 校地结对共建\\n发布日期: 2020-12-10\\n正文内容:\\n启动会召开。\\n作者：网信中心董文欣毛琦"
    >>> print(summary(newsparse.parse(text)))
    校地结对共建
      published    2020-12-10 (day)
      views        not known
      body         1 paragraph, 6 characters
      sections     none
      credits      作者 (author): 网信中心, 董文欣, 毛琦
      diagnostics  none
    """
    when = article.date_published
    body = article.body
    rows = [
        ("published", f"{when.isoformat().replace('T', ' ')} ({when.precision})" if when else "not known"),
        ("views", "not known" if article.view_count is None else f"{article.view_count:,}"),
    ]
    if article.publisher:
        rows.append(("publisher", article.publisher))
    rows.append(("body", f"{_count(len(body.paragraphs), 'paragraph')}, {_count(len(body.text), 'character')}"))
    sections = [f"{s.title} ({_count(len(s.paragraphs), 'paragraph')})" for s in body.sections if s.title]
    rows += [("sections", section) for section in sections or ["none"]]
    rows += [("credits", credit) for credit in [_credit(c) for c in article.credits] or ["none"]]
    rows += [("diagnostics", str(diagnostic)) for diagnostic in article.diagnostics or ["none"]]
    lines = [article.title or "(no title)"]
    if article.path is not None:
        number = "" if article.index is None else f", article {article.index}"
        lines.append(f"  {'file':12} {article.path}{number}")
    shown = ""
    for name, value in rows:
        lines.append(f"  {'' if name == shown else name:12} {value}")
        shown = name
    return "\n".join(lines)


def _count(n: int, noun: str) -> str:
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


def _credit(credit: Credit) -> str:
    who = [*([credit.organization] if credit.organization else []), *credit.names]
    roles = ", ".join(role.value for role in credit.roles)
    return f"{credit.label or '-'} ({roles}): {', '.join(who)}"


if __name__ == "__main__":
    sys.exit(main())
