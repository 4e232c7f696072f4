"""Graphs as updates: every triple once, blank nodes together, and no text that breaks out."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store, Triple, serialize

from kg.cli import main
from kg.errors import UsageError
from kg.store import open_store
from kg.store.updating import updates

A, B, G = (NamedNode(f"urn:{name}") for name in "abg")


def lines(*triples: Triple) -> bytes:
    return serialize(triples, format=RdfFormat.N_TRIPLES) or b""


def held(*texts: bytes) -> Store:
    store = Store()
    for text in texts:
        store.update(text.decode())
    return store


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # rdflib uses what it deprecated
@settings(deadline=None)
@given(st.lists(st.text() | st.sampled_from(["\\u0022", "\\\\U", "} }; DROP ALL", "_:x"])))
def test_texts_stay_texts(texts: list[str]) -> None:
    found = list(updates(G, lines(*(Triple(A, B, Literal(text)) for text in texts))))
    assert {quad.object for quad in held(*found)} == set(map(Literal, texts))
    if not any(set(text) & {"\r", "\x00", "\ufffe", "\uffff"} for text in texts):
        graph = rdflib.Dataset()
        graph.update(b"".join(found).decode())
        objects = {str(value) for _, _, value, _ in graph.quads((None, None, None, None))}
        assert objects == set(texts)


def test_much_goes_in_portions_and_blank_nodes_together() -> None:
    long = [Triple(A, B, Literal(f"{n}{'x' * 60_000}")) for n in range(40)]
    knots = [Triple(BlankNode("n"), B, long[0].object), Triple(A, B, BlankNode("n"))]
    found = list(updates(G, lines(*long[:20], knots[0], *long[20:], knots[1])))
    assert len(found) == 3
    assert [b"DROP" in text for text in found] == [True, False, False]
    assert max(map(len, found)) < 1_100_000
    store = held(*found)
    assert len(store) == 42
    [knot] = {quad.subject for quad in store if isinstance(quad.subject, BlankNode)}
    assert list(store.quads_for_pattern(A, B, knot, G))


def test_what_is_more_stands_beside() -> None:
    one, two = (lines(Triple(A, B, Literal(n))) for n in (1, 2))
    assert len(held(*updates(G, one), *updates(G, two, more=True))) == 2
    assert len(held(*updates(G, one), *updates(G, two))) == 1
    assert len(held(*updates(G, one), *updates(G, b""))) == 0
    assert list(updates(G, b"", more=True)) == []


def test_the_command_says_where_updates_go(tmp_path: Path) -> None:
    file = tmp_path / "graph.nq"
    file.write_text('<urn:a> <urn:b> "1" <urn:g> .\n', "utf-8")
    command = ["load", str(file), "--to", "http://127.0.0.1:9/sparql"]
    assert "--update URL" in CliRunner().invoke(main, command).output
    done = CliRunner().invoke(main, [*command, "--update", "http://127.0.0.1:9/here"])
    assert done.exit_code == 4
    assert "http://127.0.0.1:9/here cannot be reached" in done.output


def test_a_folder_takes_no_updates(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="only an endpoint has an update address"):
        open_store(tmp_path, update="http://localhost/update")
