"""Questions put to a store: stored ones with their parameters, and any other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import cache

from pyoxigraph import Literal, NamedNode

from kg.answers import Answer
from kg.errors import StoreError, UsageError
from kg.mapping.namespaces import PREFIXES
from kg.queries.explaining import why_empty, why_nothing
from kg.queries.finding import stored_query
from kg.queries.limits import PATIENCE, within
from kg.queries.parameters import Parameter, ParameterType, Value
from kg.queries.stored import StoredQuery
from kg.sparql import limited, undeclared
from kg.store import EndpointProfile, Store, Target, open_source
from kg.store.profile import is_url

_Terms = tuple[NamedNode | Literal, ...]


def run(
    query: StoredQuery,
    parameters: Mapping[str, Value | None],
    *targets: Target,
    limit: int | None = None,
    timeout: float | None = None,
    explain: bool = False,
) -> Answer:
    """The answer of a stored query over a store, or over files (see :func:`kg.store.open_source`).

    Names are looked up in the store; where nothing has a name, the answer is empty and says so in
    its notes. With ``explain`` they say more about why an answer is empty. ``limit`` is the highest
    number of rows; a graph is never cut. ``timeout`` is how many seconds the answer is waited for
    (see :func:`kg.queries.limits.within`). Raises :class:`~kg.errors.UsageError` for parameters
    that the query does not have, or values that are not of their type, and what the store raises.
    """
    terms = {p: p.term(value) for p, value in query.values(parameters).items()}
    with _asked(targets, timeout) as store:

        def answered() -> tuple[dict[Parameter, _Terms], Answer]:
            found = {p: _looked_up(p, term, store) for p, term in terms.items()}
            return found, _rows(query.bound(found), store, limit)

        found, answer = within(timeout, answered)
        notes = [f"Nothing is called {terms[p].value!r}." for p, n in found.items() if not n]
        if explain and not answer.found and limit != 0:
            notes = _reasons(timeout, lambda: why_empty(query, terms, found, store)) or notes
        return replace(answer, notes=tuple(notes))


def ask(
    text: str,
    *targets: Target,
    limit: int | None = None,
    timeout: float | None = None,
    explain: bool = False,
) -> Answer:
    """The answer to any query; raises UsageError for updates and what is not valid SPARQL.

    Our own prefixes (``schema:``, ``nkg:`` …) need not be declared. ``limit``,
    ``timeout`` and ``explain`` are those of :func:`run`.
    """
    ours = "".join(f"PREFIX {p}: <{PREFIXES[p]}> " for p in undeclared(text) if p in PREFIXES)
    whole = ours + text
    with _asked(targets, timeout) as store:
        try:
            answer = within(timeout, lambda: _rows(whole, store, limit))
        except UsageError as error:
            raise _moved(error, len(ours)) from error
        if explain and not answer.found and limit != 0:
            notes = _reasons(timeout, lambda: why_nothing(whole, store))
            return replace(answer, notes=tuple(notes))
        return answer


def _moved(error: UsageError, characters: int) -> UsageError:
    """The same error, at its place in what was written before so many characters came before it."""
    where = error.location
    if where is not None and where.line == 1 and where.column is not None:
        where = replace(where, column=where.column - characters)
    return UsageError(error.problem, location=where, advice=error.advice)


def _reasons(timeout: float | None, work: Callable[[], Sequence[str]]) -> list[str]:
    """What ``work`` finds out in good time; an answer is an answer without it, too."""
    try:
        return list(within(min(timeout or PATIENCE, PATIENCE), work))
    except StoreError:
        return []


def _rows(text: str, store: Store, limit: int | None) -> Answer:
    """The answer with so many rows at most: one more is asked for, to know whether there is."""
    if limit is None:
        return store.query(text)
    if limit < 0:
        raise UsageError(f"not a number of rows: {limit}", advice="Give 0 or more.")
    try:
        return store.query(limited(text, limit + 1)).first(limit)
    except UsageError:
        store.query(text)  # fails as well, and at the place where it was written
        raise


def _asked(targets: tuple[Target, ...], timeout: float | None) -> AbstractContextManager[Store]:
    """The store, opened for the question; one that is given open stays open."""
    match targets:
        case [Store() as store]:
            return nullcontext(store)
        case [str() as address] if timeout is not None and is_url(address):
            return open_source(replace(EndpointProfile.of(address), timeout=timeout))
        case _:
            return open_source(*targets)


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
