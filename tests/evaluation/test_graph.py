"""What graphs say about articles."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize
from small_case import BODY, Builder, found

from kg.errors import InputError
from kg.evaluation import read_graphs
from kg.evaluation.graph import by_body
from kg.evaluation.statements import found_statements
from kg.mapping.namespaces import NKG, OA, SCHEMA

PLACE = NamedNode("http://e/a#char=0,7")


def test_articles_are_found_by_their_bodies(tmp_path: Path) -> None:
    other = Builder("Another.", "b")
    file = tmp_path / "g.nq"
    file.write_bytes(serialize([*found().quads, *other.quads], format=RdfFormat.N_QUADS) or b"")
    told = read_graphs(file)
    assert {body: each.article for body, each in told.items()} == {
        BODY: "http://e/a",
        "Another.": "http://e/b",
    }


def test_without_named_graphs_all_are_in_one() -> None:
    quads = [Quad(q.subject, q.predicate, q.object) for q in found().quads * 2]
    (told,) = by_body(quads).values()
    assert len(list(found_statements(told))) == 3


def test_a_place_without_an_end_is_none() -> None:
    graph = found()
    quads = [q for q in graph.quads if (q.subject, q.predicate) != (PLACE, OA.end)]
    (told,) = by_body(quads).values()
    assert next(found_statements(told)).source == ()


def test_an_offset_that_is_no_number_is_an_error() -> None:
    quads = [
        Quad(q.subject, q.predicate, Literal("x"), q.graph_name)
        if (q.subject, q.predicate) == (PLACE, OA.end)
        else q
        for q in found().quads
    ]
    (told,) = by_body(quads).values()
    with pytest.raises(InputError, match="an offset in the graph is no number: 'x'"):
        list(found_statements(told))


def test_a_triple_within_a_triple_does_not_hurt() -> None:
    graph = found()
    said = Triple(graph.graph, SCHEMA.name, Literal("n"))
    graph.quads.append(Quad(graph.graph, NKG.reportedIn, said, graph.graph))
    assert graph.told[BODY].graph.all("http://e/a", NKG.reportedIn) == (str(said),)
