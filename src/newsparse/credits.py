"""Credits of what was read, and those that header fields hold."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from .article import Credit, FieldMark, Role
from .asides import NOBODY
from .diagnostics import Finding, quote
from .drafts import Draft
from .folding import fold, fold_label
from .labels import OWN_MEDIA, UNKNOWN_VALUES
from .names import LONGEST
from .roles import RoleWord, RoleWords
from .span import Span
from .stretches import read_stretch

__all__ = ["ROLE_NAMES", "credits_of_fields", "say_ambiguous", "to_credits"]

# The names of header fields that hold credits.
ROLE_NAMES = frozenset(role.value for role in Role)


def to_credits(drafts: Sequence[Draft], text: str, offset: int) -> list[Credit]:
    """Credits of drafts; their spans count from ``offset`` characters before the text."""
    return [
        Credit(
            draft.label,
            draft.roles,
            draft.people.organization,
            draft.people.names,
            text[draft.start : draft.end],
            Span(draft.start + offset, draft.end + offset),
        )
        for draft in drafts
    ]


def say_ambiguous(drafts: Sequence[Draft], offset: int, findings: list[Finding]) -> None:
    """A finding for each credit whose names could well be split in another way."""
    for draft in drafts:
        if draft.people.ambiguous:
            names = "、".join(draft.people.names)
            message = f"{quote(draft.value)} could be split in another way; the likelier reading is {names}"
            findings.append(Finding("names-ambiguous", message, draft.start + offset, draft.end + offset))


def credits_of_fields(fields: Sequence[FieldMark], raw: str, words: RoleWords, findings: list[Finding]) -> list[Credit]:
    """The credits that header fields hold (作者, 编辑, …)."""
    credits: list[Credit] = []
    for field in fields:
        if field.name not in ROLE_NAMES:
            continue
        folded = fold(field.value)
        if folded.lower() in UNKNOWN_VALUES or folded in NOBODY:
            continue
        if len(field.value) > LONGEST:
            message = f"{quote(field.value)} is too long for a list of names; no credit is made of it"
            findings.append(Finding("credit-unread", message, field.value_start, field.value_end))
            continue
        text = raw[field.start : field.value_end]
        begin = field.value_start - field.start
        roles, kind = words.meanings.get(fold_label(field.label), ((), "work"))
        # A field of a header is no turn of an interview, so that a person's label is a work's there.
        word = RoleWord(0, begin, roles or (Role(field.name),), "label" if kind == "label" else "work")
        drafts = read_stretch(text, fold(text), begin, len(text), words, opening=(word, field.label))
        if not drafts:
            message = f"{quote(field.value)} names nobody that could be told; no credit is made of it"
            findings.append(Finding("credit-unread", message, field.value_start, field.value_end))
            continue
        say_ambiguous(drafts, field.start, findings)
        own = next((own for own in OWN_MEDIA if field.label.startswith(own)), None)  # 本报记者, alone in its line
        for credit in to_credits(drafts, text, field.start):
            credits.append(
                credit
                if credit.organization or not own or credit.label != field.label
                else attrs.evolve(credit, organization=own)
            )
    return credits
