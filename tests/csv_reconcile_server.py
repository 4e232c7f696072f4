"""A reconciliation service of somebody else's: csv-reconcile, over a table, on a free port."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from oxigraph_server import free_port

PATIENCE = 30.0

_PROGRAM = """\
import sys
from csv_reconcile import create_app, initdb
table, config, folder, port = sys.argv[1:]
app = create_app(config, instance_path=folder, scorerOption="")
with app.app_context():
    initdb.init_db_with_context(table, "id", "name")
app.run(host="127.0.0.1", port=int(port), debug=False)
"""
_CONFIG = """\
MANIFEST = {"name": "A table", "identifierSpace": "http://www.wikidata.org/entity/"}
LIMIT = 5
"""


@contextmanager
def tabular(rows: dict[str, str], folder: Path) -> Iterator[str]:
    """The address of a service that knows these names by their identifiers."""
    lines = ["id\tname", *(f"{identifier}\t{name}" for identifier, name in rows.items())]
    (folder / "table.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    (folder / "config.py").write_text(_CONFIG, "utf-8")
    port = free_port()
    command = [sys.executable, "-c", _PROGRAM, "table.tsv", "config.py", str(folder), str(port)]
    with (folder / "log.txt").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
    url = f"http://127.0.0.1:{port}/reconcile"
    try:
        _wait_for(port, process, folder / "log.txt")
        yield url
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"csv-reconcile did not come up: {log.read_text('utf-8')}")
