"""How fast articles become a graph: each stage on one core, and one article from the shell.

    python benchmarks/speed.py [COUNT]

COUNT articles (1,000 unless given) are made from the wire stories in tests/quality, each under a
headline of its own. Prints a Markdown table; the machine is named in the first line.
"""

from __future__ import annotations

import io
import json
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from kg.article import Article
from kg.extraction import DEFAULT, extractor_named
from kg.mapping import Graph, to_graph
from kg.pipeline import provenance_of
from kg.reading import read_text
from kg.serialization import Format, Lines, write
from kg.validation import validate_text

ROOT = Path(__file__).resolve().parents[1]
STORIES = ROOT / "tests" / "quality" / "wire-dev.json"
SEED = ROOT / "seeds" / "seed-article.txt"
Value = TypeVar("Value")


def corpus(count: int) -> str:
    """``count`` articles as wire text."""
    stories = list(json.loads(STORIES.read_text("utf-8")).values())
    return "\n".join(
        f" date {story['date']} {story['headline']} ({number})\n\n{story['body']}\n"
        for number in range(count)
        for story in [stories[number % len(stories)]]
    )


@contextmanager
def timed(times: dict[str, float], stage: str) -> Iterator[None]:
    """Add the seconds of what is done inside to ``times``."""
    start = time.perf_counter()
    yield
    times[stage] = time.perf_counter() - start


def stages(text: str) -> tuple[dict[str, float], int, int]:
    """Seconds a stage, and how many articles and quads there were; the rules' graphs go on."""
    extractor, times = extractor_named("rules"), dict[str, float]()
    made_by = provenance_of(extractor)
    with timed(times, "read"):
        articles = [a for a in read_text(text) if isinstance(a, Article)]
    with timed(times, "extract, rules"):
        found = [extractor.extract(a) for a in articles]
    with timed(times, "map"):
        graphs = [to_graph(a, e, provenance=made_by) for a, e in zip(articles, found, strict=True)]
    with timed(times, "validate"):
        reports = [validate_text(graph.ntriples, graph.name.value) for graph in graphs]
    if not all(report.conforms for report in reports):
        raise SystemExit("a graph does not conform: its time would count the referee's")
    for chosen in (Format.TURTLE, Format.NQUADS, Format.JSONLD):
        with timed(times, f"write {chosen.full_name}"):
            write(map(at_hand, graphs), io.BytesIO(), format=chosen)
    return times, len(articles), sum(graph.ntriples.count("\n") for graph in graphs)


def at_hand(graph: Graph) -> Lines:
    """A graph as the writers get it."""
    return Lines(graph.name.value, graph.ntriples.encode())


def tagging(articles: list[Article]) -> float:
    """The seconds that the default extractor takes for one article, on one thread."""
    extractor = extractor_named(DEFAULT)
    extractor.extract(articles[0])
    start = time.perf_counter()
    for article in articles:
        extractor.extract(article)
    return (time.perf_counter() - start) / len(articles)


def median_seconds(work: Callable[[], object], runs: int = 5) -> float:
    """The median of several runs, after one that is not counted."""
    work()
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def shell() -> None:
    """One article, start to finish, as a command of its own."""
    command = [sys.executable, "-m", "kg", "build", str(SEED), "-o", "-", "--format", "ttl"]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)


def main() -> None:
    """Print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    stages(corpus(50))  # data files are loaded, engines compiled
    text = corpus(count)
    times, articles, quads = stages(text)
    machine = (
        f"{platform.machine()}, Python {platform.python_version()}, one core; {articles:,} articles"
        f" of {len(text) // articles:,} characters and {quads // articles:,} quads each."
    )
    sample = read_text(corpus(min(count, 100)))
    seconds = tagging([article for article in sample if isinstance(article, Article)])
    lines = [
        machine,
        "",
        "| stage | articles a second |",
        "|---|---|",
        *(f"| {stage} | {articles / took:,.0f} |" for stage, took in times.items()),
        f"| extract, tagger | {1 / seconds:,.1f} |",
        f"| one article from the shell, start to finish | {median_seconds(shell):.2f} s |",
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
