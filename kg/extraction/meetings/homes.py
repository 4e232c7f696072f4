"""The countries that a story is at home in, and takes for granted: "President Han"."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.extraction.countries import by_code
from kg.extraction.meetings.parties import kind_of, rank_of
from kg.extraction.meetings.words import word_lists, word_set
from kg.extraction.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.extraction.meetings.parties import Party
    from kg.extraction.model import Entity


@dataclass(frozen=True, slots=True)
class Home:
    """The countries that a story may be at home in, and those that its text names.

    ``shared`` are the ranks that several persons hold of whom the text tells no country.
    """

    countries: tuple[str, ...]
    named: frozenset[str]
    own: str | None = None  # that of the agency, whose minister abroad needs no adjective
    shared: frozenset[str] = frozenset()


def of_its_government(entities: Iterable[Entity]) -> str | None:
    """The country of the one government of whose houses a text without a place speaks."""
    bodies = EntityType.GOVERNMENT_ORGANIZATION
    found = {e.country for e in entities if e.type is bodies and e.country}
    return found.pop() if len(found) == 1 else None


def shared_ranks(entities: Iterable[Entity], home: str | None) -> frozenset[str]:
    """The ranks of heads of state or government that several hold of whom no country is told.

    Not of those who have another office in the country at ``home``, such as London's chancellor.
    """
    people = (e for e in entities if e.type is EntityType.PERSON and e.named and not e.country)
    titles = ({t for t in e.job_titles if t.lower() not in _others_at(home)} for e in people)
    ranks = Counter(rank for held in titles for rank in {rank_of(title) for title in held})
    return frozenset(rank for rank in _HEADS if ranks[rank] > 1)


def _others_at(home: str | None) -> tuple[str, ...]:
    """The offices that have another meaning in a country: London's chancellor."""
    known: dict[str, tuple[str, ...]] = word_lists("at_home")
    return tuple(known.get(home or "", ()))


_HEADS = ("heads_of_state", "heads_of_government")


def are_two_hosts(side: tuple[Party, ...]) -> bool:
    """Whether a side is one country's heads of state and of government, each met by themselves."""
    if len(side) != 2 or len({party.country for party in side} - {None}) > 1:  # noqa: PLR2004 -- two
        return False
    ranks = {rank_of(party.role) or party.role for party in side}
    return {_HEADS[0] if rank == "leader" else rank for rank in ranks} == set(_HEADS)


def settled(parties: tuple[Party, ...], home: Home) -> tuple[Party, ...]:
    """The parties with the countries that the story takes for granted.

    "President Han" is one of the countries that the story may be at home in: of those, one that is
    not the other side's. Nobody is of the other side's country who holds the other's very office,
    for there are no two presidents of one country. Where nothing tells the home, it is still not
    the country of a guest who is given one: "President Han met the Angolan prime minister", unlike
    "the Angolan prime minister met President Neto".
    """
    for code in home.countries:
        if others := _others_at(code):
            parties = tuple(
                p._replace(country=code)
                if p.country is None and (p.role or "").lower() in others
                else p
                for p in parties
            )
    return tuple(_settled(party, parties, home) for party in parties)


def _serves_at_home(party: Party) -> bool:
    """Whether an office of government, as of a central bank's governor, lacks its country."""
    state = kind_of(party.role or "") in word_set("offices", "of_state")
    return state and party.country is None and not party.abroad


def _commands_at_home(party: Party, others: Sequence[Party], home: Home) -> bool:
    """Whether an officer without a country meets somebody who is told to be from abroad."""
    unknown = party.country is None and not party.abroad
    abroad = any(other.told and other.country not in home.countries for other in others)
    return unknown and abroad and kind_of(party.role or "") == "military"


@cache
def _may_have(code: str, office: str) -> bool:
    """Whether a country may have an office: not one of those that only others' leaders hold.

    No kingdom has a president.
    """
    country, standard = by_code(code), word_lists("standard")
    leaders = {standard.get(title, title) for title in country.leaders} if country else set()
    title = office.lower()  # "premier" is one of a German state, too
    if title == "president" and leaders & word_set("offices", "princes"):
        return title in leaders
    return not leaders or title in leaders or title not in word_set("offices", "leading")


def _settled(party: Party, parties: tuple[Party, ...], home: Home) -> Party:
    others = [other for other in parties if other is not party and other.country]
    rank = rank_of(party.role)
    if (party.role or "").lower() in _others_at(party.country):
        return party
    alike = [o for o in parties if o is not party and rank and rank_of(o.role) == rank]
    alike = [o for o in alike if not o.peer and (o.role or "").lower() not in _others_at(o.country)]
    rivals = {o.country for o in alike if o.told or (o.country and not party.country)}
    own_office = party.at_home or _serves_at_home(party) or _commands_at_home(party, others, home)
    if party.told or party.peer or not own_office:
        return party
    if any(not other.told and other.country == party.country for other in alike):
        return party._replace(country=None, abroad=True)
    if party.country is not None:
        return party._replace(country=None, abroad=True) if party.country in rivals else party
    return _of_no_country(party, parties, rivals, home)


def _of_no_country(
    party: Party, parties: tuple[Party, ...], rivals: set[str | None], home: Home
) -> Party:
    """The party with the country at home, if that may be; else as one from abroad."""
    others = [other for other in parties if other is not party and other.country]
    if rank_of(party.role) in home.shared:
        return party._replace(abroad=True)  # one of two presidents, of which either may be at home
    if (
        home.own
        and (party.role or "").lower() in word_set("offices", "elected")
        and home.own not in {other.country for other in others}
    ):
        return party._replace(country=home.own)  # AP's President-elect, wherever he is
    if home.countries and not any(_may_have(code, party.role or "") for code in home.countries):
        return party._replace(abroad=True)  # a prime minister, in the news of Washington
    left = [code for code in home.countries if code not in {other.country for other in others}]
    only = home.countries if home.countries[1:] == () else ()
    own = (home.own,) if home.own in left and party is parties[0] and not others else ()
    if sure := [code for code in only if code not in rivals] or own:
        return party._replace(country=sure[0])
    for codes in (left, [code for code in left if code in home.named]):
        if len(codes) == 1:
            return party._replace(country=codes[0])
    envoys = any(other.envoy and other.told for other in others)
    speaks_first = not home.countries and party is parties[0]
    return party._replace(abroad=True) if left or rivals or envoys or speaks_first else party
