"""kg build, a second time: after a change, after a crash, on a full disk."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli.main import main

STORY = """ date 2024-05-{day:02} Story {number}

VIENNA, May 3 (Xinhua) -- Austrian Chancellor Karl Huber said on Friday that his country
will open {number} embassies in Nairobi.
"""
COUNT = 300


def build(source: Path, output: Path, *options: str) -> Result:
    arguments = ["build", str(source), "-o", str(output), "--extractor", "rules", *options]
    return CliRunner().invoke(main, arguments)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "wire.txt"
    stories = [STORY.format(day=1 + n % 28, number=n) for n in range(COUNT)]
    file.write_text("\n".join(stories), "utf-8")
    return file


def few(source: Path, count: int) -> None:
    text = source.read_text("utf-8")
    source.write_text("\n date ".join(text.split("\n date ")[:count]), "utf-8")


@pytest.mark.parametrize("ending", ["nq", "ttl", "jsonld", "nq.gz"])
def test_a_second_build_does_what_changed_and_says_so(
    source: Path, tmp_path: Path, ending: str
) -> None:
    few(source, 20)
    output, anew = tmp_path / f"g.{ending}", tmp_path / f"anew.{ending}"
    first = build(source, output)
    assert "built 20, skipped 0" in first.output
    assert "since" not in first.output

    again = build(source, output)
    assert "built 20 (20 of them before), skipped 0" in again.output
    assert "since the last build: nothing changed" in again.output

    text = source.read_text("utf-8").replace("open 7 emb", "open seven emb")
    text = text.replace("Story 3\n", "Story three\n")
    source.write_text(f"{text}\n{STORY.format(day=9, number=1000)}", "utf-8")
    third = build(source, output)
    assert "read 21 articles: built 21 (18 of them before), skipped 0" in third.output
    assert "since the last build: 2 added, 1 changed, 1 removed" in third.output
    assert build(source, anew, "--no-record").exit_code == 0
    assert output.read_bytes() == anew.read_bytes()
    assert not (tmp_path / f"anew.{ending}.record").exists()


def test_an_output_that_is_as_it_should_be_is_not_written(source: Path, tmp_path: Path) -> None:
    few(source, 5)
    output = tmp_path / "g.nq"
    build(source, output)
    before = output.stat().st_ino
    build(source, output)
    assert output.stat().st_ino == before
    right = output.read_bytes()
    output.write_bytes(b"")
    build(source, output)
    assert output.read_bytes() == right


def test_a_build_that_was_killed_goes_on_and_ends_as_if_it_had_not(
    source: Path, tmp_path: Path
) -> None:
    calm, killed = tmp_path / "calm.nq", tmp_path / "killed.nq"
    assert build(source, calm).exit_code == 0
    command = [sys.executable, "-m", "kg", "build", str(source), "-o", str(killed)]
    command += ["--extractor", "rules", "--workers", "1"]
    record = tmp_path / "killed.nq.record-wal"
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    while not (record.exists() and record.stat().st_size > 200_000):
        assert process.poll() is None, "done before it could be killed"
        time.sleep(0.002)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert not killed.exists()
    told = build(source, killed).output
    before = re.search(r"built 300 \((\d+) of them before\), skipped 0", told)
    assert before, told
    assert 0 < int(before[1]) < COUNT
    assert killed.read_bytes() == calm.read_bytes()
    left = {path.name for path in tmp_path.iterdir() if not path.name.startswith("calm")}
    assert left == {"wire.txt", "killed.nq", "killed.nq.record"}


@pytest.mark.skipif(
    not shutil.which("mount") or os.geteuid() != 0, reason="only root may mount a small disk"
)
def test_a_full_disk_is_told_and_what_is_done_is_kept(source: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(disk)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("this machine lets nobody mount a small disk")
    try:
        full = build(source, disk / "g.nq")
        assert full.exit_code == 2
        assert "full" in full.output or "No space left" in full.output
        assert not (disk / "g.nq").exists()
        remount = ["mount", "-o", "remount,size=64m", str(disk)]
        subprocess.run(remount, check=True, capture_output=True)
        assert "of them before)" in build(source, disk / "g.nq").output
        build(source, tmp_path / "g.nq")
        assert (disk / "g.nq").read_bytes() == (tmp_path / "g.nq").read_bytes()
    finally:
        subprocess.run(["umount", str(disk)], check=True, capture_output=True)
