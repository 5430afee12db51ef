"""What a corpus holds, counted in one pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from .article import Article
    from .contents import Failure

__all__ = ["FIELDS", "Statistics", "count"]

# The attributes of an article of which a corpus says how many articles have them.
FIELDS = (
    "headline",
    "original_title",
    "date_published",
    "text",
    "publisher",
    "credits",
    "authors",
    "view_count",
    "section",
    "keywords",
    "standfirst",
    "url",
    "date_modified",
)


@attrs.frozen(repr=False)
class Statistics:
    """Counts over articles. The counts of two parts of a corpus add up to those of the whole, in any order.

    All are numbers of articles, except ``diagnostics`` and ``failures``. ``months`` counts by ``date_published``
    (``2020-12``); ``years`` those of which only the year is written; ``undated`` the rest. ``fields`` says how many have
    a value for each attribute in :data:`FIELDS`. ``diagnostics`` counts diagnostics by code, ``failures`` what could not
    be read, by the name of the error.

    >>> import newsparse
    >>> part = count([newsparse.parse("标题: 甲\\n时间: 2020-12-10\\n来源: 新华社\\n正文: 乙。")])
    >>> whole = part + part
    >>> whole
    <Statistics 2 articles, 0 failures>
    >>> whole.months, whole.publishers["新华社"], whole.fields["view_count"]
    (Counter({'2020-12': 2}), 2, 0)
    """

    articles: int = 0
    months: Counter[str] = attrs.field(factory=Counter)
    years: Counter[str] = attrs.field(factory=Counter)
    undated: int = 0
    publishers: Counter[str] = attrs.field(factory=Counter)
    authors: Counter[str] = attrs.field(factory=Counter)
    roles: Counter[str] = attrs.field(factory=Counter)
    keywords: Counter[str] = attrs.field(factory=Counter)
    fields: Counter[str] = attrs.field(factory=Counter)
    diagnostics: Counter[str] = attrs.field(factory=Counter)
    failures: Counter[str] = attrs.field(factory=Counter)

    def __add__(self, other: Statistics) -> Statistics:
        if not isinstance(other, Statistics):
            return NotImplemented
        return Statistics(*(getattr(self, a.name) + getattr(other, a.name) for a in attrs.fields(Statistics)))

    def to_dict(self) -> dict[str, Any]:
        """A dict of JSON types: months and years in the order of time, all other counts with the largest first.

        ``fields`` names every attribute that is counted, also those that no article has.

        >>> import newsparse
        >>> made = count([newsparse.parse("标题: 甲\\n来源: 新华社\\n正文: 乙。")]).to_dict()
        >>> made["articles"], made["undated"], made["publishers"], made["fields"]["url"]
        (1, 1, {'新华社': 1}, 0)
        """
        out: dict[str, Any] = {}
        for attribute in attrs.fields(Statistics):
            value = getattr(self, attribute.name)
            if attribute.name in ("months", "years"):
                value = dict(sorted(value.items()))
            elif attribute.name == "fields":
                value = {name: value[name] for name in FIELDS}
            elif isinstance(value, Counter):
                value = dict(ranked(value))
            out[attribute.name] = value
        return out

    def __repr__(self) -> str:
        n, m = self.articles, self.failures.total()
        return f"<Statistics {n} article{'s' if n != 1 else ''}, {m} failure{'s' if m != 1 else ''}>"


def ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    """The counts with the largest first, equal ones in the order of their names."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def count(articles: Iterable[Article], failures: Iterable[Failure] = ()) -> Statistics:
    """Count articles in one pass; none is kept, so that an iterator of any length will do.

    ``failures`` is read after the last article, and may be the list that ``on_failure`` of the same iterator fills.

    >>> import newsparse
    >>> failures = []
    >>> statistics = count(newsparse.iter_dir("seeds", on_failure=failures.append), failures)
    >>> statistics.authors.most_common(1)
    [('董洋', 2)]
    """
    whole = Statistics()
    n = undated = 0
    for article in articles:
        n += 1
        when = article.date_published
        if when is None:
            undated += 1
        elif when.month is None:
            whole.years[f"{when.year:04d}"] += 1
        else:
            whole.months[f"{when.year:04d}-{when.month:02d}"] += 1
        if article.publisher is not None:
            whole.publishers[article.publisher] += 1
        whole.authors.update(article.authors)
        whole.roles.update({role.value for credit in article.credits for role in credit.roles})
        whole.keywords.update(set(article.keywords))
        whole.fields.update(name for name in FIELDS if getattr(article, name) not in (None, "", ()))
        whole.diagnostics.update(diagnostic.code for diagnostic in article.diagnostics)
    whole.failures.update(type(failure.error).__name__ for failure in failures)
    return attrs.evolve(whole, articles=n, undated=undated)
