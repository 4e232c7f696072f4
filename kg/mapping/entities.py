"""Entities and the countries that they belong to."""

from __future__ import annotations

from functools import lru_cache

from pyoxigraph import NamedNode

from kg.extraction.countries import Country, by_code
from kg.extraction.model import Entity, EntityType
from kg.mapping.classes import CLASSES
from kg.mapping.terms import (
    NKG,
    OWL,
    SCHEMA,
    TYPE,
    WD,
    Facts,
    Line,
    Written,
    integer,
    line,
    literal,
    maybe,
    told,
    written,
)
from kg.mapping.view import View

_CLASSES = {kind: tuple(map(written, classes)) for kind, classes in CLASSES.items()}
_BELONGING = {
    EntityType.PERSON: SCHEMA.nationality,
    EntityType.PLACE: SCHEMA.containedInPlace,
}


def entity(view: View, found: Entity) -> list[Line]:
    """One entity as the article describes it."""
    node = view.node(found.id)
    same = view.decided.same_as.get(found.id, ())
    facts: Facts = (
        (TYPE, _CLASSES[found.type]),
        (SCHEMA.name, (_name(view, found, found.name),)),
        (SCHEMA.alternateName, [_name(view, found, name) for name in found.other_names]),
        (OWL.sameAs, [written(NamedNode(iri)) for iri in same]),
        (SCHEMA.jobTitle, map(view.words, found.job_titles)),
        (SCHEMA.memberOf, maybe(found.member_of, view.node)),
    )
    if found.country is None:
        return told(node, facts)
    if found.type is EntityType.COUNTRY:
        return [*told(node, facts), *codes(node, found.country)]
    belongs = _BELONGING.get(found.type, NKG.country)
    return [*told(node, facts), line(node, belongs, written(view.iris.country(found.country)))]


def country(view: View, code: str) -> list[Line]:
    """A country that entities belong to but that the text names only by adjective."""
    node = written(view.iris.country(code))
    name = literal(known_country(code).name)
    facts: Facts = ((TYPE, (SCHEMA.Country,)), (SCHEMA.name, (name,)))
    return [*told(node, facts), *codes(node, code)]


def known_country(code: str) -> Country:
    """The country of a code; an unknown code stands for itself, and the shapes will object."""
    return by_code(code) or Country(code=code, name=code.upper(), alpha2=code.upper())


@lru_cache(maxsize=1_024)
def codes(node: Written, code: str) -> tuple[Line, ...]:
    """What others call a country."""
    known = known_country(code)
    facts: Facts = (
        (OWL.sameAs, maybe(known.wikidata or None, WD.__getitem__)),
        (NKG.iso3166Alpha2, maybe(known.alpha2 or None, literal)),
        (NKG.iso3166Alpha3, maybe(known.alpha3 or None, literal)),
        (NKG.iso3166Alpha4, maybe(known.former or None, literal)),
        (NKG.cowCode, maybe(known.cow or None, literal)),
        (NKG.cameoCode, maybe(known.cameo or None, literal)),
        (NKG.cowNumber, maybe(known.cow_number or None, lambda number: integer(int(number)))),
    )
    return tuple(told(node, facts))


def _name(view: View, found: Entity, name: str) -> Written:
    """Proper names carry no language; descriptions ("two officials") are in the article's."""
    described = not found.named or found.type in (EntityType.GROUP, EntityType.UNNAMED_SOURCE)
    return view.words(name) if described else literal(name)
