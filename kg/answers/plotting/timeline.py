"""Timelines: a mark for each row at its day, in lanes or each beside its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final
from unicodedata import bidirectional

from kg.answers import Answer
from kg.answers.plotting.plot import Plot
from kg.answers.plotting.style import FAINT, WIDTH, coloured, legend
from kg.answers.plotting.values import Period, cells, name, period

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_MOST: Final = 40
_ROW: Final = 0.25  # inches
_ROUND: Final = 1.5
_WORDS: Final = 64
_TALL: Final = 15  # lanes: more have the dates above as well
_LEFTWARDS: Final = ("R", "AL")
_LEFT_TO_RIGHT: Final = "\N{LEFT-TO-RIGHT MARK}"
_MARK: Final = 32  # square points
_SHORTEST: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Mark:
    """A row of the answer on a timeline."""

    when: Period
    lane: str
    part: str
    row: int


def timeline(answer: Answer, plot: Plot, figure: Figure) -> list[str]:
    """Marks by their days, in the order of the lanes' first days; months and years are lines."""
    marks, undated = _marks(answer, plot)
    each = plot.of("label") is not None
    lanes = _lanes(marks, each=each)
    shown = {lane: y for y, lane in enumerate(lanes[:_MOST])}
    figure.set_size_inches(WIDTH, _ROUND + _ROW * len(shown))
    axes = figure.add_subplot()
    axes.hlines(list(shown.values()), 0, 1, FAINT, lw=0.8, transform=axes.get_yaxis_transform())
    parts = dict.fromkeys(sorted({mark.part for mark in marks}))
    for part, colour in coloured(parts):
        kept = [m for m in marks if m.part == part and _lane(m, each=each) in shown]
        _put(axes, kept, [shown[_lane(m, each=each)] for m in kept], colour)
    _scales(axes, marks, [lane.partition("\0")[0] for lane in shown])
    legend(axes, parts)
    left_out = len(lanes) - len(shown)
    what = "rows" if each else "lanes"
    return [
        *([f"The first {_MOST} of {len(lanes)} {what}."] if left_out else []),
        *([f"{undated} without a date."] if undated else []),
    ]


def _marks(answer: Answer, plot: Plot) -> tuple[list[Mark], int]:
    """A mark for each row with a date, the earliest first, and the number of the others."""
    roles = {role: cells(answer, plot.of(role)) for role in ("x", "lane", "label", "colour")}
    marks = []
    for row, term in enumerate(roles["x"]):
        when = period(term)
        if when is not None:
            named = [roles[r][row] for r in ("lane", "label") if plot.of(r)]
            lane = [name(term, _WORDS) for term in named if term is not None or len(named) == 1]
            part = name(roles["colour"][row]) if plot.of("colour") else ""
            marks.append(Mark(when, name_of(lane), part, row))
    marks.sort(key=lambda mark: (mark.when.first, mark.when.last, mark.row))
    return marks, len(answer.rows) - len(marks)


def name_of(words: Sequence[str]) -> str:
    """A lane's name, of who and what, from left to right whatever the script of who."""
    text = ": ".join(words)
    if len(words) > 1 and any(bidirectional(character) in _LEFTWARDS for character in words[0]):
        text = f"{_LEFT_TO_RIGHT}{text}"
    return text if len(text) <= _WORDS else f"{text[: _WORDS - 1].rstrip()}…"


def _lane(mark: Mark, *, each: bool) -> str:
    """What tells a lane from the others: each row has its own where it is labelled."""
    return f"{mark.lane}\0{mark.row}" if each else mark.lane


def _lanes(marks: Sequence[Mark], *, each: bool) -> list[str]:
    return list(dict.fromkeys(_lane(mark, each=each) for mark in marks))


def _put(axes: Axes, marks: Sequence[Mark], ys: Sequence[int], colour: str) -> None:
    """Dots, larger where several fall together, and lines for a month or a year."""
    from matplotlib.dates import date2num

    places = Counter((mark.when, y) for mark, y in zip(marks, ys, strict=True))
    days = {place: count for place, count in places.items() if place[0].first == place[0].last}
    axes.scatter(
        [date2num(when.first) for when, _ in days],
        [y for _, y in days],
        s=[_MARK * count for count in days.values()],
        color=colour,
        alpha=0.85,
        linewidths=0,
        zorder=3,
    )
    for when, y in (place for place in places if place not in days):
        axes.plot(
            [date2num(when.first), date2num(when.last)], [y, y], color=colour, lw=4, alpha=0.5
        )


def _scales(axes: Axes, marks: Sequence[Mark], lanes: Sequence[str]) -> None:
    from matplotlib.dates import AutoDateFormatter, AutoDateLocator, date2num

    axes.set_yticks(range(len(lanes)), lanes)
    axes.set_ylim(len(lanes) - 0.4, -0.6)
    first = min((mark.when.first for mark in marks), default=None)
    last = max((mark.when.last for mark in marks), default=None)
    if first is not None and last is not None:
        spare = max(_SHORTEST - (last - first), (last - first) / 20) / 2
        axes.set_xlim(float(date2num(first - spare)), float(date2num(last + spare)))
    locator = AutoDateLocator(minticks=3, maxticks=7)
    axes.xaxis.set_major_locator(locator)
    dates = AutoDateFormatter(locator, defaultfmt="%Y-%m-%d")
    dates.scaled = {365.0: "%Y", 30.0: "%Y-%m", 1.0: "%Y-%m-%d"}
    axes.xaxis.set_major_formatter(dates)
    axes.xaxis.grid(visible=True, color=FAINT)
    axes.set_axisbelow(True)
    axes.tick_params(axis="x", labeltop=len(lanes) > _TALL, length=3)
