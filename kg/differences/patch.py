"""Differences as RDF Patch (https://afs.github.io/rdf-patch/): what to delete and what to add."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.differences.comparing import Change


def rdf_patch(changes: Iterable[Change]) -> Iterator[str]:
    """The lines of one transaction, each with its end: for each graph, first what goes."""
    yield "TX .\n"
    for change in changes:
        for sign, quads in (("D", change.removed), ("A", change.added)):
            for quad in quads:
                yield f"{sign} {quad} .\n"
    yield "TC .\n"
