"""How long an answer is waited for, and how many rows of it are taken."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import Final, TypeVar

from kg.errors import StoreError

Result = TypeVar("Result")

ROWS: Final = 10_000
"""How many rows the command line takes where nobody says otherwise."""

SECONDS: Final = 60.0
"""How long the command line waits where nobody says otherwise."""


PATIENCE: Final = 10.0
"""For how many seconds somebody waits to be told why nothing was found."""


def within(seconds: float | None, work: Callable[[], Result]) -> Result:
    """What ``work`` returns; raises StoreError where that takes longer.

    Oxigraph has no way to stop a query, so the work goes on in a thread of its own, which nobody
    waits for: it ends with the process, or when it is done. In a process that lives on, ask a
    server, which can stop what it runs.
    """
    if seconds is None:
        return work()
    future: Future[Result] = Future()
    Thread(target=_fulfil, args=(future, work), daemon=True).start()
    try:
        return future.result(seconds)
    except TimeoutError as error:
        if future.done():
            raise
        raise StoreError(
            f"the answer was not there within {seconds:g} seconds",
            advice="Ask for less (a person, a period), or wait longer.",
        ) from error


def _fulfil(future: Future[Result], work: Callable[[], Result]) -> None:
    try:
        future.set_result(work())
    except BaseException as error:
        future.set_exception(error)
