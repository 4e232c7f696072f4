"""What an authority file decides of one article, as the mapping needs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pyoxigraph import NamedNode


@dataclass(frozen=True, slots=True)
class Reason:
    """A decision that an article's graph owes something to: its IRI, and why it was made."""

    iri: str
    text: str


@dataclass(frozen=True, slots=True)
class Decided:
    """What is not as the text alone would have it.

    ``iris`` holds the IRI of an entity by its id, and of a publisher or author by the IRI that the
    name alone would give. ``aliases`` leads from the ids of entities that are one with another to
    that one's. ``same_as`` are further IRIs of entities, by id. ``mistakes`` are the IRIs of
    statements and meetings that are left out, ``links`` what is told of meetings beyond the text.
    """

    iris: Mapping[str, str] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    same_as: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    mistakes: frozenset[str] = frozenset()
    links: tuple[tuple[NamedNode, NamedNode, NamedNode], ...] = ()
    reasons: tuple[Reason, ...] = ()


NOTHING = Decided()
"""No authority file, or none that speaks of the article."""
