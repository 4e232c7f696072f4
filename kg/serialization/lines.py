"""N-Quads and N-Triples: a line a fact, sorted within each article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import overload

from pyoxigraph import Quad, RdfFormat, parse, serialize

REMEMBERED_LINES = 100_000
"""How many lines N-Triples remembers so as not to repeat them: the latest met."""

Fact = Sequence[str]
"""Subject, predicate and object as N-Triples writes them."""

_END = b" .\n"  # of a line; within one a line break is escaped


class Lines(Sequence[Quad]):
    """The quads of an article that is at hand as N-Triples; they are made when asked for.

    ``ntriples`` is in the order of the mapping, as pyoxigraph writes it, each triple once, and
    ``graph`` the IRI of the graph that they stand in.
    """

    def __init__(self, graph: str, ntriples: bytes) -> None:
        self.graph = graph
        self.ntriples = ntriples

    @cached_property
    def _quads(self) -> tuple[Quad, ...]:
        nquads = self.ntriples.replace(_END, _end_in(self.graph))
        return tuple(parse(nquads, format=RdfFormat.N_QUADS))

    @overload
    def __getitem__(self, index: int) -> Quad: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Quad]: ...

    def __getitem__(self, index: int | slice) -> Quad | Sequence[Quad]:
        """One quad, or several."""
        return self._quads[index]

    def __len__(self) -> int:
        """How many there are."""
        return self.ntriples.count(b"\n")


def facts(quads: Sequence[Quad]) -> Iterator[Fact]:
    """What the quads tell, in their order."""
    if isinstance(quads, Lines):
        return (line.decode().split(" ", 2) for line in quads.ntriples.split(_END)[:-1])
    return ((str(quad.subject), str(quad.predicate), str(quad.object)) for quad in quads)


def by_graph(quads: Sequence[Quad]) -> dict[str, Sequence[Quad]]:
    """The quads of each graph, by its name as N-Quads writes it, or ``DEFAULT``."""
    if isinstance(quads, Lines):
        return {f"<{quads.graph}>": quads}
    graphs: dict[str, list[Quad]] = {}
    for quad in quads:
        graphs.setdefault(str(quad.graph_name), []).append(quad)
    return dict(graphs)


def nquads(graphs: Iterable[Sequence[Quad]]) -> Iterator[bytes]:
    """One chunk an article."""
    for quads in graphs:
        if isinstance(quads, Lines) and quads:
            end = _end_in(quads.graph)
            yield end.join(sorted(quads.ntriples.split(_END)[:-1])) + end
        else:
            yield b"".join(_sorted(serialize(quads, format=RdfFormat.N_QUADS)))


def ntriples(graphs: Iterable[Sequence[Quad]]) -> Iterator[bytes]:
    """One chunk an article, without what an article before it has told.

    Articles share facts about countries and persons. A fact is left out if it is one of the
    latest :data:`REMEMBERED_LINES` met, so memory is bounded, and what is met often is told once.
    """
    seen: dict[bytes, None] = {}  # from the one met longest ago to the latest
    for quads in graphs:
        lines = _sorted(
            quads.ntriples
            if isinstance(quads, Lines)
            else serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES)
        )
        new = [line for line in lines if line not in seen]
        for line in lines:
            seen.pop(line, None)
            seen[line] = None
        while len(seen) > REMEMBERED_LINES:
            del seen[next(iter(seen))]
        yield b"".join(new)


def _sorted(text: bytes | None) -> list[bytes]:
    """Each line once, with its end, in the order of the bytes."""
    return sorted(set((text or b"").splitlines(keepends=True)))


def _end_in(graph: str) -> bytes:
    """The end of a line of N-Quads."""
    return f" <{graph}> .\n".encode()
