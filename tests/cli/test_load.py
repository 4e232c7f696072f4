"""kg load and kg query, over the embedded store and a real server."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from oxigraph_server import Server
from pyoxigraph import NamedNode
from seed_extraction import article, extraction

from kg.cli.main import main
from kg.extraction import extractor_named
from kg.mapping import to_quads
from kg.pipeline import provenance_of
from kg.serialization import save
from kg.store import EndpointProfile, loading, open_store, verifying
from kg.store.endpoint import EndpointStore
from kg.store.protocol import Step


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


def named(*articles: str, base: str = "https://example.org/newskg/") -> str:
    graphs = [f"<{base}article/{name}#graph>" for name in articles]
    return "".join(f'<urn:a> <urn:p> "{graph}" {graph} .\n' for graph in graphs)


def test_articles_that_left_the_input_are_removed_and_nothing_else(
    folder: Path, oxigraph: Server
) -> None:
    (folder / "old.nq").write_text(named("1", "2", "3"), "utf-8")
    (folder / "new.nq").write_text(named("2", "4"), "utf-8")
    others = named("1", base="https://other.example/") + "<urn:a> <urn:p> <urn:o> <urn:article/g> ."
    (folder / "others.nq").write_text(others, "utf-8")
    for target in (folder / "store", oxigraph.url):
        assert kg("load", "old.nq", "others.nq", "--to", target).exit_code == 0
        done = kg("load", "new.nq", "--to", target, "--prune")
        assert done.exit_code == 0, done.output
        assert "removed 2 graphs" in done.output
        assert "article/1#graph" in done.output
        with open_store(str(target)) as store:
            assert [g.value.removeprefix("https://") for g in store.graphs()] == [
                "example.org/newskg/article/2#graph",
                "example.org/newskg/article/4#graph",
                "other.example/article/1#graph",
                "urn:article/g",
            ]


def test_what_was_loaded_is_read_back_and_compared(folder: Path, oxigraph: Server) -> None:
    pieces = named("1") + named("2") + named("1").replace("urn:a", "urn:b")
    (folder / "pieces.nq").write_text(pieces, "utf-8")
    for target in (folder / "store", oxigraph.url):
        done = kg("load", "graph.nq", "pieces.nq", "--to", target, "--verify")
        assert done.exit_code == 0, done.output
        assert "verified 3 graphs" in done.output


def test_a_store_that_holds_something_else_is_found_out(folder: Path, oxigraph: Server) -> None:
    (folder / "new.nq").write_text(named("1", "2"), "utf-8")
    with open_store(oxigraph.url) as store, LosingStore(oxigraph.url) as losing:
        assert list(loading(["new.nq"], losing))
        found = list(verifying(["new.nq"], store))
    assert [(each.same, each.quads) for each in found] == [(True, 1), (False, 0)]


class LosingStore(EndpointStore):
    """A store that drops the second graph and says that it has it."""

    def __init__(self, url: str) -> None:
        super().__init__(EndpointProfile.of(url, environment={}))

    def take(self, steps: Iterable[Step]) -> Iterator[NamedNode]:
        given = list(steps)
        list(super().take(step for step in given if "/2#" not in step.graph.value))
        yield from (step.graph for step in given)


def test_verify_tells_which_graph_is_not_there(
    folder: Path, oxigraph: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "new.nq").write_text(named("1", "2"), "utf-8")
    monkeypatch.setattr("kg.cli.load.open_store", lambda to, **_: LosingStore(to))
    done = kg("load", "new.nq", "--to", oxigraph.url, "--verify")
    assert done.exit_code == 4
    assert "article/2#graph has nothing in" in done.output
    assert "does not hold 1 of 2 graphs as the files do" in done.output


def test_since_and_prune_do_not_go_together(folder: Path) -> None:
    done = kg("load", "graph.nq", "--since", "graph.nq", "--prune", "--to", folder / "store")
    assert done.exit_code == 2
    assert "--since compares two files" in done.output
