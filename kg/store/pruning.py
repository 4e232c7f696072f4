"""Graphs of a store that are in no file any more."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Final

from pyoxigraph import NamedNode

from kg.store.protocol import Store

_ARTICLES: Final = "/article/"
_END: Final = "#graph"


def left(names: AbstractSet[NamedNode], store: Store) -> tuple[NamedNode, ...]:
    """The articles of a store that are not among these graphs, but named under the same base.

    What is no graph of an article, or is under a base that none of ``names`` has, is somebody
    else's and stays: of no names nothing is left.
    """
    bases = {base for name in names if (base := _base(name))}
    return tuple(g for g in store.graphs() if g not in names and _base(g) in bases)


def _base(graph: NamedNode) -> str | None:
    """The base of an article's graph; None for another graph."""
    base, found, _ = graph.value.partition(_ARTICLES)
    return base if found and graph.value.endswith(_END) else None
