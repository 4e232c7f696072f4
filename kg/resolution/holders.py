"""Who held an office: persons whom an article does not name, and another of the week does."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from kg.resolution.joining import Joined
from kg.resolution.mentions import Mention
from kg.resolution.offices import Office, agree, office
from kg.resolution.persons import Profiles, described, named

WEEK = timedelta(days=7)
"""How far from the article another one may be that names who held the office."""

_OF_ONE = {"head of state", "head of government", "heir", "minister"}
"""Offices that one person of a country holds at a time; a minister's only with a department."""

_TABLES = """
CREATE TABLE holder (country TEXT, kind TEXT, day TEXT, departments TEXT, person TEXT);
"""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody without a name in an article, and who it may be; surely if there is one."""

    iri: str
    article: str
    office: str
    persons: tuple[str, ...]

    @property
    def sure(self) -> bool:
        """Whether the articles of the week name one person alone."""
        return len(self.persons) == 1


def holders(database: sqlite3.Connection, joined: Joined, profiles: Profiles) -> Iterator[Holder]:
    """For each person without a name whose office articles of the week tell: who held it.

    Not one whom the article has meet that person. A country that an article does not give a person
    is the one that all others do.
    """
    database.executescript(_TABLES)
    database.execute("BEGIN")
    for profile, mention in named(database):
        person = joined.named(profile)
        rows = [
            (country, held.kind, mention.day.isoformat(), " ".join(held.departments), person)
            for held in _of_one(mention.offices)
            for country in mention.countries or _country(joined, profiles, profile)
        ]
        database.executemany("INSERT INTO holder VALUES (?, ?, ?, ?, ?)", rows)
    database.execute("CREATE INDEX holder_of ON holder (country, kind, day)")
    database.execute("COMMIT")
    for mention in described(database):
        met = {_meant(database, joined, other, mention.article) for other in mention.beside}
        persons = tuple(p for p in _persons(database, mention) if p not in met)
        if persons:
            yield Holder(mention.iri, mention.article, mention.name, persons)


def _meant(database: sqlite3.Connection, joined: Joined, iri: str, article: str) -> str:
    query = "SELECT profile FROM belongs WHERE iri = ? AND article = ?"
    row = database.execute(query, (iri, article)).fetchone()
    return joined.named(row[0]) if row else iri


def _country(joined: Joined, profiles: Profiles, profile: str) -> frozenset[str]:
    """The one country of a person, where the articles give one alone."""
    members = joined.members.get(joined.named(profile), (profile,))
    found = frozenset(c for member in members for c in profiles(member).countries)
    return found if len(found) == 1 else frozenset()


def _persons(database: sqlite3.Connection, mention: Mention) -> tuple[str, ...]:
    offices = _of_one({*mention.offices, office(mention.name)})
    days = [(mention.day + shift).isoformat() for shift in (-WEEK, WEEK)]
    found: set[str] = set()
    for wanted in offices:
        for country in mention.countries:
            for departments, person in database.execute(
                "SELECT DISTINCT departments, person FROM holder "
                "WHERE country = ? AND kind = ? AND day BETWEEN ? AND ?",
                (country, wanted.kind, *days),
            ):
                held = Office(wanted.kind, wanted.field, tuple(departments.split()))
                if agree([held], [wanted]):
                    found.add(person)
    return tuple(sorted(found))


def _of_one(offices: set[Office] | frozenset[Office]) -> list[Office]:
    """The offices, held, that one person of a country has at a time."""
    found = [o for o in offices if o.held and o.kind in _OF_ONE]
    return sorted(o for o in found if o.departments or o.kind != "minister")
