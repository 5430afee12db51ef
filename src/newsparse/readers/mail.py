"""Electronic mail: newsletters and alerts that were saved as files, one message (``.eml``) or many (mbox)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..patterns import compiled
from ..source import LOST
from .record import Fields, Record, fields_of, numbered_lines, too_long

if TYPE_CHECKING:
    from email.message import Message

__all__ = ["read", "recognise"]

# The line that opens a message in a file of many: From a@b.cn Tue Mar 14 12:30:05 2023.
_FROM = r"From \S{1,200}+ .{0,60}\d{4}\s*+"
_FIELD = r"[A-Za-z][\w-]{0,60}+:|[ \t]+\S"
# Fields that only mail has; Subject and Date stand in other headers too.
_MAIL = frozenset("mime-version message-id received return-path content-type delivered-to reply-to".split())
_NAMED = frozenset({"subject", "date"})
_MOST_FIELDS = 200
_SURROGATES = "[\ud800-\udfff]"


def recognise(head: str) -> bool:
    """Whether a header of mail stands first: a subject or a date, and a field that only mail has.

    >>> recognise("Subject: 开幕\\nMessage-ID: <1@a.cn>\\n\\n今天开幕。"), recognise("Subject: 开幕\\nDate: 2020-01-01\\n\\n今天")
    (True, False)
    """
    names = set()
    for n, line in enumerate(head.lstrip("\ufeff\r\n").split("\n", _MOST_FIELDS)[:_MOST_FIELDS]):
        if n == 0 and compiled(_FROM).fullmatch(line):
            continue
        if not compiled(_FIELD).match(line):
            break
        names.add(line.partition(":")[0].lower())
    return not _MAIL.isdisjoint(names) and not _NAMED.isdisjoint(names)


def read(chunks: Iterable[str], limit: int) -> Iterator[Record]:
    """One article a message: its subject, sender and date, and its text, or that of its HTML.

    >>> text = "Subject: =?utf-8?B?5byA5bmV?=\\nFrom: 江城晚报 <a@b.cn>\\nMessage-ID: <1>\\n\\n今天开幕。\\n"
    >>> [record.fields for record in read([text], 1000)]
    [(('title', '开幕'), ('publisher', '江城晚报'), ('Message-ID', '<1>'), ('body', '今天开幕。'))]
    """
    parts: list[str] = []
    begin, length = 1, 0
    blank = True
    for number, line in numbered_lines(chunks, limit):
        if line is None:
            yield too_long(number, limit)
            parts, length = [], 0
            continue
        if blank and line.startswith("From ") and compiled(_FROM).fullmatch(line):
            if any(map(str.strip, parts)):
                yield _record("".join(parts), begin)
            parts, length = [], 0
            continue
        blank = not line.strip()
        if not parts:
            if blank:
                continue
            begin = number
        parts.append(line)
        length += len(line)
        if length > limit:
            yield too_long(begin, limit)
            parts, length = [], 0
    if any(map(str.strip, parts)):
        yield _record("".join(parts), begin)


def _record(text: str, line: int) -> Record:
    """A message as a record; as text where the parser fails, as it does for odd parameters and for parts too deep."""
    try:
        fields = _fields(text)
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return Record(line, text=text)
    if any(name in ("title", "body") for name, _ in fields):
        return Record(line, fields)
    return Record(line, error="a message without a subject and a text")


def _fields(text: str) -> Fields:
    from email import message_from_string
    from email.utils import parseaddr

    lost = LOST in text
    text = compiled(_SURROGATES).sub("\ufffd", text)  # which the parser takes for bytes of its own
    message = message_from_string(text.lstrip("\ufeff").replace("\r\n", "\n"))
    pairs: list[tuple[str, object]] = []
    for key, value in message.items():
        shown = " ".join(_decoded(str(value)).split())
        if key.lower() == "from":
            name, address = parseaddr(shown)
            shown = name or address or shown
        pairs.append((key, shown))
    content = _text_of(message)
    pairs.append(("content", content.replace("\ufffd", LOST) if lost else content))
    return fields_of(pairs)


def _decoded(value: str) -> str:
    """A field with its encoded words as text: ``=?utf-8?B?5byA5bmV?=``."""
    if "=?" not in value:
        return value
    from email.errors import MessageError
    from email.header import decode_header

    try:
        words = decode_header(value)
    except (MessageError, ValueError):
        return value
    return "".join(word if isinstance(word, str) else _as_text(word, charset) for word, charset in words)


def _text_of(message: Message) -> str:
    """The first plain text among the parts of a message, else its HTML; files that are sent along are none."""
    found: dict[str, str] = {}
    for part in message.walk():
        kind = part.get_content_type()
        if kind in ("text/plain", "text/html") and part.get_content_disposition() != "attachment":
            found.setdefault(kind, _content(part))
    return found.get("text/plain") or found.get("text/html", "")


def _content(part: Message) -> str:
    if str(part.get("Content-Transfer-Encoding", "")).strip().lower() not in ("base64", "quoted-printable"):
        return str(part.get_payload())  # it was decoded with the file
    data = part.get_payload(decode=True)
    return _as_text(data, part.get_content_charset()) if isinstance(data, bytes) else str(part.get_payload())


def _as_text(data: bytes, charset: str | None) -> str:
    name = (charset or "utf-8").lower()
    name = "gb18030" if name in ("gb2312", "gbk", "x-gbk") else name
    try:
        text = data.decode(name, "replace")
    except (LookupError, ValueError):  # no codec of that name, or none of text
        text = data.decode("utf-8", "replace")
    return text.replace("\ufffd", LOST)
