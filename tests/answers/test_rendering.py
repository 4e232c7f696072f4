"""Answers as text."""

from __future__ import annotations

import csv
import io
import json

import pytest
from answer_cases import ANN, GRAPH, KNOWS, ONE, ROWS, YES
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pyoxigraph import (
    BlankNode,
    Literal,
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
    as_tsv,
)
from kg.answers.tables import as_table
from kg.errors import UsageError
from kg.serialization import Format

TERMS = st.one_of(
    st.none(),
    st.text(st.characters(codec="utf-8"), max_size=12).map(Literal),
    st.text(st.characters(codec="utf-8"), max_size=5).map(lambda t: Literal(t, language="en")),
    st.integers().map(lambda n: Literal(str(n), datatype=ONE.datatype)),
    st.just(ANN),
    st.just(BlankNode("b1")),
)


def test_no_rows_and_no_columns() -> None:
    assert as_table(of_solutions(("who",), []), width=20).splitlines()[0] == "who"
    assert as_csv(of_solutions(("who",), [])) == "who\r\n"


def test_values_as_plain_text() -> None:
    assert plain(None) == ""
    assert plain(BlankNode("b")) == "_:b"
    assert plain(Triple(ANN, KNOWS, Literal("x"))).startswith("<<( <")
    assert plain(Literal("x", language="en")) == "x"


def test_markdown_keeps_its_table_whatever_the_words() -> None:
    lines = as_markdown(ROWS).splitlines()
    assert lines[:2] == ["| who | said | times | person |", "|---|---|---|---|"]
    assert lines[2] == (
        rf'| Ann Lee | a, "b" c \| d \*e\* | 1 | […/person/ann-lee](<{ANN.value}>) |'
    )


HARD_WORDS = st.text(
    st.one_of(st.sampled_from("|\\`*_~<>&[]()#!\n\r\t -=:"), st.characters(codec="utf-8")),
    max_size=20,
)


@given(HARD_WORDS, HARD_WORDS)
def test_markdown_reads_back_as_the_same_words(one: str, other: str) -> None:
    """Read by markdown-it, a table has two columns, one row, and the words, as plain text."""
    answer = of_solutions(("a", "b"), [(Literal(one), Literal(other))])
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(as_markdown(answer))
    cells = [token.children or [] for token in tokens if token.type == "inline"]
    texts = ["".join(child.content for child in cell) for cell in cells]
    assert {child.type for cell in cells for child in cell} <= {"text", "text_special"}
    assert texts == ["a", "b", *(_in_line(words) for words in (one, other))]


def _in_line(words: str) -> str:
    return " ".join(words.split()).replace("\0", "\ufffd")  # as CommonMark has it


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


FORMATS = frozenset(map(str, Format))


def test_every_rendering_takes_every_answer_and_graphs_are_rdf() -> None:
    for answer in (ROWS, GRAPH, YES):
        assert all(RENDERINGS[name](answer).strip() for name in RENDERINGS if name not in FORMATS)
    for name in FORMATS:
        read = parse(RENDERINGS[name](GRAPH), format=RdfFormat.from_extension(name))
        assert {quad.triple for quad in read} == {*(GRAPH.triples or ())}
