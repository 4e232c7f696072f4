"""kg build on a Dask cluster and on processes of this machine: the bytes of one process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import dask_cluster
import pytest

ROOT = Path(__file__).resolve().parents[2]
STORY = """ date 2024-05-{day:02} Story {number}

VIENNA, May 3 (Xinhua) -- Austrian Chancellor Karl Huber said on Friday that his country
will open {number} embassies in Nairobi.
"""
COUNT = 400


@pytest.fixture
def plugins(tmp_path: Path) -> Path:
    """A folder with an installed package that offers the extractor ``deadly``."""
    info = tmp_path / "plugins" / "deadly-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: deadly\nVersion: 1.0\n")
    points = "[newskg.extractors]\ndeadly = deadly_work:DeadlyExtractor\n"
    (info / "entry_points.txt").write_text(points)
    return info.parent


def written(tmp_path: Path, count: int = COUNT) -> Path:
    file = tmp_path / "wire.txt"
    stories = [STORY.format(day=1 + n % 28, number=n) for n in range(count)]
    file.write_text("\n".join(stories), "utf-8")
    return file


def started(*arguments: str | Path, plugins: Path | None = None) -> subprocess.Popen[str]:
    places = [str(ROOT), str(ROOT / "tests"), *([str(plugins)] if plugins else [])]
    return subprocess.Popen(
        [sys.executable, "-m", "kg", "build", *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(places)},
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_worker_is_killed_and_the_bytes_are_those_of_one_process(tmp_path: Path) -> None:
    source, one, many = written(tmp_path), tmp_path / "1.nq", tmp_path / "many.nq"
    rules = ("--extractor", "rules")
    started(source, "-o", one, *rules, "--workers", "1").communicate()
    with dask_cluster.running(tmp_path) as cluster:
        build = started(source, "-o", many, *rules, "--scheduler", cluster.address)
        log = tmp_path / "many.nq.record-wal"
        while not (log.exists() and log.stat().st_size > 50_000):
            assert build.poll() is None, "done before a worker could be killed"
            time.sleep(0.002)
        os.kill(cluster.workers()[0], signal.SIGKILL)
        _, told = build.communicate()
    assert build.returncode == 0, told
    assert "built 400, skipped 0" in told
    assert many.read_bytes() == one.read_bytes()


@pytest.mark.parametrize("where", ["processes", "cluster"])
def test_an_article_that_kills_its_worker_is_told_and_left_out(
    tmp_path: Path, plugins: Path, where: str
) -> None:
    source, output = written(tmp_path, 70), tmp_path / "g.nq"
    asked = (source, "-o", output, "--extractor", "deadly")
    if where == "processes":
        _, told = started(*asked, "--workers", "2", plugins=plugins).communicate()
    else:
        with dask_cluster.running(tmp_path, path=(plugins,)) as cluster:
            build = started(*asked, "--scheduler", cluster.address, plugins=plugins)
            _, told = build.communicate()
    assert "wire.txt:201: the process that built this article died" in told, told
    assert "read 70 articles: built 69, skipped 1" in told
    graphs = {line.rsplit(" ", 2)[1] for line in output.read_text("utf-8").splitlines()}
    assert len(graphs) == 69
