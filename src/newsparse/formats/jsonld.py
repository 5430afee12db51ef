"""Articles as JSON-LD: a ``NewsArticle`` of schema.org (https://schema.org/NewsArticle), for pages and search engines.

It is an export: spans, diagnostics and the source text have no place in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..article import AUTHORING_ROLES, Article, BlockKind, Credit, Role

__all__ = ["to_jsonld"]

# What labels of a link to the page that an article was taken from begin with (原文链接, 原始网址, 来源地址, source_url).
_ORIGINAL = ("原文", "原始", "来源", "來源", "origin", "source")


def to_jsonld(article: Article) -> dict[str, Any]:
    """An article as a ``NewsArticle`` in JSON types; what the text does not say is left out.

    ``headline`` is the title as printed; ``alternativeHeadline`` holds the kicker and the subtitles. Dates have their
    own precision (``2024-05``). ``author`` are the bearers of authoring roles, each a ``Person`` with the organisation
    of its credit as ``affiliation``, or the organisation where no person is named; ``editor`` and ``translator`` have
    properties of their own, and all others are a ``contributor`` inside a ``Role`` whose ``roleName`` is the value of
    :class:`newsparse.Role`. ``isBasedOn`` is what a label says that the article was taken from (原标题, 原文链接).
    ``inLanguage`` is ``zh-Hans`` or ``zh-Hant`` by which characters there are more of, and ``zh`` where the text has
    neither.

    >>> import json, newsparse
    >>> text = "标题: 校地结对共建\\n时间: 2020-12\\n正文:\\n启动会召开。\\n作者：网信中心董文欣\\n摄影：魏跃堂"
    >>> print(json.dumps(to_jsonld(newsparse.parse(text)), ensure_ascii=False, indent=1))
    {
     "@context": "https://schema.org",
     "@type": "NewsArticle",
     "headline": "校地结对共建",
     "inLanguage": "zh-Hans",
     "datePublished": "2020-12",
     "author": [
      {
       "@type": "Person",
       "name": "董文欣",
       "affiliation": {
        "@type": "Organization",
        "name": "网信中心"
       }
      }
     ],
     "contributor": [
      {
       "@type": "Role",
       "roleName": "photographer",
       "contributor": {
        "@type": "Person",
        "name": "魏跃堂"
       }
      }
     ],
     "articleBody": "启动会召开。"
    }
    """
    published, modified = article.date_published, article.date_modified
    kicker = article.headline and article.headline.kicker
    subtitles = [block.text for block in article.body.of_kind(BlockKind.SUBTITLE)]
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "url": article.url,
        "headline": article.title,
        "alternativeHeadline": [*([kicker] if kicker else []), *subtitles],
        "abstract": article.standfirst,
        "inLanguage": _language(article.raw),
        "datePublished": published and published.isoformat(),
        "dateModified": modified and modified.isoformat(),
        "author": _bearers(article.credits, AUTHORING_ROLES),
        "editor": _bearers(article.credits, {Role.EDITOR}),
        "translator": _bearers(article.credits, {Role.TRANSLATOR}),
        "contributor": list(_contributors(article.credits)),
        "publisher": _organization(article.publisher),
        "articleSection": article.section,
        "keywords": list(article.keywords),
        "interactionStatistic": _views(article.view_count),
        "isBasedOn": _original(article),
        "articleBody": article.text,
    }
    return {name: value for name, value in data.items() if value not in (None, "", [])}


def _bearers(credits: Iterable[Credit], roles: Iterable[Role]) -> list[dict[str, Any]]:
    """Who bears one of the roles, once each; of two entries for a name the one with an affiliation is kept."""
    wanted = set(roles)
    bearers: dict[tuple[str, str], dict[str, Any]] = {}
    for credit in credits:
        if not wanted.isdisjoint(credit.roles):
            for bearer in _people(credit):
                key = bearer["@type"], bearer["name"]
                if len(bearer) > len(bearers.get(key, {})):
                    bearers[key] = bearer
    return list(bearers.values())


def _contributors(credits: Iterable[Credit]) -> Iterator[dict[str, Any]]:
    """Who did anything else, with what it was: the role, or the label as printed where that is not known."""
    elsewhere = AUTHORING_ROLES | {Role.EDITOR, Role.TRANSLATOR}
    for credit in credits:
        did = [role.value for role in credit.roles if role not in elsewhere]
        if not credit.roles:
            did = [credit.label or ""]
        for name in did:
            for bearer in _people(credit):
                yield {"@type": "Role", "roleName": name, "contributor": bearer} if name else bearer


def _people(credit: Credit) -> list[dict[str, Any]]:
    """The people of a credit, or its organisation where it names none."""
    organization = _organization(credit.organization)
    if not credit.names:
        return [organization] if organization else []
    affiliation = {"affiliation": organization} if organization else {}
    return [{"@type": "Person", "name": name, **affiliation} for name in credit.names]


def _organization(name: str | None) -> dict[str, Any] | None:
    return {"@type": "Organization", "name": name} if name else None


def _views(count: int | None) -> dict[str, Any] | None:
    if count is None:
        return None
    return {
        "@type": "InteractionCounter",
        "interactionType": "https://schema.org/ViewAction",
        "userInteractionCount": count,
    }


def _original(article: Article) -> dict[str, Any] | None:
    title = article.header.get("original_title")
    address = article.header.get("url")
    data = {
        "@type": "NewsArticle",
        "headline": title and title.value,
        "url": address.value if address is not None and address.label.lower().startswith(_ORIGINAL) else None,
    }
    data = {name: value for name, value in data.items() if value}
    return data if len(data) > 1 else None


def _language(text: str) -> str | None:
    """By the characters that only one of the scripts has; None where there is no Han character at all.

    GB 2312 holds the Simplified characters and Big5 the Traditional ones; what both hold, or neither, tells nothing.
    """
    counts = {char: text.count(char) for char in set(text) if "\u3400" <= char <= "\u9fff"}
    chars = "".join(counts)
    in_gb, in_big5 = (set(chars.encode(codec, "ignore").decode(codec)) for codec in ("gb2312", "big5"))
    simplified, traditional = (sum(counts[char] for char in only) for only in (in_gb - in_big5, in_big5 - in_gb))
    if not counts:
        return None
    if simplified == traditional:
        return "zh"
    return "zh-Hans" if simplified > traditional else "zh-Hant"
