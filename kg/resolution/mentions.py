"""Persons and organizations as articles mention them: one mention a name and article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from kg.mapping.iris import last_part
from kg.mapping.namespaces import NKG, SCHEMA
from kg.resolution.authority import Authority, Context
from kg.resolution.corpus import IN_LANGUAGE, Known
from kg.resolution.names import parts, skeleton
from kg.resolution.offices import Office, office

_TELLING = 4
"""From how many letters on a part of a name tells something of the company."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody in one article.

    ``described`` is one who has no name there ("president of Egypt"). ``company`` are the parts
    of the names of other persons in the article, as skeletons; ``aliases`` other forms of the name.
    ``beside`` are those whom the article has meet this one.
    """

    iri: str
    article: str
    day: date
    kind: str
    name: str
    described: bool
    aliases: tuple[str, ...] = ()
    countries: frozenset[str] = frozenset()
    offices: frozenset[Office] = frozenset()
    company: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()


def mentions(article: Known, authority: Authority) -> list[Mention]:
    """The persons and organizations of an article, each under the IRI that is decided already.

    Two that are one by what is decided are one mention.
    """
    found: dict[str, Mention] = {}
    for mention, titles in _mentions(article):
        context = Context(article.iri, article.day, mention.countries, frozenset(titles))
        path = authority.identity(mention.iri, context)
        who = replace(mention, iri=path[-1].object, described=False) if path else mention
        if path and (entry := authority.entries.get(who.iri)) and entry.name:
            who = replace(who, name=entry.name)
        found[who.iri] = _both(found[who.iri], who) if who.iri in found else who
    return [found[iri] for iri in sorted(found)]


def _both(one: Mention, other: Mention) -> Mention:
    """What is told of one person under two names."""
    named = other if one.described else one
    return replace(
        named,
        aliases=tuple(sorted({*one.aliases, *other.aliases})),
        countries=one.countries | other.countries,
        offices=one.offices | other.offices,
        company=one.company | other.company,
        beside=one.beside | other.beside,
    )


def _mentions(article: Known) -> Iterator[tuple[Mention, tuple[str, ...]]]:
    """The same as the graph has them, with the words of their offices."""
    persons = article.of_kind("person")
    names = {iri: _name(article, iri) for iri in persons}
    bones = {i: _bones(name) for i, (name, described) in names.items() if not described}
    parts_played, met = _parts(article), _met(article)
    for iri in persons:
        name, described = names[iri]
        titles = _titles(article, iri, parts_played)
        others = (found for other, found in bones.items() if other != iri)
        person = Mention(
            iri,
            article.iri,
            article.day,
            "person",
            name,
            described,
            tuple(article.all(iri, SCHEMA.alternateName)),
            _countries(article, iri, parts_played),
            frozenset(_held(office(t), article.all(iri, SCHEMA.memberOf)) for t in titles),
            frozenset(b for each in others for b in each) - bones.get(iri, frozenset()),
            met.get(iri, frozenset()),
        )
        yield person, titles
    for iri in article.of_kind("organization"):
        name, described = _name(article, iri)
        body = Mention(
            iri,
            article.iri,
            article.day,
            "organization",
            name,
            described,
            tuple(_plain(n) for n in article.all(iri, SCHEMA.alternateName)),
            frozenset(map(last_part, article.all(iri, NKG.country))),
        )
        yield body, ()


def _name(article: Known, iri: str) -> tuple[str, bool]:
    """The name, and whether it is a description: those are in a language."""
    said = article.one(iri, SCHEMA.name) or last_part(iri)
    return _plain(said), IN_LANGUAGE in said


def _plain(text: str) -> str:
    return text.partition(IN_LANGUAGE)[0]


def _bones(name: str) -> frozenset[str]:
    found = (skeleton(part) for part in parts(name) if len(part) >= _TELLING)
    return frozenset(bone for bone in found if len(bone) > 1)


def _parts(article: Known) -> dict[str, list[str]]:
    """The participations of each person."""
    found: dict[str, list[str]] = {}
    for node in article.of_kind("part"):
        for person in article.all(node, NKG.participant):
            found.setdefault(person, []).append(node)
    return found


def _met(article: Known) -> dict[str, frozenset[str]]:
    """Whom each person meets."""
    found: dict[str, set[str]] = {}
    for meeting in article.of_kind("meeting"):
        attendees = article.all(meeting, SCHEMA.attendee)
        for one in attendees:
            found.setdefault(one, set()).update(other for other in attendees if other != one)
    return {one: frozenset(others) for one, others in found.items()}


def _titles(article: Known, iri: str, parts_played: dict[str, list[str]]) -> tuple[str, ...]:
    said = list(article.all(iri, SCHEMA.jobTitle))
    for node in parts_played.get(iri, ()):
        said += article.all(node, NKG.role)
    return tuple(sorted({_plain(title) for title in said}))


def _countries(article: Known, iri: str, parts_played: dict[str, list[str]]) -> frozenset[str]:
    """Whose citizen a person is, whom he represents, where the house is that he belongs to."""
    said = list(article.all(iri, SCHEMA.nationality))
    for node in parts_played.get(iri, ()):
        said += article.all(node, NKG.represents)
    if not said:
        for house in article.all(iri, SCHEMA.memberOf):
            said += article.all(house, NKG.country)
    return frozenset(last_part(country) for country in said if "/country/" in country)


def _held(found: Office, houses: list[str]) -> Office:
    """A president of a bank is no head of state."""
    if houses and found.kind in {"head of state", "head of government"}:
        return Office("", "", (*found.departments, *map(last_part, houses)), found.held)
    return found
