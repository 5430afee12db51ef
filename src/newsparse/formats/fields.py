"""What an article consists of where it is written: the one description that dicts, JSON Schema and Arrow follow.

An attribute of an :class:`~newsparse.Article` or of its parts goes into all of these with one :class:`Field` here.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from enum import Enum
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import Any

import attrs

from ..article import Article, Block, BlockKind, Body, Credit, FieldMark, Header, Headline, PartialDate, Role
from ..diagnostics import Diagnostic, NewsparseError, Severity

__all__ = ["ARTICLE", "COLUMNS", "SCHEMA_VERSION", "SPAN", "Field", "Many", "Record", "Scalar", "Shape", "Stretch"]

# Goes up when a key goes away or changes its meaning; keys that may be null can be added in the same version.
SCHEMA_VERSION = 1


@attrs.frozen
class Scalar:
    """One value: its type in JSON, the name of its type in Arrow, and how it is written (``out``) and read (``into``)."""

    kind: type
    arrow: str
    out: Callable[[Any], Any] | None = None
    into: Callable[[Any], Any] | None = None
    values: tuple[str, ...] = ()  # all that there are, where the type is an enum
    minimum: int | None = None
    maximum: int | None = None


@attrs.frozen
class Stretch:
    """A span: two offsets into ``raw``."""


@attrs.frozen
class Many:
    """Any number of one thing, in order."""

    item: Shape


@attrs.frozen
class Record:
    """Named fields. ``make`` builds the object from ``raw`` and the values of the fields that are not derived."""

    name: str
    doc: str
    fields: tuple[Field, ...]
    make: Callable[[str, dict[str, Any]], Any]


Shape = Scalar | Stretch | Many | Record


@attrs.frozen
class Field:
    """One field: a derived one is written for the reader's sake and not read; an optional one may be None."""

    name: str
    shape: Shape
    doc: str
    optional: bool = False
    derived: bool = False
    get: Callable[[Any], Any] = attrs.Factory(lambda self: attrgetter(self.name), takes_self=True)


def _seconds(offset: timedelta) -> int:
    if offset.microseconds:
        raise NewsparseError(f"utcoffset is a number of whole seconds, not {offset}")
    return offset // timedelta(seconds=1)


def _choice(kind: type[Enum]) -> Scalar:
    return Scalar(str, "large_string", str.__str__, kind, tuple(member.value for member in kind))


TEXT = Scalar(str, "large_string")
PRECISION = Scalar(str, "large_string", values=("year", "month", "day", "hour", "minute", "second"))
COUNT = Scalar(int, "int64", minimum=0)
SMALL = Scalar(int, "int32", minimum=0)
SECONDS = Scalar(int, "int32", _seconds, lambda seconds: timedelta(seconds=seconds))
PATH = Scalar(str, "large_string", str, Path)
DAY = Scalar(str, "date32")
MOMENT = Scalar(str, "timestamp[s]")
SPAN = Stretch()

HEADLINE = Record(
    "headline",
    "The headline as printed, and the kicker that opens it in 【】.",
    (
        Field("text", TEXT, "the whole headline, kicker included"),
        Field("kicker", TEXT, "what stands in the 【】 that open it", optional=True),
        Field("span", SPAN, "null where the title came from elsewhere than the text", optional=True),
    ),
    lambda raw, values: Headline(**values),
)
DATE = Record(
    "date",
    "A date with just the parts that are written; the others are null.",
    (
        Field("year", Scalar(int, "int32", minimum=1, maximum=9999), "the year"),
        Field("month", Scalar(int, "int32", minimum=1, maximum=12), "1 to 12", optional=True),
        Field("day", Scalar(int, "int32", minimum=1, maximum=31), "1 to 31", optional=True),
        Field("hour", Scalar(int, "int32", minimum=0, maximum=23), "0 to 23", optional=True),
        Field("minute", Scalar(int, "int32", minimum=0, maximum=59), "0 to 59", optional=True),
        Field("second", Scalar(int, "int32", minimum=0, maximum=59), "0 to 59", optional=True),
        Field("utcoffset", SECONDS, "seconds east of UTC; null where no zone is written", optional=True),
        Field("precision", PRECISION, "the finest part that is written", derived=True),
        Field("isoformat", TEXT, "ISO 8601, as long as the date is precise", derived=True, get=PartialDate.isoformat),
        Field("text", TEXT, "the date as printed"),
        Field("span", SPAN, "null where the date came from elsewhere than the text", optional=True),
    ),
    lambda raw, values: PartialDate(**values),
)
CREDIT = Record(
    "credit",
    "Who did what: one role label with its organisation and names.",
    (
        Field("label", TEXT, "the label as printed; null where only names stand", optional=True),
        Field("roles", Many(_choice(Role)), "what the label means"),
        Field("organization", TEXT, "the organisation that stands with the names", optional=True),
        Field("names", Many(TEXT), "the names without inner white space"),
        Field("text", TEXT, "the credit as printed"),
        Field("span", SPAN, "where it stands"),
    ),
    lambda raw, values: Credit(**values),
)
BLOCK = Record(
    "block",
    "A line of the body, or the lines of a paragraph that was hard-wrapped.",
    (
        Field("kind", _choice(BlockKind), "what the block is"),
        Field("text", TEXT, "the block on one line, without indentation", derived=True),
        Field("span", SPAN, "where it stands"),
        Field("gap_before", SMALL, "the number of blank lines before it"),
        Field("source_line", SMALL, "the line of the HTML document that it came from", optional=True),
    ),
    lambda raw, values: Block(raw=raw, **values),
)
BODY = Record(
    "body",
    "The body.",
    (Field("blocks", Many(BLOCK), "all blocks in the order of the text"),),
    lambda raw, values: Body(raw, read=values["blocks"]),
)
# Of the marks that a Header keeps, since its fields are made when they are asked for.
HEADER_FIELD = Record(
    "header_field",
    "One field of the header.",
    (
        Field("name", TEXT, "the canonical name; null for a label that nobody knows", optional=True),
        Field("label", TEXT, "the label as printed, without its colon"),
        Field("value", TEXT, "what follows the label"),
        Field("span", SPAN, "where the whole field stands", get=itemgetter(3, 4)),
        Field("value_span", SPAN, "where the value stands", get=itemgetter(5, 6)),
    ),
    lambda raw, values: FieldMark(
        values["name"], values["label"], values["value"], *values["span"], *values["value_span"]
    ),
)
HEADER = Record(
    "header",
    "The fields above the body.",
    (Field("fields", Many(HEADER_FIELD), "all fields in the order of the text", get=attrgetter("_marks")),),
    lambda raw, values: Header(values["fields"]),
)
DIAGNOSTIC = Record(
    "diagnostic",
    "Something odd in the text.",
    (
        Field("code", TEXT, "what it is, such as date-invalid"),
        Field("severity", _choice(Severity), "how much it weighs"),
        Field("message", TEXT, "what was expected, and what was done"),
        Field("span", SPAN, "the stretch that it is about"),
        Field("line", SMALL, "the line on which that begins, from 1"),
        Field("column", SMALL, "and its column, from 1"),
    ),
    lambda raw, values: Diagnostic(**values),
)
ARTICLE = Record(
    "article",
    "An article as newsparse reads it. Spans are offsets into raw, half-open, in code points.",
    (
        Field("title", TEXT, "the headline as printed", optional=True, derived=True),
        Field("headline", HEADLINE, "the headline and its kicker", optional=True),
        Field("standfirst", TEXT, "what the article says, before the body (摘要)", optional=True),
        Field("date_published", DATE, "when it was published", optional=True),
        Field("date_modified", DATE, "when it was changed", optional=True),
        Field("view_count", COUNT, "how often it was seen", optional=True),
        Field("publisher", TEXT, "the medium (来源)", optional=True),
        Field("section", TEXT, "the section of the paper or site (栏目)", optional=True),
        Field("keywords", Many(TEXT), "the keywords as printed"),
        Field("url", TEXT, "the address of the page", optional=True),
        Field("authors", Many(TEXT), "the names in authoring roles, once each", derived=True),
        Field("credits", Many(CREDIT), "who did what"),
        Field("body", BODY, "the body, block by block"),
        Field("header", HEADER, "the fields above the body"),
        Field("diagnostics", Many(DIAGNOSTIC), "what was odd in the text"),
        Field("raw", TEXT, "the text that was read"),
        Field("path", PATH, "the file that it came from", optional=True),
        Field("index", COUNT, "its place in a file of many, from 0", optional=True),
        Field("original_title", TEXT, "the headline under which it was printed elsewhere (原标题)", optional=True),
    ),
    lambda raw, values: Article(**values),
)


def _on(when: PartialDate | None) -> Any:
    return when and when.date()


def _at(when: PartialDate | None) -> Any:
    moment = when and when.datetime()
    return moment and moment.replace(tzinfo=None)


# Tables have these besides, since whole columns are asked for them: plain text, and dates that a table can sort.
COLUMNS = (
    Field("text", TEXT, "the text of the body, one block a line", derived=True),
    Field("published_on", DAY, "the day; null where none is written", True, True, lambda a: _on(a.date_published)),
    Field(
        "published_at",
        MOMENT,
        "the local time; null where no hour is written",
        True,
        True,
        lambda a: _at(a.date_published),
    ),
    Field("modified_on", DAY, "the day; null where none is written", True, True, lambda a: _on(a.date_modified)),
    Field(
        "modified_at",
        MOMENT,
        "the local time; null where no hour is written",
        True,
        True,
        lambda a: _at(a.date_modified),
    ),
)
