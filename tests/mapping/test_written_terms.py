"""Terms and lines as N-Triples: what pyoxigraph would write, to the byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from kg.mapping import terms
from kg.mapping.graphs import Graph
from kg.mapping.namespaces import OA, XSD
from kg.mapping.terms import confidence, integer, line, literal, written

NODE, GRAPH = NamedNode("https://example.org/a#char=1,2"), NamedNode("https://example.org/a#graph")
TEXTS = st.text() | st.text(alphabet='\\"\b\t\n\f\r\x00\x1f\x7f\x85\u2028\ufffe\uffffé“”u0041')


def as_it_is_written(term: Literal) -> str:
    return (serialize([Triple(NODE, OA.exact, term)], format=RdfFormat.N_TRIPLES) or b"").decode()


@given(TEXTS)
def test_any_text_is_written_as_the_library_writes_it(text: str) -> None:
    for ours, term in (
        (literal(text), Literal(text)),
        (literal(text, language="pt-BR"), Literal(text, language="pt-BR")),
        (literal(text, datatype=terms.XSD.date), Literal(text, datatype=XSD.date)),
    ):
        assert f"{line(written(NODE), terms.OA.exact, ours)} .\n" == as_it_is_written(term)


def test_numbers() -> None:
    assert integer(12) == str(Literal("12", datatype=XSD.integer))
    assert confidence(0.5) == str(Literal("0.50", datatype=XSD.decimal))


def test_what_is_no_language_is_refused() -> None:
    with pytest.raises(ValueError, match="subtag"):
        literal("x", language="not a tag")


@given(st.lists(TEXTS, unique=True))
def test_a_graph_reads_back_as_its_lines(texts: list[str]) -> None:
    node, exact = written(NODE), terms.OA.exact
    graph = Graph(GRAPH, tuple(line(node, exact, literal(text)) for text in texts))
    quads = tuple(Quad(NODE, OA.exact, Literal(text), GRAPH) for text in texts)
    assert graph.quads == quads
    assert graph.nquads == (serialize(quads, format=RdfFormat.N_QUADS) or b"")
    triples = [quad.triple for quad in quads]
    assert graph.ntriples == (serialize(triples, format=RdfFormat.N_TRIPLES) or b"").decode()
