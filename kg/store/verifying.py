"""Whether a store holds what was loaded: graphs read back and compared by their digests.

The digest of a graph is the SHA-256 of its canonical N-Quads
(RDFC-1.0, https://www.w3.org/TR/rdf-canon/), so that neither order nor the names of blank nodes
matter. Stores write numbers in their own way (0.90 comes back as 0.9): both sides are read as
Oxigraph stores them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pyoxigraph import CanonicalizationAlgorithm, Dataset, NamedNode, Quad

from kg.serialization import Watch
from kg.store.embedded import as_stored
from kg.store.loading import readable, stretches
from kg.store.protocol import Store


@dataclass(frozen=True, slots=True)
class Verified:
    """One graph of the files: whether the store holds the same, and how many quads it has there."""

    graph: NamedNode
    same: bool
    quads: int


def verifying(
    files: Iterable[str | Path],
    store: Store,
    *,
    graph: str | None = None,
    watch: Watch | None = None,
) -> Iterator[Verified]:
    """Each graph of the files beside that of the store, in the order in which they are whole.

    In memory are the names of the graphs, and the quads of one; of several where files hold a graph
    in pieces. Raises what :func:`kg.store.loading` raises.
    """
    paths, default = readable(files, graph)
    pieces = Counter(found.graph for found in stretches(paths, default))
    held: dict[NamedNode, list[Quad]] = {}
    for name, quads, _ in stretches(paths, default, watch):
        pieces[name] -= 1
        if pieces[name]:
            held.setdefault(name, []).extend(quads)
            continue
        found = list(store.quads(name))
        same = digest([*held.pop(name, ()), *quads]) == digest(found)
        yield Verified(name, same, len(found))


def digest(quads: Iterable[Quad]) -> str:
    """The SHA-256 of the triples of these quads in the canonical form of RDFC-1.0."""
    dataset = Dataset(as_stored(Quad(q.subject, q.predicate, q.object) for q in quads))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return sha256("".join(sorted(f"{quad} .\n" for quad in dataset)).encode()).hexdigest()
