"""VALUES of one variable: its terms."""

from __future__ import annotations

from collections.abc import Iterator

from kg.folding.groups import NOWHERE, Element, Kind, Nest, Part, Parts
from kg.sparql import Token


def values_of(element: Element) -> tuple[str, list[Parts]]:
    """The variable of VALUES, and its terms; no terms where one of them is UNDEF."""
    if element.kind is not Kind.VALUES:
        return "", []
    _, variable, data = element.parts
    assert isinstance(variable, Token)  # noqa: S101 -- that is what an element of this kind is
    assert isinstance(data, Nest)  # noqa: S101
    terms = list(_terms(data.inside))
    undefined = any(term[0].key == "UNDEF" for term in terms)
    return variable.text[1:], [] if undefined else terms


def _terms(parts: Parts) -> Iterator[Parts]:
    """Terms of a list of values: what stands together is one, as in ``"1"^^<…>``."""
    term: list[Part] = []
    for part in parts:
        if term and (part.start != term[-1].end or _begins(part, term[-1])):
            yield tuple(term)
            term = []
        term.append(part)
    if term:
        yield tuple(term)


def _begins(part: Part, before: Part) -> bool:
    """Whether it is a term of its own although no blank parts it from the one before."""
    return isinstance(part, Token) and part.kind in ("string", "iri", "name") and before.key != "^"


def moved(term: Parts) -> Iterator[Part]:
    """A term at another place, its own parts still together."""
    for part in term:
        assert isinstance(part, Token)  # noqa: S101 -- a term has no braces
        yield Token(part.kind, part.text, NOWHERE + part.start - term[0].start)
