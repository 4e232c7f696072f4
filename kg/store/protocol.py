"""What every store can do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Final, Protocol, Self, runtime_checkable

from pyoxigraph import Literal, NamedNode, Quad

from kg.answers import Answer


@dataclass(frozen=True, slots=True)
class Step:
    """What is sent at once: quads in the place of a graph's, or beside them if ``more``.

    ``nquads`` is the same as N-Quads where that is at hand, each line ending in a space, the graph,
    another space and the full stop. On its way to a server that takes N-Quads it may be all.
    """

    graph: NamedNode
    quads: Sequence[Quad]
    more: bool = False
    nquads: bytes = b""


@runtime_checkable
class Store(Protocol):
    """Named graphs that can be replaced and asked. It is closed by a ``with`` statement.

    Every method raises :class:`~kg.errors.StoreError` where the store or the network fails.
    """

    def replace(self, graph: NamedNode, quads: Iterable[Quad]) -> None:
        """Make the named graph hold the triples of these quads and no others.

        What graph the quads themselves name does not matter. Twice the same changes nothing.
        """
        ...

    def add(self, graph: NamedNode, quads: Iterable[Quad]) -> None:
        """Put the triples of these quads into the named graph, beside those it holds."""
        ...

    def take(self, steps: Iterable[Step]) -> Iterator[NamedNode]:
        """Replace and add, as fast as it can; the graph of each step when the store has it.

        They come in the order of the steps, which are read ahead, but not many; what is on its way
        need not be kept whole. Where one fails, some behind it may be done.
        """
        ...

    def quads(self, graph: NamedNode) -> Iterator[Quad]:
        """What the named graph holds, as the store gives it back."""
        ...

    def graphs(self) -> tuple[NamedNode, ...]:
        """The names of the graphs that hold something, sorted."""
        ...

    def size(self) -> int:
        """How many quads its named graphs hold: a triple counts once in each graph."""
        ...

    def query(self, text: str) -> Answer:
        """The answer to a query, asked of the merge of all graphs unless it names some itself.

        Raises :class:`~kg.errors.UsageError` for what is not a query.
        """
        ...

    def close(self) -> None:
        """Let go of files and connections; more than once does no harm."""
        ...

    def __enter__(self) -> Self:
        """The store itself."""
        ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close it."""
        ...


_QUADS: Final = "SELECT ?s ?p ?o WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}"
_GRAPHS: Final = "SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } } ORDER BY ?graph"
_SIZE: Final = "SELECT (COUNT(*) AS ?quads) WHERE { GRAPH ?graph { ?s ?p ?o } }"


class Asked(ABC):
    """What follows from the rest, for stores to inherit."""

    @abstractmethod
    def query(self, text: str) -> Answer:
        """The answer to a query: what the store itself must know."""

    @abstractmethod
    def replace(self, graph: NamedNode, quads: Iterable[Quad]) -> None:
        """Make the named graph hold these and nothing else: what the store itself must know."""

    @abstractmethod
    def add(self, graph: NamedNode, quads: Iterable[Quad]) -> None:
        """Put these into the named graph: what the store itself must know."""

    def take(self, steps: Iterable[Step]) -> Iterator[NamedNode]:
        """One step after the other."""
        for step in steps:
            (self.add if step.more else self.replace)(step.graph, step.quads)
            yield step.graph

    def quads(self, graph: NamedNode) -> Iterator[Quad]:
        """What the named graph holds."""
        for subject, predicate, value in self.query(_QUADS.format(graph=graph)).rows:
            if isinstance(predicate, NamedNode) and not isinstance(subject, Literal | None):
                assert value is not None  # noqa: S101 -- every variable of the pattern is bound
                yield Quad(subject, predicate, value, graph)

    def graphs(self) -> tuple[NamedNode, ...]:
        """The names of the graphs that hold something, sorted."""
        names = (row[0] for row in self.query(_GRAPHS).rows)
        return tuple(name for name in names if isinstance(name, NamedNode))

    def size(self) -> int:
        """How many quads the named graphs hold."""
        [[count]] = self.query(_SIZE).rows
        return int(count.value) if isinstance(count, Literal) else 0

    def close(self) -> None:  # noqa: B027 -- most stores hold nothing open, the others say so
        """Nothing is held open."""

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()
