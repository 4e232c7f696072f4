"""Who may meet whom: the persons and countries of a scene, and whether they make a meeting."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kg.extraction.analysis.offices import office_of
from kg.extraction.document import Form
from kg.extraction.meetings.words import word_lists, word_set
from kg.extraction.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.extraction.document import Mention
    from kg.extraction.model import Entity

_TWO = 2
_DESCRIBED = re.compile(r",? an? ")  # "X, a baker": who held office would be told by it


class Party(NamedTuple):
    """One who meets: a person (an entity's id), or a country by envoys without a name.

    ``official`` is true of who holds a public office, false of who holds another one, None of
    whom the text names only. ``abroad`` is true of one who speaks for an organization, ``named`` of
    one whom the text calls by name, ``told`` of one whose country stands beside the name,
    ``bare`` of a country that is named as such, not by its officials, ``at_home`` of who holds an
    office of state, which needs no country's name in the news of that country, ``envoy`` of an
    ambassador and the like, ``unknown`` of one whom the text names and says nothing of, ``peer`` of
    "his counterpart", whose country is told elsewhere, if at all.
    """

    person: str | None
    country: str | None
    role: str | None = None
    official: bool | None = None
    abroad: bool = False
    named: bool = False
    told: bool = False
    bare: bool = False
    at_home: bool = False
    envoy: bool = False
    unknown: bool = False
    peer: bool = False

    @property
    def key(self) -> str:
        """What tells parties apart."""
        return self.person or f"country {self.country}"


def parties_of(
    mentions: Iterable[Mention], entities: Mapping[str, Entity], body: str
) -> tuple[Party, ...]:
    """The parties that these mentions name, each once."""
    found: dict[str, Party] = {}
    for mention in mentions:
        party = _party(mention, entities, body)
        party = party and _by_name(party, entities, several=_is_plural(mention, body))
        if party is not None:
            found.setdefault(party.key, party)
    people = {party.country for party in found.values() if party.person}
    return tuple(p for p in found.values() if p.person or p.country not in people)


def foreign_to(others: tuple[Party, ...], side: tuple[Party, ...]) -> tuple[Party, ...]:
    """A side without the other's own: "was welcomed by the minister and by his ambassador"."""
    own = {party.country for party in others if party.country}
    abroad = tuple(p for p in side if p.abroad or not (p.told and p.country in own))
    return abroad if any(party.told for party in abroad) else side


def _party(mention: Mention, entities: Mapping[str, Entity], body: str) -> Party | None:
    entity = entities[mention.entity]
    if entity.type is EntityType.COUNTRY:
        bare = mention.form is not Form.TITLE
        return Party(None, entity.country, official=True, bare=bare)
    if entity.type is not EntityType.PERSON:
        officials = mention.form is Form.TITLE and mention.country is not None
        return Party(None, mention.country, official=True) if officials else None
    titles = entity.job_titles or _office_in(entity) or _office_beside(mention, body)
    titles = tuple(title for title in titles if title.lower() not in word_set("offices", "degrees"))
    kinds = [kind for kind in map(kind_of, titles) if kind]
    if titles and all(map(_is_of_former_days, titles)):
        kinds = [kind for kind in kinds if kind in word_set("offices", "public")]
    official = any(kind in word_set("offices", "public") for kind in kinds) if kinds else None
    peer = _is_peer(mention, body)
    if official is None and peer:
        official = True  # of somebody in the same office
    union = _is_international(entities.get(entity.member_of or ""))
    country = mention.country or (None if union else entity.country) or _seat(titles)
    named = not _office_in(entity)
    if not named and country and (not titles or _is_nobody(titles[0], mention, body)):
        return Party(None, country, official=True)
    abroad = union or (
        country is None and _speaks_for_states(" ; ".join((mention.phrase.of(body), *titles)))
    )
    return Party(
        person=entity.id,
        country=country,
        role=titles[0] if titles else None,
        official=official,
        abroad=abroad,
        named=named,
        told=mention.country is not None,
        at_home=not abroad and _is_at_home(entity, titles, entities),
        envoy="envoy" in kinds,
        unknown=named and not titles and not _DESCRIBED.match(body, mention.phrase.end),
        peer=peer and mention.country is None,
    )


def _is_peer(mention: Mention, body: str) -> bool:
    """Whether a person is told of as somebody's counterpart."""
    role = mention.role.of(body).lower() if mention.role else ""
    return role in word_set("syntax", "peers")


def _is_at_home(entity: Entity, titles: Iterable[str], entities: Mapping[str, Entity]) -> bool:
    """Whether a person holds an office of state, the ruling party's, or one every country has."""
    chief = any(title.lower() in word_set("offices", "party_chiefs") for title in titles)
    if entity.member_of is None or chief:
        return any(map(_is_of_state, titles))
    body = entities.get(entity.member_of)
    houses = word_set("offices", "houses")
    return body is not None and body.country is None and body.name.lower() in houses


@lru_cache(maxsize=4096)
def _is_of_state(title: str) -> bool:
    """Whether a title is one of a state's own offices, and not of a town or of former days."""
    office = title.lower()
    if office in word_set("offices", "local") or office.startswith(("former ", "ex-")):
        return False
    own = office in word_set("offices", "party_chiefs", "speakers")
    return own or kind_of(title) in word_set("offices", "of_state")


def _is_of_former_days(title: str) -> bool:
    return title.lower().startswith(("former ", "ex-"))


def _is_nobody(office: str, mention: Mention, body: str) -> bool:
    """Whether "an official of Iran" or "Iranian officials" are nobody in particular."""
    last = (mention.role or mention.span).of(body).split()[-1].lower()
    words = {office.lower(), last.removesuffix("s")} & word_set("offices", "unspecific")
    one = last == last.removesuffix("s") and words <= word_set("offices", "single")
    each = last in word_set("offices", "one_each") and _SEVERAL.search(mention.span.of(body))
    return bool(words) and not (one or each)


_SEVERAL = re.compile(r" and |, ")


def _is_plural(mention: Mention, body: str) -> bool:
    """Whether an office is one of several: "the interior ministers of Italy and Malta"."""
    words = mention.span.of(body).split()
    return any(word.lower() in word_set("offices", "plural") for word in words)


def _by_name(party: Party, entities: Mapping[str, Entity], *, several: bool) -> Party:
    """The one whom the article names elsewhere, for "the president of Russia".

    Of ``several`` who hold an office, each may be named by the country alone: "Malta's X".
    """
    if party.named or party.person is None:
        return party
    rank = rank_of(party.role) or party.role
    people = [
        entity
        for entity in entities.values()
        if entity.country == party.country
        and entity.type is EntityType.PERSON
        and not _office_in(entity)
    ]
    holders = [
        entity
        for entity in people
        if any((rank_of(title) or title.lower()) == rank for title in entity.job_titles)
    ] or [entity for entity in people if several and not entity.job_titles]
    if len(holders) != 1:
        return party
    role = next(iter(holders[0].job_titles), party.role)
    return party._replace(person=holders[0].id, role=role, named=True)


def _is_international(body: Entity | None) -> bool:
    """Whether an organization is one of states, by the words of its name."""
    if body is None or body.country:
        return False
    return _names_states(f" {body.name.lower()} ")


def _names_states(words: str) -> bool:
    """Whether words name a body of states: whole ones, so not the NATO in "Anatoly"."""
    found = [name for name in word_lists("offices")["international"] if name in words]
    return any(not name.isalpha() or re.search(rf"\b{name}\b", words) for name in found)


def _speaks_for_states(phrase: str) -> bool:
    """Whether a person's office names a body of states: "the UN High Commissioner for Refugees"."""
    words = f" {phrase.lower()} "
    initials = word_set("offices", "acronyms").intersection(phrase.split())
    return bool(initials) or _names_states(words)


def _seat(titles: tuple[str, ...]) -> str | None:
    """The country of an office that there is only once, such as the pope's."""
    seats: dict[str, str] = word_lists("seats")
    known = {title.lower() for title in titles}
    if {"cardinal", "archbishop"} & known and len(known) > 1:
        return seats["pope"]  # "the Secretary of State, Cardinal X"
    return next((seat for title, seat in seats.items() if title in known), None)


def _office_beside(mention: Mention, body: str) -> tuple[str, ...]:
    """The office that a list of offices before a list of names gives a person."""
    if mention.role is None:
        return ()
    role = mention.role.of(body)
    head, of, field = role.partition(" of ")
    peer = "counterpart" in role.lower() or _is_peer(mention, body)
    return () if peer else (f"{head.removesuffix('s')}{of}{field}",)


@lru_cache(maxsize=4096)
def kind_of(title: str) -> str:
    """The kind of the office in "Minister of Roads"; empty where there is none."""
    office = office_of(title.lower()) or office_of(_FIELD.split(title.lower())[0])
    return office.kind if office else ""


_FIELD = re.compile(r" (?:of|for|on|to) ")


def _office_in(entity: Entity) -> tuple[str, ...]:
    """The office of a person whom the text knows by it only: "president of Azerbaijan"."""
    office = entity.name.rpartition(" of ")[0]
    return (office,) if office and entity.name[0].islower() else ()


def make_meeting(parties: tuple[Party, ...], *, formal: bool = False) -> bool:
    """Whether these may meet as two sides: of two countries, or of a country and a body abroad.

    Ministers of one country among themselves are no two sides, nor are two persons of whom the
    text tells neither office nor country; one such meets whose office and country stand beside the
    name. In ``formal`` talks an office need not be told.
    """
    if len(parties) < _TWO or any(party.official is False for party in parties):
        return False
    if len({party.bare for party in parties}) > 1:
        return False
    countries = {party.country for party in parties if party.country}
    if len(countries) >= _TWO:
        told = all(party.told for party in parties)
        if any(party.official for party in parties) or (formal and told):
            return True
    foreign = [party for party in parties if party.country is None]
    abroad = [party for party in foreign if party.official and party.abroad]
    if abroad and (countries or len(abroad) > 1):
        return True
    guests = [party for party in parties if party.told and (party.official or formal)]
    return bool(guests) and len(foreign) == 1 and foreign[0].unknown


_RANKS = (
    "heads_of_state",
    "heads_of_government",
    "top_diplomats",
    "defence_chiefs",
    "finance_chiefs",
    "interior_chiefs",
)


@lru_cache(maxsize=4096)
def rank_of(role: str | None) -> str | None:
    """What two holders of an office are alike in: "president" and "king" are heads of state.

    None for an office of which a country may have several holders.
    """
    office = (role or "").lower()
    for rank in _RANKS:
        if office in word_set("offices", rank) or office.partition(" and ")[0] in word_set(
            "offices", rank
        ):
            return rank
    return office if office.endswith(" minister") and not office.startswith("deputy") else None


def is_same_office(one: str | None, other: str | None) -> bool:
    """Whether two names of offices may be those of one: "foreign minister", "top diplomat"."""
    first, second = (one or "").lower(), (other or "").lower()
    rank = rank_of(first)
    alike = first.startswith(second) or second.startswith(first)
    return alike or (rank is not None and rank == rank_of(second))
