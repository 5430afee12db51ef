"""Credit lines: labels, organisations and names to :class:`Credit` objects."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from .article import Credit, HeaderField, Role
from .diagnostics import Finding, quote
from .labels import credit_vocabulary, find_labels, roles_of
from .lines import Line
from .names import People, has_surname, read_people
from .span import Span

__all__ = ["credits_of_fields", "parse_credits", "split_credit_lines"]

_LONGEST_LINE, _LABEL_WITHIN = 200, 14
# Bullets and brackets that stand around a whole credit line.
_OPENING = " \t\u3000\xa0（(【[〔■□▲△●◆◎"
_CLOSING = " \t\u3000\xa0）)】]〕"
_COLON_NEAR = regex.compile(r"[:：∶﹕︓]")
# What stands for a name where there is none.
_NOBODY = frozenset(["未知", "不详", "不詳", "无", "無", "暂无", "佚名", "匿名", "网络", "網絡", "網路", "互联网", "管理员", "系统管理员"])  # fmt: skip
# Pen names are made of any characters; those who go by them are writers and editors, and the names are short.
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
    start = len(text) - len(text.lstrip())
    return tuple(_read_line(text.strip(), start, []))


def split_credit_lines(
    lines: Sequence[Line], findings: list[Finding]
) -> tuple[list[list[Credit]], Sequence[Line], list[list[Credit]]]:
    """Take the credit lines off both ends of a body: those of the top, the lines between, and those of the end."""
    first, last = 0, len(lines)
    top: list[list[Credit]] = []
    end: list[list[Credit]] = []
    while first < last and (credits := _read_line(lines[last - 1].text, lines[last - 1].start, findings)):
        end.append(credits)
        last -= 1
    while first < last and (credits := _read_line(lines[first].text, lines[first].start, findings)):
        top.append(credits)
        first += 1
    return top, lines[first:last], end[::-1]


def credits_of_fields(fields: Sequence[HeaderField], raw: str, findings: list[Finding]) -> list[Credit]:
    """The credits that header fields hold (作者, 编辑, …)."""
    credits = []
    for field in fields:
        roles = roles_of(field.label) if field.name is not None else ()
        if not roles or not field.value or field.value in _NOBODY:
            continue
        people = _without_nobody(read_people(field.value))
        start, end = field.span
        if not people.read or not (people.names or people.organization):
            message = f"{quote(field.value)} names nobody that could be told; no credit is made of it"
            findings.append(Finding("credit-unread", message, *field.value_span))
            continue
        _say_ambiguous(people, field.value, field.value_span, findings)
        credits.append(Credit(field.label, roles, people.organization, people.names, raw[start:end], field.span))
    return credits


def _read_line(text: str, offset: int, findings: list[Finding]) -> list[Credit]:
    """The credits of a line that is nothing else; [] for any other line."""
    if len(text) > _LONGEST_LINE or not _COLON_NEAR.search(text, 0, _LABEL_WITHIN):
        return []
    begin = len(text) - len(text.lstrip(_OPENING))
    end = len(text.rstrip(_CLOSING)) if begin else len(text)
    labels = [label for label in find_labels(text[:end], credit_vocabulary())]
    if not labels or text[: labels[0].start].strip(_OPENING):
        return []
    credits = []
    doubtful = []
    for n, label in enumerate(labels):
        stop = labels[n + 1].start if n + 1 < len(labels) else end
        value = text[label.value_start : stop]
        people = _without_nobody(read_people(value))
        roles = roles_of(label.printed)
        if not _is_credit(people, roles):
            return []
        span = Span(offset + label.start, offset + len(text[:stop].rstrip()))
        if people.ambiguous:
            doubtful.append((people, value, span))
        credits.append(
            Credit(
                label.printed, roles, people.organization, people.names, text[label.start : span.end - offset], span
            )
        )
    for people, value, span in doubtful:
        _say_ambiguous(people, value, span, findings)
    return credits


def _is_credit(people: People, roles: Sequence[Role]) -> bool:
    """Whether what follows a label is people, and not the beginning of a sentence (作者：这本书……)."""
    if not people.read or not (people.names or people.organization):
        return False
    unlikely = [name for name in people.names if not has_surname(name) and not _is_foreign(name)]
    pen_names = not _PEN_ROLES.isdisjoint(roles) and all(len(name) <= _PEN_LENGTH for name in unlikely)
    return not unlikely or pen_names


def _is_foreign(name: str) -> bool:
    """Whether a name is from another language: Latin letters, or parts around a dot."""
    return any(char.isascii() or char in "·•・‧" for char in name)


def _without_nobody(people: People) -> People:
    names = tuple(name for name in people.names if name not in _NOBODY)
    return people if len(names) == len(people.names) else people._replace(names=names)


def _say_ambiguous(people: People, value: str, span: Span, findings: list[Finding]) -> None:
    if people.ambiguous:
        message = f"{quote(value)} could be split in another way; the likelier reading is {'、'.join(people.names)}"
        findings.append(Finding("names-ambiguous", message, *span))
