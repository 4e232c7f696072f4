"""Whom a description means as a source: "the bank", "the 68-year-old", "the Brazilian"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.analysis.offices import office_named
from kg.extraction.document import Form
from kg.extraction.lexicon import lists
from kg.extraction.model import Entity, EntityType
from kg.extraction.statements.bodies import is_new, is_such
from kg.extraction.statements.unnamed import COLLECTIVE, is_person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extraction.document import Document
    from kg.extraction.statements.antecedents import Antecedents
    from kg.extraction.statements.attribution import Cast
    from kg.extraction.statements.chunks import Range
    from kg.extraction.statements.lines import Line

_AGED = re.compile(r"\d+-year-old\Z")
_PAST = frozenset(("former", "ex", "one-time", "onetime", "retired"))
_OF_MANY = frozenset(("job", "kin", "candidate"))
_NATION_BESIDE = 30  # characters before a person's phrase in which the nation stands
_SEVERAL = ("s", "sh", "ch", "ese")  # "the Germans", "the French"


class Descriptions:
    """Answers from what the article has told up to a place."""

    def __init__(self, document: Document, cast: Cast, antecedents: Antecedents) -> None:
        self._document = document
        self._cast = cast
        self._antecedents = antecedents

    def means(self, line: Line, head: Range, *, bare: bool) -> Entity | None:
        """Whom "the bank", "the 68-year-old", "the officials" means, if it was told before.

        One that is not ``bare``, but goes on ("of the port"), brings in somebody new, unless it
        tells an age ("the 54-year-old father of six").
        """
        words = line.words[head[0] : head[1] + 1]
        if words[0] not in {"the", "this"} or len(words) == 1 or not words[-1]:
            return None
        if not bare and not any(map(_AGED.match, words)):
            return None
        if (again := self._cast.described(words[1:])) or self._antecedents.searching:
            return again
        place = line.starts[head[0]]
        if words[-1] in lists("bodies"):
            return self._body(words[-1], place)
        if country := self._nation(line, head):
            return self._compatriot(country, place)
        return self._person(words, place) if _is_of_a_person(words) else None

    def _person(self, words: Sequence[str], place: int) -> Entity | None:
        """The person whom a description with "the" means, if nobody else was so described."""
        noun = words[-1]
        tells = any(map(_AGED.match, words)) or not _PAST.isdisjoint(words)
        office = office_named(noun)

        def fits(entity: Entity) -> bool:
            if entity.type is not EntityType.PERSON or not entity.named:
                return False
            if not tells and entity.job_titles and is_person(noun):
                return False
            gender = office.gender if office else ""
            return not gender or self._antecedents.gender(entity) in {"", gender}

        found = self._antecedents.nearest(place, fits, others=True)
        return None if found and self._is_new(noun, found, place) else found

    def _is_new(self, noun: str, found: Entity, place: int) -> bool:
        """Whether somebody else was brought in since as "a …"."""
        since = max((m.end for m in found.mentions if m.end <= place), default=0)
        return is_new(self._document.article.body, noun, since, place)

    def _body(self, noun: str, place: int) -> Entity | None:
        """The body that a common noun means: a subject, the last before, the only one at all."""
        body = self._document.article.body

        def fits(entity: Entity) -> bool:
            return entity.named and entity.type in COLLECTIVE and is_such(body, entity, noun)

        if subject := self._antecedents.nearest(place, fits, others=False):
            return subject
        named = [
            (span, entity)
            for entity in self._cast.bodies()
            if is_such(body, entity, noun)
            for span in entity.mentions
        ]
        before = [(span.end, entity) for span, entity in named if span.end <= place]
        if before:
            end, found = max(before, key=lambda pair: pair[0])
            return None if is_new(body, noun, end, place) else found
        alone = {entity.id for _, entity in named}
        return named[0][1] if len(alone) == 1 and not is_new(body, noun, 0, place) else None

    def _nation(self, line: Line, head: Range) -> str | None:
        """The country of "the Brazilian", where that is one person."""
        word = line.span(head[1], head[1])
        if line.words[head[1]].endswith(_SEVERAL):
            return None
        mentions = (m for m in self._cast.within([word]) if m.form is Form.DEMONYM)
        return next((self._cast.entity(m.entity).country for m in mentions), None)

    def _compatriot(self, country: str, place: int) -> Entity | None:
        """The person of a nation: the only one so far, or the nearest one of no other."""
        nations = {
            person.id: nations
            for person in map(self._cast.entity, self._cast.named_before(place))
            if person.type is EntityType.PERSON and person.named
            for nations in [self._nations(person)]
            if not nations or country in nations
        }
        own = [name for name, of in nations.items() if of]
        if len(own) == 1:
            return self._cast.entity(own[0])
        fitting = own or nations

        def fits(entity: Entity) -> bool:
            return entity.id in fitting

        return self._antecedents.nearest(place, fits, others=True)

    def _nations(self, person: Entity) -> set[str]:
        """The countries that the text gives a person, in so many words or right before the name."""
        found = {person.country} if person.country else set()
        for mention in self._document.mentions:
            if mention.entity == person.id and mention.form is Form.NAME:
                start = mention.phrase.start
                beside = Span(max(start - _NATION_BESIDE, 0), max(start, 1))
                near = [m for m in self._cast.within([beside]) if start - m.span.end <= len("'s ")]
                found |= {c for m in near if (c := self._cast.entity(m.entity).country)}
        return found


def _is_of_a_person(words: Sequence[str]) -> bool:
    """Whether a description means one of many: the holder of an office is known or never named."""
    office = office_named(words[-1])
    if office:
        return office.kind in _OF_MANY or not _PAST.isdisjoint(words)
    if words[-1] in lists("sources")["strangers"]:
        return any(map(_AGED.match, words))
    return (
        bool(_AGED.match(words[-1]))
        or is_person(words[-1])
        or words[-1] in lists("sources")["partisans"]
    )
