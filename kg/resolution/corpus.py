"""What resolution needs to know of many articles, read from their graphs into a file of its own.

The graphs stream through: the memory holds one of them, a database in a temporary folder the rest.
"""

from __future__ import annotations

import json
import pickle
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeVar

from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import InputError, Location
from kg.mapping.namespaces import NKG, PROV, SCHEMA, TYPE
from kg.serialization import parse

Value = TypeVar("Value")

_MARK = "#graph"
_WANTED = {
    p.value
    for p in (
        *(TYPE, SCHEMA.name, SCHEMA.alternateName, SCHEMA.jobTitle, SCHEMA.nationality),
        *(SCHEMA.memberOf, NKG.country, SCHEMA.containedInPlace, SCHEMA.datePublished),
        *(SCHEMA.attendee, NKG.participation, NKG.party, NKG.format, NKG.status, SCHEMA.location),
        *(SCHEMA.startDate, NKG.earliest, NKG.latest, NKG.evidence, NKG.reportedIn),
        *(NKG.participant, NKG.role, NKG.represents, PROV.wasInfluencedBy),
        *(NKG.speaker, NKG.speakerRole),
    )
}
_KINDS = {
    SCHEMA.Person.value: "person",
    SCHEMA.Organization.value: "organization",
    NKG.Meeting.value: "meeting",
    SCHEMA.NewsArticle.value: "article",
    NKG.Participation.value: "part",
    NKG.Statement.value: "statement",
    SCHEMA.Place.value: "place",
    SCHEMA.Country.value: "country",
}

IN_LANGUAGE: Final = "\x1f"
"""What stands between a text and its language."""

Facts = dict[str, dict[str, list[str]]]
"""Values by predicate, by subject, sorted."""

_Found = dict[str, dict[str, set[str]]]


@dataclass(frozen=True, slots=True)
class Known:
    """One article, as its graph tells it."""

    iri: str
    day: date
    facts: Facts

    def all(self, subject: str, predicate: NamedNode) -> list[str]:
        """The values of a property, sorted."""
        return self.facts.get(subject, {}).get(predicate.value, [])

    def one(self, subject: str, predicate: NamedNode) -> str | None:
        """The first value of a property."""
        return next(iter(self.all(subject, predicate)), None)

    def of_kind(self, kind: str) -> list[str]:
        """The subjects of that kind, sorted."""
        return [s for s in sorted(self.facts) if kind in self.kinds(s)]

    def kinds(self, subject: str) -> set[str]:
        """What a subject is: person, meeting and so on."""
        return {_KINDS[t] for t in self.all(subject, TYPE) if t in _KINDS}


@contextmanager
def workspace() -> Iterator[sqlite3.Connection]:
    """A database in a temporary folder, gone when it is left."""
    with TemporaryDirectory(prefix="kg-resolve-") as folder:
        database = sqlite3.connect(Path(folder) / "corpus.sqlite", isolation_level=None)
        try:
            for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-65536"):
                database.execute(f"PRAGMA {pragma}")
            database.execute("CREATE TABLE article (iri TEXT PRIMARY KEY, facts TEXT)")
            yield database
        finally:
            database.close()


def gather(paths: Iterable[str], database: sqlite3.Connection) -> int:
    """Put what the graphs say into ``database``; how many articles there are.

    Raises :class:`~kg.errors.InputError` for a file that cannot be read and one without named
    graphs, :class:`~kg.errors.UsageError` for one of a format that has none.
    """
    database.execute("BEGIN")
    for path in sorted(set(paths)):
        found = False
        for graph, facts in _by_graph(parse(path)):
            found = True
            _put(database, graph, facts)
        if not found:
            raise InputError(
                "there is no article's graph in it",
                location=Location(path),
                advice="Build it as N-Quads or TriG: kg build … -o graph.nq",
            )
    database.execute("COMMIT")
    return count(database)


def count(database: sqlite3.Connection) -> int:
    """How many articles there are."""
    return int(database.execute("SELECT COUNT(*) FROM article").fetchone()[0])


def decided_already(database: sqlite3.Connection) -> str | None:
    """An article whose graph owes something to an authority file, if there is one."""
    query = "SELECT iri FROM article WHERE facts LIKE ? ORDER BY iri LIMIT 1"
    row = database.execute(query, (f"%{PROV.wasInfluencedBy.value}%",)).fetchone()
    return row[0] if row else None


def articles(database: sqlite3.Connection) -> Iterator[Known]:
    """The articles in the order of their IRIs, one after the other."""
    for iri, text in database.execute("SELECT iri, facts FROM article ORDER BY iri"):
        facts: Facts = json.loads(text)
        published = facts.get(iri, {}).get(SCHEMA.datePublished.value)
        if published:
            yield Known(iri, date.fromisoformat(published[0][:10]), facts)


def packed(value: object) -> bytes:
    """A value as the workspace keeps it."""
    return pickle.dumps(value, protocol=5)


def unpacked(data: bytes, of: type[Value]) -> Value:
    """What :func:`packed` made."""
    value = pickle.loads(data)  # noqa: S301 -- from our own folder, of this run
    assert isinstance(value, of)  # noqa: S101 -- for the types
    return value


def _by_graph(quads: Iterable[Quad]) -> Iterator[tuple[str, _Found]]:
    """What is said in each named graph, as often as its lines stand together."""
    current: object = None
    facts: _Found = {}
    for quad in quads:
        predicate = quad.predicate.value
        if predicate not in _WANTED:
            continue
        if quad.graph_name != current:
            if facts and isinstance(current, NamedNode):
                yield current.value, facts
            current, facts = quad.graph_name, {}
        said = facts.setdefault(_text(quad.subject), {})
        said.setdefault(predicate, set()).add(_text(quad.object))
    if facts and isinstance(current, NamedNode):
        yield current.value, facts


def _put(database: sqlite3.Connection, graph: str, found: _Found) -> None:
    """Add what is said in a graph to what the database has of it."""
    iri = graph.removesuffix(_MARK)
    old = database.execute("SELECT facts FROM article WHERE iri = ?", (iri,)).fetchone()
    for subject, said in json.loads(old[0]).items() if old else ():
        for predicate, values in said.items():
            found.setdefault(subject, {}).setdefault(predicate, set()).update(values)
    facts = {
        subject: {predicate: sorted(said[predicate]) for predicate in sorted(said)}
        for subject, said in found.items()
        if old or _matters(said)
    }
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True)
    database.execute("REPLACE INTO article VALUES (?, ?)", (iri, text))


def _matters(said: Mapping[str, set[str]]) -> bool:
    """Whether a subject is of a kind that resolution looks at; spans are many and are not."""
    return not said.get(TYPE.value, set()).isdisjoint(_KINDS) or TYPE.value not in said


def _text(term: object) -> str:
    """The value of a term; behind a text in a language stands which."""
    if isinstance(term, Literal) and term.language:
        return f"{term.value}{IN_LANGUAGE}{term.language}"
    return term.value if isinstance(term, NamedNode | Literal) else str(term)
