"""Answers of ``kg query`` on the terminal, in a pipe or in a file, with notes beside them."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import click

from kg.answers import Answer
from kg.answers.plotting import Plot, draw, guessed
from kg.answers.rendering import RENDERINGS
from kg.answers.tables import as_table
from kg.cli.console import counted, note
from kg.cli.query_options import TABLE, Wanted
from kg.errors import UsageError
from kg.serialization import Format
from kg.serialization.files import whole

_BINARY = ("parquet",)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked, in words, and how its answer is drawn."""

    title: str = ""
    parameters: str = ""
    plot: Plot | None = None
    stored: bool = True


def deliver(answer: Answer, wanted: Wanted, asked: Asked) -> None:
    """Write the answer where it is wanted, and what is to be known about it on standard error."""
    if wanted.plot is not None and answer.found:
        _draw(answer, wanted.plot, asked)
    if wanted.output is not None:
        _save(answer, wanted.output, wanted.form, wanted.width)
    elif wanted.plot is None or wanted.form is not None:
        _print(answer, wanted.form, wanted.width)
    for line in answer.notes:
        note(line)
    if answer.cut:
        note(f"{_part(len(answer.rows))}; --all gives all of them.")


def _draw(answer: Answer, file: Path, asked: Asked) -> None:
    if asked.plot is None and asked.stored:
        raise UsageError(
            "no picture suits the answers to this question",
            advice="Say in a query of your own how to draw it: `#+ plot:` in its header.",
        )
    plot = asked.plot or guessed(answer)
    picture = draw(
        answer,
        plot,
        format=file.suffix.lower().removeprefix("."),
        title=asked.title,
        asked=asked.parameters,
    )
    with whole(file) as out:
        out.write(picture.data)
    note(f"{_size(answer)} drawn in {file}")
    for line in picture.notes:
        note(line)


def _save(answer: Answer, file: Path, form: str | None, width: int | None) -> None:
    chosen = form or _usual(answer)
    is_table = chosen == TABLE
    data = as_table(answer, width=width).encode() if is_table else RENDERINGS[chosen](answer)
    with whole(file) as out:
        out.write(data)
    note(f"{_size(answer)} in {file}")


def _print(answer: Answer, form: str | None, width: int | None) -> None:
    chosen = form or _usual(answer)
    if chosen == TABLE:
        terminal = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        click.echo(as_table(answer, width=width or terminal), nl=False)
    else:
        _refuse_terminal(chosen)
        sys.stdout.buffer.write(RENDERINGS[chosen](answer))
        sys.stdout.buffer.flush()


def _usual(answer: Answer) -> str:
    return TABLE if answer.triples is None else str(Format.TURTLE)


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
