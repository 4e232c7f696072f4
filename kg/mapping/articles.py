"""The article itself, and where the facts about it come from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final

from pyoxigraph import NamedNode

from kg.extraction.model import EntityType
from kg.mapping.decided import Reason
from kg.mapping.iris import Iris, link
from kg.mapping.namespaces import ONTOLOGY
from kg.mapping.terms import (
    NKG,
    PROV,
    SCHEMA,
    TYPE,
    XSD,
    Facts,
    Line,
    Written,
    integer,
    line,
    literal,
    maybe,
    published,
    told,
    written,
)
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


def article(view: View) -> list[Line]:
    """The article with all that it says of itself, but its text."""
    found = view.article
    place = found.dateline.place if found.dateline else None
    headings = [section.of(found.body) for section in found.sections]
    licensed = link(found.license) if found.license else None
    facts: Facts = (
        (TYPE, (SCHEMA.NewsArticle,)),
        (SCHEMA.headline, (view.words(found.headline),)),
        (SCHEMA.datePublished, (published(found.published),)),
        (SCHEMA.dateModified, maybe(found.modified, published)),
        (SCHEMA.inLanguage, (literal(found.language),)),
        (SCHEMA.dateline, maybe(place, lambda span: literal(span.of(found.body)))),
        (SCHEMA.url, maybe(link(found.url) if found.url else None, written)),
        # A licence by its address, or else in words: two properties, so that each has one kind.
        (SCHEMA.license, maybe(licensed, written)),
        (SCHEMA.copyrightNotice, () if licensed else maybe(found.license, literal)),
        (SCHEMA.articleSection, map(view.words, headings)),
        (SCHEMA.wordCount, (integer(len(found.body.split())),)),
        (NKG.contentDigest, (literal(found.content_digest),)),
    )
    return told(view.article_node, facts)


def body(view: View) -> list[Line]:
    """The text, verbatim: what every offset points into."""
    return [line(view.article_node, SCHEMA.articleBody, view.words(view.article.body))]


def people_behind(view: View) -> list[Line]:
    """Publisher, rights holder, authors; the place that the dateline names."""
    iris, found, lines = view.iris, view.article, list[Line]()
    bodies = ((SCHEMA.publisher, found.publisher), (SCHEMA.copyrightHolder, found.copyright_holder))
    for predicate, name in bodies:
        if name is not None:
            lines += _behind(view, predicate, iris.organization(name), SCHEMA.Organization, name)
    for author in found.authors:
        lines += _behind(view, SCHEMA.author, iris.person(author), SCHEMA.Person, author)
    return lines + told(view.article_node, ((SCHEMA.locationCreated, _location(view)),))


def _behind(
    view: View, predicate: Written, somebody: NamedNode, kind: Written, name: str
) -> list[Line]:
    """Who is behind the article, described here if the text does not speak of them."""
    node = written(somebody)
    known = node in view.entity_nodes.values()
    facts: Facts = () if known else ((TYPE, (kind,)), (SCHEMA.name, (literal(name),)))
    return [line(view.article_node, predicate, node), *told(node, facts)]


def provenance(view: View, made_by: Provenance) -> list[Line]:
    """The file that the article was read from, and the activity that found the facts."""
    source = view.article.source
    activity, of_all = _making(view.iris.base, made_by)
    return [
        *(_derivation(view, source) if source and source != "-" else ()),
        line(view.article_node, PROV.wasGeneratedBy, activity),
        *(each for reason in view.decided.reasons for each in _decision(view, reason)),
        *of_all,
    ]


@lru_cache(maxsize=64)
def _making(base: str, made_by: Provenance) -> tuple[Written, tuple[Line, ...]]:
    """The activity, and what is told of it and of the software: of all articles the same."""
    iris, version = Iris(base, ""), made_by.ontology_version
    digest = made_by.model_digest[:8] if made_by.model_digest else ""
    by = iris.activity(made_by.extractor, made_by.extractor_version, digest, version)
    activity, agent = written(by), written(iris.software("newskg", made_by.software_version))
    ended_at = made_by.ended_at.isoformat() if made_by.ended_at else None
    of_activity: Facts = (
        (TYPE, (PROV.Activity,)),
        (PROV.used, (written(NamedNode(f"{ONTOLOGY}/{version}")),)),
        (PROV.wasAssociatedWith, (agent,)),
        (PROV.endedAtTime, maybe(ended_at, lambda moment: literal(moment, datatype=XSD.dateTime))),
    )
    of_agent: Facts = (
        (TYPE, (PROV.SoftwareAgent, SCHEMA.SoftwareApplication)),
        (SCHEMA.name, (literal("newskg"),)),
        (SCHEMA.softwareVersion, (literal(made_by.software_version),)),
    )
    return activity, (*told(activity, of_activity), *told(agent, of_agent))


def _decision(view: View, reason: Reason) -> list[Line]:
    """A decision of an authority file without which the graph would be another one."""
    node = written(NamedNode(reason.iri))
    facts: Facts = (
        (TYPE, (NKG.Decision, PROV.Entity)),
        (SCHEMA.description, (literal(reason.text, language="en"),)),
    )
    return [line(view.article_node, PROV.wasInfluencedBy, node), *told(node, facts)]


def _derivation(view: View, source: str) -> list[Line]:
    address = link(source)
    origin = written(address or view.iris.file(source))
    name = None if address else source
    facts: Facts = ((TYPE, (PROV.Entity,)), (SCHEMA.name, maybe(name, literal)))
    return [line(view.article_node, PROV.wasDerivedFrom, origin), *told(origin, facts)]


def _location(view: View) -> list[Written]:
    """Where the article was written: nowhere in "UNITED NATIONS (Reuters)", which is no place."""
    place = view.article.dateline.place if view.article.dateline else None
    entities = (e for e in view.extraction.entities if e.type in _PLACES and place in e.mentions)
    return [view.node(entity.id) for entity in entities][:1]
