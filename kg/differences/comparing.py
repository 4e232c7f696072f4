"""Two graph files, held against each other graph by graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import groupby, pairwise
from operator import itemgetter
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from kg.serialization import parse, parts_of

_Graphs = Iterator[tuple[str, frozenset[Quad]]]


@dataclass(frozen=True, slots=True)
class Change:
    """A named graph ("" for the one without a name) that is not as it was: all of it, twice."""

    graph: str
    old: frozenset[Quad]
    new: frozenset[Quad]

    @property
    def removed(self) -> list[Quad]:
        """What was said and is not any more, sorted."""
        return sorted(self.old - self.new, key=str)

    @property
    def added(self) -> list[Quad]:
        """What is said now and was not, sorted."""
        return sorted(self.new - self.old, key=str)


def differences(old: str | Path, new: str | Path) -> Iterator[Change]:
    """The named graphs that differ, in the order of their names; blank nodes go by their labels.

    Files whose graphs stand one after the other in that order, as those of ``kg build`` do, pass
    through the memory of two graphs, or of as many as a folder has parts; others are
    held whole. Raises what :func:`kg.serialization.parse` raises.
    """
    return _joined(_graphs(old), _graphs(new))


def _graphs(path: str | Path) -> _Graphs:
    """The graphs of a file or of a folder of parts, sorted by name."""
    return merge(*map(_of_file, parts_of(path)), key=itemgetter(0))


def _of_file(path: Path) -> _Graphs:
    names = (name for name, _ in _runs(parse(path)))
    if all(before < after for before, after in pairwise(names)):
        for name, quads in _runs(parse(path)):
            yield name, frozenset(quads)
    else:
        held: defaultdict[str, set[Quad]] = defaultdict(set)
        for name, quads in _runs(parse(path)):
            held[name].update(quads)
        for name in sorted(held):
            yield name, frozenset(held[name])


def _runs(quads: Iterable[Quad]) -> Iterator[tuple[str, Iterator[Quad]]]:
    return groupby(quads, key=_name)


def _name(quad: Quad) -> str:
    graph = quad.graph_name
    return graph.value if isinstance(graph, NamedNode) else ""


def _joined(old: _Graphs, new: _Graphs) -> Iterator[Change]:
    """Both sides in step; a graph that one of them lacks is empty there."""
    nothing: frozenset[Quad] = frozenset()
    left, right = next(old, None), next(new, None)
    while left or right:
        name = min(side[0] for side in (left, right) if side)
        before = after = nothing
        if left and left[0] == name:
            before, left = left[1], next(old, None)
        if right and right[0] == name:
            after, right = right[1], next(new, None)
        if before != after:
            yield Change(name, before, after)
