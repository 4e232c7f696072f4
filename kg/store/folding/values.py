"""VALUES of one variable: its terms, and where nothing asks for it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from kg.sparql import Token
from kg.store.folding.groups import (
    NOWHERE,
    Element,
    Kind,
    Nest,
    Part,
    Parts,
    elements,
    flat,
    joined,
    nested,
    variables,
    written,
)


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
    text = written(term)
    yield Token(term[0].kind if isinstance(term[0], Token) else "mark", text, NOWHERE)


def without_idle(tree: Parts) -> Parts:
    """The query without VALUES of variables that it does not mention elsewhere."""
    if any(token.key == "*" for token in _behind_select(tree)):
        return tree
    every = list(_everywhere(tree))
    apart = {name for e in every if e.kind is Kind.MINUS for name in variables(e.parts)}
    asked = Counter(token.text[1:] for token in flat(tree) if token.kind == "variable")
    found: defaultdict[str, list[list[Parts]]] = defaultdict(list)
    for name, terms in map(values_of, every):
        found[name].append(terms)
    return _without(
        tree, {n for n, each in found.items() if asked[n] == len(each) and _same(each)} - apart
    )


def _same(clauses: Sequence[Sequence[Parts]]) -> bool:
    """Whether each has one term, and all the same."""
    texts = {tuple(map(written, terms)) for terms in clauses}
    return len(texts) == 1 and all(len(text) == 1 for text in texts)


def _behind_select(parts: Parts) -> Iterator[Token]:
    """Every token behind a SELECT (DISTINCT, REDUCED) or DESCRIBE."""
    stream = list(flat(parts))
    for at, token in enumerate(stream):
        if token.kind == "word" and token.key in ("SELECT", "DISTINCT", "REDUCED", "DESCRIBE"):
            yield from stream[at + 1 : at + 2]


def _everywhere(parts: Parts) -> Iterator[Element]:
    """The elements of all groups."""
    for element in elements(parts):
        yield element
        for part in element.parts:
            if isinstance(part, Nest):
                yield from _everywhere(part.inside)


def _without(parts: Parts, idle: set[str]) -> Parts:
    return joined([_kept(element, idle) for element in elements(parts)])


def _kept(element: Element, idle: set[str]) -> Parts:
    if element.kind is Kind.VALUES and values_of(element)[0] in idle:
        return ()
    return tuple(
        nested(p, _without(p.inside, idle)) if isinstance(p, Nest) else p for p in element.parts
    )
