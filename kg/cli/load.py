"""``kg load``: graphs into a triple store."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext

import click
from pyoxigraph import NamedNode

from kg.cli.console import complain, counted, note, progress, reading_bar
from kg.errors import StoreError
from kg.serialization import parts_of
from kg.store import (
    Journal,
    Store,
    Taken,
    beside,
    identity,
    journal,
    left,
    loading,
    open_store,
    readable,
    replacing,
    verifying,
)

_FEW = 10  # graphs that are told by name


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
    "--update", metavar="URL", help="The SPARQL Update address, where there is no Graph Store."
)
@click.option(
    "--since",
    metavar="OLD",
    help="The file that was loaded before: send only the graphs in which FILE differs from it.",
)
@click.option(
    "--prune",
    is_flag=True,
    help="Then remove the articles of the same base that are in no FILE.",
)
@click.option(
    "--verify", is_flag=True, help="Read every graph back, and compare it by its RDFC-1.0 digest."
)
@click.option(
    "--journal/--no-journal",
    "journaled",
    default=True,
    help="Keep beside FILE what the store has acknowledged, until all is done: a load that is cut "
    "short goes on from there.",
)
def command(
    *,
    files: tuple[str, ...],
    to: str,
    graph: str | None,
    graph_store: str | None,
    update: str | None,
    since: str | None,
    prune: bool,
    verify: bool,
    journaled: bool,
) -> None:
    """Load graphs into an embedded store (a folder) or any SPARQL 1.1 endpoint.

    Each article's named graph takes the place of the one that was there, so that twice the same
    load changes nothing; one that was cut short goes on when it is called again. Name and password
    come from NEWSKG_USER and NEWSKG_PASSWORD, or a token from NEWSKG_TOKEN, never from the command
    line.

    \b
    Examples:
      kg load graph.nq --to store/
      kg load graph.nq --to http://localhost:7878 --verify
      kg load graph.ttl --to http://localhost:7878 --graph https://example.org/g
      kg load today.nq --since yesterday.nq --to http://localhost:7878
      kg load today.nq --prune --to store/
    """
    if since is not None and (len(files) != 1 or prune):
        raise click.UsageError(
            "--since compares two files: give one FILE and OLD, without --prune: what is gone from "
            "OLD is removed anyway."
        )
    paths = sorted(set(files))
    readable(paths, graph)
    about = {"to": to, "graph": graph, "since": since}
    with open_store(to, graph_store=graph_store, update=update) as store:
        with _kept(paths, since, about) if journaled else nullcontext() as kept:
            if since is None:
                names = set[NamedNode]() if prune else None
                _load(paths, store, to, graph=graph, kept=kept, names=names)
                if names is not None:
                    _prune(names, store, to)
            else:
                _update(since, paths[0], store, to, graph=graph, kept=kept)
        if verify:
            _verify(paths, store, to, graph=graph)


def _kept(
    paths: list[str], since: str | None, about: dict[str, str | None]
) -> AbstractContextManager[Journal]:
    """The journal beside the first file."""
    parts = [part for path in [*paths, *filter(None, [since])] for part in parts_of(path)]
    return journal(beside(paths[0], str(about["to"])), {**about, "files": identity(parts)})


def _load(
    paths: list[str],
    store: Store,
    to: str,
    *,
    graph: str | None,
    kept: Journal | None,
    names: set[NamedNode] | None,
) -> None:
    """Load all; into ``names``, where it is wanted, go those of the graphs."""
    graphs = before = quads = 0
    with reading_bar("Loading", _size(paths), "graph") as (watch, count):
        for taken in loading(paths, store, graph=graph, journal=kept, watch=watch):
            new = 0 if taken.more else len(taken.graphs)
            count(new)
            graphs, before = graphs + new, before + (new if taken.before else 0)
            quads += taken.quads
            if names is not None:
                names.update(taken.graphs)
    again = f" ({before:,} of them before)" if before else ""
    found = f"{counted(graphs, 'graph')}{again} with {counted(quads, 'quad')}"
    note(f"loaded {found} into {to}")


def _update(
    old: str, new: str, store: Store, to: str, *, graph: str | None, kept: Journal | None
) -> None:
    """Send what differs: graphs that are new or changed in the place of the old ones, none else."""
    from kg.differences import differences

    changes = ((change.graph, change.new) for change in differences(old, new))
    steps = replacing(changes, store, graph=graph, journal=kept)
    sent, gone = _tally(progress(steps, label="Loading"))
    note(f"sent {counted(sent, 'graph')} to {to} and removed {counted(gone, 'graph')}")


def _tally(steps: Iterable[Taken]) -> tuple[int, int]:
    """How many graphs were sent, and how many removed."""
    sent = gone = 0
    for taken in steps:
        sent, gone = sent + bool(taken.quads), gone + (not taken.quads)
    return sent, gone


def _prune(names: set[NamedNode], store: Store, to: str) -> None:
    """Remove the articles that are in no file."""
    gone = left(names, store)
    for name in progress(gone, label="Removing", length=len(gone)):
        store.replace(name, ())
    told = "".join(f"\n  {name.value}" for name in gone[:_FEW])
    more = f"\n  and {len(gone) - _FEW:,} more" if len(gone) > _FEW else ""
    note(f"removed {counted(len(gone), 'graph')} from {to}{told}{more}")


def _verify(paths: list[str], store: Store, to: str, *, graph: str | None) -> None:
    """Read back; each graph that is not there as it is in the files is told, and exit code 4."""
    checked = different = 0
    with reading_bar("Verifying", _size(paths), "graph") as (watch, count):
        for found in verifying(paths, store, graph=graph, watch=watch):
            count(1)
            checked += 1
            if not found.same:
                different += 1
                if different <= _FEW:
                    complain(_unlike(found.graph, found.quads, to))
    if different:
        raise StoreError(
            f"{to} does not hold {different:,} of {counted(checked, 'graph')} as the files do",
            advice="Load again; if that does not help, somebody else writes to the same graphs, or "
            "the store changes what it is given.",
        )
    note(f"verified {counted(checked, 'graph')} in {to}")


def _unlike(graph: NamedNode, quads: int, to: str) -> StoreError:
    how = f"another content ({counted(quads, 'quad')})" if quads else "nothing"
    return StoreError(f"{graph.value} has {how} in {to}")


def _size(paths: list[str]) -> int:
    """Bytes of all files."""
    parts = [part for path in paths for part in parts_of(path)]
    return sum(part.stat().st_size for part in parts if part.exists())
