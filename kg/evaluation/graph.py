"""What a graph says about articles: each is judged by its own named graph, where there is one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.errors import InputError
from kg.evaluation.measures import Places
from kg.mapping.namespaces import OA, SCHEMA, TYPE
from kg.serialization import parse

Term = NamedNode | BlankNode | Literal | Triple


class Graph:
    """The triples of one graph, by subject and predicate; one that is told twice counts once."""

    def __init__(self) -> None:
        self._objects: dict[tuple[str, NamedNode], dict[str, None]] = defaultdict(dict)
        self._instances: dict[str, list[str]] = defaultdict(list)

    def add(self, quad: Quad) -> None:
        """Take in a triple."""
        subject, value = _value(quad.subject), _value(quad.object)
        values = self._objects[subject, quad.predicate]
        if value not in values:
            values[value] = None
            if quad.predicate == TYPE:
                self._instances[value].append(subject)

    def all(self, subject: str, predicate: NamedNode) -> tuple[str, ...]:
        """The values of a property, as strings, in the order of the file."""
        return tuple(self._objects.get((subject, predicate), ()))

    def instances(self, kind: NamedNode) -> tuple[str, ...]:
        """The IRIs of a class."""
        return tuple(self._instances.get(kind.value, ()))

    def places(self, subject: str, predicate: NamedNode) -> Places:
        """The places in the text that a property points to, where they have start and end."""
        nodes = self.all(subject, predicate)
        ends = ((self.all(n, OA.start), self.all(n, OA.end)) for n in nodes)
        return tuple(
            (_number(starts[0]), _number(stops[0]))
            for starts, stops in ends
            if len(starts) == len(stops) == 1
        )

    def named(self, subject: str, predicate: NamedNode) -> tuple[Named, ...]:
        """The nodes that a property points to, with the names of each."""
        return tuple(Named(node, self.names([node])) for node in self.all(subject, predicate))

    def names(self, subjects: Iterable[str]) -> tuple[str, ...]:
        """The names of all the subjects."""
        return tuple(name for subject in subjects for name in self.all(subject, SCHEMA.name))


@dataclass(frozen=True, slots=True)
class Named:
    """A node and what it is called."""

    node: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """An article's IRI, and the graph that tells of it (and of others, in a union)."""

    article: str
    graph: Graph


def read_graphs(path: str | Path) -> dict[str, Told]:
    """The articles of a graph file by their bodies, in any format that ``kg build`` writes.

    Raises what :func:`kg.serialization.parse` raises.
    """
    return by_body(parse(path))


def by_body(quads: Iterable[Quad]) -> dict[str, Told]:
    """The articles that quads tell of, by their bodies; of two with one body the last one."""
    graphs: Mapping[str, Graph] = defaultdict(Graph)
    for quad in quads:
        name = quad.graph_name
        graphs["" if isinstance(name, DefaultGraph) else name.value].add(quad)
    return {
        body: Told(article, graph)
        for graph in graphs.values()
        for article in graph.instances(SCHEMA.NewsArticle)
        for body in graph.all(article, SCHEMA.articleBody)[:1]
    }


def _value(term: Term) -> str:
    return str(term) if isinstance(term, Triple) else term.value


def _number(value: str) -> int:
    try:
        return int(value)
    except ValueError as error:
        raise InputError(
            f"an offset in the graph is no number: {value!r}",
            advice="`kg validate` says where, and what else is wrong.",
        ) from error
