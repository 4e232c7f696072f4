"""Keeping an embedded store: what is in it, backups, and whether it is sound."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Quad

from kg.errors import Location, StoreError, UsageError
from kg.serialization import Format, format_of, save
from kg.store.embedded import EmbeddedStore
from kg.store.folders import folder_at, is_store, make_home, refuse_inside, store_at


@dataclass(frozen=True, slots=True)
class Info:
    """How much a store holds: named graphs, quads in them, and bytes on the disk."""

    graphs: int
    quads: int
    bytes: int


def info(folder: str | Path) -> Info:
    """What is in the store of a folder, even while another process writes to it."""
    with EmbeddedStore.for_reading(folder) as store:
        files = [path.stat().st_size for path in Path(folder).iterdir() if path.is_file()]
        return Info(len(store.graphs()), store.size(), sum(files))


def back_up(folder: str | Path, target: str | Path) -> None:
    """Write the store of a folder into a new one, even while another process writes to it.

    On one file system this takes no time and hardly any room, for files that do not change are
    shared. Raises :class:`~kg.errors.UsageError` where there is something at ``target``.
    """
    _refuse_taken(target, beside=folder)
    with EmbeddedStore.for_reading(folder) as store:
        store.back_up(target)


def restore(backup: str | Path, folder: str | Path) -> None:
    """Make a store of a backup, which stays as it is; nothing may be at ``folder``.

    The folder appears when it is whole. Raises :class:`~kg.errors.UsageError` for what is no backup
    and where the place is taken.
    """
    _refuse_taken(folder, beside=backup)
    check(backup)
    target = Path(folder)
    partial = target.with_name(f".{target.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    try:
        shutil.copytree(backup, partial)
        partial.rename(target)
    except OSError as error:
        shutil.rmtree(partial, ignore_errors=True)
        raise StoreError(
            f"the backup cannot be copied to {target}: {error.strerror or error}",
            advice="Is there room on the disk, and may you write there?",
        ) from error


def dump(folder: str | Path, file: str | Path) -> int:
    """Write all named graphs to a file of N-Quads or TriG, sorted by name; how many there were.

    A graph at a time is in memory. Raises :class:`~kg.errors.UsageError` for another format.
    """
    refuse_inside(Path(file), store_at(folder))
    chosen = format_of(file)
    if not chosen.keeps_graphs:
        raise UsageError(
            f"{str(file)!r} is no file of named graphs",
            advice=f"Name a file that ends in .{Format.NQUADS} or .{Format.TRIG}, or add .gz.",
        )
    with EmbeddedStore.for_reading(folder) as store:
        names = store.graphs()
        save((sorted(store.quads(name), key=_by_subject) for name in names), file, format=chosen)
        return len(names)


def check(folder: str | Path) -> int:
    """Read every quad of a store, once in each order in which it keeps them; how many there are.

    Raises :class:`~kg.errors.StoreError` where something cannot be read or the orders differ.
    """
    with EmbeddedStore.for_reading(folder) as store:
        in_all = sum(1 for _ in store.quads())
        by_graph = sum(1 for _ in _graph_by_graph(store))
        [[counted]] = store.query("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }").rows
        asked = int(getattr(counted, "value", -1))
        unnamed = in_all - by_graph
        if asked != by_graph or (unnamed > 0) != store.holds_unnamed():
            raise StoreError(
                f"the store {folder} contradicts itself: {in_all:,} quads in one order, "
                f"{by_graph:,} and {asked:,} in others",
                advice="Restore a backup, or load the files anew into another folder.",
            )
        return in_all


def _graph_by_graph(store: EmbeddedStore) -> Iterator[Quad]:
    for name in store.graphs():
        yield from store.quads(name)


def _by_subject(quad: Quad) -> tuple[str, str, str]:
    return str(quad.subject), str(quad.predicate), str(quad.object)


def _refuse_taken(folder: str | Path, *, beside: str | Path) -> None:
    """Raise UsageError where no store can be made of the one ``beside`` it."""
    path = folder_at(folder)
    store_at(beside)
    if path.exists():
        what = "a store is there already" if is_store(path) else "there is something there"
        raise UsageError(
            what, location=Location(str(path)), advice="Name a folder that is not there yet."
        )
    refuse_inside(path, beside)
    make_home(path)
