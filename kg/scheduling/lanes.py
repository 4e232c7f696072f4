"""Several processes, each with a queue of its own: who dies is known, and so is of which chunk."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Generic

from kg.scheduling.chunks import CHUNKS_AHEAD, Item, Losses, Result, work_on


class _Lane(Generic[Item, Result]):
    """One process, which works through its chunks in their order."""

    def __init__(self, work: Callable[[Item], Result]) -> None:
        self._work = work
        self.start()

    def start(self) -> None:
        """A new process, in the place of a dead one."""
        # Spawned, not forked: the engines run threads, and a fork copies their locks.
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(1, mp_context=context)

    def submit(self, chunk: Sequence[Item]) -> Future[list[Result]]:
        """The results to be; an error at once where the process is dead."""
        try:
            return self._pool.submit(work_on, self._work, chunk)
        except BrokenProcessPool as error:
            failed: Future[list[Result]] = Future()
            failed.set_exception(error)
            return failed

    def close(self) -> None:
        """Drop what is not begun."""
        self._pool.shutdown(cancel_futures=True)


@dataclass(slots=True)
class _Task(Generic[Item, Result]):
    """A chunk in its lane; ``again`` if it is one item of a chunk whose worker died."""

    lane: _Lane[Item, Result]
    chunk: Sequence[Item]
    future: Future[list[Result]]
    again: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done, or to be done again."""
        return not self.future.done() or self.future.exception() is not None


def in_lanes(
    work: Callable[[Item], Result],
    chunks: Iterator[Sequence[Item]],
    workers: int,
    losses: Losses[Item, Result],
) -> Iterator[Result]:
    """The results in the order of the chunks; each chunk goes to the process with least to do."""
    lanes: list[_Lane[Item, Result]] = [_Lane(work) for _ in range(workers)]
    pending: deque[_Task[Item, Result]] = deque()
    try:
        for chunk in chunks:
            lane = min(lanes, key=lambda lane: sum(t.is_open for t in pending if t.lane is lane))
            pending.append(_Task(lane, chunk, lane.submit(chunk)))
            while len(pending) > workers * CHUNKS_AHEAD:
                yield from _first(pending, losses)
        while pending:
            yield from _first(pending, losses)
    finally:
        for lane in lanes:
            lane.close()


def _first(pending: deque[_Task[Item, Result]], losses: Losses[Item, Result]) -> Sequence[Result]:
    """The results of the first task; nothing yet where its worker died of it.

    All before it are done, so it was the one in work: no other is suspected.
    """
    task = pending.popleft()
    try:
        results = task.future.result()
    except BrokenProcessPool:
        task.lane.start()
        suspects = () if task.again else task.chunk
        alone = [_Task(task.lane, (i,), task.lane.submit((i,)), again=True) for i in suspects]
        for other in pending:
            if other.lane is task.lane:
                other.future = task.lane.submit(other.chunk)
        pending.extendleft(reversed(alone))
        return [losses.one(task.chunk[0])] if task.again else []
    losses.none()
    return results
