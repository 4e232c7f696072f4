"""``kg resolve``: graphs in, an authority file out."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.console import counted, note
from kg.mapping.iris import check_base
from kg.mapping.namespaces import DEFAULT_BASE
from kg.resolution import check_output, load
from kg.resolution.authority import Relation, Standing
from kg.resolution.resolving import Resolution, resolve
from kg.resolution.writing import turtle
from kg.serialization.files import whole


@click.command(short_help="Find out who is who, and which meetings are one.")
@click.argument("graphs", nargs=-1, required=True, metavar="GRAPH...")
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE",
    help="The authority file; - is standard output.",
)
@click.option(
    "--authority",
    multiple=True,
    metavar="FILE",
    help="What is decided already; it stands in the output too. May be given several times.",
)
@click.option(
    "--base",
    metavar="IRI",
    default=DEFAULT_BASE,
    show_default=True,
    help="Where the data's own IRIs begin, as it was built.",
)
def command(*, graphs: tuple[str, ...], output: str, authority: tuple[str, ...], base: str) -> None:
    """Find out, over many articles, who is who and which meetings are one, and write it down.

    GRAPHs are N-Quads or TriG of kg build. Each decision stands in the output with its reason; what
    is not sure is only proposed. kg build --authority applies the file.

    \b
    Examples:
      kg resolve graph.nq -o authority.ttl
      kg resolve 2024.nq 2025.nq -o authority.ttl --authority authority.ttl
    """
    if output != "-":
        check_output(output)
    known = load(authority, base=check_base(base))
    resolution = resolve(graphs, authority=known)
    text = "".join(turtle(resolution.authority, base=base))
    if output == "-":
        sys.stdout.buffer.write(text.encode())
    else:
        with whole(Path(output)) as file:
            file.write(text.encode())
    note(_closing_line(resolution, output))


def _closing_line(resolution: Resolution, output: str) -> str:
    names = counted(resolution.number(Relation.SAME), "decision") + " about names"
    links = resolution.number(Relation.SAME_MEETING, Relation.REALIZED_BY)
    proposed = sum(resolution.number(r, standing=Standing.CANDIDATE) for r in Relation)
    where = "standard output" if output == "-" else output
    read = f"read {counted(resolution.articles, 'article')}"
    return f"{read}: {names}, {links:,} about meetings, {proposed:,} proposed, in {where}"
