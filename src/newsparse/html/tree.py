"""HTML to a tree: decoding, and lxml's parser in bounds."""

from __future__ import annotations

import codecs
from itertools import dropwhile
from typing import TYPE_CHECKING, Any

from ..diagnostics import Finding, MissingExtraError, NewsparseError
from ..patterns import compiled
from ..source import check_encoding, decode, findings_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["LONGEST_PAGE", "read_tree", "to_text"]

# Characters of a page above which it is refused; the longest articles' pages have some hundred thousand.
LONGEST_PAGE = 1 << 26
# Everything behind one of these is lost to libxml2, and pages hold them in the middle.
_CLOSING = r"(?i)</(?:html|body)\s{0,9}+>"
# A tag of thousands of attributes, which takes libxml2 time by the square of their number; no page has one.
_TAG = (
    r"<[a-zA-Z][^\s<>/\"'=]{0,40}+(?=[\s/])"
    r"(?:[\s/]++[^\s<>/\"'=]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s<>\"']++))?+)*+"
)
_LONGEST_TAG = 20_000
_SWOLLEN_ABOVE = 1 << 18  # characters of a page below which that time is short
# Control characters, which mark places in rows of text further on; a page shows none of them.
_CONTROLS = "[\x00-\x08\x0b\x0e-\x1f]"
_DECLARED = r"(?i)<(?:meta|\?xml)[^<>]{0,200}?(?:charset|encoding)\s{0,3}=\s{0,3}[\"']?\s{0,3}([\w-]{2,20})"
_DECLARED_WITHIN = 4096
_OF_HEAD = frozenset("title meta link script style base noscript template object bgsound".split())


def to_text(page: bytes, findings: list[Finding]) -> str:
    """The text of a page's bytes: UTF-8 where it is, else what the characters tell, whatever the page says of itself.

    What the page declares counts where it names a charset of neither UTF-8 nor Chinese, and nothing can be told.
    """
    found: list[Finding] = []
    try:
        text = decode(page, None, found)
    except NewsparseError:
        declared = compiled(_DECLARED).search(page[:_DECLARED_WITHIN].decode("latin-1"))
        if declared is None:
            raise
        name = check_encoding(declared[1])
        text, found = findings_of(codecs.decode(page, name, "replace"), name)
    findings += found
    return text


def read_tree(text: str) -> HtmlElement | None:
    """The tree of a page, without comments; None where there is no element in it.

    Nothing is fetched and no entity but those of HTML is known. The parser gives up below a depth of some two thousand
    elements. Raises MissingExtraError where lxml is not installed.
    """
    try:
        from lxml import html
        from lxml.etree import LxmlError
    except ImportError as error:
        raise MissingExtraError("parse_html", "html", error.name or "lxml") from None
    if len(text) > LONGEST_PAGE:
        raise NewsparseError(f"a page of {len(text):,} characters; the limit is {LONGEST_PAGE:,}")
    text = compiled(_CLOSING).sub("", compiled(_CONTROLS).sub("", text))
    if len(text) > _SWOLLEN_ABOVE:
        text = _without_swollen(text)
    # The declared charset is not to be believed, as the text is decoded already.
    parser: Any = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser, ensure_head_body=True)
    except (LxmlError, ValueError, AssertionError):
        return None  # nothing but white space, comments or a declaration
    _fill_body(root)
    return root


def _fill_body(root: HtmlElement) -> None:
    """Move what stands in the head and belongs into the body there: the parser knows no newer elements, article or main."""
    head, body = root.find("head"), root.find("body")
    if head is None or body is None:
        return
    strays = list(dropwhile(lambda element: element.tag in _OF_HEAD, head))
    for n, element in enumerate(strays):
        body.insert(n, element)


def _without_swollen(text: str) -> str:
    """A page without the attributes of tags that have thousands of them."""
    parts, at = [], 0
    for match in compiled(_TAG).finditer(text):
        begin, end = match.span()
        if end - begin > _LONGEST_TAG and (text.count("=", begin, end) > 1000 or text.count(" ", begin, end) > 4000):
            parts += [text[at:begin], match[0].split(None, 1)[0]]
            at = end
    return "".join([*parts, text[at:]]) if at else text
