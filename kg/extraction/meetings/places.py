"""The places and occasions of meetings, as entities of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.countries import by_capital
from kg.extraction.meetings.buildings import (
    building_of,
    end_of_name,
    is_name,
    named_before_where,
    unknown_town,
)
from kg.extraction.meetings.homes import Home, of_its_government, shared_ranks
from kg.extraction.meetings.locations import (
    Place,
    is_here,
    is_in_the_capital,
    occasion_of,
    place_of,
    places_behind_topic,
)
from kg.extraction.meetings.venues import estate_of, follows_a_site, town_of, town_of_part, venue_of
from kg.extraction.meetings.words import word_set
from kg.extraction.model import Entity, EntityType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.extraction.document import Document, Mention
    from kg.extraction.meetings.buildings import Building
    from kg.extraction.meetings.clauses import Clause
    from kg.extraction.meetings.cues import Cue
    from kg.extraction.meetings.sketch import Sketch


_AT = frozenset(("at", "of"))
_INTO = (" to ", " to the ", " in ", " in the ", " visit ", " visits ", " visited ")
_WITHIN = (" in ", " at ", " in the ", " at the ", " inside the ", " outside the ")


class Places:
    """The places of one article: which it has, and which its meetings add.

    ``met`` are the entities that are none of the article's own: "the Omani capital".
    """

    def __init__(
        self, document: Document, entities: Mapping[str, Entity], met: Mapping[str, Entity]
    ) -> None:
        self._document = document
        self._entities = entities
        self._met = met
        self.body = document.article.body
        self.dateline = self._in_dateline(EntityType.PLACE)
        self.added: dict[str, Entity] = {}

    def _in_dateline(self, kind: EntityType) -> Entity | None:
        """The entity of this type that the dateline names."""
        dateline = self._document.article.dateline
        if dateline is None:
            return None
        for mention in self._document.mentions:
            entity = self._entities[mention.entity]
            if entity.type is kind and dateline.span.contains(mention.span):
                return entity
        return None

    def home(self) -> Home:
        """The countries whose "president" may need no adjective in this article.

        These are that of the dateline and that of a national agency. An agency for all the world
        may write from anywhere, so then the text must name the dateline's country, and give it no
        two presidents.
        """
        countries = (e.country for e in self._entities.values() if e.type is EntityType.COUNTRY)
        named = frozenset(filter(None, countries))
        agency = self._in_dateline(EntityType.NEWS_AGENCY)
        seat = self.dateline or self._in_dateline(EntityType.COUNTRY)  # "KUWAIT", "SINGAPORE"
        place = seat.country if seat else of_its_government(self._entities.values())
        if agency is None or agency.name in word_set("agencies", "international"):
            capital = self.dateline is not None and by_capital(self.dateline.name) is not None
            sure = place in named or capital or seat is None
            shared = shared_ranks(self._entities.values(), place)
            own = agency.country if agency and agency.name in word_set("agencies", "own") else None
            return Home((place,) if place and sure else (), named, own, shared)
        codes = tuple(dict.fromkeys(filter(None, (place, agency.country))))
        return Home(codes, named, agency.country)

    def location(self, sketch: Sketch, cue: Cue, clause: Clause) -> str | None:
        """The entity of the place that the clause names; of the dateline's where it says "here"."""
        place = place_of(sketch, cue, clause)
        building = building_of(sketch, clause, self.body)
        antecedent = clause.antecedent is not None and sketch.items[clause.antecedent]
        if building is not None and (
            place is None
            or place.item in {building.town, antecedent}
            or place.item.start < sketch.items[clause.end - 1].start < building.span.start
        ):
            return self._building(building)
        if place is not None:
            return self._at(place, sketch, cue, clause)
        town = unknown_town(sketch, clause, self.body)
        town = town or named_before_where(sketch, clause, self.body)
        town = town or venue_of(sketch, cue, clause, self.body)
        if town is not None:
            return self._place(town, (), None)
        if part := town_of_part(sketch, clause):
            return self._entity_of(Place(part))
        if self.dateline and self._is_at_dateline(sketch, clause, self.dateline):
            return self.dateline.id
        return self._town_of_event(sketch, clause)

    def _at(self, place: Place, sketch: Sketch, cue: Cue, clause: Clause) -> str:
        """The entity of a known place, or of a house in it or beside it."""
        if house := self._house_before(sketch, cue, clause, place):
            return self._place(house, (), None)
        if estate := estate_of(sketch, place.item):
            return self._place(estate, (), self._known(place.item.mentions[0].entity).country)
        return self._longer(sketch, place) or self._entity_of(place)

    def before(self, sentence: int) -> str | None:
        """The one place that the sentence before names, for "there"."""
        places = [m for m in self._named_in(sentence - 1) if self._is_place(m)]
        found = {m.entity for m in places}
        if len(found) > 1:
            start = self._document.sentences[sentence - 1].start
            found = {
                m.entity for m in places if self.body[start : m.phrase.start].endswith(_WITHIN)
            }
        return found.pop() if len(found) == 1 else None

    def led_into(self, sketch: Sketch, index: int) -> str | None:
        """The place into which a guest is welcomed, from ``index`` on: "to the White House"."""
        behind = [item for item in sketch.items[index : index + 4] if item.when is None]
        words = [item.word for item in behind]
        goal = 1 + (words[1:2] == ["the"])
        if words[:1] != ["to"] or words[goal : goal + 1] not in (["@place"], ["@body"]):
            return None
        mention = behind[goal].mentions[0]
        if words[goal] == "@place":
            return mention.entity
        return self._place(mention.span, (), None) if self._is_house(mention) else None

    def land_before(self, sentence: int) -> str | None:
        """The one country to which the sentence before tells of a journey: "will fly to China"."""
        if sentence < 1:
            return None
        start = self._document.sentences[sentence - 1].start
        found = {
            m.entity
            for m in self._named_in(sentence - 1)
            if self._entities[m.entity].type is EntityType.COUNTRY
            and self.body[start : m.phrase.start].endswith(_INTO)
        }
        return found.pop() if len(found) == 1 else None

    def of_the_two(self, sentence: int) -> str | None:
        """The one place in which the sentence before tells of whom "the two men" means."""
        if sentence < 1:
            return None
        start = self._document.sentences[sentence - 1].start
        inside = [
            m
            for m in self._named_in(sentence - 1)
            if self.body[start : m.phrase.start].endswith(_WITHIN)
            and (self._is_place(m) or self._is_house(m))
        ]
        if len(inside) != 1:
            return None
        (place,) = inside
        return place.entity if self._is_place(place) else self._place(place.span, (), None)

    def _named_in(self, sentence: int) -> list[Mention]:
        """What a sentence mentions."""
        if sentence < 0:
            return []
        span = self._document.sentences[sentence]
        return [m for m in self._document.mentions if span.contains(m.span)]

    def _is_place(self, mention: Mention) -> bool:
        return self._entities[mention.entity].type is EntityType.PLACE

    def _is_house(self, mention: Mention) -> bool:
        """Whether what was taken for an organization is a house: "the Kremlin"."""
        organization = self._entities[mention.entity].type not in {
            EntityType.PERSON,
            EntityType.COUNTRY,
        }
        last = mention.span.of(self.body).split()[-1].lower()
        return organization and last in word_set("clause", "buildings")

    @staticmethod
    def _is_at_dateline(sketch: Sketch, clause: Clause, dateline: Entity) -> bool:
        """Whether the clause says "here", or "in the capital" where the dateline is one."""
        capital = by_capital(dateline.name) is not None
        return is_here(sketch, clause) or (capital and is_in_the_capital(sketch, clause))

    def _house_before(self, sketch: Sketch, cue: Cue, clause: Clause, place: Place) -> Span | None:
        """The house in "at the Quirinal on Friday, before a choir from a school in Gorizia"."""
        house = unknown_town(sketch, clause, self.body)
        if house is None and follows_a_site(sketch, place.item):
            house = venue_of(sketch, cue, clause, self.body)
        if house is None or house.end >= place.span.start:
            return None
        between = self.body[house.end : place.span.start].strip()
        if between in {"in", ","}:
            return Span(house.start, place.span.end)
        at = self.body[: house.start].endswith(("at ", "at the "))
        return house if at and between else None

    def stated(self, sketch: Sketch, clause: Clause) -> str | None:
        """The place of what was discussed, not of the topic: a building, or one with a day."""
        building = building_of(sketch, clause, self.body)
        if building is not None:
            return self._building(building)
        place = next(iter(places_behind_topic(sketch, clause.end, clause.last)), None)
        here = self.dateline.id if self.dateline and is_here(sketch, clause) else None
        return self._entity_of(place) if place else here

    def _town_of_event(self, sketch: Sketch, clause: Clause) -> str | None:
        """The town in the name of the conference at which they met."""
        for position in range(clause.first + 1, clause.last):
            item = sketch.items[position]
            if item.mentions and {sketch.words[position - i] for i in (1, 2)} & _AT:
                town = town_of(item.mentions[0].span, self.body)
                if town is not None:
                    return self._place(*town)
        return None

    def _longer(self, sketch: Sketch, place: Place) -> str | None:
        """The place whose name began before what is known of it: "Great Hall of the People"."""
        index = sketch.items.index(place.item)
        first = index
        while first > 1 and is_name(sketch.items[first - 1], self.body):
            first -= 1
        last = end_of_name(sketch, index, self.body)
        following = sketch.words[last + 1] if last + 1 < len(sketch.items) else "."
        if sketch.words[index - 1] not in {"a", "an"}:  # "Warsaw's Chopin airport"
            last += following in word_set("clause", "buildings")
        if first == index == last:
            return None
        span = Span(sketch.items[first].start, max(place.span.end, sketch.items[last].end))
        return self._place(span, (), self._known(place.item.mentions[0].entity).country)

    def _entity_of(self, place: Place) -> str:
        """The place's own entity, or one for "Bayan Palace in Kuwait City", named as a whole."""
        mention = place.item.mentions[0]
        if place.within is None:
            return mention.entity
        town = self._known(place.within.mentions[0].entity)
        inner = self._known(mention.entity)
        return self._place(place.span, (inner.name,), inner.country or town.country)

    def _building(self, building: Building) -> str:
        """The id of a building that the text names in words of its own."""
        town = building.town and self._known(building.town.mentions[0].entity)
        return self._place(building.span, (), town.country if town else None)

    def _known(self, entity_id: str) -> Entity:
        return self._entities.get(entity_id) or self._met[entity_id]

    def _place(self, span: Span, other_names: tuple[str, ...], country: str | None) -> str:
        """The id of a place with these words for a name."""
        name = " ".join(span.of(self.body).split())
        entity_id = f"place:{span.start}-{span.end}"
        self.added[entity_id] = Entity(
            entity_id, EntityType.PLACE, name, (span,), other_names, country=country
        )
        return entity_id

    def occasion(self, sketch: Sketch, clause: Clause) -> tuple[str, str | None] | None:
        """The event on whose sidelines they met, and the place that the event is about."""
        items = occasion_of(sketch, clause)
        if items is None:
            return None
        first, last = items[0], items[1] - 1
        inside = [item for item in sketch.items[first : last + 1] if item.word == "@place"]
        opening = set(sketch.words[first : last + 1]) & word_set("clause", "openings")
        place = inside[0].mentions[0].entity if inside and opening else None
        only = sketch.items[first]
        if first == last and only.word in word_set("clause", "known_event"):
            return None
        if first == last and only.mentions:
            entity = self._known(only.mentions[0].entity)
            if entity.type is EntityType.EVENT:
                return entity.id, place
        return self._event(sketch.span(first, last)), place

    def _event(self, span: Span) -> str:
        """The id of an event that these words describe."""
        name = " ".join(span.of(self.body).split())
        entity_id = f"event:{span.start}-{span.end}"
        self.added[entity_id] = Entity(entity_id, EntityType.EVENT, name, (span,), named=False)
        return entity_id
