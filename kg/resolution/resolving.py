"""``kg resolve``: a second pass over built graphs, and the decisions that it makes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kg.errors import UsageError
from kg.extraction.model import EntityType
from kg.resolution import meetings, persons, profiles
from kg.resolution.authority import (
    Authority,
    Decision,
    Entry,
    Relation,
    Scope,
    Standing,
)
from kg.resolution.corpus import decided_already, gather, workspace
from kg.resolution.files import united
from kg.resolution.holders import Holder, holders
from kg.resolution.joining import Joined, join
from kg.resolution.linking import Link, linked, title
from kg.resolution.persons import Profiles
from kg.resolution.profiles import Profile

_OTHER_WORDS = {
    "different-countries": "articles give that name to persons of different countries",
    "different-offices": "articles give that name to holders of offices that no one has at a time",
    "office-held": "articles of the same week name the holder of the office",
}


@dataclass(frozen=True, slots=True)
class Resolution:
    """What was decided, and over how many articles."""

    authority: Authority
    articles: int

    def number(self, *relations: Relation, standing: Standing = Standing.APPLIED) -> int:
        """How many decisions there are of that kind."""
        found = (d for d in self.authority.decisions if d.standing is standing)
        return sum(d.relation in relations for d in found)


def resolve(paths: Iterable[str], *, authority: Authority) -> Resolution:
    """Decide who is who and which meetings are one in the graphs of ``paths``.

    What ``authority`` says stands and goes first; only what it proposed itself is proposed anew.
    The result is the same for the same graphs, however they are divided into files. Raises what
    :func:`kg.resolution.corpus.gather` does, and UsageError for graphs that were built with
    decisions where ``authority`` has none.
    """
    with workspace() as database:
        articles = gather(paths, database)
        _check(database, authority)
        forbidden = _forbidden(authority)
        known = persons.know(database, authority, forbidden)
        given = {d.object for d in authority.decisions if _names(d)}
        joined = join(database, known, forbidden=forbidden, given=given | authority.entries.keys())
        held = [h for h in holders(database, joined, known) if _allowed(h, forbidden)]
        links = list(linked(database, _meant(database, joined, held), forbidden=forbidden))
        made = _Made(database, joined, known)
        decisions = [*made.identities(), *made.namesakes(), *made.doubts(), *made.offices(held)]
        decisions += [_of_link(link, database) for link in links]
        entries = {entry.iri: entry for entry in made.entries(decisions)}
    kept = [d for d in authority.decisions if not (d.computed and _proposed(d))]
    said = {(d.subject, d.relation, d.object) for d in kept if not d.computed or _rejected(d)}
    new = [d for d in decisions if (d.subject, d.relation, d.object) not in said]
    return Resolution(
        Authority.of(dict(sorted({**entries, **authority.entries}.items())), united([*kept, *new])),
        articles,
    )


def _rejected(decision: Decision) -> bool:
    return decision.standing is Standing.REJECTED


def _check(database: sqlite3.Connection, authority: Authority) -> None:
    """Refuse graphs of which one was built with decisions that nobody tells any more."""
    decided = decided_already(database)
    if decided is not None and not authority.decisions and not authority.entries:
        raise UsageError(
            f"the graphs were built with an authority file, as that of {decided}",
            advice="Give that file with --authority: what it decided would be forgotten.",
        )


def _names(decision: Decision) -> bool:
    """Whether it gives somebody an IRI."""
    return decision.relation is Relation.SAME and decision.standing is Standing.APPLIED


def _proposed(decision: Decision) -> bool:
    return decision.standing is Standing.CANDIDATE


def _forbidden(authority: Authority) -> Callable[[str, str], bool]:
    """Which pairs a person has rejected, in either direction and wherever."""
    rejected = {frozenset((d.subject, d.object)) for d in authority.decisions if _rejected(d)}
    return lambda one, other: frozenset((one, other)) in rejected


def _allowed(holder: Holder, forbidden: Callable[[str, str], bool]) -> bool:
    return not any(forbidden(holder.iri, person) for person in holder.persons)


def _meant(
    database: sqlite3.Connection, joined: Joined, held: Iterable[Holder]
) -> Callable[[str, str], str | None]:
    """Who is meant by an IRI in an article."""
    sure = {(h.iri, h.article): h.persons[0] for h in held if h.sure}
    query = "SELECT profile FROM belongs WHERE iri = ? AND article = ?"

    def meant(iri: str, article: str) -> str | None:
        row = database.execute(query, (iri, article)).fetchone()
        return joined.named(row[0]) if row else sure.get((iri, article))

    return meant


@dataclass(frozen=True, slots=True)
class _Made:
    """The decisions about persons and organizations."""

    database: sqlite3.Connection
    joined: Joined
    profiles: Profiles

    def identities(self) -> Iterator[Decision]:
        """What is parted or joined, by the name that the article gives."""
        parted = dict(persons.parted(self.database))
        for iri in sorted({*parted, *self.joined.target}):
            target = self.joined.named(iri)
            profile = self.profiles(iri)
            if profile.subject == target:
                continue
            pair = self.joined.because.get(iri) if iri != target else None
            basis = (
                *((parted[iri],) if iri in parted else ()),
                *(pair.verdict.basis if pair else ()),
            )
            yield self._same(profile, target, basis, self._why(profile, target, basis))

    def namesakes(self) -> Iterator[Decision]:
        """Who may be another person of the same name."""
        for iri, subject, basis, articles in persons.namesakes(self.database):
            reason = f"It may be another one of that name: {_OTHER_WORDS[basis]}."
            yield Decision(
                subject,
                Relation.SAME,
                iri,
                Scope(articles),
                Standing.CANDIDATE,
                (basis,),
                reason,
                computed=True,
            )

    def doubts(self) -> Iterator[Decision]:
        """Pairs that are nearly sure, or that only another pair keeps from being one."""
        for pair in self.joined.doubts:
            profile, other = sorted(
                map(self.profiles, (pair.one, pair.other)), key=lambda p: (p.mentions, p.iri)
            )
            target = self.joined.named(other.iri)
            reason = self._why(profile, target, pair.verdict.basis)
            if profile.subject != target:
                yield self._same(profile, target, pair.verdict.basis, reason, sure=False)

    def offices(self, held: Iterable[Holder]) -> Iterator[Decision]:
        """Who held the office that an article has without a name."""
        for holder in held:
            for person in holder.persons:
                name = self._name(person)
                words = "was" if holder.sure else "may have been"
                reason = f"The {holder.office} {words} {name}: {_OTHER_WORDS['office-held']}."
                yield Decision(
                    holder.iri,
                    Relation.SAME,
                    person,
                    Scope(frozenset((holder.article,))),
                    _standing(sure=holder.sure),
                    ("office-held",),
                    reason,
                    computed=True,
                )

    def entries(self, decisions: Iterable[Decision]) -> Iterator[Entry]:
        """The names of those whom decisions lead to."""
        targets = {d.object for d in decisions if d.relation is Relation.SAME}
        for iri in sorted(targets):
            profile = self._profile(iri)
            if profile is not None:
                person = EntityType.PERSON if profile.kind == "person" else None
                yield Entry(iri, person, profile.name, computed=True)

    def _same(
        self,
        profile: Profile,
        target: str,
        basis: tuple[str, ...],
        reason: str,
        *,
        sure: bool = True,
    ) -> Decision:
        scope = Scope(persons.articles_of(self.database, profile.iri))
        standing = _standing(sure=sure)
        return Decision(
            profile.subject, Relation.SAME, target, scope, standing, basis, reason, computed=True
        )

    def _why(self, profile: Profile, target: str, basis: tuple[str, ...]) -> str:
        words = {**profiles.WORDS, **_OTHER_WORDS}
        told = ", ".join(words[word] for word in basis)
        if target == profile.iri:
            return f"This is one of several called {profile.name}: {told}."
        return f"{profile.name} is {self._name(target)}: {told}."

    def _name(self, iri: str) -> str:
        profile = self._profile(iri)
        return profile.name if profile else iri

    def _profile(self, iri: str) -> Profile | None:
        row = self.database.execute("SELECT 1 FROM profile WHERE iri = ?", (iri,)).fetchone()
        return self.profiles(iri) if row else None


def _of_link(link: Link, database: sqlite3.Connection) -> Decision:
    told = ", ".join(meetings.WORDS[word] for word in link.basis)
    one, other = (title(database, iri) for iri in (link.one, link.other))
    what = f"“{one}” was held: " if link.realized else f"“{one}” and “{other}” are one meeting: "
    relation = Relation.REALIZED_BY if link.realized else Relation.SAME_MEETING
    return Decision(
        link.one,
        relation,
        link.other,
        standing=_standing(sure=link.sure),
        basis=link.basis,
        reason=f"{what}{told}.",
        computed=True,
    )


def _standing(*, sure: bool) -> Standing:
    return Standing.APPLIED if sure else Standing.CANDIDATE
