"""Questions put to a store: stored ones with their parameters, and any other."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from functools import cache

from pyoxigraph import Literal, NamedNode

from kg.answers import Answer
from kg.errors import UsageError
from kg.queries.finding import stored_query
from kg.queries.parameters import Parameter, ParameterType, Value
from kg.queries.stored import StoredQuery
from kg.store import Store, Target, open_source

_Terms = tuple[NamedNode | Literal, ...]


def run(
    query: StoredQuery,
    parameters: Mapping[str, Value | None],
    *targets: Target,
    limit: int | None = None,
) -> Answer:
    """The answer of a stored query over a store, or over files (see :func:`kg.store.open_source`).

    Names are looked up in the store; where nothing has a name, the answer is empty and says so in
    its notes. ``limit`` is the highest number of rows. Raises :class:`~kg.errors.UsageError` for
    parameters that the query does not have, or values that are not of their type, and what the
    store raises.
    """
    terms = {p: p.term(value) for p, value in query.values(parameters).items()}
    ending = _ending(limit)
    with _asked(targets) as store:
        found = {parameter: _looked_up(parameter, term, store) for parameter, term in terms.items()}
        answer = store.query(query.bound(found) + ending)
    notes = [f"Nothing is called {terms[p].value!r}." for p, nodes in found.items() if not nodes]
    return Answer(answer.columns, answer.rows, answer.triples, answer.truth, tuple(notes))


def ask(text: str, *targets: Target) -> Answer:
    """The answer to any query; raises UsageError for updates and what is not valid SPARQL."""
    with _asked(targets) as store:
        return store.query(text)


def _asked(targets: tuple[Target, ...]) -> AbstractContextManager[Store]:
    """The store, opened for the question; one that is given open stays open."""
    match targets:
        case [Store() as store]:
            return nullcontext(store)
        case _:
            return open_source(*targets)


def _ending(limit: int | None) -> str:
    if limit is not None and limit < 0:
        raise UsageError(f"not a number of rows: {limit}", advice="Give 0 or more.")
    return "" if limit is None else f"\nLIMIT {limit:d}\n"


def _looked_up(parameter: Parameter, term: NamedNode | Literal, store: Store) -> _Terms:
    """The term itself; or all that it is the name of, or else all whose name ends with it."""
    if parameter.type is not ParameterType.NAME or isinstance(term, NamedNode):
        return (term,)
    return _called(term, "whole", store) or _called(term, "ending", store)


def _called(name: Literal, match: str, store: Store) -> _Terms:
    find = _find()
    called, matched = find.parameters
    entities = store.query(find.bound({called: (name,), matched: (Literal(match),)}))
    column = entities.columns.index("entity")
    nodes = (row[column] for row in entities.rows)
    return tuple(node for node in nodes if isinstance(node, NamedNode))


@cache
def _find() -> StoredQuery:
    return stored_query("find")
