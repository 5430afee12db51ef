"""Print what was read of each article: a summary for a person, or JSON Lines for a program."""

from __future__ import annotations

import argparse
from pathlib import Path

import attrs

from ..article import Article, Credit
from ..contents import Failure
from ..diagnostics import NewsparseError
from .screen import number_of, styled
from .sources import add_reading, articles, printed, say

__all__ = ["EXAMPLES", "HELP", "add_arguments", "run", "summary"]

HELP = "print what was read of each article"
EXAMPLES = """\
examples:
  newsparse parse article.txt                 a summary
  newsparse parse crawl/                      of every article of a folder
  newsparse parse --json crawl/ > read.jsonl  every article as a line of JSON
  newsparse parse --encoding gb18030 old.txt
  newsparse parse --label title=题名 crawl/   where your crawler writes 题名 for 标题
  zcat crawl.jsonl.gz | newsparse parse -
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file, a folder, or - for stdin")
    parser.add_argument("--json", action="store_true", help="one article on each line, as JSON")
    add_reading(parser)


def run(options: argparse.Namespace) -> int:
    """Print the articles."""
    failed = 0

    def fail(failure: Failure) -> None:
        nonlocal failed
        failed = 1
        say(failure.error)

    for number, article in enumerate(articles(options.paths, options, fail, streaming=True)):
        if options.json:
            try:
                print(_json(article))
            except NewsparseError as error:  # a lone surrogate
                failed = 1
                say(error)
        else:
            title, end, rest = summary(article).partition("\n")
            print(("\n" if number else "") + styled(title, "bold") + end + rest)
    return failed


def _json(article: Article) -> str:
    from ..formats.json import dumps

    if article.path is not None:  # bytes in its name that are no UTF-8 should cost nothing of what stands in the file
        article = attrs.evolve(article, path=Path(printed(str(article.path))))
    return dumps(article)


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
      credits      作者 (author) 网信中心: 董文欣, 毛琦
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
    rows.append(("body", f"{number_of(len(body.paragraphs), 'paragraph')}, {number_of(len(body.text), 'character')}"))
    sections = [f"{s.title} ({number_of(len(s.paragraphs), 'paragraph')})" for s in body.sections if s.title]
    rows += [("sections", section) for section in sections or ["none"]]
    rows += [("credits", credit) for credit in [_credit(c) for c in article.credits] or ["none"]]
    rows += [("diagnostics", str(diagnostic)) for diagnostic in article.diagnostics or ["none"]]
    lines = [printed(article.title or "(no title)")]
    if article.path is not None:
        number = "" if article.index is None else f", article {article.index}"
        lines.append(f"  {'file':12} {printed(str(article.path))}{number}")
    shown = ""
    for name, value in rows:
        lines.append(f"  {'' if name == shown else name:12} {printed(value)}")
        shown = name
    return "\n".join(lines)


def _credit(credit: Credit) -> str:
    roles = ", ".join(role.value for role in credit.roles)
    of = f" {credit.organization}" if credit.organization else ""
    return f"{credit.label or '-'} ({roles}){of}" + (f": {', '.join(credit.names)}" if credit.names else "")
