"""Windows over a text that is longer than what the tagger reads at once."""

from __future__ import annotations

from typing import Final

SIZE: Final = 384
"""Word pieces in a window."""

OVERLAP: Final = 128
"""Word pieces that a window shares with the next one."""


def windows_over(length: int) -> list[tuple[int, int]]:
    """Where windows start and end, so that together they hold ``length`` pieces; none for 0."""
    if length == 0:
        return []
    starts = range(0, max(length - OVERLAP, 1), SIZE - OVERLAP)
    return [(start, min(start + SIZE, length)) for start in starts]
