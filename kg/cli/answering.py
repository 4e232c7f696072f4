"""Answers of ``kg query`` on the terminal, in a pipe or in a file, with notes beside them."""

from __future__ import annotations

import shutil
import sys

import click

from kg.answers import Answer
from kg.answers.rendering import RENDERINGS
from kg.answers.tables import as_table
from kg.cli.console import counted, note
from kg.cli.query_options import TABLE, Wanted
from kg.errors import UsageError
from kg.serialization.files import whole

_BINARY = ("parquet",)


def deliver(answer: Answer, asked: Wanted) -> None:
    """Write the answer where it is wanted, and what is to be known about it on standard error."""
    form = asked.form or ("ttl" if answer.triples is not None else TABLE)
    if asked.output is not None:
        data = as_table(answer).encode() if form == TABLE else RENDERINGS[form](answer)
        with whole(asked.output) as file:
            file.write(data)
        note(f"{_size(answer)} in {asked.output}")
    elif form == TABLE:
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        click.echo(as_table(answer, width=width), nl=False)
    else:
        _refuse_terminal(form)
        sys.stdout.buffer.write(RENDERINGS[form](answer))
        sys.stdout.buffer.flush()
    for line in answer.notes:
        note(line)
    if answer.cut:
        note(f"{_part(len(answer.rows))}; --all gives all of them.")


def _size(answer: Answer) -> str:
    kind = "triple" if answer.triples is not None else "row"
    return counted(len(answer.table.rows), kind)


def _part(rows: int) -> str:
    """How much of an answer that was cut is shown."""
    if rows == 1:
        return "This is the first row of more"
    return f"These are the first {counted(rows, 'row')}" if rows else "There are rows"


def _refuse_terminal(form: str) -> None:
    if form in _BINARY and sys.stdout.isatty():
        raise UsageError(f"{form} is not for the terminal", advice=f"Write `-o FILE.{form}`.")
