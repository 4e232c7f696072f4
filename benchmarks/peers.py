"""Our way from findings to judged, written graphs, beside the plain one: rdflib and pySHACL.

    python benchmarks/peers.py [COUNT]

COUNT generated articles (100 unless given) are read and searched once. Then both ways make graphs
of the same findings, judge them by the same shapes and write them, in turns, three times; the
table has the medians. The plain way adds each article's triples to an ``rdflib.Graph``, calls
``pyshacl.validate`` and ``Graph.serialize``; to make the terms of its triples costs it nothing.
"""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Callable

import pyshacl
import rdflib
from articles import articles as generated
from rdflib.term import Node
from speed import at_hand

from kg.article import Article
from kg.extraction import extractor_named
from kg.interop import to_graph as as_rdflib
from kg.mapping import Graph, to_graph
from kg.pipeline import provenance_of
from kg.reading import read_text
from kg.serialization import Format, write
from kg.validation import validate_text
from kg.validation.shapes import shapes

RUNS = 3
FORMATS = {Format.TURTLE: "turtle", Format.NQUADS: "nt", Format.JSONLD: "json-ld"}
"""Ours, and the name of what rdflib writes beside it."""

Triples = list[tuple[Node, Node, Node]]


def seconds(work: Callable[[], object]) -> float:
    """How long it takes, of the processor: what else runs counts less."""
    start = time.process_time()
    work()
    return time.process_time() - start


def ours(make: Callable[[], list[Graph]], form: Format) -> None:
    """Map, judge and write with the parts of this package."""
    graphs = make()
    if not all(validate_text(graph.ntriples, graph.name.value).conforms for graph in graphs):
        raise SystemExit("a graph does not conform: its time would count the referee's")
    write(map(at_hand, graphs), io.BytesIO(), format=form)


def plain(articles: list[Triples], shapes_graph: rdflib.Graph, form: str) -> None:
    """Hold, judge and write with the plain stack."""
    for triples in articles:
        graph = rdflib.Graph()
        for triple in triples:
            graph.add(triple)
        conforms, _, _ = pyshacl.validate(graph, shacl_graph=shapes_graph, allow_warnings=True)
        if not conforms:
            raise SystemExit("pySHACL objects to a graph")
        graph.serialize(format=form)


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    read = [a for a in read_text("\n".join(generated(count))) if isinstance(a, Article)]
    extractor = extractor_named("rules")
    made_by = provenance_of(extractor)
    found = [(article, extractor.extract(article)) for article in read]

    def make() -> list[Graph]:
        return [to_graph(article, facts, provenance=made_by) for article, facts in found]

    quads = sum(graph.ntriples.count("\n") for graph in make())
    shapes_graph = as_rdflib(shapes("article"))
    ours(make, Format.TURTLE)  # the shapes are compiled once in a process
    sys.stdout.write(
        f"{count:,} articles, {quads:,} quads, one core; medians of {RUNS} runs in turns.\n\n"
        "| format | ours, quads a second | rdflib + pySHACL | ratio |\n|---|---|---|---|\n"
    )
    for form, name in FORMATS.items():
        mine, theirs = [], []
        for _ in range(RUNS):
            mine.append(seconds(lambda: ours(make, form)))  # noqa: B023 -- called at once
            triples: list[Triples] = [list(as_rdflib(graph.quads)) for graph in make()]
            theirs.append(seconds(lambda: plain(triples, shapes_graph, name)))  # noqa: B023
        fast, slow = statistics.median(mine), statistics.median(theirs)
        sys.stdout.write(
            f"| {form.full_name} | {quads / fast:,.0f} | {quads / slow:,.0f} "
            f"| {slow / fast:.0f} |\n"
        )


if __name__ == "__main__":
    main()
