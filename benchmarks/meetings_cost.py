"""What meetings cost: the time of a build with them against one without.

    python benchmarks/meetings_cost.py [EXTRACTOR] [COUNT]

EXTRACTOR is rules (unless given) or tagger; COUNT articles (200) are those of benchmarks/speed.py.
Both ways extract, map, validate and write N-Quads, article by article in turns. The seconds are the
processor's, so that a busy machine does not count. Prints a Markdown table.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from speed import corpus

from kg.article import Article
from kg.extraction import extractor_named
from kg.extraction.analysis import analyse
from kg.extraction.model import Extraction
from kg.extraction.statements import find_statements
from kg.extraction.tagged import network_extractor
from kg.mapping import to_graph
from kg.pipeline import provenance_of
from kg.reading import read_text
from kg.validation import validate_text

Extract = Callable[[Article], Extraction]


def without_meetings(name: str) -> Extract:
    """What an extractor does, but for meetings and what depends on them."""
    tagger = network_extractor().tagger if name == "tagger" else None

    def extract(article: Article) -> Extraction:
        marked = tagger.attributions(article.body) if tagger else None
        document = analyse(article)
        statements, speakers = find_statements(document, marked)
        known = {entity.id: entity for entity in (*document.entities, *speakers)}
        return Extraction(entities=tuple(known.values()), statements=tuple(statements))

    return extract


def seconds(article: Article, extract: Extract, name: str) -> float:
    """The time from the article to its written and judged graph."""
    start = time.process_time()
    made_by = provenance_of(extractor_named(name))
    graph = to_graph(article, extract(article), provenance=made_by)
    validate_text(graph.ntriples, graph.name.value)
    _ = graph.nquads
    return time.process_time() - start


def main(arguments: list[str]) -> None:
    """Print the table."""
    name = next((a for a in arguments if not a.isdigit()), "rules")
    count = next((int(a) for a in arguments if a.isdigit()), 200)
    ways = (extractor_named(name).extract, without_meetings(name))
    articles = [a for a in read_text(corpus(count)) if isinstance(a, Article)]
    for way in ways:
        seconds(articles[0], way, name)  # data files are loaded, engines compiled
    times = [sum(column) for column in zip(*(
        [seconds(article, way, name) for way in ways] for article in articles
    ), strict=True)]  # fmt: skip
    sys.stdout.write(
        "| extractor | with meetings | without | ratio |\n|---|---|---|---|\n"
        f"| {name} | {count / times[0]:,.0f} a second | {count / times[1]:,.0f} "
        f"| {times[0] / times[1]:.2f} |\n"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
