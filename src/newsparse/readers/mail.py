"""Electronic mail: newsletters and alerts that were saved as files, one message (``.eml``) or many (mbox, digests of lists)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from ..header import read_header
from ..labels import header_vocabulary
from ..lines import split_lines
from ..media import is_medium
from ..metalines import kind_of_word
from ..organizations import is_office
from ..patterns import compiled
from ..source import LOST
from .record import Fields, Record, fields_of, name_of_key, numbered_lines, too_long

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
# What stands between the messages of a digest, and the line that counts one.
_RULE, _COUNT = r"-{10,}\s*+", r"(?:Message|消息|信息|訊息)[:：]\s?\d{1,5}\s*+"
_DIGEST_FIELDS = frozenset({"date", "from", "subject"})
_LOOKED_AT, _LONGEST_FOOT, _MOST_AHEAD = 20_000, 30, 12
_LIST_TAG = r"\[([\w.-]{2,40})\]\s*+(?=\S)"
_SURROGATES = "[\ud800-\udfff]"


def recognise(head: str) -> bool:
    """Whether a header of mail stands first: a subject or a date, and a field that only mail has.

    >>> recognise("Subject: 开幕\\nMessage-ID: <1@a.cn>\\n\\n今天开幕。"), recognise("Subject: 开幕\\nDate: 2020-01-01\\n\\n今天")
    (True, False)
    """
    return _is_mail(head) or _is_digest(head[:_LOOKED_AT])


def _is_digest(head: str) -> bool:
    """Whether a rule stands here above the date, the sender and the subject of a message."""
    if "\nSubject:" not in head or "\nFrom:" not in head:
        return False
    lines = head.split("\n")
    return any(
        compiled(_RULE).fullmatch(line) and _opens_message(lines[n + 1 : n + 12]) for n, line in enumerate(lines)
    )


def _opens_message(lines: Sequence[str]) -> bool:
    """Whether lines open with the header of a message in a digest; its number may stand above it."""
    names: set[str] = set()
    for line in lines:
        if not line.strip() or compiled(_COUNT).fullmatch(line):
            if names:
                break
        elif not compiled(_FIELD).match(line):
            break
        else:
            names.add(line.partition(":")[0].lower())
    return names >= _DIGEST_FIELDS


def _is_mail(head: str) -> bool:
    """Whether a header of mail stands first."""
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
    source = iter(chunks)
    begin: list[str] = []
    length = 0
    while length < _LOOKED_AT and (chunk := next(source, None)) is not None:
        begin.append(chunk)
        length += len(chunk)
    head = "".join(begin)[:_LOOKED_AT]
    whole = chain(begin, source)
    if not _is_mail(head) and _is_digest(head):
        yield from _digest(whole, limit)
    else:
        yield from _mailbox(whole, limit)


def _digest(chunks: Iterable[str], limit: int) -> Iterator[Record]:
    """The messages of a digest; what stands above the first and below the last is of the list, and belongs to none."""
    lines = numbered_lines(chunks, limit)
    waiting: deque[tuple[int, str | None]] = deque()
    parts: list[str] = []
    begin, length = 0, 0
    ruled = True  # whether nothing but blank lines stands between this line and a rule above it, or the top
    while True:
        while len(waiting) < _MOST_AHEAD and (item := next(lines, None)):
            waiting.append(item)
        if not waiting:
            break
        number, line = waiting.popleft()
        if line is None:
            yield too_long(number, limit)
            parts, begin, length = [], 0, 0
            continue
        if ruled and line.strip() and _opens_message([line, *(text or "" for _, text in waiting)]):
            if begin:
                yield _record("".join(_without_rule(parts)), begin, listed=True)
            parts, begin, length = [], number, 0
            ruled = False
            if compiled(_COUNT).fullmatch(line):
                continue
        ruled = compiled(_RULE).fullmatch(line) is not None or (ruled and not line.strip())
        if begin:
            parts.append(line)
            length += len(line)
        if length > limit:
            yield too_long(begin, limit)
            parts, begin, length = [], 0, 0
    if begin:
        yield _record("".join(_without_rule(parts)), begin, listed=True)


def _without_rule(lines: list[str]) -> list[str]:
    """A message without the rule below it, and the foot of the digest that may follow."""
    for n in range(len(lines) - 1, max(len(lines) - _LONGEST_FOOT, 0), -1):
        if compiled(_RULE).fullmatch(lines[n]):
            return lines[:n]
    return lines


def _mailbox(chunks: Iterable[str], limit: int) -> Iterator[Record]:
    """The message of a file, or each of many."""
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


def _record(text: str, line: int, *, listed: bool = False) -> Record:
    """A message as a record, ``listed`` where it comes from a list; as text where the parser fails, as it does for odd parameters and for parts too deep."""
    try:
        fields = _fields(text, listed)
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return Record(line, text=text)
    if any(name in ("title", "body") for name, _ in fields):
        return Record(line, fields)
    return Record(line, error="a message without a subject and a text")


def _fields(text: str, listed: bool) -> Fields:
    from email import message_from_string
    from email.utils import parseaddr

    lost = LOST in text
    text = compiled(_SURROGATES).sub("\ufffd", text)  # which the parser takes for bytes of its own
    message = message_from_string(text.lstrip("\ufeff").replace("\r\n", "\n"))
    pairs: list[tuple[str, object]] = []
    receivers = str(message.get("To", "")).lower()
    for key, value in message.items():
        shown = " ".join(_decoded(str(value)).split())
        if key.lower() == "from":
            name, address = parseaddr(shown)
            shown = name or address or shown
            if not (is_medium(shown) or is_office(shown)) and (listed or kind_of_word(shown) == "author"):
                key = "author"
        elif key.lower() == "subject" and (tag := compiled(_LIST_TAG).match(shown)):
            if tag[1].lower() in receivers:  # [news] of news@example.org
                shown = shown[tag.end() :]
        pairs.append((key, shown))
    content = _text_of(message)
    if inner := _inner(content):
        named, content = inner
        names = {name_of_key(key)[0] for key, _ in named}
        pairs = [(key if name_of_key(key)[0] not in names else f"[{key}]", value) for key, value in pairs]
        pairs += named
    pairs.append(("content", content.replace("\ufffd", LOST) if lost else content))
    return fields_of(pairs)


def _inner(content: str) -> tuple[list[tuple[str, str]], str] | None:
    """The header of an article that was sent on, and the text below it; None where a message opens with none."""
    lines = split_lines(content)
    fields, body = read_header(lines, header_vocabulary()) if lines else ([], [])
    named = [(field.label, field.value) for field in fields if field.name != "body" and field.value]
    names = {field.name for field in fields if field.value}
    if not body or "title" not in names or len(names) < 2 or not all(label for label, _ in named):
        return None
    return named, content[body[0][1] - body[0][4] :]


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
