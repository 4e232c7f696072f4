"""What a story told before of those who meet: their offices, their posts, whom "the two" mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.analysis.dates import find_dates
from kg.extraction.meetings.parties import is_same_office, rank_of
from kg.extraction.meetings.words import pattern, word_set
from kg.extraction.model import EntityType, Status

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from kg.extraction.document import Document
    from kg.extraction.meetings.frames import Scene
    from kg.extraction.meetings.merge import Report
    from kg.extraction.meetings.parties import Party
    from kg.extraction.meetings.sketch import Sketch
    from kg.extraction.model import Entity, When

_NEAR = 3  # mentions around an office, in which its post may be named


def posts(
    document: Document, body: str, entities: Mapping[str, Entity]
) -> Iterator[tuple[str, str | None]]:
    """Persons, by their ids, and where they are posted: "Vietnam's ambassador to Mongolia X"."""
    mentions = document.mentions
    for index, person in enumerate(mentions):
        if " to " not in person.phrase.of(body):
            continue
        for nation in mentions[max(0, index - _NEAR) : index + _NEAR + 1]:
            inside = person.phrase.contains(nation.phrase)
            before = body[person.phrase.start : nation.phrase.start] if inside else ""
            if before.endswith(" to "):
                yield person.entity, entities[nation.entity].country


def fits(sketch: Sketch, scene: Scene, report: Report) -> bool:
    """Whether "the two heads of state" may be those of a report, by their offices."""
    words = {word for side in scene.sides for word in sketch.words[side.first : side.last + 1]}
    if words == {"they"}:  # "the two defence chiefs since they met in Lima"
        words |= _words_of_two(sketch, min(side.first for side in scene.sides))
    roles = [(party.role or "").lower() for party in report.parties]
    if fields := words & word_set("offices", "fields") - {"prime"}:
        alike = {_SPELT.get(field, field) for field in fields}
        return all(not role or any(field in role for field in fields | alike) for role in roles)
    if "heads" in words or "presidents" in words:
        return all(rank_of(role) in {None, *_HEADS} and "minister of" not in role for role in roles)
    if "ministers" in words:
        return all("minister" in role or not role for role in roles)
    return True


def _words_of_two(sketch: Sketch, end: int) -> set[str]:
    """The words of "the two defence chiefs" before an item."""
    two = next((i for i in range(end) if sketch.words[i] in {"two", "both"}), end)
    return set(sketch.words[two : min(end, two + _OF_TWO)])


_OF_TWO = 3  # items
_SPELT = {"defense": "defence", "defence": "defense"}
_HEADS = ("heads_of_state", "heads_of_government")


def is_at_home(party: Party) -> bool:
    """Whether an office stands without a country, so that the place tells it."""
    official = bool(party.official) and not (party.country or party.abroad)
    return (party.at_home or official) and not party.told


def completed(party: Party, told: Party | None) -> Party:
    """The party with the office and the country that were told of it before."""
    if told is None or party.official is False:
        return party
    return party._replace(
        country=party.country or told.country,
        role=party.role or told.role,
        official=party.official or told.official,
        abroad=party.abroad or told.abroad,
    )


def is_denied(told: Sequence[Report], parties: Sequence[Party], body: str) -> bool:
    """Whether what others report of a meeting of these countries is denied in the story."""
    codes = {party.country for party in parties}
    denied = (report.parties for report in told if report.status is Status.DENIED)
    same = any(codes == {party.country for party in others} for others in denied)
    return same or pattern("told", "denials").search(body) is not None


def day_to_come(document: Document, sentence: int) -> When | None:
    """The one day to come that a sentence gives: "He leaves on Friday. There he will"."""
    if sentence < 0:
        return None  # nothing stands before the first one
    article, span = document.article, document.sentences[sentence]
    found = find_dates(
        article.body, published=article.date, future=True, start=span.start, end=span.end
    )
    return found[0] if len(found) == 1 and found[0].date.earliest > article.date else None


def with_name(
    party: Party,
    parties: Sequence[Party],
    entities: Mapping[str, Entity],
    told: Sequence[Report],
) -> Party:
    """The one holder of the other's very office whom the article names without a country."""
    others = [other for other in parties if other is not party]
    if not any(is_same_office(other.role, party.role) for other in others if other.role):
        return party
    keys = {other.key for other in others}
    abroad = {p.key for r in told for p in r.parties if p.country != party.country}
    holders = [
        entity
        for entity in entities.values()
        if entity.type is EntityType.PERSON and entity.named and entity.id not in keys | abroad
        if entity.country in {None, party.country}
        if any(is_same_office(title, party.role) for title in entity.job_titles)
    ]
    return party._replace(person=holders[0].id, named=True) if len(holders) == 1 else party


def leading(party: Party, told: Sequence[Report]) -> Party:
    """Who leads "the Thai delegation": the one person of the country who met others before."""
    if party.person is not None:
        return party
    met = (p for report in told for p in report.parties if p.country == party.country)
    people = {p.key: p for p in met if p.named}
    return next(iter(people.values())) if len(people) == 1 else party


def of_the_field(party: Party, told: Sequence[Report], others: Collection[str]) -> list[Party]:
    """Those told before whom "the Bhutanese minister" may mean, whatever field is theirs."""
    known = {p.key: p for report in told for p in report.parties if p.named}
    same = (p for p in known.values() if p.country == party.country and p.key not in others)
    return [p for p in same if p.role and is_same_office(p.role, party.role)]


def in_person(told: Sequence[Report], report: Report) -> list[Report]:
    """What was told: by "The meeting took place at", who "spoke with" somebody made no call."""
    same = [r for r in told[-1:] if r.assumed and r.parties == report.parties]
    if not same or report.format or not report.location:
        return list(told)
    return [*told[:-1], same[0]._replace(format=None, assumed=False)]


def of_whom_was_told(parties: tuple[Party, ...], told: Sequence[Report]) -> tuple[Party, ...]:
    """The parties, with "Prime Minister X" of the land whose prime minister the other was to meet.

    Only where all would be of one country, by no word of the text.
    """
    if len({party.country for party in parties}) != 1:
        return parties
    return tuple(_of_whom_was_told(party, parties, told) for party in parties)


def _of_whom_was_told(party: Party, parties: Sequence[Party], told: Sequence[Report]) -> Party:
    others = {other.key for other in parties if other is not party}
    lands = {
        known.country
        for report in told
        if not others.isdisjoint(p.key for p in report.parties)
        for known in report.parties
        if not known.named and known.country != party.country
        if is_same_office(known.role, party.role)
    }
    plain = party.named and party.role and not party.told
    return party._replace(country=lands.pop()) if plain and len(lands) == 1 else party
