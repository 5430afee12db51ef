"""Credit lines: labels, organisations and names to :class:`Credit` objects."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from .article import Credit, FieldMark, Role
from .diagnostics import Finding, check_text, quote
from .labels import COLON, COLONS, UNKNOWN_VALUES, Vocabulary, credit_vocabulary, find_labels, opening_label, roles_of
from .lines import LineParts
from .names import People, has_surname, read_people
from .patterns import compiled
from .span import Span

__all__ = ["ROLE_NAMES", "credits_of_fields", "find_credit_lines", "parse_credits"]

_LONGEST_LINE, _LABEL_WITHIN = 200, 14
# Lines that may stand among the credits at the end of a body: how many, and how long.
_MOST_OTHERS, _LONGEST_OTHER = 3, 30
# Bullets and brackets that stand around a whole credit line.
_OPENING = " \t\u3000\xa0（(【[〔■□▲△●◆◎"
_CLOSING = " \t\u3000\xa0）)】]〕"
# The names of header fields that hold credits.
ROLE_NAMES = frozenset(role.value for role in Role)
# What stands for a name where there is none.
_NOBODY = frozenset(
    "未知 不详 不詳 暂无 佚名 匿名 网络 網絡 網路 来自网络 互联网 管理员 系统管理员 男 女 教授 副教授 博士 主任 先生 女士".split()
)
# Who goes by pen names, and how long these are.
_PEN_ROLES, _PEN_LENGTH = frozenset({Role.AUTHOR, Role.EDITOR}), 4


def parse_credits(text: str) -> tuple[Credit, ...]:
    """The credits of one line, in order; ``()`` where the line is no credit.

    Each label (作者, 摄影, 责任编辑, …) is followed by a colon and by an organisation, names, or both. Spans count in
    ``text``.

    >>> parse_credits("作者：网信中心董文欣毛琦王玉婷")
    (<Credit 作者 (author) 网信中心: 董文欣, 毛琦, 王玉婷>,)
    >>> parse_credits("（责编：袁勃、赵欣悦  校对：张皓静）")
    (<Credit 责编 (editor): 袁勃, 赵欣悦>, <Credit 校对 (proofreader): 张皓静>)
    >>> parse_credits("记者：为什么选在这里？")
    ()
    """
    check_text("parse_credits", text)
    start = len(text) - len(text.lstrip())
    text = text.strip()
    return tuple(_read_line(text, start, [])) if 0 < len(text) <= _LONGEST_LINE else ()


def find_credit_lines(lines: Sequence[LineParts], findings: list[Finding]) -> dict[int, list[Credit]]:
    """The credits at both ends of a body, by the index of their line.

    At the end a few short lines (（完）) may stand among them; one that opens like a credit but names nobody that could
    be told gets a finding.
    """
    found: dict[int, list[Credit]] = {}
    unread: list[Finding] = []
    others = 0
    for n in range(len(lines) - 1, -1, -1):
        text, start, end, _, _ = lines[n]
        if len(text) > _LONGEST_LINE:
            break
        if credits := _read_line(text, start, findings):
            found[n] = credits
            continue
        others += 1
        name, _, value = opening_label(text, credit_vocabulary())
        sentence = name is None and text[-1] in "。！？；，："
        if others > _MOST_OTHERS or len(text) > _LONGEST_OTHER or sentence:
            break
        if name is not None and value and not value.isspace():
            message = f"{quote(text)} names nobody that could be told; it is kept as text"
            unread.append(Finding("credit-unread", message, start, end))
    if found:
        findings += unread
    for n, (text, start, _, _, _) in enumerate(lines):
        if n in found or len(text) > _LONGEST_LINE or not (credits := _read_line(text, start, findings)):
            break
        found[n] = credits
    return dict(sorted(found.items()))


def credits_of_fields(fields: Sequence[FieldMark], raw: str, findings: list[Finding]) -> list[Credit]:
    """The credits that header fields hold (作者, 编辑, …)."""
    credits = []
    for field in fields:
        if field.name not in ROLE_NAMES or field.value.lower() in UNKNOWN_VALUES or field.value in _NOBODY:
            continue
        roles = roles_of(field.label) or (Role(field.name),)
        people = _without_nobody(read_people(field.value))
        if not people.read or not (people.names or people.organization):
            message = f"{quote(field.value)} names nobody that could be told; no credit is made of it"
            findings.append(Finding("credit-unread", message, field.value_start, field.value_end))
            continue
        _say_ambiguous(people, field.value, Span(field.value_start, field.value_end), findings)
        span = Span(field.start, field.end)
        credits.append(Credit(field.label, roles, people.organization, people.names, span.of(raw), span))
    return credits


def _read_line(text: str, offset: int, findings: list[Finding]) -> list[Credit]:
    """The credits of a line that is nothing else; [] for any other line."""
    vocabulary = credit_vocabulary()
    name, label, value = opening_label(text, vocabulary)
    if name is not None and COLONS.isdisjoint(value):  # one label and nothing else, as most often
        parts = [(label, 0, len(label) + 1, len(text))]
    elif compiled(COLON).search(text, 0, _LABEL_WITHIN):
        parts = _parts(text, vocabulary)
    else:
        return []
    credits = []
    doubtful = []
    for label, start, value_start, stop in parts:
        value = text[value_start:stop]
        people = _without_nobody(read_people(value))
        roles = roles_of(label)
        if not _is_credit(people, roles):
            return []
        printed = text[start:stop].rstrip()
        span = Span(offset + start, offset + start + len(printed))
        credits.append(Credit(label, roles, people.organization, people.names, printed, span))
        if people.ambiguous:
            doubtful.append((people, value, span))
    for people, value, span in doubtful:
        _say_ambiguous(people, value, span, findings)
    return credits


def _parts(text: str, vocabulary: Vocabulary) -> list[tuple[str, int, int, int]]:
    """The credits of a line that may be bracketed and hold several: label, its start, start and end of the value."""
    end = len(text.rstrip(_CLOSING)) if text[0] in _OPENING else len(text)
    labels = find_labels(text[:end], vocabulary)
    if not labels or text[: labels[0].start].strip(_OPENING):
        return []
    stops = [label.start for label in labels[1:]] + [end]
    # The bracket that opens before a label is none of the credit's.
    return [
        (label.printed, text.index(label.printed, label.start), label.value_start, stop)
        for label, stop in zip(labels, stops, strict=True)
    ]


def _is_credit(people: People, roles: Sequence[Role]) -> bool:
    """Whether what follows a label is people, and not the beginning of a sentence (作者：这本书……)."""
    if not people.read or not (people.names or people.organization):
        return False
    for name in people.names:
        if not has_surname(name) and not _is_foreign(name):
            # Pen names are made of any characters; those who go by them are writers and editors.
            if len(name) > _PEN_LENGTH or _PEN_ROLES.isdisjoint(roles):
                return False
    return True


def _is_foreign(name: str) -> bool:
    """Whether a name is from another language: Latin letters, or parts around a dot."""
    return any(char.isascii() or char in "·•・‧" for char in name)


def _without_nobody(people: People) -> People:
    """People without the words that stand for nobody, or for what somebody does (记者)."""
    nobody = _nobody()
    if nobody.isdisjoint(people.names):
        return people
    return people._replace(names=tuple(name for name in people.names if name not in nobody))


@cache
def _nobody() -> frozenset[str]:
    return _NOBODY.union(credit_vocabulary().fields)


def _say_ambiguous(people: People, value: str, span: Span, findings: list[Finding]) -> None:
    if people.ambiguous:
        message = f"{quote(value)} could be split in another way; the likelier reading is {'、'.join(people.names)}"
        findings.append(Finding("names-ambiguous", message, *span))
