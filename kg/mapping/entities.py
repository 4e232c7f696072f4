"""Entities and the countries that they belong to."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.extraction.countries import Country, by_code
from kg.extraction.model import Entity, EntityType
from kg.mapping.namespaces import NKG, OWL, SCHEMA, WD
from kg.mapping.terms import Line, Written, each, integer, line, literal, maybe, typed
from kg.mapping.view import View

CLASSES: dict[EntityType, tuple[NamedNode, ...]] = {
    EntityType.PERSON: (SCHEMA.Person,),
    EntityType.ORGANIZATION: (SCHEMA.Organization,),
    EntityType.GOVERNMENT_ORGANIZATION: (SCHEMA.GovernmentOrganization, SCHEMA.Organization),
    EntityType.NEWS_AGENCY: (NKG.NewsAgency, SCHEMA.Organization),
    EntityType.PLACE: (SCHEMA.Place,),
    EntityType.COUNTRY: (SCHEMA.Country,),
    EntityType.EVENT: (SCHEMA.Event,),
    EntityType.GROUP: (NKG.Group,),
    EntityType.UNNAMED_SOURCE: (NKG.UnnamedSource,),
}
"""The classes of each type of entity, the most specific first, with what they are kinds of."""

_BELONGING = {
    EntityType.PERSON: SCHEMA.nationality,
    EntityType.PLACE: SCHEMA.containedInPlace,
}


def entity(view: View, found: Entity) -> Iterator[Line]:
    """One entity as the article describes it."""
    node = view.node(found.id)
    yield from typed(node, *CLASSES[found.type])
    yield line(node, SCHEMA.name, _name(view, found, found.name))
    other_names = [_name(view, found, name) for name in found.other_names]
    yield from each(node, SCHEMA.alternateName, other_names)
    yield from each(node, OWL.sameAs, map(NamedNode, view.decided.same_as.get(found.id, ())))
    yield from each(node, SCHEMA.jobTitle, map(view.words, found.job_titles))
    if found.member_of is not None:
        yield line(node, SCHEMA.memberOf, view.node(found.member_of))
    if found.country is None:
        return
    if found.type is EntityType.COUNTRY:
        yield from codes(node, found.country)
    else:
        belongs = _BELONGING.get(found.type, NKG.country)
        yield line(node, belongs, view.iris.country(found.country))


def country(view: View, code: str) -> Iterator[Line]:
    """A country that entities belong to but that the text names only by adjective."""
    node = view.iris.country(code)
    yield from typed(node, SCHEMA.Country)
    yield line(node, SCHEMA.name, literal(known_country(code).name))
    yield from codes(node, code)


def known_country(code: str) -> Country:
    """The country of a code; an unknown code stands for itself, and the shapes will object."""
    return by_code(code) or Country(code=code, name=code.upper(), alpha2=code.upper())


def codes(node: NamedNode, code: str) -> Iterator[Line]:
    """What others call a country."""
    known = known_country(code)
    yield from maybe(node, OWL.sameAs, WD[known.wikidata] if known.wikidata else None)
    for predicate, code_there in (
        (NKG.iso3166Alpha2, known.alpha2),
        (NKG.iso3166Alpha3, known.alpha3),
        (NKG.iso3166Alpha4, known.former),
        (NKG.cowCode, known.cow),
        (NKG.cameoCode, known.cameo),
    ):
        yield from maybe(node, predicate, literal(code_there) if code_there else None)
    number = known.cow_number
    yield from maybe(node, NKG.cowNumber, integer(int(number)) if number else None)


def _name(view: View, found: Entity, name: str) -> Written:
    """Proper names carry no language; descriptions ("two officials") are in the article's."""
    described = not found.named or found.type in (EntityType.GROUP, EntityType.UNNAMED_SOURCE)
    return view.words(name) if described else literal(name)
