"""Web pages to articles (extra ``html``): the headline, the header line beside it, and the text, without the page around."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ..dates import parse_date
from ..diagnostics import Finding, check_base
from ..labels import header_vocabulary
from ..pipeline import Elsewhere, parse_page
from .content import find_content, find_rivals
from .embedded import embedded_page
from .flow import Flow, read_flow
from .headline import find_repeated
from .locate import choose_box
from .meta import Meta, read_meta
from .page import read_page
from .tree import read_tree, to_text

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.html import HtmlElement

    from ..article import Article

__all__ = ["parse_html"]

# Less running text than this may be what a page shows before its scripts show the article.
_SHORT = 100
_NOWHERE = Elsewhere("", "")
Labels = Mapping[str, "str | Iterable[str]"]


def parse_html(
    html: str | bytes,
    *,
    url: str | None = None,
    base: date | None = None,
    strict: bool = False,
    labels: Labels | None = None,
) -> Article:
    """Read the article of a web page.

    >>> page = '''<html><head><title>春季运动会开幕_江城晚报</title></head><body><h1>春季运动会开幕</h1>
    ... <div>2024-04-12 09:30<span>来源：江城晚报</span></div>
    ... <div><p>　　春季运动会今天上午在人民体育场开幕，三千名选手参加。</p><p>（责任编辑：董洋）</p></div></body></html>'''
    >>> article = parse_html(page)
    >>> print(article.raw)
    标题: 春季运动会开幕
    2024-04-12 09:30 来源：江城晚报
    正文内容:
    春季运动会今天上午在人民体育场开幕，三千名选手参加。
    （责任编辑：董洋）
    >>> article.date_published, article.publisher, article.body.blocks[0].source_line
    (<PartialDate 2024-04-12T09:30>, '江城晚报', 3)
    """
    return parse_document(html, url=url, base=base, strict=strict, labels=labels)


def parse_document(
    html: str | bytes,
    *,
    url: str | None = None,
    base: date | None = None,
    strict: bool = False,
    labels: Labels | None = None,
    path: Path | None = None,
    findings: Sequence[Finding] = (),
) -> Article:
    """:func:`parse_html` for a page that may come from a file."""
    if not isinstance(html, (str, bytes, bytearray)):
        raise TypeError(f"parse_html() takes a str or bytes, not {type(html).__name__}; newsparse.load() reads a file")
    check_base(base)
    vocabulary = header_vocabulary(labels)
    found = list(findings)
    text = html if isinstance(html, str) else to_text(bytes(html), found)
    flow, meta, box = Flow(), Meta(), None
    root = read_tree(text)
    if root is not None:
        meta = read_meta(root, url)
        flow = read_flow(root)
        box = find_content(flow, find_repeated(flow, meta))
        if box is None or flow.boxes[box].prose < _SHORT:
            shown = flow
            flow, box = _embedded(root, flow, box)
            if flow is not shown:
                found.append(Finding("field-from-markup", "the page shows no body; it is from its scripts", 0, 0))
        elif rivals := find_rivals(flow, box):
            box = choose_box(text, flow, rivals)
            found.append(Finding("layout-unsure", "two places of the page may be its article; one was read", 0, 0))
    page = read_page(flow, box, meta, vocabulary, relative=base is not None)
    elsewhere = dict(meta.values)
    if not page.body:  # the dates of a list are those of its articles
        elsewhere.pop("date_published", None)
    if page.title is not None and not page.title.end:
        elsewhere["title"] = Elsewhere(page.title.text, "its title element")
    if page.modified and elsewhere.get("date_published", _NOWHERE).source in ("its URL", ""):
        elsewhere["date_published"] = Elsewhere(page.modified, "the time of its last change")
    if base is None and "date_published" in elsewhere:
        when = parse_date(elsewhere["date_published"].value)
        base = when.date() if when is not None else None
    return parse_page(
        page.header,
        page.body,
        elsewhere=elsewhere,
        kinds=page.kinds,
        source_lines=page.source_lines,
        base=base,
        strict=strict,
        labels=labels,
        path=path,
        findings=[Finding(f.code, f.message, 0, 0) for f in found],
    )


def _embedded(root: HtmlElement, flow: Flow, box: int | None) -> tuple[Flow, int | None]:
    """The rows of the article that a page's scripts hold, where they hold one, else those of the page."""
    text = embedded_page(root)
    tree = read_tree(text) if text is not None else None
    if tree is None:
        return flow, box
    inner = read_flow(tree)
    found = find_content(inner)
    if found is None or (box is not None and inner.boxes[found].prose < 2 * flow.boxes[box].prose):
        return flow, box
    return inner, found
