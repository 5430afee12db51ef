"""Text to an Article: the only file that knows the order of the stages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from .article import Article, Body, Credit, FieldMark, Header, Headline, PartialDate
from .bylines import find_credits
from .counts import read_count
from .credits import ROLE_NAMES, credits_of_fields
from .dates import read_date
from .diagnostics import Finding, ParseError, Severity, check_base, check_text, diagnose
from .header import check_fields, read_header
from .labels import COLON, canonical_labels, header_vocabulary, roles_of
from .lines import LineParts, split_lines
from .patterns import compiled
from .roles import RoleWords, own_roles, role_words
from .span import Span

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["parse", "parse_fields"]

Labels = Mapping[str, "str | Iterable[str]"]

_KICKER = r"【\s*([^【】]{1,40}?)\s*】(?=.)"
_KEYWORD_SEPARATOR = r"[,，、;；|｜]"


def parse(text: str, *, base: date | None = None, strict: bool = False, labels: Labels | None = None) -> Article:
    """Read one article.

    ``base`` is the day that year-less dates count from, ``labels`` maps field names to further printed labels. A
    lenient parse returns an Article for every text and says in ``article.diagnostics`` what was odd; a strict one
    raises one ParseError with all diagnostics of severity error. Raises TypeError where ``text`` is no str.

    >>> article = parse("标题: 校地结对共建\\n发布日期: 时间：2020-12-10\\n浏览次数: 未知\\n正文内容:\\n启动会召开。")
    >>> article.title, article.date_published, article.view_count
    ('校地结对共建', <PartialDate 2020-12-10>, None)
    >>> parse("题名: 甲\\n正文内容:\\n乙。", labels={"title": ["题名"]}).title
    '甲'
    """
    return parse_source(text, base=base, strict=strict, labels=labels)


def parse_source(
    text: str,
    *,
    base: date | None = None,
    strict: bool = False,
    labels: Labels | None = None,
    path: Path | None = None,
    index: int | None = None,
    findings: Sequence[Finding] = (),
) -> Article:
    """:func:`parse` for a text that comes from a file, with what was found odd while it was decoded."""
    check_text("parse", text)
    check_base(base)
    found = list(findings)
    marked = text.startswith("\ufeff")  # a byte-order mark is no part of the first line; its field covers it
    fields, body = read_header(split_lines(" " + text[1:] if marked else text), header_vocabulary(labels))
    if marked and fields:
        fields[0] = fields[0]._replace(start=0)
    words = role_words(own_roles(labels))
    return _assemble(text, fields, body, words, found, base=base, strict=strict, path=path, index=index)


def parse_fields(
    record: Mapping[str, object], *, base: date | None = None, strict: bool = False, labels: Labels | None = None
) -> Article:
    """Read a record that is already split into fields.

    Keys are field names (``title``, ``date_published``, ``author``, …) or printed labels; other keys are kept as
    labels nobody knows. Values are texts, numbers, dates, or lists of texts; None is left out. ``article.raw`` is the
    labelled text that is made of them. A value is taken whole, even where it holds what :func:`parse` would take for
    the label of a further field (a title ``直播 来源：谁``). The options are those of :func:`parse`.

    >>> article = parse_fields({"title": "开幕", "date_published": "2024年5月", "author": ["董洋"], "body": "今天开幕。"})
    >>> print(article.raw)
    标题: 开幕
    发布日期: 2024年5月
    作者: 董洋
    正文内容:
    今天开幕。
    >>> article.authors, article.date_published
    (('董洋',), <PartialDate 2024-05>)
    """
    if not isinstance(record, Mapping):
        raise TypeError(f"parse_fields() takes a mapping, not {type(record).__name__}; parse() reads a text")
    return parse_record(record.items(), base=base, strict=strict, labels=labels)


def parse_record(
    record: Iterable[tuple[object, object]],
    *,
    base: date | None = None,
    strict: bool = False,
    labels: Labels | None = None,
    path: Path | None = None,
    index: int | None = None,
    findings: Callable[[str], Sequence[Finding]] | None = None,
) -> Article:
    """:func:`parse_fields` for a record of a file, whose keys may be repeated.

    ``findings`` is asked what was odd about the bytes, once ``raw`` is there, which its offsets point into.
    """
    check_base(base)
    vocabulary = header_vocabulary(labels)
    raw = body = ""
    fields: list[FieldMark] = []
    for key, value in record:
        if not isinstance(key, str):
            raise TypeError(f"the keys of a record are str, not {type(key).__name__}")
        key = "author" if key == "authors" else key  # the attribute of an article, for the field of a header
        name = key if key in canonical_labels() else vocabulary.name_of(key)
        text = _as_text(key, value, "\n" if name == "body" else "、")
        if name == "body":
            body = f"{body}\n{text}" if body else text
        elif text := " ".join(text.split()):
            label = key if roles_of(key) and key not in canonical_labels() else canonical_labels().get(name or "")
            label = label or " ".join(compiled(COLON).sub(" ", key).split())
            start, value_start = len(raw), len(raw) + len(label) + 2
            raw += f"{label}: {text}\n"
            fields.append(FieldMark(name, label, text, start, len(raw) - 1, value_start, len(raw) - 1))
    label = canonical_labels()["body"]
    end = len(raw) + len(label) + 1
    fields.append(FieldMark("body", label, "", len(raw), end, end, end))
    raw += f"{label}:\n"
    at = len(raw)
    lines = [(line, start + at, end + at, gap, indent) for line, start, end, gap, indent in split_lines(body)]
    raw += body
    found = list(findings(raw)) if findings is not None else []
    words = role_words(own_roles(labels))
    return _assemble(raw, fields, lines, words, found, base=base, strict=strict, path=path, index=index)


def _as_text(key: str, value: object, separator: str) -> str:
    """A value of a record as the text that a header would print."""
    if value is None:
        return ""
    if isinstance(value, (str, int, float, date, PartialDate)):
        return str(value)  # dates print as ISO
    if isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value):
        return separator.join(value)
    raise TypeError(f"{key!r} is a text, a number, a date or a list of texts, not {type(value).__name__}")


def _assemble(
    raw: str,
    fields: Sequence[FieldMark],
    body: Sequence[LineParts],
    words: RoleWords,
    found: list[Finding],
    *,
    base: date | None,
    strict: bool,
    path: Path | None = None,
    index: int | None = None,
) -> Article:
    """The stages behind the header: values, credits, blocks, diagnostics."""
    first = check_fields(fields, found)
    headline = _headline(first.get("title") or first.get("original_title"))
    date_published = _date(first.get("date_published"), base, found)
    date_modified = _date(first.get("date_modified"), base, found)
    view_count = _count(first.get("view_count"), found)
    credits = [] if ROLE_NAMES.isdisjoint(first) else credits_of_fields(fields, raw, words, found)
    body, credit_lines = find_credits(body, words, found)
    for of_line in credit_lines.values():
        credits += of_line
    if headline is None:
        found.append(Finding("title-missing", "no title was found; title left empty", 0, 0))
    if len(credit_lines) == len(body):
        found.append(Finding("body-empty", "no text was found below the header", len(raw), len(raw)))
    diagnostics = diagnose(raw, found) if found else ()
    if strict:
        errors = [d for d in diagnostics if d.severity is Severity.ERROR]
        if errors:
            raise ParseError(errors, raw, path)
    return Article(  # by position, which takes half the time
        headline,
        _value(first.get("standfirst")),
        date_published,
        date_modified,
        view_count,
        _value(first.get("publisher")) or _publisher(credit_lines),
        _value(first.get("section")),
        _keywords(first.get("keywords")),
        _value(first.get("url")),
        tuple(credits),
        Body(raw, tuple(body), tuple(credit_lines)),
        Header(tuple(fields)),
        diagnostics,
        raw,
        path,
        index,
    )


def _headline(field: FieldMark | None) -> Headline | None:
    if field is None:
        return None
    _, _, text, _, _, start, end = field
    kicker = compiled(_KICKER).match(text) if text[0] == "【" else None
    return Headline(text, kicker[1] if kicker else None, Span(start, end))


def _value(field: FieldMark | None) -> str | None:
    return None if field is None else field.value


def _publisher(credit_lines: Mapping[int, Sequence[Credit]]) -> str | None:
    """The publisher that a credit line of the body names (来源：新华社)."""
    labels = header_vocabulary()
    for credits in credit_lines.values():
        for credit in credits:
            if credit.label is not None and credit.organization and labels.name_of(credit.label) == "publisher":
                return credit.organization
    return None


def _date(field: FieldMark | None, base: date | None, found: list[Finding]) -> PartialDate | None:
    return None if field is None else read_date(field.value, field.value_start, base, field.name or "", found)


def _count(field: FieldMark | None, found: list[Finding]) -> int | None:
    return None if field is None else read_count(field.value, field.value_start, found)


def _keywords(field: FieldMark | None) -> tuple[str, ...]:
    """The keywords as printed: between commas, or between spaces where there is no comma."""
    if field is None:
        return ()
    value = field.value
    parts = compiled(_KEYWORD_SEPARATOR).split(value) if compiled(_KEYWORD_SEPARATOR).search(value) else value.split()
    return tuple(part.strip() for part in parts if part.strip())
