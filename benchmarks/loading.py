"""Loading, beside the plainest way to do it: Oxigraph's bulk loader, and curl.

    python benchmarks/loading.py [COUNT]

COUNT generated articles (500 unless given) are built once. Then, in turns, three times: into a new
embedded store by `kg load` and by `pyoxigraph.Store.bulk_load`; into an empty Oxigraph server by
`kg load` and by curl, which sends one file; and an update of one graph in a hundred by
`kg load --since` and by curl, a PUT for each. The table has the medians.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

import pyoxigraph
from articles import article

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
import oxigraph_server

RUNS = 3
_ONE_IN = 100


def kg(*arguments: str) -> None:
    """Run a command of ours."""
    command = [sys.executable, "-m", "kg", *arguments]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)


def curl(*arguments: str) -> None:
    """Run curl."""
    subprocess.run(["curl", "-sSf", *arguments], check=True)  # noqa: S607 -- whatever curl there is


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def corpus(folder: Path, name: str, count: int, *, changed: bool) -> Path:
    """The articles as N-Quads; one in a hundred with another last paragraph."""
    wire, graph = folder / f"{name}.txt", folder / f"{name}.nq"
    texts = (
        article(n) + ("\nIt rained.\n" if changed and n % _ONE_IN == 0 else "\n")
        for n in range(count)
    )
    wire.write_text("".join(texts), "utf-8")
    kg("build", str(wire), "-o", str(graph), "--extractor", "rules", "--no-record")
    return graph


def changed_graphs(old: Path, new: Path, folder: Path) -> list[tuple[str, Path]]:
    """The named graphs that differ, each as a file of N-Triples for curl."""
    known = set(old.read_text("utf-8").splitlines())
    graphs: defaultdict[str, list[str]] = defaultdict(list)
    differ = set()
    for line in new.read_text("utf-8").splitlines():
        triple, _, name = line.removesuffix(" .").rpartition(" ")
        graphs[name].append(f"{triple} .\n")
        if line not in known:
            differ.add(name)
    found = []
    for number, name in enumerate(sorted(differ)):
        path = folder / f"{number}.nt"
        path.write_text("".join(graphs[name]), "utf-8")
        found.append((name.strip("<>"), path))
    return found


def embedded(graph: Path, folder: Path, run: int) -> tuple[float, float]:
    """Seconds into a new embedded store: ours, and the bare loader in a process of its own."""
    bare = (
        "import pyoxigraph, sys; pyoxigraph.Store(sys.argv[1]).bulk_load("
        "path=sys.argv[2], format=pyoxigraph.RdfFormat.N_QUADS)"
    )
    other = [sys.executable, "-c", bare, str(folder / f"bare-{run}"), str(graph)]
    return (
        seconds(lambda: kg("load", str(graph), "--to", str(folder / f"ours-{run}"))),
        seconds(lambda: subprocess.run(other, check=True)),
    )


def served(old: Path, new: Path, folder: Path, run: int) -> tuple[float, float, float, float]:
    """Seconds into a server: a first load by us and by curl, an update by us and by curl."""
    quads = ("-X", "POST", "-H", "Content-Type: application/n-quads", "--data-binary", f"@{old}")
    graphs = changed_graphs(old, new, folder)
    with oxigraph_server.running(folder / f"server-{run}") as server:
        first = seconds(lambda: kg("load", str(old), "--to", server.url))
        update = seconds(lambda: kg("load", str(new), "--since", str(old), "--to", server.url))
    with oxigraph_server.running(folder / f"plain-{run}") as server:
        plain_first = seconds(lambda: curl(f"{server.url}/store", *quads))
        type_ = "Content-Type: application/n-triples"

        def puts() -> None:
            for name, path in graphs:
                address = f"{server.url}/store?graph={quote(name, safe='')}"
                curl(address, "-X", "PUT", "-H", type_, "--data-binary", f"@{path}")

        return first, plain_first, update, seconds(puts)


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    columns: defaultdict[str, list[float]] = defaultdict(list)
    with TemporaryDirectory() as place:
        folder = Path(place)
        old = corpus(folder, "old", count, changed=False)
        new = corpus(folder, "new", count, changed=True)
        quads = sum(1 for _ in pyoxigraph.parse(path=old, format=pyoxigraph.RdfFormat.N_QUADS))
        for run in range(RUNS):
            rows = (*embedded(old, folder, run), *served(old, new, folder, run))
            for name, value in zip(NAMES, rows, strict=True):
                columns[name].append(value)
    medians = [statistics.median(columns[name]) for name in NAMES]
    sys.stdout.write(f"{count:,} articles, {quads:,} quads\n\n")
    sys.stdout.write("| | ours, s | plain, s | ours in parts of plain |\n|---|---|---|---|\n")
    for title, ours, plain in zip(TITLES, medians[::2], medians[1::2], strict=True):
        sys.stdout.write(f"| {title} | {ours:.2f} | {plain:.2f} | {100 * plain / ours:.0f}% |\n")


NAMES = ("embedded", "bulk_load", "server", "curl", "update", "puts")
TITLES = (
    "embedded store, first load",
    "Oxigraph server, first load",
    "Oxigraph server, one graph in a hundred",
)


if __name__ == "__main__":
    main()
