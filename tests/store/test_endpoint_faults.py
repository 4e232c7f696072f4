"""Endpoints that are busy, gone, wrong or slow: real servers, real failures, one message each."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from oxigraph_server import Server, free_port
from pyoxigraph import NamedNode, Quad
from scripted_server import RESULT, Reply, answering

from kg.errors import StoreError, UsageError
from kg.store import Credentials, EndpointProfile
from kg.store.endpoint import EndpointStore

A = NamedNode("http://example.org/a")
FACT = [Quad(A, A, A)]
ASKED = "SELECT ?x WHERE { ?x ?y ?z }"
QUICK = EndpointProfile("", attempts=4, first_wait=0.01, longest_wait=0.05, timeout=5.0)


def asking(store: EndpointStore) -> object:
    return store.query(ASKED)


def filling(store: EndpointStore) -> None:
    store.replace(A, FACT)


BOTH: tuple[Callable[[EndpointStore], object], ...] = (asking, filling)


def store_at(url: str) -> EndpointStore:
    found = EndpointProfile.of(url, environment={})
    return EndpointStore(
        replace(QUICK, query=found.query, graph_store=found.graph_store, product=found.product)
    )


def test_busy_twice_and_then_there() -> None:
    busy = Reply(503, b"busy", {"Retry-After": "1"})
    with answering(busy, busy, Reply()) as script:
        assert store_at(script.url).query(ASKED).columns == ("x",)
        assert len(script.requests) == 3
    with answering(busy, Reply(429, b""), Reply(201, b"")) as script:
        store_at(script.url).replace(A, FACT)
        assert [request.method for request in script.requests] == ["PUT"] * 3
        assert {request.body for request in script.requests} == {f"{A} {A} {A} .\n".encode()}


def test_busy_for_ever() -> None:
    with answering(Reply(503, b"come\nback later")) as script:
        for act in BOTH:
            script.requests.clear()
            with pytest.raises(StoreError) as caught:
                act(store_at(script.url))
            assert "503 Service Unavailable (4 times): come back later" in caught.value.problem
            assert caught.value.problem.startswith(script.url)
            assert caught.value.advice == "The server is busy: try again later."
            assert len(script.requests) == 4


@pytest.mark.parametrize(
    ("status", "advice"),
    [
        (400, "read what it says"),
        (401, "NEWSKG_USER"),
        (403, "another account"),
        (404, "Is the path right?"),
        (405, "Graph Store"),
        (413, "raise its limit"),
        (414, "raise its limit"),
        (500, "its log may say more"),
        (507, "its log may say more"),
    ],
)
def test_what_will_not_get_better_is_asked_once(status: int, advice: str) -> None:
    with answering(Reply(status, b"the 'reason' \xc3\xa9\xff")) as script:
        for act in BOTH:
            script.requests.clear()
            with pytest.raises(StoreError) as caught:
                act(store_at(script.url))
            assert f"answered {status} " in caught.value.problem
            assert "the 'reason' é" in caught.value.problem
            assert advice in str(caught.value.advice)
            assert len(script.requests) == 1


def test_an_error_without_words() -> None:
    with answering(Reply(400, b"")) as script, pytest.raises(StoreError) as caught:
        store_at(script.url).query(ASKED)
    assert caught.value.problem == f"{script.url}/query answered 400 Bad Request"


def test_a_server_that_moved() -> None:
    moved = Reply(308, b"", {"Location": "http://127.0.0.1:9/"})
    with answering(moved) as script, pytest.raises(StoreError, match="answered 308") as caught:
        store_at(script.url).replace(A, FACT)
    assert "give the address that it names" in str(caught.value.advice)


def test_nobody_listens() -> None:
    url = f"http://127.0.0.1:{free_port()}"
    for act in BOTH:
        with pytest.raises(StoreError, match=r"cannot be reached \(4 times\): ") as caught:
            act(store_at(url))
        assert caught.value.advice == "Is the server running, at this host and port?"
        assert caught.value.exit_code == 4


def test_a_name_that_nobody_has() -> None:
    with pytest.raises(StoreError, match="cannot be reached"):
        store_at("http://nobody.invalid:7878").query(ASKED)


def test_a_server_that_never_answers() -> None:
    with answering(Reply(stall=1.5)) as script:
        slow = store_at(script.url)
        impatient = EndpointStore(replace(slow.profile, timeout=0.2))
        with pytest.raises(StoreError, match="did not answer within") as caught:
            impatient.query(ASKED)
        assert caught.value.problem.endswith("0.2 seconds")  # and was not asked again
        with pytest.raises(StoreError, match=r"did not answer within 0\.2 seconds \(4 times\)"):
            impatient.replace(A, FACT)
        assert len(script.requests) == 5


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=2))])
def test_a_server_that_says_when_it_will_be_back(zone: timezone) -> None:
    soon = format_datetime(datetime.now(zone) + timedelta(seconds=2))
    with answering(Reply(503, b"", {"Retry-After": soon}), Reply()) as script:
        patient = EndpointStore(replace(store_at(script.url).profile, longest_wait=5.0))
        start = time.monotonic()
        patient.query(ASKED)
        assert 0.9 < time.monotonic() - start < 2.5  # dates tell whole seconds


@pytest.mark.parametrize("told", ["soon", "Thu, 01 Jan 1970 00:00:00 GMT", "-1", ""])
def test_a_server_that_says_nothing_sensible_about_when(told: str) -> None:
    with answering(Reply(503, b"", {"Retry-After": told}), Reply()) as script:
        assert store_at(script.url).query(ASKED).rows == ()


def test_connections_that_break() -> None:
    broken = (Reply(reset=True), Reply(body=RESULT[:20], cut=True), Reply())
    with answering(*broken) as script:
        assert store_at(script.url).query(ASKED).rows == ()
        assert len(script.requests) == 3
    with answering(Reply(reset=True), Reply(204, b"")) as script:
        store_at(script.url).replace(A, FACT)
        assert len(script.requests) == 2


@pytest.mark.parametrize("body", [b"<html>Welcome</html>", b"", b'{"head": 1}'])
def test_an_answer_that_is_none(body: bytes) -> None:
    with answering(Reply(body=body)) as script:
        for text in (ASKED, "ASK {}"):
            with pytest.raises(StoreError, match="answered something that is no SPARQL result"):
                store_at(script.url).query(text)


def test_the_server_is_stopped_in_the_middle(oxigraph: Server) -> None:
    store = store_at(oxigraph.url)
    store.replace(A, FACT)
    assert store.size() == 1
    oxigraph.stop()
    with pytest.raises(StoreError, match="cannot be reached"):
        store.size()
    with pytest.raises(StoreError, match="cannot be reached"):
        store.replace(A, FACT)


def test_a_broken_query_is_the_askers_fault(oxigraph: Server) -> None:
    with pytest.raises(StoreError, match="/query answered 400 Bad Request: error at 1:26"):
        store_at(oxigraph.url).query("SELECT * WHERE { nonsense }")


def test_a_graph_that_the_server_does_not_take(oxigraph: Server) -> None:
    store = store_at(oxigraph.url)
    lost = EndpointStore(replace(store.profile, graph_store=f"{oxigraph.url}/nowhere"))
    with pytest.raises(StoreError, match=r"/nowhere.* answered 404"):
        lost.replace(A, FACT)
    unknown = EndpointStore(replace(store.profile, graph_store=None))
    with pytest.raises(UsageError, match=r"where .*/query takes graphs is not known"):
        unknown.replace(A, FACT)


def test_credentials_go_with_every_request_and_nowhere_else() -> None:
    secret = Credentials("s3cret")
    with answering(Reply()) as script:
        profile = replace(store_at(script.url).profile, credentials=secret)
        EndpointStore(profile).query(ASKED)
        EndpointStore(profile).replace(A, FACT)
    assert [r.headers["Authorization"] for r in script.requests] == ["Bearer s3cret"] * 2
    assert "s3cret" not in repr(profile)
    with answering(Reply(401, b"")) as script, pytest.raises(StoreError) as caught:
        EndpointStore(replace(profile, query=f"{script.url}/query")).query(ASKED)
    assert "s3cret" not in str(caught.value)


def test_what_is_sent() -> None:
    with answering(Reply()) as script:
        store = store_at(script.url)
        store.query(ASKED)
        store.query("SELECT ?x FROM <http://e/> WHERE { ?x ?y ?z }")
        store.add(NamedNode("http://example.org/a?b=c&d#graph"), FACT)
    first, second, third = script.requests
    assert (first.method, first.path) == ("POST", "/query")
    assert b"union-default-graph=true" in first.body
    assert b"union-default-graph" not in second.body
    assert third.method == "POST"
    assert third.path == "/store?graph=http%3A%2F%2Fexample.org%2Fa%3Fb%3Dc%26d%23graph"
    assert third.headers["Content-Type"] == "application/n-triples"
