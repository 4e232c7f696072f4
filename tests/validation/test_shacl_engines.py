"""The adapters of both engines: terms, silence, and what an engine cannot read."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Sequence

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from kg.errors import InputError
from kg.mapping.namespaces import SH, XSD
from kg.validation import fast, referee
from kg.validation.engines import Engine
from kg.validation.terms import Term

Compile = Callable[[Sequence[Triple]], Engine]
ENGINES: list[Compile] = [fast.FastEngine, referee.engine]
FOCUS, VALUE = NamedNode("urn:focus"), NamedNode("urn:value")

SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<urn:shape> a sh:NodeShape ; sh:targetSubjectsOf <urn:value> ; sh:property <urn:property> .
<urn:property> sh:path <urn:value> ; sh:hasValue "never" ; sh:in ( "never" ) .
"""


def triples(text: str) -> list[Triple]:
    return [quad.triple for quad in parse(text, format=RdfFormat.TURTLE)]


TERMS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])).map(Literal),
    st.text(st.characters(exclude_categories=["Cs"])).map(lambda t: Literal(t, language="en-gb")),
    st.sampled_from(["1.00", "1", "x", "+1.0"]).map(lambda t: Literal(t, datatype=XSD.decimal)),
    st.sampled_from(["true", "1", "no"]).map(lambda t: Literal(t, datatype=XSD.boolean)),
    st.just(NamedNode("urn:é")),
    st.just(BlankNode("b")),
)


@pytest.mark.parametrize("compiled", ENGINES)
def test_every_term_comes_back_as_it_was_given(compiled: Compile) -> None:
    engine = compiled(triples(SHAPES))

    @given(TERMS)
    def unchanged(term: Term) -> None:
        results = engine([Triple(FOCUS, VALUE, term)])
        [found] = {r.value for r in results if r.component == SH.InConstraintComponent}
        same = isinstance(found, BlankNode) if isinstance(term, BlankNode) else found == term
        assert same

    unchanged()


@pytest.mark.parametrize("compiled", ENGINES)
def test_a_result_says_all_that_the_report_needs(compiled: Compile) -> None:
    [result] = [
        r
        for r in compiled(triples(SHAPES))([Triple(FOCUS, VALUE, Literal("x"))])
        if r.component == SH.InConstraintComponent
    ]
    assert (result.focus, result.path, result.value) == (FOCUS, VALUE, Literal("x"))
    assert (result.shape, result.severity) == (NamedNode("urn:property"), SH.Violation)


@pytest.mark.parametrize("compiled", ENGINES)
@pytest.mark.parametrize("path", ["( <urn:value> <urn:value> )", "[ sh:inversePath <urn:value> ]"])
def test_a_path_that_is_no_predicate_is_left_to_the_shape(compiled: Compile, path: str) -> None:
    shapes = SHAPES.replace("sh:path <urn:value>", f"sh:path {path}")
    results = compiled(triples(shapes))([Triple(FOCUS, VALUE, FOCUS)])
    assert {result.path for result in results} == {None}


@pytest.mark.parametrize("compiled", ENGINES)
def test_a_triple_about_a_triple_is_refused(compiled: Compile) -> None:
    with pytest.raises(InputError, match="triple about a triple"):
        compiled(triples(SHAPES))([Triple(FOCUS, VALUE, Triple(FOCUS, VALUE, FOCUS))])


def test_what_the_fast_engine_cannot_read_is_an_error_of_ours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    engine = fast.FastEngine(triples(SHAPES))
    monkeypatch.setattr(fast, "_text", lambda _: "no triples")
    with pytest.raises(InputError, match="shacl cannot read the graph") as caught:
        engine([])
    assert caught.value.advice == "Try --engine pyshacl."


def test_what_pyshacl_cannot_judge_is_an_error_of_ours() -> None:
    shapes = SHAPES.replace('sh:hasValue "never"', "sh:lessThan <urn:other>")
    data = [Triple(FOCUS, VALUE, BlankNode("b")), Triple(FOCUS, NamedNode("urn:other"), FOCUS)]
    with pytest.raises(InputError, match="pyshacl cannot judge the graph") as caught:
        referee.engine(triples(shapes))(data)
    assert caught.value.advice == "Try --engine shacl."


def test_ill_formed_literals_are_judged_in_silence(caplog: pytest.LogCaptureFixture) -> None:
    engine = referee.engine(triples(SHAPES))
    bad = [Literal("many", datatype=XSD.integer), Literal("no", datatype=XSD.boolean)]
    with warnings.catch_warnings(record=True) as caught, caplog.at_level(logging.DEBUG):
        assert engine([Triple(FOCUS, VALUE, term) for term in bad])
        assert [r.name for r in caplog.records if r.name.startswith("rdflib")] == []
        rdflib.Literal("many", datatype=rdflib.XSD.integer)
        assert [r.name for r in caplog.records if r.name.startswith("rdflib")] == ["rdflib.term"]
    assert caught == []
