"""The persons and organizations of a corpus, in tables: mentions, profiles, pairs of like names.

What is held in memory is one name with its mentions.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import combinations, groupby

from kg.resolution.authority import Authority
from kg.resolution.corpus import articles, count, packed, unpacked
from kg.resolution.mentions import Mention, mentions
from kg.resolution.names import Likeness, keys, parts
from kg.resolution.profiles import Profile, Verdict, verdict
from kg.resolution.splitting import Part, split

_BLOCK = 300
"""So many names of one key are compared with each other; a key of more is too common a one."""

_COMMON = 20
"""A part of names in so many articles, and in one of fifty, tells nothing of the company."""

_TABLES = """
CREATE TABLE mention (iri TEXT, article TEXT, described INTEGER, told BLOB,
    PRIMARY KEY (iri, article)) WITHOUT ROWID;
CREATE TABLE belongs (profile TEXT, article TEXT, iri TEXT, PRIMARY KEY (profile, article))
    WITHOUT ROWID;
CREATE INDEX belongs_of ON belongs (iri, article);
CREATE TABLE profile (iri TEXT PRIMARY KEY, basis TEXT, told BLOB) WITHOUT ROWID;
CREATE TABLE namesake (iri TEXT, subject TEXT, basis TEXT, article TEXT);
CREATE TABLE key (key TEXT, profile TEXT, PRIMARY KEY (key, profile)) WITHOUT ROWID;
CREATE TABLE pair (one TEXT, other TEXT, likeness INTEGER, points INTEGER, basis TEXT,
    PRIMARY KEY (one, other)) WITHOUT ROWID;
"""

Profiles = Callable[[str], Profile]
"""Finds a profile by its IRI."""


def know(
    database: sqlite3.Connection, authority: Authority, forbidden: Callable[[str, str], bool]
) -> Profiles:
    """Fill the tables from the articles, as the authority has them; gives what finds a profile.

    A name is not parted where that is ``forbidden``.
    """
    database.executescript(_TABLES)
    database.execute("BEGIN")
    common = _collect(database, authority)
    for found in _by_name(database):
        parts_of_name = split(found)
        if any(forbidden(found[0].iri, _iri(part)) for part in parts_of_name):
            parts_of_name = [Part(tuple(found))]
        _put(database, parts_of_name)
    profiles = lru_cache(maxsize=16_384)(lambda iri: _profile(database, iri))
    for one, other in _like(database):
        found_out = verdict(profiles(one), profiles(other), common=common)
        if found_out is not None and found_out.worth_telling:
            told = (one, other, found_out.likeness.value, found_out.points)
            basis = json.dumps(found_out.basis)
            database.execute("INSERT OR IGNORE INTO pair VALUES (?, ?, ?, ?, ?)", (*told, basis))
    database.execute("COMMIT")
    return profiles


def pairs(database: sqlite3.Connection) -> Iterator[tuple[str, str, Verdict]]:
    """The pairs of like names, those most surely one first."""
    query = "SELECT * FROM pair ORDER BY likeness DESC, points DESC, one, other"
    for one, other, like, points, basis in database.execute(query):
        yield one, other, Verdict(Likeness(like), points, tuple(json.loads(basis)))


def articles_of(database: sqlite3.Connection, profile: str) -> frozenset[str]:
    """The articles in which a profile is mentioned."""
    query = "SELECT article FROM belongs WHERE profile = ?"
    return frozenset(article for (article,) in database.execute(query, (profile,)))


def described(database: sqlite3.Connection) -> Iterator[Mention]:
    """The mentions of those whom an article does not name, in a fixed order."""
    query = "SELECT told FROM mention WHERE described = 1 ORDER BY iri, article"
    return (unpacked(told, Mention) for (told,) in database.execute(query))


def named(database: sqlite3.Connection) -> Iterator[tuple[str, Mention]]:
    """The mentions by name, each with the IRI of its profile."""
    query = (
        "SELECT profile, told FROM mention JOIN belongs USING (iri, article) ORDER BY iri, article"
    )
    return ((iri, unpacked(told, Mention)) for iri, told in database.execute(query))


def _collect(database: sqlite3.Connection, authority: Authority) -> frozenset[str]:
    """The mentions of all articles; which parts of names are common."""
    seen: Counter[str] = Counter()
    for article in articles(database):
        found = list(mentions(article, authority))
        seen.update({bone for m in found for bone in m.company})
        database.executemany(
            "INSERT INTO mention VALUES (?, ?, ?, ?)",
            [(m.iri, m.article, m.described, packed(m)) for m in found],
        )
    bar = max(_COMMON, count(database) // 50)
    return frozenset(bone for bone, times in seen.items() if times > bar)


def parted(database: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """The profiles that are a part of their name alone, with the reason."""
    query = "SELECT iri, basis FROM profile WHERE basis <> '' ORDER BY iri"
    return iter(database.execute(query).fetchall())


def namesakes(database: sqlite3.Connection) -> Iterator[tuple[str, str, str, frozenset[str]]]:
    """Who may be another person of one name: an IRI for that one, the name's, reason, articles."""
    query = "SELECT * FROM namesake ORDER BY iri, subject, basis, article"
    for (iri, subject, basis), rows in groupby(database.execute(query), key=lambda r: r[:3]):
        yield iri, subject, basis, frozenset(row[3] for row in rows)


def _by_name(database: sqlite3.Connection) -> Iterator[list[Mention]]:
    """The mentions by name, one name after the other."""
    query = "SELECT iri, told FROM mention WHERE described = 0 ORDER BY iri, article"
    for _, rows in groupby(database.execute(query), key=lambda row: row[0]):
        yield [unpacked(told, Mention) for _, told in rows]


def _put(database: sqlite3.Connection, parted: list[Part]) -> None:
    """Profiles of the parts of one name; a part that is in doubt stays with the rest."""
    standing = [part for part in parted if not part.doubtful]
    home = next((p for p in standing if not p.suffix), standing[0])
    for part in parted:
        subject = part.mentions[0].iri
        iri = _iri(part)
        if part.doubtful:
            told = [(iri, subject, part.basis, m.article) for m in part.mentions]
            database.executemany("INSERT INTO namesake VALUES (?, ?, ?, ?)", told)
            continue
        doubtful = [m for p in parted if p.doubtful and part is home for m in p.mentions]
        found = sorted((*part.mentions, *doubtful), key=lambda m: m.article)
        profile = Profile.of(part.mentions, iri)
        row = (iri, part.basis if part.suffix else "", packed(profile))
        database.execute("INSERT INTO profile VALUES (?, ?, ?)", row)
        rows = [(iri, m.article, subject) for m in found]
        database.executemany("INSERT INTO belongs VALUES (?, ?, ?)", rows)
        names = {profile.name, *(a for a in profile.aliases if len(parts(a)) == 1)}
        meeting = {(f"{profile.kind[0]}:{key}", iri) for name in names for key in keys(name)}
        database.executemany("INSERT INTO key VALUES (?, ?)", sorted(meeting))


def _iri(part: Part) -> str:
    """The name's own IRI, or one that tells the part from the others."""
    return "-".join(filter(None, (part.mentions[0].iri, part.suffix)))


def _profile(database: sqlite3.Connection, iri: str) -> Profile:
    query = "SELECT told FROM profile WHERE iri = ?"
    return unpacked(database.execute(query, (iri,)).fetchone()[0], Profile)


def _like(database: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Profiles of different names that meet in a key; a pair may come several times."""
    cursor = database.cursor().execute("SELECT key, profile FROM key ORDER BY key, profile")
    for _, members in groupby(cursor, key=lambda row: row[0]):
        block = [profile for _, profile in members]
        if len(block) <= _BLOCK:
            yield from combinations(block, 2)
