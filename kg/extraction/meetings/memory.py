"""What the rules know of those who meet when they read a sentence: the story up to there."""

from __future__ import annotations

from collections import ChainMap
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from kg.extraction.meetings.clauses import land_of, where_of
from kg.extraction.meetings.heroes import hero, is_he, visitor
from kg.extraction.meetings.homes import Home, settled
from kg.extraction.meetings.lands import (
    at_home,
    at_post,
    in_the_opening,
    of_the_hosts,
    of_the_other,
    opening_land,
    speaking_governments,
)
from kg.extraction.meetings.manner import is_pronoun
from kg.extraction.meetings.parties import is_same_office, make_meeting, parties_of
from kg.extraction.meetings.rewrites import peer_of
from kg.extraction.meetings.told import (
    completed,
    fits,
    is_at_home,
    leading,
    of_the_field,
    of_whom_was_told,
    posts,
    with_name,
)
from kg.extraction.meetings.words import word_lists, word_set
from kg.extraction.model import Capacity, EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.extraction.document import Document
    from kg.extraction.meetings.frames import Scene
    from kg.extraction.meetings.merge import Report
    from kg.extraction.meetings.parties import Party
    from kg.extraction.meetings.places import Places
    from kg.extraction.meetings.sides import Side
    from kg.extraction.meetings.sketch import Sketch
    from kg.extraction.model import Entity


_LANDS = {EntityType.PLACE, EntityType.COUNTRY, EntityType.GOVERNMENT_ORGANIZATION}
_BACK = 4  # sentences in which "the two" may be named


class Memory:
    """Who is who in one article, and the meetings told so far (``told``).

    ``met`` are the persons whom the text gives as somebody's colleague only, and the like.
    """

    def __init__(
        self,
        document: Document,
        entities: Mapping[str, Entity],
        places: Places,
        met: dict[str, Entity],
    ) -> None:
        self._document = document
        self._met = met
        self._entities = ChainMap(dict(entities), met)
        self._places = places
        self._home = places.home()
        self.told: list[Report] = []

    @cached_property
    def _posts(self) -> dict[str, str | None]:
        """Where envoys are posted, by their ids."""
        return dict(posts(self._document, self._places.body, self._entities))

    @cached_property
    def _peers(self) -> tuple[str, ...]:
        """The ids of those whom the article names as somebody's counterpart."""
        found = dict.fromkeys(
            mention.entity
            for mention in self._document.mentions
            if mention.role
            and mention.role.of(self._places.body).lower() == "counterpart"
            and self._entities[mention.entity].named
        )
        return tuple(found)

    def guest(self) -> str | None:
        """Who was last received, or visits those who were told to meet."""
        for report in self.told[-1:]:
            guests = [key for key, capacity in report.capacities if capacity is Capacity.GUEST]
            if len(guests) == 1:
                return guests[0]
            if not guests and (stranger := self._stranger(report)):
                return stranger
        return visitor(self._document, self._entities)

    def hero(self, others: tuple[Party, ...]) -> tuple[Party, ...]:
        """Whom the story is about, who is none of the others."""
        return hero(self._document, self._entities, self.told, others)

    def _stranger(self, report: Report) -> str | None:
        """The one person of a meeting who is not of the country where it was held."""
        land = self._land_of(report)
        at_home = [party for party in report.parties if party.country == land]
        abroad = [party for party in report.parties if party.country not in {land, None}]
        return abroad[0].person if land and at_home and len(abroad) == 1 else None

    def _land_of(self, report: Report) -> str | None:
        """The country of the place of a meeting, failing one of the dateline."""
        places = (self._entities.get(report.location or ""), self._places.dateline)
        return next((place.country for place in places if place and place.country), None)

    def parties_of(self, side: Side | None) -> tuple[Party, ...]:
        """The parties that a side names; none for no side."""
        found = parties_of(side.mentions if side else (), self._entities, self._places.body)
        spouses = word_set("offices", "spouses")  # "the president and first lady X"
        alone = tuple(p for p in found if (p.role or "").lower() not in spouses)
        return alone or found

    def known(self, sketch: Sketch, scene: Scene, parties: tuple[Party, ...]) -> tuple[Party, ...]:
        """The parties, each once, with what the story knows of them."""
        before = self._told_before(sketch, scene)
        if scene.frame == "by" and scene.cue.pattern.host == "subject":
            # who receives "the ministers" of abroad
            hosts = {party.country for party in settled(parties, self._home)}
            before = tuple(party for party in before if party.country not in hosts)
        each = {party.key: party for party in (*before, *parties)}
        if any(sketch.words[side.last] == "delegation" for side in scene.sides):
            each = {led.key: led for led in (leading(p, self.told) for p in each.values())}
        told = {party.key: party for report in self.told for party in report.parties}
        known = tuple(completed(party, told.get(party.key)) for party in each.values())
        known = at_post(known, self._posts if any(party.envoy for party in known) else {})
        abroad = self.told and self._land_of(self.told[-1]) not in self._home.countries
        if abroad or not self._home.countries:
            known = of_the_hosts(known, self.told)
        known = in_the_opening(known, scene, opening_land(sketch, self._entities))
        known = at_home(known, scene, self._home)
        known = of_whom_was_told(settled(known, self._home_or_hosts(sketch)), self.told)
        known = tuple(self._in_office(party, known) for party in known)
        for index, party in enumerate(known):
            named = self._named_before(party, known)
            known = (*known[:index], named, *known[index + 1 :])
        known = self._of_the_land(sketch, scene, known)
        return of_the_other(known, self.told, self._home.named)

    def knows(self, report: Report) -> bool:
        """Whether a meeting of all these parties was told before."""
        keys = {party.key for party in report.parties}
        return any(keys <= {party.key for party in told.parties} for told in self.told)

    def _of_the_land(
        self, sketch: Sketch, scene: Scene, parties: tuple[Party, ...]
    ) -> tuple[Party, ...]:
        """The parties, with the premier whom somebody meets in Tallinn as that of Estonia."""
        host = scene.left if is_pronoun(scene.right) else scene.right
        right = {mention.entity for mention in host.mentions} if host else set()
        if not any(p.person in right and (is_at_home(p) or not p.told) for p in parties):
            return parties
        near = {m.entity for m in land_of(sketch, scene.cue, scene.behind)}
        places = near or self._where_he_is(sketch, scene)
        lands = [e for e in map(self._entities.__getitem__, places) if e.type in _LANDS]
        inside = any(e.type is EntityType.GOVERNMENT_ORGANIZATION for e in lands)
        codes = {entity.country for entity in lands} - {None}
        own = {party.country for party in parties if party.person not in right}
        if len(codes) != 1 or codes & own:
            return parties
        (land,) = codes
        roles = host.mentions if host else ()
        local = word_set("offices", "local") | {"host"}
        hosts = {m.entity for m in roles if m.role and m.role.of(self._places.body) in local}
        return tuple(
            p._replace(country=land, abroad=False)
            if p.person in right
            and (is_at_home(p) or (p.person in hosts and not p.told))
            and (p.country in {None, *own} or inside or where_of(sketch, scene.cue))
            else p
            for p in parties
        )

    def _where_he_is(self, sketch: Sketch, scene: Scene) -> set[str]:
        """The place of "X was in Riga. There he met President Y"."""
        if not (is_pronoun(scene.left) or is_pronoun(scene.right)):
            return set()
        place = self._places.before(sketch.sentence) or self._places.land_before(sketch.sentence)
        return {place} if place else set()

    def _in_office(self, party: Party, parties: tuple[Party, ...]) -> Party:
        """The holder of the other side's office, for "his counterparts from Greece and Malta"."""
        if party.named:
            return party
        if (party.role or "").lower() in word_lists("standard"):
            return self._peer(party, party.role or "")
        if (party.role or "").lower() != "counterpart":
            return party
        role = next((other.role for other in parties if other.named and other.role), None)
        return self._peer(party, role) if role else party

    def _peer(self, party: Party, role: str) -> Party:
        """The holder of an office: a counterpart whom the article names, else nobody by name."""
        named = [e for e in self._peers if self._entities[e].country == party.country]
        if len(named) == 1:
            return party._replace(person=named[0], role=role, named=True)
        peer = peer_of(role, party.country, self._entities[party.person or ""].mentions)
        if peer is None:
            return party
        self._met[peer.id] = peer
        return party._replace(person=peer.id, role=role)

    def _named_before(self, party: Party, parties: tuple[Party, ...]) -> Party:
        """The one whom the others met before, for "his Mongolian counterpart" without a name."""
        if party.named or party.person is None:
            return party
        others = {p.key for p in parties if p is not party}
        met = [r.parties for r in self.told if others & {p.key for p in r.parties}]
        known = {p.key: p for told in met for p in told if p.named and p.country == party.country}
        alike = [p for p in known.values() if not p.role or is_same_office(p.role, party.role)]
        fits = [p._replace(role=p.role or party.role) for p in alike if p.key not in others]
        fits = fits or of_the_field(party, self.told, others)
        return fits[0] if len(fits) == 1 else with_name(party, parties, self._entities, self.told)

    def _home_or_hosts(self, sketch: Sketch) -> Home:
        """The countries that need no name; failing others, that of the government that speaks.

        Failing that, too, the one in which somebody was received.
        """
        if self._home.countries:
            return self._home
        lands = speaking_governments(sketch, self._entities) or tuple(self._hosts())
        return replace(self._home, countries=lands)

    def _hosts(self) -> Iterator[str]:
        """The country in which somebody was received before."""
        for report in self.told[-1:]:
            hosts = {key for key, capacity in report.capacities if capacity is Capacity.HOST}
            yield from (p.country for p in report.parties if p.key in hosts and p.country)
            land = self._land_of(report)
            if not hosts and land in {party.country for party in report.parties}:
                yield from filter(None, [land])

    def _told_before(self, sketch: Sketch, scene: Scene) -> tuple[Party, ...]:
        """Whom "the two ministers" or "the meeting" mean: those of the meeting told before.

        Failing one, "the two" are the two persons of the sentence before.
        """
        numbers = [side.number for side in scene.sides if side.number]
        if not numbers:
            return ()
        if numbers == [1]:
            return self._whom_he_means(sketch, scene)
        last = self._two_before(sketch, scene) if numbers == [2] else ()
        if not last:
            last = next((r.parties for r in reversed(self.told) if fits(sketch, scene, r)), ())
        if not last and (numbers != [-1] or self._is_spoken(sketch.sentence - 1)):
            last = self.named_in(sketch.sentence - 1)
            for back in range(2, _BACK + 1):
                if numbers == [-1] or (len(last) == numbers[0] and make_meeting(last)):
                    break
                last = self.named_in(sketch.sentence - back)
        if not last and numbers != [-1]:
            last = self.named_in(sketch.sentence)
        return last if all(number in {len(last), -1} for number in numbers) else ()

    def _whom_he_means(self, sketch: Sketch, scene: Scene) -> tuple[Party, ...]:
        """Who met most so far, for a "He" that may mean several whom the sentence before names."""
        he = next(side for side in scene.sides if side.number)
        others = [party for side in scene.sides for party in self.parties_of(side)]
        before = {party.key for party in self.named_in(sketch.sentence - 1)}
        return tuple(
            party
            for party in self.hero(tuple(others))
            if party.key in before and is_he(self._document, party.person, sketch.words[he.first])
        )

    def _two_before(self, sketch: Sketch, scene: Scene) -> tuple[Party, ...]:
        """The two whom the sentence names before it speaks of "the two"."""
        first = min(side.first for side in scene.sides if side.number)
        names = [item for item in sketch.items[:first] if item.word == "@person"]
        mentions = [mention for item in names for mention in item.mentions]
        known = settled(parties_of(mentions, self._entities, self._places.body), self._home)
        codes = {party.country for party in known}
        return known if len(known) == len(codes) == 2 else ()  # noqa: PLR2004 -- two

    def _is_spoken(self, sentence: int) -> bool:
        """Whether somebody speaks to somebody in a sentence: "told visiting President X"."""
        words = self._document.sentences[sentence].of(self._places.body).split()
        return sentence >= 0 and not word_set("syntax", "tells").isdisjoint(words)

    def named_in(self, sentence: int) -> tuple[Party, ...]:
        """Those whom a sentence names."""
        if sentence < 0:
            return ()
        span = self._document.sentences[sentence]
        inside = [m for m in self._document.mentions if span.contains(m.span)]
        people = [m for m in inside if self._entities[m.entity].type is EntityType.PERSON]
        return settled(parties_of(people, self._entities, self._places.body), self._home)
