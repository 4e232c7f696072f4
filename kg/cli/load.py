"""``kg load``: graphs into a triple store."""

from __future__ import annotations

import click

from kg.cli.console import counted, note, progress
from kg.store import loading, open_store, replacing


@click.command(short_help="Load graphs into a triple store.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--to",
    required=True,
    metavar="TARGET",
    help="A store's folder, or the URL of a SPARQL endpoint.",
)
@click.option(
    "--graph", metavar="IRI", help="Where triples without a named graph go (Turtle and the like)."
)
@click.option(
    "--graph-store", metavar="URL", help="The Graph Store address, where the target has its own."
)
@click.option(
    "--since",
    metavar="OLD",
    help="The file that was loaded before: send only the graphs in which FILE differs from it.",
)
def command(
    *,
    files: tuple[str, ...],
    to: str,
    graph: str | None,
    graph_store: str | None,
    since: str | None,
) -> None:
    """Load graphs into an embedded store (a folder) or any SPARQL 1.1 endpoint.

    Each article's named graph takes the place of the one that was there, so that twice the same
    load changes nothing. Name and password come from NEWSKG_USER and NEWSKG_PASSWORD, or a token
    from NEWSKG_TOKEN, never from the command line.

    \b
    Examples:
      kg load graph.nq --to store/
      kg load graph.nq --to http://localhost:7878
      kg load graph.ttl --to http://localhost:7878 --graph https://example.org/newskg/graph
      kg load today.nq --since yesterday.nq --to http://localhost:7878
    """
    if since is not None:
        _update(since, files, to, graph=graph, graph_store=graph_store)
        return
    paths = sorted(set(files))
    graphs, quads = set(), 0
    with open_store(to, graph_store=graph_store) as store:
        for taken in progress(loading(paths, store, graph=graph), label="Loading"):
            graphs.add(taken.graph)
            quads += taken.quads
    note(f"loaded {counted(len(graphs), 'graph')} with {counted(quads, 'quad')} into {to}")


def _update(
    old: str, files: tuple[str, ...], to: str, *, graph: str | None, graph_store: str | None
) -> None:
    """Send what differs: graphs that are new or changed in the place of the old ones, none else."""
    if len(files) != 1:
        raise click.UsageError("--since compares two files: give one FILE and OLD.")
    from kg.differences import differences

    sent = gone = 0
    changes = ((change.graph, change.new) for change in differences(old, files[0]))
    with open_store(to, graph_store=graph_store) as store:
        for taken in progress(replacing(changes, store, graph=graph), label="Loading"):
            sent, gone = sent + bool(taken.quads), gone + (not taken.quads)
    note(f"sent {counted(sent, 'graph')} to {to} and removed {counted(gone, 'graph')}")
