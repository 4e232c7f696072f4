"""Windows over a text that is longer than what the tagger reads at once."""

from __future__ import annotations

from typing import Final

SIZE: Final = 320
"""Word pieces in a window, at most."""

OVERLAP: Final = 64
"""Word pieces that a window shares with the next one."""


def windows_over(length: int) -> list[tuple[int, int]]:
    """Where windows start and end: as few as hold ``length`` pieces, and all of one size or so."""
    if length == 0:
        return []
    count = max(-(-(length - OVERLAP) // (SIZE - OVERLAP)), 1)
    starts = [i * (length - OVERLAP) // count for i in range(count)]
    return list(zip(starts, [*(start + OVERLAP for start in starts[1:]), length], strict=True))
