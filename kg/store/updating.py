"""Graphs as SPARQL 1.1 Updates, for endpoints that have no Graph Store.

https://www.w3.org/TR/sparql11-update/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pyoxigraph import NamedNode

_ROOM: Final = 1 << 20
"""Bytes of triples in one update, unless those with blank nodes are more."""


def updates(graph: NamedNode, triples: bytes, *, more: bool = False) -> Iterator[bytes]:
    """The updates that put triples, as N-Triples, in the place of those of a graph, or beside them.

    Triples with blank nodes go together, for their names hold within one update. In between, others
    see the graph in part.
    """
    name = str(graph).encode()
    before = b"" if more else b"DROP SILENT GRAPH %s ;\n" % name
    for some in _portions(_safe(triples).splitlines(keepends=True)):
        yield b"%sINSERT DATA { GRAPH %s {\n%s} }\n" % (before, name, some)
        before = b""
    if before:
        yield before


def _portions(lines: list[bytes]) -> Iterator[bytes]:
    portion = [line for line in lines if b"_:" in line]
    size = sum(map(len, portion))
    for line in (line for line in lines if b"_:" not in line):
        if portion and size + len(line) > _ROOM:
            yield b"".join(portion)
            portion, size = [], 0
        portion.append(line)
        size += len(line)
    if portion:
        yield b"".join(portion)


# SPARQL has \u0022 replaced before anything is read, so that the characters \u0022 of a text,
# written \\u0022, might end its string: the u is escaped itself.
_ESCAPE: Final = re.compile(rb"\\(\\[uU]|.)")


def _safe(triples: bytes) -> bytes:
    return _ESCAPE.sub(_u_escaped, triples)


def _u_escaped(found: re.Match[bytes]) -> bytes:
    escaped = found[1]
    return found[0] if len(escaped) == 1 else rb"\\\U%08X" % escaped[1]
