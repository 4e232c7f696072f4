"""A real Virtuoso on free ports of this machine, with its data in a folder of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from oxigraph_server import free_port

SERVER: Final = shutil.which("virtuoso-t")
CLIENT: Final = shutil.which("isql-vt")
USER: Final = "newskg"
PASSWORD: Final = "s3cret-é"  # noqa: S105 -- of a server that lives as long as a test
ROWS: Final = 5_000
"""At how many rows it cuts an answer."""

_PATIENCE: Final = 120.0
_ONLINE: Final = "Server online at"

# Nothing but loopback, small buffers, and nothing outside its folder.
_SETTINGS: Final = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
TempStorage = TempDatabase

[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx

[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
CaseMode = 2
DirsAllowed = .
NumberOfBuffers = {buffers}
MaxDirtyBuffers = {dirty}
CheckpointInterval = 0

AsyncQueueMaxThreads = 10
ThreadsPerQuery = 4

[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 10
MaxKeepAlives = 10
KeepAliveTimeout = 10
Charset = UTF-8

[SPARQL]
ResultSetMaxRows = {rows}
"""


@dataclass
class Server:
    """Where it listens, and the means to command it."""

    url: str
    folder: Path
    sql_port: int
    password: str
    process: subprocess.Popen[bytes]

    @property
    def profiled(self) -> str:
        """Its address, with the name of its profile before it."""
        return f"virtuoso+{self.url}"

    def sql(self, *commands: str) -> None:
        """Run commands as its keeper."""
        _run(self.sql_port, self.password, commands)

    def load(self, name: str) -> None:
        """Take in a file of N-Quads in its folder by its own bulk loader."""
        self.sql(f"ld_dir ('.', '{name}', 'urn:x')", "rdf_loader_run ()", "checkpoint")

    def empty(self) -> None:
        """Delete every graph but its own."""
        self.sql("RDF_GLOBAL_RESET ()")

    def stop(self) -> None:
        """End it and wait until it is gone."""
        self.process.terminate()
        self.process.wait(_PATIENCE)


def is_there() -> bool:
    """Whether Virtuoso is installed."""
    return bool(SERVER and CLIENT)


@contextmanager
def running(folder: Path, *, rows: int = ROWS, buffers: int = 10_000) -> Iterator[Server]:
    """A server, ready to answer; ``USER`` may write to it, nobody knows the keeper's password."""
    folder.mkdir(parents=True, exist_ok=True)
    http, sql = free_port(), free_port()
    settings = folder / "virtuoso.ini"
    text = _SETTINGS.format(http=http, sql=sql, rows=rows, buffers=buffers, dirty=buffers * 3 // 4)
    settings.write_text(text, "utf-8")
    said = folder / "said"  # what it says is written into its own log only when it ends
    with said.open("wb") as out:
        process = subprocess.Popen(
            [str(SERVER), "+foreground", "+configfile", settings.name],
            cwd=folder,
            stdout=out,
            stderr=out,
        )
    server = Server(f"http://127.0.0.1:{http}", folder, sql, "dba", process)
    try:
        _wait_for(said, process)
        keeper = os.urandom(12).hex()
        server.sql(f'set password "dba" "{keeper}"')
        server.password = keeper
        server.sql(
            f"DB.DBA.USER_CREATE ('{USER}', '{PASSWORD}')",
            f"""GRANT SPARQL_UPDATE TO "{USER}" """,
        )
        yield server
    finally:
        server.stop()


def _run(port: int, password: str, commands: tuple[str, ...]) -> None:
    done = subprocess.run(
        [str(CLIENT), f"127.0.0.1:{port}", "dba", password, "ERRORS=STDOUT", "BANNER=OFF"],
        input="".join(f"{command};\n" for command in commands),
        capture_output=True,
        text=True,
        check=True,
    )
    if "*** Error" in done.stdout:
        raise RuntimeError(done.stdout)


def _wait_for(said: Path, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and process.poll() is None:
        if _ONLINE in said.read_text("utf-8", "replace"):
            return
        time.sleep(0.1)
    raise RuntimeError(f"Virtuoso did not come up: {said.read_text()}")
