"""What the pages of the package share: escaping, the frame around a page, and the style sheets.

A page is one string that asks for nothing: no script, no font, no image, and a policy in its head that forbids all three.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from html import escape as escape_html

import regex

from .patterns import compiled

__all__ = ["escape", "escape_source", "frame", "style"]

# Characters that are not seen, or that turn what follows them round: controls but tab and line ends, soft hyphens, marks
# and overrides of direction, zero-width spaces, separators, non-characters; and what HTML and UTF-8 cannot hold, NUL and
# lone surrogates. The joiners U+200C and U+200D stay, since scripts and emoji are made with them.
_ODD = (
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def escape(text: str) -> str:
    """``text`` for an element or a quoted attribute; a character that is not seen stands as its number.

    >>> escape('<script>"甲"\\x00')
    '&lt;script&gt;&quot;甲&quot;⟨U+0000⟩'
    """
    return compiled(_ODD).sub(lambda match: f"⟨{_number(match[0])}⟩", escape_html(text.replace("\r", " ")))


def escape_source(text: str) -> str:
    """``text`` so that the text content of the element is ``text`` again, whatever it holds.

    A character that is not seen is wrapped, so that the style sheet shows its number and it turns no other character
    round. NUL and lone surrogates, which no page can hold, are U+FFFD inside such a wrapper.

    >>> escape_source("甲\\r\\n<乙>")
    '甲&#13;\\n&lt;乙&gt;'
    >>> escape_source("\\u200b")
    '<i data-odd="U+200B">\\u200b</i>'
    """
    return compiled(_ODD).sub(_wrapped, escape_html(text, quote=False)).replace("\r", "&#13;")


def _wrapped(match: regex.Match[str]) -> str:
    char = match[0]
    held = "\ufffd" if char == "\0" or "\ud800" <= char <= "\udfff" else char
    return f'<i data-odd="{_number(char)}">{held}</i>'


def _number(char: str) -> str:
    return f"U+{ord(char):04X}"


@cache
def style(*names: str) -> str:
    """Style sheets of the package, one behind the other."""
    sheets = [pkgutil.get_data(__name__, f"styles/{name}.css") or b"" for name in names]
    return "".join(sheet.decode("utf-8") for sheet in sheets)


def frame(title: str, content: str, *sheets: str) -> str:
    """A whole page around its content."""
    return (
        '<!DOCTYPE html>\n<html lang="zh">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(title)}</title>\n<style>\n{style('page', *sheets)}</style>\n</head>\n"
        f'<body>\n<main class="newsparse">\n{content}</main>\n</body>\n</html>\n'
    )
