"""Values of parameters: what they may be, and how they get into a query and a store."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
import rdflib
from overlapping_articles import quads
from pyoxigraph import Literal, NamedNode

from kg.errors import UsageError
from kg.queries import (
    Parameter,
    ParameterType,
    StoredQuery,
    Value,
    ask,
    run,
    stored_queries,
    stored_query,
)
from kg.store import EmbeddedStore
from kg.store.dataset import DatasetStore

XSD = "http://www.w3.org/2001/XMLSchema#"
DAY, INTEGER = NamedNode(f"{XSD}date"), NamedNode(f"{XSD}integer")
DECIMAL = NamedNode(f"{XSD}decimal")


def parameter(kind: ParameterType) -> Parameter:
    values = ("held", "planned") if kind is ParameterType.ENUM else ()
    return Parameter("p", kind, "A parameter.", values=values)


@pytest.mark.parametrize(
    ("kind", "value", "term"),
    [
        (ParameterType.IRI, "http://example.org/a", NamedNode("http://example.org/a")),
        (ParameterType.IRI, NamedNode("urn:a:b"), NamedNode("urn:a:b")),
        (ParameterType.IRI, rdflib.URIRef("http://e/a"), NamedNode("http://e/a")),
        (ParameterType.STRING, " a ", Literal(" a ")),
        (ParameterType.STRING, "", Literal("")),
        (ParameterType.STRING, "http://e/a", Literal("http://e/a")),
        (ParameterType.LANG_STRING, "Ann's @ home@en", Literal("Ann's @ home", language="en")),
        (ParameterType.LANG_STRING, "a@EN-gb", Literal("a", language="en-gb")),
        (ParameterType.INTEGER, "+007", Literal("7", datatype=INTEGER)),
        (ParameterType.INTEGER, -7, Literal("-7", datatype=INTEGER)),
        (ParameterType.DECIMAL, "0.80", Literal("0.80", datatype=DECIMAL)),
        (ParameterType.DECIMAL, 1, Literal("1", datatype=DECIMAL)),
        (ParameterType.DECIMAL, 0.8, Literal("0.8", datatype=DECIMAL)),
        (ParameterType.DECIMAL, Decimal("0.85"), Literal("0.85", datatype=DECIMAL)),
        (ParameterType.DATE, "2024-02-29", Literal("2024-02-29", datatype=DAY)),
        (ParameterType.DATE, date(2024, 5, 19), Literal("2024-05-19", datatype=DAY)),
        (ParameterType.ENUM, "held", Literal("held")),
        (ParameterType.NAME, "Ann Lee", Literal("Ann Lee")),
        (ParameterType.NAME, "https://e/a", NamedNode("https://e/a")),
        (ParameterType.NAME, "https://e/a b", Literal("https://e/a b")),
    ],
)
def test_values_as_terms(kind: ParameterType, value: Value, term: object) -> None:
    assert parameter(kind).term(value) == term


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (ParameterType.IRI, "example"),
        (ParameterType.IRI, "person/ann-lee"),
        (ParameterType.IRI, "http://e/a b"),
        (ParameterType.IRI, "http://e/<a>"),
        (ParameterType.IRI, "http://e/\\u0020"),
        (ParameterType.IRI, "http://e/%zz"),
        (ParameterType.IRI, "http://e/\n"),
        (ParameterType.IRI, "http://e/a\n"),
        (ParameterType.STRING, "\ud800"),
        (ParameterType.STRING, True),
        (ParameterType.LANG_STRING, "President"),
        (ParameterType.LANG_STRING, "@en"),
        (ParameterType.LANG_STRING, "President@"),
        (ParameterType.LANG_STRING, "President@en . } ; DROP ALL"),
        (ParameterType.INTEGER, "1.5"),
        (ParameterType.INTEGER, "٣"),
        (ParameterType.INTEGER, "1" * 19),
        (ParameterType.INTEGER, True),
        (ParameterType.DECIMAL, "1e3"),
        (ParameterType.DECIMAL, "0,8"),
        (ParameterType.DECIMAL, ".8"),
        (ParameterType.DECIMAL, "NaN"),
        (ParameterType.DECIMAL, float("inf")),
        (ParameterType.DECIMAL, True),
        (ParameterType.DATE, "2024-02-30"),
        (ParameterType.DATE, "2024-05"),
        (ParameterType.DATE, "20240519"),
        (ParameterType.DATE, "2024-05-19\n"),
        (ParameterType.ENUM, "Held"),
        (ParameterType.NAME, " "),
        (ParameterType.NAME, ""),
    ],
)
def test_values_that_are_not_of_the_type(kind: ParameterType, value: Value) -> None:
    with pytest.raises(UsageError, match=f"'p' is not a valid {kind}") as caught:
        parameter(kind).term(value)
    assert str(caught.value.advice).startswith("Give ")


QUERY = StoredQuery(
    "q",
    "",
    "",
    (
        Parameter("a", ParameterType.STRING, "", default="x"),
        Parameter("b-c", ParameterType.STRING, "", required=True),
    ),
    (),
    "SELECT * { VALUES ?a { UNDEF } # VALUES ?a { UNDEF }\n VALUES ?b_c { UNDEF } "
    "{ VALUES ?a { UNDEF } } FILTER (?a != 'VALUES ?a { UNDEF }') }",
)
A, B = QUERY.parameters


def test_terms_take_their_places_and_no_others() -> None:
    assert QUERY.bound({A: [Literal("1"), Literal("2")], B: []}) == (
        'SELECT * { VALUES ?a { "1" "2" } '
        "VALUES ?b_c { <urn:uuid:00000000-0000-0000-0000-000000000000> } "
        'VALUES ?a { "1" "2" } FILTER (?a != \'VALUES ?a { UNDEF }\') }'
    )


def test_what_is_not_given_is_left_open() -> None:
    assert QUERY.bound({}) == "SELECT * { FILTER (?a != 'VALUES ?a { UNDEF }') }"


def test_defaults_and_what_must_be_given() -> None:
    assert QUERY.values({"b-c": "y"}) == {A: "x", B: "y"}
    assert QUERY.values({"b-c": "y", "a": None}) == {A: "x", B: "y"}
    with pytest.raises(UsageError, match="q needs the parameter 'b-c'"):
        QUERY.values({"b-c": None})
    with pytest.raises(UsageError, match="q has no parameter 'bc'") as caught:
        QUERY.values({"bc": "y"})
    assert caught.value.advice == "Did you mean 'b-c'?"


def test_a_query_without_parameters_says_so() -> None:
    with pytest.raises(UsageError, match="summary has no parameter 'x'") as caught:
        stored_query("summary").values({"x": "y"})
    assert caught.value.advice == "There are none."


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    return EmbeddedStore.in_memory(quads())


def test_a_name_may_be_an_iri(store: EmbeddedStore) -> None:
    query = stored_query("statements-by")
    named = run(query, {"speaker": "ebrahim raisi"}, store)
    assert named.rows
    assert not named.notes
    assert named == run(
        query, {"speaker": "https://example.org/newskg/person/ebrahim-raisi"}, store
    )


def test_a_name_that_nothing_has_gives_no_rows_and_a_note(store: EmbeddedStore) -> None:
    answer = run(stored_query("statements-by"), {"speaker": "Rasi"}, store)
    assert answer.rows == ()
    assert answer.columns[0] == "published"
    assert answer.notes == ("Nothing is called 'Rasi'.",)


def test_a_name_that_nothing_has_finds_nothing_in_a_graph_of_rdflib() -> None:
    graph = DatasetStore(rdflib.Dataset())
    graph.replace(NamedNode("http://example.org/all"), quads())
    assert not run(stored_query("find"), {"called": "Nobody"}, graph).rows
    for query in stored_queries():
        names = [p for p in query.parameters if p.type is ParameterType.NAME and p.required]
        if names:
            answer = run(query, dict.fromkeys((p.name for p in names), "Nobody"), graph)
            assert answer.rows == (), query.name


def test_nobodys_words_are_no_row_in_a_graph_of_rdflib() -> None:
    graph = DatasetStore(rdflib.Dataset())
    graph.replace(NamedNode("http://example.org/all"), quads())
    for name in ("speech-acts", "reported-once", "who-quotes-whom"):
        assert not run(stored_query(name), {"speaker": "https://example.org/x"}, graph).rows
    assert not run(stored_query("articles-per-month"), {"from": "2099-01-01"}, graph).rows


def test_the_number_of_rows_is_the_askers(store: EmbeddedStore) -> None:
    query = stored_query("summary")
    everything = run(query, {}, store).rows
    assert run(query, {}, store, limit=2).rows == everything[:2]
    assert run(query, {}, store, limit=0).rows == ()
    with pytest.raises(UsageError, match="not a number of rows: -1"):
        run(query, {}, store, limit=-1)


def test_a_store_that_is_given_stays_open(store: EmbeddedStore) -> None:
    ask("ASK {}", store)
    assert ask("ASK { ?s ?p ?o }", store).truth is True


def test_any_other_query(store: EmbeddedStore) -> None:
    answer = ask("SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }", store)
    assert answer.rows == ((Literal(11),),)
    for text in ("SELECT nonsense", "DELETE WHERE { ?s ?p ?o }", ""):
        with pytest.raises(UsageError):
            ask(text, store)


def test_a_graph_of_rdflib_is_asked_as_it_is() -> None:
    graph = rdflib.Graph()
    person = rdflib.URIRef("http://example.org/a")
    graph.add((person, rdflib.RDF.type, rdflib.SDO.Person))
    assert [row[1] for row in run(stored_query("summary"), {}, graph).rows] == [Literal(1)]
    assert len(graph) == 1


@pytest.mark.parametrize(
    ("text", "left_open", "given"),
    [
        (
            "?s ?p ?x FILTER (!BOUND(?a) || ?x = ?a) .",
            "?s ?p ?x .",
            "?s ?p ?x FILTER ( ?x = <urn:t> ) .",
        ),
        ("?s ?p ?a", "?s ?p ?a", "?s ?p <urn:t>"),
        (
            """?s ?p ?x { { VALUES ?a { UNDEF } FILTER (BOUND(?a)) } ?s ?q ?a }
            UNION { ?s ?q ?x { VALUES ?a { UNDEF } FILTER (!BOUND(?a)) } }""",
            "?s ?p ?x . ?s ?q ?x",
            "?s ?p ?x . ?s ?q <urn:t>",
        ),
    ],
)
def test_what_is_given_decides_what_is_asked(text: str, left_open: str, given: str) -> None:
    a = Parameter("a", ParameterType.IRI, "")
    query = StoredQuery("q", "", "", (a,), (), f"SELECT ?s {{ VALUES ?a {{ UNDEF }} {text} }}")
    for terms, expected in (({}, left_open), ({a: [NamedNode("urn:t")]}, given)):
        assert query.bound(terms).split() == f"SELECT ?s {{ {expected} }}".split()


def test_a_literal_is_no_subject_and_several_terms_stay_values() -> None:
    a = Parameter("a", ParameterType.STRING, "")
    query = StoredQuery("q", "", "", (a,), (), "SELECT ?p { VALUES ?a { UNDEF } ?a ?p ?o }")
    assert query.bound({a: [Literal("1")]}) == 'SELECT ?p { VALUES ?a { "1" } ?a ?p ?o }'
    two = [NamedNode("urn:t"), NamedNode("urn:u")]
    assert query.bound({a: two}) == "SELECT ?p { VALUES ?a { <urn:t> <urn:u> } ?a ?p ?o }"
