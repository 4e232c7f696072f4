"""How many rows are taken and how long is waited, wherever it is asked."""

from __future__ import annotations

import subprocess
import sys
import time
from itertools import islice
from pathlib import Path

import pytest
from click.testing import CliRunner
from overlapping_articles import quads
from oxigraph_server import Server
from pyoxigraph import NamedNode, RdfFormat, serialize

from kg.answers import Answer
from kg.cli.main import main
from kg.errors import StoreError, UsageError
from kg.interop import to_graph
from kg.queries import ask, run, stored_query
from kg.queries.limits import within
from kg.sparql import limited
from kg.store import EmbeddedStore, load, open_store

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER (?a = ?i && ?d = ?a) }"
LONG = (
    "SELECT (COUNT(*) AS ?n)"
    " { ?a ?b ?c . ?d ?e ?f FILTER (CONTAINS(CONCAT(STR(?a), STR(?c)), CONCAT(STR(?d), STR(?f)))) }"
)
STREAM = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    return EmbeddedStore.in_memory(quads())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the articles as a file and as a store."""
    made = tmp_path_factory.mktemp("asked")
    serialize(quads(), made / "graph.nq", format=RdfFormat.N_QUADS)
    with open_store(made / "store") as embedded:
        load([made / "graph.nq"], embedded)
    return made


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?s { ?s ?p ?o }",
        "SELECT ?s { ?s ?p ?o } ORDER BY ?s OFFSET 1 # the end",
        "SELECT ?s { ?s ?p ?o } VALUES ?p { <https://schema.org/name> }",
        "SELECT ?s { ?s ?p ?o } LIMIT 5",
        "SELECT ?s { { SELECT * { ?s ?p ?o } LIMIT 5 } }",
        "SELECT ?s { { SELECT * { ?s ?p ?o } LIMIT 50 } VALUES ?p { UNDEF } } LIMIT 7",
        "PREFIX limit: <https://schema.org/> SELECT ?s { ?s limit:name ?limit }",
        'SELECT ?s { ?s ?p ?o FILTER (?o != "LIMIT 3 }") }',
    ],
)
def test_the_first_rows_of_any_question(store: EmbeddedStore, text: str) -> None:
    everything = ask(text, store)
    assert not everything.cut
    count = len(everything.rows)
    assert count >= 5
    for limit in (0, 3, count - 1):
        assert ask(text, store, limit=limit) == Answer(
            everything.columns, everything.rows[:limit], cut=True
        )
    for limit in (count, count + 1):
        assert ask(text, store, limit=limit) == everything


def test_a_graph_and_a_truth_are_not_cut(store: EmbeddedStore) -> None:
    for text in ("CONSTRUCT WHERE { ?s ?p ?o }", "ASK { ?s ?p ?o }", "DESCRIBE ?s { ?s ?p 1 }"):
        assert limited(text, 1) == text
        assert ask(text, store, limit=1) == ask(text, store)


def test_rows_are_cut_before_they_are_made(store: EmbeddedStore) -> None:
    begun = time.monotonic()
    assert len(ask(STREAM, store, limit=10).rows) == 10
    assert time.monotonic() - begun < 5


def test_a_store_is_waited_for_no_longer(store: EmbeddedStore, folder: Path) -> None:
    graph = to_graph(islice(quads(), 300))
    for target in (store, folder / "store", folder / "graph.nq", graph):
        begun = time.monotonic()
        with pytest.raises(StoreError, match=r"not there within 0\.2 seconds") as caught:
            ask(LONG, target, timeout=0.2)
        assert time.monotonic() - begun < 5
        assert "wait longer" in str(caught.value.advice)


def test_an_endpoint_is_waited_for_no_longer_and_as_long_as_said(oxigraph: Server) -> None:
    with open_store(oxigraph.url) as endpoint:
        endpoint.replace(NamedNode("http://example.org/all"), quads())
    with pytest.raises(StoreError, match=r"within (0\.5|1) seconds"):
        ask(ENDLESS, oxigraph.url, timeout=0.5)
    assert ask("ASK { ?s ?p ?o }", oxigraph.url, timeout=500.0).truth


def test_what_is_there_in_time_is_the_same(store: EmbeddedStore) -> None:
    query = stored_query("who-met-whom")
    assert run(query, {}, store, timeout=60.0) == run(query, {}, store)
    with pytest.raises(UsageError, match="not valid SPARQL"):
        ask("SELECT nonsense", store, timeout=60.0)


def test_an_error_of_the_work_is_its_own() -> None:
    def failing() -> None:
        raise TimeoutError("mine")

    with pytest.raises(TimeoutError, match="mine"):
        within(5.0, failing)


@pytest.mark.parametrize("text", [ENDLESS, STREAM])
@pytest.mark.parametrize("target", ["store", "graph.nq"])
def test_the_command_ends_and_the_query_with_it(folder: Path, text: str, target: str) -> None:
    begun = time.monotonic()
    done = subprocess.run(
        [*(sys.executable, "-m", "kg", "query", text, "--in", target), "--all", "--timeout", "0.3"],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr.splitlines()[0] == "error: the answer was not there within 0.3 seconds"
    assert time.monotonic() - begun < 10


def test_the_command_says_that_there_is_more(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    command = ["query", "nested", "--format", "csv"]
    cut = CliRunner().invoke(main, [*command, "--limit", "1"])
    assert cut.stdout.count("\n") == 2
    assert cut.stderr == "This is the first row of more; --all gives all of them.\n"
    whole = CliRunner().invoke(main, [*command, "--all"])
    assert whole.stdout.count("\n") > 2
    assert whole.stderr == ""
    stream = CliRunner().invoke(main, ["query", STREAM, "--format", "tsv"])
    assert stream.stdout.count("\n") == 10_001
    assert "These are the first 10,000 rows; --all gives all of them." in stream.stderr
