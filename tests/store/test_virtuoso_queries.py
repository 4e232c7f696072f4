"""The stored queries over a real Virtuoso: the rows of the embedded store, or a refusal."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

import pytest
from overlapping_articles import quads
from pyoxigraph import Literal, NamedNode, Triple
from query_cases import CASES, Parameters
from virtuoso_server import PASSWORD, USER, Server

from kg.answers import Answer
from kg.errors import StoreError
from kg.mapping.namespaces import NKG
from kg.queries import run, stored_queries, stored_query
from kg.store import EmbeddedStore, EndpointProfile, Store
from kg.store.endpoint import EndpointStore

EACH_CASE = [
    pytest.param(name, case, id=f"{name}-{number}")
    for name, cases in CASES.items()
    for number, case in enumerate(cases)
]


@pytest.fixture(scope="module")
def filled(running_virtuoso: Server) -> Iterator[Store]:
    """A real Virtuoso that holds the articles of the golden rows."""
    running_virtuoso.empty()
    who = {"NEWSKG_USER": USER, "NEWSKG_PASSWORD": PASSWORD}
    with EndpointStore(EndpointProfile.of(running_virtuoso.profiled, environment=who)) as store:
        for name, members in groupby(quads(), key=lambda quad: quad.graph_name):
            assert isinstance(name, NamedNode)
            store.replace(name, list(members))
        yield store


@cache
def embedded() -> Store:
    return EmbeddedStore.in_memory(quads())


REFUSED = {
    *("dyad-timeline-4", "dyad-years-0", "dyad-years-1", "dyad-years-2"),
    *("evidence-2", "evidence-3", "met-both-2"),
    *("who-met-whom-3", "who-met-whom-4", "who-met-whom-5"),
}
"""What Virtuoso would answer wrongly, and is not asked."""


@pytest.mark.parametrize(("name", "case"), EACH_CASE)
def test_a_stored_query_has_its_rows(filled: Store, name: str, case: Parameters) -> None:
    query = stored_query(name)
    expected = run(query, dict(case), embedded())
    if f"{name}-{CASES[name].index(case)}" in REFUSED:
        with pytest.raises(StoreError, match="Virtuoso 7 answers this query wrongly: it"):
            run(query, dict(case), filled)
        return
    assert by_value(run(query, dict(case), filled)) == by_value(expected)


SILENT = 20
WORDS = (NKG.speaker, NKG.statedDuring)


@pytest.fixture(scope="module")
def many(running_virtuoso: Server) -> Iterator[tuple[Store, Store]]:
    """Sixty articles that overlap as agencies' do, in a Virtuoso and in an embedded store.

    The first of them quote nobody.
    """
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
    overlapping = importlib.import_module("overlapping")

    running_virtuoso.empty()
    who = {"NEWSKG_USER": USER, "NEWSKG_PASSWORD": PASSWORD}
    here = EmbeddedStore.in_memory()
    with EndpointStore(EndpointProfile.of(running_virtuoso.profiled, environment=who)) as there:
        for number, graph in enumerate(overlapping.graphs(60)):
            quads = [q for q in graph.quads if number > SILENT or q.predicate not in WORDS]
            here.replace(graph.name, quads)
            there.replace(graph.name, quads)
        yield here, there


OPEN = [q.name for q in stored_queries() if not any(p.required for p in q.parameters)]


@pytest.mark.parametrize("name", sorted({*OPEN} - {"dyad-years"}))
def test_many_articles_have_the_same_rows(many: tuple[Store, Store], name: str) -> None:
    here, there = (run(stored_query(name), {}, store) for store in many)
    assert here.table.rows
    assert sorted(map(str, there.table.rows)) == sorted(map(str, here.table.rows))


def by_value(answer: Answer) -> object:
    """Virtuoso gives the decimal 0.90 back as 0.9, and the triples of a graph in any order."""
    if answer.triples is None:
        return answer.columns, answer.rows
    return sorted(map(str, map(_by_value, answer.triples)))


def _by_value(triple: Triple) -> Triple:
    term = triple.object
    if isinstance(term, Literal) and term.datatype.value.endswith("#decimal"):
        return Triple(triple.subject, triple.predicate, Literal(float(term.value)))
    return triple
