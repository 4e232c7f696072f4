"""A body in pieces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pieces:
    """The body of a request in pieces, sent one after the other, as often as is needed.

    Joined, a large one would be in memory twice. Its length, in bytes, is told to the server.
    """

    pieces: Sequence[bytes]

    def __len__(self) -> int:
        """How many bytes it has."""
        return sum(map(len, self.pieces))

    def __iter__(self) -> Iterator[bytes]:
        """The pieces."""
        return iter(self.pieces)
