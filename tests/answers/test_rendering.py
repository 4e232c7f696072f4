"""Answers as text."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
    Triple,
    parse,
    parse_query_results,
)

from kg.answers import Answer, Term, of_result, of_solutions, of_triples, plain
from kg.answers.rendering import (
    RENDERINGS,
    as_csv,
    as_json,
    as_markdown,
    as_rdf,
    as_table,
    as_tsv,
    short,
)
from kg.errors import UsageError
from kg.serialization import Format

BASE = "https://example.org/newskg/"
ANN = NamedNode(f"{BASE}person/ann-lee")
STATEMENT = NamedNode(f"{BASE}statement/2024-05-19/a-long-headline-that-goes-on-12345678/10-20")
ONE = Literal("1", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer"))
KNOWS = NamedNode("https://schema.org/knows")

ROWS = of_solutions(
    ("who", "said", "times", "person"),
    [
        (Literal("Ann Lee"), Literal('a, "b"\nc | d\t*e*', language="en"), ONE, ANN),
        (Literal("李安"), None, ONE, STATEMENT),
    ],
)
GRAPH = of_triples([Triple(ANN, KNOWS, STATEMENT), Triple(ANN, KNOWS, Literal("x"))])
YES = Answer(truth=True)

TERMS = st.one_of(
    st.none(),
    st.text(st.characters(codec="utf-8"), max_size=12).map(Literal),
    st.text(st.characters(codec="utf-8"), max_size=5).map(lambda t: Literal(t, language="en")),
    st.integers().map(lambda n: Literal(str(n), datatype=ONE.datatype)),
    st.just(ANN),
    st.just(BlankNode("b1")),
)


def test_a_table_for_people() -> None:
    header, rule, first, second = as_table(ROWS).splitlines()
    assert header.split() == ["who", "said", "times", "person"]
    assert set(rule) == {"─"}
    assert first.split("   ")[:2] == ["Ann Lee", 'a, "b" c | d *e*']
    assert first.endswith("1   …/person/ann-lee")
    assert second.endswith("1   …/statement/2024-05-19/a-long-headline-that-goes-on-12345678/10-20")
    assert first.index("…") == header.index("person") == second.index("…") + 2  # 李安 is wide


def test_a_narrow_table_leaves_the_widest_iris_out_and_says_so() -> None:
    lines = as_table(ROWS, width=40).splitlines()
    assert "person" not in lines[0]
    assert lines[-1] == "(too wide for here: person)"
    assert all(len(line) <= 40 for line in lines)


def test_a_narrow_table_keeps_what_it_can() -> None:
    only = of_solutions(("statement", "person"), [(STATEMENT, ANN)])
    assert as_table(only, width=30).splitlines() == [
        "person",
        "────────────────",
        "…/person/ann-lee",
        "(too wide for here: statement)",
    ]
    wrapped = as_table(of_solutions(("statement",), [(STATEMENT,)]), width=20)
    assert "too wide" not in wrapped
    assert wrapped.count("\n") > 4


def test_no_rows_and_no_columns() -> None:
    assert as_table(of_solutions(("who",), []), width=20).splitlines()[0] == "who"
    assert as_csv(of_solutions(("who",), [])) == "who\r\n"


def test_a_table_gives_no_orders_to_the_terminal() -> None:
    shown = as_table(of_solutions(("text",), [(Literal("\x1b[31mred\x07\nnext\x9b2J"),)]))
    assert not set("\x1b\x07\x9b") & set(shown)
    assert "red next" in shown


@pytest.mark.parametrize(
    ("iri", "expected"),
    [
        (ANN.value, "…/person/ann-lee"),
        ("https://w3id.org/newskg/ontology#Meeting", "nkg:Meeting"),
        ("http://www.wikidata.org/entity/Q794", "wd:Q794"),
        ("https://data.example.com/a/b/country/ir", "…/country/ir"),
        ("https://example.com/about", "https://example.com/about"),
    ],
)
def test_iris_in_tables(iri: str, expected: str) -> None:
    assert short(NamedNode(iri)) == expected


def test_values_as_plain_text() -> None:
    assert plain(None) == ""
    assert plain(BlankNode("b")) == "_:b"
    assert plain(Triple(ANN, KNOWS, Literal("x"))).startswith("<<( <")
    assert plain(Literal("x", language="en")) == "x"


def test_markdown_keeps_its_table_whatever_the_words() -> None:
    lines = as_markdown(ROWS).splitlines()
    assert lines[:2] == ["| who | said | times | person |", "|---|---|---|---|"]
    assert lines[2] == rf'| Ann Lee | a, "b" c \| d \*e\* | 1 | {ANN.value} |'


@given(st.lists(st.tuples(TERMS, TERMS), max_size=4))
def test_csv_reads_back(rows: list[tuple[Term | None, Term | None]]) -> None:
    answer = of_solutions(("a", "b"), rows)
    read = list(csv.reader(io.StringIO(as_csv(answer), newline="")))
    assert read == [["a", "b"], *([plain(t) for t in row] for row in rows)]


@given(st.lists(st.tuples(TERMS, TERMS), max_size=4))
def test_json_and_tsv_read_back_to_the_same_terms(
    rows: list[tuple[Term | None, Term | None]],
) -> None:
    answer = of_solutions(("a", "b"), rows)
    for text, format_ in (
        (as_json(answer), QueryResultsFormat.JSON),
        (as_tsv(answer), QueryResultsFormat.TSV),
    ):
        read = parse_query_results(text.encode(), format=format_)
        assert isinstance(read, QuerySolutions)
        assert of_result(read) == answer


def test_triples_within_triples_in_json() -> None:
    quoted = Triple(ANN, KNOWS, Literal("x"))
    value = json.loads(as_json(of_solutions(("t",), [(quoted,)])))
    assert as_tsv(of_solutions(("t",), [(quoted,)])).endswith('"x" )>>\n')
    assert value["results"]["bindings"][0]["t"]["value"]["object"]["value"] == "x"


def test_yes_and_no() -> None:
    assert json.loads(as_json(YES)) == {"head": {}, "boolean": True}
    assert as_csv(YES) == "answer\r\ntrue\r\n"
    assert "false" in as_table(Answer(truth=False))


def test_graphs() -> None:
    turtle = as_rdf(GRAPH, format=Format.TURTLE)
    assert {q.triple for q in parse(turtle, format=RdfFormat.TURTLE)} == set(GRAPH.triples or ())
    assert as_csv(GRAPH).splitlines()[0] == "subject,predicate,object"
    assert "schema:knows" in as_table(GRAPH)
    assert "too wide" not in as_table(GRAPH, width=20)


def test_rows_are_no_graph() -> None:
    with pytest.raises(UsageError, match="a table, not a graph"):
        as_rdf(ROWS, format=Format.TURTLE)


def test_triples_come_once_and_in_order() -> None:
    triples = [Triple(ANN, KNOWS, Literal(text)) for text in ("b", "a", "b")]
    assert of_triples(triples) == of_triples(reversed(triples))
    assert len(of_triples(triples).triples or ()) == 2


def test_results_of_pyoxigraph() -> None:
    store = Store()
    store.add(Quad(ANN, KNOWS, Literal("x")))
    assert of_result(store.query("ASK { ?s ?p ?o }")) == YES
    assert of_result(store.query("CONSTRUCT WHERE { ?s ?p ?o }")).triples == (
        Triple(ANN, KNOWS, Literal("x")),
    )
    rows = of_result(store.query("SELECT ?o ?none { ?s ?p ?o }"))
    assert rows == of_solutions(("o", "none"), [(Literal("x"), None)])


def test_every_rendering_takes_every_answer() -> None:
    for answer in (ROWS, GRAPH, YES):
        assert all(rendering(answer).strip() for rendering in RENDERINGS.values())
