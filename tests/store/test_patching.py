"""Of a graph that is there only what differs is sent: the same comes of it as of the whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hard_quads import GRAPH, literals
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from oxigraph_server import running
from pyoxigraph import BlankNode, Literal, NamedNode, Quad
from scripted_server import JSON, Reply, answering

from kg.store import EndpointProfile
from kg.store.endpoint import EndpointStore
from kg.store.patching import patch
from kg.store.protocol import Step
from kg.store.verifying import digest

P = NamedNode("urn:p")
XSD = "http://www.w3.org/2001/XMLSchema#"
THERE = Reply(
    body=b'{"head":{"vars":["g"]},"results":{"bindings":[{"g":{"type":"uri","value":"%s"}}]}}'
    % GRAPH.value.encode()
)
TRIPLES = {**JSON, "Content-Type": "application/n-triples"}


def lines(*numbers: int) -> bytes:
    return b"".join(b'<urn:s> <urn:p> "%d" .\n' % n for n in numbers)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EndpointStore]:
    folder: Path = tmp_path_factory.mktemp("patched")
    with running(folder / "server") as server:
        yield EndpointStore(EndpointProfile.of(server.url, environment={}))


def decimal(text: str) -> Literal:
    return Literal(text, datatype=NamedNode(f"{XSD}decimal"))


def facts(values: list[Literal]) -> list[Quad]:
    """These among more, so that they are few of them."""
    common = [Quad(P, P, Literal(n), GRAPH) for n in range(4 * len(values) + 4)]
    return [*common, *(Quad(NamedNode("urn:s"), P, value, GRAPH) for value in values)]


VALUES = st.lists(literals(controls=False), max_size=4)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(VALUES, VALUES)
def test_whatever_differs(store: EndpointStore, old: list[Literal], new: list[Literal]) -> None:
    store.replace(GRAPH, facts(old))
    [_] = store.take([Step(GRAPH, facts(new))])
    assert digest(store.quads(GRAPH)) == digest(facts(new))


@pytest.mark.parametrize(
    "text",
    [
        "\\u0041",
        "\\\\u003E",
        '"""',
        "' .\n} };",
        "\x00\x08\x7f\x85",
        "\ufffe",
        "a\r\nb",
        "\\U0001F600",
    ],
)
def test_texts_that_an_update_could_take_for_something_else(
    store: EndpointStore, text: str
) -> None:
    for old, new in (([], [Literal(text)]), ([Literal(text)], [Literal("x", language="en-GB")])):
        before, after = facts([*old, Literal("o")]), facts([*new, Literal("o")])
        store.replace(GRAPH, before)
        [_] = store.take([Step(GRAPH, after)])
        assert digest(store.quads(GRAPH)) == digest(after)


def test_it_is_what_differs_and_no_more() -> None:
    found = patch(GRAPH, lines(*range(10)), lines(*range(1, 11)))
    graph = str(GRAPH).encode()
    assert found == (
        b'DELETE DATA { GRAPH %s {\n<urn:s> <urn:p> "0" .\n} };\n'
        b'INSERT DATA { GRAPH %s {\n<urn:s> <urn:p> "10" .\n} };\n' % (graph, graph)
    )
    assert patch(GRAPH, lines(1, 2, 3), lines(3, 2, 1)) == b""
    assert patch(GRAPH, lines(1, 2), lines(1, 2, 3)) is not None


def test_numbers_that_a_store_writes_in_its_own_way_are_the_same() -> None:
    old = b'<urn:s> <urn:p> "0.9"^^<%sdecimal> .\n' % XSD.encode()
    assert patch(GRAPH, old, old.replace(b"0.9", b"0.90")) == b""
    assert patch(GRAPH, old, old + old.replace(b"0.9", b"0.90")) == b""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (lines(1, 2, 3), lines(4, 5, 6)),
        (lines(*range(20)), b"_:b <urn:p> <urn:o> .\n" + lines(*range(20))),
        (b"_:b <urn:p> <urn:o> .\n" + lines(*range(20)), lines(*range(20))),
        (lines(1), b""),
        (lines(*range(20)), lines(*range(20)) + lines(1).replace(b'"1"', b'"%s"' % (b"x" * 2**20))),
    ],
)
def test_what_had_better_go_whole(old: bytes, new: bytes) -> None:
    assert patch(GRAPH, old, new) is None


def sent(script_replies: list[Reply], step: Step) -> list[tuple[str, str]]:
    """What is asked of a server that answers so, in the order of the requests."""
    with answering(*script_replies) as script:
        profile = EndpointProfile.of(script.url, environment={})
        with EndpointStore(replace(profile, first_wait=0.01)) as store:
            assert list(store.take([step])) == [step.graph]
        return [(r.method, r.path.partition("?")[0]) for r in script.requests]


NEW = Step(GRAPH, [Quad(NamedNode("urn:s"), P, Literal(str(n)), GRAPH) for n in range(10)])
ASKED, READ, UPDATED, PUT = (
    ("POST", "/query"),
    ("GET", "/store"),
    ("POST", "/update"),
    ("PUT", "/store"),
)


def test_what_is_the_same_is_not_sent() -> None:
    assert sent([THERE, Reply(body=lines(*range(10)), headers=TRIPLES)], NEW) == [ASKED, READ]


def test_few_lines_are_an_update_that_is_sent_again_when_there_was_no_answer() -> None:
    there = Reply(body=lines(*range(9)), headers=TRIPLES)
    assert sent([THERE, there, Reply(204, b"")], NEW) == [ASKED, READ, UPDATED]
    cut = Reply(reset=True)
    assert sent([THERE, there, cut, Reply(204, b"")], NEW) == [ASKED, READ, UPDATED, UPDATED]


@pytest.mark.parametrize("status", [403, 404, 405, 415])
def test_a_server_that_takes_no_updates_is_given_the_whole(status: int) -> None:
    there = Reply(body=lines(*range(9)), headers=TRIPLES)
    refused = [THERE, there, Reply(status, b""), Reply(204, b"")]
    assert sent(refused, NEW) == [ASKED, READ, UPDATED, PUT]


@pytest.mark.parametrize(
    "reply",
    [
        Reply(404, b""),
        Reply(body=b"<html>", headers={**JSON, "Content-Type": "text/html"}),
        Reply(body=b"_:b <urn:p> <urn:o> .\n", headers=TRIPLES),
    ],
)
def test_what_cannot_be_read_is_sent_whole(reply: Reply) -> None:
    assert sent([THERE, reply, Reply(204, b"")], NEW) == [ASKED, READ, PUT]


def test_blank_nodes_and_additions_are_not_compared() -> None:
    blank = Step(GRAPH, [Quad(BlankNode("b"), P, P, GRAPH)])
    assert sent([THERE, Reply(204, b"")], blank) == [ASKED, PUT]
    more = Step(GRAPH, NEW.quads, more=True)
    assert sent([THERE, Reply(204, b"")], more) == [ASKED, ("POST", "/store")]
