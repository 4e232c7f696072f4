"""What the commands print: errors and notes on standard error, short and with what to do."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import click

from kg.errors import KgError

Watch = Callable[[int], None]
Item = TypeVar("Item")


def complain(error: KgError) -> None:
    """One error, on standard error: what and where, then what to do."""
    click.echo(f"{click.style('error:', fg='red', bold=True)} {error}", err=True)


def note(text: str) -> None:
    """Something to know that is no error."""
    click.echo(text, err=True)


def progress(items: Iterable[Item], *, label: str, length: int | None = None) -> Iterator[Item]:
    """``items`` with a bar on a terminal, and in silence anywhere else."""
    if not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(
        items, label=label, length=length, file=sys.stderr, show_pos=True
    ) as bar:
        yield from bar


@contextmanager
def reading_bar(label: str, size: int, noun: str) -> Iterator[tuple[Watch, Callable[[int], None]]]:
    """A bar on a terminal for the bytes read of ``size``, with the rate and the time left.

    Gives what counts bytes, and what counts things ("graphs") that are done; both are silent where
    there is no terminal.
    """
    if not sys.stderr.isatty():
        yield (lambda _: None), (lambda _: None)
        return
    start, done = time.monotonic(), 0

    def told(_: object) -> str:
        rate = done / max(time.monotonic() - start, 1e-3)
        return f"{counted(done, noun)}, {rate:,.0f}/s"

    def count(more: int) -> None:
        nonlocal done
        done += more
        bar.update(0, done)

    with click.progressbar(
        length=size, label=label, file=sys.stderr, item_show_func=told, update_min_steps=1 << 16
    ) as bar:
        yield bar.update, count


def counted(number: int, noun: str) -> str:
    """``1 article``, ``2 articles``, ``1,000 articles``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
