"""The way of an article: extract, map, validate.

:func:`build_article` is a pure function that any scheduler may run anywhere; :mod:`kg.manifest`
keeps what it makes of many, and puts it in an order that does not depend on the input's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from pyoxigraph import Quad

from kg.article import Article
from kg.errors import InputError, KgError, Location
from kg.extraction import DEFAULT, extractor_named
from kg.extraction.model import Extraction
from kg.extraction.protocol import Extractor
from kg.mapping import Provenance, to_graph
from kg.mapping.iris import check_base
from kg.mapping.namespaces import DEFAULT_BASE, ONTOLOGY_VERSION
from kg.resolution import NO_AUTHORITY, Authority, applied, loaded
from kg.serialization import Lines
from kg.validation import Report, validate_text
from kg.version import VERSION

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a build is asked for.

    ``authority`` are the paths of files that say who is who (:mod:`kg.resolution`); ``ended_at``
    puts a clock time into the provenance.
    """

    base: str = DEFAULT_BASE
    extractor: str = DEFAULT
    bodies: bool = True
    validate: bool = True
    engine: str = "auto"
    authority: tuple[str, ...] = ()
    ended_at: datetime | None = None

    @property
    def decided(self) -> Authority:
        """What the authority files say, read once in each process."""
        return loaded(self.authority, self.base) if self.authority else NO_AUTHORITY

    def check(self) -> None:
        """Raise, before the first article, for what no article can be built with.

        UsageError for a base or an extractor, and what :func:`kg.resolution.load` raises.
        """
        check_base(self.base)
        self.decided  # noqa: B018 -- reads the files
        extractor_named(self.extractor)


@dataclass(frozen=True, slots=True)
class Built:
    """The graph of one article, as N-Triples in the mapping's order, and what was found in it.

    ``decisions`` are the names of those of an authority file that were applied.
    """

    graph: str
    ntriples: bytes
    location: Location
    modified: str
    digest: str
    statements: int
    meetings: int
    report: Report | None
    decisions: tuple[str, ...] = ()

    @property
    def quads(self) -> tuple[Quad, ...]:
        """The quads, in the order that the mapping gave them."""
        return tuple(Lines(self.graph, self.ntriples))

    @property
    def conforms(self) -> bool:
        """Whether the graph keeps the shapes, as far as it was judged."""
        return self.report is None or self.report.conforms


Outcome = Built | KgError


def build_article(read: Article | InputError, settings: Settings) -> Outcome:
    """One article as far as its judged graph; an error instead where that cannot be."""
    if isinstance(read, KgError):
        return read
    return _or_error(read, settings.extractor, lambda: _build(read, settings))


def extract_article(article: Article, *, extractor: str = DEFAULT) -> Extraction | KgError:
    """What the extractor of that name finds; an error instead where it falls."""
    return _or_error(article, extractor, lambda: extractor_named(extractor).extract(article))


def _or_error(article: Article, extractor: str, work: Callable[[], Value]) -> Value | KgError:
    """What the work gives; an extractor may be anybody's: its fall must not lose the rest."""
    try:
        return work()
    except KgError as error:
        return error
    except Exception as error:
        return InputError(
            f"the extractor {extractor!r} failed: {type(error).__name__}: {error}",
            location=Location(article.source, article.line),
            advice="The article was left out. Please report this with the article.",
        )


def _build(article: Article, settings: Settings) -> Built:
    extractor = extractor_named(settings.extractor)
    known = applied(settings.decided, article, extractor.extract(article), base=settings.base)
    extraction = known.extraction
    graph = to_graph(
        article,
        extraction,
        provenance=provenance_of(extractor, ended_at=settings.ended_at),
        base=settings.base,
        bodies=settings.bodies,
        decided=known.decided,
    )
    name, text = graph.name.value, graph.ntriples
    return Built(
        graph=name,
        ntriples=text.encode(),
        location=Location(article.source, article.line),
        modified=article.modified or article.published,
        digest=article.content_digest,
        statements=len(extraction.statements) - known.mistaken("statement"),
        meetings=len(extraction.meetings) - known.mistaken("meeting"),
        report=validate_text(text, name, engine=settings.engine) if settings.validate else None,
        decisions=known.used,
    )


def provenance_of(extractor: Extractor, *, ended_at: datetime | None = None) -> Provenance:
    """What a graph made by this extractor, today, says of its making."""
    return Provenance(
        extractor=extractor.name,
        extractor_version=extractor.version,
        ontology_version=ONTOLOGY_VERSION,
        software_version=VERSION,
        model_digest=extractor.model_digest,
        ended_at=ended_at,
    )
