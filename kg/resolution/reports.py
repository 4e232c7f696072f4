"""Reports of meetings: what one article tells of one, with the persons that it means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from kg.extraction.model import Format
from kg.mapping.iris import last_part, meeting_key, slug
from kg.mapping.namespaces import NKG, SCHEMA
from kg.resolution.corpus import IN_LANGUAGE, Known
from kg.resolution.names import parts
from kg.resolution.offices import Office, agree, office

_CHARACTERS = re.compile(r"#char=(\d+),(\d+)\Z")  # RFC 5147

Meant = Callable[[str, str], str | None]
"""Who is meant by an IRI in an article; None for somebody whom nothing names."""


@dataclass(frozen=True, slots=True)
class Side:
    """One who took part: a person, or an office of a country that nobody's name is known for."""

    iri: str
    named: bool
    countries: frozenset[str]
    offices: frozenset[Office]

    def is_one_with(self, other: Side) -> bool:
        """Whether both are one person, or the same office of one country."""
        if self.named and other.named:
            return self.iri == other.iri
        return bool(self.countries & other.countries) and agree(self.offices, other.offices)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a meeting was: ``known`` tells cities and countries from houses and rooms."""

    iri: str
    words: frozenset[str]
    country: str | None
    known: bool

    def agrees(self, other: Place) -> bool:
        """Whether the two are one, or one is named within the other."""
        if self.iri == other.iri or self.words <= other.words or other.words <= self.words:
            return True
        return bool(self.country) and self.country == last_part(other.iri)

    def contradicts(self, other: Place) -> bool:
        """Whether it was either here or there; a house may be in a city of another name."""
        return not (self.agrees(other) or other.agrees(self)) and self.known == other.known


@dataclass(frozen=True, slots=True)
class Report:
    """A meeting in one article. ``iri`` is what names it once the persons are decided."""

    iri: str
    article: str
    published: date
    status: str
    format: str
    sides: tuple[Side, ...]
    countries: frozenset[str]
    first: date | None = None
    last: date | None = None
    place: Place | None = None
    title: str = ""

    @property
    def anchor(self) -> date:
        """A day to find it by."""
        return self.first or self.published

    @property
    def to_the_day(self) -> bool:
        """Whether the article tells the day."""
        return self.first is not None and self.first == self.last

    def keys(self) -> frozenset[str]:
        """Where reports of one meeting meet: two of its persons, or of its countries."""
        persons = sorted({s.iri for s in self.sides if s.named})
        by_person = {f"{a} {b}" for a, b in combinations(persons, 2)}
        return frozenset(
            by_person | {f"{a} {b}" for a, b in combinations(sorted(self.countries), 2)}
        )


def reports(article: Known, meant: Meant) -> Iterator[Report]:
    """The meetings of an article, those with a name of their own first."""
    nodes = article.of_kind("meeting")
    taken: set[str] = set()
    for node in sorted(nodes, key=lambda n: (_by_place(article, n) == n, _start(article, n), n)):
        sides = _sides(article, node, meant)
        iri = _settled(article, node, sides, taken)
        taken.add(iri)
        days = [article.one(node, NKG.earliest), article.one(node, NKG.latest)]
        first, last = (date.fromisoformat(day) if day else None for day in days)
        parties = {last_part(c) for c in article.all(node, NKG.party)}
        yield Report(
            iri,
            article.iri,
            article.day,
            last_part(article.one(node, NKG.status) or "Held"),
            last_part(article.one(node, NKG.format) or "InPerson"),
            sides,
            frozenset(parties.union(*(s.countries for s in sides))),
            first,
            last,
            _place(article, node),
            (article.one(node, SCHEMA.name) or "").partition(IN_LANGUAGE)[0],
        )


def _sides(article: Known, node: str, meant: Meant) -> tuple[Side, ...]:
    found = []
    for part in article.all(node, NKG.participation):
        for person in article.all(part, NKG.participant):
            who = meant(person, article.iri)
            countries = [
                *article.all(part, NKG.represents),
                *article.all(person, SCHEMA.nationality),
            ]
            titles = [*article.all(part, NKG.role), *article.all(person, SCHEMA.jobTitle)]
            name = article.one(person, SCHEMA.name) or ""
            titles += [name] if who is None else []
            found.append(
                Side(
                    who or person,
                    who is not None,
                    frozenset(last_part(c) for c in countries if "/country/" in c),
                    frozenset(office(t.partition(IN_LANGUAGE)[0]) for t in titles),
                )
            )
    return tuple(sorted(found, key=lambda s: s.iri))


def _settled(article: Known, node: str, sides: tuple[Side, ...], taken: set[str]) -> str:
    """What the meeting is called once it is known who the persons are, as the mapping does it."""
    status, day = article.one(node, NKG.status), article.one(node, SCHEMA.startDate) or ""
    by_place = _by_place(article, node)
    if not sides or by_place is None:
        return node
    if status != NKG.Held.value or not all(s.named for s in sides):
        return by_place
    told = article.one(node, NKG.format) or NKG.InPerson.value
    names = {slug(last_part(s.iri)) for s in sides}
    key = meeting_key(day, names, Format(last_part(told)))
    base = article.iri.partition("article/")[0]
    natural = f"{base}meeting/{key}"
    return by_place if key is None or natural in taken else natural


def _by_place(article: Known, node: str) -> str | None:
    """What the meeting is called by its place in the text."""
    spans = [found for s in article.all(node, NKG.evidence) if (found := _CHARACTERS.search(s))]
    places = sorted((int(s[1]), int(s[2])) for s in spans)
    if not places:
        return None
    base, _, path = article.iri.partition("article/")
    return f"{base}meeting/{path}/{places[0][0]}-{places[0][1]}"


def _start(article: Known, node: str) -> int:
    found = [_CHARACTERS.search(s) for s in article.all(node, NKG.evidence)]
    return min((int(f[1]) for f in found if f), default=0)


def _place(article: Known, node: str) -> Place | None:
    iri = article.one(node, SCHEMA.location)
    if iri is None:
        return None
    within = article.one(iri, SCHEMA.containedInPlace)
    name = (article.one(iri, SCHEMA.name) or "").partition(IN_LANGUAGE)[0]
    country = "country" in article.kinds(iri)
    return Place(
        iri,
        frozenset(parts(name) or (last_part(iri),)),
        last_part(within) if within else None,
        country or within is not None,
    )
