"""Matrices: how often two things go together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from kg.answers import Answer
from kg.answers.plotting.plot import Plot
from kg.answers.plotting.style import COLOURS, INK, WIDTH
from kg.answers.plotting.values import amounts, cells, most, name, nothing, summed, told

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_MOST: Final = 25
_LONGEST: Final = 32
_CELL: Final = 0.27  # inches
_LETTER: Final = 0.052
_DARK: Final = 0.55


def matrix(answer: Answer, plot: Plot, figure: Figure) -> list[str]:
    """A row for each name of ``y``, a column for each of ``x``, those with most first."""
    from matplotlib.colors import LinearSegmentedColormap

    xs, ys = ([name(t, _LONGEST) for t in cells(answer, plot.of(role))] for role in ("x", "y"))
    pairs = _pairs(zip(xs, ys, amounts(answer, plot.of("value")), strict=True))
    if not pairs:
        raise nothing("all numbers are 0")
    columns = most(summed((x, count) for (x, _), count in pairs.items()), _MOST)
    rows = most(summed((y, count) for (x, y), count in pairs.items() if x in columns), _MOST)
    grid = [[pairs.get((column, row), 0.0) for column in columns] for row in rows]
    _size(figure, columns, rows)
    axes = figure.add_subplot()
    shades = LinearSegmentedColormap.from_list("shades", ["#ffffff", COLOURS[0]])
    highest = max(map(max, grid))
    axes.pcolormesh(grid, cmap=shades, vmin=0, vmax=highest, edgecolors="#f0f0f0", linewidth=0.5)
    for y, line in enumerate(grid):
        for x, count in enumerate(line):
            colour = "white" if count > _DARK * highest else INK
            axes.text(
                x + 0.5,
                y + 0.5,
                told(count) if count else "",
                ha="center",
                va="center",
                size=7,
                color=colour,
            )
    axes.set_yticks([y + 0.5 for y in range(len(rows))], rows)
    axes.set_xticks(
        [x + 0.5 for x in range(len(columns))],
        columns,
        rotation=50,
        ha="left",
        rotation_mode="anchor",
    )
    axes.xaxis.tick_top()
    axes.tick_params(length=0)
    axes.spines["bottom"].set_visible(False)
    axes.invert_yaxis()
    axes.set_aspect("equal")
    sizes = (
        [f"{len(set(xs))} by {len(set(ys))}"] if len({*xs}) > _MOST or len({*ys}) > _MOST else []
    )
    return [f"Those with most of {size}." for size in sizes]


def _pairs(rows: Iterable[tuple[str, str, float]]) -> dict[tuple[str, str], float]:
    """The total of each pair that has any."""
    pairs: dict[tuple[str, str], float] = {}
    for x, y, count in rows:
        if count:
            pairs[x, y] = pairs.get((x, y), 0.0) + count
    return pairs


def _size(figure: Figure, columns: list[str], rows: list[str]) -> None:
    above = 0.75 * _LETTER * max(map(len, columns))
    beside = _LETTER * max(map(len, rows))
    figure.set_size_inches(
        max(WIDTH * 0.6, beside + _CELL * len(columns) + 1.8), 1.4 + above + _CELL * len(rows)
    )
