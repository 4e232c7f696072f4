"""Stored queries as an OpenAPI document: what a service that runs them by name takes and gives.

https://spec.openapis.org/oas/v3.1.0
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Final

from kg.queries.parameters import Parameter
from kg.queries.stored import StoredQuery
from kg.serialization import Format
from kg.version import VERSION

Json = Mapping[str, object]

_SCHEMAS: Final[Mapping[str, Json]] = {
    "iri": {"type": "string", "format": "iri"},
    "integer": {"type": "integer"},
    "decimal": {"type": "number"},
    "date": {"type": "string", "format": "date"},
    "lang-string": {"type": "string", "pattern": "@[A-Za-z]+(-[A-Za-z0-9]+)*$"},
}
"""Of parameters by their type; the others are strings."""

_GRAPHS: Final = (Format.TURTLE, Format.NTRIPLES, Format.JSONLD, Format.RDFXML)
_TEXT: Final = {"schema": {"type": "string"}}

_TERM: Final[Json] = {
    "description": "A term, as in SPARQL 1.1 Query Results JSON.",
    "type": "object",
    "required": ["type", "value"],
    "properties": {
        "type": {"enum": ["uri", "literal", "bnode"]},
        "value": {"type": "string"},
        "xml:lang": {"type": "string"},
        "datatype": {"type": "string", "format": "iri"},
    },
}
_REFUSED: Final[Json] = {
    "description": "A parameter is missing, is not known, or has a value that is not of its type."
}
_LIMIT: Final[Json] = {
    "name": "limit",
    "in": "query",
    "description": "The highest number of rows.",
    "schema": {"type": "integer", "minimum": 0},
}


def openapi(queries: Sequence[StoredQuery], *, endpoint: str | None = None) -> bytes:
    """The document, with a path for each query, at ``endpoint`` if one is given."""
    document = {
        "openapi": "3.1.0",
        "info": {
            "title": "newskg stored queries",
            "summary": "Who said what, and who met whom: questions about news articles.",
            "license": {"name": "Apache License 2.0", "identifier": "Apache-2.0"},
            "version": VERSION,
        },
        "servers": [{"url": endpoint or "/"}],
        "paths": {f"/{query.name}": {"get": _operation(query)} for query in queries},
        "components": {
            "schemas": {"Term": _TERM},
            "responses": {"Refused": _REFUSED},
            "parameters": {"limit": _LIMIT},
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=2).encode() + b"\n"


def _operation(query: StoredQuery) -> Json:
    limit = [] if query.form == "CONSTRUCT" else [{"$ref": "#/components/parameters/limit"}]
    example = dict(query.example)
    return {
        "operationId": query.name,
        "summary": query.summary,
        "description": query.description,
        "parameters": [*(_parameter(p, example.get(p.name)) for p in query.parameters), *limit],
        "responses": {
            "200": {"description": "The answer.", "content": _content(query)},
            "400": {"$ref": "#/components/responses/Refused"},
        },
        "x-sparql": query.text.strip(),
    }


def _parameter(parameter: Parameter, example: str | None) -> Json:
    schema: dict[str, object] = dict(_SCHEMAS.get(parameter.type, {"type": "string"}))
    if parameter.values:
        schema["enum"] = list(parameter.values)
    if parameter.default is not None:
        schema["default"] = _value(parameter, parameter.default)
    return {
        "name": parameter.name,
        "in": "query",
        "description": parameter.description,
        "required": parameter.required,
        "schema": schema,
        **({} if example is None else {"example": _value(parameter, example)}),
    }


def _value(parameter: Parameter, text: str) -> object:
    """A value as JSON has it."""
    match parameter.type:
        case "integer":
            return int(text)
        case "decimal":
            return float(text)
        case _:
            return text


def _content(query: StoredQuery) -> Json:
    if query.form == "CONSTRUCT":
        return {each.media_type: _TEXT for each in _GRAPHS}
    return {
        "application/sparql-results+json": {"schema": _results(query.columns)},
        "text/csv": _TEXT,
        "text/tab-separated-values": _TEXT,
        "text/markdown": _TEXT,
    }


def _results(columns: Sequence[str]) -> Json:
    """What SPARQL 1.1 Query Results JSON holds for these columns."""
    term = {"$ref": "#/components/schemas/Term"}
    row = {
        "type": "object",
        "properties": dict.fromkeys(columns, term),
        "additionalProperties": False,
    }
    rows = {"type": "array", "items": row}
    return {
        "type": "object",
        "required": ["head", "results"],
        "properties": {
            "head": {"type": "object", "properties": {"vars": {"const": list(columns)}}},
            "results": {"type": "object", "properties": {"bindings": rows}},
        },
    }
