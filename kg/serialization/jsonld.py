"""JSON-LD: a tree an article, framed by the model's own context, which is embedded.

The article is the root. Its statements and meetings hang below it, and what only they point to
(spans, participations) below them. Every entity is described once in a tree, where the article
mentions it, and is an IRI everywhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from pyoxigraph import Quad

from kg.serialization.formats import Format
from kg.serialization.jsonld_values import (
    block,
    class_name,
    flat,
    forward_terms,
    literal,
    named,
    reference,
)
from kg.serialization.lines import facts
from kg.serialization.refusal import refusing
from kg.serialization.terms import is_literal, label
from kg.serialization.trees import TYPE, Edge, Trees, planted
from kg.serialization.vocabulary import ARTICLE_BODY, Term, context, terms

_DEPTH = 8  # how deep a tree may grow before the rest stands beside it
_STEP = "  "
_BODY = f"<{ARTICLE_BODY}>"


def jsonld(graphs: Iterable[Sequence[Quad]]) -> Iterator[bytes]:
    """The document in pieces: its context, then one chunk an article; graph names are left out.

    Raises :class:`~kg.errors.InputError` for a term that no reader of JSON-LD would get back.
    """
    yield f'{{\n"@context": {_laid_out(context(), "")},\n"@graph": ['.encode()
    comma = ""
    for quads in graphs:
        with refusing(Format.JSONLD, quads):
            trees = _grown(quads)
        for tree in trees:
            yield f"{comma}\n{tree}".encode()
            comma = ","
    yield b"\n]\n}\n"


def _laid_out(value: object, indent: str) -> str:
    inner = indent + _STEP
    if isinstance(value, dict):
        return block([f"{flat(k)}: {_laid_out(v, inner)}" for k, v in value.items()], indent, "{}")
    return flat(value)


def _grown(quads: Sequence[Quad]) -> list[str]:
    """The articles as trees, and beside them whatever they do not reach."""
    trees = planted(facts(quads), _reversed())
    growth = _Growth(trees)
    in_order = (*trees.roots, *trees.nodes)
    return [growth.grow(node, "") for node in in_order if node not in growth.described]


@dataclass(slots=True)
class _Growth:
    """Trees in the making; ``described`` are the nodes that already stand in one."""

    trees: Trees
    described: set[str] = field(default_factory=set)

    def grow(self, node: str, indent: str, depth: int = 0) -> str:
        """``node`` with its facts, then all that hangs below it, and the long text last."""
        self.described.add(node)
        inner = indent + _STEP
        told = self.trees.nodes[node]
        body = told.pop(_BODY, None)
        items = [f'"@id": {named(node)}']
        items += [self.member(node, p, told[p], inner, depth) for p in told if told[p]]
        for predicate, key in _reversed().items() if node in self.trees.roots else ():
            if below := self.trees.below(node, predicate):
                trees = [self.grow(each, inner + _STEP, depth + 1) for each in below]
                items.append(f"{key}{block(trees, inner, '[]')}")
        if body:
            items.append(self.member(node, _BODY, body, inner, depth))
        return block(items, indent, "{}")

    def member(
        self, node: str, predicate: str, objects: Iterable[str], indent: str, depth: int
    ) -> str:
        """A predicate and its objects."""
        if predicate == TYPE:
            return _classes(tuple(objects), indent)
        key, term = _key_and_term(predicate)
        first, *others = objects
        if not (others or term.is_list):
            return key + self.value(first, term, (node, predicate), indent, depth)
        inner = indent + _STEP
        values = [self.value(each, term, (node, predicate), inner, depth) for each in objects]
        return key + block(values, indent, "[]")

    def value(self, each: str, term: Term, edge: Edge, indent: str, depth: int) -> str:
        """A literal; or a node, described here if it belongs here and stands nowhere yet."""
        if is_literal(each):
            return literal(each, term, indent)
        here = each not in self.described and self.trees.may_stand(each, edge)
        if here and depth < _DEPTH:
            return self.grow(each, indent, depth + 1)
        return reference(each, term, indent)


@lru_cache(maxsize=4_096)
def _classes(classes: Sequence[str], indent: str) -> str:
    return f'"@type": {block([class_name(each) for each in classes], indent, "[]")}'


@cache
def _reversed() -> dict[str, str]:
    """The predicates that are told from their objects' side, and what they are then called."""
    return {f"<{term.iri}>": f"{flat(term.name)}: " for term in terms().values() if term.reverse}


@lru_cache(maxsize=4_096)
def _key_and_term(predicate: str) -> tuple[str, Term]:
    iri = label(predicate)
    known = forward_terms().get(iri)
    if known:
        return f"{flat(known.name)}: ", known
    return f"{named(predicate)}: ", Term(iri, iri)
