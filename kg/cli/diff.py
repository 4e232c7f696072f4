"""``kg diff``: what a graph says that an older one did not."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from itertools import chain

import click

from kg.differences import Change, Summary, differences, rdf_patch, summary_of
from kg.publishing.characters import for_terminal


@click.command(short_help="Show what changed between two graphs.")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "patch"]),
    default="text",
    show_default=True,
    help="For people, as JSON, or as RDF Patch, which makes NEW of OLD in a store.",
)
@click.option(
    "--exit-code", is_flag=True, help="End with 1 if there is a difference, as diff does."
)
def command(*, old: str, new: str, form: str, exit_code: bool) -> None:
    """Show which articles, statements and meetings NEW has and OLD has not, and the other way.

    Both are files of any format that `kg build` writes. Files with named graphs (.nq, .trig) are
    compared graph by graph and may be larger than the memory.

    \b
    Examples:
      kg diff yesterday.nq today.nq
      kg diff yesterday.nq today.nq --format patch > today.rdfp
    """
    found = differences(old, new)
    if form == "patch":
        differ = _write_patch(found)
    else:
        summary = summary_of(found)
        click.echo(
            _as_json(summary) if form == "json" else for_terminal(summary.for_people()), nl=False
        )
        differ = bool(summary)
    click.get_current_context().exit(int(differ and exit_code))


def _write_patch(found: Iterator[Change]) -> bool:
    """Write the patch as it is made; whether it changes anything."""
    first = next(found, None)
    sys.stdout.writelines(rdf_patch(chain([first], found) if first else ()))
    return first is not None


def _as_json(summary: Summary) -> str:
    return json.dumps(asdict(summary), ensure_ascii=False, indent=2) + "\n"
