"""What the commands print: errors and notes on standard error, short and with what to do."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click

from kg.errors import KgError

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


def counted(number: int, noun: str) -> str:
    """``1 article``, ``2 articles``, ``1,000 articles``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
