"""What the writers know of the model: ``ontology/context.jsonld``, read once."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache

from kg.resources import folder

ARTICLE = "https://schema.org/NewsArticle"
ARTICLE_BODY = "https://schema.org/articleBody"
MENTIONS = "https://schema.org/mentions"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"

DATA_FOLDERS = ("person", "organization", "country", "place", "event")
"""Folders under the base whose names are short enough for prefixes of their own."""

_ARTICLE_GRAPH = re.compile(r"(.+[/#])article/\d{4}-\d\d-\d\d/[^/]+#graph\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the JSON-LD context: what it stands for, and how its values are written.

    ``coercion`` is the IRI of a datatype, ``@id``, ``@vocab``, or None for plain strings.
    """

    name: str
    iri: str
    coercion: str | None = None
    is_list: bool = False
    reverse: bool = False


@cache
def context() -> dict[str, object]:
    """The JSON-LD context, without the document around it."""
    document = json.loads((folder("ontology") / "context.jsonld").read_text("utf-8"))
    found: dict[str, object] = document["@context"]
    return found


@cache
def prefixes() -> dict[str, str]:
    """The prefixes that the context declares: ``schema`` to ``https://schema.org/``, and so on."""
    simple = {name: iri for name, iri in context().items() if isinstance(iri, str)}
    return {name: iri for name, iri in simple.items() if iri[-1] in "/#"}


@cache
def terms() -> dict[str, Term]:
    """Every term of the context but the prefixes and ``@version``, by name."""
    described = {n: d for n, d in context().items() if n not in prefixes() and n[0] != "@"}
    return {name: _term(name, description) for name, description in described.items()}


def data_prefixes(graph: str) -> dict[str, str]:
    """Prefixes for the data itself, under the base that the name of an article's graph shows."""
    found = _ARTICLE_GRAPH.match(graph)
    return {name: f"{found[1]}{name}/" for name in DATA_FOLDERS} if found else {}


def _term(name: str, description: object) -> Term:
    if not isinstance(description, dict):
        return Term(name, _expanded(str(description)))
    coercion = description.get("@type")
    return Term(
        name,
        _expanded(description.get("@id") or description["@reverse"]),
        coercion if coercion is None or coercion.startswith("@") else _expanded(coercion),
        is_list=description.get("@container") == "@set",
        reverse="@reverse" in description,
    )


def _expanded(compact: str) -> str:
    prefix, _, local = compact.partition(":")
    return prefixes()[prefix] + local
