"""SHACL engines behind one small protocol: a fast gate, and a referee."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol

from pyoxigraph import NamedNode, Triple

from kg.errors import UsageError
from kg.validation.shapes import Scope, shapes
from kg.validation.terms import Term

if TYPE_CHECKING:
    from kg.validation.fast import FastEngine

FAST, REFEREE = "shacl", "pyshacl"

ENGINES = ("auto", FAST, REFEREE)
"""The names for ``--engine``: the fast one with pySHACL as referee, or one of the two alone."""


@dataclass(frozen=True, slots=True)
class Result:
    """One validation result as an engine gives it.

    ``path`` is None for node shapes and for paths that are no mere predicate: those are the
    shape's own.
    """

    focus: Term
    path: NamedNode | None
    value: Term | None
    component: NamedNode
    shape: Term
    severity: NamedNode


class Engine(Protocol):
    """Judges data by the shapes that it was compiled from.

    A pure function of the triples; the order of the results means nothing. Raises
    :class:`~kg.errors.InputError` for data that the engine cannot read.
    """

    def __call__(self, data: Sequence[Triple]) -> list[Result]:
        """Every result, of any severity."""
        ...


def check(name: str) -> None:
    """Raise UsageError for the name of an engine that does not exist."""
    if name not in ENGINES:
        raise UsageError(
            f"there is no SHACL engine {name!r}", advice=f"Take one of {', '.join(ENGINES)}."
        )


def compiled(name: str, scope: Scope) -> Engine:
    """The engine of that name with our shapes for ``scope``, made once in a process."""
    return fast(scope) if name == FAST else _referee(scope)


@cache
def fast(scope: Scope) -> FastEngine:
    """The fast engine with our shapes for ``scope``, made once in a process."""
    from kg.validation.fast import FastEngine

    return FastEngine(shapes(scope))


@cache
def _referee(scope: Scope) -> Engine:
    from kg.validation.referee import engine

    return engine(shapes(scope))
