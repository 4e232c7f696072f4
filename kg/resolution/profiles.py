"""Who somebody is by all mentions of one name, and whether two such are one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kg.resolution.mentions import Mention
from kg.resolution.names import Likeness, likeness, parts
from kg.resolution.offices import Office, agree, clash

ONE_TIME = timedelta(days=365)
"""How near two offices must be in time to be held at one time, as far as the articles tell."""

_ACRONYM = re.compile(r"[A-Z][A-Z&-]{1,6}[A-Z]\Z")
_FORTNIGHT = timedelta(days=14)
_COMPANY = 64
"""How many parts of others' names a profile keeps: the most frequent ones."""

_MUCH_COMPANY = 3
"""From how many shared parts on the company is more than one person."""

NEEDED = {
    Likeness.LETTERS: 2,
    Likeness.SPELLING: 3,
    Likeness.SHORTER: 4,
    Likeness.ACRONYM: 0,
    Likeness.ONE_PART: 5,
}
"""How many points two names need to be one person: the less alike they are, the more."""

_NEARLY = 2
"""How many points may be wanting for two names to be proposed as one."""

WORDS = {
    "letters": "the names have the same letters",
    "spelling": "the names are spellings of one",
    "shorter": "the one name is a part of the other",
    "acronym": "an article calls it so",
    "one-part": "the one name is one part of the other",
    "same-country": "both are of one country",
    "same-office": "both hold one office",
    "same-company": "both are named beside the same persons",
    "same-time": "both are named within a fortnight",
}
"""The reasons of a merge, as words for programs and for people."""


@dataclass(frozen=True, slots=True)
class Profile:
    """All mentions of one name that are one person or organization, taken together.

    ``iri`` is what names it until it is merged; ``subject`` the IRI that the name alone gives.
    """

    iri: str
    subject: str
    kind: str
    name: str
    mentions: int
    first: date
    last: date
    countries: frozenset[str] = frozenset()
    offices: frozenset[Office] = frozenset()
    company: frozenset[str] = frozenset()
    aliases: frozenset[str] = frozenset()

    @classmethod
    def of(cls, found: Sequence[Mention], iri: str) -> Profile:
        """The profile of the mentions of one name."""
        names = Counter(m.name for m in found)
        company = Counter(part for m in found for part in m.company)
        most = sorted(company, key=lambda part: (-company[part], part))[:_COMPANY]
        return cls(
            iri,
            found[0].iri,
            found[0].kind,
            max(names, key=lambda n: (names[n], len(n), n)),
            len(found),
            min(m.day for m in found),
            max(m.day for m in found),
            frozenset(c for m in found for c in m.countries),
            frozenset(o for m in found for o in m.offices),
            frozenset(most),
            frozenset(a for m in found for a in m.aliases),
        )


@dataclass(frozen=True, slots=True, order=True)
class Verdict:
    """How sure it is that two profiles are one: points beyond those needed, and the reasons."""

    likeness: Likeness
    points: int
    basis: tuple[str, ...]

    @property
    def sure(self) -> bool:
        """Whether it is enough to merge."""
        return self.points >= NEEDED[self.likeness]

    @property
    def worth_telling(self) -> bool:
        """Whether it is enough to propose a merge."""
        return self.points >= NEEDED[self.likeness] - _NEARLY


def verdict(one: Profile, other: Profile, *, common: Collection[str] = ()) -> Verdict | None:
    """What speaks for two profiles being one; None where something speaks against it.

    ``common`` are the parts of names that are too frequent to tell anything of the company.
    """
    like = _likeness(one, other)
    if like is Likeness.NONE or contradict(one, other):
        return None
    shared = (one.company & other.company).difference(common)
    apart = max(one.first, other.first) - min(one.last, other.last)
    points = {
        "same-country": 2 if one.countries & other.countries else 0,
        "same-office": 2 if agree(one.offices, other.offices) else 0,
        "same-company": (3 if len(shared) >= _MUCH_COMPANY else 2) if shared else 0,
        "same-time": 1 if apart <= _FORTNIGHT else 0,
    }
    basis = (like.name.lower().replace("_", "-"), *(word for word in points if points[word]))
    return Verdict(like, sum(points.values()), basis)


def contradict(one: Profile, other: Profile) -> bool:
    """Whether the two cannot be one: of two countries, or in two offices at one time."""
    if one.kind != other.kind:
        return True
    if one.countries and other.countries and not one.countries & other.countries:
        return True
    near = max(one.first, other.first) - min(one.last, other.last) <= ONE_TIME
    return near and clash(one.offices, other.offices)


def _likeness(one: Profile, other: Profile) -> Likeness:
    """That of the names; one part alone counts where the text itself calls the other so."""
    like = likeness(one.name, other.name)
    short, long = sorted((one, other), key=lambda p: (len(parts(p.name)), p.name))
    if like is Likeness.NONE and _ACRONYM.match(short.name) and short.name in long.aliases:
        return Likeness.ACRONYM if short.kind == "organization" else like
    if like is not Likeness.ONE_PART:
        return like
    called = any(parts(alias) == parts(short.name) for alias in long.aliases)
    return like if called else Likeness.NONE
