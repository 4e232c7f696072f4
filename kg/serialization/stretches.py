"""The quads of a file as they stand together, graph by graph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Final

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, RdfFormat

from kg.serialization.formats import Format, format_of
from kg.serialization.parsing import Watch, parse, raw_lines


@dataclass(frozen=True, slots=True)
class Stretch:
    """Quads of one graph.

    ``nquads`` is the same as N-Quads where that is at hand: each line ends in a space, the graph,
    another space and the full stop.
    """

    graph: NamedNode | BlankNode | DefaultGraph
    quads: Sequence[Quad]
    nquads: bytes = b""


def stretches_of(path: Path, *, watch: Watch | None = None) -> Iterator[Stretch]:
    """The quads of a file in its order, as long as they are of one graph together.

    Those of N-Quads keep their bytes, so that nobody need write them anew. Raises what
    :func:`kg.serialization.parse` raises.
    """
    if format_of(path) is not Format.NQUADS:
        return _runs(parse(path, watch=watch))
    return _joined(_of_lines(path, watch))


def raw_parts(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Lines of N-Quads that stand together and end in the same graph, joined.

    What has no graph at its end, or is written in another way than ours, is a part by itself.
    """
    part: list[bytes] = []
    end = b""
    for line in lines:
        if part and end and line.endswith(end):
            part.append(line)
            continue
        if part:
            yield b"".join(part)
        part, end = [line], line[line.rfind(b" <") :] if line.endswith(b"> .\n") else b""
    if part:
        yield b"".join(part)


def graph_of(part: bytes) -> str | None:
    """The IRI at the end of a part of :func:`raw_parts`: its graph, if it is plain."""
    end = _END.search(part, max(0, part.rfind(b" <")))
    return end[1].decode() if end else None


def is_plain(part: bytes) -> bool:
    """Whether the IRI at the end of each line is a graph, and not the object of a triple.

    Behind a literal it can be nothing else; a line without one must have a term more.
    """
    lines = part.split(b"\n")[:-1]
    return all(b'"' in line or len(line.split()) == _WITH_GRAPH for line in lines)


_WITH_GRAPH: Final = 5  # three terms, the graph and the full stop
_END: Final = re.compile(rb" <([^\x00-\x20<>\"{}|^`\\]+)> \.\n\Z")


def _of_lines(path: Path, watch: Watch | None) -> Iterator[Stretch]:
    for part in raw_parts(raw_lines(path, watch=watch)):
        try:
            quads = list(pyoxigraph.parse(part, format=RdfFormat.N_QUADS))
        except SyntaxError:
            for _ in parse(path):  # which tells the place in the file
                pass
            raise
        graph = quads[0].graph_name if quads else DefaultGraph()
        if all(quad.graph_name == graph for quad in quads):
            ours = part.endswith(f" {graph} .\n".encode())
            yield Stretch(graph, quads, part if ours else b"")
        else:
            yield from _runs(quads)


def _runs(quads: Iterable[Quad]) -> Iterator[Stretch]:
    for graph, run in groupby(quads, key=attrgetter("graph_name")):
        yield Stretch(graph, list(run))


def _joined(found: Iterable[Stretch]) -> Iterator[Stretch]:
    """Neighbours of one graph together."""
    filled = (each for each in found if each.quads)
    for graph, some in groupby(filled, key=attrgetter("graph")):
        stretches = list(some)
        if len(stretches) == 1:
            yield stretches[0]
        else:
            yield Stretch(graph, [quad for each in stretches for quad in each.quads])
