"""JSON-LD: a tree an article, framed by the model's own context, which is embedded.

The article is the root. Its statements and meetings hang below it, and what only they point to
(spans, participations) below them. Every entity is described once in a tree, where the article
mentions it, and is an IRI everywhere else.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from pyoxigraph import Literal, Quad

from kg.serialization.formats import Format
from kg.serialization.jsonld_values import class_name, forward_terms, literal, reference, safe
from kg.serialization.refusal import refusing
from kg.serialization.trees import TYPE, Edge, Object, Trees, label, planted
from kg.serialization.vocabulary import ARTICLE_BODY, Term, context, terms

_DEPTH = 8  # how deep a tree may grow before the rest stands beside it
_WIDTH = 100  # of a line; what does not fit is laid out over several

_flat = json.JSONEncoder(ensure_ascii=False).encode


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
            yield f"{comma}\n{_laid_out(tree, '')}".encode()
            comma = ","
    yield b"\n]\n}\n"


def _grown(quads: Sequence[Quad]) -> list[dict[str, object]]:
    """The articles as trees, and beside them whatever they do not reach."""
    trees = planted(quads, _reversed())
    growth = _Growth(trees)
    in_order = (*trees.roots, *trees.nodes)
    return [growth.grow(node) for node in in_order if node not in growth.described]


@dataclass(slots=True)
class _Growth:
    """Trees in the making; ``described`` are the nodes that already stand in one."""

    trees: Trees
    described: set[str] = field(default_factory=set)

    def grow(self, node: str, depth: int = 0) -> dict[str, object]:
        """``node`` with its facts, then all that hangs below it, and the long text last."""
        self.described.add(node)
        tree: dict[str, object] = {"@id": safe(node)}
        facts = dict(self.trees.nodes[node])
        body = facts.pop(ARTICLE_BODY, None)
        for predicate, objects in facts.items():
            self.add(tree, Edge(node, predicate), objects, depth)
        for predicate, key in _reversed().items() if node in self.trees.roots else ():
            below = self.trees.below(node, predicate)
            if below:
                tree[key] = [self.grow(each, depth + 1) for each in below]
        if body:
            self.add(tree, Edge(node, ARTICLE_BODY), body, depth)
        return tree

    def add(
        self, tree: dict[str, object], edge: Edge, objects: Sequence[Object], depth: int
    ) -> None:
        """Write the objects of one predicate into ``tree``, but those that it hangs below."""
        if edge.predicate == TYPE:
            tree["@type"] = [class_name(each) for each in objects]
            return
        term = _term_of(edge.predicate)
        rest = [o for o in objects if not self.trees.hangs(edge, o)]
        values = [self.value(each, term, edge, depth) for each in rest]
        if values:
            tree[term.name] = values if term.is_list or len(values) > 1 else values[0]

    def value(self, each: Object, term: Term, edge: Edge, depth: int) -> object:
        """A literal; or a node, described here if it belongs here and stands nowhere yet."""
        if isinstance(each, Literal):
            return literal(each, term)
        node = label(each)
        here = node not in self.described and self.trees.may_stand(node, edge)
        if here and depth < _DEPTH:
            return self.grow(node, depth + 1)
        return reference(node, term)


@cache
def _reversed() -> dict[str, str]:
    """The predicates that are told from their objects' side, and what they are then called."""
    return {term.iri: term.name for term in terms().values() if term.reverse}


def _term_of(predicate: str) -> Term:
    return forward_terms().get(predicate) or Term(safe(predicate), predicate)


def _laid_out(value: object, indent: str) -> str:
    """JSON on one line where it fits, else an item a line."""
    flat = _flat(value)
    if len(indent) + len(flat) <= _WIDTH or not isinstance(value, dict | list):
        return flat
    inner = indent + "  "
    if isinstance(value, dict):
        items = [f"{inner}{_flat(k)}: {_laid_out(v, inner)}" for k, v in value.items()]
        return "{\n" + ",\n".join(items) + f"\n{indent}}}"
    return "[\n" + ",\n".join(inner + _laid_out(v, inner) for v in value) + f"\n{indent}]"
