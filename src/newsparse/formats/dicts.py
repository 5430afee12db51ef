"""Articles as dicts of JSON types, whose keys are attribute names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from ..article import Article
from ..diagnostics import NewsparseError
from ..span import Span
from .fields import ARTICLE, SCHEMA_VERSION, Many, Record, Scalar, Shape

__all__ = ["from_dict", "to_dict"]


def to_dict(article: Article) -> dict[str, Any]:
    """An article as JSON types. ``title``, ``authors`` and the ``text`` of blocks are there for the reader's sake.

    A span is a list of two offsets, ``utcoffset`` a number of seconds, ``path`` a string. ``schema_version`` says which
    version of the published schema the dict follows.
    """
    write = _writer(ARTICLE)
    assert write is not None
    return {"schema_version": SCHEMA_VERSION, **write(article)}


def from_dict(data: Mapping[str, Any]) -> Article:
    """The article that :func:`to_dict` wrote; raises NewsparseError where ``data`` is something else."""
    try:
        raw = data["raw"]
        version = data["schema_version"]
        if version != SCHEMA_VERSION:
            raise ValueError(f"schema version {version!r}; this release reads {SCHEMA_VERSION}")
        article: Article = _reader(ARTICLE)(raw, data)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise NewsparseError(f"no dict of an article: {type(error).__name__}: {error}") from error
    return article


@cache
def _writer(shape: Shape) -> Callable[[Any], Any] | None:
    """What makes JSON types of a value; None where it is one."""
    if isinstance(shape, Scalar):
        return shape.out
    if isinstance(shape, Many):
        write = _writer(shape.item)
        return list if write is None else lambda values: [write(value) for value in values]
    if isinstance(shape, Record):
        fields = [(field.name, field.get, _writer(field.shape)) for field in shape.fields]
        return lambda owner: _written(fields, owner)
    return list


def _written(fields: Any, owner: Any) -> dict[str, Any]:
    data = {}
    for name, get, write in fields:
        value = get(owner)
        data[name] = value if write is None or value is None else write(value)
    return data


@cache
def _reader(shape: Shape) -> Callable[[str, Any], Any]:
    """What makes a value of JSON types; it is given the article's ``raw`` too."""
    if isinstance(shape, Scalar):
        return lambda raw, data: _read_scalar(shape, data)
    if isinstance(shape, Many):
        read = _reader(shape.item)
        return lambda raw, data: tuple([read(raw, value) for value in _of(list, data)])
    if isinstance(shape, Record):
        fields = [(f.name, f.optional, _reader(f.shape)) for f in shape.fields if not f.derived]
        return lambda raw, data: shape.make(raw, _values(fields, raw, data))
    return _read_span


def _read_scalar(shape: Scalar, data: Any) -> Any:
    _of(shape.kind, data)
    return data if shape.into is None else shape.into(data)


def _read_span(raw: str, data: Any) -> Span:
    start, end = _of(list, data)
    return Span(_of(int, start), _of(int, end))


def _values(fields: Any, raw: str, data: Any) -> dict[str, Any]:
    """The values of a record. One that may be None may be missing too: an older release did not know it."""
    values = {}
    for name, optional, read in fields:
        value = data.get(name) if optional else data[name]
        values[name] = None if optional and value is None else read(raw, value)
    return values


def _of(kind: type, data: Any) -> Any:
    if not isinstance(data, kind) or data is True or data is False:
        raise TypeError(f"{data!r:.40} is no {kind.__name__}")
    return data
