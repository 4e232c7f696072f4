from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.scheduling import default_workers, run
from kg.scheduling.chunks import FEW


def double(number: int) -> int:
    return 2 * number


def where(_: int) -> int:
    return os.getpid()


def die(number: int) -> int:
    if number == FEW + 1:
        os._exit(9)
    return number


def complain(number: int) -> int:
    if number == FEW + 1:
        raise KgError("no such number", advice="Take another.")
    return number


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("count", [0, 1, FEW, FEW + 1, 9 * FEW + 3])
def test_results_come_in_the_order_of_the_items(workers: int, count: int) -> None:
    assert list(run(double, range(count), workers=workers)) == [2 * n for n in range(count)]


def test_few_items_stay_in_this_process() -> None:
    assert set(run(where, range(FEW), workers=2)) == {os.getpid()}


def test_more_go_to_other_processes() -> None:
    pids = set(run(where, range(4 * FEW), workers=2))
    assert os.getpid() not in pids


def test_items_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(100 * FEW):
            taken.append(number)
            yield number

    results = run(double, items(), workers=1)
    next(results)
    assert len(taken) <= 2 * FEW


def test_without_a_word_for_it_a_dead_worker_is_an_error_not_a_hang() -> None:
    with pytest.raises(KgError, match="worker process died"):
        list(run(die, range(3 * FEW), workers=2))


def killed(number: int) -> int:
    return -number


def test_an_item_that_kills_its_worker_is_found_and_the_rest_is_done() -> None:
    count = 9 * FEW
    found = list(run(die, range(count), workers=2, lost=killed))
    assert found == [killed(n) if n == FEW + 1 else n for n in range(count)]


def die_of_many(number: int) -> int:
    if number % 50 == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_several_items_that_kill_their_workers() -> None:
    found = list(run(die_of_many, range(300), workers=3, lost=killed))
    assert found == [killed(n) if n % 50 == 0 else n for n in range(300)]


def die_once(item: tuple[int, Path]) -> int:
    number, mark = item
    if number == FEW + 1 and not mark.exists():
        mark.touch()
        os._exit(9)
    return number


def test_a_worker_that_somebody_killed_costs_nothing(tmp_path: Path) -> None:
    items = [(n, tmp_path / "mark") for n in range(3 * FEW)]
    assert list(run(die_once, items, workers=2, lost=lambda _: -1)) == list(range(3 * FEW))


def die_of_all(_: int) -> int:
    os._exit(9)


def test_where_workers_die_of_everything_it_ends() -> None:
    with pytest.raises(KgError, match="whatever it was given"):
        list(run(die_of_all, range(3 * FEW), workers=2, lost=killed))


def test_an_error_in_a_worker_arrives_whole() -> None:
    with pytest.raises(KgError) as caught:
        list(run(complain, range(3 * FEW), workers=2))
    assert caught.value.problem == "no such number"
    assert caught.value.advice == "Take another."


def test_default_workers_are_the_cores_of_this_process() -> None:
    assert 1 <= default_workers() <= (os.cpu_count() or 1)
