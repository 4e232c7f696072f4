"""Runs on a real Dask cluster, whose workers die."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import dask_cluster
import pytest
from dask_cluster import Cluster
from deadly_work import die_of_33, die_of_all, double, minus, ourselves, slow, who_am_i

from kg.errors import KgError, StoreError, UsageError
from kg.scheduling import run
from kg.scheduling.chunks import CHUNK

COUNT = 5 * CHUNK + 3


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with dask_cluster.running(tmp_path_factory.mktemp("dask")) as found:
        yield found


def test_results_come_in_the_order_of_the_items(cluster: Cluster) -> None:
    found = run(double, range(COUNT), scheduler=cluster.address, same=ourselves)
    assert list(found) == [2 * n for n in range(COUNT)]


def test_a_cluster_of_this_machine_for_the_time_of_the_run() -> None:
    found = run(die_of_33, range(40), scheduler="local", workers=1, lost=minus, same=ourselves)
    assert list(found) == [-33 if n == 33 else 2 * n for n in range(40)]


def test_few_chunks_are_ahead(cluster: Cluster) -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(100 * CHUNK):
            taken.append(number)
            yield number

    results = run(double, items(), scheduler=cluster.address)
    assert next(results) == 0
    assert len(taken) <= 12 * CHUNK


def test_an_item_that_kills_its_worker_is_found_and_the_rest_is_done(cluster: Cluster) -> None:
    found = list(run(die_of_33, range(COUNT), scheduler=cluster.address, lost=minus))
    assert found == [-33 if n == 33 else 2 * n for n in range(COUNT)]


def test_a_worker_that_is_killed_costs_nothing(cluster: Cluster, tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    results = run(slow, ((n, mark) for n in range(COUNT)), scheduler=cluster.address)
    first = next(results)
    assert mark.exists()
    os.kill(cluster.workers()[0], signal.SIGKILL)
    assert [first, *results] == list(range(COUNT))


def test_workers_that_are_not_like_this_machine_are_refused(cluster: Cluster) -> None:
    with pytest.raises(UsageError, match="is not like this machine"):
        list(run(double, range(3), scheduler=cluster.address, same=who_am_i))


def test_where_workers_die_of_everything_it_ends(tmp_path: Path) -> None:
    with (
        dask_cluster.running(tmp_path, workers=1) as small,
        pytest.raises(KgError, match="a worker process died"),
    ):
        list(run(die_of_all, range(2), scheduler=small.address))


def test_a_scheduler_that_dies_is_told(tmp_path: Path) -> None:
    with dask_cluster.running(tmp_path, workers=1) as small:
        results = run(slow, ((n, tmp_path) for n in range(COUNT)), scheduler=small.address)
        next(results)
        small.scheduler.kill()
        with pytest.raises(StoreError, match="the scheduler went away"):
            list(results)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nowhere", "http://127.0.0.1:9"])
def test_where_no_scheduler_answers(address: str) -> None:
    with pytest.raises(StoreError, match="no scheduler answers at"):
        list(run(double, range(3), scheduler=address))


def test_without_dask_it_says_what_to_install() -> None:
    program = (
        "import sys; sys.modules['distributed'] = None\n"
        "from kg.scheduling import run\n"
        "list(run(str, range(3), scheduler='local'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert "pip install 'newskg[dask]'" in done.stderr
