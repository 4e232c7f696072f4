"""Facts as nodes and trees: which node hangs below which, decided before anything is written.

Terms are as N-Triples writes them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.serialization.lines import Fact
from kg.serialization.vocabulary import ARTICLE, MENTIONS, RDF

TYPE = f"<{RDF}type>"

Facts = dict[str, dict[str, None]]
"""The predicates of a node, and the objects of each, in the order in which they were met."""

Edge = tuple[str, str]
"""A place in a tree: the node above, and a predicate of it."""

_ARTICLE, _MENTIONS = f"<{ARTICLE}>", f"<{MENTIONS}>"


@dataclass(frozen=True, slots=True)
class Trees:
    """The nodes of an article, and where in its tree some of them belong.

    ``nodes`` holds the facts of every node. ``roots`` are the articles. ``hung`` are the nodes that
    pointed to a root by a predicate which is told in reverse, from the root's side, and not with
    the node; ``homes`` are the nodes that a root mentions. Others belong wherever they are met
    first.
    """

    nodes: Mapping[str, Facts]
    roots: Sequence[str]
    hung: Mapping[str, Edge]
    homes: Mapping[str, Edge]

    def below(self, root: str, predicate: str) -> list[str]:
        """The nodes that hang below ``root`` by ``predicate``, in their order."""
        return [node for node, edge in self.hung.items() if edge == (root, predicate)]

    def may_stand(self, node: str, edge: Edge) -> bool:
        """Whether ``node`` may be described at ``edge``."""
        return node in self.nodes and node not in self.hung and self.homes.get(node, edge) == edge


def nodes_of(told: Iterable[Fact]) -> dict[str, Facts]:
    """The facts of each node, once each, in the order in which they were met."""
    nodes: defaultdict[str, Facts] = defaultdict(lambda: defaultdict(dict))
    for subject, predicate, value in told:
        nodes[subject][predicate][value] = None
    return dict(nodes)


def planted(told: Iterable[Fact], reversible: Iterable[str]) -> Trees:
    """The nodes of an article; those that point to it by ``reversible`` hang below it."""
    nodes = nodes_of(told)
    roots = [node for node, facts in nodes.items() if _ARTICLE in facts.get(TYPE, ())]
    return Trees(nodes, roots, _hung(nodes, roots, reversible), _homes(nodes, roots))


def _hung(
    nodes: Mapping[str, Facts], roots: Sequence[str], reversible: Iterable[str]
) -> dict[str, Edge]:
    hung: dict[str, Edge] = {}
    for predicate in reversible:
        for node, facts in nodes.items():
            objects = facts.get(predicate, {})
            root = next((each for each in objects if each in roots), None)
            if root and node not in roots and node not in hung:
                hung[node] = (root, predicate)
                del objects[root]
    return hung


def _homes(nodes: Mapping[str, Facts], roots: Sequence[str]) -> dict[str, Edge]:
    edges = [(node, (root, _MENTIONS)) for root in roots for node in nodes[root].get(_MENTIONS, ())]
    return {node: edge for node, edge in reversed(edges) if node not in roots}
