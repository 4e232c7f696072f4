"""Stored queries: the questions of a newsroom, with typed parameters that are bound as terms."""

from __future__ import annotations

from kg.answers import Answer
from kg.queries.finding import stored_queries, stored_query
from kg.queries.parameters import Parameter, ParameterType, Value
from kg.queries.reading import read_query
from kg.queries.running import ask, run
from kg.queries.stored import StoredQuery

__all__ = [
    "Answer",
    "Parameter",
    "ParameterType",
    "StoredQuery",
    "Value",
    "ask",
    "read_query",
    "run",
    "stored_queries",
    "stored_query",
]
