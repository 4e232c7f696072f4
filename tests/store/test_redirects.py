"""A server that points to another one: no credentials go there, and it is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pyoxigraph import NamedNode, Quad
from scripted_server import JSON, RESULT, Reply, Script, answering

from kg.errors import StoreError
from kg.store import Credentials, EndpointProfile
from kg.store.credentials import Scheme
from kg.store.endpoint import EndpointStore
from kg.store.protocol import Step
from kg.store.requests import Client, Request

A = NamedNode("http://example.org/a")
WHO = [
    Credentials("s3cret"),
    Credentials("s3cret", "ann", Scheme.BASIC),
    Credentials("s3cret", "ann", Scheme.DIGEST),
]
CHALLENGE = {"WWW-Authenticate": 'Digest realm="r", nonce="n", qop="auth", algorithm=MD5'}
REFUSED = Reply(401, b"", CHALLENGE)


def pointing(status: int, other: Script, *, path: str) -> Reply:
    return Reply(status, b"", {"Location": other.url.replace("127.0.0.1", "localhost") + path})


def profile_at(url: str, who: Credentials) -> EndpointProfile:
    found = EndpointProfile.of(url, environment={})
    return replace(found, credentials=who, attempts=2, first_wait=0.01)


def nobody_was_told(other: Script) -> None:
    for request in other.requests:
        told = {name.lower(): value for name, value in request.headers.items()}
        assert "authorization" not in told
        assert b"s3cret" not in request.body


@pytest.mark.parametrize("who", WHO, ids=lambda who: str(who.scheme))
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_store_that_points_elsewhere(status: int, who: Credentials) -> None:
    with answering(Reply(), REFUSED) as other:
        moved = pointing(status, other, path="/query")
        with answering(moved) as script, EndpointStore(profile_at(script.url, who)) as store:
            for act in (
                lambda: store.query("SELECT ?x { ?x ?y ?z }"),
                lambda: store.replace(A, [Quad(A, A, A)]),
                lambda: list(store.take([Step(A, [Quad(A, A, A)])])),
            ):
                with pytest.raises(StoreError, match="answered 30") as caught:
                    act()
                assert "give the address that it names" in str(caught.value.advice)
            assert all("Authorization" in r.headers for r in script.requests) or (
                who.scheme is Scheme.DIGEST  # which answers a challenge only
            )
        nobody_was_told(other)


@pytest.mark.parametrize("who", WHO, ids=lambda who: str(who.scheme))
@pytest.mark.parametrize("netrc", [False, True])
def test_what_is_followed_is_asked_by_nobody(
    who: Credentials, tmp_path: object, monkeypatch: pytest.MonkeyPatch, *, netrc: bool
) -> None:
    if netrc:
        place = f"{tmp_path}/netrc"
        with open(place, "w", encoding="utf-8") as file:  # noqa: PTH123
            file.write("machine localhost login ann password s3cret\n")
        monkeypatch.setenv("NETRC", place)
    moved_there = Request("GET", "", {"Accept": "application/json"})
    with answering(Reply()) as other:
        moved = pointing(302, other, path="/there")
        with answering(moved) as script:
            client = Client(profile_at(script.url, who))
            assert client.send(replace(moved_there, url=script.url)).body == RESULT
        assert [request.path for request in other.requests] == ["/there"]
        nobody_was_told(other)
    with answering(REFUSED) as other:
        moved = pointing(302, other, path="/there")
        with answering(Reply(401, b"", CHALLENGE), moved) as script:
            client = Client(profile_at(script.url, who))
            with pytest.raises(StoreError, match="answered 401"):
                client.send(replace(moved_there, url=script.url))
        nobody_was_told(other)


def test_on_the_same_server_credentials_go_on() -> None:
    there = Reply(200, RESULT, dict(JSON))
    with answering(Reply(302, b"", {"Location": "/there"}), there) as script:
        client = Client(profile_at(script.url, WHO[1]))
        assert client.send(Request("GET", script.url, {})).body == RESULT
        assert [("Authorization" in r.headers) for r in script.requests] == [True, True]
