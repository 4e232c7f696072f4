"""kg load and kg query, over the embedded store and a real server."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from oxigraph_server import Server
from seed_extraction import article, extraction

from kg.cli.main import main
from kg.extraction import extractor_named
from kg.mapping import to_quads
from kg.pipeline import provenance_of
from kg.serialization import save
from kg.store import open_store


def kg(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    made_by = provenance_of(extractor_named("rules"))
    quads = to_quads(article(), extraction(), provenance=made_by)
    save([quads], "graph.nq")
    save([quads], "graph.ttl")
    return tmp_path


def test_twice_the_same_load_changes_nothing(folder: Path) -> None:
    quads = len((folder / "graph.nq").read_text("utf-8").splitlines())
    assert quads > 400
    for _ in range(2):
        done = kg("load", "graph.nq", "--to", folder / "store")
        assert done.exit_code == 0, done.output
        assert f"loaded 1 graph with {quads} quads" in done.output
        counted = kg("query", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "--in", folder / "store")
        assert str(quads) in counted.output


def test_the_server_answers_as_the_file_does(oxigraph: Server) -> None:
    assert kg("load", "graph.nq", "--to", oxigraph.url).exit_code == 0
    arguments = ("query", "statements-by", "--speaker", "Raisi", "--format", "json")
    over_file = kg(*arguments, "--in", "graph.nq")
    over_server = kg(*arguments, "--endpoint", oxigraph.url)
    assert over_server.exit_code == 0, over_server.output
    assert over_server.stdout == over_file.stdout


def test_what_has_no_graphs_needs_a_name_for_one(folder: Path) -> None:
    refused = kg("load", "graph.ttl", "--to", folder / "store")
    assert refused.exit_code == 2
    assert "--graph IRI" in refused.output
    done = kg("load", "graph.ttl", "--to", folder / "store", "--graph", "https://example.org/g")
    assert done.exit_code == 0


def test_a_server_that_is_not_there() -> None:
    done = kg("load", "graph.nq", "--to", "http://127.0.0.1:9")
    assert done.exit_code == 4
    assert "127.0.0.1:9" in done.output


def test_a_file_that_is_not_there(folder: Path) -> None:
    done = kg("load", "none.nq", "--to", folder / "store")
    assert done.exit_code == 1
    assert "none.nq" in done.output


def test_only_what_differs_is_sent(folder: Path, oxigraph: Server) -> None:
    graph = "<urn:g{0}> .\n"
    old = [f'<urn:a> <urn:p> "{n}" {graph.format(n)}' for n in range(4)]
    new = [old[0], old[1].replace('"1"', '"one"'), old[2], f'<urn:b> <urn:p> "5" {graph.format(5)}']
    (folder / "old.nq").write_text("".join(old), "utf-8")
    (folder / "new.nq").write_text("".join(new), "utf-8")
    for target in (folder / "store", oxigraph.url):
        assert kg("load", "old.nq", "--to", target).exit_code == 0
        for _ in range(2):
            done = kg("load", "new.nq", "--since", "old.nq", "--to", target)
            assert done.exit_code == 0, done.output
            assert "sent 2 graphs" in done.output
            assert "removed 1 graph" in done.output
        with open_store(target if target == oxigraph.url else folder / "store") as store:
            assert [g.value for g in store.graphs()] == ["urn:g0", "urn:g1", "urn:g2", "urn:g5"]
            rows = store.query("SELECT ?o { GRAPH <urn:g1> { ?s ?p ?o } }").rows
            assert [str(row[0]) for row in rows] == ['"one"']


def test_since_compares_two_files(folder: Path) -> None:
    done = kg("load", "graph.nq", "graph.ttl", "--since", "graph.nq", "--to", folder / "store")
    assert done.exit_code == 2
    assert "one FILE" in done.output


def test_triples_outside_any_graph_need_a_name_in_an_update_too(folder: Path) -> None:
    (folder / "less.ttl").write_text("", "utf-8")
    update = ("load", "graph.ttl", "--since", "less.ttl", "--to", folder / "store")
    refused = kg(*update)
    assert refused.exit_code == 2
    assert "--graph IRI" in refused.output
    done = kg(*update, "--graph", "https://example.org/g")
    assert done.exit_code == 0
    assert "sent 1 graph" in done.output
