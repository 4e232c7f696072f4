"""N-Quads and N-Triples: a line a fact, sorted within each article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import Quad, RdfFormat, Triple, serialize

REMEMBERED_LINES = 100_000
"""How many lines N-Triples remembers so as not to repeat them: the latest met."""


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
    return sorted(set((serialize(facts, format=rdf_format) or b"").splitlines(keepends=True)))
