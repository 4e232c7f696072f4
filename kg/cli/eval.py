"""``kg eval``: judge a graph by gold."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.console import counted, note
from kg.errors import UsageError
from kg.evaluation import RENDERINGS, evaluate, load_gold, read_graphs, write_texts


@click.command(short_help="Judge a graph by what people marked.")
@click.argument("gold", metavar="GOLD")
@click.argument("graph", metavar="GRAPH", required=False)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(list(RENDERINGS)),
    default="text",
    show_default=True,
    help="Tables for people, or JSON.",
)
@click.option("--slices", is_flag=True, help="Statements by kind, source, length and spans too.")
@click.option(
    "--errors",
    type=click.IntRange(0),
    default=0,
    show_default=True,
    metavar="N",
    help="List N wrong statements and N meetings with their text, the worst articles first.",
)
@click.option(
    "--texts",
    metavar="FOLDER",
    help="Write the gold articles there, for `kg build`; GRAPH is not needed.",
)
def command(
    *,
    gold: str,
    graph: str | None,
    format_name: str,
    slices: bool,
    errors: int,
    texts: str | None,
) -> None:
    """Judge a graph by gold: statements, meetings, and who is joined to whom, found and right.

    GOLD is .json, .jsonl or .jsonl.gz, or a folder of brat's .txt and .ann files. GRAPH is what
    `kg build` wrote, with the texts in it (not --no-body), best as .nq or .trig.

    \b
    Examples:
      kg eval gold.jsonl --texts gold/    and then: kg build gold/ -o graph.nq
      kg eval gold.jsonl graph.nq --slices --errors 20
      kg eval brat/ graph.nq --format json
    """
    if graph is None and texts is None:
        raise UsageError(
            "no graph to judge",
            advice="Write `kg eval GOLD GRAPH`, or `--texts FOLDER` for what to build it from.",
        )
    golds = load_gold(gold)
    if texts is not None:
        note(f"{counted(write_texts(golds, Path(texts)), 'article')} in {texts}")
    if graph is not None:
        report = evaluate(golds, read_graphs(graph), sliced=slices, mistakes=errors)
        click.echo(RENDERINGS[format_name](report), nl=False)
