"""What is known in each group of a query, and the group with that worked out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import chain
from typing import Final

from kg.folding.expressions import FALSE, TRUE, simplified
from kg.folding.groups import (
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
from kg.folding.values import moved, values_of
from kg.sparql import Token


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of variables: which are bound, to which term, and which never are."""

    terms: Mapping[str, Parts] = field(default_factory=dict)
    bound: frozenset[str] = frozenset()
    unbound: frozenset[str] = frozenset()
    around: Mapping[str, Parts] = field(default_factory=dict)  # terms, in what it is joined with


_NOTHING: Final = _Known()
_FLAT: Final = (Kind.OTHER, Kind.FILTER, Kind.BIND)
_AGGREGATES: Final = ("COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT", "GROUP")


class _Scope(Enum):
    """Whose variables a group sees."""

    OWN = auto()
    OPTIONAL = auto()  # in its filters those of what stands before it, too
    EXISTS = auto()  # those of the row that is asked for, in all groups within it


def worked_out(parts: Parts, scope: _Scope = _Scope.OWN) -> Parts | None:
    """A query, or a subquery, with its group folded; None where it has no rows."""
    at = next((n for n, p in enumerate(parts) if _is_where(parts, n, p)), None)
    if at is None:
        return parts
    where = parts[at]
    assert isinstance(where, Nest)  # noqa: S101 -- _is_where says so
    inside = _group(where.inside, scope)
    if inside is not None:
        return (*parts[:at], nested(where, inside), *parts[at + 1 :])
    counts = any(token.key in _AGGREGATES for token in flat(parts) if token.kind == "word")
    return parts if counts else None


def _is_where(parts: Parts, at: int, part: Part) -> bool:
    """Whether it is the group that a query asks for: neither a template nor values."""
    before = parts[at - 1].key if at else ""
    return isinstance(part, Nest) and part.key == "{" and before != "CONSTRUCT"


def _group(body: Parts, scope: _Scope = _Scope.OWN, reach: _Known = _NOTHING) -> Parts | None:
    """What is inside of a group, folded; None where it has no solution.

    ``reach`` is what is known outside and holds here, too.
    """
    if any(part.key == "SELECT" for part in body[:1]):
        return worked_out(body, scope)
    found = list(elements(body))
    known = _known(found, reach, scope)
    out: list[Parts] = []
    seen: dict[str, Parts] = {}
    opened = False
    for element in found:
        parts = _element(element, known, seen, scope)
        if parts is None:
            return None
        opens = _is_opened(element, parts)
        out += [(), parts, ()] if opens else [parts]
        opened |= opens
        seen |= _bound_by(element)
    inside = _bare(joined(_without_repeated(out, reach.around)))
    return _group(inside, scope, reach) if opened else inside  # more is known of what is opened


def _bare(inside: Parts) -> Parts:
    """What is inside of a group, without braces around all of it; filters see more outside."""
    match inside:
        case [Nest(inside=inner, open=Token(text="{"))] if Kind.FILTER not in {
            element.kind for element in elements(inner)
        }:
            return _bare(inner)
        case _:
            return inside


def _is_opened(element: Element, parts: Parts) -> bool:
    """Whether a group's inside stands there without its braces."""
    return element.kind is Kind.GROUPS and parts != () and parts[0].key != "{"


def _without_repeated(found: Sequence[Parts], around: Mapping[str, Parts]) -> list[Parts]:
    """Without VALUES that the group is joined with anyway and has no other use for."""
    asked = Counter(chain.from_iterable(variables(p) for p in found if not _is_subquery(p)))
    return [
        () if asked[name] == 1 and name in around and _is_of(parts, around[name]) else parts
        for name, parts in ((_valued(parts), parts) for parts in found)
    ]


def _is_subquery(parts: Parts) -> bool:
    return any(isinstance(p, Nest) and p.inside[:1] and p.inside[0].key == "SELECT" for p in parts)


def _valued(parts: Parts) -> str:
    """The variable of VALUES, where that is all."""
    found = list(elements(parts))
    return values_of(found[0])[0] if len(found) == 1 else ""


def _is_of(parts: Parts, term: Parts) -> bool:
    """Whether VALUES has this term alone."""
    [element] = elements(parts)
    return [written(each) for each in values_of(element)[1]] == [written(term)]


def _known(found: Sequence[Element], reach: _Known, scope: _Scope) -> _Known:
    values = {name: terms for name, terms in map(values_of, found) if name}
    others = [e for e in found if e.kind is not Kind.FILTER]
    asked = frozenset(chain.from_iterable(variables(e.parts) for e in found))
    mentioned = frozenset(chain.from_iterable(variables(e.parts) for e in others))
    own = frozenset(chain.from_iterable(variables(e.parts) for e in found if e.kind in _FLAT))
    single = {name: terms[0] for name, terms in values.items() if len(terms) == 1}
    full = frozenset(name for name, terms in values.items() if terms)
    return _Known(
        {**reach.terms, **single},
        reach.bound | full,
        asked - mentioned - full if scope is _Scope.OWN else frozenset(),
        {name: term for name, term in reach.around.items() if name not in own},
    )


def _bound_by(element: Element) -> dict[str, Parts]:
    """The variables that have one term in every row of an element, and these."""
    if element.kind is Kind.GROUPS and len(element.groups) == 1:
        inside = element.groups[0].inside
        if not any(part.key == "SELECT" for part in inside[:1]):
            return {name: term for e in elements(inside) for name, term in _bound_by(e).items()}
    name, terms = values_of(element)
    return {name: terms[0]} if len(terms) == 1 else {}


def _element(
    element: Element, known: _Known, seen: Mapping[str, Parts], scope: _Scope
) -> Parts | None:
    """An element, folded: nothing where it adds nothing, None where the group has no solution."""
    match element.kind:
        case Kind.FILTER:
            return _filter(element.parts, known)
        case Kind.BIND:
            behind = {name: term for name, term in known.terms.items() if name in seen}
            return _bind(element.parts, _Known(behind))
        case Kind.GROUPS:
            return _groups(element, _within(scope, _Scope.OWN), _joining(known, seen, scope))
        case Kind.OPTIONAL:
            joining = _joining(known, seen, scope)
            return _added(element, _within(scope, _Scope.OPTIONAL), joining)
        case Kind.MINUS:
            return _added(element, _within(scope, _Scope.OWN))
        case _:
            return element.parts


def _joining(known: _Known, seen: Mapping[str, Parts], scope: _Scope) -> _Known:
    """What is known of the rows that an inner group is joined with."""
    if scope is _Scope.EXISTS:
        return _NOTHING
    return _Known(around={**known.around, **seen})


def _within(outer: _Scope, inner: _Scope) -> _Scope:
    return outer if outer is _Scope.EXISTS else inner


def _added(element: Element, scope: _Scope, joining: _Known = _NOTHING) -> Parts:
    """OPTIONAL or MINUS: nothing where it cannot have a solution."""
    [group] = element.groups
    inside = _group(group.inside, scope, joining)
    return () if inside is None else (element.parts[0], nested(group, inside))


def _groups(element: Element, scope: _Scope, joining: _Known) -> Parts | None:
    """A group or the groups of a union: those that may have a solution."""
    inner = [(group, _group(group.inside, scope, joining)) for group in element.groups]
    left = [nested(group, inside) for group, inside in inner if inside is not None]
    if not left:
        return None
    if len(left) == 1 and _is_open(left[0].inside):
        return left[0].inside
    parts: list[Part] = [left[0]]
    for group in left[1:]:
        parts += [Token("word", "UNION", NOWHERE), group]
    return tuple(parts)


def _is_open(inside: Parts) -> bool:
    """Whether a group could as well stand without its braces: it has triples and VALUES alone."""
    kinds = {element.kind for element in elements(inside)}
    return kinds <= {Kind.VALUES, Kind.OTHER} and not any(p.key == "SELECT" for p in inside[:1])


def _filter(parts: Parts, known: _Known) -> Parts | None:
    said = _worked_out(parts[1:], known)
    if said == TRUE:
        return ()
    if said == FALSE:
        return None
    return (parts[0], *(said if len(said) == len(parts) - 1 else (_parenthesis(said),)))


def _parenthesis(parts: Parts) -> Nest:
    return Nest(Token("mark", "(", NOWHERE), parts, Token("mark", ")", NOWHERE))


def _bind(parts: Parts, known: _Known) -> Parts:
    keyword, nest = parts
    assert isinstance(nest, Nest)  # noqa: S101 -- that is what an element of this kind is
    said, behind = nest.inside[:-2], nest.inside[-2:]
    return (keyword, nested(nest, (*_worked_out(said, known), *behind)))


def _worked_out(parts: Parts, known: _Known) -> Parts:
    return simplified(tuple(chain.from_iterable(_said(parts, known))))


def _said(parts: Parts, known: _Known) -> Iterator[Parts]:
    """An expression with what is known of its variables in their place."""
    at = 0
    while at < len(parts):
        part, name = parts[at], _bound_variable(parts[at : at + 2])
        at += 1
        if name in known.bound | known.unbound and name:
            yield TRUE if name in known.bound else FALSE
            at += 1
        elif name:
            yield (part, parts[at])
            at += 1
        elif isinstance(part, Nest) and part.key == "{":
            yield (_exists(part, known),)
        elif isinstance(part, Nest):
            yield (nested(part, tuple(chain.from_iterable(_said(part.inside, known)))),)
        elif part.kind == "variable" and part.text[1:] in known.terms:
            yield tuple(moved(known.terms[part.text[1:]]))
        else:
            yield (part,)


def _bound_variable(parts: Parts) -> str:
    """The variable of ``BOUND(?variable)``."""
    match parts:
        case [Token(kind="word") as word, Nest(inside=[Token(kind="variable") as variable])]:
            return variable.text[1:] if word.key == "BOUND" else ""
        case _:
            return ""


def _exists(group: Nest, known: _Known) -> Nest:
    """What EXISTS asks for: there the variables of the row are what they are."""
    inside = _group(group.inside, _Scope.EXISTS, _Known(known.terms, known.bound))
    return group if inside is None else nested(group, inside)
