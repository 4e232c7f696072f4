"""A real Dask cluster on loopback: a scheduler and workers, each a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Its address, and the nannies, which start a worker anew when it dies."""

    address: str
    nannies: tuple[subprocess.Popen[bytes], ...]

    def workers(self) -> list[int]:
        """The process ids of the workers, now."""
        children = (
            child
            for nanny in self.nannies
            for child in psutil.Process(nanny.pid).children(recursive=True)
        )
        return [child.pid for child in children if "spawn_main" in " ".join(child.cmdline())]


@contextmanager
def running(folder: Path, *, workers: int = 2, path: tuple[Path, ...] = ()) -> Iterator[Cluster]:
    """A cluster whose modules are ours and those in ``path``, gone at the end."""
    places = os.pathsep.join(str(place) for place in (ROOT, ROOT / "tests", *path))
    environment = {
        **os.environ,
        "PYTHONPATH": places,
        "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
    }
    with ExitStack() as stack:

        def start(*arguments: str) -> subprocess.Popen[bytes]:
            process = subprocess.Popen(
                [sys.executable, "-m", "dask", *arguments],
                cwd=folder,
                env=environment,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            stack.callback(_ended, process)
            return process

        port = folder / "port"
        code = f"host=127.0.0.1 port=0 scheduler-file={port}".split()
        options = [part for pair in code for part in ("--" + pair).split("=")]
        start("scheduler", *options, "--no-dashboard")
        while not port.exists():
            time.sleep(0.05)
        import json

        address: str = json.loads(port.read_text("utf-8"))["address"]
        nannies = tuple(
            start("worker", address, "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1")
            for _ in range(workers)
        )
        cluster = Cluster(address, nannies)
        while len(cluster.workers()) < workers:
            time.sleep(0.05)
        yield cluster


def _ended(process: subprocess.Popen[bytes]) -> None:
    for child in psutil.Process(process.pid).children(recursive=True):
        child.kill()
    process.kill()
    process.wait()
