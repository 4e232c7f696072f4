"""Loading, beside the plainest way to do it: Oxigraph's and Virtuoso's bulk loaders, and curl.

    python benchmarks/loading.py [COUNT [RUNS]] [--parts PART ...] [--folder FOLDER]

COUNT generated articles (500 unless given) are built once, and once more with 100 of them changed;
in FOLDER, if one is given, they are kept for the next time. Then, in turns, RUNS times (three
unless given), PART after PART (oxigraph, virtuoso, embedded; all unless given): into an empty
Oxigraph server by `kg load` and by curl, which sends files of 1,000 articles; into an empty
Virtuoso by `kg load`, by curl, which puts each graph (it takes no others over HTTP), and by its own
bulk loader; into a new embedded store by `kg load` and by `pyoxigraph.Store.bulk_load`; and the
update of 100 articles by `kg load` and by curl, a PUT for each, over as many connections; first
Oxigraph's server is left until it rests, for after a load it goes on to sort what it has. The table
has the medians; of the embedded store also those of processor time, which other work on the machine
disturbs less. Virtuoso, which gets 1.4 GB of buffers, is left out where it is not installed. 10,000
articles take 8 GB of disk.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, groupby, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

import pyoxigraph
from articles import article

from kg.store.requests import CONNECTIONS

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
import oxigraph_server
import virtuoso_server
from virtuoso_server import PASSWORD, USER

CHANGED = 100
RESTING = 2.0
"""Seconds for which a server that rests takes no processor time."""
FILE = 1_000
BUFFERS = 170_000
"""Pages of Virtuoso's memory: 1.4 GB, what its manual has for a machine of 2 GB."""

Times = Iterator[tuple[str, float, float]]
"""What was done, the seconds that we took, and those of the other."""


def kg(*arguments: str) -> float:
    """How long a command of ours takes, in seconds."""
    command = [sys.executable, "-m", "kg", *arguments]
    secrets = {"NEWSKG_USER": USER, "NEWSKG_PASSWORD": PASSWORD}
    environment = os.environ | (secrets if any("virtuoso+" in a for a in arguments) else {})
    return seconds(
        lambda: subprocess.run(command, check=True, stderr=subprocess.DEVNULL, env=environment)
    )


def curl(config: Path, *, connections: int) -> float:
    """How long curl takes for all requests of a file."""
    parallel = ("--parallel", "--parallel-max", str(connections)) if connections > 1 else ()
    command = ["curl", "-sSf", *parallel, "-K", str(config)]
    return seconds(lambda: subprocess.run(command, check=True, stderr=subprocess.DEVNULL))


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def corpus(folder: Path, name: str, count: int, *, changed: bool) -> Path:
    """The articles as N-Quads, or those of them that changed, with another last paragraph."""
    wire, graph = folder / f"{name}-{count}.txt", folder / f"{name}-{count}.nq"
    if graph.exists():
        return graph
    numbers = range(0, count, max(1, count // CHANGED)) if changed else range(count)
    more = "\nIt rained.\n\n" if changed else "\n"
    wire.write_text("".join(f"{article(n)}{more}" for n in numbers), "utf-8")
    kg("build", str(wire), "-o", str(graph), "--extractor", "rules", "--no-record")
    return graph


def by_graph(path: Path) -> Iterator[tuple[str, list[str]]]:
    """The names of the graphs of N-Quads, and the lines of each, which stand together."""
    with path.open(encoding="utf-8", newline="\n") as lines:
        for name, found in groupby(lines, _graph_of):
            yield name, list(found)


def _graph_of(line: str) -> str:
    return line.removesuffix(" .\n").rpartition(" ")[2].strip("<>")


def posts(path: Path, address: str, folder: Path) -> Path:
    """What curl is to do to send N-Quads in files of so many articles."""
    folder.mkdir(exist_ok=True)
    graphs = (lines for _, lines in by_graph(path))
    requests = []
    while some := list(islice(graphs, FILE)):
        file = folder / f"{len(requests)}.nq"
        file.write_text("".join(chain.from_iterable(some)), "utf-8")
        requests.append(_request("POST", address, "application/n-quads", file))
    return _config(folder, requests)


def puts(path: Path, address: str, folder: Path, *, turtle: bool = False) -> Path:
    """What curl is to do to put each graph; as Turtle with a prefix, and signed in, or not."""
    folder.mkdir(exist_ok=True)
    requests = []
    for number, (name, lines) in enumerate(by_graph(path)):
        file = folder / f"{number}.nt"
        triples = "".join(line.replace(f" <{name}> .\n", " .\n") for line in lines)
        file.write_text("@prefix : <urn:x:> .\n" * turtle + triples, "utf-8")
        target = f"{address}?graph={quote(name, safe='')}"
        kind = "text/turtle" if turtle else "application/n-triples"
        signed = f'\ndigest\nuser = "{USER}:{PASSWORD}"' * turtle
        requests.append(_request("PUT", target, kind, file) + signed)
    return _config(folder, requests)


def _request(method: str, url: str, kind: str, file: Path) -> str:
    header = f'header = "Content-Type: {kind}"\nheader = "Expect:"'
    return f'url = "{url}"\nrequest = {method}\n{header}\ndata-binary = "@{file}"'


def _config(folder: Path, requests: Iterable[str]) -> Path:
    config = folder / "curl.conf"
    config.write_text("\nnext\n".join(requests), "utf-8")
    return config


def processor(work: Callable[[], float]) -> tuple[float, float]:
    """How long it says that it takes, and the processor time of the processes that it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    taken = work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return taken, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def embedded(graph: Path, _: Path, folder: Path) -> Times:
    """Into a new embedded store: ours, and the bare loader in a process of its own."""
    bare = (
        "import pyoxigraph, sys; pyoxigraph.Store(sys.argv[1]).bulk_load("
        "path=sys.argv[2], format=pyoxigraph.RdfFormat.N_QUADS)"
    )
    other = [sys.executable, "-c", bare, str(folder / "bare"), str(graph)]
    ours, ours_cpu = processor(lambda: kg("load", str(graph), "--to", str(folder / "ours")))
    plain, cpu = processor(lambda: seconds(lambda: subprocess.run(other, check=True)))
    yield "embedded store, first load, beside `Store.bulk_load`", ours, plain
    yield "the same, processor time", ours_cpu, cpu


def until_it_rests(process: int) -> float:
    """How many seconds a process goes on to work; as far as Linux tells."""
    start = worked = time.perf_counter()
    before = None
    while time.perf_counter() - worked < RESTING:
        fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
        taken = int(fields[11]) + int(fields[12])  # in hundredths of a second: user and system
        if before is not None and taken > before:
            worked = time.perf_counter()
        before = taken
        time.sleep(RESTING / 10)
    return worked - start


def oxigraph(graph: Path, changed: Path, folder: Path) -> Times:
    """Into an Oxigraph server: each has its own, for what is replaced makes it slower."""
    with oxigraph_server.running(folder / "ours") as server:
        first = kg("load", str(graph), "--to", server.url)
        settled = first + until_it_rests(server.process.pid)
        update = kg("load", str(changed), "--to", server.url)
    with oxigraph_server.running(folder / "plain") as server:
        sent = posts(graph, f"{server.url}/store", folder / "files")
        plain = curl(sent, connections=1)
        yield "Oxigraph server, first load, beside curl with files of 1,000 articles", first, plain
        yield (
            "the same, until the server rests",
            settled,
            plain + until_it_rests(server.process.pid),
        )
        sent = puts(changed, f"{server.url}/store", folder / "changed")
        plain = curl(sent, connections=CONNECTIONS)
        yield "Oxigraph server, update of 100 articles, beside curl with a PUT each", update, plain


def virtuoso(graph: Path, changed: Path, folder: Path) -> Times:
    """Into Virtuoso."""
    with virtuoso_server.running(folder / "ours", buffers=BUFFERS) as server:
        first = kg("load", str(graph), "--to", server.profiled)
        update = kg("load", str(changed), "--to", server.profiled)
    with virtuoso_server.running(folder / "plain", buffers=BUFFERS) as server:
        address = f"{server.url}/sparql-graph-crud-auth"
        sent = puts(graph, address, folder / "graphs", turtle=True)
        plain = curl(sent, connections=CONNECTIONS)
        yield "Virtuoso, first load, beside curl with a PUT each", first, plain
        sent = puts(changed, address, folder / "changed", turtle=True)
        plain = curl(sent, connections=CONNECTIONS)
        yield "Virtuoso, update of 100 articles, beside curl with a PUT each", update, plain
    with virtuoso_server.running(folder / "loader", buffers=BUFFERS) as server:
        (folder / "loader" / graph.name).symlink_to(graph)
        plain = seconds(lambda: server.load(graph.name))
        yield "Virtuoso, first load, beside its bulk loader", first, plain


PARTS = {"oxigraph": oxigraph, "virtuoso": virtuoso, "embedded": embedded}


def main() -> None:
    """Print the table."""
    wanted = _wanted()
    found: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    with TemporaryDirectory() as place:
        folder = wanted.folder or Path(place)
        folder.mkdir(exist_ok=True)
        graph = corpus(folder, "all", wanted.count, changed=False)
        changed = corpus(folder, "changed", wanted.count, changed=True)
        quads = sum(1 for _ in pyoxigraph.parse(path=graph, format=pyoxigraph.RdfFormat.N_QUADS))
        for _ in range(wanted.runs):
            for part in wanted.parts:
                here = folder / part
                here.mkdir()
                try:
                    for title, ours, plain in PARTS[part](graph, changed, here):
                        found[title].append((ours, plain))
                finally:
                    shutil.rmtree(here)
    sys.stdout.write(f"{wanted.count:,} articles, {quads:,} quads\n\n")
    sys.stdout.write("| | ours, s | plain, s | ours in parts of plain |\n|---|---|---|---|\n")
    for title, times in found.items():
        ours, plain = (statistics.median(column) for column in zip(*times, strict=True))
        sys.stdout.write(f"| {title} | {ours:.2f} | {plain:.2f} | {100 * plain / ours:.0f}% |\n")


def _wanted() -> argparse.Namespace:
    """What the command line says."""
    there = [name for name in PARTS if name != "virtuoso" or virtuoso_server.is_there()]
    parser = argparse.ArgumentParser()
    parser.add_argument("count", type=int, nargs="?", default=500)
    parser.add_argument("runs", type=int, nargs="?", default=3)
    parser.add_argument("--parts", nargs="+", choices=there, default=there)
    parser.add_argument("--folder", type=lambda given: Path(given).absolute())
    return parser.parse_args()


if __name__ == "__main__":
    main()
