"""A real Oxigraph server on a free port of this machine."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

BINARY = Path(sys.executable).parent / "oxigraph"
PATIENCE = 20.0


@dataclass
class Server:
    """Where it listens, and the means to stop it before its time."""

    url: str
    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        """End it and wait until it is gone."""
        self.process.terminate()
        self.process.wait(PATIENCE)


@contextmanager
def running(folder: Path) -> Iterator[Server]:
    """A server with its data in ``folder``, ready to answer."""
    port = free_port()
    command = [str(BINARY), "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    server = Server(f"http://127.0.0.1:{port}", process)
    try:
        _wait_for(port, process)
        yield server
    finally:
        server.stop()


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.01)
        else:
            return
    raise RuntimeError(f"the Oxigraph server did not come up on port {port}")
