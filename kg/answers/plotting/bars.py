"""Bars: who has most of something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.answers import Answer
from kg.answers.plotting.plot import Plot
from kg.answers.plotting.style import INK, WIDTH, coloured, largest, legend
from kg.answers.plotting.values import cells, most, name, shares, summed, told

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_MOST: Final = 30
_ROW: Final = 0.27  # inches
_ROUND: Final = 1.1


def bars(answer: Answer, plot: Plot, figure: Figure) -> list[str]:
    """One bar a label, the longest first, with its number, in parts where there are several."""
    labels = [name(term) for term in cells(answer, plot.of("label"))]
    parts = largest(shares(answer, labels, plot.all_of("value"), plot.of("colour")))
    totals = summed((label, amount) for part in parts.values() for label, amount in part.items())
    shown = most(totals, _MOST)
    figure.set_size_inches(WIDTH, _ROUND + _ROW * len(shown) + (0.3 if len(parts) > 1 else 0))
    axes = figure.add_subplot()
    left = dict.fromkeys(shown, 0.0)
    for part, colour in coloured(parts):
        widths = [parts[part].get(label, 0.0) for label in shown]
        axes.barh(range(len(shown)), widths, 0.72, list(left.values()), color=colour)
        left = {label: left[label] + width for label, width in zip(shown, widths, strict=True)}
    for row, label in enumerate(shown):
        axes.annotate(
            told(totals[label]),
            (totals[label], row),
            (4, 0),
            textcoords="offset points",
            va="center",
            color=INK,
            size=8,
        )
    axes.set_yticks(range(len(shown)), shown)
    axes.invert_yaxis()
    axes.margins(x=0.08, y=0.01)
    axes.xaxis.set_visible(False)
    axes.spines["bottom"].set_visible(False)
    legend(axes, parts)
    left_out = len(totals) - len(shown)
    return [f"The {_MOST} highest of {len(totals)}."] if left_out else []
