"""Text to an Article: the only file that knows the order of the stages."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import attrs

from .article import Article, BlockKind, Body, Credit, FieldMark, Header, Headline, PartialDate, Role
from .bylines import find_credits, parse_credits
from .choice import check_fields
from .counts import read_count
from .credits import ROLE_NAMES, credits_of_fields
from .datelines import medium_of_lead
from .dates import read_date
from .diagnostics import Finding, check_base, check_text, diagnose, quote, refuse_errors
from .edges import WRITERS, is_plain, read_edge_fields, read_edges
from .filenames import read_name
from .header import read_header
from .labels import COLON, UNKNOWN_VALUES, Vocabulary, canonical_labels, header_vocabulary, roles_of
from .lines import LineParts, split_lines
from .markup import told_kinds
from .patterns import compiled
from .roles import RoleWords, own_roles, role_words
from .sites import site_of, without_site
from .span import Span
from .tails import PICTURING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["parse", "parse_fields"]

Labels = Mapping[str, "str | Iterable[str]"]

_KICKER = r"【\s*([^【】]{1,40}?)\s*】(?=.)"
# What a file's name may say where the text does not.
_NAMED = frozenset({"title", "date_published"})
# The code of a diagnostic for what a page does not show, and how its message begins, before the name of the field.
FROM_MARKUP, NOT_SHOWN = "field-from-markup", "the page shows no "
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
    vocabulary = header_vocabulary(labels)
    told = told_kinds(text)
    shown = text if told is None else told.masked
    fields, body = read_header(split_lines(" " + shown[1:] if marked else shown), vocabulary)
    if marked and fields:
        fields[0] = fields[0]._replace(start=0)
    kinds: Mapping[int, BlockKind] = {}
    if told is not None and fields and fields[-1].name == "body" and fields[-1].start == told.start:
        fields[-1] = fields[-1]._replace(end=told.end, value_start=told.end, value_end=told.end)
        kinds = told.kinds
    elif told is not None:
        fields, body = read_header(split_lines(" " + text[1:] if marked else text), vocabulary)
    words = role_words(own_roles(labels))
    article = _assemble(
        text, fields, body, words, found, vocabulary,
        base=base, strict=strict, path=path, index=index, captions=_captions(body, kinds),
    )  # fmt: skip
    return _with_markup(article, body, kinds) if kinds else article


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
    return _assemble(raw, fields, lines, words, found, vocabulary, base=base, strict=strict, path=path, index=index)


class Elsewhere(NamedTuple):
    """A value that stands nowhere in the text: where it comes from instead, in words."""

    value: str
    source: str


def parse_page(
    header: str,
    body: str,
    *,
    elsewhere: Mapping[str, Elsewhere],
    kinds: Mapping[int, BlockKind],
    source_lines: Sequence[int],
    base: date | None = None,
    strict: bool = False,
    labels: Labels | None = None,
    path: Path | None = None,
    index: int | None = None,
    findings: Sequence[Finding] = (),
) -> Article:
    """Read what was found on a page: the lines of its header, and the blocks of its body, one a line.

    ``kinds`` and ``source_lines`` go by the number of the line in ``body``: what the markup says it is, and the line of
    the document that it came from. ``elsewhere`` has values for fields that neither header nor body gives.
    """
    vocabulary = header_vocabulary(labels)
    raw = f"{header}{canonical_labels()['body']}:\n"
    fields, rest = read_header(split_lines(raw), vocabulary)
    if rest or not fields or fields[-1].name != "body":
        raise AssertionError("a line of the header is none")  # the caller has tried each
    at = len(raw)
    raw += body
    lines = [(line, start + at, end + at, gap, indent) for line, start, end, gap, indent in split_lines(body)]
    words = role_words(own_roles(labels))
    article = _assemble(
        raw, fields, lines, words, list(findings), vocabulary,
        base=base, strict=strict, path=path, index=index, elsewhere=elsewhere, captions=_captions(lines, kinds),
    )  # fmt: skip
    return _with_markup(article, lines, kinds, source_lines)


def _captions(lines: Sequence[LineParts], kinds: Mapping[int, BlockKind]) -> frozenset[int]:
    """Where the lines begin that are captions."""
    if not kinds:
        return frozenset()
    return frozenset(line[1] for n, line in enumerate(lines) if kinds.get(n) is BlockKind.CAPTION)


def _with_markup(
    article: Article, lines: Sequence[LineParts], kinds: Mapping[int, BlockKind], source_lines: Sequence[int] = ()
) -> Article:
    """An article whose body knows what markup says of its lines."""
    marks = tuple(
        (line[1], kinds.get(n), source_lines[n] if n < len(source_lines) else 0) for n, line in enumerate(lines)
    )
    return attrs.evolve(article, body=attrs.evolve(article.body, markup=marks))


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
    vocabulary: Vocabulary,
    *,
    base: date | None,
    strict: bool,
    path: Path | None = None,
    index: int | None = None,
    elsewhere: Mapping[str, Elsewhere] | None = None,
    captions: Container[int] = (),
) -> Article:
    """The stages behind the header: values, credits, blocks, diagnostics."""
    first = check_fields(fields, found)
    headline = _headline(first.get("title") or first.get("original_title"))
    title = headline.text if headline is not None else None
    said: list[Finding] = []
    lines, credit_lines = find_credits(body, words, said)
    edges: list[int] = []
    outside: Mapping[str, FieldMark] = {}
    if not captions and is_plain(lines, title, credit_lines):
        body = lines
    else:
        known: set[tuple[int, int]] = set()
        whole = {lines[n][1:3] for n in credit_lines}
        printed, read = body, (lines, credit_lines, said)
        for _ in range(2):  # twice where credits came to light among the edges
            known |= whole
            body, edges = read_edges(printed, title, vocabulary, known)
            if not (edges or captions) and body is printed:
                body, credit_lines, said = read
                break
            said = []
            body, edges, credit_lines = _with_credits(body, edges, words, said, captions)
            whole = {body[n][1:3] for n in credit_lines}
            if not edges or whole <= known:
                break
        outside = read_edge_fields(body, edges, vocabulary)
        none_of_text = set(edges)
        text_begins = next((line[1] for n, line in enumerate(body) if n not in none_of_text), 0)
        _add_missing(first, outside, found, text_begins)
    found += said
    publisher = _value(first.get("publisher")) or _publisher(credit_lines)
    if publisher is None:
        _add_missing(first, _from_dateline(body, edges) or _from_title(first.get("title"), title), found)
        publisher = _value(first.get("publisher"))
    named = read_name(path.stem) if path is not None and not _NAMED <= first.keys() else {}
    if headline is None and "title" in named:
        headline = _headline(named["title"], elsewhere=True)
        _say_named("title", named["title"].value, found)
    if headline is None and elsewhere and "title" in elsewhere:
        headline = _headline(_mark("title", elsewhere["title"], found), elsewhere=True)
    date_published = _date(first.get("date_published") or first.get("date_created"), base, found)
    if date_published is None and elsewhere and "date_published" in elsewhere:
        date_published = _date(_mark("date_published", elsewhere["date_published"], found), base, [])
        if date_published is not None:
            date_published = attrs.evolve(date_published, span=None)
    if date_published is None and "date_published" in named and "date_published" not in first:
        date_published = _date(named["date_published"], base, [])
        if date_published is not None:
            date_published = attrs.evolve(date_published, span=None)
            _say_named("date_published", date_published.text, found)
    if elsewhere:  # none of these is part of another value
        for name in ("publisher", "section", "keywords", "url"):
            if name not in first and name in elsewhere:
                first[name] = _mark(name, elsewhere[name], found)
        publisher = publisher or _value(first.get("publisher"))
    date_modified = _date(first.get("date_modified"), base, found)
    view_count = _count(first.get("view_count"), found)
    written = fields
    if outside:
        written = [*fields, *(outside[name] for name in WRITERS if name in outside and first[name] is outside[name])]
    credits = [] if ROLE_NAMES.isdisjoint(first) else credits_of_fields(written, raw, words, found)
    for field in fields:
        if field.name is None and not field.label:  # 本报记者 张三, below the title
            credits += _credits_of_line(field)
    for of_line in credit_lines.values():
        credits += of_line
    if headline is None:
        found.append(Finding("title-missing", "no title was found; title left empty", 0, 0))
    if len(credit_lines) + len(edges) == len(body):
        found.append(Finding("body-empty", "no text was found below the header", len(raw), len(raw)))
    diagnostics = diagnose(raw, found) if found else ()
    if strict:
        refuse_errors(diagnostics, raw, path)
    return Article(  # by position, which takes half the time
        headline,
        _value(first.get("standfirst")),
        date_published,
        date_modified,
        view_count,
        publisher,
        _value(first.get("section")) or (named["section"].value if "section" in named else None),
        _keywords(fields, first.get("keywords")),
        _value(first.get("url")),
        tuple(credits),
        Body(raw, tuple(body), tuple(credit_lines), tuple(edges)),
        Header(tuple(fields)),
        diagnostics,
        raw,
        path,
        index,
        _value(first.get("original_title")) if "title" in first else None,
    )


def _with_credits(
    body: Sequence[LineParts],
    edges: Sequence[int],
    words: RoleWords,
    found: list[Finding],
    captions: Container[int] = (),
) -> tuple[list[LineParts], list[int], dict[int, list[Credit]]]:
    """The body with the lines cut that hold credits, the indexes of its edges, and the credits by index of their line.

    ``captions`` are where lines begin that are captions; each is looked at by itself.
    """
    known = set(edges)
    apart = [[line] for n, line in enumerate(body) if line[1] in captions and n not in known]
    texts = [line for n, line in enumerate(body) if n not in known and line[1] not in captions]
    merged = [body[n] for n in edges]
    starts: dict[int, list[Credit]] = {}
    for lines in [texts, *apart]:
        own, credits = find_credits(lines, words, found)
        if lines is not texts:  # 图片来源：某某网; a caption that is nothing but a picture's credit stays one
            roles = {role for of_line in credits.values() for credit in of_line for role in credit.roles}
            if (len(own) > 1) is PICTURING.isdisjoint(roles) or Role.SOURCE in roles:
                own, credits = lines, {}
        starts |= {own[n][1]: of_line for n, of_line in credits.items()}
        merged += own
    edge_starts = {body[n][1] for n in edges}
    merged.sort(key=lambda line: line[1])
    return (
        merged,
        [n for n, line in enumerate(merged) if line[1] in edge_starts],
        {n: starts[line[1]] for n, line in enumerate(merged) if line[1] in starts},
    )


def _credits_of_line(field: FieldMark) -> list[Credit]:
    """The credits of a header line without a label."""
    at = field.value_start
    return [attrs.evolve(c, span=Span(c.span.start + at, c.span.end + at)) for c in parse_credits(field.value)]


def _add_missing(
    first: dict[str, FieldMark], others: Mapping[str, FieldMark], found: list[Finding], text_begins: int = 0
) -> None:
    """Fields that the header lacks, from lines at the edges of the body.

    Beside the date that says when an article was made, only one above ``text_begins`` says when it was published.
    """
    for name, field in others.items():
        made = name == "date_published" and "date_created" in first and field.start >= text_begins
        if name in first or made:
            continue
        first[name] = field
        message = f"{name} was read from {quote(field.value)} outside the header"
        found.append(Finding("field-outside", message, field.start, field.end))


def _from_dateline(body: Sequence[LineParts], edges: Sequence[int]) -> dict[str, FieldMark]:
    """The medium that the lead names in its dateline: 新华社北京4月24日电."""
    first = 0
    while first < len(edges) and edges[first] == first:  # behind the edges on top
        first += 1
    if first < len(body):
        text, start, _, _, _ = body[first]
        medium = medium_of_lead(text)
        if medium is not None:
            at = start + text.index(medium)
            end = at + len(medium)
            return {"publisher": FieldMark("publisher", "", medium, at, end, at, end)}
    return {}


def _mark(name: str, elsewhere: Elsewhere, found: list[Finding]) -> FieldMark:
    """A field for a value that stands elsewhere, and a finding that says so."""
    value = elsewhere.value
    found.append(Finding(FROM_MARKUP, f"{NOT_SHOWN}{name}; {quote(value)} is from {elsewhere.source}", 0, 0))
    return FieldMark(name, "", value, 0, len(value), 0, len(value))


def _from_title(field: FieldMark | None, title: str | None) -> dict[str, FieldMark]:
    """The site that a page's title names behind the article's: 两会今天开幕 - 人民网."""
    site = site_of(field.value) if field is not None and field.value != title else None
    if field is None or site is None:
        return {}
    at = field.value_start + field.value.rindex(site)
    end = at + len(site)
    return {"publisher": FieldMark("publisher", "", site, at, end, at, end)}


def _say_named(name: str, value: str, found: list[Finding]) -> None:
    message = f"the text gives no {name}; {quote(value)} is from the name of the file"
    found.append(Finding("field-from-name", message, 0, 0))


def _headline(field: FieldMark | None, *, elsewhere: bool = False) -> Headline | None:
    if field is None:
        return None
    _, _, text, _, _, start, _ = field
    text = without_site(text)
    kicker = compiled(_KICKER).match(text) if text[0] == "【" else None
    return Headline(text, kicker[1] if kicker else None, None if elsewhere else Span(start, start + len(text)))


def _value(field: FieldMark | None) -> str | None:
    return None if field is None else field.value


def _publisher(credit_lines: Mapping[int, Sequence[Credit]]) -> str | None:
    """The publisher that a credit line of the body names (来源：新华社)."""
    for credits in credit_lines.values():
        for credit in credits:
            if Role.SOURCE not in credit.roles or credit.label is None:
                continue
            if credit.organization and header_vocabulary().name_of(credit.label) == "publisher":
                return credit.organization
    return None


def _date(field: FieldMark | None, base: date | None, found: list[Finding]) -> PartialDate | None:
    return None if field is None else read_date(field.value, field.value_start, base, field.name or "", found)


def _count(field: FieldMark | None, found: list[Finding]) -> int | None:
    return None if field is None else read_count(field.value, field.value_start, found)


def _keywords(fields: Sequence[FieldMark], first: FieldMark | None) -> tuple[str, ...]:
    """The keywords as printed: between commas, or between spaces where there is no comma; of all fields that name some."""
    if first is None:
        return ()
    keywords: dict[str, None] = {}
    for value in [f.value for f in fields if f.name == "keywords" and f.value.lower() not in UNKNOWN_VALUES] or [
        first.value
    ]:
        if compiled(_KEYWORD_SEPARATOR).search(value):
            parts = compiled(_KEYWORD_SEPARATOR).split(value)
        else:
            parts = value.split()
        if "', '" in value:  # a list as Python prints it
            parts = [part.strip(" '") for part in parts]
        keywords |= dict.fromkeys(part.strip() for part in parts if part.strip())
    return tuple(keywords)
