"""Files into stores: each graph whole, once, and nothing lost on the way."""

from __future__ import annotations

import gzip
from pathlib import Path

import pyoxigraph
import pytest
from overlapping_articles import quads
from oxigraph_server import Server
from pyoxigraph import NamedNode, Quad, RdfFormat

from kg.errors import InputError, UsageError
from kg.queries import run, stored_query
from kg.store import EmbeddedStore, Loaded, Taken, load, loading, open_store

G, H = NamedNode("urn:g"), NamedNode("urn:h")


def line(subject: str, graph: str = "") -> str:
    return f"<urn:{subject}> <urn:p> <urn:o> {graph and f'<urn:{graph}>'} .\n"


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def memory() -> EmbeddedStore:
    return EmbeddedStore.in_memory()


def test_a_corpus_into_a_folder_and_a_server(tmp_path: Path, oxigraph: Server) -> None:
    path = tmp_path / "corpus.nq"
    pyoxigraph.serialize(quads(), path, format=RdfFormat.N_QUADS)
    for target in (tmp_path / "store", oxigraph.url):
        for _ in range(2):
            assert load([path], target) == Loaded(graphs=11, quads=len(quads()))
        with open_store(target) as store:
            assert store.size() == len(quads())
            assert len(store.graphs()) == 11
    query = stored_query("who-met-whom")
    answers = [run(query, {}, t) for t in (path, tmp_path / "store", oxigraph.url)]
    assert answers[0] == answers[1] == answers[2]
    assert len(answers[0].rows) == 5


def test_a_graph_may_come_in_pieces(tmp_path: Path, memory: EmbeddedStore) -> None:
    one = written(tmp_path, "1.nq", line("a", "g") + line("b", "h") + line("c", "g"))
    two = written(tmp_path, "2.nq", line("d", "g"))
    memory.add(G, [Quad(NamedNode("urn:z"), NamedNode("urn:p"), NamedNode("urn:o"))])
    assert list(loading([one, two], memory)) == [
        Taken((G,), 1),
        Taken((H,), 1),
        Taken((G,), 1, more=True),
        Taken((G,), 1, more=True),
    ]
    assert memory.size() == 4
    assert load([two, one], memory) == Loaded(graphs=2, quads=4)
    assert memory.size() == 4
    assert load([two], memory) == Loaded(graphs=1, quads=1)
    assert memory.size() == 2


def test_an_empty_store_takes_whole_files(tmp_path: Path) -> None:
    one = written(tmp_path, "1.nq", line("a", "h") + line("b", "g") + line("c", "h"))
    two = tmp_path / "2.nq.gz"
    two.write_bytes(gzip.compress(line("d", "g").encode()))
    with EmbeddedStore.in_folder(tmp_path / "store", create=True) as store:
        assert list(loading([one, two], store)) == [Taken((G, H), 4)]
        assert store.size() == 4


@pytest.mark.parametrize("bad", [line("b"), "<urn:b> <urn:p> \n"])
def test_an_empty_store_takes_bad_files_not_at_all(tmp_path: Path, bad: str) -> None:
    files = [written(tmp_path, "1.nq", line("a", "g")), written(tmp_path, "2.nq", bad)]
    with EmbeddedStore.in_folder(tmp_path / "store", create=True) as store:
        with pytest.raises((InputError, UsageError), match=r"2\.nq"):
            load(files, store)
        assert store.is_empty()


def test_what_has_no_graph_goes_where_it_is_told(tmp_path: Path, memory: EmbeddedStore) -> None:
    turtle = written(tmp_path, "a.ttl", line("a"))
    mixed = written(tmp_path, "b.nq", line("b", "g") + line("c"))
    assert load([turtle, mixed], memory, graph="urn:h") == Loaded(graphs=2, quads=3)
    assert memory.graphs() == (G, H)


def test_before_anything_is_loaded_it_is_known_where_it_goes(
    tmp_path: Path, memory: EmbeddedStore
) -> None:
    good = written(tmp_path, "a.nq", line("a", "g"))
    turtle = written(tmp_path, "b.ttl", line("b"))
    with pytest.raises(UsageError, match=r"b\.ttl: Turtle has no graphs") as caught:
        load([good, turtle], memory)
    assert "--graph" in str(caught.value.advice)
    with pytest.raises(UsageError, match="not the IRI of a graph: 'h'"):
        load([good], memory, graph="h")
    assert memory.size() == 0


def test_triples_outside_any_graph_are_not_guessed_a_place(
    tmp_path: Path, memory: EmbeddedStore
) -> None:
    mixed = written(tmp_path, "b.nq", line("b", "g") + line("c"))
    with pytest.raises(UsageError, match="triples outside any graph"):
        load([mixed], memory)


def test_a_file_that_breaks_off_replaces_no_graph_by_half(
    tmp_path: Path, memory: EmbeddedStore
) -> None:
    memory.replace(G, [Quad(G, G, G), Quad(H, H, H)])
    broken = written(tmp_path, "a.nq", line("a", "h") + line("b", "g") + "<urn:c> <urn:\n")
    with pytest.raises(InputError, match=r"a\.nq:3"):
        load([broken], memory)
    assert memory.graphs() == (G, H)
    assert memory.size() == 3


def test_a_store_that_was_given_stays_open(tmp_path: Path, memory: EmbeddedStore) -> None:
    load([written(tmp_path, "a.nq", line("a", "g"))], memory)
    assert memory.size() == 1
