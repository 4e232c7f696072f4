"""Between pyoxigraph, whose terms run through the house, and rdflib, which users know.

Nothing is rewritten on the way: rdflib's own parsers would turn ``1.00`` into ``1.0``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import rdflib
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple
from rdflib.namespace import XSD
from rdflib.term import Node

from kg.errors import InputError
from kg.mapping.namespaces import PREFIXES

Term = NamedNode | BlankNode | Literal


def to_rdflib(term: Term | Triple) -> rdflib.URIRef | rdflib.BNode | rdflib.Literal:
    """A term as rdflib's; raises InputError for a triple about a triple, which it does not know."""
    if isinstance(term, Triple):
        raise InputError(
            f"the graph has a triple about a triple: {term}",
            advice="rdflib and SHACL know RDF 1.1: state it about a node with an IRI.",
        )
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    plain = term.language is not None or term.datatype.value == str(XSD.string)
    datatype = None if plain else rdflib.URIRef(term.datatype.value)
    return rdflib.Literal(term.value, lang=term.language, datatype=datatype, normalize=False)


def from_rdflib(node: Node) -> Term:
    """A term of rdflib as pyoxigraph's; raises InputError for what is no RDF term."""
    if isinstance(node, rdflib.Literal):
        if node.language is not None:
            return Literal(str(node), language=node.language)
        return Literal(str(node), datatype=NamedNode(node.datatype or str(XSD.string)))
    if isinstance(node, rdflib.BNode):
        return BlankNode(str(node))
    try:
        return NamedNode(str(node))
    except ValueError as error:
        raise InputError(f"the graph has a term that is no IRI: {node!r}") from error


def to_graph(triples: Iterable[Triple | Quad], *, name: str | None = None) -> rdflib.Graph:
    """The triples as a graph of rdflib, named ``name``, with our prefixes bound."""
    identifier = rdflib.URIRef(name) if name is not None else None
    graph = rdflib.Graph(identifier=identifier, bind_namespaces="none")
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri)
    for triple in triples:
        subject, value = to_rdflib(triple.subject), to_rdflib(triple.object)
        graph.add((subject, to_rdflib(triple.predicate), value))
    return graph


def to_quads(graph: rdflib.Graph) -> Iterator[Quad]:
    """The quads of a dataset of rdflib, or the triples of a graph as quads of no named graph."""
    if isinstance(graph, rdflib.Dataset):
        for subject, predicate, value, context in graph.quads((None, None, None, None)):
            yield _quad((subject, predicate, value), context)
    else:
        for triple in graph:
            yield _quad(triple, None)


def _quad(triple: tuple[Node, Node, Node], context: Node | None) -> Quad:
    subject, predicate, value = map(from_rdflib, triple)
    named = context is not None and str(context) != "urn:x-rdflib:default"
    graph = NamedNode(str(context)) if named else DefaultGraph()
    if isinstance(subject, Literal) or not isinstance(predicate, NamedNode):
        raise InputError(f"the graph has a triple that is no RDF: {triple}")
    return Quad(subject, predicate, value, graph)
