"""Whom a story is about, where a sentence does not say who meets: "Talks with X are planned"."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from kg.extraction.document import Form
from kg.extraction.meetings.parties import kind_of, parties_of
from kg.extraction.meetings.words import word_set
from kg.extraction.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.extraction.document import Document
    from kg.extraction.meetings.frames import Scene
    from kg.extraction.meetings.merge import Report
    from kg.extraction.meetings.parties import Party
    from kg.extraction.model import Entity

_ON_A_VISIT = re.compile(
    r"\b(?:is|was|are|on|began|paid|pays?|started) (?:\w+ ){0,3}?(?:\S+ )?visit\b|\barrived\b"
)
_HE = {"he": frozenset(("she", "her")), "she": frozenset(("he", "him", "his"))}


def visitor(document: Document, entities: Mapping[str, Entity]) -> str | None:
    """The one person who is told to be on a visit, where there is no other."""
    body, found = document.article.body, set[str]()
    for sentence in document.sentences:
        if _ON_A_VISIT.search(body, sentence.start, sentence.end):
            people = {m.entity for m in document.mentions if sentence.contains(m.span)}
            named = {e for e in people if entities[e].type is EntityType.PERSON}
            found |= named if len(named) == 1 else set()
    return found.pop() if len(found) == 1 else None


def hero(
    document: Document,
    entities: Mapping[str, Entity],
    told: Sequence[Report],
    others: Sequence[Party],
) -> tuple[Party, ...]:
    """Who met most so far, and first: whose "A meeting with X is planned, officials said" is.

    Where nothing was told yet, the one who is on a visit.
    """
    if told:
        return _most_met(told, others)
    guest = visitor(document, entities)
    of_guest = (mention for mention in document.mentions if mention.entity == guest)
    known = parties_of(islice(of_guest, 1), entities, document.article.body)
    return tuple(party for party in known if party.key not in {p.key for p in others})


def _most_met(told: Sequence[Report], others: Sequence[Party]) -> tuple[Party, ...]:
    parties = [party for report in told for party in report.parties if party.named]
    keys = Counter(party.key for party in parties)
    keys.subtract({party.key: keys[party.key] for party in others})
    most = max(keys.values(), default=0)
    heroes = (party for party in parties if most and keys[party.key] == most)
    return tuple(islice(heroes, 1))


def tells_of_others(scene: Scene, left: Sequence[Party]) -> bool:
    """Whether the side that acts, behind the other, tells of what others do: "…, his aide said"."""
    if scene.left is None or scene.right is None or scene.left.first < scene.right.last:
        return False
    roles = [(party.role or "").lower() for party in left]
    aides = word_set("syntax", "speaks_for")
    return bool(roles) and all(
        role.rpartition(" ")[2] in aides or kind_of(role) == "spokes" for role in roles
    )


def is_he(document: Document, person: str | None, pronoun: str) -> bool:
    """Whether no pronoun for this person is of the other gender."""
    body, others = document.article.body, _HE[pronoun]
    return not any(
        mention.entity == person
        and mention.form is Form.PRONOUN
        and mention.span.of(body).lower() in others
        for mention in document.mentions
    )
