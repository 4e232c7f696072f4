"""``kg store``: looks after an embedded store."""

from __future__ import annotations

import click

from kg.cli.console import counted, note
from kg.cli.suggesting import Suggesting
from kg.store import EmbeddedStore, keeping

_MEGA = 1_000_000


@click.group(cls=Suggesting, short_help="Look after an embedded store.")
def command() -> None:
    """Look after the embedded store in a folder, which `kg load FILE... --to FOLDER` makes.

    \b
    Examples:
      kg store info store/
      kg store backup store/ backups/2026-11-26
      kg store dump store/ all.nq.gz
    """


@command.command("info", short_help="Print how many graphs and quads a store holds.")
@click.argument("store")
def info(*, store: str) -> None:
    """Print how many graphs and quads STORE holds, and its size."""
    found = keeping.info(store)
    click.echo(f"graphs  {found.graphs:,}")
    click.echo(f"quads   {found.quads:,}")
    click.echo(f"size    {found.bytes / _MEGA:,.1f} MB")


@command.command("optimize", short_help="Put its files in the order that is read fastest.")
@click.argument("store")
def optimize(*, store: str) -> None:
    """Put the files of STORE in the order that is read fastest; nobody else may use it."""
    with EmbeddedStore.in_folder(store) as opened:
        opened.optimize()
    note(f"optimized {store}")


@command.command("backup", short_help="Copy a store, which may be in use, to a new folder.")
@click.argument("store")
@click.argument("target")
def backup(*, store: str, target: str) -> None:
    """Copy STORE, as it is at this moment, to the new folder TARGET; it may be in use."""
    keeping.back_up(store, target)
    note(f"backed up {store} to {target}")


@command.command("restore", short_help="Check a backup and make a new store of it.")
@click.argument("backup")
@click.argument("store")
def restore(*, backup: str, store: str) -> None:
    """Check BACKUP and make the new STORE of it; BACKUP stays as it is."""
    keeping.restore(backup, store)
    note(f"restored {store} from {backup}")


@command.command("dump", short_help="Write the named graphs of a store to a file.")
@click.argument("store")
@click.argument("file")
def dump(*, store: str, file: str) -> None:
    """Write the named graphs of STORE to FILE (.nq, .trig, with .gz or .zst too), sorted."""
    graphs = keeping.dump(store, file)
    note(f"wrote {counted(graphs, 'graph')} to {file}")


@command.command("check", short_help="Read every quad of a store, and say whether all agree.")
@click.argument("store")
def check(*, store: str) -> None:
    """Read every quad of STORE in each of its orders, and say whether they agree."""
    note(f"{store} is sound: {counted(keeping.check(store), 'quad')}")
