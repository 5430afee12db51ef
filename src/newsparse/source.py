"""Bytes to text: a byte-order mark, UTF-8, then whichever of GB 18030, Big5 and UTF-16 reads as Chinese.

Detectors guess wrong on short Chinese text. Common characters do not: a few hundred of them make up half of any
Chinese text, and next to none of one that was decoded wrongly.
"""

from __future__ import annotations

import codecs
import sys
from array import array
from collections.abc import Callable, Iterator
from functools import cache
from itertools import accumulate
from typing import BinaryIO

import regex

from .diagnostics import DecodeError, Finding
from .tables import read_table

__all__ = ["LOST", "TextStream", "check_encoding", "decode", "findings_of"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before the mark of UTF-16, with which it begins
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FIRST_OF_MARKS = frozenset(mark[0] for mark, _ in _MARKS)
# GB 18030 holds all of GB 2312 and GBK, and Big5-HKSCS all of Big5, so the larger one reads what is called the smaller.
_LARGER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "cp950": "big5hkscs"}
_GUESSES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
# Of the characters beyond ASCII this share at least is common in a text that was decoded rightly (half, mostly), and
# hardly any in one that was not.
_COMMON_SHARE = 0.15
_SURE = 0.5  # a likeness that no wrong reading comes near
_SAMPLE = 2000  # bytes looked at for a guess
_CHUNK = 1 << 20  # bytes of a long file that are decoded in one go
_LONGEST_REPAIR = 1 << 16  # bytes of a damaged line that is looked at character by character

# What stands for lost bytes until the findings are made: a lone surrogate, which no decoder gives by itself.
LOST = "\udfff"


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
    damaged bytes become U+FFFD, in any encoding, and NUL bytes are left out; a finding says that too.

    >>> decode("两会开幕".encode("gb18030"), None, [])
    '两会开幕'
    >>> found = []
    >>> decode("两会开幕".encode()[:-1], None, found), [finding.code for finding in found]
    ('两会开\\ufffd', ['encoding-damaged'])
    """
    if encoding is None and data[:1] and data[0] not in _FIRST_OF_MARKS and b"\0" not in data:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:  # nearly always
            if len(data) - len(text) > _FEW or text.isascii():
                return text
    name, begin, guessed = _encoding_of(data, encoding)
    text = _decoded(data[begin:], name)
    _check_loss(text, data[begin:], name, begin)
    text, found = findings_of(text, name if guessed else None)
    findings += found
    return text


class TextStream:
    """The text of a file in chunks that end at a line's end, whatever its length; lost bytes are :data:`LOST` in it.

    ``name`` is the encoding, ``guessed_name`` the same where it was told from the characters, else None. Raises
    DecodeError where the bytes are no text.
    """

    def __init__(self, file: BinaryIO, encoding: str | None = None) -> None:
        self._file = file
        self._data = self._read()
        self.name, self._begin, guessed = _encoding_of(self._data, encoding)
        self.guessed_name = self.name if guessed else None

    def _read(self) -> bytes:
        data = self._file.read(_CHUNK)
        return data + self._file.readline(_CHUNK) if len(data) == _CHUNK else data

    def __iter__(self) -> Iterator[str]:
        at, data = self._begin, self._data[self._begin :]
        while data:
            more = self._read()
            held = _unfinished(data, self.name) if more else b""
            if held:
                data, more = data[: -len(held)], held + more
            text = _decoded(data, self.name)
            _check_loss(text, data, self.name, at)
            at += len(data)
            yield text
            data = more


def _unfinished(data: bytes, name: str) -> bytes:
    """The bytes at the end of a chunk with which a character only begins.

    None do behind a line feed, a byte that no encoding of Chinese but UTF-16 uses inside a character.
    """
    if data.endswith(b"\n") and not name.startswith(("utf-16", "utf-32")):
        return b""
    _register()
    decoder = codecs.getincrementaldecoder(name)("newsparse.lost")
    decoder.decode(data)
    return decoder.getstate()[0]


def findings_of(text: str, guessed: str | None, lost: int = 0) -> tuple[str, list[Finding]]:
    """A decoded text with U+FFFD for lost bytes and without NUL, and what there is to say about it.

    ``guessed`` is the name of the encoding where that was a guess, ``lost`` the number of damaged byte sequences for
    which U+FFFD stands already.
    """
    findings = []
    if guessed is not None:
        message = f"the bytes are not UTF-8; they were read as {guessed}, which gives common Chinese characters"
        findings.append(Finding("encoding-guessed", message, 0, 0))
    if "\0" in text:
        n, at = text.count("\0"), text.index("\0")
        text = text.replace("\0", "")
        message = f"{_count(n, 'NUL byte')} left out; the first stood here"
        findings.append(Finding("encoding-damaged", message, at, at))
    if LOST in text or lost:
        n, text = text.count(LOST) + lost, text.replace(LOST, "\ufffd")
        at = max(text.find("\ufffd"), 0)
        message = f"{_count(n, 'damaged byte sequence')} read as U+FFFD; the first stands here"
        findings.append(Finding("encoding-damaged", message, at, at + 1))
    return text, findings


def _count(n: int, noun: str) -> str:
    return f"{n} {noun} was" if n == 1 else f"{n} {noun}s were"


# Fewer bytes beyond the number of characters than this, and UTF-8 may be an accident: two characters of GBK may make one.
_FEW = 8


def _encoding_of(data: bytes, encoding: str | None) -> tuple[str, int, bool]:
    """The encoding of a text or of its beginning, the length of its mark, and whether this is a guess."""
    if encoding is not None:
        name = check_encoding(encoding)
        for mark, marked in _MARKS:
            if data.startswith(mark) and name in (marked, "utf-8-sig", "utf-16", "utf-32"):
                return marked, len(mark), False
        return {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(name, name), 0, False
    begin = 0
    for mark, name in _MARKS:
        if data.startswith(mark):
            if _few_lost(_with_lost(data[len(mark) : len(mark) + _SAMPLE], name)):
                return name, len(mark), False
            begin = len(mark) if name == "utf-8" else 0  # the mark of one file before the text of another
            break
    name = _guess(data[begin:] if begin else data)
    return name, begin, name != "utf-8"


def _guess(data: bytes) -> str:
    """The encoding under which a text, or its beginning, is likest to Chinese; DecodeError where none is."""
    sample = _sample(data)
    name = _likest(sample, _with_lost) or _likest(sample, _decoded)  # a byte lost early makes all behind it unlike
    if name is None:
        raise DecodeError("no text in UTF-8, GB 18030, Big5 or UTF-16", _fault(data, "utf-8")[1])
    return name


def _likest(sample: bytes, decoded: Callable[[bytes, str], str]) -> str | None:
    best, best_score = None, 0.0
    for name in _GUESSES:
        text = decoded(sample, name)
        score, common = _likeness(text)
        if name == "utf-8" and LOST not in text and ("\0" not in text or score > 0):
            if len(sample) - len(text) > _FEW or score > 0 or text.isascii():
                return name
            # So few that it may be an accident: each must be a common character otherwise, or none a Latin letter now.
            best, best_score = name, 0.29 if all(c > "\u024f" for c in text if c > "\x7f") else 0.99
        elif score > best_score and (common >= _COMMON_SHARE or (score >= 0.29 and _few_beyond_ascii(text))):
            best, best_score = name, score
            if score >= _SURE and LOST not in text:
                break
    return best


def _few_beyond_ascii(text: str) -> bool:
    return sum(c > "\x7f" for c in text) <= _FEW


def _sample(data: bytes) -> bytes:
    """Bytes to tell the encoding from: behind most of the ASCII that a text may begin with."""
    text = data[: 2 * _SAMPLE].rstrip(b"\0")
    if 4 <= len(data) - len(text) and len(text) < 2 * _SAMPLE and text:  # the end of a file that was not written to it
        data = text + b"\0" * (len(text) % 2)
    if len(data) <= _SAMPLE:
        return data
    beyond = None if b"\0" in data[:_SAMPLE] else _beyond_ascii().search(data)
    begin = 0 if beyond is None else max(0, beyond.start() - 64)
    sample = data[begin : begin + _SAMPLE]
    # Not to end within a character: before a line feed, or an even number of bytes behind the beginning.
    cut = sample.rfind(b"\n")
    return sample[:cut] if begin and cut > _SAMPLE // 2 else sample


@cache
def _beyond_ascii() -> regex.Pattern[bytes]:
    return regex.compile(rb"[\x80-\xff]")


def _with_lost(data: bytes, name: str) -> str:
    """The text of ``data`` with :data:`LOST` for each sequence of bytes that is no character."""
    _register()
    return data.decode(name, "newsparse.lost")


def _register() -> None:
    codecs.register_error("newsparse.lost", _lost)


def _lost(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    if error.encoding == "big5hkscs":  # what Windows adds to Big5 in its own way: the euro sign, some frames
        try:
            return error.object[error.start : error.start + 2].decode("cp950"), error.start + 2
        except UnicodeDecodeError:
            pass
    return LOST, error.end


def _decoded(data: bytes, name: str) -> str:
    """The text of ``data``; where bytes of a character were lost, those behind them are read as they were written."""
    text = _with_lost(data, name)
    if LOST in text and _few_lost(text):
        if name in ("gb18030", "big5hkscs"):
            return _realigned_lines(data, name)
        if name in ("utf-16-le", "utf-16-be") and len(data) % 2:
            return _realigned_units(data, name)
    return text


def _few_lost(text: str) -> bool:
    return text.count(LOST) <= 2 + len(text) // 20


def _check_loss(text: str, data: bytes, encoding: str, at: int = 0) -> None:
    """Raise DecodeError where too much was lost to call this a text with a few damaged bytes."""
    if LOST in text and not _few_lost(text):
        reason, first = _fault(data, encoding)
        raise DecodeError(f"not {encoding}: {reason}", at + first)


def _fault(data: bytes, name: str) -> tuple[str, int]:
    """Why bytes are no text in an encoding, and the first byte at fault."""
    try:
        data.decode(name)
    except UnicodeDecodeError as error:
        return error.reason, error.start
    return "no text", max(data.find(b"\0"), 0)


def _realigned_lines(data: bytes, name: str) -> str:
    """Text in two bytes a character of which single bytes were lost.

    One lost byte makes every pair behind it a wrong one, up to the next line, where a byte is left over. So each line
    with such a byte is cut into characters in the way that makes it likest to Chinese.
    """
    budget = _LONGEST_REPAIR
    parts = []
    for line in data.split(b"\n"):
        text = _with_lost(line, name)
        if LOST in text and len(line) <= budget:
            budget -= len(line)
            text = _likeliest(line, name, text)
        parts.append(text)
    return "\n".join(parts)


def _likeliest(line: bytes, name: str, text: str) -> str:
    """The likeliest way to cut a line into characters and lost bytes, by dynamic programming over its bytes.

    ``text`` is how the line reads from left to right.
    """
    weights = _weights()
    n = len(line)
    best = [-1e9] * (n + 4)
    best[0] = 0.0
    came: list[tuple[int, str]] = [(0, "")] * (n + 4)
    for i in range(n):
        steps = (
            [(1, chr(line[i]), 0.0)] if line[i] < 0x80 else [(1, LOST, 1e-6 * i - 3.0)]
        )  # of two that are as likely the later one
        if line[i] >= 0x80:
            for length in (2, 4) if name == "gb18030" else (2,):
                char = _character(line[i : i + length], name)
                if char:
                    steps.append((length, char, sum(map(weights.__getitem__, char))))
        for length, char, weight in steps:
            if best[i] + weight > best[i + length]:
                best[i + length] = best[i] + weight
                came[i + length] = i, char
    chars = []
    at = n
    while at:
        at, char = came[at]
        chars.append(char)
    chars.reverse()
    if LOST not in chars:  # a second byte without its first one looks like a letter
        at = next((i for i, (char, other) in enumerate(zip(chars, text, strict=False)) if char != other), 0)
        chars[at] = LOST
    return "".join(chars)


def _character(piece: bytes, name: str) -> str | None:
    """The one character of some bytes; in the extension of Big5 it may be a letter and its mark."""
    try:
        char = piece.decode(name)
    except UnicodeDecodeError:
        return None
    return char if piece[0] >= 0x80 and not any(c < "\x80" for c in char) else None


def _realigned_units(data: bytes, name: str) -> str:
    """UTF-16 with an odd number of bytes: it goes on behind the byte whose fellow was lost, likeliest at the end."""
    weights = _weights()
    before = list(accumulate((weights[c] for c in _units(data, name)), initial=0.0))
    behind = list(accumulate((weights[c] for c in reversed(_units(data[1:], name))), initial=0.0))
    n = len(before) - 1
    cut = max(range(n + 1), key=lambda i: (before[i] + behind[n - i], i))
    return _with_lost(data[: 2 * cut], name) + LOST + _with_lost(data[2 * cut + 1 :], name)


def _units(data: bytes, name: str) -> str:
    """Each two bytes as one character; halves of a pair are not put together."""
    order = "little" if name == "utf-16-le" else "big"
    units = array("H", data[: len(data) - len(data) % 2])
    if order != sys.byteorder:
        units.byteswap()
    return "".join(map(chr, units))


def _likeness(text: str) -> tuple[float, float]:
    """How like a text is to Chinese (1 for common characters alone), and the share of these, ASCII apart."""
    weights = _weights()
    beyond = [weights[c] for c in text if c > "\x7f" or c < "\t"]
    if not beyond:
        return (0.1, 1.0) if text else (0.0, 0.0)  # plain ASCII, of which UTF-16 makes two bytes each
    return sum(beyond) / len(beyond), beyond.count(1.0) / len(beyond)


class _Weights(dict[str, float]):
    """How much a character speaks for a reading."""

    def __missing__(self, char: str) -> float:
        if char == LOST:
            weight = -2.0
        elif "\u4e00" <= char <= "\u9fff" or "\xa0" <= char <= "\xff" or "\u2000" <= char <= "\u2bff":
            weight = -0.3
        else:
            weight = 0.0 if "\t" <= char <= "\x7f" else -1.0
        self[char] = weight
        return weight


@cache
def _weights() -> _Weights:
    """Common characters, those of the first level of GB 2312 and Big5, which are the ones in ordinary use, and others."""
    pairs = [bytes((first, second)) for first in range(0xA4, 0xD8) for second in range(0x40, 0xFF)]
    weights = _Weights()
    for name, begin, end in (("gb2312", b"\xb0\xa1", b"\xd7\xf9"), ("big5", b"\xa4\x40", b"\xc6\x7e")):
        chars = b"".join(pair for pair in pairs if begin <= pair <= end and (name == "big5" or pair[1] > 0xA0))
        weights.update(dict.fromkeys(chars.decode(name, "ignore"), 0.3))
    weights.update((char, 1.0) for row in read_table("common_characters") for char in row[0])
    return weights
