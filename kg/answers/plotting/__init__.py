"""Answers as pictures: timelines, bars, series, matrices and networks, as SVG or PNG.

How an answer is drawn is said in the header of its query, in terms of its columns::

    #+ plot:
    #+   kind: timeline
    #+   x: date
    #+   lane: with

The same answer gives the same bytes with the same matplotlib and the same fonts.
"""

from __future__ import annotations

from kg.answers.plotting.drawing import FORMATS, Picture, draw
from kg.answers.plotting.plot import ROLES, Plot, PlotKind, guessed

__all__ = ["FORMATS", "ROLES", "Picture", "Plot", "PlotKind", "draw", "guessed"]
