"""The countries of those who meet, where only what was told before gives them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extraction.meetings.parties import rank_of
from kg.extraction.meetings.told import is_at_home
from kg.extraction.meetings.words import word_set
from kg.extraction.model import EntityType, Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from kg.extraction.meetings.frames import Scene
    from kg.extraction.meetings.homes import Home
    from kg.extraction.meetings.merge import Report
    from kg.extraction.meetings.parties import Party
    from kg.extraction.meetings.sketch import Sketch
    from kg.extraction.model import Entity


def at_post(parties: tuple[Party, ...], posts: Mapping[str, str | None]) -> tuple[Party, ...]:
    """The parties, with a minister without a country as one of where an envoy is posted.

    ``posts`` are the countries where envoys are posted, by their ids.
    """
    lands = {posts.get(p.person or "") for p in parties if p.envoy} - {None}
    if len(lands) != 1:
        return parties
    (land,) = lands
    own = {party.country for party in parties if party.envoy}
    return tuple(
        p._replace(country=land) if not (p.envoy or p.told) and p.country in {None, *own} else p
        for p in parties
    )


def of_the_hosts(parties: tuple[Party, ...], told: Sequence[Report]) -> tuple[Party, ...]:
    """The parties of a visit in a story of no home: "the President of Lebanon … Prime Minister X".

    Who has no country is of the one whom the guest met before, and does not hold his office.
    """
    if not told or told[-1].status is not Status.HELD:
        return parties
    last, keys = told[-1].parties, {party.key for party in parties}
    guests = [p for p in last if p.key in keys and p.country and p.named]
    hosts = [p for p in last if p.key not in keys and p.country]
    if len(guests) != 1 or len(hosts) != 1 or hosts[0].country == guests[0].country:
        return parties
    rank = rank_of(hosts[0].role)
    return tuple(
        p._replace(country=hosts[0].country)
        if is_at_home(p) and p.country is None and not (rank and rank_of(p.role) == rank)
        else p
        for p in parties
    )


def at_home(parties: tuple[Party, ...], scene: Scene, home: Home) -> tuple[Party, ...]:
    """The parties, with an official without a country who receives a guest as one of home."""
    host = scene.cue.pattern.host
    if len(home.countries) != 1 or not host or scene.left is None or scene.right is None:
        return parties
    receives = scene.left if (host == "subject") != (scene.frame == "by") else scene.right
    (land,) = home.countries
    abroad = {p.country for p in parties if p.person not in receives.entities} - {None}
    return (
        tuple(
            p._replace(country=land)
            if p.person in receives.entities and p.official and not (p.country or p.abroad)
            else p
            for p in parties
        )
        if abroad and land not in abroad
        else parties
    )


def opening_land(sketch: Sketch, entities: Mapping[str, Entity]) -> str | None:
    """The country of the place with which a sentence opens: "In Washington, …"."""
    words = sketch.words[:3]
    if words != ("in", "@place", ","):
        return None
    return entities[sketch.items[1].mentions[0].entity].country


def in_the_opening(parties: tuple[Party, ...], scene: Scene, land: str | None) -> tuple[Party, ...]:
    """The parties, with the subject of "In Washington, Defense Secretary X" as one of that land."""
    acting = scene.left.entities if scene.left else frozenset()
    if land is None or land in {party.country for party in parties}:
        return parties
    return tuple(
        p._replace(country=land)
        if p.person in acting and p.at_home and p.official and not (p.country or p.told)
        else p
        for p in parties
    )


def of_the_other(
    parties: tuple[Party, ...], told: Sequence[Report], named: AbstractSet[str]
) -> tuple[Party, ...]:
    """The parties, with "his counterpart X" of the country that was met before.

    Failing one, of the only other country that the article names (``named``), or else of one that
    it does not tell.
    """
    own = {party.country for party in parties if not party.peer} - {None}
    if not own or not any(party.peer for party in parties):
        return parties
    last = told[-1].parties if told and told[-1].status is not Status.DENIED else ()
    met = {p.country for p in last} - own if own & {p.country for p in last} else set(named) - own
    land = next(iter(met)) if len(met) == 1 else None
    return tuple(
        p._replace(country=land, abroad=land is None) if p.peer and p.country in {None, *own} else p
        for p in parties
    )


def speaking_governments(sketch: Sketch, entities: Mapping[str, Entity]) -> tuple[str, ...]:
    """The countries of the governments that speak in a sentence: "The Slovak presidency denied"."""
    found: dict[str, None] = {}
    for item, following in pairwise(sketch.items):
        if item.word == "@body" and following.word in word_set("syntax", "states"):
            body = entities[item.mentions[0].entity]
            if body.type is EntityType.GOVERNMENT_ORGANIZATION and body.country:
                found[body.country] = None
    return tuple(found)
