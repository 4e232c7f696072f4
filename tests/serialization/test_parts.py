"""Folders of parts: which graph goes where, what the manifest says, what is never replaced."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from kg.errors import InputError, UsageError
from kg.serialization import Compression, Format, is_parts, parse, part_of, parts_of, save_parts
from kg.serialization.folders import exchanged, in_two_steps, whole_folder

GRAPHS = [
    [Quad(NamedNode("urn:s"), NamedNode("urn:p"), NamedNode(f"urn:o:{n}"), NamedNode(f"urn:g:{n}"))]
    for n in range(40)
]
SHARDS = 4


def saved(folder: Path, *, compression: Compression = Compression.NONE, count: int = 40) -> None:
    parts: list[list[Sequence[Quad]]] = [[] for _ in range(SHARDS)]
    for number, graph in enumerate(GRAPHS[:count]):
        parts[part_of(f"urn:g:{number}", SHARDS)].append(graph)
    about = {"base": "urn:"}
    save_parts(parts, folder, format=Format.NQUADS, compression=compression, about=about)


def test_a_graph_never_moves() -> None:
    assert [part_of(f"urn:g:{n}", SHARDS) for n in range(8)] == [2, 1, 2, 3, 1, 3, 0, 3]
    assert {part_of(f"urn:g:{n}", SHARDS) for n in range(40)} == set(range(SHARDS))


@pytest.mark.parametrize("compression", list(Compression))
def test_the_manifest_tells_what_is_there(tmp_path: Path, compression: Compression) -> None:
    folder = tmp_path / "out"
    saved(folder, compression=compression)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert manifest["base"] == "urn:"
    assert (manifest["articles"], manifest["quads"], manifest["format"]) == (40, 40, "nq")
    assert len(manifest["parts"]) == SHARDS
    for number, part in enumerate(manifest["parts"]):
        assert part["file"] == f"part-{number:05}-of-00004.nq{compression.ending}"
        content = (folder / part["file"]).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (
            part["bytes"],
            part["sha256"],
        )
        assert part["quads"] == len(list(parse(folder / part["file"])))
    assert is_parts(folder)
    assert set(parse(folder)) == {quad for graph in GRAPHS for quad in graph}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_what_fails_leaves_the_old_folder(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    saved(folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    def failing() -> Iterator[Sequence[Quad]]:
        yield GRAPHS[0]
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError, match="in the middle"):
        save_parts(
            [failing()], folder, format=Format.NQUADS, compression=Compression.GZIP, about={}
        )
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("name", ["letters.txt", "manifest.txt", "part-1.nq"])
def test_what_no_build_made_is_never_replaced(tmp_path: Path, name: str) -> None:
    saved(tmp_path / "out")
    (tmp_path / "out" / name).touch()
    with pytest.raises(UsageError, match=f"holds what no build made: {name}"):
        saved(tmp_path / "out")
    assert (tmp_path / "out" / name).exists()


def test_parts_without_a_manifest_are_not_ours(tmp_path: Path) -> None:
    saved(tmp_path / "out")
    (tmp_path / "out" / "manifest.json").unlink()
    with pytest.raises(UsageError, match="holds what no build made"):
        saved(tmp_path / "out")


def test_a_file_in_the_place_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(UsageError, match="is no folder"):
        saved(tmp_path / "out")


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot write the folder"):
        saved(tmp_path / "none" / "out")


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    saved(tmp_path / "out")
    assert is_parts(tmp_path / "out")


def test_a_part_that_is_missing_or_cut_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    saved(folder)
    part = parts_of(folder)[2]
    part.write_bytes(part.read_bytes()[:-1])
    with pytest.raises(InputError, match="missing or not whole"):
        parts_of(folder)
    part.unlink()
    with pytest.raises(InputError, match="missing or not whole"):
        list(parse(folder))


@pytest.mark.parametrize("manifest", [None, "{", "[]", '{"parts": [{}]}'])
def test_a_folder_without_a_manifest_is_told(tmp_path: Path, manifest: str | None) -> None:
    if manifest is not None:
        (tmp_path / "manifest.json").write_text(manifest)
    with pytest.raises(InputError, match="without a manifest of parts") as error:
        parts_of(tmp_path)
    assert str(error.value).startswith(f"{tmp_path}: ")
    assert "kg store dump" in (error.value.advice or "")


def test_what_a_killed_build_left_is_cleared(tmp_path: Path) -> None:
    for left in (".out.partial", ".out.old"):
        (tmp_path / left).mkdir()
        (tmp_path / left / "part-00000-of-00001.nq").touch()
    saved(tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_folders_change_places_in_one_step_or_in_two(tmp_path: Path) -> None:
    new, target, old = (tmp_path / name for name in ("new", "out", ".out.old"))
    for folder in (new, target):
        folder.mkdir()
        (folder / folder.name).touch()
    if exchanged(new, target):
        assert (target / "new").exists()
        assert (new / "out").exists()
        assert exchanged(new, target)
    in_two_steps(new, target, old)
    assert (target / "new").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_crash_between_the_two_steps_is_mended(tmp_path: Path) -> None:
    saved(tmp_path / "out")
    (tmp_path / "out").rename(tmp_path / ".out.old")
    with pytest.raises(RuntimeError, match="again"), whole_folder(tmp_path / "out"):
        raise RuntimeError("again")
    assert is_parts(tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
