"""The article itself, and where the facts about it come from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from pyoxigraph import NamedNode

from kg.extraction.model import EntityType
from kg.mapping.decided import Reason
from kg.mapping.iris import Iris, link
from kg.mapping.namespaces import NKG, ONTOLOGY, PROV, SCHEMA, XSD
from kg.mapping.terms import Line, each, integer, line, literal, maybe, published, typed
from kg.mapping.view import View

_PLACES: Final = frozenset({EntityType.PLACE, EntityType.COUNTRY})


@dataclass(frozen=True, slots=True)
class Provenance:
    """What made the facts: an extractor, its model, the ontology that they are told in.

    ``ended_at`` is a moment with its time zone, or None for a graph without a clock in it.
    """

    extractor: str
    extractor_version: str
    ontology_version: str
    software_version: str
    model_digest: str | None = None
    ended_at: datetime | None = None


def article(view: View) -> Iterator[Line]:
    """The article with all that it says of itself, but its text."""
    node, found = view.iris.article, view.article
    yield from typed(node, SCHEMA.NewsArticle)
    yield line(node, SCHEMA.headline, view.words(found.headline))
    yield line(node, SCHEMA.datePublished, published(found.published))
    if found.modified is not None:
        yield line(node, SCHEMA.dateModified, published(found.modified))
    yield line(node, SCHEMA.inLanguage, literal(found.language))
    if found.dateline is not None and found.dateline.place is not None:
        yield line(node, SCHEMA.dateline, literal(found.dateline.place.of(found.body)))
    yield from maybe(node, SCHEMA.url, link(found.url) if found.url else None)
    if found.license is not None:
        yield _terms_of_use(node, found.license)
    headings = [view.words(section.of(found.body)) for section in found.sections]
    yield from each(node, SCHEMA.articleSection, headings)
    yield line(node, SCHEMA.wordCount, integer(len(found.body.split())))
    yield line(node, NKG.contentDigest, literal(found.content_digest))


def body(view: View) -> Iterator[Line]:
    """The text, verbatim: what every offset points into."""
    yield line(view.iris.article, SCHEMA.articleBody, view.words(view.article.body))


def people_behind(view: View) -> Iterator[Line]:
    """Publisher, authors, rights holder; the place that the dateline names."""
    iris, found, node = view.iris, view.article, view.iris.article
    known = set(view.entity_nodes.values())
    for predicate, name in (
        (SCHEMA.publisher, found.publisher),
        (SCHEMA.copyrightHolder, found.copyright_holder),
    ):
        if name is not None:
            organization = iris.organization(name)
            yield line(node, predicate, organization)
            if organization not in known:
                yield from _named(organization, SCHEMA.Organization, name)
    for author in found.authors:
        yield line(node, SCHEMA.author, iris.person(author))
        if iris.person(author) not in known:
            yield from _named(iris.person(author), SCHEMA.Person, author)
    yield from _location(view)


def provenance(view: View, made_by: Provenance) -> Iterator[Line]:
    """The file that the article was read from, and the activity that found the facts."""
    iris, source = view.iris, view.article.source
    if source and source != "-":
        yield from _derivation(iris, source)
    digest = made_by.model_digest[:8] if made_by.model_digest else ""
    activity = iris.activity(
        made_by.extractor, made_by.extractor_version, digest, made_by.ontology_version
    )
    agent = iris.software("newskg", made_by.software_version)
    yield line(iris.article, PROV.wasGeneratedBy, activity)
    for reason in view.decided.reasons:
        yield from _decision(iris, reason)
    yield from typed(activity, PROV.Activity)
    yield line(activity, PROV.used, NamedNode(f"{ONTOLOGY}/{made_by.ontology_version}"))
    yield line(activity, PROV.wasAssociatedWith, agent)
    if made_by.ended_at is not None:
        moment = literal(made_by.ended_at.isoformat(), datatype=XSD.dateTime)
        yield line(activity, PROV.endedAtTime, moment)
    yield from typed(agent, PROV.SoftwareAgent, SCHEMA.SoftwareApplication)
    yield line(agent, SCHEMA.name, literal("newskg"))
    yield line(agent, SCHEMA.softwareVersion, literal(made_by.software_version))


def _decision(iris: Iris, reason: Reason) -> Iterator[Line]:
    """A decision of an authority file without which the graph would be another one."""
    node = NamedNode(reason.iri)
    yield line(iris.article, PROV.wasInfluencedBy, node)
    yield from typed(node, NKG.Decision, PROV.Entity)
    yield line(node, SCHEMA.description, literal(reason.text, language="en"))


def _derivation(iris: Iris, source: str) -> Iterator[Line]:
    address = link(source)
    origin = address or iris.file(source)
    yield line(iris.article, PROV.wasDerivedFrom, origin)
    yield from typed(origin, PROV.Entity)
    if address is None:
        yield line(origin, SCHEMA.name, literal(source))


def _location(view: View) -> Iterator[Line]:
    """Where the article was written: nowhere in "UNITED NATIONS (Reuters)", which is no place."""
    place = view.article.dateline.place if view.article.dateline else None
    if place is not None:
        entities = (e for e in view.extraction.entities if e.type in _PLACES)
        located = [view.node(e.id) for e in entities if place in e.mentions]
        yield from each(view.iris.article, SCHEMA.locationCreated, located[:1])


def _named(node: NamedNode, kind: NamedNode, name: str) -> Iterator[Line]:
    yield from typed(node, kind)
    yield line(node, SCHEMA.name, literal(name))


def _terms_of_use(node: NamedNode, license_: str) -> Line:
    """A licence by its address, or else in words: two properties, so that each has one kind."""
    address = link(license_)
    if address is not None:
        return line(node, SCHEMA.license, address)
    return line(node, SCHEMA.copyrightNotice, literal(license_))
