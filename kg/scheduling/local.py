"""On this machine: in this process, or on several of its cores."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

from kg.errors import KgError

if TYPE_CHECKING:
    from concurrent.futures import Future

Item = TypeVar("Item")
Result = TypeVar("Result")

CHUNK = 32
"""How many items travel to a worker at once."""

_CHUNKS_AHEAD = 4


def default_workers() -> int:
    """The number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run(work: Callable[[Item], Result], items: Iterable[Item], *, workers: int) -> Iterator[Result]:
    """``work`` of each item, in the order of the items, whatever the number of workers.

    No more than a few chunks for each worker are held at a time. Items that fit in one chunk are
    done in this process. Raises :class:`~kg.errors.KgError` when a worker dies.
    """
    chunks = _chunked(items)
    first, second = next(chunks, ()), next(chunks, ())
    if workers <= 1 or not second:
        rest = (item for chunk in chunks for item in chunk)
        yield from map(work, chain(first, second, rest))
    else:
        yield from _in_parallel(work, chain((first, second), chunks), workers)


def _in_parallel(
    work: Callable[[Item], Result], chunks: Iterator[Sequence[Item]], workers: int
) -> Iterator[Result]:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    # Spawned, not forked: the engines run threads, and a fork copies their locks.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        pending: deque[Future[list[Result]]] = deque()
        try:
            for chunk in chunks:
                pending.append(pool.submit(_work_on, work, chunk))
                if len(pending) > workers * _CHUNKS_AHEAD:
                    yield from pending.popleft().result()
            while pending:
                yield from pending.popleft().result()
        except BrokenProcessPool as error:
            raise KgError(
                "a worker process died",
                advice="Often it ran out of memory: try fewer with --workers.",
            ) from error
        finally:
            for future in pending:
                future.cancel()


def _work_on(work: Callable[[Item], Result], chunk: Sequence[Item]) -> list[Result]:
    return [work(item) for item in chunk]


def _chunked(items: Iterable[Item]) -> Iterator[Sequence[Item]]:
    iterator = iter(items)
    while chunk := tuple(islice(iterator, CHUNK)):
        yield chunk
