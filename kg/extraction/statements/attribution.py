"""Says who speaks: the entity of the words that name a source, a new one where it has no name."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.document import Form
from kg.extraction.lexicon import lists
from kg.extraction.model import Entity, EntityType
from kg.extraction.statements.antecedents import Antecedents
from kg.extraction.statements.chunks import chunks_of
from kg.extraction.statements.descriptions import Descriptions
from kg.extraction.statements.phrases import (
    POSSESSIVES,
    apposed_name,
    apposition,
    heads_of,
    is_of_many,
    named_in_clause,
    owner_of,
)
from kg.extraction.statements.unnamed import (
    COLLECTIVE,
    end_of_name,
    is_name,
    is_person,
    is_plural,
    name_of,
    noun_of,
    type_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.extraction.document import Document, Mention
    from kg.extraction.statements.chunks import Range
    from kg.extraction.statements.lines import Line, Sentences


class Cast:
    """The speakers of one article: those that its analysis knows, and the unnamed ones added."""

    def __init__(self, document: Document, sentences: Sentences) -> None:
        self._body = document.article.body
        self._mentions = sorted(document.mentions, key=lambda m: (m.span.start, -m.span.end))
        self._starts = [mention.span.start for mention in self._mentions]
        self._entities = {entity.id: entity for entity in document.entities}
        self._added: dict[str, Entity] = {}
        self._ids: dict[tuple[str, str], str] = {}
        self._antecedents = Antecedents(document, self, sentences)
        self._descriptions = Descriptions(document, self, self._antecedents)

    @property
    def added(self) -> tuple[Entity, ...]:
        """The entities that the analysis did not know, in the order of their first mention."""
        return tuple(sorted(self._added.values(), key=lambda entity: entity.mentions))

    def entity(self, name: str) -> Entity:
        """The entity of that id."""
        return self._entities.get(name) or self._added[name]

    def bodies(self) -> Iterator[Entity]:
        """The organizations with a name, and the speakers whose name may be one's."""
        for entity in self._entities.values():
            if entity.named and (entity.type in COLLECTIVE or entity.country == "eu"):
                yield entity
        for entity in self._added.values():
            if entity.named:
                yield replace(entity, type=EntityType.ORGANIZATION)

    def named_before(self, place: int) -> Iterator[str]:
        """The ids of what is mentioned up to a place, each once."""
        last = bisect_left(self._starts, place)
        return iter(dict.fromkeys(mention.entity for mention in self._mentions[:last]))

    def described(self, words: Sequence[str]) -> Entity | None:
        """The unnamed speaker whom these words, without their article, may mean again: the last."""
        again = [
            entity
            for entity in self._added.values()
            if not entity.named
            and noun_of(entity.name) == words[-1]
            and set(words).issubset(entity.name.casefold().split())
        ]
        return max(again, key=lambda entity: entity.mentions[-1], default=None)

    def within(self, spans: Iterable[Span]) -> list[Mention]:
        """The mentions in these places, in the order of the text."""
        found = []
        for span in spans:
            first = bisect_left(self._starts, span.start)
            last = bisect_left(self._starts, span.end)
            found += [m for m in self._mentions[first:last] if m.span.end <= span.end]
        return found

    def speakers(self, line: Line, source: Range) -> tuple[str, ...]:
        """The ids of those whom the items ``source`` name; none where they name nobody."""
        found = [who for head in heads_of(line, source) for who in self._whom(line, head, source)]
        speakers = tuple(dict.fromkeys(map(self._kept, found)))
        if len(speakers) == 1 and not line.inner:
            one = is_of_many(line, source)
            self._antecedents.note(speakers[0], line.ends[source[1]], one_of_many=one)
        return speakers

    def role(self, line: Line, source: Range, speakers: tuple[str, ...]) -> str | None:
        """The speaker's office: as the source says it, else as the article does."""
        if len(speakers) != 1 or speakers[0] not in self._entities:
            return None
        for mention in self.within((line.span(*source),)):
            if mention.entity == speakers[0] and mention.role:
                return mention.role.of(self._body)
        return next(iter(self._entities[speakers[0]].job_titles), None)

    def addressees(self, line: Line, phrase: Range) -> tuple[str, ...]:
        """The ids of those who are told: persons, bodies and groups, never things."""
        told = (self.entity(name) for name in self.speakers(line, phrase))
        return tuple(entity.id for entity in told if entity.type not in _NO_LISTENERS)

    def who(self, line: Line, phrase: Range) -> Entity | None:
        """Whom a phrase means, known or not yet: the first of several."""
        head = next(heads_of(line, phrase), None)
        return next(iter(self._whom(line, head, phrase)), None) if head else None

    def actor(self, line: Line, phrase: Range) -> str | None:
        """The id of the one person whom a phrase means, as far as it tells itself."""
        found = self._antecedents.as_it_stands(line, phrase)
        described = found and found.type is EntityType.UNNAMED_SOURCE and is_person(found.name)
        if found and (found.type is EntityType.PERSON or described):
            return self._kept(found)
        return None

    def line_at(self, place: int) -> Line | None:
        """The sentence around a character, as a line."""
        return next(self._antecedents.lines(place), None)

    def _whom(self, line: Line, head: Range, source: Range) -> Sequence[Entity]:
        """Those whom a phrase means, known or not yet."""
        if owner := owner_of(line, head):
            head = source = owner
        last, word = head[1], line.words[head[1]]
        if line.classes[last] in "WX":
            return self._before(line, last)
        before = chunks_of(line).ending.get(last - 1) if word in _REFLEXIVES else None
        if before is not None:
            return self._whom(line, (before, last - 1), (before, last - 1))
        known = [self.entity(name) for name in self._known(line.starts[last], line.ends[last])]
        if len(known) > 1:
            return known
        one = known[0] if known else self._apposed(line, head, source)
        if line.classes[last] == "P" or word in POSSESSIVES:
            place = line.starts[last]
            one = self._antecedents.of_pronoun(POSSESSIVES.get(word, word), place, one)
        elif one is None and word not in lists("sources")["nobody"]:
            one = self._not_known(line, head, source)
        return [one] if one else []

    def _before(self, line: Line, relative: int) -> Sequence[Entity]:
        """Whom "who" means: the phrase before it."""
        last = relative - 1
        if last >= 0 and line.classes[last] == ",":
            last -= 1
        chunks = chunks_of(line)
        first = chunks.ending.get(last)
        if first is None:
            return []
        found = self._whom(line, (first, last), (first, last))
        while line.words[relative] == "who" and not any(map(_is_somebody, found)):
            last = first - 2  # "lawmakers on Castle Hill, who …"
            left = chunks.ending.get(last)
            if left is None or line.classes[last + 1] not in "IO":
                break
            first = left
            found = self._whom(line, (first, last), (first, last))
        return found

    def _not_known(self, line: Line, head: Range, source: Range) -> Entity:
        """One whom the analysis does not know: with a name, told before, or new."""
        name = apposed_name(line, head, source)
        if name and line.classes[head[1]] == "N":
            return self._unnamed(line, name, name, described=head)
        if own := named_in_clause(line, head, source):
            known = self._known(line.starts[own[1]], line.ends[own[1]])
            person = replace(self._unnamed(line, own, own), type=EntityType.PERSON, named=True)
            return self.entity(known[0]) if known else person
        bare = end_of_name(line, head, source) == head[1]
        told = self._descriptions.means(line, head, bare=bare)
        return told or self._unnamed(line, head, source)

    def _apposed(self, line: Line, head: Range, source: Range) -> Entity | None:
        """The one whom an apposition names: "the company's chief executive, Giles Aldous"."""
        found = apposition(line, head, source)
        if found is None:
            return None
        segment = line.span(*found)
        for mention in self.within((segment,)):
            entity = self._entities[mention.entity]
            speaks = entity.type in COLLECTIVE | {EntityType.PERSON}
            if speaks and mention.form is Form.NAME and mention.span.end == segment.end:
                return entity
        return None

    def _known(self, start: int, end: int) -> tuple[str, ...]:
        """Those whom the phrase means that has the word at these places as its head."""
        best: list[Mention] = []
        for mention in reversed(self._mentions[: bisect_left(self._starts, end)]):
            if mention.span.end < start - 200:  # no mention is that long
                break
            if mention.span.start <= start and end <= mention.span.end:
                longer = _length(mention) - _length(best[0]) if best else 1
                if longer >= 0:
                    best = [mention, *best] if longer == 0 else [mention]
        return tuple(m.entity for m in best if m.form is not Form.DEMONYM)

    def _unnamed(
        self, line: Line, head: Range, source: Range, described: Range | None = None
    ) -> Entity:
        """A speaker whom the analysis does not know, by the words that describe him.

        ``described`` are the words that say what he is, where ``head`` is a name.
        """
        span = line.span(head[0], end_of_name(line, head, source))
        about = [self._entities[m.entity] for m in self.within((span,))]
        return Entity(
            f"source:{span.start}-{span.end}",
            type_of(line, described or head),
            name_of(span.of(self._body)),
            (span,),
            country=next((e.country for e in about if e.type is EntityType.COUNTRY), None),
            member_of=next((e.id for e in about if e.type in COLLECTIVE), None),
            named=is_name(line, head),
        )

    def _kept(self, speaker: Entity) -> str:
        """The id of a speaker, who is kept if he is new, under the type that he has now."""
        if speaker.id in self._entities:
            return speaker.id
        kind = "" if speaker.named else speaker.type
        name = self._ids.setdefault((kind, speaker.name.casefold()), speaker.id)
        known = self._added.get(name, speaker)
        mentions = tuple(dict.fromkeys((*known.mentions, *speaker.mentions)))
        told = known.type if speaker.type is EntityType.PERSON else speaker.type
        self._added[name] = replace(known, type=told, mentions=mentions)
        return name


def _is_somebody(entity: Entity) -> bool:
    """Whether "who" may mean an entity."""
    if entity.type is EntityType.UNNAMED_SOURCE:
        return is_person(entity.name) or is_plural(noun_of(entity.name))
    return entity.type in {EntityType.PERSON, EntityType.GROUP}


def _length(mention: Mention) -> int:
    return mention.span.end - mention.span.start


_REFLEXIVES = frozenset(("itself", "himself", "herself", "themselves"))
_NO_LISTENERS = frozenset((EntityType.EVENT, EntityType.UNNAMED_SOURCE))
