"""The article itself, and where the facts about it come from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from pyoxigraph import Literal, NamedNode, Triple

from kg.mapping.decided import Reason
from kg.mapping.iris import Iris, link
from kg.mapping.namespaces import NKG, ONTOLOGY, PROV, SCHEMA, XSD
from kg.mapping.terms import each, integer, maybe, published, typed
from kg.mapping.view import View


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


def article(view: View) -> Iterator[Triple]:
    """The article with all that it says of itself, but its text."""
    node, found = view.iris.article, view.article
    yield from typed(node, SCHEMA.NewsArticle)
    yield Triple(node, SCHEMA.headline, view.words(found.headline))
    yield Triple(node, SCHEMA.datePublished, published(found.published))
    if found.modified is not None:
        yield Triple(node, SCHEMA.dateModified, published(found.modified))
    yield Triple(node, SCHEMA.inLanguage, Literal(found.language))
    if found.dateline is not None and found.dateline.place is not None:
        yield Triple(node, SCHEMA.dateline, Literal(found.dateline.place.of(found.body)))
    yield from maybe(node, SCHEMA.url, link(found.url) if found.url else None)
    if found.license is not None:
        yield _terms_of_use(node, found.license)
    headings = [view.words(section.of(found.body)) for section in found.sections]
    yield from each(node, SCHEMA.articleSection, headings)
    yield Triple(node, SCHEMA.wordCount, integer(len(found.body.split())))
    yield Triple(node, NKG.contentDigest, Literal(found.content_digest))


def body(view: View) -> Iterator[Triple]:
    """The text, verbatim: what every offset points into."""
    yield Triple(view.iris.article, SCHEMA.articleBody, view.words(view.article.body))


def people_behind(view: View) -> Iterator[Triple]:
    """Publisher, authors, rights holder; the place that the dateline names."""
    iris, found, node = view.iris, view.article, view.iris.article
    known = {iris.entity(e) for e in view.extraction.entities}
    for predicate, name in (
        (SCHEMA.publisher, found.publisher),
        (SCHEMA.copyrightHolder, found.copyright_holder),
    ):
        if name is not None:
            organization = iris.organization(name)
            yield Triple(node, predicate, organization)
            if organization not in known:
                yield from _named(organization, SCHEMA.Organization, name)
    for author in found.authors:
        yield Triple(node, SCHEMA.author, iris.person(author))
        if iris.person(author) not in known:
            yield from _named(iris.person(author), SCHEMA.Person, author)
    yield from _location(view)


def provenance(view: View, made_by: Provenance) -> Iterator[Triple]:
    """The file that the article was read from, and the activity that found the facts."""
    iris, source = view.iris, view.article.source
    if source and source != "-":
        yield from _derivation(iris, source)
    digest = made_by.model_digest[:8] if made_by.model_digest else ""
    activity = iris.activity(
        made_by.extractor, made_by.extractor_version, digest, made_by.ontology_version
    )
    agent = iris.software("newskg", made_by.software_version)
    yield Triple(iris.article, PROV.wasGeneratedBy, activity)
    for reason in view.decided.reasons:
        yield from _decision(iris, reason)
    yield from typed(activity, PROV.Activity)
    yield Triple(activity, PROV.used, NamedNode(f"{ONTOLOGY}/{made_by.ontology_version}"))
    yield Triple(activity, PROV.wasAssociatedWith, agent)
    if made_by.ended_at is not None:
        moment = Literal(made_by.ended_at.isoformat(), datatype=XSD.dateTime)
        yield Triple(activity, PROV.endedAtTime, moment)
    yield from typed(agent, PROV.SoftwareAgent, SCHEMA.SoftwareApplication)
    yield Triple(agent, SCHEMA.name, Literal("newskg"))
    yield Triple(agent, SCHEMA.softwareVersion, Literal(made_by.software_version))


def _decision(iris: Iris, reason: Reason) -> Iterator[Triple]:
    """A decision of an authority file without which the graph would be another one."""
    node = NamedNode(reason.iri)
    yield Triple(iris.article, PROV.wasInfluencedBy, node)
    yield from typed(node, NKG.Decision, PROV.Entity)
    yield Triple(node, SCHEMA.description, Literal(reason.text, language="en"))


def _derivation(iris: Iris, source: str) -> Iterator[Triple]:
    address = link(source)
    origin = address or iris.file(source)
    yield Triple(iris.article, PROV.wasDerivedFrom, origin)
    yield from typed(origin, PROV.Entity)
    if address is None:
        yield Triple(origin, SCHEMA.name, Literal(source))


def _location(view: View) -> Iterator[Triple]:
    place = view.article.dateline.place if view.article.dateline else None
    if place is not None:
        located = [view.iris.entity(e) for e in view.extraction.entities if place in e.mentions]
        yield from each(view.iris.article, SCHEMA.locationCreated, located[:1])


def _named(node: NamedNode, kind: NamedNode, name: str) -> Iterator[Triple]:
    yield from typed(node, kind)
    yield Triple(node, SCHEMA.name, Literal(name))


def _terms_of_use(node: NamedNode, license_: str) -> Triple:
    """A licence by its address, or else in words: two properties, so that each has one kind."""
    address = link(license_)
    if address is not None:
        return Triple(node, SCHEMA.license, address)
    return Triple(node, SCHEMA.copyrightNotice, Literal(license_))
