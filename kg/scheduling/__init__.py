"""Scheduling: where the pipeline runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kg.scheduling.chunks import Item, Result
from kg.scheduling.local import default_workers, run_here

__all__ = ["default_workers", "run"]


def run(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    workers: int | None = None,
    scheduler: str | None = None,
    lost: Callable[[Item], Result] | None = None,
    same: Callable[[], object] | None = None,
) -> Iterator[Result]:
    """``work`` of each item, in the order of the items, here or on a Dask cluster.

    ``workers`` are the processes of this machine, by default one a core; ``scheduler`` is the
    address of a cluster, or ``local``. What an item whose worker dies of it becomes, ``lost`` says;
    ``same`` is what must be equal here and on each worker. See
    :func:`~kg.scheduling.local.run_here` and :func:`~kg.scheduling.cluster.run_on_cluster`.
    """
    if scheduler is None:
        return run_here(work, items, workers=workers or default_workers(), lost=lost)
    from kg.scheduling.cluster import run_on_cluster

    return run_on_cluster(work, items, scheduler, workers=workers, lost=lost, same=same)
