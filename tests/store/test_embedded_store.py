"""Stores in folders: what they are told apart from, and who may have them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from pyoxigraph import NamedNode, Quad

from kg.errors import InputError, StoreError, UsageError
from kg.store import EmbeddedStore, open_source, open_store
from kg.store.dataset import DatasetStore
from kg.store.folders import is_store

A = NamedNode("http://example.org/a")
ELSEWHERE = "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"

HOLD = """
import sys, pyoxigraph
store = pyoxigraph.Store(sys.argv[1])
print("held", flush=True)
sys.stdin.read()
"""


def test_it_is_made_and_found_again(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "store"
    folder.parent.mkdir()
    with open_store(folder) as store:
        store.replace(A, [Quad(A, A, A)])
    assert is_store(folder)
    with open_source(str(folder)) as store:
        assert store.graphs() == (A,)


def test_another_process_has_it_and_it_can_be_asked(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.replace(A, [Quad(A, A, A)])
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdin is not None
    assert holder.stdout is not None
    with holder:
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(StoreError, match="is in use by another process") as caught:
            open_store(tmp_path)
        assert f"oxigraph serve --location {tmp_path}" in str(caught.value.advice)
        with open_source(tmp_path) as one, open_source(tmp_path) as other:
            assert one.graphs() == other.graphs() == (A,)
        holder.stdin.close()
    open_store(tmp_path).close()


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text("text", "utf-8")
    with pytest.raises(UsageError, match="the folder holds something else"):
        open_store(tmp_path)
    with pytest.raises(UsageError, match="this folder is not a store"):
        open_source(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["article.txt"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_text("text", "utf-8")
    for look in (open_store, EmbeddedStore.in_folder, EmbeddedStore.for_reading):
        with pytest.raises(UsageError, match="this is a file, and a store is a folder"):
            look(file)


def test_nothing_is_made_by_asking(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no such folder"):
        EmbeddedStore.in_folder(tmp_path / "none")
    assert list(tmp_path.iterdir()) == []


def test_a_broken_store_says_so(tmp_path: Path) -> None:
    with open_store(tmp_path / "store"):
        pass
    (tmp_path / "store" / "CURRENT").write_text("nonsense", "utf-8")
    with pytest.raises(StoreError, match="is damaged: ") as caught:
        open_store(tmp_path / "store")
    assert "Restore a backup" in str(caught.value.advice)
    shutil.rmtree(tmp_path / "store")


def test_a_closed_store_says_so() -> None:
    store = EmbeddedStore(pyoxigraph.Store())
    store.close()
    with pytest.raises(StoreError, match="is closed"):
        store.size()


def test_nothing_goes_over_the_network() -> None:
    for store in (EmbeddedStore.in_memory(), DatasetStore(rdflib.Graph())):
        with pytest.raises(UsageError, match="does not go over the network"):
            store.query(ELSEWHERE)
    with pytest.raises(UsageError, match="rdflib takes FROM as an order to fetch"):
        DatasetStore(rdflib.Graph()).query("SELECT * FROM <http://127.0.0.1:9/> {}")


def test_from_restricts_to_the_graphs_that_it_names() -> None:
    b = NamedNode("http://example.org/b")
    store = EmbeddedStore.in_memory([Quad(A, A, A, A), Quad(b, b, b, b)])
    answer = store.query("SELECT ?s FROM <http://example.org/a> WHERE { ?s ?p ?o }")
    assert answer.rows == ((A,),)


def test_a_syntax_error_has_line_and_column() -> None:
    with pytest.raises(UsageError, match="query:2:8: not valid SPARQL"):
        EmbeddedStore.in_memory().query("SELECT *\n  WERE { }")
    with pytest.raises(UsageError, match="rdflib cannot answer the query"):
        DatasetStore(rdflib.Graph()).query("SELECT *\n  WERE { }")


def test_a_graph_of_rdflib_has_no_named_graphs() -> None:
    store = open_store(rdflib.Graph())
    for change in (store.replace, store.add):
        with pytest.raises(UsageError, match="Give a Dataset"):
            change(A, [Quad(A, A, A)])


def test_blank_nodes_go_to_rdflib_and_back() -> None:
    store = open_store(rdflib.Dataset())
    node = pyoxigraph.BlankNode("b1")
    store.replace(A, [Quad(node, A, node)])
    [[subject, object_]] = store.query("SELECT ?s ?o { ?s ?p ?o }").rows
    assert subject == object_ == node
    with pytest.raises(InputError, match="a triple about a triple"):
        store.add(A, [Quad(A, A, pyoxigraph.Triple(A, A, A))])


def test_what_is_no_triple_is_not_answered() -> None:
    graph = rdflib.Graph()
    graph.add((rdflib.URIRef("urn:a"), rdflib.URIRef("urn:b"), rdflib.URIRef("not an iri")))
    with pytest.raises(InputError, match="a term that is no IRI"):
        DatasetStore(graph).query("SELECT * { ?s ?p ?o }")


def test_a_text_is_no_subject() -> None:
    graph = rdflib.Graph()
    graph.add((rdflib.Literal("text"), rdflib.URIRef("urn:b"), rdflib.URIRef("urn:c")))
    with pytest.raises(InputError, match="a triple that is no RDF"):
        DatasetStore(graph).query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
