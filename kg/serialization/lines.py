"""N-Quads and N-Triples: a line a fact, sorted within each article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import overload

from pyoxigraph import Quad, RdfFormat, Triple, parse, serialize

REMEMBERED_LINES = 100_000
"""How many lines N-Triples remembers so as not to repeat them: the latest met."""


class Lines(Sequence[Quad]):
    """The quads of an article that is at hand as N-Quads; they are made when asked for.

    ``nquads`` is in the order of the mapping, as pyoxigraph writes it, each quad once, all of them
    in a named graph.
    """

    def __init__(self, nquads: bytes) -> None:
        self.nquads = nquads

    @cached_property
    def _quads(self) -> tuple[Quad, ...]:
        return tuple(parse(self.nquads, format=RdfFormat.N_QUADS))

    @overload
    def __getitem__(self, index: int) -> Quad: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Quad]: ...

    def __getitem__(self, index: int | slice) -> Quad | Sequence[Quad]:
        """One quad, or several."""
        return self._quads[index]

    def __len__(self) -> int:
        """How many there are."""
        return len(self._quads)


def written(quads: Sequence[Quad]) -> Iterator[tuple[str, str, str, str]]:
    """Subject, predicate, object and graph of each quad as N-Quads writes them."""
    if isinstance(quads, Lines):
        for line in quads.nquads.decode().split(" .\n")[:-1]:
            subject, predicate, rest = line.split(" ", 2)
            value, _, graph = rest.rpartition(" ")
            yield subject, predicate, value, graph
    else:
        for quad in quads:
            yield str(quad.subject), str(quad.predicate), str(quad.object), str(quad.graph_name)


def nquads(graphs: Iterable[Sequence[Quad]]) -> Iterator[bytes]:
    """One chunk an article."""
    return (b"".join(_lines(quads, RdfFormat.N_QUADS)) for quads in graphs)


def ntriples(graphs: Iterable[Sequence[Quad]]) -> Iterator[bytes]:
    """One chunk an article, without what an article before it has told.

    Articles share facts about countries and persons. A fact is left out if it is one of the
    latest :data:`REMEMBERED_LINES` met, so memory is bounded, and what is met often is told once.
    """
    seen: dict[bytes, None] = {}  # from the one met longest ago to the latest
    for quads in graphs:
        lines = _lines([quad.triple for quad in quads], RdfFormat.N_TRIPLES)
        new = [line for line in lines if line not in seen]
        for line in lines:
            seen.pop(line, None)
            seen[line] = None
        while len(seen) > REMEMBERED_LINES:
            del seen[next(iter(seen))]
        yield b"".join(new)


def _lines(facts: Sequence[Quad] | Sequence[Triple], rdf_format: RdfFormat) -> list[bytes]:
    """Each fact once, as a line with its end, in the order of the bytes."""
    if isinstance(facts, Lines) and rdf_format == RdfFormat.N_QUADS:
        return sorted(facts.nquads.splitlines(keepends=True))
    text = serialize(facts, format=rdf_format) or b""
    return sorted(set(text.splitlines(keepends=True)))
