"""kg link: what it writes, what it says, and that a second run asks nothing again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import wikidata_extract as wikidata
from click.testing import CliRunner, Result
from pyoxigraph import Literal, NamedNode, RdfFormat, parse
from reconciliation_service import serving
from scripted_server import Reply, Request
from seed_extraction import article, extraction

from kg.cli.main import main
from kg.extraction import extractor_named
from kg.mapping import to_quads
from kg.pipeline import provenance_of
from kg.serialization import save

BASE = "https://example.org/newskg/"


def kg(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    made_by = provenance_of(extractor_named("rules"))
    save([to_quads(article(), extraction(), provenance=made_by)], "graph.nq")
    return tmp_path


def facts(path: Path, subject: str) -> dict[str, str]:
    """What a file says of one thing, by the ends of the predicates."""
    triples = [quad.triple for quad in parse(path.read_bytes(), format=RdfFormat.TURTLE)]
    mine = [t for t in triples if str(t.subject).startswith(f"<{BASE}{subject}")]
    return {re.split("[#/]", t.predicate.value)[-1]: value(t.object) for t in mine}


def value(term: object) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else ""


RAISI = {
    "type": "https://w3id.org/newskg/ontology#Decision",
    "subject": f"{BASE}person/ebrahim-raisi",
    "predicate": "http://www.w3.org/2004/02/skos/core#exactMatch",
    "decisionStatus": "https://w3id.org/newskg/ontology#Applied",
    "score": "100.00",
    "wasAttributedTo": f"{BASE}software/newskg-0.1.0",
}


def test_an_extract(folder: Path) -> None:
    wikidata.write(folder / "extract.json.gz")
    done = kg("link", "graph.nq", "--wikidata", "extract.json.gz", "-o", "links.ttl")
    assert done.exit_code == 0, done.output
    assert "linked 2 of " in done.output
    assert facts(folder / "links.ttl", "decision/ebrahim-raisi") == RAISI | {
        "object": "http://www.wikidata.org/entity/Q101",
        "description": "Ebrahim Raisi is Ebrahim Raisi, president of Iran. The source is certain. "
        "Its label is the name, its country is the same, its description names the office "
        "(President).",
        "wasDerivedFrom": f"{BASE}file/extract.json.gz",
    }
    first = (folder / "links.ttl").read_bytes()
    assert kg("link", "graph.nq", "--wikidata", "extract.json.gz", "-o", "links.ttl").exit_code == 0
    assert (folder / "links.ttl").read_bytes() == first


def test_a_service_is_asked_once(folder: Path) -> None:
    with serving("0.2") as service:
        arguments = ("link", "graph.nq", "--service", service.url, "-o", "links.ttl")
        done = kg(*arguments)
        assert done.exit_code == 0, done.output
        first = (folder / "links.ttl").read_bytes()
        assert len(service.requests) == 2
        assert kg(*arguments).exit_code == 0
        assert len(service.requests) == 2
        assert (folder / "links.ttl").read_bytes() == first
        raisi = facts(folder / "links.ttl", "decision/ebrahim-raisi")
        assert raisi == RAISI | {
            "object": "http://www.wikidata.org/entity/Q1000001",
            "description": "Ebrahim Raisi is Ebrahim Raisi, president of Iran. "
            "The source is certain.",
            "wasDerivedFrom": service.url,
        }


def test_only_the_kinds_that_are_asked_for() -> None:
    with serving("0.2") as service:
        done = kg("link", "graph.nq", "--service", service.url, "-o", "l.ttl", "--kind", "person")
        assert "linked 2 of 2 names, 0 left to people, in l.ttl" in done.output


def test_a_failure_tells_that_what_was_answered_is_kept(folder: Path) -> None:
    with serving("0.2") as service:
        service.faults += [service.answer(Request("GET", "/", {}, b"")), Reply(500, b"it fell", {})]
        arguments = ("link", "graph.nq", "--service", service.url, "-o", "links.ttl")
        done = kg(*arguments)
        assert done.exit_code == 4
        assert "500 Internal Server Error: it fell" in done.output
        assert "kept in links.ttl.answers" in done.output
        assert not (folder / "links.ttl").exists()
        assert kg(*arguments).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ((), 2, "one source is needed"),
        (("--service", "http://localhost:9", "--wikidata", "x"), 2, "one source is needed"),
        (("--service", "http://127.0.0.1:9/"), 4, "cannot be reached"),
        (("--service", "localhost"), 2, "not an address"),
        (("--wikidata", "none.json"), 1, "none.json: cannot be read"),
        (("--wikidata", "x", "--type", "human=Q5"), 2, "not a kind"),
        (("--wikidata", "x", "--type", "person"), 2, "not a kind"),
    ],
)
def test_what_cannot_be_done(arguments: tuple[str, ...], code: int, words: str) -> None:
    done = kg("link", "graph.nq", "-o", "links.ttl", *arguments)
    assert (done.exit_code, words in done.output) == (code, True), done.output


def test_a_file_that_no_build_would_take_is_not_written() -> None:
    done = kg("link", "graph.nq", "-o", "links.nq", "--wikidata", "extract.json.gz")
    assert (done.exit_code, "no authority file by its ending" in done.output) == (2, True)
