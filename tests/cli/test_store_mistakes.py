"""What is said when kg load and kg store are called amiss, and that nothing is left behind."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import NamedNode, Quad

from kg.cli.main import main
from kg.store import open_store

G = NamedNode("urn:g")


def kg(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with a store, a file of quads, a broken one and one of text."""
    monkeypatch.chdir(tmp_path)
    Path("graph.nq").write_text('<urn:a> <urn:p> "1" <urn:g> .\n', "utf-8")
    Path("broken.nq").write_text('<urn:a> <urn:p> "1" <urn:g> .\n<urn:a> <urn:p> \n', "utf-8")
    Path("note.txt").write_text("text", "utf-8")
    assert kg("load", "graph.nq", "--to", "store").exit_code == 0


MISTAKES = (
    ("load none.nq --to new", 1, "none.nq: there is no such file"),
    ("load graph.nq none.nq --to new", 1, "none.nq: there is no such file"),
    ("load broken.nq --to new", 1, "broken.nq:3:1: not valid N-Quads"),
    ("load broken.nq --to empty", 1, "broken.nq:3:1: not valid N-Quads"),
    ("load graph.nq --since none.nq --to new", 1, "none.nq: "),
    ("load note.txt --to new", 2, "'note.txt' has no ending that tells its format"),
    ("load graph.nq --to note.txt", 2, "note.txt: this is a file, and a store is a folder"),
    ("load graph.nq --to .", 2, "the folder holds something else"),
    ("load graph.nq --to none/new", 2, "there is no folder 'none'"),
    ("load graph.nq --to localhost:7878", 2, "Write http://localhost:7878 for a server"),
    ("load graph.nq --to htp://localhost/", 2, "address that begins with http:// or https://"),
    ("load graph.nq --to http://localhost/sparql", 2, "--graph-store URL"),
    ("load - --to new", 2, "standard input cannot be loaded"),
    ("load store --to new", 2, "`kg store dump store graphs.nq` writes it into a file"),
    ("store info note.txt", 2, "note.txt: this is a file, and a store is a folder"),
    ("store optimize none", 2, "none: there is no such folder"),
    ("store backup none new", 2, "none: there is no such folder"),
    ("store backup store store/new", 2, "store/new: this is inside the store store"),
    ("store backup store note.txt/new", 2, "the folder 'note.txt' cannot be made"),
    ("store restore store store/new", 2, "store/new: this is inside the store store"),
    ("store restore none new", 2, "none: there is no such folder"),
    ("store dump store store/new.nq", 2, "store/new.nq: this is inside the store store"),
    ("store dump store new.ttl", 2, "'new.ttl' is no file of named graphs"),
    ("store dump store -", 2, "'-' is no file of named graphs"),
    ("store dump none new.nq", 2, "none: there is no such folder"),
)


@pytest.mark.parametrize(("line", "code", "said"), MISTAKES, ids=[m[0] for m in MISTAKES])
def test_a_mistake_is_told_and_leaves_nothing_behind(line: str, code: int, said: str) -> None:
    Path("empty").mkdir()
    before = everything()
    done = kg(*line.split())
    assert done.exit_code == code, done.output
    assert said in done.output
    assert everything() == before


def everything() -> set[str]:
    """All that is here but the files of the store, which change when it is only opened."""
    there = {
        str(Path(where) / name)
        for where, folders, files in os.walk(".")
        for name in (*folders, *files)
    }
    return {name for name in there if not name.startswith("store/") or "new" in name}


def test_names_that_are_empty() -> None:
    assert "the store has no name" in kg("load", "graph.nq", "--to", "").output
    assert "the name of a file is empty" in kg("load", "", "--to", "new").output
    assert not Path("new").exists()


def test_a_store_that_was_there_stays_when_a_load_fails() -> None:
    assert kg("load", "broken.nq", "--to", "store").exit_code == 1
    with open_store("store") as store:
        assert store.graphs() == (G,)
    Path("nothing.nq").touch()
    assert kg("load", "nothing.nq", "--to", "new").exit_code == 0
    assert kg("load", "broken.nq", "--to", "new").exit_code == 1
    assert kg("store", "info", "new").exit_code == 0


def test_what_was_put_into_a_new_store_stays_when_work_fails_later() -> None:
    with pytest.raises(ZeroDivisionError), open_store("new") as store:  # noqa: PT012
        store.replace(G, [Quad(G, G, G)])
        raise ZeroDivisionError
    with open_store("new") as store:
        assert store.graphs() == (G,)


def test_an_address_may_be_the_name_of_a_folder() -> None:
    assert kg("load", "graph.nq", "--to", "./host:1").exit_code == 0
    for _ in range(2):
        assert kg("load", "graph.nq", "--to", "host:1").exit_code == 0


def test_a_backup_makes_the_folder_around_it() -> None:
    assert kg("store", "backup", "store", "backups/today").exit_code == 0
    assert kg("store", "restore", "backups/today", "more/stores/again").exit_code == 0
    assert "quads   1" in kg("store", "info", "more/stores/again").output
