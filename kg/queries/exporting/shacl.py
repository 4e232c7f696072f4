"""Stored queries as ``sh:SPARQLExecutable``, as SIB's collections of examples have them.

Loaded into a store beside the data, they are offered by editors that look for such descriptions.

https://www.w3.org/TR/shacl/#sparql-constraints-prefixes,
https://github.com/sib-swiss/sparql-examples
"""

from __future__ import annotations

import io
import shlex
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from kg.mapping.namespaces import OWL, RDF, RDFS, SCHEMA, SH, SKOS, XSD
from kg.queries.parameters import Parameter
from kg.queries.stored import StoredQuery
from kg.serialization import Format, write
from kg.serialization.turtle import turtle
from kg.sparql import prefixes

BASE: Final = "https://w3id.org/newskg/query/"
"""What the names of queries stand behind."""

_PREFIXES: Final = NamedNode(f"{BASE}prefixes")
_SHORT: Final = {each.prefix_: each.iri_ for each in (RDFS, SH, SKOS)}
_KINDS: Final = {
    "SELECT": (SH.SPARQLSelectExecutable, SH.select),
    "CONSTRUCT": (SH.SPARQLConstructExecutable, SH.construct),
}
_DATATYPES: Final = {
    "integer": XSD.integer,
    "decimal": XSD.decimal,
    "date": XSD.date,
    "lang-string": RDF.langString,
}
"""Of parameters by their type; the others are strings, and an ``iri`` is no literal."""


def shacl(
    queries: Sequence[StoredQuery],
    *,
    endpoint: str | None = None,
    format: Format = Format.TURTLE,  # noqa: A002 -- the name everywhere
) -> bytes:
    """The descriptions of queries, for ``endpoint`` if one is given, without blank nodes."""
    described = (quad for query in queries for quad in _described(query, endpoint))
    quads = [*_declared(queries), *described]
    if format is Format.TURTLE:
        return b"".join(turtle([quads], more=_SHORT))
    out = io.BytesIO()
    write([quads], out, format=format)
    return out.getvalue()


def _declared(queries: Sequence[StoredQuery]) -> Iterator[Quad]:
    """The prefixes of all queries; what two of them call differently is in their own text only."""
    known: dict[str, str] = {}
    for query in queries:
        known = {**prefixes(query.text), **known}
    yield Quad(_PREFIXES, RDF.type, OWL.Ontology)
    for prefix, namespace in sorted(known.items()):
        node = NamedNode(f"{BASE}prefix/{prefix}")
        yield Quad(_PREFIXES, SH.declare, node)
        yield Quad(node, SH.prefix, Literal(prefix))
        yield Quad(node, SH.namespace, Literal(namespace, datatype=XSD.anyURI))


def _described(query: StoredQuery, endpoint: str | None) -> Iterator[Quad]:
    node = NamedNode(f"{BASE}{query.name}")
    kind, text = _KINDS[query.form]
    yield Quad(node, RDF.type, SH.SPARQLExecutable)
    yield Quad(node, RDF.type, kind)
    yield Quad(node, RDFS.label, Literal(query.name))
    yield Quad(node, RDFS.comment, Literal(query.summary, language="en"))
    yield Quad(node, SCHEMA.description, Literal(query.description, language="en"))
    yield Quad(node, SH.prefixes, _PREFIXES)
    yield Quad(node, text, Literal(query.text.strip()))
    if query.example:
        given = " ".join(f"--{name} {shlex.quote(value)}" for name, value in query.example)
        yield Quad(node, SKOS.example, Literal(f"kg query {query.name} {given}"))
    if endpoint is not None:
        yield Quad(node, SCHEMA.target, NamedNode(endpoint))
    for order, parameter in enumerate(query.parameters):
        yield from _parameter(node, parameter, order)


def _parameter(query: NamedNode, parameter: Parameter, order: int) -> Iterator[Quad]:
    """The variable that is bound is the last part of its path, as in SHACL."""
    node = NamedNode(f"{query.value}/{parameter.variable}")
    yield Quad(query, SH.parameter, node)
    yield Quad(node, RDF.type, SH.Parameter)
    yield Quad(node, SH.path, NamedNode(f"{BASE}parameter/{parameter.variable}"))
    yield Quad(node, SH.name, Literal(parameter.name))
    yield Quad(node, SH.description, Literal(parameter.description, language="en"))
    yield Quad(node, SH.order, _number(order))
    yield Quad(node, SH.optional, Literal(not parameter.required))
    if parameter.type == "iri":
        yield Quad(node, SH.nodeKind, SH.IRI)
    else:
        yield Quad(node, SH.datatype, _DATATYPES.get(parameter.type, XSD.string))
    if parameter.default is not None:
        yield Quad(node, SH.defaultValue, parameter.term(parameter.default))
    yield from _list(node, SH["in"], parameter.values)


def _list(node: NamedNode, predicate: NamedNode, values: Iterable[str]) -> Iterator[Quad]:
    """An RDF list whose cells have names."""
    before, by = node, predicate
    for number, value in enumerate(values):
        cell = NamedNode(f"{node.value}/values/{number}")
        yield Quad(before, by, cell)
        yield Quad(cell, RDF.first, Literal(value))
        before, by = cell, RDF.rest
    if before != node:
        yield Quad(before, RDF.rest, RDF.nil)


def _number(number: int) -> Literal:
    return Literal(str(number), datatype=XSD.integer)
