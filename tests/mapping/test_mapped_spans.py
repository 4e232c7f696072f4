from __future__ import annotations

import dataclasses

import full_extraction as full
import pytest
import seed_extraction as seed
from graph_looks import BASE, local, subjects
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from kg.article import Article, Span
from kg.extraction.model import Extraction, Kind, Statement
from kg.mapping import to_quads
from kg.mapping.iris import article_path
from kg.mapping.namespaces import NKG, OA, SKOS, TYPE, Namespace
from kg.mapping.spans import CONTEXT_LENGTH

FULL = full.quads()


def test_every_span_names_its_article_and_its_offsets() -> None:
    spans = subjects(FULL, TYPE, NKG.Span)
    assert spans
    article = f"article/{article_path(full.article())}"
    for node in spans:
        start, end = node.rpartition("#char=")[2].split(",")
        assert local(FULL, node, NKG.spanOf) == [article]
        assert local(FULL, node, OA.start) == [str(Literal(int(start)))]
        assert local(FULL, node, OA.end) == [str(Literal(int(end)))]


def test_content_and_evidence_are_quoted_and_the_rest_is_not() -> None:
    quoted = set(subjects(FULL, TYPE, OA.TextQuoteSelector))
    told = {q.object.value for q in FULL if q.predicate in (NKG.content, NKG.evidence, NKG.outcome)}  # type: ignore[union-attr]
    assert {BASE + node for node in quoted} == told


@given(st.text(st.characters(codec="utf-8"), min_size=1), st.data())
def test_quotations_are_the_body_at_the_offsets(body: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(body) - 1))
    place = Span(start, data.draw(st.integers(start + 1, len(body))))
    article = Article("H", "2024-05-19", body)
    found = Extraction(statements=(Statement(Kind.DIRECT, (place,)),))
    quads = to_quads(article, found, provenance=full.provenance())
    node = f"article/{article_path(article)}#char={place.start},{place.end}"

    def words(predicate: NamedNode) -> str:
        span = NamedNode(BASE + node)
        (value,) = [q.object for q in quads if q.subject == span and q.predicate == predicate]
        assert isinstance(value, Literal)
        return value.value

    assert words(OA.exact) == place.of(body)
    assert (words(OA.prefix) + words(OA.exact) + words(OA.suffix)) in body
    assert len(words(OA.prefix)) == min(CONTEXT_LENGTH, place.start)
    assert len(words(OA.suffix)) == min(CONTEXT_LENGTH, len(body) - place.end)


def test_a_span_that_is_used_twice_is_told_once() -> None:
    twice = dataclasses.replace(seed.statements()[0], cue=seed.statements()[0].content)
    quads = to_quads(
        seed.article(),
        Extraction(seed.entities(), (twice,)),
        provenance=full.provenance(),
    )
    (content,) = twice.content
    assert len(subjects(quads, OA.start, Literal(content.start))) == 1  # type: ignore[arg-type]


def test_a_namespace_makes_terms_and_nothing_else() -> None:
    assert OA.prefix == NamedNode("http://www.w3.org/ns/oa#prefix")
    assert SKOS["prefLabel"] == SKOS.prefLabel
    with pytest.raises(AttributeError):
        getattr(Namespace("x", "https://example.org/"), "__no_such_thing__")  # noqa: B009 -- to raise
