"""Queries as a make of triple store takes them."""

from __future__ import annotations

from kg.folding import folded
from kg.sparql import names_its_graphs, tokens
from kg.store.misreads import refuse_misread
from kg.store.products import Product


def in_dialect(text: str, product: Product) -> str:
    """The query, so that it is asked of the merge of all graphs but the server's own.

    One that names its graphs itself is asked of those. Raises :class:`~kg.errors.StoreError` for
    one that the server would answer wrongly.
    """
    text = folded(text) if product.folds else text
    refuse_misread(text, product)
    if names_its_graphs(text) or not product.prologue:
        return text
    return product.prologue + _graphs_named(text, *product.graph_term)


_TERMS = ("iri", "name")


def _graphs_named(text: str, before: str, behind: str) -> str:
    """The query with this before and behind each term that a GRAPH names."""
    pieces, done, after_graph = [], 0, False
    for token in tokens(text):
        if after_graph and token.kind in _TERMS:
            pieces += [text[done : token.start], before, token.text, behind]
            done = token.end
        after_graph = token.key == "GRAPH"
    return "".join([*pieces, text[done:]])
