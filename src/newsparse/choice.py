"""Of several header fields of one name, the one that counts, and what is odd about the others."""

from __future__ import annotations

from collections.abc import Sequence

from .article import FieldMark, plain
from .diagnostics import Finding, quote
from .fields import is_any_date
from .labels import UNKNOWN_VALUES, fold, roles_of

__all__ = ["check_fields"]

_LONGEST_UNKNOWN = max(map(len, UNKNOWN_VALUES))
# Fields that may be given many times.
_MANY = frozenset({"keywords", "image", "url", "breadcrumb", "navigation", "font_size", "share"})
# Labels of a publisher that may as well be the author's office, or where the text was found.
_WEAK_PUBLISHERS = frozenset({"单位", "部门", "网站", "站点", "site", "website", "网站名称", "sitename"})


def check_fields(fields: Sequence[FieldMark], findings: list[Finding]) -> dict[str, FieldMark]:
    """The field of each name that counts: the first that says something; findings tell what is odd about the others.

    A field whose source says that it does not know (未知) says nothing. Where a second header stands inside the first,
    with a title of its own, its fields count before those of the outer one; of several dates that of a label that
    speaks of publication.

    >>> from newsparse.article import new_field
    >>> places = [(0, 6, 3, 6), (7, 14, 10, 14)]
    >>> fields = [new_field(("publisher", "来源", v, *at)) for v, at in zip(["新华社", "光明日报"], places)]
    >>> findings = []
    >>> check_fields(fields, findings)["publisher"].value, [finding.code for finding in findings]
    ('新华社', ['field-repeated'])
    """
    first: dict[str, FieldMark] = {}
    repeated = False
    for field in fields:
        name, label, value, start, end, _, _ = field
        if name is None:
            if label:
                message = f"{quote(label)} is a label that nobody knows; its field is kept without a name"
                findings.append(Finding("label-unknown", message, start, end))
            else:
                message = f"{quote(value)} stands in the header without a label; it is kept without a name"
                findings.append(Finding("label-missing", message, start, end))
        elif len(value) > _LONGEST_UNKNOWN or _is_known(value):
            repeated = first.setdefault(name, field) is not field or repeated
    return _of_several(fields, first, findings) if repeated else first


def _of_several(
    fields: Sequence[FieldMark], first: dict[str, FieldMark], findings: list[Finding]
) -> dict[str, FieldMark]:
    """:func:`check_fields` where a name has several fields that say something."""
    titles = [n for n, field in enumerate(fields) if field.name == "title" and _is_known(field.value)]
    begin = titles[-1] if titles and titles[-1] - titles[0] > 1 else 0  # of a header that stands inside another
    telling = [field for field in fields if field.name is not None and _is_known(field.value)]
    inner = sum(field.start < fields[begin].start for field in telling)
    chosen: dict[str, FieldMark] = {}
    for field in [*telling[inner:], *telling[:inner]]:
        assert field.name is not None
        before = chosen.setdefault(field.name, field)
        if field.name == "date_published" and _says_published(field.label) and not _says_published(before.label):
            if (before.start >= telling[inner].start) == (field.start >= telling[inner].start):
                chosen[field.name] = field
        elif field.name == "publisher" and _is_weak(before.label) and field.label:
            if not _is_weak(field.label):  # 单位：本报记者 above 来源：光明日报
                chosen[field.name] = field
    for field in telling:
        assert field.name is not None
        counts = chosen[field.name]
        if counts is field or roles_of(field.label) or field.name in _MANY or plain(counts.value) == plain(field.value):
            continue
        which = "first" if counts is first[field.name] else "inner" if field.name == "title" else "other"
        message = f"{quote(field.value)} is another {field.name}; the {which} one counts"
        findings.append(Finding("field-repeated", message, field.start, field.end))
    return chosen


def _is_known(value: str) -> bool:
    """Whether a value is one, and not what a source prints where it has none."""
    return value.lower() not in UNKNOWN_VALUES


def _is_weak(label: str) -> bool:
    """Whether the label of a publisher is one that others go before."""
    return fold(label.replace("/", "-").rpartition("-")[2]) in _WEAK_PUBLISHERS


def _says_published(label: str) -> bool:
    """Whether the label of a date speaks of publication, not of any time."""
    return label != "" and not is_any_date(label)
