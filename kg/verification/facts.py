"""The triples of one graph, by subject and predicate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from kg.mapping.namespaces import TYPE


@dataclass(frozen=True, slots=True)
class Fact:
    """A property of a node, with the value as a string: an IRI, or the text of a literal."""

    node: str
    property: NamedNode
    value: str


class Facts:
    """What a graph says; triples with blank nodes or about triples are nothing of ours."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._values: dict[tuple[str, NamedNode], dict[str, None]] = defaultdict(dict)
        self._nodes: dict[str, dict[str, None]] = defaultdict(dict)
        for triple in triples:
            node, value = triple.subject, triple.object
            if isinstance(node, NamedNode) and isinstance(value, NamedNode | Literal):
                self._values[node.value, triple.predicate][value.value] = None
                if triple.predicate == TYPE:
                    self._nodes[value.value][node.value] = None

    def all(self, node: str, *properties: NamedNode) -> Iterator[Fact]:
        """What the graph says of a node by these properties."""
        return (Fact(node, p, v) for p in properties for v in self._values.get((node, p), ()))

    def values(self, node: str, *properties: NamedNode) -> tuple[str, ...]:
        """The values of these properties."""
        return tuple(fact.value for fact in self.all(node, *properties))

    def one(self, node: str, property_: NamedNode) -> str | None:
        """The value, if there is just one."""
        values = self.values(node, property_)
        return values[0] if len(values) == 1 else None

    def instances(self, *kinds: NamedNode) -> tuple[str, ...]:
        """The nodes of these classes, each once."""
        return tuple(dict.fromkeys(node for kind in kinds for node in self._nodes[kind.value]))

    def is_a(self, node: str, kind: NamedNode) -> bool:
        """Whether a node is of a class."""
        return node in self._nodes.get(kind.value, ())
