"""Two graph files, held against each other graph by graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from kg.serialization import Format, format_of, parse, parts_of
from kg.serialization.parsing import raw_lines
from kg.serialization.stretches import graph_of, is_plain, raw_parts

_Held = bytes | frozenset[Quad]
"""What a graph holds: N-Quads that are not parsed yet, or quads."""

_Graphs = Iterator[tuple[str, _Held]]


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
    held whole. Of such N-Quads only graphs are parsed whose bytes differ. Raises what
    :func:`kg.serialization.parse` raises.
    """
    return _joined(_graphs(old), _graphs(new))


def _graphs(path: str | Path) -> _Graphs:
    """The graphs of a file or of a folder of parts, sorted by name."""
    return merge(*map(_of_file, parts_of(path)), key=itemgetter(0))


def _of_file(path: Path) -> _Graphs:
    if format_of(path) is Format.NQUADS and _ascend(_plain_names(path)):
        for part in raw_parts(raw_lines(path)):
            yield graph_of(part) or "", part
    elif _ascend(name for name, _ in _runs(parse(path))):
        for name, quads in _runs(parse(path)):
            yield name, frozenset(quads)
    else:
        held: defaultdict[str, set[Quad]] = defaultdict(set)
        for name, quads in _runs(parse(path)):
            held[name].update(quads)
        for name in sorted(held):
            yield name, frozenset(held[name])


def _plain_names(path: Path) -> Iterator[str | None]:
    """The graphs of the parts of a file, None for one that is not plain."""
    return (graph_of(part) if is_plain(part) else None for part in raw_parts(raw_lines(path)))


def _ascend(names: Iterable[str | None]) -> bool:
    """Whether all are known, and each is above the one before it."""
    last = None
    for name in names:
        if name is None or (last is not None and name <= last):
            return False
        last = name
    return True


def _parsed(held: _Held) -> frozenset[Quad]:
    return frozenset(parse(held, format=Format.NQUADS)) if isinstance(held, bytes) else held


def _runs(quads: Iterable[Quad]) -> Iterator[tuple[str, Iterator[Quad]]]:
    return groupby(quads, key=_name)


def _name(quad: Quad) -> str:
    graph = quad.graph_name
    return graph.value if isinstance(graph, NamedNode) else ""


def _joined(old: _Graphs, new: _Graphs) -> Iterator[Change]:
    """Both sides in step; a graph that one of them lacks is empty there."""
    nothing: _Held = frozenset()
    left, right = next(old, None), next(new, None)
    while left or right:
        name = min(side[0] for side in (left, right) if side)
        before = after = nothing
        if left and left[0] == name:
            before, left = left[1], next(old, None)
        if right and right[0] == name:
            after, right = right[1], next(new, None)
        if before != after and (old_quads := _parsed(before)) != (new_quads := _parsed(after)):
            yield Change(name, old_quads, new_quads)
