"""What a picture shows: its kind, and which columns of an answer play which role in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kg.answers import Answer
from kg.answers.plotting.values import is_day, is_number
from kg.errors import UsageError


class PlotKind(StrEnum):
    """What a picture looks like.

    A timeline has a mark for each row at its day; bars have one for each label; a series has one
    for each period; a matrix and a network show how often two things go together.
    """

    TIMELINE = "timeline"
    BARS = "bars"
    SERIES = "series"
    MATRIX = "matrix"
    NETWORK = "network"


@dataclass(frozen=True, slots=True)
class Roles:
    """The roles that columns play in a kind of picture."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()


ROLES: Final[Mapping[PlotKind, Roles]] = {
    PlotKind.TIMELINE: Roles(("x",), ("until", "lane", "label", "colour")),
    PlotKind.BARS: Roles(("label",), ("value", "colour")),
    PlotKind.SERIES: Roles(("x",), ("value", "colour")),
    PlotKind.MATRIX: Roles(("x", "y"), ("value",)),
    PlotKind.NETWORK: Roles(("from", "to"), ("value",)),
}
"""``value`` is a column of numbers, or several of them for bars and series; without it, rows are
counted."""


@dataclass(frozen=True, slots=True)
class Plot:
    """A kind of picture with the columns for its roles."""

    kind: PlotKind
    columns: tuple[tuple[str, tuple[str, ...]], ...]

    def all_of(self, role: str) -> tuple[str, ...]:
        """The columns that play a role."""
        return dict(self.columns).get(role, ())

    def of(self, role: str) -> str | None:
        """The one column that plays a role, if any does."""
        return next(iter(self.all_of(role)), None)


def guessed(answer: Answer) -> Plot:
    """A picture for an answer of which nobody has said how to draw it.

    Raises :class:`~kg.errors.UsageError` where nothing suggests itself.
    """
    columns = dict(zip(answer.columns, zip(*answer.rows, strict=True), strict=False))
    numbers = [name for name, cells in columns.items() if all(map(is_number, cells))]
    days = [name for name, cells in columns.items() if all(map(is_day, cells))]
    others = [name for name in columns if name not in numbers and name not in days]
    if days and numbers:
        return Plot(PlotKind.SERIES, (("x", (days[0],)), ("value", (numbers[0],))))
    if days and others:
        return Plot(PlotKind.TIMELINE, (("x", (days[0],)), ("label", (others[0],))))
    if others and numbers:
        return Plot(PlotKind.BARS, (("label", (others[0],)), ("value", (numbers[0],))))
    raise UsageError(
        "nothing says how to draw this answer",
        advice="Ask for a column of days or of numbers beside a name, or say it in the header: "
        "`#+ plot:`, see the page on asking questions.",
    )
