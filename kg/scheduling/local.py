"""On this machine: in this process, or on several of its cores."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice

from kg.scheduling.chunks import FEW, Item, Losses, Result, chunked


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

    No more than a few chunks for each worker are held at a time. Few items are done in this
    process. An item whose worker dies is done again, alone; if that worker dies too,
    ``lost`` of it is the result. Raises :class:`~kg.errors.KgError` where there is no ``lost``, and
    where workers die of everything.
    """
    rest = iter(items)
    first = tuple(islice(rest, FEW + 1))
    if workers <= 1 or len(first) <= FEW:
        yield from map(work, chain(first, rest))
    else:
        from kg.scheduling.lanes import in_lanes

        yield from in_lanes(work, chunked(chain(first, rest)), workers, Losses(lost))
