"""What differs between a graph as a store has it and as it shall be, as one SPARQL 1.1 Update.

https://www.w3.org/TR/sparql11-update/
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Final

from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize

from kg.store.embedded import as_stored

_LONGEST: Final = 1 << 20  # bytes of an update
_MOST: Final = 0.5  # of the lines of the new graph: more are no less work than all of them


def patch(graph: NamedNode, old: bytes, new: bytes) -> bytes | None:
    """The update that makes the new graph of the old one; empty where there is nothing to do.

    Both are N-Triples, the old one as Oxigraph gives it back: it writes the number 1.00 as 1, for
    one. None says that the graph had better be sent whole: much of it differs, or it may have
    blank nodes, which an update cannot name. It does the same when it is sent twice.
    """
    if b"_:" in old or b"_:" in new:
        return None
    before, after = set(old.splitlines(keepends=True)), set(new.splitlines(keepends=True))
    missing = _as_stored(after - before)
    added, removed = missing - before, before - after - missing
    if not added and not removed:
        return b""
    text = b"".join([*_changes(b"DELETE", graph, removed), *_changes(b"INSERT", graph, added)])
    much = len(added) + len(removed) > _MOST * len(after) or len(text) > _LONGEST
    return None if much else text


def _as_stored(lines: AbstractSet[bytes]) -> AbstractSet[bytes]:
    triples = parse(b"".join(lines), format=RdfFormat.N_TRIPLES)
    stored = as_stored(Quad(q.subject, q.predicate, q.object) for q in triples)
    written = serialize((quad.triple for quad in stored), format=RdfFormat.N_TRIPLES) or b""
    return set(written.splitlines(keepends=True))


def _changes(verb: bytes, graph: NamedNode, lines: AbstractSet[bytes]) -> Iterable[bytes]:
    """One operation of an update, its lines sorted; none where there are no lines."""
    if lines:
        yield b"%s DATA { GRAPH %s {\n%s} };\n" % (verb, str(graph).encode(), _joined(lines))


def _joined(lines: Iterable[bytes]) -> bytes:
    return b"".join(sorted(lines))
