"""Quads as they stand together in a file: the same of the bytes as of the parser."""

from __future__ import annotations

import gzip
from itertools import groupby
from pathlib import Path

import pytest
from hard_quads import quads, written
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad

from kg.errors import InputError
from kg.serialization import Format, parse, stretches_of

LINES = st.sampled_from(
    [
        *(f"<urn:{n}> <urn:p> <urn:o> <urn:g{n % 2}> .\n" for n in range(4)),
        "<urn:a> <urn:p> <urn:g0> .\n",
        '<urn:a> <urn:p> "<urn:g0> ." <urn:g0> .\r\n',
        "  <urn:b>   <urn:p> _:x  <urn:g1>.\n",
        "# nothing <urn:g0> .\n",
        "\n",
    ]
)


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(lines=st.lists(LINES, max_size=12), ended=st.booleans())
def test_whatever_the_lines_are(tmp_path: Path, lines: list[str], ended: bool) -> None:
    path = tmp_path / "some.nq"
    path.write_text("".join(lines) if ended else "".join(lines).rstrip("\n"), "utf-8", newline="")
    found = list(stretches_of(path))
    runs = groupby(parse(path), key=lambda quad: quad.graph_name)
    assert [(each.graph, [*each.quads]) for each in found] == [(g, [*run]) for g, run in runs]
    for each in found:
        if each.nquads:
            assert list(parse(each.nquads, format=Format.NQUADS)) == [*each.quads]
            triples = each.nquads.replace(f" {each.graph} .\n".encode(), b" .\n")
            assert [quad.triple for quad in parse(triples, format=Format.NTRIPLES)] == [
                quad.triple for quad in each.quads
            ]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(quads())
def test_what_kg_writes_keeps_its_bytes(tmp_path: Path, facts: list[Quad]) -> None:
    data = written(facts, as_=Format.NQUADS)
    for name, bytes_ in (("g.nq", data), ("g.nq.gz", gzip.compress(data))):
        (tmp_path / name).write_bytes(bytes_)
        found = list(stretches_of(tmp_path / name))
        assert b"".join(each.nquads for each in found) == data
        assert {quad for each in found for quad in each.quads} == set(facts)
    turtle = tmp_path / "g.trig"
    turtle.write_bytes(written(facts, as_=Format.TRIG))
    assert {quad for each in stretches_of(turtle) for quad in each.quads} == set(facts)


def test_the_place_of_a_mistake_is_that_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "bad.nq"
    good = "".join(f"<urn:s> <urn:p> <urn:o> <urn:{n}> .\n" for n in range(3))
    path.write_text(f"{good}<urn:s> <urn:p> <urn:o <urn:3> .\n", "utf-8")
    found = stretches_of(path)
    assert [next(found).graph for _ in range(2)] == [NamedNode("urn:0"), NamedNode("urn:1")]
    with pytest.raises(InputError, match=r"bad\.nq:4:\d+"):
        list(found)
