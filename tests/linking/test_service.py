"""Reconciliation services over real HTTP: ours in both forms, somebody else's, and faults."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from csv_reconcile_server import tabular
from oxigraph_server import free_port
from reconciliation_service import DRAFT, serving
from scripted_server import Reply, answering

from kg.errors import StoreError, UsageError
from kg.linking import Cache, Kind, Link, Named, Service, links, service_at

RAISI = Named("urn:raisi", Kind.PERSON, "Ebrahim Raisi", countries=("ir",))
ALIYEV = Named("urn:aliyev", Kind.PERSON, "Ilham Aliyev", countries=("az",))
RUIZ = Named("urn:ruiz", Kind.PERSON, "Ana Ruiz", countries=("mx",))
TABRIZ = Named("urn:tabriz", Kind.PLACE, "Tabriz", countries=("ir",))
IRNA = Named("urn:irna", Kind.ORGANIZATION, "IRNA")
NOBODY = Named("urn:nobody", Kind.PERSON, "Xaver Unterwurzacher")
ALL = (RAISI, ALIYEV, RUIZ, TABRIZ, IRNA, NOBODY)

WD = "http://www.wikidata.org/entity/"


def at(url: str, *, cache: Cache | None = None, size: int | None = None) -> Service:
    quick = replace(service_at(url, timeout=5), attempts=3, first_wait=0.01, longest_wait=0.05)
    return Service(quick, cache=cache, size=size)


def decided(found: list[tuple[Link, ...]]) -> dict[str, str]:
    every = [link for each in found for link in each if link.decided]
    return {link.named.iri: link.candidate.iri for link in every}


CERTAIN = {
    "urn:raisi": f"{WD}Q1000001",
    "urn:aliyev": f"{WD}Q1000002",
    "urn:tabriz": f"{WD}Q1000006",
    "urn:irna": f"{WD}Q1000007",
}


@pytest.mark.parametrize("versions", [("0.1", "0.2"), (DRAFT,), ("0.2", DRAFT)])
def test_certain_ones_are_decided_and_namesakes_are_left_to_people(versions: tuple[str]) -> None:
    with serving(*versions) as service:
        found = list(links(ALL, at(service.url)))
    assert decided(found) == CERTAIN
    [ruiz] = [each for each in found if each and each[0].named is RUIZ]
    assert [link.candidate.iri[-8:] for link in ruiz] == ["Q1000003", "Q1000004", "Q1000005"]
    assert "nearly as likely" in ruiz[0].reason
    assert found[-1] == ()


def test_a_query_in_the_settled_form() -> None:
    with serving("0.1", "0.2") as service:
        list(links([RAISI, IRNA], at(service.url)))
        asked = service.requests
    assert [(r.method, r.path) for r in asked] == [("GET", "/"), ("POST", "/")]
    assert asked[1].headers["User-Agent"].startswith("newskg/")
    assert json.loads(parse_qs(asked[1].body.decode())["queries"][0]) == {
        "q0": {
            "query": "Ebrahim Raisi",
            "type": "Q5",
            "limit": 5,
            "properties": [{"pid": "P27", "v": {"id": "Q794", "name": "Iran"}}],
        },
        "q1": {"query": "IRNA", "type": "Q43229", "limit": 5},
    }


def test_a_query_in_the_form_of_the_draft() -> None:
    with serving(DRAFT) as service:
        list(links([RAISI], at(service.url)))
        asked = service.requests
    assert [(r.method, r.path) for r in asked] == [("GET", "/"), ("POST", "/match")]
    assert asked[1].headers["Content-Type"] == "application/json"
    assert json.loads(asked[1].body) == {
        "queries": [
            {
                "type": "Q5",
                "limit": 5,
                "conditions": [
                    {"matchType": "name", "propertyValue": "Ebrahim Raisi"},
                    {
                        "matchType": "property",
                        "propertyId": "P27",
                        "propertyValue": {"id": "Q794", "name": "Iran"},
                    },
                ],
            }
        ]
    }


def test_a_service_of_somebody_else(tmp_path: Path) -> None:
    rows = {"Q11": "Ebrahim Raisi", "Q12": "Ilham Aliyev", "Q13": "Ilham Aliev"}
    with tabular(rows, tmp_path) as url:
        found = list(links([RAISI, ALIYEV, NOBODY], at(url)))
    assert decided(found) == {"urn:raisi": f"{WD}Q11", "urn:aliyev": f"{WD}Q12"}
    assert found[2] == ()


def test_names_go_in_batches_as_large_as_the_service_says() -> None:
    for size, batch_size, requests in ((None, None, 1), (4, None, 2), (None, 2, 3), (4, 2, 3)):
        manifest = {"batchSize": batch_size} if batch_size else {}
        with serving("0.2", manifest=manifest) as service:
            assert decided(list(links(ALL, at(service.url, size=size)))) == CERTAIN
            assert len(service.requests) == 1 + requests


def test_nothing_is_asked_twice(tmp_path: Path) -> None:
    kept = tmp_path / "answers"
    with serving("0.2") as service:
        first = list(links(ALL, at(service.url, cache=Cache(kept))))
        service.requests.clear()
        assert list(links(ALL, at(service.url, cache=Cache(kept)))) == first
        assert service.requests == []
        new = Named("urn:new", Kind.PERSON, "Ana Ruis")
        list(links([*ALL, new], at(service.url, cache=Cache(kept))))
        assert [r.method for r in service.requests] == ["POST"]
        assert "Ana+Ruis" in service.requests[0].body.decode()
        assert "Raisi" not in service.requests[0].body.decode()


def test_what_was_answered_before_a_failure_is_kept(tmp_path: Path) -> None:
    kept = tmp_path / "answers"
    with serving("0.2") as service:
        source = at(service.url, cache=Cache(kept), size=2)
        walk = links(ALL, source)
        assert next(walk)[0].decided
        assert next(walk)[0].decided
        service.faults += [Reply(500, b"it fell", {})]
        with pytest.raises(StoreError, match="500"):
            next(walk)
        service.requests.clear()
        assert decided(list(links(ALL, at(service.url, cache=Cache(kept), size=2)))) == CERTAIN
        assert len(service.requests) == 2


def test_busy_and_then_there() -> None:
    busy = Reply(503, b"busy", {"Retry-After": "0"})
    with serving("0.2") as service:
        service.faults += [busy, busy]
        source = at(service.url)
        assert source.asking().manifest.name == "A small service"
        service.faults += [Reply(429, b"", {}), Reply(reset=True)]
        assert decided(list(links(ALL, source))) == CERTAIN
        assert len(service.requests) == 6
    with serving("0.2") as service:
        service.faults += [Reply(cut=True), Reply(502, b"", {})]
        assert decided(list(links(ALL, at(service.url)))) == CERTAIN


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Reply(503, b"busy", {}), "answered 503 Service Unavailable (3 times): busy"),
        (Reply(404, b"", {}), "answered 404"),
        (Reply(200, b"<html>Welcome</html>", {}), "its answer is not JSON"),
        (Reply(200, b"[]", {}), "what it says of itself is no manifest"),
        (Reply(200, b'{"name": "x", "versions": ["3.0"]}', {}), "another version"),
    ],
)
def test_what_is_no_service(fault: Reply, words: str) -> None:
    with answering(fault) as script, pytest.raises(StoreError) as caught:
        list(links(ALL, at(script.url)))
    assert words in caught.value.problem
    assert caught.value.problem.startswith(script.url)
    assert caught.value.advice


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"\xff\x00 garbage", "its answer is not JSON"),
        (b"[1]", "the answer is no object"),
        (b'{"status": "error", "message": "no such type"}', "no such type"),
        (b'{"q0": {"result": 3}}', "the candidates are no list"),
        (b'{"q0": {"result": [3]}}', "a candidate is no object"),
        (b'{"q0": {"result": [{"id": 7}]}}', "a candidate without id and name"),
    ],
)
def test_what_is_no_result_is_told_and_not_kept(body: bytes, words: str) -> None:
    with serving("0.2") as service:
        source = at(service.url)
        source.asking()
        service.faults += [Reply(200, body, {})]
        with pytest.raises(StoreError, match=words):
            list(links([RAISI], source))
        assert decided(list(links([RAISI], source))) == {"urn:raisi": CERTAIN["urn:raisi"]}


def test_an_answer_that_does_not_come() -> None:
    with answering(Reply(stall=0.6)) as script:
        source = Service(service_at(script.url, timeout=0.2))
        with pytest.raises(StoreError, match=r"did not answer within 0\.2 seconds"):
            source.asking()


def test_a_service_that_is_not_there() -> None:
    with pytest.raises(StoreError, match="cannot be reached"):
        at(f"http://127.0.0.1:{free_port()}/").asking()


@pytest.mark.parametrize("url", ["ftp://example.org/", "http://me:secret@example.org/", "http:///"])
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(UsageError):
        service_at(url)


def test_no_password_of_a_store_goes_to_a_service(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSKG_TOKEN", "secret")
    with serving("0.2") as service:
        list(links([RAISI], at(service.url)))
        assert all("Authorization" not in r.headers for r in service.requests)


def test_types_that_the_user_gives_go_first() -> None:
    with serving("0.2") as service:
        source = Service(service_at(service.url), types={Kind.ORGANIZATION: "Q9"}, limit=2)
        assert list(links([IRNA], source)) == [()]
        assert '"type": "Q9"' in parse_qs(service.requests[1].body.decode())["queries"][0]
