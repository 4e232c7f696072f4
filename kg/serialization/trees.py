"""Quads as nodes and trees: which node hangs below which, decided before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.errors import InputError
from kg.serialization.vocabulary import ARTICLE, MENTIONS, RDF

TYPE = f"{RDF}type"

Object = NamedNode | BlankNode | Literal | Triple
Facts = dict[str, list[Object]]
"""The predicates of a node, by IRI, and the objects of each."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A place in a tree: beside ``parent``, by ``predicate``."""

    parent: str
    predicate: str


@dataclass(frozen=True, slots=True)
class Trees:
    """The nodes of an article, and where in its tree some of them belong.

    ``nodes`` holds the facts of every node by its label. ``roots`` are the articles. ``hung`` are
    the nodes that point to a root by a predicate which is told in reverse, from the root's side;
    ``homes`` are the nodes that a root mentions. Others belong wherever they are met first.
    """

    nodes: Mapping[str, Facts]
    roots: Sequence[str]
    hung: Mapping[str, Edge]
    homes: Mapping[str, Edge]

    def below(self, root: str, predicate: str) -> list[str]:
        """The nodes that hang below ``root`` by ``predicate``, in their order."""
        return [node for node, edge in self.hung.items() if edge == Edge(root, predicate)]

    def hangs(self, edge: Edge, term: Object) -> bool:
        """Whether the fact with ``term`` at ``edge`` is told in reverse."""
        hung = self.hung.get(edge.parent)
        return hung == Edge(label(term), edge.predicate) if hung else False

    def may_stand(self, node: str, edge: Edge) -> bool:
        """Whether ``node`` may be described at ``edge``."""
        return node in self.nodes and node not in self.hung and self.homes.get(node, edge) == edge


def label(term: Object) -> str:
    """The IRI of a node, or ``_:`` and the name of a blank one; a literal in N-Triples.

    Raises InputError for a statement about a statement (RDF 1.2).
    """
    if isinstance(term, Triple):
        raise InputError(f"the statement about a statement {term}")
    return term.value if isinstance(term, NamedNode) else str(term)


def nodes_of(quads: Iterable[Quad]) -> dict[str, Facts]:
    """The facts of each node, once each, in the order in which they were met."""
    nodes: dict[str, Facts] = {}
    for triple in dict.fromkeys(quad.triple for quad in quads):
        facts = nodes.setdefault(label(triple.subject), {})
        facts.setdefault(triple.predicate.value, []).append(triple.object)
    return nodes


def planted(quads: Iterable[Quad], reversible: Iterable[str]) -> Trees:
    """The nodes of an article; those that point to it by ``reversible`` hang below it."""
    nodes = nodes_of(quads)
    article = NamedNode(ARTICLE)
    roots = [node for node, facts in nodes.items() if article in facts.get(TYPE, ())]
    return Trees(nodes, roots, _hung(nodes, roots, reversible), _homes(nodes, roots))


def _hung(
    nodes: Mapping[str, Facts], roots: Sequence[str], reversible: Iterable[str]
) -> dict[str, Edge]:
    hung: dict[str, Edge] = {}
    for predicate in reversible:
        for node, facts in nodes.items():
            targets = [label(term) for term in facts.get(predicate, ()) if node not in roots]
            for root in [target for target in targets if target in roots]:
                hung.setdefault(node, Edge(root, predicate))
    return hung


def _homes(nodes: Mapping[str, Facts], roots: Sequence[str]) -> dict[str, Edge]:
    edges = [
        (term, Edge(root, MENTIONS)) for root in roots for term in nodes[root].get(MENTIONS, ())
    ]
    return {label(term): edge for term, edge in reversed(edges) if label(term) not in roots}
