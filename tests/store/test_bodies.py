"""Graphs as bodies: N-Triples and Turtle say the same, and real servers read the same in them."""

from __future__ import annotations

import pytest
import virtuoso_server
from hard_quads import GRAPH, quads
from hypothesis import given
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse, serialize

from kg.mapping.namespaces import NKG, SCHEMA, XSD
from kg.store import open_store
from kg.store.bodies import triples_of, turtle_of
from kg.store.protocol import Step

P = NamedNode("urn:p")


@given(quads())
def test_both_say_the_same(facts: list[Quad]) -> None:
    nquads = serialize(facts, format=RdfFormat.N_QUADS) or b""
    expected = {quad.triple for quad in facts}
    for step in (Step(GRAPH, facts), Step(GRAPH, facts, nquads=nquads)):
        triples = list(parse(triples_of(step), format=RdfFormat.N_TRIPLES))
        assert {quad.triple for quad in triples} == expected
        assert {quad.triple for quad in parse(turtle_of(step), format=RdfFormat.TURTLE)} == expected


def test_what_is_of_one_subject_stands_together() -> None:
    facts = [Quad(P, SCHEMA.name, Literal(text), GRAPH) for text in ("a", "b")]
    text = turtle_of(Step(GRAPH, facts))
    assert text == turtle_of(Step(GRAPH, facts))  # in whatever order the writer has the prefixes
    assert text.startswith(b"@prefix act: <")
    assert text.endswith(b'<urn:p> schema:name "a" , "b" .\n')


NAMES = ["", "a", "a.b", "a-b", "1", "_", "é", "a,b", "a%20b", "a/b", "-", "a.", "~", "(1)", "x:y"]
NUMBERS = ["9" * 9, "9" * 10, "9" * 20, "-" + "9" * 20, "7", "+7", "007"]
TEXTS = ["schema:a,b", " 12345678901234", "<html>", "@prefix", "\r\n\t\"'\\", "😀"]


def test_virtuoso_reads_the_same_in_both(virtuoso: virtuoso_server.Server) -> None:
    values: list[NamedNode | Literal] = [
        *(space[name] for space in (SCHEMA, NKG) for name in NAMES),
        *(Literal(number, datatype=XSD.integer) for number in NUMBERS),
        *(Literal(number, datatype=XSD.decimal) for number in ("0.90", "5.", ".5", "-0.50", "1")),
        *(Literal(truth, datatype=XSD.boolean) for truth in ("true", "false", "1")),
        *map(Literal, TEXTS),
    ]
    with open_store(virtuoso.profiled) as store:
        for value in values:
            plain = Literal("1" * 20)  # which has the whole sent as N-Triples
            store.replace(GRAPH, [Quad(P, P, value), Quad(P, SCHEMA["a,b"], plain)])
            expected = {quad.object for quad in store.quads(GRAPH)} - {plain}
            store.replace(GRAPH, [Quad(P, P, value)])
            assert {quad.object for quad in store.quads(GRAPH)} == expected


@pytest.mark.parametrize("name", ["a,b", "-"])
def test_names_that_need_an_escape_are_not_shortened(name: str) -> None:
    step = Step(GRAPH, [Quad(P, SCHEMA[name], SCHEMA.name)])
    assert turtle_of(step) == triples_of(step)
