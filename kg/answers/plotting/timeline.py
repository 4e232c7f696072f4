"""Timelines: a mark for each row at its day, in lanes or each beside its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, Any, Final
from unicodedata import bidirectional

from kg.answers import Answer
from kg.answers.plotting.plot import Plot
from kg.answers.plotting.style import FAINT, WIDTH, coloured, legend
from kg.answers.plotting.values import Period, cells, name, nothing, period

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
_TALLER: Final = 0.45  # for each colour beyond the first
_ASIDE: Final = 0.8  # of a lane's height, for its colours
_STEPS: Final = 48
_SIZES: Final = (32, 100, 130, 190)  # square points, of one and of those with a number of digits
_COUNT: Final[dict[str, Any]] = {"ha": "center", "va": "center_baseline", "size": 6.5}
_DAY: Final = timedelta(days=1)
_SHORTEST: Final = 30 * _DAY
_WEEKS: Final = 126  # days: more have months below them
_STEPS_OF_DAYS: Final = (7, 14, 21, 28)
_MOST_TICKS: Final = 5


Lane = tuple[str, int]
"""The name of a lane, and the row that it is for, or -1 for all rows of that name."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A row of the answer on a timeline."""

    when: Period
    lane: Lane
    part: str


def timeline(answer: Answer, plot: Plot, figure: Figure) -> list[str]:
    """Marks by their days, in the order of the lanes' first days; what lasts is a line."""
    marks, undated = _marks(answer, plot)
    if not marks:
        raise nothing("no row has a date")
    is_each = plot.of("label") is not None
    step = None if is_each else _crowded(marks)
    if step is not None:
        start = marks[0].when.first
        marks = [replace(mark, when=_snapped(mark.when, start, step)) for mark in marks]
    parts = dict.fromkeys(sorted({mark.part for mark in marks}))
    lanes = _lanes(marks, is_each=is_each)
    split = 1 if is_each else len(parts)
    high = _ROW * (1 + _TALLER * (split - 1))
    figure.set_size_inches(WIDTH, _ROUND + high * len(lanes))
    axes = figure.add_subplot()
    axes.hlines(range(len(lanes)), 0, 1, FAINT, lw=0.8, transform=axes.get_yaxis_transform())
    for index, (part, colour) in enumerate(coloured(parts)):
        aside = (index % split - (split - 1) / 2) * _ASIDE / split
        kept = [mark for mark in marks if mark.part == part and mark.lane in lanes]
        _put(axes, [(mark.when, lanes.index(mark.lane) + aside) for mark in kept], colour)
    _scales(axes, marks, [name for name, _ in lanes])
    legend(axes, parts)
    left_out = len({mark.lane for mark in marks}) - len(lanes)
    which = f"first {_MOST}" if is_each else f"{_MOST} with most"
    return [
        *([f"The {which} of {left_out + len(lanes)}."] if left_out else []),
        *([f"{undated} without a date."] if undated else []),
        *([f"In steps of {max(1, step.days)} days."] if step is not None else []),
    ]


def _marks(answer: Answer, plot: Plot) -> tuple[list[Mark], int]:
    """A mark for each row with a date, the earliest first, and the number of the others."""
    roles = {
        role: cells(answer, plot.of(role)) for role in ("x", "until", "lane", "label", "colour")
    }
    is_each = plot.of("label") is not None
    marks = []
    for row, term in enumerate(roles["x"]):
        when = _until(period(term), period(roles["until"][row]))
        if when is not None:
            named = [roles[r][row] for r in ("lane", "label") if plot.of(r)]
            words = [name(term, _WORDS) for term in named if term is not None or len(named) == 1]
            part = name(roles["colour"][row]) if plot.of("colour") else ""
            marks.append(Mark(when, (name_of(words), row if is_each else -1), part))
    marks.sort(key=lambda mark: (mark.when.first, mark.when.last, mark.lane[1]))
    return marks, len(answer.rows) - len(marks)


def _until(first: Period | None, last: Period | None) -> Period | None:
    """From the one to the other, if both are known."""
    if first is None or last is None:
        return first or last
    return Period(first.first, max(first.last, last.last))


def name_of(words: Sequence[str]) -> str:
    """A lane's name, of who and what, from left to right whatever the script of who."""
    text = ": ".join(words)
    if len(words) > 1 and any(bidirectional(character) in _LEFTWARDS for character in words[0]):
        text = f"{_LEFT_TO_RIGHT}{text}"
    return text if len(text) <= _WORDS else f"{text[: _WORDS - 1].rstrip()}…"


def _lanes(marks: Sequence[Mark], *, is_each: bool) -> list[Lane]:
    """As many as there is room for, those with most marks, in the order of their first days."""
    sizes = Counter(mark.lane for mark in marks)
    kept = list(sizes)[:_MOST] if is_each else [lane for lane, _ in sizes.most_common(_MOST)]
    return [lane for lane in sizes if lane in kept]


Place = tuple[Period, float]
"""When, and how far below."""


def _crowded(marks: Sequence[Mark]) -> timedelta | None:
    """The step that dots need to have room beside each other, where days are too many."""
    days = sorted(mark.when.first for mark in marks)
    step = (days[-1] - days[0]) / _STEPS
    at = sorted({(mark.lane, mark.part, mark.when.first) for mark in marks})
    near = (b - a < step for (*one, a), (*other, b) in pairwise(at) if one == other)
    return step if any(near) else None


def _snapped(when: Period, start: date, step: timedelta) -> Period:
    """The middle of the step in which a day is."""
    if _lasts(when):
        return when
    steps = min((when.first - start) // step, _STEPS - 1)
    middle = start + steps * step + step / 2
    return Period(middle, middle)


def _lasts(when: Period) -> bool:
    return when.first != when.last


def _put(axes: Axes, places: Sequence[Place], colour: str) -> None:
    """Dots, with their number where several fall together, and lines for what lasts."""
    from matplotlib.dates import date2num

    for (when, y), count in Counter(places).items():
        first, last = float(date2num(when.first)), float(date2num(when.last))
        if _lasts(when):
            axes.plot([first, last], [y, y], color=colour, lw=4, alpha=0.5)
        else:
            size = _SIZES[min(len(str(count)) if count > 1 else 0, len(_SIZES) - 1)]
            axes.scatter([first], [y], s=size, color=colour, linewidths=0, zorder=3)
        if count > 1:
            axes.text((first + last) / 2, y, str(count), **_COUNT, color="white", zorder=4)


def _scales(axes: Axes, marks: Sequence[Mark], lanes: Sequence[str]) -> None:
    from matplotlib.dates import date2num

    axes.set_yticks(range(len(lanes)), lanes)
    axes.set_ylim(len(lanes) - 0.4, -0.6)
    first = min(mark.when.first for mark in marks)
    last = max(mark.when.last for mark in marks)
    spare = max(_SHORTEST - (last - first), (last - first) / 20) / 2 / _DAY  # a day may be too much
    low, high = float(date2num(first)) - spare, float(date2num(last)) + spare
    axes.set_xlim(max(low, float(date2num(date.min))), min(high, float(date2num(date.max))))
    _days(axes, first, last, ceil(spare))
    axes.xaxis.grid(visible=True, color=FAINT)
    axes.set_axisbelow(True)
    axes.tick_params(axis="x", labeltop=len(lanes) > _TALL, length=3)


def _days(axes: Axes, first: date, last: date, spare: int) -> None:
    """The dates below: some weeks in even steps from the first day, and months and years."""
    from matplotlib.dates import AutoDateFormatter, AutoDateLocator, date2num

    days = (last - first).days + 2 * spare
    if days <= _WEEKS:
        step = next(step for step in _STEPS_OF_DAYS if days <= step * _MOST_TICKS)
        ticks = range(first.toordinal() - spare // step * step, last.toordinal() + spare + 1, step)
        within = [date.fromordinal(n) for n in ticks if 0 < n <= date.max.toordinal()]
        low, high = axes.get_xlim()
        shown = [day for day in within if low <= float(date2num(day)) <= high]
        axes.set_xticks([float(date2num(day)) for day in shown], [str(day) for day in shown])
        return
    locator = AutoDateLocator(minticks=3, maxticks=7)
    axes.xaxis.set_major_locator(locator)
    dates = AutoDateFormatter(locator, defaultfmt="%Y-%m-%d")
    dates.scaled = {365.0: "%Y", 30.0: "%Y-%m", 1.0: "%Y-%m-%d"}
    axes.xaxis.set_major_formatter(dates)
