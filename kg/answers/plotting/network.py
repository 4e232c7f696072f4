"""Networks: who goes with whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt
from typing import TYPE_CHECKING, Final

from kg.answers import Answer
from kg.answers.plotting.plot import Plot
from kg.answers.plotting.style import COLOURS, INK, PALE, WIDTH
from kg.answers.plotting.values import NOBODY, amounts, cells, most, name, nothing, summed, told

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_MOST: Final = 60
_LONGEST: Final = 28
_LETTER: Final = 0.068  # inches
_LINE: Final = 0.2
_APART: Final = 0.42
_PAIR: Final = 2
_GAP: Final = 0.3
_AIR: Final = (0.1, 0.2)  # beside and below a name that was moved
_ROUND: Final = 0.9
_TIMES: Final = 200
_HAIR: Final = 1e-6  # inches, which rounding may be

Places = dict[str, tuple[float, float]]
"""Where the middle of each name stands, in inches."""


@dataclass(frozen=True, slots=True)
class Island:
    """Names that are connected, about their own origin, and how much room they take."""

    places: Places
    width: float
    height: float


def network(answer: Answer, plot: Plot, figure: Figure) -> list[str]:
    """A dot for each name, a line for each two that go together, wider where they do often."""
    sides = [[name(t, _LONGEST) for t in cells(answer, plot.of(role))] for role in ("from", "to")]
    rows = list(zip(*sides, amounts(answer, plot.of("value")), strict=True))
    totals = summed((each, n) for one, other, n in rows for each in (one, other) if each != NOBODY)
    graph = _graph(rows)
    if not graph:
        raise nothing("no two names go together")
    islands = _islands(graph, totals)
    places, height = _packed([island(graph.subgraph(each)) for each in islands])
    figure.set_size_inches(WIDTH, height + _ROUND)
    axes = figure.add_subplot()
    _draw(axes, graph.subgraph(places), places, totals)
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(-height, 0)
    axes.set_axis_off()
    left_out = len(totals) - len(places)
    return [f"The {_MOST} most connected of {len(totals)}."] if left_out else []


def _graph(rows: Iterable[tuple[str, str, float]]) -> nx.Graph:
    import networkx as nx

    graph = nx.Graph()
    for one, other, count in rows:
        if NOBODY not in (one, other) and one != other:
            before = graph.get_edge_data(one, other, {"count": 0.0})["count"]
            graph.add_edge(one, other, count=before + count)
    return graph


def _islands(graph: nx.Graph, totals: Mapping[str, float]) -> list[list[str]]:
    """The connected parts, the largest first, as many as there is room for."""
    import networkx as nx

    parts = sorted((sorted(each) for each in nx.connected_components(graph)), key=_by_size)
    room = _MOST
    shown: list[list[str]] = []
    for part in parts:
        kept = most({each: totals[each] for each in part}, room)
        if len(kept) == len(part) or not shown:
            shown += [sorted(each) for each in nx.connected_components(graph.subgraph(kept))]
            room -= len(kept)
    return sorted((each for each in shown if len(each) > 1), key=_by_size)


def _by_size(names: Sequence[str]) -> tuple[int, str]:
    return -len(names), names[0]


def island(graph: nx.Graph) -> Island:
    """The names of a connected part, so that no two of them overlap."""
    import networkx as nx

    if len(graph) == _PAIR:
        upper, lower = sorted(graph)
        width = max(map(_width, graph))
        places = {upper: (width / 2, -_LINE), lower: (width / 2, -_LINE - _APART)}
        return Island(places, width, _APART + 2 * _LINE)
    size = _APART * sqrt(len(graph))
    ordered = nx.Graph()
    ordered.add_nodes_from(sorted(graph))
    ordered.add_edges_from(sorted(graph.edges))
    rough = nx.spring_layout(ordered, seed=1, scale=size, iterations=_TIMES)
    return _set_down({each: [1.3 * float(x), float(y)] for each, (x, y) in rough.items()})


def _set_down(places: dict[str, list[float]]) -> Island:
    """The names moved until none overlaps another, with the upper left corner at the origin."""
    for _ in range(_TIMES):
        pushed = [_pushed(places, one, other) for one, other in combinations(places, 2)]
        if not any(pushed):
            break
    _let_down(places)
    left = min(x - _width(each) / 2 for each, (x, _) in places.items())
    right = max(x + _width(each) / 2 for each, (x, _) in places.items())
    top, bottom = (outermost(y for _, y in places.values()) for outermost in (max, min))
    moved = {each: (x - left, y - top - _LINE) for each, (x, y) in places.items()}
    return Island(moved, right - left, top - bottom + 2 * _LINE)


def _width(words: str) -> float:
    from rich.cells import cell_len

    return _LETTER * cell_len(words)


def _let_down(places: dict[str, list[float]]) -> None:
    """Each name, from the top, moved below those that it overlaps still."""
    settled: list[str] = []
    for each in sorted(places, key=lambda name: (-places[name][1], name)):
        while over := [other for other in settled if overlap(places, each, other)]:
            places[each][1] = min(places[other][1] for other in over) - 1.01 * _LINE
        settled.append(each)


def overlap(
    places: Mapping[str, Sequence[float]], one: str, other: str
) -> tuple[float, float] | None:
    """How far two names reach into each other, across and up, if they do."""
    (x, y), (u, v) = places[one], places[other]
    wide = (_width(one) + _width(other)) / 2 - abs(x - u)
    high = _LINE - abs(y - v)
    return (wide, high) if min(wide, high) > _HAIR else None


def _pushed(places: Mapping[str, list[float]], one: str, other: str) -> bool:
    """Whether two names overlapped; if so, they are moved apart the shorter way."""
    reach = overlap(places, one, other)
    if reach is None:
        return False
    axis = 0 if reach[0] < reach[1] else 1
    by = reach[axis] + _AIR[axis]
    sign = 1 if places[one][axis] >= places[other][axis] else -1
    places[one][axis] += sign * by / 2
    places[other][axis] -= sign * by / 2
    return True


def _by_height(island: Island) -> tuple[float, str]:
    return -island.height, min(island.places)


def _packed(islands: Sequence[Island]) -> tuple[Places, float]:
    """All of them in rows, as on a page, and the height of the page."""
    places: Places = {}
    x = y = tallest = 0.0
    for island in sorted(islands, key=_by_height):
        if x and x + island.width > WIDTH - _GAP:
            x, y, tallest = 0.0, y - tallest - _GAP, 0.0
        for each, (right, down) in island.places.items():
            places[each] = (x + right, y + down)
        x += island.width + 2 * _GAP
        tallest = max(tallest, island.height)
    return places, tallest - y


def _draw(axes: Axes, graph: nx.Graph, places: Places, totals: Mapping[str, float]) -> None:
    for one, other, count in sorted(graph.edges(data="count")):
        (x, y), (u, v) = places[one], places[other]
        axes.plot([x, u], [y, v], color=PALE, lw=0.8 * sqrt(count), alpha=0.7, zorder=1)
        if count > 1:
            axes.text(
                (x + u) / 2,
                (y + v) / 2,
                told(count),
                size=7,
                color=PALE,
                ha="center",
                va="center",
                bbox={"color": "white", "pad": 0.6},
                zorder=2,
            )
    for each, (x, y) in places.items():
        axes.scatter([x], [y], s=18 * sqrt(totals[each]), color=COLOURS[0], linewidths=0, zorder=3)
        axes.annotate(
            each,
            (x, y),
            (0, 4),
            textcoords="offset points",
            size=8,
            color=INK,
            ha="center",
            va="bottom",
            zorder=4,
            bbox={"color": "white", "pad": 0.4, "alpha": 0.7},
        )
