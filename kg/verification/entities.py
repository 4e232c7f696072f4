"""Names, offices and countries of whoever and whatever the graph speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pyoxigraph import NamedNode

from kg.extraction.model import EntityType
from kg.mapping import entities as mapped
from kg.mapping.classes import CLASSES
from kg.mapping.graphs import Graph
from kg.mapping.namespaces import NKG, SCHEMA
from kg.mapping.terms import written
from kg.verification.case import Case, Judgement
from kg.verification.facts import Facts
from kg.verification.rules import COUNTRY, NAME, OFFICE, rule_for

CODES: Final = "the list of countries"
DECIDED: Final = "the authority file"

_KINDS: Final = tuple(CLASSES[kind][0] for kind in EntityType)
_COUNTRY_LINKS: Final = (
    SCHEMA.nationality,
    SCHEMA.containedInPlace,
    NKG.country,
    NKG.represents,
    NKG.party,
)
_CODE_PROPERTIES: Final = (
    NKG.iso3166Alpha2,
    NKG.iso3166Alpha3,
    NKG.iso3166Alpha4,
    NKG.cowCode,
    NKG.cowNumber,
    NKG.cameoCode,
)
_LINKS: Final = (
    SCHEMA.mentions,
    SCHEMA.about,
    SCHEMA.locationCreated,
    SCHEMA.memberOf,
    SCHEMA.spokenByCharacter,
    SCHEMA.attendee,
    SCHEMA.location,
    NKG.speaker,
    NKG.addressee,
    NKG.participant,
    NKG.occasion,
)


def entities(case: Case) -> Iterator[Judgement]:
    """Every person, organization, place, country, event and group of the graph."""
    for node in case.facts.instances(*_KINDS):
        if not case.facts.is_a(node, NKG.Meeting):
            yield from _entity(case, node)


def _entity(case: Case, node: str) -> Iterator[Judgement]:
    texts, facts = tuple(case.texts.values()), case.facts
    for fact in facts.all(node, SCHEMA.name, SCHEMA.alternateName):
        given = DECIDED if fact.value in case.names.get(node, ()) else None
        yield case.judged(fact, rule_for(fact.value, texts, NAME) or given)
    for fact in facts.all(node, SCHEMA.jobTitle):
        yield case.grounded(fact, texts, OFFICE)
    yield from links(case, node)
    if facts.is_a(node, SCHEMA.Country):
        yield from _codes(case, node)


def _codes(case: Case, node: str) -> Iterator[Judgement]:
    iri = NamedNode(node)
    listed = Graph(iri, mapped.codes(written(iri), code_of(case, node))).quads
    expected = Facts(quad.triple for quad in listed)
    for fact in case.facts.all(node, *_CODE_PROPERTIES):
        right = CODES if fact.value in expected.values(node, fact.property) else None
        yield case.judged(fact, right, "no code of the country")


def links(case: Case, node: str) -> Iterator[Judgement]:
    """What a node points to: a country that the text leads to, others that are named."""
    for fact in case.facts.all(node, *_COUNTRY_LINKS):
        code = code_of(case, fact.value)
        ground = rule_for(code, case.texts.values(), COUNTRY)
        yield case.judged(fact, ground, f"the article does not lead to the country {code!r}")
    for fact in case.facts.all(node, *_LINKS):
        if not case.facts.values(fact.value, SCHEMA.name):
            yield case.judged(fact, None, "the graph does not tell what that is")


def code_of(case: Case, node: str) -> str:
    """The code of a country, that of ISO 3166-3 for a former one; else by the node's name."""
    told = case.facts.values(node, NKG.iso3166Alpha4, NKG.iso3166Alpha2)
    return (told[0] if told else node.rstrip("/").rpartition("/")[2]).lower()
