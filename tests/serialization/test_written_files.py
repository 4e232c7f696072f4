from __future__ import annotations

import gzip
import os
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import full_extraction as full
import pytest
import seed_extraction as seed
from hard_quads import written
from pyoxigraph import Quad

from kg.errors import InputError, UsageError
from kg.mapping import to_quads
from kg.serialization import Format, parse, save

SEED = to_quads(seed.article(), seed.extraction(), provenance=full.provenance())
FULL = full.quads()


def failing() -> Iterator[tuple[Quad, ...]]:
    yield SEED
    raise InputError("the second article is bad")


@pytest.mark.parametrize("format_", Format)
def test_a_file_holds_what_is_written(format_: Format, tmp_path: Path) -> None:
    path = tmp_path / f"graph.{format_.value}"
    save([SEED, FULL], path)
    assert path.read_bytes() == written(SEED, FULL, as_=format_)
    assert list(tmp_path.iterdir()) == [path]


def test_the_format_may_be_told(tmp_path: Path) -> None:
    save([SEED], tmp_path / "graph.txt", format=Format.NQUADS)
    assert (tmp_path / "graph.txt").read_bytes() == written(SEED, as_=Format.NQUADS)


@pytest.mark.parametrize("format_", Format)
def test_a_zipped_file_holds_the_same(format_: Format, tmp_path: Path) -> None:
    path = tmp_path / f"graph.{format_.value}.gz"
    save([SEED], path)
    assert gzip.decompress(path.read_bytes()) == written(SEED, as_=format_)
    assert list(parse(path)) == list(parse(written(SEED, as_=format_), format=format_))


def test_a_zipped_file_knows_neither_its_name_nor_the_time(tmp_path: Path) -> None:
    for name in ("a.nq.gz", "b.nq.gz"):
        save([SEED], tmp_path / name)
    data = (tmp_path / "a.nq.gz").read_bytes()
    assert data == (tmp_path / "b.nq.gz").read_bytes()
    flags, mtime = data[3], data[4:8]
    assert (flags, mtime) == (0, b"\0\0\0\0")


def test_after_a_failure_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the second article"):
        save(failing(), tmp_path / "graph.ttl")
    assert list(tmp_path.iterdir()) == []


def test_after_a_failure_the_older_file_stands(tmp_path: Path) -> None:
    path = tmp_path / "graph.nq.gz"
    path.write_text("older")
    with pytest.raises(InputError):
        save(failing(), path)
    assert path.read_text() == "older"
    assert list(tmp_path.iterdir()) == [path]


def test_a_reader_never_sees_half_a_file(tmp_path: Path) -> None:
    path = tmp_path / "graph.nq"
    path.write_text("older")

    def watched() -> Iterator[tuple[Quad, ...]]:
        yield SEED
        assert path.read_text() == "older"
        yield FULL

    save(watched(), path)
    assert path.read_bytes() == written(SEED, FULL, as_=Format.NQUADS)


def test_a_new_file_has_the_mode_that_any_new_file_has(tmp_path: Path) -> None:
    (tmp_path / "any").write_text("")
    save([SEED], tmp_path / "graph.nq")
    assert (tmp_path / "graph.nq").stat().st_mode == (tmp_path / "any").stat().st_mode


def test_an_older_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "graph.nq"
    path.write_text("older")
    path.chmod(0o640)
    save([SEED], path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.nq").write_text("older")
    (tmp_path / "link.nq").symlink_to("real.nq")
    save([SEED], tmp_path / "link.nq")
    assert (tmp_path / "link.nq").is_symlink()
    assert (tmp_path / "real.nq").read_bytes() == written(SEED, as_=Format.NQUADS)


def test_what_is_no_ordinary_file_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.nq"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()), daemon=True)
    reader.start()
    save([SEED], pipe)
    reader.join(timeout=5)
    assert got == [written(SEED, as_=Format.NQUADS)]
    assert list(tmp_path.iterdir()) == [pipe]


def test_a_name_of_any_allowed_length(tmp_path: Path) -> None:
    path = tmp_path / ("é" * 120 + ".nq")
    save([SEED], path)
    assert path.exists()


@pytest.mark.parametrize("where", ["missing/graph.nq", "file/graph.nq", "folder.nq"])
def test_a_path_that_cannot_be_written_is_an_error(where: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder.nq").mkdir()
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(UsageError, match="cannot write") as error:
        save([SEED], tmp_path / where)
    assert error.value.advice is not None
    assert sorted(tmp_path.rglob("*")) == before


def test_a_path_without_a_format_is_an_error_before_anything_is_built(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no ending"):
        save(failing(), tmp_path / "graph")
