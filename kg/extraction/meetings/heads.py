"""Who is called by a body or by a rank alone: "the ECOWAS chief", "the foreign secretary met".

``The head of the National Assembly``, ``the UN envoy`` are the one person whom the article names
with that body; ``the head of state`` is the one holder of that rank who was named before.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.document import Form, Mention
from kg.extraction.meetings.cues import verb_forms
from kg.extraction.meetings.parties import rank_of
from kg.extraction.meetings.words import may_be_verb, word_set
from kg.extraction.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.extraction.document import Document
    from kg.extraction.meetings.sketch import Item
    from kg.extraction.model import Entity

_BODIES = frozenset((EntityType.ORGANIZATION, EntityType.GOVERNMENT_ORGANIZATION))
_RANKS = ("heads_of_state", "heads_of_government", "top_diplomats")
_MOST_WORDS = 4  # of "minister of foreign affairs"
_GOVERNMENT = "government"


class Heads:
    """Whom an article names with each of its bodies, as far as it was read."""

    def __init__(self, document: Document, entities: Mapping[str, Entity]) -> None:
        self._entities = entities
        self._people = [
            e for e in document.entities if e.type is EntityType.PERSON and e.named and e.mentions
        ]
        self._of: dict[str, dict[str, None]] = {}
        for person in self._people:
            if person.member_of:
                self._of.setdefault(person.member_of, {})[person.id] = None
        self._bodies = [m for m in document.mentions if entities[m.entity].type in _BODIES]

    def read(self, items: Sequence[Item]) -> tuple[Item, ...]:
        """The items of the next sentence, with such words as one item of that person."""
        words = [item.word for item in items]
        if _openings().isdisjoint(words):
            for item in items:
                if item.word == "@person":
                    self._note(item)
            return tuple(items)
        found: list[Item] = []
        free = 0
        for index, item in enumerate(items):
            if index < free:
                continue
            if item.word == "@person":
                self._note(item)
            word = item.word if item.word != "the" else "".join(words[index + 1 : index + 2])
            may_be = word in _openings()
            length, person = (may_be and self._at(items, words, index)) or (1, None)
            free = index + length
            if person is None:
                found.append(item)
            else:
                span = Span(item.start, items[free - 1].end)
                told = (Mention(span, span, person, Form.TITLE),)
                item = item._replace(word="@person", end=span.end, mentions=told, possessive=False)  # noqa: PLW2901 -- the longer one
                found.append(item)
        return tuple(found)

    def _note(self, item: Item) -> None:
        """Keeps whom an item names with a body: "the Special Envoy of the UN, X"."""
        mention = item.mentions[0]
        alone = len(item.mentions) == 1 and mention.form is Form.NAME
        if alone and item.start < mention.span.start:
            for body in self._bodies:
                if item.start <= body.span.start < item.end:
                    self._of.setdefault(body.entity, {})[mention.entity] = None

    def _at(
        self, items: Sequence[Item], words: Sequence[str], index: int
    ) -> tuple[int, str | None] | None:
        """How many items from one on are such words, and for whom they stand."""
        start = index + (words[index] == "the")
        for length, person in (self._of_body(items, words, start), self._of_rank(items, start)):
            last = start + length
            if person is not None and length and not _goes_on(words, last):
                return last - index, person
        return None

    def _of_body(
        self, items: Sequence[Item], words: Sequence[str], start: int
    ) -> tuple[int, str | None]:
        """The length of "head of the National Assembly", "UN envoy", and its one holder."""
        word = words[start] if start < len(words) else ""
        if word == "@body" and _is_head(words[start + 1 : start + 2]):
            return 2, self._holder(items[start])
        if not _is_head(words[start : start + 1]) or words[start + 1 : start + 2] != ["of"]:
            return 0, None
        body = start + 2 + (words[start + 2 : start + 3] == ["the"])
        there = words[body : body + 1] == ["@body"]
        return (body + 1 - start, self._holder(items[body])) if there else (0, None)

    def _holder(self, item: Item) -> str | None:
        body = self._entities[item.mentions[0].entity]
        if body.country and _GOVERNMENT in body.name.lower():
            heads = [p.id for p in self._people if p.country == body.country and _leads(p)]
            return heads[0] if len(heads) == 1 else None
        people = dict.fromkeys(
            person
            for known, holders in self._of.items()
            if _same(self._entities[known], body)
            for person in holders
        )
        return next(iter(people)) if len(people) == 1 else None

    def _of_rank(self, items: Sequence[Item], start: int) -> tuple[int, str | None]:
        """The length of "foreign secretary", and the one person of that rank named before."""
        if not start or items[start - 1].word != "the":
            return 0, None
        for length in range(min(_MOST_WORDS, len(items) - start), 0, -1):
            office = " ".join(item.word for item in items[start : start + length])
            rank = next((rank for rank in _RANKS if office in word_set("offices", rank)), None)
            if rank is not None and _acts([i.word for i in items], start + length):
                return length, self._ranked(rank, office, items[start].start)
        return 0, None

    def _ranked(self, rank: str, office: str, before: int) -> str | None:
        """The one holder of a rank who was named before a place in the text.

        Of several it is the one who has the very word ("secretary") in his title.
        """
        people = {
            person.id: {title.lower() for title in person.job_titles}
            for person in self._people
            if person.mentions[0].start < before
            and rank in {rank_of(title) for title in person.job_titles}
        }
        word = office.rsplit(maxsplit=1)[-1]
        own = [who for who, titles in people.items() if any(word in t.split() for t in titles)]
        return next((who[0] for who in (list(people), own) if len(who) == 1), None)


def _is_head(words: Sequence[str]) -> bool:
    return bool(words) and words[0] in _heads()


@cache
def _openings() -> frozenset[str]:
    """The first words of what may stand for somebody here, without an article."""
    ranks = (office for rank in _RANKS for office in word_set("offices", rank))
    return _heads() | {"@body"} | {office.split()[0] for office in ranks}


@cache
def _heads() -> frozenset[str]:
    """The words for who heads a body, or speaks for it."""
    own = word_set("offices", "heads") - word_set("offices", "degrees")
    return own - {"member", "secretary"}


def _goes_on(words: Sequence[str], index: int) -> bool:
    """Whether a name follows, or another word of the same phrase."""
    following = list(words[index : index + 2]) or ["."]
    named = following[0].startswith("@person") or following == [",", "@person"]
    return named or following[0] in {"of", "for", "'s", "’s", "-"}


def _acts(words: Sequence[str], index: int) -> bool:
    """Whether a verb follows, so that an office is its subject."""
    word = words[index] if index < len(words) else "."
    return may_be_verb(word) or word in verb_forms() or word in {"also", "then", "later"}


def _leads(person: Entity) -> bool:
    ranks = {rank_of(title) for title in person.job_titles}
    return "heads_of_government" in ranks


def _same(one: Entity, other: Entity) -> bool:
    """Whether two names of bodies may mean one: "ECOWAS" and "ECOWAS Commission"."""
    ours, theirs = ({e.name.lower(), *map(str.lower, e.other_names)} for e in (one, other))
    return any(
        a == b or a.startswith(f"{b} ") or b.startswith(f"{a} ") for a in ours for b in theirs
    )
