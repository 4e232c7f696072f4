"""The rows of every stored query over all articles: pinned, and the same wherever it is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import groupby
from pathlib import Path

import pytest
import rdflib
from overlapping_articles import PROVENANCE, baku, quads, seed_with_mentions
from oxigraph_server import running
from pyoxigraph import Literal, NamedNode, Quad, Triple
from query_cases import CASES, GOLDEN, Parameters, rendered

from kg.answers import Answer, of_triples
from kg.mapping import to_quads
from kg.queries import StoredQuery, run, stored_queries, stored_query
from kg.store import EmbeddedStore, Store, open_store
from kg.store.dataset import DatasetStore

EACH_CASE = [
    pytest.param(name, case, id=f"{name}-{number}")
    for name, cases in CASES.items()
    for number, case in enumerate(cases)
]
EMPTY_ON_THE_SEED = {
    *("statements-without-speaker", "unnamed-sources", "disagreements", "plans-held"),
    *("met-both", "demands", "reported-once", "reworded-quotes"),
    *("promises-at-meetings", "silent-meetings", "denials"),
}


def test_every_query_has_cases() -> None:
    assert [query.name for query in stored_queries()] == sorted(CASES)
    assert len(CASES) >= 30
    assert sorted(path.stem for path in GOLDEN.iterdir()) == sorted(CASES)


def test_every_parameter_is_tried() -> None:
    for query in stored_queries():
        tried = {name for case in CASES[query.name] for name in case}
        assert tried == {parameter.name for parameter in query.parameters}, query.name


@cache
def fresh() -> dict[str, str]:
    return rendered()


@pytest.mark.parametrize("name", CASES)
def test_the_rows_are_those_of_the_golden_file(name: str) -> None:
    assert fresh()[name] == (GOLDEN / f"{name}.tsv").read_text("utf-8")


@pytest.mark.parametrize("name", CASES)
def test_the_example_has_an_answer(name: str) -> None:
    query, seed = stored_query(name), of_the_seed()
    assert found(run(query, dict(query.example), of_all()))
    assert found(run(query, dict(query.example), seed)) == (name not in EMPTY_ON_THE_SEED)


def found(answer: Answer) -> bool:
    return bool(answer.table.rows)


@cache
def of_all() -> Store:
    return EmbeddedStore.in_memory(quads())


@cache
def of_the_seed() -> Store:
    return EmbeddedStore.in_memory(to_quads(*seed_with_mentions(), provenance=PROVENANCE))


def by_graph() -> Iterator[tuple[NamedNode, list[Quad]]]:
    for name, members in groupby(quads(), key=lambda quad: quad.graph_name):
        assert isinstance(name, NamedNode)
        yield name, list(members)


@pytest.fixture(scope="module")
def everywhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Store]]:
    """The same articles in all kinds of stores, in their graphs or in the default graph."""
    merged = rdflib.Graph()
    dataset = DatasetStore(rdflib.Dataset())
    folder = open_store(tmp_path_factory.mktemp("embedded"))
    with running(tmp_path_factory.mktemp("server")) as server, folder:
        endpoint = open_store(server.url)
        for name, members in by_graph():
            for store in (dataset, folder, endpoint):
                store.replace(name, members)
        merged_store = rdflib.Dataset()
        DatasetStore(merged_store).replace(NamedNode("http://example.org/all"), quads())
        merged += merged_store.graph(rdflib.URIRef("http://example.org/all"))
        yield {
            "in the default graph": EmbeddedStore.in_memory(
                Quad(q.subject, q.predicate, q.object) for q in quads()
            ),
            "in a folder": folder,
            "rdflib, a dataset": dataset,
            "rdflib, a graph": DatasetStore(merged),
            "a server": endpoint,
        }


@pytest.mark.parametrize(("name", "case"), EACH_CASE)
def test_every_store_gives_the_same_answer(
    everywhere: dict[str, Store], name: str, case: Parameters
) -> None:
    query = stored_query(name)
    expected = by_value(run(query, dict(case), of_all()))
    for place, store in everywhere.items():
        assert by_value(run(query, dict(case), store)) == expected, place


def by_value(answer: Answer) -> Answer:
    """Oxigraph gives the decimal 0.90 back as 0.9, rdflib as it was."""
    if answer.triples is None:
        return answer
    return replace(answer, triples=of_triples(map(_by_value, answer.triples)).triples)


def _by_value(triple: Triple) -> Triple:
    term = triple.object
    if isinstance(term, Literal) and term.datatype.value.endswith("#decimal"):
        return Triple(triple.subject, triple.predicate, Literal(float(term.value)))
    return triple


def test_a_meeting_in_many_graphs_is_asked_in_no_time() -> None:
    """Joins multiply repeated triples: 60 graphs are 60 to the sixth rows, unless we take care."""
    article, extraction = baku()
    copies = [
        to_quads(
            replace(article, headline=f"Aliyev meets Raisi, {n}"), extraction, provenance=PROVENANCE
        )
        for n in range(60)
    ]
    store = EmbeddedStore.in_memory(quad for copy in copies for quad in copy)
    [row] = run(stored_query("who-met-whom"), {}, store).rows
    assert row[4] == Literal(60)
    for query in stored_queries():
        run(query, dict(query.example), store)


def test_what_says_nothing_of_its_confidence_is_certain() -> None:
    unsure = NamedNode("https://w3id.org/newskg/ontology#confidence")
    silent = EmbeddedStore.in_memory(quad for quad in quads() if quad.predicate != unsure)
    for name, cases in CASES.items():
        for case in cases:
            without = {key: value for key, value in case.items() if key != "min-confidence"}
            if case != without:
                query = stored_query(name)
                assert run(query, dict(case), silent) == run(query, dict(without), silent), name


def test_a_threshold_drops_something_from_every_query_that_has_one() -> None:
    for query in stored_queries():
        if "min-confidence" in {parameter.name for parameter in query.parameters}:
            assert any(drops(query, case) for case in CASES[query.name]), query.name


def drops(query: StoredQuery, case: Parameters) -> bool:
    without = {key: value for key, value in case.items() if key != "min-confidence"}
    return run(query, dict(case), of_all()) != run(query, dict(without), of_all())


def test_a_file_is_asked_like_a_store(tmp_path: Path) -> None:
    import pyoxigraph

    path = tmp_path / "all.nq"
    pyoxigraph.serialize(quads(), path, format=pyoxigraph.RdfFormat.N_QUADS)
    query = stored_query("who-met-whom")
    assert run(query, {}, path) == run(query, {}, of_all())
