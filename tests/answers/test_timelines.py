"""Timelines: how their days are ruled."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from matplotlib.dates import date2num
from matplotlib.figure import Figure
from pyoxigraph import Literal

from kg.answers import of_solutions
from kg.answers.plotting import Plot, PlotKind
from kg.answers.plotting.timeline import timeline


@pytest.mark.parametrize(
    "days",
    [
        ("2024-05-19",),
        ("2024-05-19", "2024-05-21"),
        ("2024-12-09", "2024-12-10", "2025-01-14"),
        ("2024-01-28", "2024-05-20"),
    ],
)
def test_weeks_are_ruled_in_even_steps_from_the_first_day(days: tuple[str, ...]) -> None:
    asked = of_solutions(["day", "who"], [[Literal(day), Literal("Ann Lee")] for day in days])
    figure = Figure()
    timeline(asked, Plot(PlotKind.TIMELINE, (("x", ("day",)), ("label", ("who",)))), figure)
    (axes,) = figure.axes
    ticks = [date.fromisoformat(tick.get_text()) for tick in axes.get_xticklabels()]
    assert date.fromisoformat(days[0]) in ticks
    assert 2 < len(ticks) <= 6
    assert len({after - before for before, after in pairwise(ticks)}) == 1
    low, high = axes.get_xlim()
    first, last = (date2num(date.fromisoformat(day)) for day in (days[0], days[-1]))
    spare = 0.02 * (high - low)  # or the marks are cut through
    assert low + spare < first <= last < high - spare


@pytest.mark.parametrize(
    "days", [("0001-01-01",), ("9999-12-30", "9999-12-31"), ("0001-01-01", "9999-12-31")]
)
def test_the_first_and_the_last_day_that_there_is_are_drawn(
    days: tuple[str, ...], tmp_path: Path
) -> None:
    asked = of_solutions(["day", "who"], [[Literal(day), Literal("Ann Lee")] for day in days])
    figure = Figure()
    timeline(asked, Plot(PlotKind.TIMELINE, (("x", ("day",)), ("label", ("who",)))), figure)
    figure.savefig(tmp_path / "days.svg")
    (axes,) = figure.axes
    low, high = axes.get_xlim()
    assert low <= date2num(date.fromisoformat(days[0])) < high
