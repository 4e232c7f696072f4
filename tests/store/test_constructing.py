"""Graphs from servers that tell only where they cut rows: the same as an engine makes of them."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.store import EmbeddedStore
from kg.store.constructing import construction, described
from kg.store.verifying import digest

P, Q, G = NamedNode("urn:p"), NamedNode("urn:q"), NamedNode("urn:g")
VALUES: tuple[NamedNode | BlankNode | Literal, ...] = (
    Literal("x"),
    Literal('a "b" \\u0022 \n', language="ar"),
    Literal("1", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer")),
    NamedNode("urn:o"),
    BlankNode("b"),
)
STORE = EmbeddedStore.in_memory(
    [Quad(NamedNode(f"urn:s{n}"), P, value, G) for n, value in enumerate(VALUES)]
    + [Quad(BlankNode("b"), Q, Literal("inside"), G), Quad(NamedNode("urn:s0"), P, G, Q)]
)


@pytest.mark.parametrize(
    "query",
    [
        "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }",
        "CONSTRUCT WHERE { ?s ?p ?o }",
        "CONSTRUCT WHERE { ?s <urn:p> _:o . _:o ?q ?x }",
        "CONSTRUCT FROM <urn:q> WHERE { $s ?p ?o }",
        "CONSTRUCT { ?s ?p ?o } FROM <urn:q> WHERE { ?s ?p $o }",
        "PREFIX u: <urn:> CONSTRUCT { $o u:of ?s ; u:all u:things } WHERE { ?s u:p ?o } # }",
        "CONSTRUCT { [ <urn:of> ?p ] <urn:has> ?q } { ?s ?p ?o OPTIONAL { ?o ?q ?x } }",
        "CONSTRUCT { ?s <urn:is> (?p ?o) } { ?s ?p ?o }",
        "CONSTRUCT { ?s <urn:n> ?n } { SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s }",
        "CONSTRUCT { ?s <urn:n> 1 } { ?s ?p ?o } ORDER BY ?s LIMIT 3 OFFSET 1",
        "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } VALUES ?s { <urn:s1> }",
        "CONSTRUCT { <urn:a> <urn:b> <urn:c> } { ?s ?p ?o }",
        "CONSTRUCT {} { ?s ?p ?o }",
        "CONSTRUCT { ?s ?p ?none } { ?s ?p ?o }",
    ],
)
def test_the_triples_are_those_of_the_engine(query: str) -> None:
    whole = STORE.query(query).triples or ()
    taken = construction(query)
    if taken is None:
        assert "?s ?p ?o }" in query.partition("}")[2]
        return
    made = taken.made_of(STORE.query(taken.select)).triples or ()
    assert len(made) == len(whole)
    assert digest(in_a_graph(made)) == digest(in_a_graph(whole))


def in_a_graph(triples: Iterable[Triple]) -> list[Quad]:
    return [Quad(t.subject, t.predicate, t.object, G) for t in triples]


@settings(deadline=None)
@given(st.lists(st.text(min_size=1), max_size=30))
def test_texts_come_through(texts: list[str]) -> None:
    store = EmbeddedStore.in_memory(Quad(G, P, Literal(text), G) for text in texts)
    taken = construction("CONSTRUCT WHERE { ?s ?p ?o }")
    assert taken is not None
    found = taken.made_of(store.query(taken.select)).triples or ()
    assert {triple.object for triple in found} == set(map(Literal, texts))


def test_more_rows_than_are_made_at_once() -> None:
    store = EmbeddedStore.in_memory(Quad(G, P, Literal(n), G) for n in range(2500))
    taken = construction("CONSTRUCT WHERE { ?s ?p ?o }")
    assert taken is not None
    assert len(taken.made_of(store.query(taken.select)).triples or ()) == 2500


@pytest.mark.parametrize(
    ("query", "select"),
    [
        ("DESCRIBE <urn:a>", None),
        ("DESCRIBE <urn:a> { ?s ?p ?o }", None),
        ("DESCRIBE ?s", None),
        ("DESCRIBE ?s { ?s ?p ?o }", "SELECT DISTINCT ?s { ?s ?p ?o }"),
        ("DESCRIBE <urn:a> ?s $o WHERE { ?s ?p ?o }", "SELECT DISTINCT ?s ?o WHERE { ?s ?p ?o }"),
        ("DESCRIBE * { ?s ?p ?o } LIMIT 2", "SELECT * { ?s ?p ?o } LIMIT 2"),
        (
            "BASE <urn:> DESCRIBE ?s FROM <g> WHERE { ?s ?p ?o }",
            "BASE <urn:> SELECT DISTINCT ?s FROM <g> WHERE { ?s ?p ?o }",
        ),
    ],
)
def test_what_is_described(query: str, select: str | None) -> None:
    assert described(query) == select


def test_what_has_no_end_is_left_to_the_server() -> None:
    assert construction("CONSTRUCT { ?s ?p ?o") is None
    assert construction("CONSTRUCT WHERE") is None
    assert described("DESCRIBE ?s { ?s ?p") is None
