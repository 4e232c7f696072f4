"""A graph or dataset of rdflib, given from Python, as a store."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.answers import Answer, Term, of_solutions, of_triples
from kg.errors import InputError, KgError, UsageError
from kg.sparql import form, reaches_out
from kg.store.embedded import refuse_service
from kg.store.protocol import Asked

if TYPE_CHECKING:
    import rdflib
    from rdflib.query import Result
    from rdflib.term import Node


class DatasetStore(Asked):
    """A graph or a dataset of rdflib; it stays its owner's, and closing does not empty it.

    A graph can be asked only. A dataset is asked as the merge of all its graphs, whatever its own
    ``default_union`` says.
    """

    def __init__(self, graph: rdflib.Graph) -> None:
        self._graph = graph

    def replace(self, graph: NamedNode, quads: Iterable[Quad]) -> None:
        """Make the named graph hold these triples and no others."""
        new = [_as_rdflib(quad) for quad in quads]
        named = self._named(graph)
        named.remove((None, None, None))
        for triple in new:
            named.add(triple)

    def add(self, graph: NamedNode, quads: Iterable[Quad]) -> None:
        """Put triples into a named graph."""
        named = self._named(graph)
        for quad in quads:
            named.add(_as_rdflib(quad))

    def query(self, text: str) -> Answer:
        """The answer to a query; what would fetch something from the network is refused."""
        form(text)
        refuse_service(text)
        if reaches_out(text, "FROM"):
            raise UsageError(
                "rdflib takes FROM as an order to fetch something",
                advice="Ask with GRAPH, or pick the graph from the dataset and ask that.",
            )
        try:
            with warnings.catch_warnings():
                # rdflib 7.6 uses what it has deprecated itself
                warnings.filterwarnings("ignore", r"Dataset\.\w+ is deprecated")
                return _answer(self._merge().query(text))
        except KgError:
            raise
        except Exception as error:  # rdflib has no base of its errors: pyparsing's, SPARQLError, …
            raise UsageError(
                f"rdflib cannot answer the query: {error}",
                advice="Is it valid SPARQL 1.1?",
            ) from error

    def _named(self, name: NamedNode) -> rdflib.Graph:
        import rdflib

        if not isinstance(self._graph, rdflib.Dataset):
            raise UsageError(
                "a Graph of rdflib has no named graphs to load into", advice="Give a Dataset."
            )
        return self._graph.graph(rdflib.URIRef(name.value))

    def _merge(self) -> rdflib.Graph:
        import rdflib

        if isinstance(self._graph, rdflib.Dataset):
            return rdflib.Dataset(store=self._graph.store, default_union=True)
        return self._graph


def _as_rdflib(quad: Quad) -> tuple[Node, Node, Node]:
    from kg.interop import to_rdflib

    return to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object)


def _answer(result: Result) -> Answer:
    from kg.interop import from_rdflib

    if result.type == "ASK":
        return Answer(truth=bool(result.askAnswer))
    if result.type == "SELECT":
        columns = [str(variable) for variable in result.vars or ()]
        rows = [row for row in result if isinstance(row, tuple)]
        return of_solutions(
            columns, ([None if node is None else from_rdflib(node) for node in row] for row in rows)
        )
    return of_triples(_triple(*map(from_rdflib, triple)) for triple in result.graph or ())


def _triple(subject: Term, predicate: Term, object_: Term) -> Triple:
    if isinstance(predicate, NamedNode) and not isinstance(subject, Literal):
        return Triple(subject, predicate, object_)
    raise InputError(f"the graph has a triple that is no RDF: {subject} {predicate} {object_}")
