"""What every place to run has in common: items travel in chunks, and some kill who does them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, Generic, TypeVar

from kg.errors import KgError

Item = TypeVar("Item")
Result = TypeVar("Result")

CHUNK: Final = 8
"""How many items travel to a worker at once: few, so that none has much left when the rest is done.
"""

FEW: Final = 32
"""So many items are not worth the start of a worker."""

CHUNKS_AHEAD: Final = 4
"""How many chunks are held for each worker: enough that none waits, and memory is bounded."""

_LOSSES: Final = 8
"""How many items in a row may be lost before it is not the items that are at fault."""


def chunked(items: Iterable[Item]) -> Iterator[Sequence[Item]]:
    """The items in chunks, taken as they are needed."""
    iterator = iter(items)
    while chunk := tuple(islice(iterator, CHUNK)):
        yield chunk


def work_on(work: Callable[[Item], Result], chunk: Sequence[Item]) -> list[Result]:
    """What a worker does."""
    return [work(item) for item in chunk]


class Losses(Generic[Item, Result]):
    """Says what stands in the place of an item whose worker died, as long as that is the exception.

    ``lost`` makes it of the item; without it a death is an error.
    """

    def __init__(self, lost: Callable[[Item], Result] | None) -> None:
        self._lost = lost
        self._in_a_row = 0

    def none(self) -> None:
        """Something went well."""
        self._in_a_row = 0

    def one(self, item: Item) -> Result:
        """What stands for the item; raises KgError where all go down."""
        self._in_a_row += 1
        if self._lost is None or self._in_a_row > _LOSSES:
            raise KgError(
                "a worker process died, whatever it was given",
                advice="Often it ran out of memory: try fewer with --workers.",
            )
        return self._lost(item)
