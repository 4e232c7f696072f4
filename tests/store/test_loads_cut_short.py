"""Loads that are cut short: real servers, real kills; nothing is lost and nothing doubled."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from faulty_proxy import Fault, faulty
from oxigraph_server import Server, running
from pyoxigraph import NamedNode, Quad

from kg.errors import StoreError, UsageError
from kg.store import EmbeddedStore, EndpointProfile, Store, journal, loading, open_store, verifying
from kg.store.endpoint import EndpointStore
from kg.store.journal import Journal, beside

P = NamedNode("urn:p")
ABOUT = {"to": "here"}


def names(count: int) -> list[NamedNode]:
    return [NamedNode(f"https://example.org/newskg/article/{n:04}#graph") for n in range(count)]


def corpus(path: Path, count: int, *, version: str = "first", size: int = 1) -> Path:
    """So many graphs of three quads, of which one is another in another version."""
    with path.open("w", encoding="utf-8") as file:
        for name in names(count):
            for text in ("a" * size, "b", version):
                file.write(f'<{name.value}> <urn:p> "{text}" {name} .\n')
    return path


def quick(url: str, *, room: int | None = None) -> EndpointStore:
    """A store that is not patient; with bodies of so many bytes."""
    found = EndpointProfile.of(url, environment={})
    product = replace(found.product, room=room or found.product.room)
    patient = replace(found, attempts=4, first_wait=0.01, longest_wait=0.05, timeout=2.0)
    return EndpointStore(replace(patient, product=product))


def holds(store: Store, file: Path) -> bool:
    return all(found.same for found in verifying([file], store))


def loaded(file: Path, store: Store, place: Path) -> list[bool]:
    """Load with a journal; for each graph whether it was there before."""
    with journal(place, ABOUT) as kept:
        return [taken.before for taken in loading([file], store, journal=kept)]


def until(number: int, event: Callable[[], object], file: Path, store: Store, place: Path) -> None:
    """A load with a journal in which something happens after so many graphs."""
    with journal(place, ABOUT) as kept:
        for done, _ in enumerate(loading([file], store, journal=kept), 1):
            if done == number:
                event()


def interrupt() -> None:
    raise KeyboardInterrupt


def broken_off(file: Path, store: Store, place: Path, *, after: int) -> None:
    """A load that ends after so many graphs."""
    with pytest.raises(KeyboardInterrupt):
        until(after, interrupt, file, store, place)


def test_a_load_goes_on_where_it_was_cut_short(tmp_path: Path, oxigraph: Server) -> None:
    file, place = corpus(tmp_path / "g.nq", 20), tmp_path / "journal"
    store = quick(oxigraph.url)
    broken_off(file, store, place, after=7)
    assert loaded(file, store, place) == [True] * 7 + [False] * 13
    assert holds(store, file)
    assert store.size() == 60
    assert not place.exists()


@pytest.mark.parametrize("torn", [b"8 https://example.org/newskg/arti", b"8", b"\xff\xff\n", b""])
def test_a_journal_that_is_torn_is_read_as_far_as_it_is_whole(tmp_path: Path, torn: bytes) -> None:
    file, place = corpus(tmp_path / "g.nq", 9), tmp_path / "journal"
    store = EmbeddedStore.in_memory([Quad(P, P, P)])
    broken_off(file, store, place, after=7)
    with place.open("ab") as end:
        end.write(torn)
    before = sum(loaded(file, store, place))
    assert before == (0 if torn.endswith(b"\n") else 7)
    assert holds(store, file)


def test_another_input_or_an_emptied_store_begins_anew(tmp_path: Path, oxigraph: Server) -> None:
    file, place = corpus(tmp_path / "g.nq", 9), tmp_path / "journal"
    store = quick(oxigraph.url)
    broken_off(file, store, place, after=7)
    with journal(place, {"to": "elsewhere"}) as kept:
        assert kept.acknowledged == 0
    broken_off(file, store, place, after=7)
    for name in store.graphs():
        store.replace(name, ())
    assert not any(loaded(file, store, place))
    assert holds(store, file)


def test_a_long_journal_is_cut(tmp_path: Path) -> None:
    place, name = tmp_path / "journal", NamedNode("urn:" + "x" * 30_000)
    kept = Journal(place, ABOUT)
    for _ in range(100):
        kept.acknowledge(name)
    kept.close(done=False)
    assert place.stat().st_size < 1_200_000
    with journal(place, ABOUT) as kept:
        assert (kept.acknowledged, kept.last) == (100, name)


def test_a_journal_that_cannot_be_kept_says_so(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be kept") as caught:
        loaded(corpus(tmp_path / "g.nq", 2), quick_dataset(), tmp_path / "none" / "journal")
    assert "--no-journal" in str(caught.value.advice)


def quick_dataset() -> Store:
    import rdflib

    return open_store(rdflib.Dataset())


@pytest.mark.parametrize("filled", [False, True], ids=["filling it", "by what differs"])
def test_a_server_killed_and_started_again(tmp_path: Path, *, filled: bool) -> None:
    count, place, size = 200, tmp_path / "journal", 2_000
    room = 9 * size  # more bodies than are sent ahead
    file = corpus(tmp_path / "g.nq", count, size=size)
    with running(tmp_path / "server") as server:
        kill, store = server.process.kill, quick(server.url, room=room)
        if filled:
            older = corpus(tmp_path / "old.nq", count, version="zero", size=size)
            assert len(list(loading([older], store))) == count
        with pytest.raises(StoreError, match=r"cannot be reached \(4 times\)"):
            until(5, lambda: (kill(), server.process.wait()), file, store, place)
    with running(tmp_path / "server") as server:
        store = quick(server.url)
        before = sum(loaded(file, store, place))
        assert 5 <= before < count
        assert holds(store, file)
        assert store.size() == 3 * count


def test_kg_killed_in_the_middle(tmp_path: Path, oxigraph: Server) -> None:
    count = 8_000
    file = corpus(tmp_path / "g.nq", count)
    command = [sys.executable, "-m", "kg", "load", str(file), "--to", oxigraph.url, "--verify"]
    place = beside(file, oxigraph.url)
    first = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    patience = time.monotonic() + 60
    while not (place.exists() and place.read_bytes().count(b"\n") > 20):
        assert time.monotonic() < patience
        assert first.poll() is None
        time.sleep(0.01)
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    again = subprocess.run(command, capture_output=True, text=True, check=True)
    assert f"loaded {count:,} graphs (" in again.stderr
    assert "of them before)" in again.stderr
    assert f"verified {count:,} graphs" in again.stderr
    assert not place.exists()
    with open_store(oxigraph.url) as store:
        assert store.size() == 3 * count


@pytest.mark.parametrize("fault", [f for f in Fault if f is not Fault.NONE])
@pytest.mark.parametrize("filled", [False, True], ids=["filling it", "by what differs"])
def test_connections_that_fail_are_made_again(
    tmp_path: Path, oxigraph: Server, fault: Fault, *, filled: bool
) -> None:
    file = corpus(tmp_path / "g.nq", 12)
    with quick(oxigraph.url) as direct:
        if filled:
            list(loading([corpus(tmp_path / "old.nq", 12, version="zero")], direct))
        with faulty(oxigraph.url, Fault.NONE, fault, fault, stall=2.5) as proxy:
            assert len(list(loading([file], quick(proxy.url)))) == 12
            assert proxy.faults == []
        assert holds(direct, file)
        assert direct.size() == 36


def test_a_server_that_stays_busy_is_told_once(tmp_path: Path, oxigraph: Server) -> None:
    file = corpus(tmp_path / "g.nq", 4)
    with faulty(oxigraph.url, *[Fault.BUSY] * 9) as proxy:
        with pytest.raises(StoreError, match="answered 503") as caught:
            list(loading([file], quick(proxy.url)))
        assert "(4 times)" in caught.value.problem


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    if os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("a small disk cannot be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_is_one_message_and_loses_nothing_before(tmp_path: Path) -> None:
    many = corpus(tmp_path / "many.nq", 30_000)
    with small_disk(tmp_path / "disk") as disk:
        with pytest.raises(StoreError, match="failed") as caught, open_store(disk / "s") as store:
            list(loading([many], store))
        assert "room on the disk" in str(caught.value.advice)
