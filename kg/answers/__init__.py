"""What a query answers, wherever it was asked: rows, a graph, or yes and no."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Triple,
)

Term = NamedNode | BlankNode | Literal | Triple
"""A value in a row."""

_TRIPLE_COLUMNS = ("subject", "predicate", "object")


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a query.

    ``columns`` and ``rows`` are of a SELECT query (None where a variable is not bound), ``triples``
    are those of a CONSTRUCT query, each once and sorted, and ``truth`` is that of an ASK query.
    ``notes`` are for the person who asked: why nothing may have been found. ``cut`` says that there
    are more rows, which were not asked for.
    """

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Term | None, ...], ...] = ()
    triples: tuple[Triple, ...] | None = None
    truth: bool | None = None
    notes: tuple[str, ...] = ()
    cut: bool = False

    def first(self, rows: int | None) -> Answer:
        """The same with so many rows at most, or all of them."""
        if rows is None or len(self.rows) <= rows:
            return self
        return replace(self, rows=self.rows[:rows], cut=True)

    @property
    def found(self) -> bool:
        """Whether there is anything in it: rows, triples, or a yes."""
        return bool(self.rows or self.triples or self.truth)

    @property
    def table(self) -> Answer:
        """The same as columns and rows, whatever kind of query was asked."""
        if self.triples is not None:
            rows = tuple((t.subject, t.predicate, t.object) for t in self.triples)
            return Answer(_TRIPLE_COLUMNS, rows, notes=self.notes)
        if self.truth is not None:
            return Answer(("answer",), ((Literal(self.truth),),), notes=self.notes)
        return self


def of_solutions(columns: Iterable[str], rows: Iterable[Iterable[Term | None]]) -> Answer:
    """The answer of a SELECT query, in the order of the rows."""
    return Answer(tuple(columns), tuple(tuple(row) for row in rows))


def of_triples(triples: Iterable[Triple]) -> Answer:
    """The answer of a CONSTRUCT query."""
    return Answer(triples=tuple(sorted(set(triples), key=str)))


def of_result(result: QuerySolutions | QueryBoolean | QueryTriples) -> Answer:
    """The answer in a result of pyoxigraph, read to its end."""
    if isinstance(result, QueryBoolean):
        return Answer(truth=bool(result))
    if isinstance(result, QueryTriples):
        return of_triples(result)
    columns = [variable.value for variable in result.variables]
    width = range(len(columns))
    return of_solutions(columns, ([solution[i] for i in width] for solution in result))


def plain(term: Term | None) -> str:
    """A value as plain text, as in CSV results."""
    match term:
        case None:
            return ""
        case BlankNode():
            return str(term)
        case Triple():
            return f"<<( {term} )>>"
        case _:
            return term.value
