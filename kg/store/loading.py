"""Files into stores: one named graph an article, so that twice the same changes nothing."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import NamedNode, Quad

from kg.errors import InputError, Location, UsageError
from kg.serialization import Format, Watch, feed, format_of, parts_of, stretches_of
from kg.store.embedded import EmbeddedStore
from kg.store.folders import is_store
from kg.store.journal import Journal
from kg.store.opening import Target, open_store
from kg.store.protocol import Step, Store


@dataclass(frozen=True, slots=True)
class Loaded:
    """What has been loaded: how many graphs, and how many quads in them."""

    graphs: int = 0
    quads: int = 0


@dataclass(frozen=True, slots=True)
class Taken:
    """What a store has taken at once: a stretch of one graph, or many graphs whole.

    ``quads`` are those of all its ``graphs``. ``before`` says that a load that was cut short had
    sent it already, ``more`` that a stretch of the same graph came earlier.
    """

    graphs: tuple[NamedNode, ...]
    quads: int
    before: bool = False
    more: bool = False


class Named(NamedTuple):
    """Quads as they stand together in a file, the graph that they go to, and their N-Quads."""

    graph: NamedNode
    quads: Sequence[Quad]
    nquads: bytes = b""


def load(files: Sequence[str | Path], target: Target, *, graph: str | None = None) -> Loaded:
    """Load files into a store, each named graph in the place of the one that it held before.

    A folder of parts stands for its files. Files in formats without named graphs, and triples
    outside any graph, go into the one that ``graph`` names. Raises
    :class:`~kg.errors.UsageError` where that is missing or is no IRI,
    :class:`~kg.errors.InputError` for a file that cannot be read, and
    :class:`~kg.errors.StoreError` where the store fails. What was taken before stays; the same
    call again completes it.
    """
    readable(files, graph)
    with nullcontext(target) if isinstance(target, Store) else open_store(target) as store:
        graphs = quads = 0
        for taken in loading(files, store, graph=graph):
            graphs += 0 if taken.more else len(taken.graphs)
            quads += taken.quads
    return Loaded(graphs, quads)


def loading(
    files: Iterable[str | Path],
    store: Store,
    *,
    graph: str | None = None,
    journal: Journal | None = None,
    watch: Watch | None = None,
) -> Iterator[Taken]:
    """The work of :func:`load`, step by step: each stretch of quads when the store has it.

    A graph that comes again later, in the same file or another one, is added to, so the quads of
    one graph need not stand together, and no more than a few stretches are in memory. An
    embedded store that holds nothing takes whole files instead, or of bad ones nothing at all; all
    that it holds then is one step. What ``journal`` has of the same files and store is not sent
    again; ``watch`` is told how many bytes were read.
    """
    paths, default = readable(files, graph)
    if isinstance(store, EmbeddedStore) and default is None and store.is_empty():
        yield _filled(store, paths, watch)
    else:
        yield from _sent(_steps(paths, default, watch), store, journal)


def replacing(
    graphs: Iterable[tuple[str, Iterable[Quad]]],
    store: Store,
    *,
    graph: str | None = None,
    journal: Journal | None = None,
) -> Iterator[Taken]:
    """Put graphs, by name, in the place of those that a store holds, step by step.

    One without quads is removed; "" is the one that ``graph`` names. Raises what :func:`loading`
    raises.
    """
    yield from _sent(_replacements(graphs, _checked(graph)), store, journal)


def _sent(steps: Iterable[Step], store: Store, journal: Journal | None) -> Iterator[Taken]:
    """The steps when the store has them; those that it had before are not sent."""
    if journal and journal.last and next(iter(store.quads(journal.last)), None) is None:
        journal.start_over()  # the store was emptied in the meantime
    done = journal.acknowledged if journal else 0
    coming = iter(steps)
    for step in islice(coming, done):
        yield replace(_taken(step), before=True)
    under_way = deque[Taken]()
    for graph in store.take(_noting(coming, under_way)):
        if journal:
            journal.acknowledge(graph)
        yield under_way.popleft()


def _noting(steps: Iterable[Step], under_way: deque[Taken]) -> Iterator[Step]:
    """The steps; what is told of them when the store has them is noted, in less memory."""
    for step in steps:
        under_way.append(_taken(step))
        yield step


def _taken(step: Step) -> Taken:
    return Taken((step.graph,), len(step.quads), more=step.more)


def _steps(paths: Sequence[Path], default: NamedNode | None, watch: Watch | None) -> Iterator[Step]:
    """Each stretch as a step.

    While graphs come in the order of their names, as ``kg build`` writes them, it is known without
    keeping them which one comes again; the first time that one does not, they are read once more.
    """
    last, met = "", None
    for number, stretch in enumerate(stretches(paths, default, watch)):
        name = stretch.graph
        if met is None and name.value <= last:
            before = islice(stretches(paths, default), number)
            met = {_digest(earlier.graph) for earlier in before}
        digest = b"" if met is None else _digest(name)
        again = met is not None and digest in met
        yield Step(name, stretch.quads, again, stretch.nquads)
        last = name.value
        if met is not None:
            met.add(digest)


def _digest(name: NamedNode) -> bytes:
    """What stands for a name, in less memory."""
    return blake2b(name.value.encode(), digest_size=16).digest()


def _replacements(
    graphs: Iterable[tuple[str, Iterable[Quad]]], default: NamedNode | None
) -> Iterator[Step]:
    for name, quads in graphs:
        target = NamedNode(name) if name else default
        if target is None:
            raise UsageError(
                "triples outside any graph: where should they go?",
                advice="Name a graph with --graph IRI.",
            )
        yield Step(target, list(quads))


def _filled(store: EmbeddedStore, paths: Sequence[Path], watch: Watch | None) -> Taken:
    """What an embedded store holds that was empty and has taken in these files.

    Its quads are counted all together: graph by graph that takes a tenth of the whole load.
    """
    try:
        for path in paths:
            _fill(store, path, watch)
    except BaseException:  # an interrupt, too
        store.clear()
        raise
    return Taken(store.named(), store.size())


def _fill(store: EmbeddedStore, path: Path, watch: Watch | None) -> None:
    feed(path, store.fill, watch=watch)
    if store.holds_unnamed():
        raise _nowhere_to_go(path, format_of(path))


def readable(
    files: Iterable[str | Path], graph: str | None
) -> tuple[Sequence[Path], NamedNode | None]:
    """The files, parts one by one, and the graph for what is in none.

    Raises :class:`~kg.errors.UsageError` where that is missing or is no IRI, and for a store in the
    place of a file; :class:`~kg.errors.InputError` for a file that is not there.
    """
    default = _checked(graph)
    paths = [part for file in files for part in _parts(file)]
    for path in paths:
        if not path.exists():
            raise InputError("there is no such file", location=Location(str(path)))
        if default is None and not format_of(path).keeps_graphs:
            raise _nowhere_to_go(path, format_of(path))
    return paths, default


def _parts(file: str | Path) -> tuple[Path, ...]:
    if str(file) in ("", "-"):
        raise UsageError(
            "the name of a file is empty" if file == "" else "standard input cannot be loaded",
            advice="Name a file: a load that is cut short reads it again.",
        )
    if is_store(file):
        raise UsageError(
            "this is an embedded store, and no file of graphs",
            location=Location(str(file)),
            advice=f"`kg store dump {file} graphs.nq` writes it into a file; "
            "`kg store backup` copies it.",
        )
    return parts_of(file)


def stretches(
    paths: Iterable[Path], default: NamedNode | None, watch: Watch | None = None
) -> Iterator[Named]:
    """The quads of files as they stand together, with the graph that they go to."""
    for path in paths:
        for found in stretches_of(path, watch=watch):
            if isinstance(found.graph, NamedNode):
                yield Named(found.graph, found.quads, found.nquads)
            elif default is not None:
                yield Named(default, found.quads)
            else:
                raise _nowhere_to_go(path, format_of(path))


def _checked(graph: str | None) -> NamedNode | None:
    try:
        return None if graph is None else NamedNode(graph)
    except ValueError as error:
        raise UsageError(
            f"not the IRI of a graph: {graph!r}: {error}",
            advice="Give one such as https://example.org/newskg/graph",
        ) from error


def _nowhere_to_go(path: Path, found: Format) -> UsageError:
    what = "triples outside any graph" if found.keeps_graphs else f"{found.full_name} has no graphs"
    return UsageError(
        f"{what}: where should they go?",
        location=Location(str(path)),
        advice="Name a graph with --graph IRI, or build N-Quads or TriG, a graph an article.",
    )
