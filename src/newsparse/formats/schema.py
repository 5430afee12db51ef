"""The JSON Schema of an article, published as ``article.schema.json`` beside this file.

    python -m newsparse.formats.schema > src/newsparse/formats/article.schema.json

writes it anew after a change of :mod:`newsparse.formats.fields`.
"""

from __future__ import annotations

import json
from typing import Any

from .fields import ARTICLE, SCHEMA_VERSION, Field, Many, Record, Scalar, Shape

__all__ = ["json_schema"]

_TYPES = {str: "string", int: "integer"}
_SPAN = {
    "description": "Two offsets into raw, half-open, in code points.",
    "type": "array",
    "items": {"type": "integer", "minimum": 0},
    "minItems": 2,
    "maxItems": 2,
}


def json_schema() -> dict[str, Any]:
    """The schema (draft 2020-12) that ``Article.to_dict()`` and all of JSON follow.

    Every key is there in what a release writes. Later releases may add keys, so others are allowed.

    >>> json_schema()["properties"]["date_published"]
    {'description': 'when it was published', 'anyOf': [{'$ref': '#/$defs/date'}, {'type': 'null'}]}
    """
    definitions: dict[str, Any] = {"span": _SPAN}
    article = _object(ARTICLE, definitions)
    version = {"description": "the version of this schema", "const": SCHEMA_VERSION}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:newsparse:article:{SCHEMA_VERSION}",
        "title": "Article",
        **article,
        "properties": {"schema_version": version, **article["properties"]},
        "required": ["schema_version", *article["required"]],
        "$defs": definitions,
    }


def _object(record: Record, definitions: dict[str, Any]) -> dict[str, Any]:
    return {
        "description": record.doc,
        "type": "object",
        "properties": {field.name: _property(field, definitions) for field in record.fields},
        "required": [field.name for field in record.fields],
    }


def _property(field: Field, definitions: dict[str, Any]) -> dict[str, Any]:
    schema = _schema(field.shape, definitions)
    if field.optional and "type" in schema and "enum" not in schema:
        schema["type"] = [schema["type"], "null"]
    elif field.optional:
        schema = {"anyOf": [schema, {"type": "null"}]}
    return {"description": field.doc, **schema}


def _schema(shape: Shape, definitions: dict[str, Any]) -> dict[str, Any]:
    if isinstance(shape, Scalar):
        schema: dict[str, Any] = {"type": _TYPES[shape.kind]}
        if shape.values:
            schema["enum"] = list(shape.values)
        if shape.minimum is not None:
            schema["minimum"] = shape.minimum
        if shape.maximum is not None:
            schema["maximum"] = shape.maximum
        return schema
    if isinstance(shape, Many):
        return {"type": "array", "items": _schema(shape.item, definitions)}
    if isinstance(shape, Record):
        if shape.name not in definitions:
            definitions[shape.name] = _object(shape, definitions)
        return {"$ref": f"#/$defs/{shape.name}"}
    return {"$ref": "#/$defs/span"}


if __name__ == "__main__":
    print(json.dumps(json_schema(), ensure_ascii=False, indent=2))
