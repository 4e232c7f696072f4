"""What is linked, what to, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Kind(StrEnum):
    """What is linked. Countries are not: their links come with the package."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Named:
    """One node of a graph with all that its articles say of it.

    ``countries`` are codes in lower case (:mod:`kg.extraction.countries`), ``titles`` the offices
    held. What is ``governmental`` has its like in other states ("Foreign Ministry").
    """

    iri: str
    kind: Kind
    name: str
    other_names: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    governmental: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody or something that a source knows by such a name.

    ``score`` is the source's own measure, higher for more alike; ``match`` says that the source is
    certain, ``by_score`` that the score may tell where the source is not: it may not where the
    source takes it for something of another kind. ``why`` is what the source goes by.
    """

    iri: str
    name: str
    score: float | None = None
    match: bool = False
    by_score: bool = True
    description: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A node and a candidate for it: decided, or left to people. ``reason`` is a sentence."""

    named: Named
    candidate: Candidate
    decided: bool
    reason: str


class Source(Protocol):
    """Whoever can be asked for candidates."""

    @property
    def name(self) -> str:
        """The IRI of the source, or the name of its file."""
        ...

    def candidates(self, names: Sequence[Named]) -> Iterator[tuple[Named, tuple[Candidate, ...]]]:
        """What the source knows of each name, in their order."""
        ...
