from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat

from kg.errors import UsageError
from kg.serialization import Format, format_of


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("graph.ttl", Format.TURTLE),
        ("graph.trig", Format.TRIG),
        ("a.b/graph.v1.nq", Format.NQUADS),
        (Path("out/graph.nt"), Format.NTRIPLES),
        ("graph.jsonld", Format.JSONLD),
        ("graph.json", Format.JSONLD),
        ("graph.rdf", Format.RDFXML),
        ("graph.xml", Format.RDFXML),
        ("GRAPH.TTL", Format.TURTLE),
        ("graph.nq.gz", Format.NQUADS),
        ("-", Format.TURTLE),
    ],
)
def test_an_ending_tells_the_format(path: str | Path, expected: Format) -> None:
    assert format_of(path) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ttl", Format.TURTLE),
        ("Turtle", Format.TURTLE),
        (".nq", Format.NQUADS),
        ("nq.gz", Format.NQUADS),
        ("N-Quads", Format.NQUADS),
        ("n-triples", Format.NTRIPLES),
        ("JSON-LD", Format.JSONLD),
        ("RDF/XML", Format.RDFXML),
        ("application/rdf+xml", Format.RDFXML),
        ("text/turtle", Format.TURTLE),
    ],
)
def test_a_name_comes_before_the_ending(name: str, expected: Format) -> None:
    assert format_of("graph.unknown", name) is expected
    assert format_of("-", name) is expected


@pytest.mark.parametrize("format_", Format)
def test_every_way_to_call_a_format_is_understood(format_: Format) -> None:
    names = (format_.value, format_.full_name, format_.media_type, format_.name)
    assert {format_of("-", name) for name in names} == {format_}


@pytest.mark.parametrize("format_", Format)
def test_names_are_those_of_the_specifications(format_: Format) -> None:
    theirs = RdfFormat.from_media_type(format_.media_type)
    assert theirs is not None
    assert theirs.name == format_.full_name
    assert theirs.supports_datasets == (format_.keeps_graphs or format_ is Format.JSONLD)


@pytest.mark.parametrize(
    ("path", "name", "problem"),
    [
        ("graph", None, "'graph' has no ending that tells its format"),
        ("graph.txt", None, "'graph.txt' has no ending that tells its format"),
        ("graph.gz", None, "'graph.gz' has no ending"),
        ("", None, "'' has no ending"),
        ("graph.ttl", "hdt", "the format 'hdt' is not known"),
        ("graph.ttl", "", "the format '' is not known"),
    ],
)
def test_an_unknown_format_is_an_error_with_the_known_ones(
    path: str, name: str | None, problem: str
) -> None:
    with pytest.raises(UsageError) as error:
        format_of(path, name)
    assert problem in error.value.problem
    assert all(format_.value in (error.value.advice or "") for format_ in Format)
