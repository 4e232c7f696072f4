"""Series: how much of something there was in each month or year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from kg.answers import Answer
from kg.answers.plotting.plot import Plot
from kg.answers.plotting.style import FAINT, WIDTH, coloured, largest, legend
from kg.answers.plotting.values import (
    Period,
    cells,
    nothing,
    period,
    shares,
)

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_LABELS: Final = 12
_HEIGHT: Final = 4.2
_MONTHS: Final = 36  # more are counted by years


def series(answer: Answer, plot: Plot, figure: Figure) -> list[str]:
    """One column a month or a year, also those with nothing, in parts where there are several."""
    from matplotlib.ticker import MaxNLocator

    periods = [period(term) for term in cells(answer, plot.of("x"))]
    known = [each for each in periods if each is not None]
    if not known:
        raise nothing("no row has a date")
    times = _times(known)
    keys = [_time(each, times) for each in periods]
    parts = largest(shares(answer, keys, plot.all_of("value"), plot.of("colour")))
    figure.set_size_inches(WIDTH, _HEIGHT)
    axes = figure.add_subplot()
    below = [0.0] * len(times)
    for part, colour in coloured(parts):
        heights = [parts[part].get(time, 0.0) for time in times]
        axes.bar(range(len(times)), heights, 0.8, below, color=colour)
        below = [one + other for one, other in zip(below, heights, strict=True)]
    step = -(-len(times) // _LABELS)
    axes.set_xticks(range(0, len(times), step), times[::step])
    axes.yaxis.grid(visible=True, color=FAINT)
    axes.set_axisbelow(True)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=6, steps=[1, 2, 5, 10], integer=True))
    legend(axes, parts)
    undated = len(periods) - len(known)
    return [f"{undated} without a date."] if undated else []


def _times(periods: Sequence[Period]) -> list[str]:
    """All months from the first to the last, or all years where that is all that is known."""
    first = min(each.first for each in periods)
    last = max(each.last for each in periods)
    months = [(year, month) for year in range(first.year, last.year + 1) for month in range(1, 13)]
    within = [f"{y:04}-{m:02}" for y, m in months if _month(first) <= (y, m) <= _month(last)]
    if len(within) > _MONTHS or any(_month(each.first) != _month(each.last) for each in periods):
        return [f"{year:04}" for year in range(first.year, last.year + 1)]
    return within


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def _time(day: Period | None, times: Sequence[str]) -> str:
    return "" if day is None else day.first.isoformat()[: len(times[0])]
