"""Time expressions in running text, as TIMEX3.

A text is searched for the tokens of one grammar: figures and numerals with a unit behind them, and words of the tables
(``tokens``). A token names a period, by the rules of its unit (``years`` to ``clocks``, in one table in ``rules``); further
tokens right behind it narrow that period (``narrowing``: 去年 → 12月 → 31日 → 上午 → 9时), a connector and a further period
make a range of it (``ranges``), and a suffix opens or cuts it (``suffixes``: 以来, 起, 前). What the text leaves out comes
from what it named last, else from the day of publication (``scope``). Lengths, sets and vague words are read with their own
neighbours (``stretches``, ``sets``, ``vague``). The walk through a text is in ``finder``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from ..article import TimeMention
from ..diagnostics import check_base, check_text
from ..span import Span
from .finder import find

if TYPE_CHECKING:
    from ..article import Article

__all__ = ["find_times", "times_of"]


def find_times(text: str, *, base: date | None) -> tuple[TimeMention, ...]:
    """The time expressions of a text, in order, without overlap.

    ``base`` is the day of publication (a date, or a datetime where the clock is known), against which they are resolved:
    a month without a year lies in its year, save over New Year; a bare day is the last such one. With None, expressions
    that need it are found and have no interval. A year that the sentence or paragraph named carries on. The forms and
    conventions are in docs/dates.md. Names that hold a time word (嫦娥五号, 三点要求) are none.

    >>> from datetime import date
    >>> for mention in find_times("2016年7月开工，9月竣工。今年1至10月，产值翻番。", base=date(2020, 12, 10)):
    ...     print(mention.text, mention.begin.date(), mention.until.date(), mention.value)
    2016年7月 2016-07-01 2016-08-01 2016-07
    9月 2016-09-01 2016-10-01 2016-09
    今年1至10月 2020-01-01 2020-11-01 2020-01/2020-10
    >>> find_times("昨日下午3点半", base=None)
    (<TimeMention 0-7 '昨日下午3点半' XXXX-XX-XXT15:30 minute>,)
    """
    check_text("find_times", text)
    check_base(base)
    return tuple(_mentions(text, 0, text, base))


def times_of(article: Article) -> tuple[TimeMention, ...]:
    """The mentions of an article's body, block by block."""
    published = article.date_published
    base: date | None = None
    if published is not None and (day := published.date()) is not None:
        base = published.begin if published.hour is not None else day
    raw = article.raw
    found: list[TimeMention] = []
    for block in article.body.blocks:
        if block.kind != "credit":
            start, end = block.span
            found.extend(_mentions(raw[start:end].replace("\n", " "), start, raw, base))
    return tuple(found)


def _mentions(text: str, offset: int, raw: str, base: date | None) -> Iterator[TimeMention]:
    """The mentions of a text that stands at an offset of another, as they stand there."""
    for start, end, (begin, until, granularity, value, kind) in find(text, base):
        span = Span(start + offset, end + offset)
        yield TimeMention(span.of(raw), span, begin, until, granularity, kind, value)
