"""What is peculiar to Virtuoso, and must not be seen through our store; asked of the real thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import virtuoso_server
from click.testing import CliRunner
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple
from seed_extraction import SEED
from virtuoso_server import PASSWORD, ROWS, USER, Server

from kg.cli import main
from kg.errors import StoreError
from kg.store import EndpointProfile, Store, open_store, verifying
from kg.store.endpoint import EndpointStore

A, B = NamedNode("http://example.org/a"), NamedNode("http://example.org/b")
GRAPH = NamedNode("http://example.org/article/1#graph")
OTHER = NamedNode("http://example.org/article/2#graph")
FEW = 20


def facts(*objects: Literal | NamedNode | BlankNode) -> list[Quad]:
    return [Quad(A, B, found) for found in objects]


def test_its_own_graphs_are_not_ours(virtuoso: Server) -> None:
    with open_store(virtuoso.profiled) as store:
        assert store.query("SELECT ?g { GRAPH ?g { ?s ?p ?o } }").rows == ()
        assert store.query("DESCRIBE ?s { ?s ?p ?o }").triples == ()
        store.replace(GRAPH, facts(A))
        count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
        assert store.query(count).rows == ((Literal(1),),)


@pytest.mark.parametrize("name", [f"<{GRAPH.value}>", "one:graph", "?g"])
def test_a_graph_is_found_by_its_name(virtuoso: Server, name: str) -> None:
    with open_store(virtuoso.profiled) as store:
        store.replace(GRAPH, facts(Literal("x")))
        store.replace(OTHER, facts(Literal("y")))
        prefix = "PREFIX one: <http://example.org/article/1#>"
        rows = store.query(f"{prefix} SELECT ?o {{ GRAPH {name} {{ ?s ?p ?o }} }}").rows
        assert (Literal("x"),) in rows
        assert len(rows) == (2 if name == "?g" else 1)
        [row] = store.query("SELECT ?o FROM <http://example.org/article/1#graph> { ?s ?p ?o }").rows
        assert row == (Literal("x"),)


def test_what_is_said_of_something_is_told(virtuoso: Server) -> None:
    with open_store(virtuoso.profiled) as store:
        store.replace(GRAPH, facts(Literal("x")))
        store.replace(OTHER, facts(Literal("y")))
        found = store.query(f"DESCRIBE {A}").triples or ()
        assert {t.object for t in found} == {Literal("x"), Literal("y")}


HTML = ("<html>", '<html lang="en"> <head>', "<HTML\n>", "<xhtml>", "a <rdf:RDF xmlns='b'>")


@pytest.mark.parametrize("text", [*HTML, "<sparql xmlns='c'>", "é" * 100_000, "x\n" * 50_000])
def test_texts_that_look_like_something_else(virtuoso: Server, text: str) -> None:
    with open_store(virtuoso.profiled) as store:
        for act in (store.replace, store.add):
            act(GRAPH, facts(Literal(text), Literal(text, language="en")))
            rows = store.query("SELECT ?o { ?s ?p ?o }").rows
            assert {row[0] for row in rows} == {Literal(text), Literal(text, language="en")}


def test_blank_nodes_come_back(virtuoso: Server) -> None:
    with open_store(virtuoso.profiled) as store:
        store.replace(
            GRAPH, [*facts(BlankNode("x")), Quad(BlankNode("x"), B, Literal("nodeID://"))]
        )
        [[node, text]] = store.query("SELECT ?o ?t { ?s ?p ?o . ?o ?q ?t }").rows
        assert isinstance(node, BlankNode)
        assert text == Literal("nodeID://")


def test_an_answer_that_the_server_cuts_is_none(virtuoso: Server) -> None:
    with open_store(virtuoso.profiled) as store:
        store.replace(GRAPH, facts(*(Literal(str(n)) for n in range(ROWS + 1))))
        with pytest.raises(StoreError, match="gives 5,000 rows at most") as caught:
            store.query("SELECT ?o { ?s ?p ?o }")
        assert "LIMIT" in str(caught.value.advice)
        assert len(store.query("SELECT ?o { ?s ?p ?o } LIMIT 4999").rows) == 4999
        assert store.size() == ROWS + 1


@pytest.fixture(scope="module")
def stingy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One that gives few rows: what it has held before changes how Virtuoso answers others."""
    if not virtuoso_server.is_there():
        pytest.skip("Virtuoso is not installed: Debian has it as virtuoso-opensource-7-bin")
    who = {"NEWSKG_USER": USER, "NEWSKG_PASSWORD": PASSWORD}
    with virtuoso_server.running(tmp_path_factory.mktemp("stingy"), rows=FEW) as server:
        yield EndpointStore(EndpointProfile.of(server.profiled, environment=who))


def test_a_graph_that_the_server_cuts_is_none(stingy: Store) -> None:
    resources = [NamedNode(f"http://example.org/{n}") for n in range(FEW + 1)]
    stingy.replace(GRAPH, [Quad(each, B, A) for each in resources])
    for cut in ("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "DESCRIBE ?s { ?s ?p ?o }"):
        with pytest.raises(StoreError, match=f"gives {FEW} rows at most"):
            stingy.query(cut)
    few = stingy.query(f"CONSTRUCT {{ ?s ?p ?o }} {{ ?s ?p ?o }} LIMIT {FEW - 1}")
    assert len(few.triples or ()) == FEW - 1
    assert stingy.query("CONSTRUCT { <urn:a> <urn:b> ?o } { ?s ?p ?o }").triples == (
        Triple(NamedNode("urn:a"), NamedNode("urn:b"), A),
    )
    stingy.replace(GRAPH, ())


def test_a_graph_may_have_more_triples_than_the_server_gives_rows(stingy: Store) -> None:
    stingy.replace(GRAPH, facts(*(Literal(str(n)) for n in range(FEW - 1))))
    stingy.replace(OTHER, [Quad(B, B, Literal(str(n))) for n in range(FEW - 1)])
    for whole in (
        f"CONSTRUCT {{ {A} {A} ?o . {A} {B} ?o }} {{ {A} ?p ?o }}",
        f"DESCRIBE {A} {B}",
        "DESCRIBE ?s { ?s ?p ?o }",
    ):
        assert len(stingy.query(whole).triples or ()) == 2 * (FEW - 1)


def test_an_answer_that_the_server_gave_up_on_is_none(virtuoso: Server) -> None:
    with open_store(virtuoso.profiled) as store:
        assert isinstance(store, EndpointStore)
        store.replace(GRAPH, [Quad(NamedNode(f"urn:{n}"), B, A) for n in range(1000)])
        product = store.profile.product
        hasty = replace(product, parameters=(*product.parameters, ("timeout", "1000")))
        question = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?c . ?f ?g ?c }"
        with (
            EndpointStore(replace(store.profile, product=hasty)) as given_up,
            pytest.raises(StoreError, match="not the whole answer") as caught,
        ):
            given_up.query(question)
        assert "more time" in str(caught.value.advice)


def test_a_wrong_password(virtuoso: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSKG_PASSWORD", "wr0ng")
    with open_store(virtuoso.profiled) as store:
        for act in (lambda: store.replace(GRAPH, facts(A)), lambda: store.query("ASK {}")):
            with pytest.raises(StoreError, match="answered 401") as caught:
                act()
            assert "does not accept these credentials: check" in str(caught.value.advice)
            assert "wr0ng" not in str(caught.value)


def test_who_does_not_sign_in_reads(virtuoso: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(virtuoso.profiled) as store:
        store.replace(GRAPH, facts(Literal("x")))
    monkeypatch.delenv("NEWSKG_USER")
    monkeypatch.delenv("NEWSKG_PASSWORD")
    with open_store(virtuoso.profiled) as store:
        assert store.size() == 1
        with pytest.raises(StoreError, match="answered 403"):
            store.replace(GRAPH, facts(A))


def test_the_password_is_kept_out_of_texts(virtuoso: Server) -> None:
    with open_store(virtuoso.profiled) as store:
        assert isinstance(store, EndpointStore)
        assert PASSWORD not in repr(store.profile)
        basic = replace(store.profile, query=store.profile.query.removesuffix("-auth"))
        assert EndpointStore(basic).query("ASK {}").truth is True


def test_loading_and_asking_by_command(virtuoso: Server, tmp_path: Path) -> None:
    path = tmp_path / "one.nq"
    path.write_text(f'{A} {B} "x" {GRAPH} .\n{A} {B} "x" {OTHER} .\n', "utf-8")
    for _ in range(2):
        done = CliRunner().invoke(main, ["load", str(path), "--to", virtuoso.profiled])
        assert done.exit_code == 0, done.output
        assert PASSWORD not in done.output
    question = "SELECT DISTINCT ?o { ?s ?p ?o }"
    asked = ["query", "--endpoint", virtuoso.profiled, "--format", "csv", question]
    done = CliRunner().invoke(main, asked)
    assert done.output.split() == ["o", "x"]


def test_what_its_bulk_loader_took_is_there(virtuoso: Server) -> None:
    lines = (f'{A} {B} "{n}" <http://example.org/article/{n}#graph> .\n' for n in range(30))
    (virtuoso.folder / "thirty.nq").write_text("".join(lines), "utf-8")
    virtuoso.load("thirty.nq")
    with open_store(virtuoso.profiled) as store:
        assert (len(store.graphs()), store.size()) == (30, 30)
        store.replace(GRAPH, facts(A))
        assert store.size() == 30


def test_its_bulk_loader_takes_parts_as_the_page_says(virtuoso: Server) -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "choose-a-store.md"
    commands = re.findall(r"^SQL> (.*);$", page.read_text("utf-8"), re.MULTILINE)
    assert [command.split()[0] for command in commands][:2] == ["ld_dir", "rdf_loader_run"]
    parts = virtuoso.folder / "graph"
    build = ["build", str(SEED), "-o", str(parts), "--shards", "4", "--extractor", "rules"]
    assert CliRunner().invoke(main, build).exit_code == 0
    virtuoso.sql(*(command.replace("/data/", "") for command in commands))
    with open_store(virtuoso.profiled) as store:
        found = list(verifying([parts], store))
    assert [each.same for each in found] == [True]


def test_the_server_is_its_own(tmp_path: Path) -> None:
    if not virtuoso_server.is_there():
        pytest.skip("Virtuoso is not installed: Debian has it as virtuoso-opensource-7-bin")
    with virtuoso_server.running(tmp_path / "server", rows=10) as server:
        with open_store(f"virtuoso+{server.url}/sparql") as store:
            assert store.graphs() == ()
        server.stop()
        with open_store(server.profiled) as store, pytest.raises(StoreError, match="be reached"):
            store.size()
