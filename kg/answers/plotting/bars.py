"""Bars: who has most of something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.answers import Answer
from kg.answers.plotting.plot import Plot
from kg.answers.plotting.style import INK, WIDTH, Shares, coloured, legend
from kg.answers.plotting.values import amounts, cells, most, name, summed, told

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_MOST: Final = 30
_ROW: Final = 0.27  # inches
_ROUND: Final = 1.1


def bars(answer: Answer, plot: Plot, figure: Figure) -> list[str]:
    """One bar a label, the longest first, with its number, in parts where there are several."""
    shares = _shares(answer, plot)
    totals = summed((label, amount) for part in shares.values() for label, amount in part.items())
    shown = most(totals, _MOST)
    figure.set_size_inches(WIDTH, _ROUND + _ROW * len(shown) + (0.3 if len(shares) > 1 else 0))
    axes = figure.add_subplot()
    left = dict.fromkeys(shown, 0.0)
    for part, colour in coloured(shares):
        widths = [shares[part].get(label, 0.0) for label in shown]
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
    legend(axes, shares)
    left_out = len(totals) - len(shown)
    return [f"The {_MOST} highest of {len(totals)}."] if left_out else []


def _shares(answer: Answer, plot: Plot) -> Shares:
    """The numbers of each part of the bars: of each column, or of each name in a column."""
    labels = [name(term) for term in cells(answer, plot.of("label"))]
    colour, values = plot.of("colour"), plot.all_of("value")
    if colour is None and len(values) > 1:
        return {each: summed(zip(labels, amounts(answer, each), strict=True)) for each in values}
    parts = [name(term) if colour else "" for term in cells(answer, colour)]
    rows = list(zip(parts, labels, amounts(answer, plot.of("value")), strict=True))
    return {
        part: summed((one, n) for each, one, n in rows if each == part)
        for part in sorted(set(parts))
    }
