"""Bytes to text: a byte-order mark, UTF-8, then whichever of GB 18030, Big5 and UTF-16 reads as Chinese.

Detectors guess wrong on short Chinese text. Common characters do not: a few hundred of them make up half of any
Chinese text, and next to none of one that was decoded wrongly.
"""

from __future__ import annotations

import codecs
from functools import cache

from .diagnostics import DecodeError, Finding
from .tables import read_table

__all__ = ["check_encoding", "decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before the mark of UTF-16, with which it begins
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# GB 18030 holds all of GB 2312 and GBK, and Big5-HKSCS all of Big5, so the larger one reads what is called the smaller.
_LARGER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "big5-tw": "big5hkscs"}
_GUESSES = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
# Of the characters beyond ASCII this share at least is common in a text that was decoded rightly (half, mostly), and
# hardly any in one that was not.
_COMMON_SHARE = 0.15
_SAMPLE = 4000  # characters looked at


def check_encoding(encoding: str) -> str:
    """The name of the codec that reads an encoding; DecodeError where Python has none."""
    try:
        name = codecs.lookup(encoding).name
        b"00".decode(name, "ignore")  # refuses the codecs that are no encodings of text
    except (LookupError, ValueError):
        raise DecodeError(f"{encoding!r} is no encoding of text that Python knows") from None
    return _LARGER.get(name, name)


def decode(data: bytes, encoding: str | None, findings: list[Finding]) -> str:
    """The text of ``data``, without a byte-order mark; DecodeError where it is no text.

    ``encoding`` forces one; else it is found, and a finding says so where it was neither marked nor UTF-8. A few
    damaged bytes of UTF-8 become U+FFFD, with a finding.

    >>> decode("两会开幕".encode("gb18030"), None, [])
    '两会开幕'
    """
    if encoding is not None:
        name = check_encoding(encoding)
        try:
            return data.decode(name).removeprefix("\ufeff")
        except UnicodeDecodeError as error:
            raise DecodeError(f"not {encoding}: {error.reason}", error.start) from None
    for mark, name in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(name)
            except UnicodeDecodeError as error:
                if name != "utf-8":
                    raise DecodeError(f"marked as {name}, but {error.reason}", error.start + len(mark)) from None
                data = data[len(mark) :]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _guess(data, error, findings)
    # UTF-16 of ASCII is valid UTF-8 with a zero byte in every other place; so is a file of zeros.
    return text if text.count("\0") <= len(text) // 10 else _guess(data, None, findings)


def _guess(data: bytes, error: UnicodeDecodeError | None, findings: list[Finding]) -> str:
    """The text in the encoding under which most characters are common ones."""
    best, best_name, best_share = "", "", _COMMON_SHARE
    for name in _GUESSES:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        share = _common_share(text)
        if share > best_share:
            best, best_name, best_share = text, name, share
    damaged = data.decode("utf-8", "replace")
    lost = damaged.count("\ufffd")
    if lost <= 2 + len(damaged) // 100 and _common_share(damaged) > best_share:
        at = damaged.index("\ufffd")
        message = f"{lost} damaged byte sequences of UTF-8 were read as U+FFFD; the first stands here"
        findings.append(Finding("encoding-damaged", message, at, at + 1))
        return damaged
    if not best_name:
        reason = "no text in UTF-8, GB 18030, Big5 or UTF-16"
        raise DecodeError(reason, error.start if error is not None else data.find(b"\0"))
    message = f"the bytes are not UTF-8; they were read as {best_name}, which gives common Chinese characters"
    findings.append(Finding("encoding-guessed", message, 0, 0))
    return best


def _common_share(text: str) -> float:
    """The share of common characters among those beyond ASCII."""
    beyond = [char for char in text[:_SAMPLE] if char > "\x7f"]
    if not beyond:
        return 0.0
    common = _common_characters()
    return sum(char in common for char in beyond) / len(beyond)


@cache
def _common_characters() -> frozenset[str]:
    return frozenset("".join(row[0] for row in read_table("common_characters")))
