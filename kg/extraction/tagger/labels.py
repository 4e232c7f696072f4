"""What the tagger calls a word piece, and how labels may follow each other."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Part(StrEnum):
    """A part of an attribution."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"


OUTSIDE: Final = "O"
LABELS: Final = (OUTSIDE, *(f"{mark}-{part}" for part in Part for mark in "BI"))
"""IOB2, in the order of the network's output."""

BEGIN: Final = {part: LABELS.index(f"B-{part}") for part in Part}
INSIDE: Final = {part: LABELS.index(f"I-{part}") for part in Part}
