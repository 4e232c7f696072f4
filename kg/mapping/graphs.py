"""The named graph of an article, as text."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from kg.mapping.terms import Line


@dataclass(frozen=True, slots=True)
class Graph:
    """A named graph: its triples, written, each once, in an order that reads well."""

    name: NamedNode
    lines: tuple[Line, ...]

    @property
    def ntriples(self) -> str:
        """The triples as N-Triples."""
        return " .\n".join((*self.lines, ""))

    @property
    def nquads(self) -> bytes:
        """The graph as N-Quads."""
        return self.ntriples.replace(" .\n", f" {self.name} .\n").encode()

    @property
    def quads(self) -> tuple[Quad, ...]:
        """The graph as quads."""
        return tuple(parse(self.nquads, format=RdfFormat.N_QUADS))
