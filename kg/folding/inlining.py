"""VALUES that nothing asks for: none at all, or the IRI itself where its variable stood."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from kg.folding.groups import (
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
from kg.folding.values import moved, values_of
from kg.sparql import Token

_Terms = Mapping[str, Parts]


def inlined(tree: Parts) -> Parts:
    """The query without VALUES of variables that it mentions nowhere else.

    And of those that it mentions only in triple patterns beside VALUES of one IRI: it stands there
    instead.
    """
    if any(token.key == "*" for token in _behind_select(tree)):
        return tree
    tree = _computing(tree)
    every = list(_everywhere(tree))
    names = {values_of(element)[0] for element in every} - _apart(every) - {""}
    if not names:
        return tree
    idle = _idle(_put(tree, names)) & names
    return _without(_put(tree, idle), idle)


def _computing(tree: Parts) -> Parts:
    """Without BIND of variables that nothing else mentions."""
    asked = Counter(token.text[1:] for token in flat(tree) if token.kind == "variable")
    unasked = {name for name, times in asked.items() if times == 1}
    return _kept_of(tree, lambda element: _computed(element) not in unasked)


def _computed(element: Element) -> str:
    """The variable that BIND makes."""
    if element.kind is not Kind.BIND:
        return ""
    [*_, nest] = element.parts
    return nest.inside[-1].key[1:] if isinstance(nest, Nest) and nest.inside else ""


def _apart(every: Sequence[Element]) -> set[str]:
    """The variables by which rows are compared with those that MINUS takes away."""
    found: set[str] = set()
    for element in every:
        if element.kind is Kind.MINUS:
            inside = element.groups[0].inside
            ends = (n for n, part in enumerate(inside) if part.key == "{")
            subquery = inside[:1] and inside[0].key == "SELECT"
            found |= variables(inside[: next(ends, 0)] if subquery else inside)
    return found


def _idle(tree: Parts) -> set[str]:
    """The variables that stand nowhere but in VALUES of one term."""
    asked = Counter(token.text[1:] for token in flat(tree) if token.kind == "variable")
    found: defaultdict[str, list[list[Parts]]] = defaultdict(list)
    for name, terms in map(values_of, _everywhere(tree)):
        found[name].append(terms)
    return {name for name, each in found.items() if asked[name] == len(each) and _same(each)}


def _same(clauses: Sequence[Sequence[Parts]]) -> bool:
    """Whether each has one term, and all the same."""
    texts = {tuple(map(written, terms)) for terms in clauses}
    return len(texts) == 1 and all(len(text) == 1 for text in texts)


def _behind_select(parts: Parts) -> Iterator[Token]:
    """Every token behind a SELECT (DISTINCT, REDUCED) or DESCRIBE."""
    stream = flat(parts)
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


def _put(body: Parts, names: AbstractSet[str], reach: _Terms | None = None) -> Parts:
    """The inside of a group with IRIs in the triple patterns that stand beside their VALUES.

    ``reach`` are those that hold in all groups, as they do within EXISTS.
    """
    found = list(elements(body))
    in_query = any(part.key == "SELECT" for part in body[:1])
    own = {} if in_query else {name: iri for name, iri in map(_iri, found) if name in names}
    terms = {**(reach or {}), **own} if not in_query else {}
    return tuple(part for e in found for part in _element(e, names, terms, reach))


def _iri(element: Element) -> tuple[str, Parts]:
    """The variable of VALUES and its term, where that is one IRI."""
    name, terms = values_of(element)
    if len(terms) == 1 and len(terms[0]) == 1:
        [term] = terms[0]
        if isinstance(term, Token) and term.kind in ("iri", "name"):
            return name, terms[0]
    return "", ()


def _element(
    element: Element, names: AbstractSet[str], terms: _Terms, reach: _Terms | None
) -> Iterator[Part]:
    match element.kind:
        case Kind.OTHER if isinstance(element.parts[0], Token) and len(element.parts) == 1:
            [part] = element.parts
            variable = isinstance(part, Token) and part.kind == "variable"
            name = part.key[1:] if variable else ""
            yield from moved(terms[name]) if name in terms else element.parts
        case Kind.FILTER:
            yield from _tested(element.parts, names, terms)
        case Kind.GROUPS | Kind.OPTIONAL if reach is not None:
            yield from _nests(element.parts, names, terms)
        case _:
            yield from _nests(element.parts, names, None)


def _nests(parts: Parts, names: AbstractSet[str], reach: _Terms | None) -> Iterator[Part]:
    for part in parts:
        yield nested(part, _put(part.inside, names, reach)) if isinstance(part, Nest) else part


def _tested(parts: Parts, names: AbstractSet[str], terms: _Terms) -> Iterator[Part]:
    """A condition, with the IRIs in what EXISTS asks for."""
    for part in parts:
        if not isinstance(part, Nest):
            yield part
        elif part.key == "{":
            yield nested(part, _put(part.inside, names, terms))
        else:
            yield nested(part, tuple(_tested(part.inside, names, terms)))


def _without(parts: Parts, idle: AbstractSet[str]) -> Parts:
    return _kept_of(parts, lambda element: values_of(element)[0] not in idle)


def _kept_of(parts: Parts, kept: Callable[[Element], bool]) -> Parts:
    """Those elements of all groups that are kept.

    Where only filters would be left nothing goes: engines take those for filters around the group.
    """
    found = [(element, kept(element)) for element in elements(parts)]
    left = {element.kind for element, stays in found if stays}
    return joined(
        [_inside(e, kept) if stays or left == {Kind.FILTER} else () for e, stays in found]
    )


def _inside(element: Element, kept: Callable[[Element], bool]) -> Parts:
    return tuple(
        nested(p, _kept_of(p.inside, kept)) if isinstance(p, Nest) else p for p in element.parts
    )
