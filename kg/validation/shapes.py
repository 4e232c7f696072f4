"""The shapes: read once, for one article's graph or for a union of many."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from pyoxigraph import NamedNode, Triple, parse

from kg.errors import UsageError
from kg.mapping.namespaces import RDF, SH
from kg.resources import folder
from kg.validation.terms import Term, parts

Scope = Literal["article", "union"]
"""What is judged: the graph of one article, or the union of many, where articles may disagree."""

UNION = "union.ttl"
"""The file that switches shapes off for a union."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a shape says of itself, for those who break it."""

    message: str
    path: str | None


@cache
def shapes(scope: Scope) -> tuple[Triple, ...]:
    """The triples of the shapes that hold in ``scope``; raises UsageError for another word."""
    if scope not in get_args(Scope):
        raise UsageError(
            f"there is no scope {scope!r}", advice=f"Take one of {', '.join(get_args(Scope))}."
        )
    files = sorted(folder("shapes").glob("*.ttl"))
    chosen = [file for file in files if file.name != UNION or scope == "union"]
    return tuple(quad.triple for file in chosen for quad in parse(path=file))


@cache
def described() -> dict[NamedNode, Shape]:
    """Every shape that has a name, with its message and its path."""
    index = _index()
    subjects = dict.fromkeys(s for s, _ in index if isinstance(s, NamedNode))
    return {subject: _shape(subject, index) for subject in subjects}


_Index = dict[tuple[Term, NamedNode], list[Term]]


@cache
def _index() -> _Index:
    index: defaultdict[tuple[Term, NamedNode], list[Term]] = defaultdict(list)
    for triple in shapes("article"):
        subject, predicate, value = parts(triple)
        index[subject, predicate].append(value)
    return dict(index)


def _shape(node: NamedNode, index: _Index) -> Shape:
    messages = index.get((node, SH.message), [])
    paths = index.get((node, SH.path), [])
    return Shape(
        message=messages[0].value if messages else "",
        path=path_text(paths[0]) if paths else None,
    )


def path_of(shape: NamedNode) -> Term:
    """The node that is the ``sh:path`` of a property shape."""
    return _index()[shape, SH.path][0]


def path_text(path: Term) -> str:
    """A path of the shapes as a SPARQL property path: ``^<…>``, ``(<…>|<…>)/<…>``.

    See https://www.w3.org/TR/shacl/#property-paths; the shapes use no repetition.
    """
    if isinstance(path, NamedNode):
        return str(path)
    index = _index()
    if inverse := index.get((path, SH.inversePath)):
        return f"^{path_text(inverse[0])}"
    if alternatives := index.get((path, SH.alternativePath)):
        return f"({'|'.join(map(path_text, members(alternatives[0])))})"
    return "/".join(map(path_text, members(path)))


def members(head: Term) -> list[Term]:
    """The members of an RDF list of the shapes."""
    found, node, index = [], head, _index()
    while node != RDF.nil:
        found.append(index[node, RDF.first][0])
        node = index[node, RDF.rest][0]
    return found


def path_triples(path: Term) -> list[tuple[Term, NamedNode, Term]]:
    """All that the shapes say of the nodes of a path; nothing for a mere predicate."""
    if isinstance(path, NamedNode):
        return []
    own = [parts(triple) for triple in shapes("article") if triple.subject == path]
    return own + [triple for _, _, value in own for triple in path_triples(value)]
