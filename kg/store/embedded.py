"""The embedded store: Oxigraph in this process, in a folder or in memory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat

from kg.answers import Answer, of_result
from kg.errors import StoreError, UsageError
from kg.sparql import form, names_its_graphs, reaches_out, syntax_error
from kg.store.folders import NewFolder, is_store, place_for, store_at
from kg.store.protocol import Asked

_LOCKED: Final = re.compile(r"\block\b", re.IGNORECASE)  # and not "block checksum mismatch"


class EmbeddedStore(Asked):
    """A store in a folder of this machine, or in memory; one process at a time may have it."""

    def __init__(
        self, store: pyoxigraph.Store, name: str = "memory", *, made: NewFolder | None = None
    ) -> None:
        self._held: pyoxigraph.Store | None = store
        self._name = name
        self._made = made

    @classmethod
    def in_memory(cls, quads: Iterable[Quad] = ()) -> EmbeddedStore:
        """A store that is gone when it is closed."""
        store = pyoxigraph.Store()
        store.bulk_extend(quads)
        return cls(store)

    @classmethod
    def in_folder(cls, folder: str | Path, *, create: bool = False) -> EmbeddedStore:
        """The store in a folder; with ``create`` a new one where there is nothing yet.

        Raises :class:`~kg.errors.UsageError` for a folder that is no store, and
        :class:`~kg.errors.StoreError` for one that another process has open.
        """
        path = place_for(folder) if create else store_at(folder)
        made = None if is_store(path) else NewFolder(path, existed=path.exists())
        with _failures(str(path)):
            return cls(pyoxigraph.Store(path), str(path), made=made)

    @classmethod
    def for_reading(cls, folder: str | Path) -> EmbeddedStore:
        """The store in a folder as it is now, even while another process writes to it.

        Raises :class:`~kg.errors.UsageError` for a folder that is no store; whatever would change
        it raises :class:`~kg.errors.StoreError`.
        """
        path = store_at(folder)
        with _failures(str(path)):
            return cls(pyoxigraph.Store.read_only(str(path)), str(path))

    def replace(self, graph: NamedNode, quads: Iterable[Quad]) -> None:
        """Write only what changes; what is new goes in at once, before what is old goes out."""
        new = as_stored(Quad(q.subject, q.predicate, q.object, graph) for q in quads)
        with _failures(self._name):
            old = frozenset(self._store.quads_for_pattern(None, None, None, graph))
            self._store.extend(new - old)
            for quad in old - new:
                self._store.remove(quad)
            if not new:
                self._store.remove_graph(graph)

    def add(self, graph: NamedNode, quads: Iterable[Quad]) -> None:
        """Put triples into a graph, all or none of them."""
        with _failures(self._name):
            self._store.extend([Quad(q.subject, q.predicate, q.object, graph) for q in quads])

    def is_empty(self) -> bool:
        """Whether it holds nothing at all."""
        with _failures(self._name):
            return next(self._store.quads_for_pattern(None, None, None), None) is None

    def fill(self, file: BinaryIO, syntax: RdfFormat) -> None:
        """Take in all that a file holds, the fastest way, which is not all or nothing.

        Raises SyntaxError for a file that cannot be parsed.
        """
        with _failures(self._name):
            self._store.bulk_load(input=file, format=syntax)

    def clear(self) -> None:
        """Let go of everything that it holds."""
        with _failures(self._name):
            self._store.clear()

    def quads(self, graph: NamedNode | None = None) -> Iterator[Quad]:
        """The quads of a named graph, or all of them, as they come."""
        with _failures(self._name):
            yield from self._store.quads_for_pattern(None, None, None, graph)

    def optimize(self) -> None:
        """Put its files in the order that is read fastest."""
        with _failures(self._name):
            self._store.optimize()

    def back_up(self, folder: str | Path) -> None:
        """Write a store of its own into a new folder, as this one is at this moment."""
        with _failures(self._name):
            self._store.backup(Path(folder))

    def graphs(self) -> tuple[NamedNode, ...]:
        """The names of the graphs that hold something, sorted."""
        with _failures(self._name):
            find = self._store.quads_for_pattern
            return tuple(name for name in self.named() if any(find(None, None, None, name)))

    def named(self) -> tuple[NamedNode, ...]:
        """The names of all its graphs, sorted: of those that are empty, too, and so much sooner."""
        with _failures(self._name):
            names = [name for name in self._store.named_graphs() if isinstance(name, NamedNode)]
        return tuple(sorted(names, key=lambda name: name.value))

    def holds_unnamed(self) -> bool:
        """Whether there are triples outside any named graph."""
        with _failures(self._name):
            unnamed = self._store.quads_for_pattern(None, None, None, DefaultGraph())
            return next(unnamed, None) is not None

    def size(self) -> int:
        """How many quads the named graphs hold."""
        with _failures(self._name):
            unnamed = self._store.quads_for_pattern(None, None, None, DefaultGraph())
            return len(self._store) - sum(1 for _ in unnamed)

    def query(self, text: str) -> Answer:
        """The answer to a query; SERVICE is refused, for nothing here goes over the network."""
        refuse_service(text)
        with _failures(self._name):
            try:
                union = not names_its_graphs(text)
                return of_result(self._store.query(text, use_default_graph_as_union=union))
            except SyntaxError as error:
                form(text)  # an update is told to be one
                raise syntax_error(error, "query") from error

    def close(self) -> None:
        """Let go of the folder."""
        self._held = None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close it; a folder that was made for it goes where work failed with nothing in it."""
        with suppress(StoreError, OSError):  # for what failed before is told
            made = self._made if kind is not None and self.is_empty() else None
            self.close()
            if made is not None:
                made.undo()
        self.close()

    @property
    def _store(self) -> pyoxigraph.Store:
        if self._held is None:
            raise StoreError(f"the store {self._name} is closed", advice="Open it again.")
        return self._held


def as_stored(quads: Iterable[Quad]) -> frozenset[Quad]:
    """The quads as Oxigraph gives them back: it writes the number 1.00 as 1, for one."""
    store = pyoxigraph.Store()
    store.extend(quads)
    return frozenset(store)


def refuse_service(text: str) -> None:
    """Raise UsageError for a query that would ask another endpoint."""
    if reaches_out(text, "SERVICE"):
        raise UsageError(
            "SERVICE asks another endpoint, and this store does not go over the network",
            advice="Ask an endpoint that may, or load what is needed into one store.",
        )


@contextmanager
def _failures(name: str) -> Iterator[None]:
    """What RocksDB and the file system raise, as StoreError."""
    try:
        yield
    except (OSError, RuntimeError) as error:  # the second for what RocksDB calls corruption
        problem = str(error)
        if "Corruption" in problem:
            raise StoreError(
                f"the store {name} is damaged: {problem}",
                advice="Restore a backup (`kg store restore`), or load the files anew into another "
                "folder.",
            ) from error
        if _LOCKED.search(problem):
            raise StoreError(
                f"the store {name} is in use by another process",
                advice="Wait until it has ended. For many at once, start "
                f"`oxigraph serve --location {name}` and give its address instead.",
            ) from error
        raise StoreError(
            f"the store {name} failed: {problem}",
            advice="Is there room on the disk, and may you write there? If a file is missing, "
            "restore a backup, or load the files anew into another folder.",
        ) from error
