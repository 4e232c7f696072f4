"""Names that are one person: the surest pairs first, as long as nothing speaks against it."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, field

from kg.resolution.names import Likeness, parts
from kg.resolution.persons import Profiles, articles_of, pairs
from kg.resolution.profiles import Profile, Verdict, contradict


@dataclass(frozen=True, slots=True)
class Pair:
    """Two profiles that are like each other, and what speaks for their being one."""

    one: str
    other: str
    verdict: Verdict


@dataclass(slots=True)
class Joined:
    """Which profiles are one: ``members`` by the one that names them all."""

    members: dict[str, tuple[str, ...]] = field(default_factory=dict)
    target: dict[str, str] = field(default_factory=dict)
    because: dict[str, Pair] = field(default_factory=dict)
    doubts: list[Pair] = field(default_factory=list)

    def named(self, profile: str) -> str:
        """What names a profile in the end."""
        return self.target.get(profile, profile)


def join(
    database: sqlite3.Connection,
    profiles: Profiles,
    *,
    forbidden: Callable[[str, str], bool],
    given: Container[str] = (),
) -> Joined:
    """Join what is surely one.

    ``forbidden`` tells of pairs that a person has rejected, ``given`` are IRIs that are decided
    already, which go before others when it comes to naming all.
    """
    clusters = _Clusters(database, profiles, given, forbidden)
    doubts: list[Pair] = []
    for likeness, level in _levels(database, forbidden):
        either = _ambiguous(level, clusters, profiles) if likeness <= Likeness.SHORTER else set()
        for pair in level:
            sure = pair.verdict.sure and not either & {pair.one, pair.other}
            if not (sure and clusters.unite(pair)):
                doubts.append(pair)
    return clusters.result([p for p in doubts if clusters.root(p.one) != clusters.root(p.other)])


def _levels(
    database: sqlite3.Connection, forbidden: Callable[[str, str], bool]
) -> Iterator[tuple[Likeness, list[Pair]]]:
    """The pairs, one likeness after the other."""
    found: defaultdict[Likeness, list[Pair]] = defaultdict(list)
    for one, other, verdict in pairs(database):
        if not forbidden(one, other):
            found[verdict.likeness].append(Pair(one, other, verdict))
    for likeness in sorted(found, reverse=True):
        yield likeness, found[likeness]


def _ambiguous(level: list[Pair], clusters: _Clusters, profiles: Profiles) -> set[str]:
    """The shorter names that are a part of the names of two who are surely not one."""
    longer: defaultdict[str, set[str]] = defaultdict(set)
    for pair in (p for p in level if p.verdict.sure):
        short, long = sorted((pair.one, pair.other), key=lambda i: (_length(profiles(i)), i))
        longer[short].add(long)
    return {
        short
        for short, those in longer.items()
        if any(clusters.apart(a, b) for a in those for b in those if a < b)
    }


def _length(profile: Profile) -> int:
    return len(parts(profile.name))


class _Clusters:
    """Profiles that are one, as far as they are known; of the others nothing is kept."""

    def __init__(
        self,
        database: sqlite3.Connection,
        profiles: Profiles,
        given: Container[str],
        forbidden: Callable[[str, str], bool],
    ) -> None:
        self._given = given
        self._forbidden = forbidden
        self._database = database
        self._profiles = profiles
        self._parent: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._because: dict[str, Pair] = {}

    def root(self, profile: str) -> str:
        """What stands for the cluster of a profile."""
        while profile in self._parent:
            profile = self._parent[profile]
        return profile

    def members(self, profile: str) -> list[str]:
        """All that are one with a profile, and itself."""
        return self._members.get(self.root(profile), [profile])

    def apart(self, one: str, other: str) -> bool:
        """Whether the two are surely not one.

        Something contradicts, a person said so, or one article has both.
        """
        pairs_of_both = [(a, b) for a in self.members(one) for b in self.members(other)]
        if self.root(one) == self.root(other):
            return False
        if any(self._forbidden(a, b) for a, b in pairs_of_both):
            return True
        if any(contradict(self._profiles(a), self._profiles(b)) for a, b in pairs_of_both):
            return True
        return not self._articles(one).isdisjoint(self._articles(other))

    def unite(self, pair: Pair) -> bool:
        """Make the two one, unless they are apart; whether they are one now."""
        one, other = self.root(pair.one), self.root(pair.other)
        if one == other:
            return True
        if self.apart(one, other):
            return False
        members = sorted(self.members(one) + self.members(other))
        first, second = sorted((one, other))
        self._parent[second] = first
        self._members.pop(second, None)
        self._members[first] = members
        for member in (pair.one, pair.other):
            self._because.setdefault(member, pair)
        return True

    def result(self, doubts: list[Pair]) -> Joined:
        """Each cluster under the name that most articles give, the fuller one of two."""
        joined = Joined(because=self._because, doubts=doubts)
        for members in self._members.values():
            target = max(members, key=lambda i: self._claim(self._profiles(i)))
            joined.members[target] = tuple(members)
            joined.target |= {member: target for member in members if member != target}
        return joined

    def _claim(self, profile: Profile) -> tuple[bool, int, int, int, str]:
        name = (_length(profile), len(profile.name), profile.iri)
        return (profile.iri in self._given, profile.mentions, *name)

    def _articles(self, profile: str) -> frozenset[str]:
        found = (articles_of(self._database, member) for member in self.members(profile))
        return frozenset().union(*found)
