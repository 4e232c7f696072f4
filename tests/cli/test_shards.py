"""kg build --shards: a folder of parts, the same whatever happened on the way."""

from __future__ import annotations

import gzip
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli.main import main

STORY = """ date 2024-05-{day:02} Story {number}

VIENNA, May 3 (Xinhua) -- Austrian Chancellor Karl Huber met Kenyan President William Ruto in
Nairobi on Friday. Huber said that his country will open {number} embassies.
"""
COUNT = 90


def kg(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


def build(source: Path, output: Path, *options: str) -> Result:
    return kg("build", source, "-o", output, "--extractor", "rules", *options)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "wire"
    folder.mkdir()
    for part in range(3):
        numbers = range(part, COUNT, 3)
        stories = [STORY.format(day=1 + n % 28, number=n) for n in numbers]
        (folder / f"{part}.txt").write_text("\n".join(stories), "utf-8")
    return folder


def test_workers_and_orders_do_not_matter_and_all_is_there(source: Path, tmp_path: Path) -> None:
    one, two, single = tmp_path / "one", tmp_path / "two", tmp_path / "single.nq"
    done = build(source, one, "--shards", "4", "--workers", "1")
    assert done.exit_code == 0, done.output
    assert "built 90, skipped 0; 90 statements and 90 meetings in" in done.output
    inputs = sorted(source.iterdir(), reverse=True)
    options = ("--extractor", "rules", "--shards", "4", "--workers", "2")
    assert kg("build", *inputs, "-o", two, *options).exit_code == 0
    assert files(one) == files(two)

    build(source, single)
    parts = [gzip.decompress(path.read_bytes()) for path in sorted(one.glob("part-*.gz"))]
    assert len(parts) == 4
    lines = b"".join(parts).splitlines()
    assert sorted(lines) == sorted(single.read_bytes().splitlines())
    for part in parts:
        graphs = [line.rsplit(b" ", 2)[1] for line in part.splitlines()]
        assert graphs == sorted(graphs)


def test_the_commands_take_such_a_folder(source: Path, tmp_path: Path) -> None:
    folder, single = tmp_path / "out", tmp_path / "single.nq"
    build(source, folder, "--shards", "3", "--compress", "zstd")
    build(source, single)
    assert kg("diff", folder, single).output == "no difference\n"
    assert "conforms" in kg("validate", folder).output
    loaded = kg("load", folder, "--to", tmp_path / "store")
    assert "loaded 90 graphs" in loaded.output
    asked = kg("query", "who-met-whom", "--in", folder, "--format", "csv")
    assert asked.output == kg("query", "who-met-whom", "--in", single, "--format", "csv").output
    assert asked.output.count("Karl Huber") > 1
    assert kg("query", "who-met-whom", "--in", folder, "--in", single).exit_code == 0
    assert kg("verify", folder, source).exit_code == 0
    authorities = tmp_path / "of-parts.ttl", tmp_path / "of-one.ttl"
    for graph, authority in zip((folder, single), authorities, strict=True):
        assert kg("resolve", graph, "-o", authority).exit_code == 0
    assert authorities[0].read_text("utf-8") == authorities[1].read_text("utf-8")


def test_a_second_build_goes_by_the_record(source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    build(source, folder, "--shards", "3", "--format", "trig", "--compress", "none")
    before = folder.stat().st_ino
    again = build(source, folder, "--shards", "3", "--format", "trig", "--compress", "none")
    assert "(90 of them before)" in again.output
    assert folder.stat().st_ino == before
    assert {path.name for path in tmp_path.iterdir()} == {"wire", "out", "out.record"}

    part = min(folder.glob("part-*"))
    right = part.read_bytes()
    part.write_bytes(b"# mine\n")
    build(source, folder, "--shards", "3", "--format", "trig", "--compress", "none")
    assert part.read_bytes() == right

    build(source, folder, "--shards", "2")
    assert len(list(folder.glob("part-*-of-00002.nq.gz"))) == 2
    assert len(list(folder.iterdir())) == 3


def test_a_build_that_is_killed_as_it_writes_leaves_the_old_folder(
    source: Path, tmp_path: Path
) -> None:
    folder, calm = tmp_path / "out", tmp_path / "calm"
    build(source, folder, "--shards", "2")
    before = files(folder)
    (source / "late.txt").write_text(STORY.format(day=9, number=1000), "utf-8")
    command = [sys.executable, "-m", "kg", "build", str(source), "-o", str(folder)]
    command += ["--extractor", "rules", "--shards", "2000", "--workers", "1"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    partial = tmp_path / ".out.partial"
    while not (partial.exists() and len(list(partial.iterdir())) > 5):
        assert process.poll() is None, "done before it could be killed"
        time.sleep(0.002)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert partial.exists()
    assert files(folder) == before
    build(source, folder, "--shards", "2")
    build(source, calm, "--shards", "2", "--no-record")
    assert files(folder) == files(calm) != before
    assert json.loads((folder / "manifest.json").read_text("utf-8"))["articles"] == COUNT + 1
    assert {path.name for path in tmp_path.iterdir()} == {"wire", "out", "out.record", "calm"}


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (["-o", "-", "--shards", "2"], "parts are files of N-Quads or TriG in a folder"),
        (["-o", "new", "--shards", "2", "--format", "ttl"], "parts are files of N-Quads or TriG"),
        (["-o", "new.nq", "--compress", "gzip"], "only the parts of a folder"),
        (["-o", "."], "'.' is a folder"),
        (["-o", "new/"], "'new/' is a folder"),
        (["-o", "new.nq", "--shards", "2"], "'new.nq' names a file, and --shards writes a folder"),
        (["-o", "new.nq.gz", "--shards", "2"], "names a file"),
        (["-o", ".", "--shards", "2"], "holds what no build made"),
    ],
)
def test_wishes_that_do_not_fit_together(
    source: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], problem: str
) -> None:
    monkeypatch.chdir(source)
    done = kg("build", source, *options)
    assert done.exit_code == 2
    assert problem in done.output
    assert {path.name for path in source.iterdir()} == {"0.txt", "1.txt", "2.txt"}
