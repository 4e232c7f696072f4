"""One article to what is kept of it: its graph, packed, or the error that stands in its place."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import zstandard

from kg.errors import ConformanceError, InputError, KgError, Location
from kg.pipeline import Settings, build_article
from kg.reading import Block


@dataclass(frozen=True, slots=True)
class Made:
    """The graph of an article, as far as a record keeps it.

    ``content`` is the SHA-256 of its N-Triples, ``packed`` are these in Zstandard.
    """

    key: bytes
    location: Location
    graph: str
    modified: str
    digest: str
    statements: int
    meetings: int
    decisions: tuple[str, ...]
    content: bytes
    packed: bytes


def make(item: tuple[bytes, Block] | KgError, settings: Settings) -> Made | KgError:
    """Parse and build one article; an error where it cannot be, or its graph breaks the shapes."""
    if isinstance(item, KgError):
        return item
    key, block = item
    try:
        article = block.article()
    except InputError as error:
        return error
    built = build_article(article, settings)
    if isinstance(built, KgError):
        return built
    if not built.conforms:
        report = built.report.for_people() if built.report else ""
        return ConformanceError(
            f"the graph of this article breaks the shapes and was left out\n{report}",
            location=built.location,
            advice="`kg build --no-validate` writes it all the same.",
        )
    return Made(
        key,
        built.location,
        built.graph,
        built.modified,
        built.digest,
        built.statements,
        built.meetings,
        built.decisions,
        hashlib.sha256(built.ntriples).digest(),
        zstandard.compress(built.ntriples),
    )


def lost(item: tuple[bytes, Block] | KgError) -> KgError:
    """What stands in the place of an article that killed the process which built it, twice."""
    if isinstance(item, KgError):
        return item
    _, block = item
    return InputError(
        "the process that built this article died, and again when it was built alone",
        location=Location(block.source, block.line),
        advice="The article was left out. Please report this with the article.",
    )
