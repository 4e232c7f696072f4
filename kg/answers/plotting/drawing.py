"""From an answer to the bytes of a picture."""

from __future__ import annotations

import importlib
import io
import textwrap
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.answers import Answer
from kg.answers.plotting.fonts import families
from kg.answers.plotting.plot import Plot, PlotKind
from kg.answers.plotting.style import PALE, WIDTH, settings
from kg.errors import UsageError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FORMATS: Final = ("svg", "png")
_FEW: Final = 12
_TITLE: Final = 92  # characters in a line


@dataclass(frozen=True, slots=True)
class Picture:
    """A file of SVG or PNG, and what is to be known about it."""

    data: bytes
    notes: tuple[str, ...] = ()


Drawer = Callable[[Answer, Plot, "Figure"], list[str]]
"""Draws into a figure, sets its height, and returns what stands below it."""


def draw(answer: Answer, plot: Plot, *, format: str, title: str, asked: str = "") -> Picture:  # noqa: A002
    """The picture of an answer, with what was asked above and below it.

    Raises :class:`~kg.errors.UsageError` where there is nothing to draw, and where matplotlib is
    not installed.
    """
    if format not in FORMATS:
        raise UsageError(f"not a kind of picture: {format!r}", advice="Draw .svg or .png.")
    if not answer.rows:
        raise UsageError("there is nothing to draw: the answer is empty", advice="Ask for more.")
    _check_libraries()
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    fonts, missing = families(_text(answer, title, asked))
    with rc_context({**settings(), "font.family": list(fonts)}):
        figure = Figure(figsize=(WIDTH, WIDTH), layout="constrained")
        below = _drawer(plot.kind)(answer, plot, figure)
        _frame(figure, title, [line for line in (asked, *below) if line])
        data = _saved(figure, format, title)
    return Picture(data, _lacking(missing) if format == "png" else ())


def _lacking(characters: str) -> tuple[str, ...]:
    few = " ".join(characters[:_FEW]) + (" …" if len(characters) > _FEW else "")
    return (f"No font here has {few}: install one, or draw SVG.",) if characters else ()


def _check_libraries() -> None:
    try:
        for library in ("matplotlib", "networkx"):
            importlib.import_module(library)
    except ImportError as error:
        raise UsageError(
            "pictures need a library that is not installed", advice="pip install 'newskg[plot]'"
        ) from error


def _drawer(kind: PlotKind) -> Drawer:
    from kg.answers.plotting.bars import bars
    from kg.answers.plotting.matrix import matrix
    from kg.answers.plotting.network import network
    from kg.answers.plotting.series import series
    from kg.answers.plotting.timeline import timeline

    drawers: Mapping[PlotKind, Drawer] = {
        PlotKind.TIMELINE: timeline,
        PlotKind.BARS: bars,
        PlotKind.SERIES: series,
        PlotKind.MATRIX: matrix,
        PlotKind.NETWORK: network,
    }
    return drawers[kind]


def _frame(figure: Figure, title: str, below: list[str]) -> None:
    figure.suptitle("\n".join(textwrap.wrap(title, _TITLE)), x=0.01, ha="left", size=12)
    if below:
        lines = [line for each in below for line in textwrap.wrap(each, _TITLE + 30)]
        figure.supxlabel("\n".join(lines), x=0.01, ha="left", size=8, color=PALE)


def _saved(figure: Figure, format: str, title: str) -> bytes:  # noqa: A002
    out = io.BytesIO()
    about = {**_NO_DATE[format], **({"Title": title} if title else {})}
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", r"Glyph \d+")  # told in the notes
        figure.savefig(out, format=format, dpi=150, metadata=about)
    return out.getvalue()


_NO_DATE: Final[Mapping[str, dict[str, None]]] = {"svg": {"Date": None}, "png": {}}


def _text(answer: Answer, title: str, asked: str) -> str:
    from kg.answers.tables import short

    return "".join([title, asked, *(short(term) for row in answer.rows for term in row)])
