"""On a Dask cluster: one that runs somewhere, or one of this machine for the time of the run."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Final, TypeAlias

from kg.errors import StoreError, UsageError
from kg.scheduling.chunks import CHUNKS_AHEAD, Item, Losses, Result, chunked, work_on
from kg.scheduling.local import default_workers

if TYPE_CHECKING:
    from distributed import Client, Future

    _Pending: TypeAlias = "deque[tuple[Sequence[Item], Future[list[Result]]]]"

LOCAL: Final = "local"
"""The name of a cluster of this machine's cores."""

_ANSWER: Final = 10.0  # seconds in which a scheduler must answer
_WORKERS: Final = 60.0  # seconds in which a cluster without workers must get one

_LOOK: Final = 5.0  # seconds after which one looks whether anybody is still at work


def run_on_cluster(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    scheduler: str,
    *,
    workers: int | None = None,
    lost: Callable[[Item], Result] | None = None,
    same: Callable[[], object] | None = None,
) -> Iterator[Result]:
    """What :func:`~kg.scheduling.local.run_here` does, on the cluster at an address, or ``local``.

    ``same`` must say the same on every worker as here. Raises :class:`~kg.errors.UsageError` where
    it does not, or Dask is not installed; :class:`~kg.errors.StoreError` where no scheduler answers
    or no worker is left.
    """
    with _connected(scheduler, workers or default_workers()) as client:
        if same is not None:
            _check(client, same)
        yield from _results(client, work, chunked(items), Losses(lost))


@contextmanager
def _connected(scheduler: str, workers: int) -> Iterator[Client]:
    try:
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise UsageError(
            "--scheduler needs Dask, which is not installed", advice="pip install 'newskg[dask]'"
        ) from error
    if scheduler == LOCAL:
        with (
            LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                dashboard_address="127.0.0.1:0",  # else a port that another cluster may have
                scheduler_kwargs={"allowed_failures": 1},
            ) as cluster,
            Client(cluster, set_as_default=False) as client,
        ):
            yield client
        return
    try:
        client = Client(scheduler, timeout=_ANSWER, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise StoreError(
            f"no scheduler answers at {scheduler!r}: {error}",
            advice="Start one with `dask scheduler`, and give its address, as tcp://host:8786.",
        ) from error
    with client:
        yield client


def _check(client: Client, same: Callable[[], object]) -> None:
    """Refuse workers on which the same articles would become other graphs, or none."""
    try:
        client.wait_for_workers(1, timeout=_WORKERS)
    except TimeoutError as error:
        raise _nobody() from error
    here = same()
    for worker, there in client.run(same, on_error="return").items():
        if there != here:
            raise UsageError(
                f"the worker {worker} is not like this machine: {there!r}, here {here!r}",
                advice="Install the same newskg and extras there; authority files must lie at the "
                "same path on every worker.",
            )


def _results(
    client: Client,
    work: Callable[[Item], Result],
    chunks: Iterator[Sequence[Item]],
    losses: Losses[Item, Result],
) -> Iterator[Result]:
    """In the order of the chunks, with a few of them ahead for each thread of the cluster."""
    pending: _Pending[Item, Result] = deque()
    room = 1
    for number, chunk in enumerate(chunks):
        if number % CHUNKS_AHEAD == 0:  # clusters grow and shrink
            room = max(1, CHUNKS_AHEAD * sum(client.nthreads().values()))
        pending.append((chunk, client.submit(work_on, work, chunk, pure=False)))
        while len(pending) > room:
            yield from _first(client, work, pending, losses)
    while pending:
        yield from _first(client, work, pending, losses)


def _first(
    client: Client,
    work: Callable[[Item], Result],
    pending: _Pending[Item, Result],
    losses: Losses[Item, Result],
) -> Sequence[Result]:
    """The results of the first chunk; where it killed its workers, each of its items alone.

    Dask does again what a dead worker had, and gives up what several died with; which may be a
    neighbour of the culprit. So each suspect is done with nothing else at work.
    """
    chunk, future = pending.popleft()
    results: list[Result] | None = _awaited(client, future)
    if results is not None:
        losses.none()
        return results
    for _, other in pending:
        _awaited(client, other)
    found: list[Result] = []
    for item in chunk:
        alone: list[Result] | None = _awaited(
            client, client.submit(work_on, work, (item,), pure=False)
        )
        if alone is None:
            found.append(losses.one(item))
        else:
            losses.none()
            found += alone
    return found


def _awaited(client: Client, future: Future[list[Result]]) -> list[Result] | None:
    """What the future brings; None where workers died of it."""
    from concurrent.futures import CancelledError

    from distributed import KilledWorker

    deserted: float | None = None
    while True:
        try:
            results: list[Result] = future.result(timeout=_LOOK)
        except KilledWorker:
            return None
        except TimeoutError as error:
            if client.nthreads():
                deserted = None
                continue
            deserted = deserted or monotonic()
            if monotonic() - deserted > _WORKERS:
                raise _nobody() from error
        except (CancelledError, OSError) as error:
            raise StoreError(
                f"the scheduler went away: {error}",
                advice="Start it again, and build again: what is done is kept in the record.",
            ) from error
        else:
            return results


def _nobody() -> StoreError:
    return StoreError(
        f"the cluster has had no worker for {_WORKERS:.0f} seconds",
        advice="Start some with `dask worker`, and build again: what is done is kept.",
    )
