"""How pictures look: widths, colours, and few lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from kg.answers.plotting.values import OTHERS, most, summed

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH: Final = 9.0
"""Of every picture, in inches."""

INK: Final = "#222222"
PALE: Final = "#8a8a8a"
FAINT: Final = "#e4e4e4"
_REST: Final = "#c4c4c4"
COLOURS: Final = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
"""Of Okabe and Ito, which people with any kind of sight can tell apart: https://jfly.uni-koeln.de/color/"""

Shares = Mapping[str, Mapping[str, float]]
"""For each part, by its name, the numbers of what it is a part of."""


def settings() -> dict[Any, Any]:  # matplotlib spells out all of its names
    """Few lines, and the same identifiers in SVG every time."""
    return {
        "svg.hashsalt": "newskg",
        "svg.fonttype": "none",
        "font.size": 9,
        "text.parse_math": False,  # a dollar is a dollar
        "text.color": INK,
        "axes.edgecolor": PALE,
        "axes.labelcolor": PALE,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.spines.left": False,
        "axes.prop_cycle": "cycler('color', ['" + "', '".join(COLOURS) + "'])",
        "xtick.color": PALE,
        "ytick.color": PALE,
        "xtick.labelcolor": INK,
        "ytick.labelcolor": INK,
        "ytick.major.size": 0,
        "legend.frameon": False,
        "figure.constrained_layout.h_pad": 0.08,
        "figure.constrained_layout.w_pad": 0.08,
    }


def largest(parts: Shares) -> Shares:
    """Those with most, and all others as one, where there are too many to be told apart."""
    if len(parts) <= len(COLOURS):
        return parts
    named = most({part: sum(amounts.values()) for part, amounts in parts.items()}, len(COLOURS) - 1)
    others = (item for part in parts if part not in named for item in parts[part].items())
    return {**{part: parts[part] for part in named}, OTHERS: summed(others)}


def coloured(parts: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Each part with its colour; what is beyond the colours is pale."""
    for index, part in enumerate(parts):
        yield part, COLOURS[index] if index < len(COLOURS) and part != OTHERS else _REST


def legend(axes: Axes, parts: Mapping[str, object]) -> None:
    """A line above the picture that names the parts, where there is more than one."""
    from matplotlib.lines import Line2D

    if len(parts) > 1:
        axes.legend(
            handles=[
                Line2D([], [], marker="s", ls="", color=c, label=p) for p, c in coloured(parts)
            ],
            loc="lower left",
            bbox_to_anchor=(0, 1.02),
            ncols=len(COLOURS) // 2,
            handlelength=0.9,
            columnspacing=1.4,
            borderpad=0,
            borderaxespad=0,
        )
