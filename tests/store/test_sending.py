"""Many graphs sent to an endpoint: in large bodies, over several connections, nothing twice."""

from __future__ import annotations

import threading
import time
from dataclasses import replace

import pytest
from oxigraph_server import Server
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse
from scripted_server import Reply, answering

from kg.errors import StoreError
from kg.store import EndpointProfile, open_store
from kg.store.endpoint import EndpointStore
from kg.store.protocol import Step
from kg.store.requests import CONNECTIONS
from kg.store.sending import BODY, batches, side_by_side

A = NamedNode("http://example.org/a")
EMPTY = Reply(body=b'{"head":{},"boolean":false}')
FULL = Reply(body=b'{"head":{},"boolean":true}')
DONE = Reply(204, b"")


def step(number: int, *objects: Literal | BlankNode, more: bool = False) -> Step:
    graph = NamedNode(f"http://example.org/article/{number}#graph")
    return Step(graph, [Quad(A, A, found) for found in objects or (Literal(str(number)),)], more)


def store_at(url: str) -> EndpointStore:
    found = EndpointProfile.of(url, environment={})
    return EndpointStore(replace(found, attempts=3, first_wait=0.01, longest_wait=0.02))


def test_an_empty_store_gets_many_graphs_in_one_body() -> None:
    steps = [step(number) for number in range(1_000)]
    with answering(EMPTY, DONE) as script, store_at(script.url) as store:
        assert list(store.take(steps)) == steps
        _, request = script.requests
    assert (request.method, request.path) == ("POST", "/store")
    assert request.headers["Content-Type"] == "application/n-quads"
    sent = list(parse(request.body, format=RdfFormat.N_QUADS))
    assert sent == [Quad(A, A, s.quads[0].object, s.graph) for s in steps]


def test_a_body_has_its_limit() -> None:
    large = Literal("x" * (BODY // 3))
    steps = [step(number, large) for number in range(7)]
    found = list(batches(steps))
    assert [len(together) for together, _ in found] == [2, 2, 2, 1]
    assert all(len(body) <= BODY for _, body in found)
    [(alone, body)] = batches([step(1, Literal("x" * 2 * BODY))])
    assert len(alone) == 1
    assert len(body) > BODY


def test_a_filled_store_gets_one_graph_after_the_other() -> None:
    with answering(FULL, DONE) as script, store_at(script.url) as store:
        list(store.take(step(number) for number in range(20)))
        assert {request.method for request in script.requests[1:]} == {"PUT"}
        assert len(script.requests) == 21


def test_what_would_be_there_twice_goes_alone() -> None:
    steps = [step(1), step(2, BlankNode("x")), step(3, Literal("_:")), step(4), step(4, more=True)]
    with answering(EMPTY, Reply(503, b""), DONE) as script, store_at(script.url) as store:
        assert list(store.take(steps)) == steps
        sent = [(r.method, "?graph" in r.path) for r in script.requests[1:]]
    assert sorted(sent) == sorted(
        [("POST", False)] * 2 + [("PUT", True)] * 2 + [("POST", True)] + [sent[0]]
    )


def test_nothing_new_is_begun_after_a_failure() -> None:
    with answering(FULL, DONE, DONE, Reply(400, b"no")) as script, store_at(script.url) as store:
        with pytest.raises(StoreError, match="answered 400"):
            list(store.take(step(number) for number in range(100)))
        assert len(script.requests) <= 4 + 2 * CONNECTIONS


def test_several_are_under_way_at_once_and_come_back_in_order() -> None:
    busy, most, lock = 0, 0, threading.Lock()

    def work(number: int) -> None:
        nonlocal busy, most
        with lock:
            busy += 1
            most = max(most, busy)
        time.sleep(0.02 if number % 3 else 0.05)
        with lock:
            busy -= 1

    steps = [step(number) for number in range(30)]
    acts = (([s], lambda number=n: work(number)) for n, s in enumerate(steps))
    assert [*side_by_side(acts)] == steps
    assert most == CONNECTIONS


def test_what_is_read_ahead_is_little() -> None:
    read = 0

    def steps() -> object:
        nonlocal read
        for number in range(100):
            read += 1
            yield step(number)

    with answering(FULL, DONE) as script, store_at(script.url) as store:
        found = store.take(steps())  # type: ignore[arg-type]
        next(found)
        assert read <= CONNECTIONS + 2
        found.close()  # type: ignore[attr-defined]


def test_a_server_that_dies_while_it_is_filled(oxigraph: Server) -> None:
    with open_store(oxigraph.url) as opened:
        assert isinstance(opened, EndpointStore)
        store = EndpointStore(replace(opened.profile, attempts=1))
        found = store.take(step(n, Literal("x" * (BODY // 2))) for n in range(20))
        next(found)
        oxigraph.stop()
        with pytest.raises(StoreError, match="cannot be reached"):
            list(found)
