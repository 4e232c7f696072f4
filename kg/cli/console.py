"""What the commands print: errors and notes on standard error, short and with what to do."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import Final, TypeVar

import click

from kg.errors import KgError, Location

Watch = Callable[[int], None]
Item = TypeVar("Item")

_NAMED: Final = 3  # of the files that are not read


def complain(error: KgError) -> None:
    """One error, on standard error: what and where, then what to do."""
    click.echo(f"{click.style('error:', fg='red', bold=True)} {error}", err=True)


def note(text: str) -> None:
    """Something to know that is no error."""
    click.echo(text, err=True)


def note_others(others: Iterable[str], *, besides: str | None = None) -> None:
    """The files in folders that were not read: how many of which kind, and the first few names.

    What was made there itself is not told: the output ``besides``, a folder or a file with what is
    called after it (``graph.nq.record``).
    """
    own = os.path.realpath(besides) if besides else None
    names = [name for name in others if own is None or not _is_of(os.path.realpath(name), own)]
    if not names:
        return
    endings = Counter(PurePath(name).suffix or "no ending" for name in names)
    kinds = ", ".join(f"{number:,} {ending}" for ending, number in sorted(endings.items()))
    first = ", ".join(str(Location(name)) for name in names[:_NAMED])
    more = ", …" if len(names) > _NAMED else ""
    what = f"{counted(len(names), 'file')} not read, for only *.txt and *.txt.gz are articles"
    note(f"{what}: {kinds} ({first}{more})")


def _is_of(name: str, own: str) -> bool:
    return name == own or name.startswith((f"{own}.", f"{own}/"))


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
