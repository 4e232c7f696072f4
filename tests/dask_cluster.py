"""A real Dask cluster on loopback: a scheduler and workers, each a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class Cluster:
    """Its address, its scheduler, and the nannies, which start a worker anew when it dies."""

    address: str
    scheduler: subprocess.Popen[bytes]
    nannies: tuple[subprocess.Popen[bytes], ...]

    def workers(self, count: int = 1) -> list[int]:
        """The process ids of the workers, as soon as there are so many."""
        until = time.monotonic() + PATIENCE
        while len(found := list(self._workers())) < count:
            assert time.monotonic() < until, f"there are {len(found)} workers"
            time.sleep(0.05)
        return found

    def _workers(self) -> Iterator[int]:
        for nanny in self.nannies:
            for child in psutil.Process(nanny.pid).children(recursive=True):
                with suppress(psutil.NoSuchProcess):
                    if "spawn_main" in " ".join(child.cmdline()):
                        yield child.pid


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
        scheduler = start("scheduler", *options, "--no-dashboard")
        until = time.monotonic() + PATIENCE
        while not (port.exists() and port.stat().st_size):
            assert time.monotonic() < until, "no scheduler"
            time.sleep(0.05)
        address: str = json.loads(port.read_text("utf-8"))["address"]
        nannies = tuple(
            start("worker", address, "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1")
            for _ in range(workers)
        )
        cluster = Cluster(address, scheduler, nannies)
        cluster.workers(workers)
        yield cluster


def _ended(process: subprocess.Popen[bytes]) -> None:
    with suppress(psutil.NoSuchProcess):
        for child in psutil.Process(process.pid).children(recursive=True):
            child.kill()
    process.kill()
    process.wait()
