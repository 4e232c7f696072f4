"""kg store: what is in an embedded store, backups, and whether it is sound."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import Literal, NamedNode, Quad

from kg.cli.main import main
from kg.errors import StoreError
from kg.store import EmbeddedStore, keeping

LINES = [f'<urn:s{n}> <urn:p> "{n}" <urn:g{n % 3}> .' for n in range(9)]


def kg(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture
def store(tmp_path: Path) -> Path:
    (tmp_path / "graph.nq").write_text("".join(f"{line}\n" for line in LINES), "utf-8")
    assert kg("load", tmp_path / "graph.nq", "--to", tmp_path / "store").exit_code == 0
    return tmp_path / "store"


def test_what_is_in_it(store: Path) -> None:
    shown = kg("store", "info", store)
    assert shown.exit_code == 0
    graphs, quads, size = shown.stdout.splitlines()
    assert graphs.split() == ["graphs", "3"]
    assert quads.split() == ["quads", "9"]
    assert size.startswith("size ")


def test_a_dump_is_sorted_and_loads_again(store: Path, tmp_path: Path) -> None:
    assert kg("store", "optimize", store).exit_code == 0
    done = kg("store", "dump", store, tmp_path / "dump.nq")
    assert done.exit_code == 0, done.output
    assert "wrote 3 graphs" in done.output
    graph_first = sorted(LINES, key=lambda line: (line.split()[3], line))
    assert (tmp_path / "dump.nq").read_text("utf-8").splitlines() == graph_first
    refused = kg("store", "dump", store, tmp_path / "dump.ttl")
    assert refused.exit_code == 2
    assert not (tmp_path / "dump.ttl").exists()


def test_a_backup_of_a_store_in_use_is_restored(store: Path, tmp_path: Path) -> None:
    extra = Quad(NamedNode("urn:x"), NamedNode("urn:p"), Literal("x"))
    with EmbeddedStore.in_folder(store) as used:
        assert kg("store", "backup", store, tmp_path / "backup").exit_code == 0
        used.add(NamedNode("urn:late"), [extra])
    assert kg("store", "restore", tmp_path / "backup", tmp_path / "again").exit_code == 0
    assert keeping.info(tmp_path / "again").graphs == 3
    assert keeping.info(store).graphs == 4
    with EmbeddedStore.in_folder(tmp_path / "again") as restored:
        restored.add(NamedNode("urn:late"), [extra])
    assert keeping.check(tmp_path / "backup") == 9


def test_nothing_is_overwritten(store: Path, tmp_path: Path) -> None:
    for command in (("backup", store, tmp_path), ("restore", store, store)):
        refused = kg("store", *command)
        assert refused.exit_code == 2
        assert "not there yet" in refused.output


def test_what_is_no_store(tmp_path: Path) -> None:
    for command in (("info", tmp_path), ("check", tmp_path / "none"), ("optimize", tmp_path)):
        refused = kg("store", *command)
        assert refused.exit_code == 2
        assert "store" in refused.output


@pytest.mark.parametrize("address", ["http://127.0.0.1:9", "virtuoso+http://ann:s3cret@h:8890"])
def test_a_server_is_no_folder(store: Path, address: str) -> None:
    given = (["info", address], ["backup", address, "b"], ["backup", store, address])
    for command in (*given, ["restore", store, address], ["optimize", address], ["check", address]):
        refused = kg("store", *command)
        assert refused.exit_code == 2
        assert "the address of a server where the folder of a store is expected" in refused.output
        assert "kg query --endpoint URL" in refused.output
        assert "s3cret" not in refused.output


def test_a_sound_store_and_a_damaged_one(store: Path) -> None:
    assert "9 quads" in kg("store", "check", store).output
    assert kg("store", "optimize", store).exit_code == 0  # all of it into files of their own
    for file in store.glob("*.sst"):
        damaged = bytearray(file.read_bytes())
        damaged[: len(damaged) // 2] = bytes(len(damaged) // 2)
        file.write_bytes(damaged)
    done = kg("store", "check", store)
    assert done.exit_code == 4
    assert "restore" in done.output.lower() or "made anew" in done.output


def test_a_backup_that_cannot_be_copied_leaves_nothing(store: Path, tmp_path: Path) -> None:
    assert kg("store", "backup", store, tmp_path / "backup").exit_code == 0
    with pytest.raises(StoreError):
        keeping.restore(tmp_path / "backup", tmp_path / ("n" * 250))  # ".…partial" is too long
    assert sorted(p.name for p in tmp_path.iterdir()) == ["backup", "graph.nq", "store"]
