"""Addresses, credentials, and which store a target means."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
import rdflib
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked
from pyoxigraph import NamedNode, Quad

from kg.errors import InputError, UsageError
from kg.store import Credentials, EmbeddedStore, EndpointProfile, open_source, open_store
from kg.store.credentials import Scheme
from kg.store.dataset import DatasetStore
from kg.store.endpoint import EndpointStore
from kg.store.products import PRODUCTS

ROOT = Path(__file__).resolve().parents[2]
HOST = "http://localhost:7878"
V = "http://localhost:8890"
R = "http://localhost:7200/repositories/news"
ANN = {"NEWSKG_USER": "ann", "NEWSKG_PASSWORD": "x"}
N = "https://news.cluster-abc.eu-central-1.neptune.amazonaws.com:8182"


@pytest.mark.parametrize(
    ("url", "query", "graph_store"),
    [
        (HOST, f"{HOST}/query", f"{HOST}/store"),
        (f"{HOST}/", f"{HOST}/query", f"{HOST}/store"),
        (f"{HOST}/query", f"{HOST}/query", f"{HOST}/store"),
        (f"{HOST}/store", f"{HOST}/query", f"{HOST}/store"),
        (f"{HOST}/update", f"{HOST}/query", f"{HOST}/store"),
        ("https://e.org/news/query/", "https://e.org/news/query", "https://e.org/news/store"),
        ("HTTPS://e.org", "https://e.org/query", "https://e.org/store"),
        ("https://e.org/sparql", "https://e.org/sparql", None),
        ("https://e.org/ds/sparql?x=y", "https://e.org/ds/sparql?x=y", None),
        ("http://[::1]:7878", "http://[::1]:7878/query", "http://[::1]:7878/store"),
        (f"{V}/sparql-auth", f"{V}/sparql", f"{V}/sparql-graph-crud"),
        (f"{V}/sparql-graph-crud-auth", f"{V}/sparql", f"{V}/sparql-graph-crud"),
        (f"virtuoso+{V}", f"{V}/sparql", f"{V}/sparql-graph-crud"),
        (f"VIRTUOSO+{V}/sparql/", f"{V}/sparql", f"{V}/sparql-graph-crud"),
        ("fuseki+https://e.org/ds", "https://e.org/ds/query", "https://e.org/ds/data"),
        ("fuseki+https://e.org/ds/sparql", "https://e.org/ds/query", "https://e.org/ds/data"),
        (R, R, f"{R}/rdf-graphs/service"),
        (f"{R}/statements", R, f"{R}/rdf-graphs/service"),
        (f"graphdb+{R}/", R, f"{R}/rdf-graphs/service"),
        (N, f"{N}/sparql", f"{N}/sparql/gsp/"),
        (f"{N}/sparql", f"{N}/sparql", f"{N}/sparql/gsp/"),
        ("qlever+https://e.org/api/news", "https://e.org/api/news", "https://e.org/api/news"),
        ("qlever+http://e.org:7001", "http://e.org:7001/", "http://e.org:7001/"),
        ("oxigraph+https://e.org/news", "https://e.org/news/query", "https://e.org/news/store"),
    ],
)
def test_addresses(url: str, query: str, graph_store: str | None) -> None:
    profile = EndpointProfile.of(url, environment={})
    assert (profile.query, profile.graph_store) == (query, graph_store)


def test_a_graph_store_of_its_own() -> None:
    given = "https://e.org/ds/data"
    for url in ("https://e.org/ds/sparql", HOST):
        assert EndpointProfile.of(url, graph_store=given, environment={}).graph_store == given
    with pytest.raises(UsageError, match="not an address"):
        EndpointProfile.of(HOST, graph_store="data", environment={})


def test_who_signs_in_has_other_addresses() -> None:
    profile = EndpointProfile.of(f"virtuoso+{V}", environment=ANN)
    assert (profile.query, profile.graph_store) == (
        f"{V}/sparql-auth",
        f"{V}/sparql-graph-crud-auth",
    )


def test_a_kind_of_store_that_nobody_knows() -> None:
    with pytest.raises(UsageError, match="no such kind of store: virtuso") as caught:
        EndpointProfile.of(f"virtuso+{V}", environment={})
    assert "virtuoso" in str(caught.value.advice)


@pytest.mark.parametrize("name", PRODUCTS)
def test_every_profile_is_documented(name: str) -> None:
    page = (ROOT / "docs" / "how-to" / "choose-a-store.md").read_text("utf-8")
    assert PRODUCTS[name].title in page
    assert f"`{name}+" in page


@pytest.mark.parametrize(
    "url", ["ftp://e.org/", "http://", "http://e.org:port/", "http://e.org/a b", "http://[::1"]
)
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(UsageError, match="not an address"):
        EndpointProfile.of(url, environment={})


@pytest.mark.parametrize("url", ["http://ann:s3cret@e.org/", "http://ann@e.org/"])
def test_a_password_does_not_belong_into_an_address(url: str) -> None:
    with pytest.raises(UsageError, match="seen by everybody") as caught:
        EndpointProfile.of(url, environment={})
    assert "s3cret" not in str(caught.value)


def test_credentials_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    read = Credentials.from_environment
    assert read({}) is None
    assert read({"NEWSKG_USER": "", "NEWSKG_PASSWORD": ""}) is None
    assert read({"NEWSKG_TOKEN": "t"}) == Credentials("t", scheme=Scheme.BEARER)
    named = read({"NEWSKG_USER": "ann", "NEWSKG_PASSWORD": "lée"})
    assert named == Credentials("lée", "ann", Scheme.BASIC)
    assert "lée" not in repr(named)
    monkeypatch.setenv("NEWSKG_TOKEN", "t")
    assert EndpointProfile.of(HOST).credentials == Credentials("t")


def test_how_a_password_is_shown() -> None:
    read = Credentials.from_environment
    for given, scheme in (("digest", Scheme.DIGEST), ("BASIC", Scheme.BASIC)):
        assert read({**ANN, "NEWSKG_AUTH": given}) == Credentials("x", "ann", scheme)
    assert EndpointProfile.of(f"virtuoso+{V}", environment=ANN).credentials == Credentials(
        "x", "ann", Scheme.DIGEST
    )


class Ring(KeyringBackend):
    """A keyring in memory."""

    priority = 1
    locked = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked("locked")
        return {(V, "ann"): "from the ring"}.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        raise NotImplementedError

    def delete_password(self, service: str, username: str) -> None:
        raise NotImplementedError


@pytest.fixture
def ring() -> Iterator[Ring]:
    before, ring = keyring.get_keyring(), Ring()  # type: ignore[no-untyped-call]
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


def test_a_password_from_the_keyring(ring: Ring) -> None:
    only_name = {"NEWSKG_USER": "ann"}
    found = EndpointProfile.of(f"virtuoso+{V}", environment=only_name).credentials
    assert found == Credentials("from the ring", "ann", Scheme.DIGEST)
    with pytest.raises(UsageError, match=r"none for ann at https://e\.org") as caught:
        EndpointProfile.of("https://e.org/sparql", environment=only_name)
    assert "keyring set https://e.org ann" in str(caught.value.advice)
    ring.locked = True
    with pytest.raises(UsageError, match="does not open: locked"):
        EndpointProfile.of(V, environment=only_name)


@pytest.mark.parametrize(
    ("environment", "problem"),
    [
        ({**ANN, "NEWSKG_AUTH": "kerberos"}, "NEWSKG_AUTH is 'kerberos'"),
        ({"NEWSKG_PASSWORD": "x"}, "NEWSKG_USER is not set"),
        ({"NEWSKG_USER": "ann", "NEWSKG_TOKEN": "t"}, "are both set"),
    ],
)
def test_credentials_that_contradict_each_other(environment: dict[str, str], problem: str) -> None:
    with pytest.raises(UsageError, match=problem):
        Credentials.from_environment(environment)


def test_how_long_is_waited() -> None:
    profile = EndpointProfile("", attempts=6, first_wait=1.0, longest_wait=5.0)
    assert list(profile.waits()) == [1.0, 2.0, 4.0, 5.0, 5.0]
    assert list(EndpointProfile("", attempts=1).waits()) == []


def test_targets_by_their_look(tmp_path: Path) -> None:
    assert isinstance(open_store(HOST), EndpointStore)
    assert isinstance(open_source(HOST), EndpointStore)
    assert isinstance(open_store(EndpointProfile(HOST)), EndpointStore)
    assert isinstance(open_source(EndpointProfile(HOST)), EndpointStore)
    assert isinstance(open_store(rdflib.Dataset()), DatasetStore)
    assert isinstance(open_source(rdflib.Graph()), DatasetStore)
    with open_store(str(tmp_path / "store")) as store:
        assert isinstance(store, EmbeddedStore)
        assert open_store(store) is store
        assert open_source(store) is store


def test_an_endpoint_and_its_graph_store(tmp_path: Path) -> None:
    store = open_store("https://e.org/sparql", graph_store="https://e.org/data")
    assert isinstance(store, EndpointStore)
    assert store.profile.graph_store == "https://e.org/data"
    with pytest.raises(UsageError, match="only an endpoint has a Graph Store"):
        open_store(tmp_path, graph_store="https://e.org/data")


def test_files_are_asked_together(tmp_path: Path) -> None:
    one, two = tmp_path / "one.ttl", tmp_path / "two.nq"
    one.write_text("<urn:a> <urn:b> <urn:c> .", "utf-8")
    two.write_text("<urn:a> <urn:b> <urn:c> <urn:g> .\n<urn:a> <urn:b> <urn:d> <urn:g> .", "utf-8")
    with open_source(one, str(two)) as store:
        assert len(store.query("CONSTRUCT WHERE { ?s ?p ?o }").triples or ()) == 2
        assert store.graphs() == (NamedNode("urn:g"),)
    with open_source(one) as store:
        assert len(store.query("CONSTRUCT WHERE { ?s ?p ?o }").triples or ()) == 1


def test_what_cannot_be_asked(tmp_path: Path) -> None:
    broken = tmp_path / "broken.nt"
    broken.write_text("<urn:a> <urn:b>\n", "utf-8")
    with pytest.raises(UsageError, match="nothing to ask"):
        open_source()
    with pytest.raises(InputError, match="no such file or store"):
        open_source(tmp_path / "none.nq")
    with pytest.raises(InputError, match=r"broken\.nt:2"):
        open_source(broken)
    with pytest.raises(InputError, match="cannot be read"):
        open_source(broken.with_name("none.nt"), broken)
    for other in (tmp_path, HOST, rdflib.Graph()):
        with pytest.raises(UsageError, match="only if all are files"):
            open_source(other, other)
    document = tmp_path / "graph.docx"
    document.write_text("x", "utf-8")
    with pytest.raises(UsageError, match="no ending that tells its format"):
        open_source(document)
    with pytest.raises(UsageError, match="not a store: 5"):
        open_store(5)  # type: ignore[arg-type]  # what somebody might do in Python


def test_a_store_of_somebody_elses_making() -> None:
    quad = Quad(NamedNode("urn:a"), NamedNode("urn:a"), NamedNode("urn:a"))
    mine = EmbeddedStore.in_memory([quad])
    assert open_source(mine).query("ASK { ?s ?p ?o }").truth is True
