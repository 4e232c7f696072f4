"""Finds the meetings that an article reports: who met whom, when, where, and whether at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.countries import by_code
from kg.extraction.meetings.context import Story
from kg.extraction.meetings.holders import with_holders
from kg.extraction.meetings.merge import merged
from kg.extraction.meetings.nations import with_nations
from kg.extraction.meetings.objects import with_objects
from kg.extraction.meetings.places import Places
from kg.extraction.meetings.reports import Reader
from kg.extraction.model import (
    Capacity,
    Entity,
    EntityType,
    Format,
    Meeting,
    Participation,
)

if TYPE_CHECKING:
    from kg.extraction.document import Document
    from kg.extraction.meetings.merge import Report
    from kg.extraction.meetings.parties import Party


def find_meetings(document: Document) -> tuple[tuple[Meeting, ...], tuple[Entity, ...]]:
    """The meetings of an article, in the order of the text, and the entities that they add.

    A meeting has two sides of different countries (or of a country and an international body),
    each with a name, an office or at least a country. What several sentences tell of one meeting
    is one value. Added are occasions, places named with their town, and countries that the text
    names by an adjective only.
    """
    document = with_objects(with_holders(document))
    entities = with_nations(document)
    met: dict[str, Entity] = {}
    places = Places(document, entities, met)
    reader = Reader(document, entities, places, met)
    reports = merged(reader.read(), document.article.date)
    if not reports:
        return (), ()
    story, countries = Story(document), _Countries(entities)
    meetings = tuple(_meeting(story.completed(r), countries) for r in reports)
    used = {entity_id for m in meetings for entity_id in (m.location, m.occasion)}
    added = [entity for entity in places.added.values() if entity.id in used]
    used |= {p.participant for meeting in meetings for p in meeting.participations}
    added += [entity for entity in met.values() if entity.id in used]
    return meetings, (*added, *countries.added.values())


class _Countries:
    """The ids of the article's countries by their codes; adds those that it lacks."""

    def __init__(self, entities: dict[str, Entity]) -> None:
        countries = (e for e in entities.values() if e.type is EntityType.COUNTRY)
        self._ids = {entity.country: entity.id for entity in countries}
        self.added: dict[str, Entity] = {}

    def id_of(self, code: str) -> str:
        """The id of the country's entity."""
        if code not in self._ids:
            known = by_code(code)
            name = known.name if known else code.upper()
            entity = Entity(f"country:{code}", EntityType.COUNTRY, name, country=code)
            self.added[code] = entity
            self._ids[code] = entity.id
        return self._ids[code]


def _meeting(report: Report, countries: _Countries) -> Meeting:
    codes = dict.fromkeys(party.country for party in report.parties if party.country)
    capacities = dict(report.capacities)
    return Meeting(
        evidence=report.evidence,
        participations=tuple(
            _participation(party, capacities.get(party.key), countries)
            for party in report.parties
            if party.person
        ),
        parties=tuple(countries.id_of(code) for code in codes),
        format=report.format or Format.IN_PERSON,
        status=report.status,
        when=report.when,
        location=report.location,
        occasion=report.occasion,
        confidence=round(report.confidence, 2),
    )


def _participation(party: Party, capacity: Capacity | None, countries: _Countries) -> Participation:
    assert party.person is not None  # noqa: S101 -- for the type checker: the caller looked
    country = countries.id_of(party.country) if party.country else None
    return Participation(party.person, party.role, country, capacity)
