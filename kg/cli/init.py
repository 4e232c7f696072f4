"""``kg init``: a ``kg.toml`` with comments."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.config import NAME, TEMPLATE
from kg.cli.console import note
from kg.errors import Location, UsageError


@click.command(short_help="Write a kg.toml with the defaults of this folder.")
@click.option("--force", is_flag=True, help="Replace a file that is there.")
def command(*, force: bool) -> None:
    """Write kg.toml into this folder: the defaults of every command, each with a comment.

    \b
    Example:
      kg init
    """
    path = Path(NAME)
    try:
        with path.open("w" if force else "x", encoding="utf-8", newline="\n") as file:
            file.write(TEMPLATE)
    except FileExistsError as error:
        raise UsageError(
            "there is one already",
            location=Location(NAME),
            advice="Change it by hand, or replace it with `kg init --force`.",
        ) from error
    except OSError as error:
        raise UsageError(f"cannot be written: {error.strerror}", location=Location(NAME)) from error
    note(f"wrote {NAME}: set the base of your IRIs in it, then run kg build")
