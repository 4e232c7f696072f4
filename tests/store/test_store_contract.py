"""What every store promises, asked of the real things."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from oxigraph_server import running
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.errors import UsageError
from kg.store import EmbeddedStore, EndpointProfile, Store, load, open_store
from kg.store.dataset import DatasetStore
from kg.store.endpoint import EndpointStore
from kg.store.protocol import Step

KINDS = ("in memory", "in a folder", "rdflib", "Oxigraph server", "updates alone", "Virtuoso")

A, B, C = (NamedNode(f"http://example.org/{name}") for name in "abc")
ONE = NamedNode("http://example.org/article/é-1#graph")
TWO = NamedNode("http://example.org/article/2?a=b&c#graph")
XSD = "http://www.w3.org/2001/XMLSchema#"
EVERYTHING = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store of each kind."""
    match request.param:
        case "in memory":
            yield EmbeddedStore.in_memory()
        case "in a folder":
            with open_store(tmp_path / "store") as opened:
                yield opened
        case "rdflib":
            yield open_store(rdflib.Dataset())
        case "Virtuoso":
            server = request.getfixturevalue("virtuoso")
            with open_store(server.profiled) as opened:
                yield opened
        case "updates alone":
            with running(tmp_path / "server") as server:
                url = server.url
                yield EndpointStore(EndpointProfile(f"{url}/query", update=f"{url}/update"))
        case _:
            with running(tmp_path / "server") as server, open_store(server.url) as opened:
                yield opened


def quads(*objects: str, subject: NamedNode = A) -> list[Quad]:
    return [Quad(subject, B, Literal(text)) for text in objects]


def held(store: Store, graph: NamedNode) -> set[str]:
    rows = store.query(f"SELECT ?o WHERE {{ GRAPH <{graph.value}> {{ ?s ?p ?o }} }}").rows
    return {row[0].value for row in rows if isinstance(row[0], Literal)}


def test_an_empty_store(store: Store) -> None:
    assert isinstance(store, Store)
    assert store.graphs() == ()
    assert store.size() == 0
    assert store.query("ASK { ?s ?p ?o }").truth is False


def test_a_graph_is_replaced_whole(store: Store) -> None:
    store.replace(ONE, quads("x", "y"))
    store.replace(TWO, quads("x"))
    store.replace(ONE, quads("y", "z"))
    assert held(store, ONE) == {"y", "z"}
    assert held(store, TWO) == {"x"}
    assert store.graphs() == (TWO, ONE)
    assert store.size() == 3


def test_twice_the_same_changes_nothing(store: Store) -> None:
    numbers = [
        Quad(A, B, Literal(text, datatype=NamedNode(f"{XSD}{kind}")))
        for text, kind in (("0.90", "decimal"), ("1.00", "decimal"), ("+7", "integer"))
    ]
    for _ in range(2):
        store.replace(ONE, [*numbers, *numbers, *quads("x")])
        assert (store.graphs(), store.size()) == ((ONE,), 4)


def test_what_was_put_in_comes_back(store: Store) -> None:
    store.replace(ONE, [*quads("x", 'é\n"\\'), Quad(A, B, Literal("y", language="en"))])
    store.replace(TWO, quads("z"))
    assert {(q.subject, q.predicate, q.object, q.graph_name) for q in store.quads(ONE)} == {
        (A, B, Literal("x"), ONE),
        (A, B, Literal('é\n"\\'), ONE),
        (A, B, Literal("y", language="en"), ONE),
    }
    assert list(store.quads(C)) == []


def test_what_graph_the_quads_name_does_not_matter(store: Store) -> None:
    store.replace(ONE, [Quad(A, B, Literal("x"), TWO), Quad(A, B, Literal("x"))])
    assert (store.graphs(), store.size()) == ((ONE,), 1)


def test_a_graph_without_anything_is_none(store: Store) -> None:
    store.replace(ONE, quads("x"))
    store.replace(ONE, [])
    assert (store.graphs(), store.size()) == ((), 0)


def test_adding_keeps_what_is_there(store: Store) -> None:
    store.add(ONE, quads("x"))
    store.add(ONE, quads("x", "y"))
    assert held(store, ONE) == {"x", "y"}
    assert store.size() == 2


@pytest.mark.parametrize("filled", [False, True], ids=["empty", "filled"])
def test_many_steps_are_taken_in_their_order(store: Store, *, filled: bool) -> None:
    names = [NamedNode(f"http://example.org/article/{n}#graph") for n in range(40)]
    if filled:
        store.replace(names[7], quads("old"))
    steps = [Step(name, quads(f"{name.value} x")) for name in names]
    steps += [Step(names[3], quads("y"), more=True), Step(names[4], quads("z"))]
    steps += [Step(names[5], []), Step(names[6], [Quad(BlankNode("b"), B, C)])]
    assert list(store.take(iter(steps))) == [step.graph for step in steps]
    expected = {name: {f"{name.value} x"} for name in names}
    expected |= {names[3]: {f"{names[3].value} x", "y"}, names[4]: {"z"}}
    del expected[names[5]], expected[names[6]]
    assert set(store.graphs()) == {*expected, names[6]}
    assert store.size() == 40
    assert {name: held(store, name) for name in expected} == expected
    assert store.query("ASK { ?b ?p ?o FILTER(isBlank(?b)) }").truth


def test_questions_are_asked_of_the_merge(store: Store) -> None:
    store.replace(ONE, quads("x", "y"))
    store.replace(TWO, quads("x"))
    [[count]] = store.query("SELECT (COUNT(DISTINCT ?o) AS ?n) WHERE { ?s ?p ?o }").rows
    assert count == Literal(2)
    assert store.query(EVERYTHING).triples == (
        Triple(A, B, Literal("x")),
        Triple(A, B, Literal("y")),
    )


def test_rows_have_their_columns_and_their_order(store: Store) -> None:
    store.replace(ONE, quads("b", "a"))
    answer = store.query("SELECT ?o ?none ?s WHERE { ?s ?p ?o } ORDER BY ?o")
    assert answer.columns == ("o", "none", "s")
    assert answer.rows == ((Literal("a"), None, A), (Literal("b"), None, A))


def test_terms_survive(store: Store) -> None:
    terms = (
        Literal('a\n"b"\\\t', language="en"),
        Literal("مرحبا\u200f", language="ar-eg"),
        Literal("2024-05-19", datatype=NamedNode(f"{XSD}date")),
        Literal("2024-05", datatype=NamedNode(f"{XSD}gYearMonth")),
        Literal("<a>", datatype=NamedNode("http://example.org/type")),
        NamedNode("http://example.org/é#(1)"),
    )
    store.replace(ONE, [Quad(A, B, term) for term in terms])
    found = {row[0] for row in store.query("SELECT ?o WHERE { ?s ?p ?o }").rows}
    assert found == set(terms)


@pytest.mark.parametrize("text", ["DROP ALL", "INSERT DATA { <a> <b> <c> }", "", "nonsense"])
def test_only_queries_are_asked(store: Store, text: str) -> None:
    store.replace(ONE, quads("x"))
    with pytest.raises(UsageError):
        store.query(text)
    assert store.size() == 1


def test_closing_twice_does_no_harm(store: Store) -> None:
    store.close()
    store.close()


def test_loading_twice_changes_nothing(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "two.nq"
    lines = [f'<{s}> <{B.value}> "x" <{g.value}> .' for s in "uv" for g in (ONE, TWO)]
    path.write_text("\n".join(lines).replace("<u>", "<urn:u>").replace("<v>", "<urn:v>"), "utf-8")
    for _ in range(2):
        loaded = load([path], store)
        assert (loaded.graphs, loaded.quads) == (2, 4)
        assert (store.graphs(), store.size()) == ((TWO, ONE), 4)


GRAPHS = st.dictionaries(
    st.sampled_from([ONE, TWO]), st.lists(st.text(st.characters(codec="utf-8"), max_size=5))
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(GRAPHS, max_size=3))
def test_whatever_is_replaced_the_last_word_stands(
    store: Store, steps: list[dict[NamedNode, list[str]]]
) -> None:
    for graph in (ONE, TWO):
        store.replace(graph, [])
    expected: dict[NamedNode, set[str]] = {}
    for step in steps:
        for graph, texts in step.items():
            store.replace(graph, quads(*texts))
            expected[graph] = set(texts)
    for graph, texts_held in expected.items():
        assert held(store, graph) == texts_held
    assert store.size() == sum(map(len, expected.values()))


def test_a_dataset_stays_its_owners() -> None:
    dataset = rdflib.Dataset()
    with open_store(dataset) as store:
        store.replace(ONE, quads("x"))
    assert len(dataset.graph(rdflib.URIRef(ONE.value))) == 1
    assert dataset.default_union is False


def test_what_is_in_no_graph_is_asked_too() -> None:
    dataset = rdflib.Dataset()
    dataset.default_graph.add((rdflib.URIRef("urn:a"),) * 3)
    memory = EmbeddedStore.in_memory([Quad(A, B, C), Quad(A, B, C, ONE)])
    for store in (DatasetStore(dataset), memory):
        assert len(store.query(EVERYTHING).triples or ()) == 1
    assert memory.size() == 1
