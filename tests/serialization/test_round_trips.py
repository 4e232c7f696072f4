from __future__ import annotations

import dataclasses

import full_extraction as full
import pytest
import rdflib
import seed_extraction as seed
from hard_quads import in_ntriples, quads, read_by_pyoxigraph, read_by_rdflib, written
from hypothesis import HealthCheck, given, settings
from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad

from kg.mapping import to_quads
from kg.serialization import Format, parse

SEED = to_quads(seed.article(), seed.extraction(), provenance=full.provenance())
FULL = full.quads()
HARD = settings(
    max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


def moved(quad: Quad, graph: NamedNode | BlankNode | DefaultGraph) -> Quad:
    return Quad(quad.subject, quad.predicate, quad.object, graph)


@pytest.fixture(autouse=True)
def literals_as_they_are_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)


@pytest.mark.parametrize("format_", [f for f in Format if f is not Format.RDFXML])
@HARD
@given(quads())
def test_anything_comes_back(format_: Format, found: list[Quad]) -> None:
    data = written(found, as_=format_)
    assert read_by_pyoxigraph(data, format_) == in_ntriples(found)
    assert read_by_rdflib(data, format_) == in_ntriples(found)


@HARD
@given(quads(controls=False))
def test_anything_but_controls_comes_back_from_rdfxml(found: list[Quad]) -> None:
    data = written(found, as_=Format.RDFXML)
    assert read_by_pyoxigraph(data, Format.RDFXML) == in_ntriples(found)
    assert read_by_rdflib(data, Format.RDFXML) == in_ntriples(found)


@pytest.mark.parametrize("format_", Format)
def test_articles_come_back_quad_by_quad(format_: Format) -> None:
    data = written(SEED, FULL, as_=format_)
    together = {*SEED, *FULL}
    if not format_.keeps_graphs:
        together = {moved(quad, DefaultGraph()) for quad in together}
    assert set(parse(data, format=format_)) == together
    assert read_by_rdflib(data, format_) == in_ntriples([*SEED, *FULL])


@pytest.mark.parametrize("format_", [Format.TRIG, Format.NQUADS])
@HARD
@given(quads())
def test_graphs_keep_their_names(format_: Format, found: list[Quad]) -> None:
    other = NamedNode("urn:x:other")
    places = [DefaultGraph(), other, *(quad.graph_name for quad in found)]
    mixed = [moved(q, place) for q, place in zip(found, places, strict=False)]
    again = set(parse(written(mixed, as_=format_), format=format_))
    assert {(str(q.predicate), str(q.graph_name)) for q in again} == {
        (str(q.predicate), str(q.graph_name)) for q in mixed
    }


@pytest.mark.parametrize("format_", Format)
def test_nothing_at_all_is_a_valid_file(format_: Format) -> None:
    for graphs in ([], [()], [(), ()]):
        assert read_by_rdflib(written(*graphs, as_=format_), format_) == set()
        assert list(parse(written(*graphs, as_=format_), format=format_)) == []


@pytest.mark.parametrize("format_", Format)
def test_an_empty_article_leaves_no_mark(format_: Format) -> None:
    assert written((), SEED, (), as_=format_) != b""
    data = written(SEED, (), FULL, as_=format_)
    assert read_by_pyoxigraph(data, format_) == in_ntriples([*SEED, *FULL])


@pytest.mark.parametrize("format_", Format)
def test_a_fact_that_is_given_twice_is_written_once(format_: Format) -> None:
    assert written([*SEED, *SEED], as_=format_) == written(SEED, as_=format_)


@pytest.mark.parametrize("language", ["fa", "zh-Hans", "en-US"])
def test_languages_survive(language: str) -> None:
    article = dataclasses.replace(seed.article(), language=language)
    found = to_quads(article, seed.extraction(), provenance=full.provenance())
    for format_ in Format:
        assert read_by_rdflib(written(found, as_=format_), format_) == in_ntriples(list(found))
