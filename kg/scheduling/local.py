"""On this machine: in this process, or on several of its cores."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from kg.scheduling.chunks import Item, Losses, Result, chunked


def default_workers() -> int:
    """The number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run_here(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    workers: int,
    lost: Callable[[Item], Result] | None = None,
) -> Iterator[Result]:
    """``work`` of each item, in the order of the items, whatever the number of workers.

    No more than a few chunks for each worker are held at a time. Items that fit in one chunk are
    done in this process. An item whose worker dies is done again, alone; if that worker dies too,
    ``lost`` of it is the result. Raises :class:`~kg.errors.KgError` where there is no ``lost``, and
    where workers die of everything.
    """
    chunks = chunked(items)
    first, second = next(chunks, ()), next(chunks, ())
    if workers <= 1 or not second:
        rest = (item for chunk in chunks for item in chunk)
        yield from map(work, chain(first, second, rest))
    else:
        from kg.scheduling.lanes import in_lanes

        yield from in_lanes(work, chain((first, second), chunks), workers, Losses(lost))
