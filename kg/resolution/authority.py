"""What an authority file says: who is who, which meetings are one, and what is wrong."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from kg.errors import Location
from kg.extraction.model import EntityType
from kg.mapping.iris import last_part, slug

MISTAKE = "https://w3id.org/newskg/ontology#Mistake"
"""What a statement or meeting is that should not be in the graph."""


class Relation(StrEnum):
    """What a decision says of its subject; the values are the words that a table uses."""

    SAME = "same as"
    SAME_MEETING = "same meeting as"
    REALIZED_BY = "realized by"
    SPEAKER = "speaker"
    LINKED = "linked to"
    WRONG = "wrong"


class Standing(StrEnum):
    """Whether a decision is applied; the values are the local names of their terms."""

    APPLIED = "Applied"
    CANDIDATE = "Candidate"
    REJECTED = "Rejected"


@dataclass(frozen=True, slots=True)
class Context:
    """Where a name stands: in which article, of which day, with which countries and offices."""

    article: str
    day: date
    countries: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a decision holds: everywhere, unless something narrows it.

    ``country`` is an alpha-2 code in lower case, ``office`` words that an office must hold;
    ``since`` and ``until`` are days of publication, both included.
    """

    articles: frozenset[str] = frozenset()
    country: str | None = None
    office: str | None = None
    since: date | None = None
    until: date | None = None

    def covers(self, context: Context) -> bool:
        """Whether the decision holds there."""
        return (
            (not self.articles or context.article in self.articles)
            and (self.country is None or self.country in context.countries)
            and (self.office is None or any(_holds(o, self.office) for o in context.offices))
            and (self.since is None or self.since <= context.day)
            and (self.until is None or context.day <= self.until)
        )

    @property
    def narrowness(self) -> tuple[bool, int]:
        """How much of two scopes that cover one place goes first: naming articles before all."""
        conditions = (self.country, self.office, self.since, self.until)
        return bool(self.articles), sum(c is not None for c in conditions)


def _holds(office: str, wanted: str) -> bool:
    return f" {wanted.casefold()} " in f" {office.casefold()} "


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: what ``subject`` is, where, and why.

    ``subject`` and ``object`` are IRIs; that of a name is the one that the name alone would give.
    ``basis`` are the reasons as words of ``kg resolve``, ``reason`` is the same as a sentence.
    ``computed`` tells what ``kg resolve`` decided from what a person did, ``listed`` that it only
    says what a thing of the file is called, there or in no article.
    """

    subject: str
    relation: Relation
    object: str
    scope: Scope = Scope()
    standing: Standing = Standing.APPLIED
    basis: tuple[str, ...] = ()
    reason: str = ""
    computed: bool = False
    listed: bool = field(default=False, compare=False)
    location: Location | None = field(default=None, compare=False)

    @property
    def name(self) -> str:
        """What its IRI ends with: the same for the same decision, wherever it is written."""
        conditions = (self.scope.country, self.scope.office, self.scope.since, self.scope.until)
        parts = (self.subject, self.relation.value, self.object, *map(str, conditions))
        return f"{slug(last_part(self.subject))}-{_hash8(*parts)}"

    @property
    def because(self) -> str:
        """The sentence that gives the reason, or one that says where it comes from."""
        return self.reason or f"The authority file says so ({self.relation})."

    @property
    def rank(self) -> tuple[bool, bool, int]:
        """Which of two goes first: a person's, then the narrower one."""
        return (not self.computed, *self.scope.narrowness)


@dataclass(frozen=True, slots=True)
class Entry:
    """What the file knows of one thing, by its IRI."""

    iri: str
    type: EntityType | None = None
    name: str | None = None
    other_names: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    computed: bool = False
    location: Location | None = field(default=None, compare=False)

    @property
    def decision(self) -> str:
        """What the IRI of its use ends with: another one if the entry says something else."""
        parts = (self.iri, self.type, self.name, *self.other_names, "", *self.same_as)
        return f"{slug(last_part(self.iri))}-{_hash8(*map(str, parts))}"

    @property
    def because(self) -> str:
        """The sentence that tells what an article owes to it."""
        return f"The authority file describes {self.name or last_part(self.iri)}."


@dataclass(frozen=True, slots=True)
class Authority:
    """All that the files say.

    ``by_subject`` holds the decisions that stand or are rejected; ``corrects`` tells whether there
    are any of statements and meetings.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
    by_subject: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)
    corrects: bool = False

    @classmethod
    def of(cls, entries: Mapping[str, Entry], decisions: Iterable[Decision]) -> Authority:
        """Index the decisions."""
        everything = tuple(decisions)
        corrects = any(d.relation not in (Relation.SAME, Relation.LINKED) for d in everything)
        found: defaultdict[str, list[Decision]] = defaultdict(list)
        for decision in everything:
            if decision.standing is not Standing.CANDIDATE:
                found[decision.subject].append(decision)
        return cls(entries, everything, {s: tuple(each) for s, each in found.items()}, corrects)

    def unused(self, names: Collection[str]) -> list[Decision]:
        """What a person decided, and nothing has, or has any more.

        ``names`` are those of the decisions that were applied.
        """
        meant = (d for d in self.decisions if not (d.computed or d.listed))
        applied = (d for d in meant if d.standing is Standing.APPLIED)
        return [d for d in applied if d.name not in names]

    def said_of(self, subject: str, context: Context) -> list[Decision]:
        """The decisions about ``subject`` that hold there, but for those that are rejected there.

        A rejection takes away what ``kg resolve`` decided, and what a person did where it is at
        least as narrow.
        """
        here = [d for d in self.by_subject.get(subject, ()) if d.scope.covers(context)]
        rejected = [d for d in here if d.standing is Standing.REJECTED]
        return [
            d
            for d in here
            if d.standing is Standing.APPLIED
            and not any(r.rank >= d.rank and _same(r, d) for r in rejected)
        ]

    def identity(self, subject: str, context: Context) -> tuple[Decision, ...]:
        """The decisions that lead from a name to who is meant there, one after the other.

        None where two of equal rank disagree.
        """
        path: list[Decision] = []
        seen = {subject}
        while True:
            said = [d for d in self.said_of(subject, context) if d.relation is Relation.SAME]
            first = [d for d in said if d.rank == max(d.rank for d in said)]
            if len({d.object for d in first}) != 1 or first[0].object in seen:
                return tuple(path)
            path.append(first[0])
            subject = first[0].object
            seen.add(subject)


def _hash8(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _same(one: Decision, other: Decision) -> bool:
    return (one.relation, one.object) == (other.relation, other.object)


NO_AUTHORITY = Authority()
"""Nobody decided anything."""
