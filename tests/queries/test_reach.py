"""No question makes this machine ask another, wherever in it that hides, and however it is put.

A real server stands at the address that each question names, and is never asked.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import rdflib
from click.testing import CliRunner
from pyoxigraph import NamedNode, Quad
from scripted_server import Script, answering

from kg.cli.main import main
from kg.errors import KgError, UsageError
from kg.queries import ask, read_query, run
from kg.sparql import reaches_out
from kg.store import EmbeddedStore, Store, open_store
from kg.store.dataset import DatasetStore

THERE = "ELSEWHERE { ?s ?p ?o }"
SERVICES = {
    "alone": f"SELECT * {{ SERVICE {THERE} }}",
    "in small letters": f"SELECT * {{ service {THERE} }}",
    "silent": f"SELECT * {{ SERVICE SILENT {THERE} }}",
    "by a variable": "SELECT * { VALUES ?where { ELSEWHERE } SERVICE ?where { ?s ?p ?o } }",
    "in groups": f"SELECT * {{ {{ {{ ?s ?p ?o }} {{ SERVICE {THERE} }} }} }}",
    "in OPTIONAL": f"SELECT * {{ ?s ?p ?o OPTIONAL {{ SERVICE {THERE} }} }}",
    "in UNION": f"SELECT * {{ {{ ?s ?p ?o }} UNION {{ SERVICE {THERE} }} }}",
    "in MINUS": f"SELECT * {{ ?s ?p ?o MINUS {{ SERVICE {THERE} }} }}",
    "in GRAPH": f"SELECT * {{ GRAPH ?g {{ SERVICE {THERE} }} }}",
    "in a subquery": f"SELECT * {{ {{ SELECT ?s {{ {{ SELECT ?s {{ SERVICE {THERE} }} }} }} }} }}",
    "in EXISTS": f"SELECT * {{ ?s ?p ?o FILTER EXISTS {{ SERVICE {THERE} }} }}",
    "in NOT EXISTS": f"SELECT * {{ ?s ?p ?o FILTER NOT EXISTS {{ {{ SERVICE {THERE} }} }} }}",
    "in BIND": f"SELECT * {{ ?s ?p ?o BIND (EXISTS {{ SERVICE {THERE} }} AS ?x) }}",
    "in IF": f"SELECT (IF(EXISTS {{ SERVICE {THERE} }}, 1, 2) AS ?x) {{ ?s ?p ?o }}",
    "in HAVING": f"SELECT ?s {{ ?s ?p ?o }} GROUP BY ?s HAVING (EXISTS {{ SERVICE {THERE} }})",
    "in ORDER BY": f"SELECT ?s {{ ?s ?p ?o }} ORDER BY (EXISTS {{ SERVICE {THERE} }})",
    "of ASK": f"ASK {{ SERVICE {THERE} }}",
    "of CONSTRUCT": f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE {THERE} }}",
    "of DESCRIBE": f"DESCRIBE ?s WHERE {{ SERVICE {THERE} }}",
    "behind a comment": f"SELECT * {{ # nothing }}\rSERVICE # {{\n {THERE} }}",
    "behind strings": f"SELECT * {{ ?s ?p '''' ''' , \"#\" . SERVICE {THERE} }}",
    "behind a less": f"SELECT * {{ ?s ?p ?o FILTER (?s<?o) SERVICE {THERE} FILTER (?o>?s) }}",
    "behind a digit": f"SELECT * {{ ?s ?p 1SERVICE {THERE} }}",
    "by an escape": f"SELECT * {{ S\\u0045RVICE {THERE} }}",
    "by a long escape": f"SELECT * {{ \\U00000053ERVICE {THERE} }}",
    "by eight digits and a small u": f"SELECT * {{ \\u00000053ERVICE {THERE} }}",
    "out of a string": f'SELECT * {{ ?s ?p "\\u0022 . SERVICE {THERE} ?s ?p \\u0022" }}',
    "out of a comment": f"SELECT * {{ # \\u000A SERVICE {THERE}\n }}",
}
FROMS = {
    "FROM": "SELECT * FROM ELSEWHERE { ?s ?p ?o }",
    "FROM NAMED": "SELECT * FROM NAMED ELSEWHERE { GRAPH ?g { ?s ?p ?o } }",
    "FROM in small letters": "ASK from ELSEWHERE { ?s ?p ?o }",
    "FROM by an escape": "SELECT * FR\\u004FM ELSEWHERE { ?s ?p ?o }",
}
UPDATES = {
    "LOAD": "LOAD ELSEWHERE",
    "LOAD behind a prologue": "PREFIX a: <urn:a> LOAD SILENT ELSEWHERE INTO GRAPH <urn:g>",
    "LOAD behind a question": "SELECT * { ?s ?p ?o } ; LOAD ELSEWHERE",
    "LOAD in a question": "SELECT * { LOAD ELSEWHERE }",
    "SERVICE in an update": f"INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE {THERE} }}",
}
HARMLESS = {
    "a property that some engines compute": "SELECT * { ?x <java:org.example.Fetch> ELSEWHERE }",
    "a property of theirs that fetches": "SELECT * { ?x <http://jena.hpl.hp.com/load> ELSEWHERE }",
    "a function that nobody has": "SELECT * { ?s ?p ?o BIND (<sql:get>(ELSEWHERE) AS ?x) }",
    "a graph of that name": "SELECT * { GRAPH ELSEWHERE { ?s ?p ?o } }",
    "a thing of that name": "DESCRIBE ELSEWHERE",
    "a base": "BASE ELSEWHERE SELECT * { <x> ?p ?o }",
    "words in strings, names and comments": (
        "PREFIX a: <http://e/SERVICE> SELECT ?service ?from { # SERVICE FROM\n"
        " ?service a:SERVICE ?from , 'SERVICE FROM', '''SERVICE ' LOAD''' }"
    ),
}
STATEMENT = Quad(NamedNode("urn:s"), NamedNode("urn:p"), NamedNode("urn:o"))


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Script]:
    with answering() as script:
        yield script


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Store]:
    dataset = DatasetStore(rdflib.Dataset())
    folder = open_store(tmp_path_factory.mktemp("store"))
    for store in (dataset, folder):
        store.replace(NamedNode("urn:g"), [STATEMENT])
    return {
        "memory": EmbeddedStore.in_memory([STATEMENT]),
        "folder": folder,
        "dataset": dataset,
        "graph": DatasetStore(rdflib.Graph()),
    }


def put(text: str, elsewhere: Script) -> str:
    return text.replace("ELSEWHERE", f"<{elsewhere.url}/sparql>")


@pytest.mark.parametrize("text", SERVICES.values(), ids=SERVICES)
def test_no_store_asks_another_endpoint(
    elsewhere: Script, stores: dict[str, Store], text: str
) -> None:
    asked = put(text, elsewhere)
    assert reaches_out(asked, "FROM", "SERVICE") == "SERVICE"
    for store in stores.values():
        for question in (store.query, lambda text, store=store: ask(text, store, explain=True)):
            with pytest.raises(UsageError):
                question(asked)
    assert elsewhere.requests == []


@pytest.mark.parametrize("text", FROMS.values(), ids=FROMS)
def test_graphs_named_with_from_are_not_fetched(
    elsewhere: Script, stores: dict[str, Store], text: str
) -> None:
    asked = put(text, elsewhere)
    assert reaches_out(asked, "SERVICE", "FROM") == "FROM"
    for name, store in stores.items():
        if name in ("dataset", "graph"):
            with pytest.raises(UsageError, match="rdflib takes FROM as an order to fetch"):
                ask(asked, store)
        elif "\\" not in asked:
            assert not ask(asked, store).found
    assert elsewhere.requests == []


@pytest.mark.parametrize("text", UPDATES.values(), ids=UPDATES)
def test_updates_are_not_run(elsewhere: Script, stores: dict[str, Store], text: str) -> None:
    for store in stores.values():
        with pytest.raises(UsageError):
            ask(put(text, elsewhere), store)
    assert elsewhere.requests == []


@pytest.mark.parametrize("text", HARMLESS.values(), ids=HARMLESS)
def test_what_only_looks_like_it_is_asked(
    elsewhere: Script, stores: dict[str, Store], text: str
) -> None:
    asked = put(text, elsewhere)
    assert reaches_out(asked, "SERVICE", "FROM", "LOAD") is None
    for name, store in stores.items():
        if "GRAPH" in asked and name == "graph":
            continue  # which has none
        with warnings.catch_warnings(), suppress(KgError):  # a function that nobody has
            warnings.simplefilter("ignore")
            assert len(ask(asked, store).rows) <= 1, name
    assert elsewhere.requests == []


MINE = "#+ summary: All.\n#+ description: All of it.\n"


@pytest.mark.parametrize("text", [*SERVICES.values(), *FROMS.values(), *UPDATES.values()])
def test_queries_of_ones_own_are_refused_when_they_are_read(
    elsewhere: Script, tmp_path: Path, text: str
) -> None:
    path = tmp_path / "mine.rq"
    path.write_text(f"{MINE}{put(text, elsewhere)} ORDER BY ?s", "utf-8")
    with pytest.raises(UsageError):
        run(read_query(path), {}, EmbeddedStore.in_memory())
    assert elsewhere.requests == []


@pytest.mark.parametrize("text", [*SERVICES.values(), *UPDATES.values()])
def test_the_command_refuses_them(elsewhere: Script, tmp_path: Path, text: str) -> None:
    asked, data = put(text, elsewhere), tmp_path / "graph.ttl"
    data.write_text("<urn:s> <urn:p> <urn:o> .", "utf-8")
    (tmp_path / "adhoc.rq").write_text(asked, "utf-8")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/mine.rq").write_text(f"{MINE}{asked} ORDER BY ?s", "utf-8")
    for words, stdin in (
        ([asked], None),
        (["-"], asked),
        ([str(tmp_path / "adhoc.rq")], None),
        ([str(tmp_path / "mine/mine.rq")], None),
        (["--queries", str(tmp_path / "mine"), "mine"], None),
    ):
        done = CliRunner().invoke(main, ["query", *words, "--in", str(data)], input=stdin)
        assert done.exit_code == UsageError.exit_code, done.output
    assert elsewhere.requests == []
