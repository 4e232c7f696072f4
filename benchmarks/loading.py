"""Loading, beside the plainest way to do it: Oxigraph's and Virtuoso's bulk loaders, and curl.

    python benchmarks/loading.py [COUNT [RUNS]]

COUNT generated articles (500 unless given) are built once, and once more with 100 of them changed.
Then, in turns, RUNS times (three unless given): into a new embedded store by `kg load` and by
`pyoxigraph.Store.bulk_load`; into an empty Oxigraph server by `kg load` and by curl, which sends
files of 1,000 articles; into an empty Virtuoso by `kg load`, by curl, which puts each graph (it
takes no others over HTTP), and by its own bulk loader; and the update of 100 articles by `kg load`
and by curl, a PUT for each, over as many connections. The table has the medians. Virtuoso is left
out where it is not installed.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
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
FILE = 1_000

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
    wire, graph = folder / f"{name}.txt", folder / f"{name}.nq"
    numbers = range(0, count, max(1, count // CHANGED)) if changed else range(count)
    more = "\nIt rained.\n\n" if changed else "\n"
    wire.write_text("".join(f"{article(n)}{more}" for n in numbers), "utf-8")
    kg("build", str(wire), "-o", str(graph), "--extractor", "rules", "--no-record")
    return graph


def by_graph(path: Path) -> dict[str, list[str]]:
    """The lines of N-Quads by the names of their graphs."""
    graphs: defaultdict[str, list[str]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines(keepends=True):
        graphs[line.removesuffix(" .\n").rpartition(" ")[2].strip("<>")].append(line)
    return graphs


def posts(path: Path, address: str) -> Path:
    """What curl is to do to send N-Quads in files of so many articles."""
    folder = path.with_suffix(".files")
    folder.mkdir(exist_ok=True)
    graphs = list(by_graph(path).values())
    requests = []
    for start in range(0, len(graphs), FILE):
        file = folder / f"{start}.nq"
        file.write_text("".join(chain.from_iterable(graphs[start : start + FILE])), "utf-8")
        requests.append(_request("POST", address, "application/n-quads", file))
    return _config(folder, requests)


def puts(path: Path, address: str, *, turtle: bool = False) -> Path:
    """What curl is to do to put each graph; as Turtle with a prefix, and signed in, or not."""
    folder = path.with_suffix(".graphs")
    folder.mkdir(exist_ok=True)
    requests = []
    for number, (name, lines) in enumerate(by_graph(path).items()):
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


def embedded(graph: Path, folder: Path) -> Times:
    """Into a new embedded store: ours, and the bare loader in a process of its own."""
    bare = (
        "import pyoxigraph, sys; pyoxigraph.Store(sys.argv[1]).bulk_load("
        "path=sys.argv[2], format=pyoxigraph.RdfFormat.N_QUADS)"
    )
    other = [sys.executable, "-c", bare, str(folder / "bare"), str(graph)]
    ours = kg("load", str(graph), "--to", str(folder / "ours"))
    plain = seconds(lambda: subprocess.run(other, check=True))
    yield "embedded store, first load, beside `Store.bulk_load`", ours, plain


def oxigraph(graph: Path, changed: Path, folder: Path) -> Times:
    """Into an Oxigraph server: each has its own, for what is replaced makes it slower."""
    with oxigraph_server.running(folder / "ours") as server:
        first = kg("load", str(graph), "--to", server.url)
        update = kg("load", str(changed), "--to", server.url)
    with oxigraph_server.running(folder / "plain") as server:
        plain = curl(posts(graph, f"{server.url}/store"), connections=1)
        yield "Oxigraph server, first load, beside curl with files of 1,000 articles", first, plain
        plain = curl(puts(changed, f"{server.url}/store"), connections=CONNECTIONS)
        yield "Oxigraph server, update of 100 articles, beside curl with a PUT each", update, plain


def virtuoso(graph: Path, changed: Path, folder: Path) -> Times:
    """Into Virtuoso."""
    with virtuoso_server.running(folder / "ours") as server:
        first = kg("load", str(graph), "--to", server.profiled)
        update = kg("load", str(changed), "--to", server.profiled)
    with virtuoso_server.running(folder / "plain") as server:
        address = f"{server.url}/sparql-graph-crud-auth"
        plain = curl(puts(graph, address, turtle=True), connections=CONNECTIONS)
        yield "Virtuoso, first load, beside curl with a PUT each", first, plain
        plain = curl(puts(changed, address, turtle=True), connections=CONNECTIONS)
        yield "Virtuoso, update of 100 articles, beside curl with a PUT each", update, plain
    with virtuoso_server.running(folder / "loader") as server:
        (folder / "loader" / graph.name).hardlink_to(graph)
        plain = seconds(lambda: server.load(graph.name))
        yield "Virtuoso, first load, beside its bulk loader", first, plain


def main() -> None:
    """Print the table."""
    count, runs = (*map(int, sys.argv[1:]), *(500, 3)[len(sys.argv) - 1 :])
    found: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    with TemporaryDirectory() as place:
        folder = Path(place)
        graph = corpus(folder, "all", count, changed=False)
        changed = corpus(folder, "changed", count, changed=True)
        quads = sum(1 for _ in pyoxigraph.parse(path=graph, format=pyoxigraph.RdfFormat.N_QUADS))
        for run in range(runs):
            place_of_run = folder / str(run)
            for name, work in (("oxigraph", oxigraph), ("virtuoso", virtuoso)):
                if name == "virtuoso" and not virtuoso_server.is_there():
                    continue
                (place_of_run / name).mkdir(parents=True)
                for title, ours, plain in work(graph, changed, place_of_run / name):
                    found[title].append((ours, plain))
            for title, ours, plain in embedded(graph, place_of_run):
                found[title].append((ours, plain))
    sys.stdout.write(f"{count:,} articles, {quads:,} quads\n\n")
    sys.stdout.write("| | ours, s | plain, s | ours in parts of plain |\n|---|---|---|---|\n")
    for title, times in found.items():
        ours, plain = (statistics.median(column) for column in zip(*times, strict=True))
        sys.stdout.write(f"| {title} | {ours:.2f} | {plain:.2f} | {100 * plain / ours:.0f}% |\n")


if __name__ == "__main__":
    main()
