"""Queries that a make of server answers wrongly: told before it is asked, and why."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from kg.errors import StoreError
from kg.folding.groups import Element, Kind, Nest, Parts, elements, flat, parsed
from kg.store.products import Misread, Product

_ADVICE: Final = "Ask it of another store: `kg load` fills a folder or an Oxigraph server, too."
_BRANCHES: Final = 3


def refuse_misread(text: str, product: Product) -> None:
    """Raise :class:`~kg.errors.StoreError` for a query that the server is known to misread."""
    tree = parsed(text) if product.misreads else None
    for misread in product.misreads if tree is not None else ():
        if _FOUND[misread](tree or ()):
            raise StoreError(
                f"{product.title} answers this query wrongly: {misread.value}", advice=_ADVICE
            )


def _joins_tested_subquery(tree: Parts) -> bool:
    """Whether a subquery with EXISTS in its filters stands beside triple patterns."""
    return any(
        any(map(_is_tested, body)) and any(e.kind is Kind.OTHER for e in body)
        for body in _bodies(tree)
    )


def _is_tested(element: Element) -> bool:
    if element.kind is not Kind.GROUPS or len(element.groups) > 1 or not _is_subquery(element):
        return False
    own = (
        e
        for part in element.groups[0].inside
        if isinstance(part, Nest)
        for e in elements(part.inside)
    )
    return any(_tests(e) for e in own if e.kind is Kind.FILTER)


def _tests(element: Element) -> bool:
    return any(token.key == "EXISTS" for token in flat(element.parts))


def _tests_path(tree: Parts) -> bool:
    """Whether EXISTS is asked of groups that join a subquery with a path to triple patterns."""
    return any(
        any(e.kind is Kind.FILTER and _tests(e) for e in body)
        and any(_joins_path(inner) for e in body for inner in _bodies(e.parts))
        for body in _bodies(tree)
    )


def _joins_path(body: list[Element]) -> bool:
    alone = (e for e in body if e.kind is Kind.GROUPS and len(e.groups) == 1)
    return any(e.kind is Kind.OTHER for e in body) and any(
        _is_subquery(e) and any(map(_has_path, _bodies(e.parts))) for e in alone
    )


def _has_path(body: list[Element]) -> bool:
    """Whether a triple pattern has a path, in parentheses, that may be of no length."""
    return any(
        isinstance(before.parts[0], Nest) and after.parts[0].key == "?"
        for before, after in pairwise(body)
    )


def _is_subquery(element: Element) -> bool:
    inside = element.groups[0].inside
    return bool(inside) and inside[0].key == "SELECT"


def _computes_behind_alternative(tree: Parts) -> bool:
    """Whether a value is computed behind a filter in which EXISTS is one of several."""
    for body in _bodies(tree):
        alternatives = [n for n, e in enumerate(body) if e.kind is Kind.FILTER and _offers(e)]
        if alternatives and any(e.kind is Kind.BIND for e in body[alternatives[0] :]):
            return True
    return False


def _offers(element: Element) -> bool:
    return _tests(element) and any(token.key in ("|", "||") for token in flat(element.parts))


def _counts_union(tree: Parts) -> bool:
    """Whether something is counted in groups over a union of many."""
    return any(
        "GROUP" in (part.key for part in parts) and any(map(_is_wide, _wheres(parts)))
        for parts in (tree, *_insides(tree))
    )


def _wheres(parts: Parts) -> Iterator[Parts]:
    return (part.inside for part in parts if isinstance(part, Nest) and part.key == "{")


def _is_wide(body: Parts) -> bool:
    return any(len(e.groups) >= _BRANCHES for e in elements(body) if e.kind is Kind.GROUPS)


def _bodies(tree: Parts) -> Iterator[list[Element]]:
    """The elements of each group that is no query."""
    for parts in _insides(tree):
        if parts and parts[0].key != "SELECT":
            yield list(elements(parts))


def _insides(parts: Parts) -> Iterator[Parts]:
    """What is inside of all braces and parentheses."""
    for part in parts:
        if isinstance(part, Nest):
            yield part.inside
            yield from _insides(part.inside)


_FOUND: Final = {
    Misread.TESTED_SUBQUERY: _joins_tested_subquery,
    Misread.PATH: _tests_path,
    Misread.COMPUTED: _computes_behind_alternative,
    Misread.WIDE_UNION: _counts_union,
}
