"""Many graphs sent to an endpoint: in large bodies, over several connections, nothing twice."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

import pytest
from oxigraph_server import Server
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse, serialize
from scripted_server import Reply, answering

from kg.errors import StoreError
from kg.store import EndpointProfile, open_store
from kg.store.endpoint import EndpointStore
from kg.store.protocol import Step
from kg.store.requests import CONNECTIONS
from kg.store.sending import AHEAD, Work, gathered, side_by_side

A = NamedNode("http://example.org/a")
ROOM = 1 << 20
NONE = Reply()
DONE = Reply(204, b"")


def step(number: int, *objects: Literal | BlankNode, more: bool = False) -> Step:
    graph = NamedNode(f"http://example.org/article/{number}#graph")
    return Step(graph, [Quad(A, A, found) for found in objects or (Literal(str(number)),)], more)


def store_at(url: str, *, quads: bool = True) -> EndpointStore:
    """A store that is not patient; or one that takes graphs one by one only."""
    found = EndpointProfile.of(url, environment={})
    quick = replace(found, attempts=3, first_wait=0.01, longest_wait=0.02)
    return EndpointStore(quick if quads else replace(quick, quads=None))


def graphs(steps: Iterable[Step]) -> list[NamedNode]:
    return [each.graph for each in steps]


def bare(step: Step) -> Step:
    """As it is on its way: as N-Quads alone."""
    quads = [Quad(q.subject, q.predicate, q.object, step.graph) for q in step.quads]
    return replace(step, quads=(), nquads=serialize(quads, format=RdfFormat.N_QUADS) or b"")


def nothing_there(_: Iterable[NamedNode]) -> set[NamedNode]:
    return set()


def test_what_is_not_there_goes_together_in_one_body() -> None:
    steps = [step(number) for number in range(400)]
    with answering(NONE, DONE) as script, store_at(script.url) as store:
        assert list(store.take(steps)) == graphs(steps)
        asked, request = script.requests
    assert b"article/399%23graph" in asked.body
    assert (request.method, request.path) == ("POST", "/store?no_transaction")
    assert request.headers["Content-Type"] == "application/n-quads"
    sent = list(parse(request.body, format=RdfFormat.N_QUADS))
    assert sent == [Quad(A, A, s.quads[0].object, s.graph) for s in steps]


def test_a_body_has_its_limit() -> None:
    large = Literal("x" * (ROOM // 3))
    steps = [step(number, large) for number in range(7)]
    found = list(gathered(steps, nothing_there, ROOM))
    assert [len(together) for together, _ in found] == [2, 2, 2, 1]
    assert not any(alone for _, alone in found)
    assert all(sum(len(each.nquads) for each in some) <= ROOM for some, _ in found)
    [([one], alone)] = gathered([step(1, Literal("x" * 2 * ROOM))], nothing_there, ROOM)
    assert len(one.nquads) > ROOM
    assert not alone


def test_a_store_that_takes_no_quads_gets_one_graph_after_the_other() -> None:
    with answering(DONE) as script, store_at(script.url, quads=False) as store:
        list(store.take(step(number) for number in range(20)))
        assert {request.method for request in script.requests} == {"PUT"}
        assert len(script.requests) == 20


def test_what_is_there_and_what_would_come_twice_goes_alone() -> None:
    steps = [step(1), step(2, BlankNode("x")), step(3), step(4), step(4, more=True), step(1)]
    found = list(gathered(steps, lambda names: {step(3).graph} & {*names}, ROOM))
    assert [([each.step for each in some], alone) for some, alone in found] == [
        ([bare(steps[0])], False),
        ([bare(steps[1])], True),
        ([bare(steps[2])], True),
        ([bare(steps[3])], False),
        ([bare(steps[4])], True),
        ([bare(steps[5])], True),
    ]
    large = [step(number % 3, Literal("x" * ROOM)) for number in range(5)]
    assert [alone for _, alone in gathered(large, nothing_there, ROOM)] == [False] * 3 + [True] * 2


def test_few_large_bodies_fill_a_server() -> None:
    steps = [step(number, Literal("x" * 100_000)) for number in range(700)]
    with answering(NONE) as script, store_at(script.url) as store:
        assert list(store.take(steps)) == graphs(steps)
        sent = [r.body for r in script.requests if r.path == "/store?no_transaction"]
    room = store.profile.product.room
    assert [len(body) <= room for body in sent] == [True, True]
    assert sum(map(len, sent)) > room


def test_a_body_that_is_too_large_for_the_server_goes_in_halves() -> None:
    steps = [step(number) for number in range(5)]
    refusal = Reply(413, b"too large")
    replies = (NONE, refusal, DONE, refusal, DONE)
    with answering(*replies) as script, store_at(script.url) as store:
        assert list(store.take(steps)) == graphs(steps)
        _, *requests = [r.body.count(b"/article/") for r in script.requests]
    assert requests == [5, 2, 3, 1, 2]
    with answering(NONE, refusal) as script, store_at(script.url) as store:
        with pytest.raises(StoreError, match="answered 413") as caught:
            list(store.take(steps))
        assert len(script.requests) == 4
        assert "raise its limit" in str(caught.value.advice)


def test_what_is_on_its_way_is_kept_as_bytes() -> None:
    alive = 0

    class Watched(list[Quad]):
        def __del__(self) -> None:
            nonlocal alive
            alive -= 1

    def steps() -> Iterator[Step]:
        nonlocal alive
        for number in range(500):
            alive += 1
            assert alive <= 3
            yield replace(step(number), quads=Watched(step(number).quads))

    with answering(NONE, DONE) as script, store_at(script.url) as store:
        assert len(list(store.take(steps()))) == 500


def test_what_may_be_sent_twice_is_sent_again() -> None:
    steps = [step(1), step(2)]
    with answering(NONE, Reply(503, b""), DONE) as script, store_at(script.url) as store:
        assert list(store.take(steps)) == graphs(steps)
        assert [r.path for r in script.requests[1:]] == ["/store?no_transaction"] * 2
        assert script.requests[1].body == script.requests[2].body


def test_nothing_new_is_begun_after_a_failure() -> None:
    refusals = (DONE, DONE, Reply(400, b"no"))
    with answering(*refusals) as script, store_at(script.url, quads=False) as store:
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
    acts = (Work([s.graph], 1, partial(work, n)) for n, s in enumerate(steps))
    assert [*side_by_side(acts)] == graphs(steps)
    assert most == CONNECTIONS


def test_what_is_read_ahead_is_little() -> None:
    read = 0

    def steps() -> object:
        nonlocal read
        for number in range(100):
            read += 1
            yield step(number)

    with answering(DONE) as script, store_at(script.url, quads=False) as store:
        found = store.take(steps())  # type: ignore[arg-type]
        next(found)
        assert read <= AHEAD + 2
        found.close()  # type: ignore[attr-defined]


def test_a_server_that_dies_while_it_is_filled(oxigraph: Server) -> None:
    with open_store(oxigraph.url) as opened:
        assert isinstance(opened, EndpointStore)
        product = replace(opened.profile.product, room=ROOM)
        store = EndpointStore(replace(opened.profile, attempts=1, product=product))
        found = store.take(step(n, Literal("x" * (ROOM // 2))) for n in range(200))
        next(found)
        oxigraph.stop()
        with pytest.raises(StoreError, match="cannot be reached"):
            list(found)
