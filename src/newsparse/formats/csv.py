"""Articles as CSV for spreadsheets: one row an article, flat columns, RFC 4180.

It is an export: what has no place in a flat row (spans, header fields, blocks) is left out. Parquet, JSON Lines and Arrow
keep everything.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from typing import TextIO

from ..article import Article, Credit
from .refusals import refuse

__all__ = ["COLUMNS", "write"]

# Columns, in order. Several names or keywords in a cell stand between 、, as Chinese prints them.
COLUMNS: dict[str, Callable[[Article], object]] = {
    "title": lambda article: article.title,
    "date_published": lambda article: article.date_published,
    "date_modified": lambda article: article.date_modified,
    "publisher": lambda article: article.publisher,
    "section": lambda article: article.section,
    "authors": lambda article: "、".join(article.authors),
    "credits": lambda article: "；".join(map(_credit, article.credits)),
    "view_count": lambda article: article.view_count,
    "keywords": lambda article: "、".join(article.keywords),
    "standfirst": lambda article: article.standfirst,
    "text": lambda article: article.text,
    "url": lambda article: article.url,
    "diagnostics": lambda article: " ".join(diagnostic.code for diagnostic in article.diagnostics),
    "path": lambda article: article.path,
    "index": lambda article: article.index,
}
# Spreadsheets run a cell that begins so as a formula (OWASP, "CSV Injection"; full-width forms count as well).
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def write(articles: Iterable[Article], stream: TextIO) -> int:
    """Write a head and a row for each article, and return how many there were.

    Open ``stream`` with ``newline=""``, so that rows end in CR LF as RFC 4180 has it, and with ``encoding="utf-8"``, or
    ``"utf-8-sig"`` for Excel, which takes UTF-8 without a mark for the encoding of the system.

    A text that begins with ``=``, ``+``, ``-``, ``@``, a tab or a line end gets an ``'`` in front: a crawled page is
    anybody's text, and a spreadsheet would run it as a formula. NUL, which many readers of CSV refuse, becomes U+FFFD. Raises
    NewsparseError for a lone surrogate.

    >>> import io, newsparse
    >>> stream = io.StringIO(newline="")
    >>> write([newsparse.parse("标题: =1+1\\n时间: 2024-05\\n作者: 张三 李四\\n浏览次数: 7\\n正文:\\n甲，“乙”。\\n丙。")], stream)
    1
    >>> print(stream.getvalue().replace("\\r\\n", "\\n"), end="")
    title,date_published,date_modified,publisher,section,authors,credits,view_count,keywords,standfirst,text,url,diagnostics,path,index
    '=1+1,2024-05,,,,张三、李四,作者：张三、李四,7,,,"甲，“乙”。
    丙。",,,,
    """
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    n = 0
    for article in articles:
        row = [_cell(column(article)) for column in COLUMNS.values()]
        try:
            "".join(row).encode()
        except UnicodeEncodeError:
            refuse(article)
            raise
        writer.writerow(row)
        n += 1
    return n


def _cell(value: object) -> str:
    text = "" if value is None else str(value).replace("\0", "\ufffd")  # dates print as ISO
    return f"'{text}" if text.startswith(_FORMULA) and not isinstance(value, int) else text


def _credit(credit: Credit) -> str:
    """A credit on one line: 摄影：网信中心 程罡、王亚男."""
    who = " ".join(filter(None, [credit.organization, "、".join(credit.names)]))
    return f"{credit.label}：{who}" if credit.label else who
