"""Says who speaks: the entity of the words that name a source, a new one where it has no name."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.analysis.name_words import honorifics
from kg.extraction.analysis.people import gender_of
from kg.extraction.analysis.pronouns import GENDERS
from kg.extraction.document import Form
from kg.extraction.lexicon import lists
from kg.extraction.model import Entity, EntityType
from kg.extraction.statements.chunks import chunks_of
from kg.extraction.statements.unnamed import (
    COLLECTIVE,
    end_of_name,
    is_name,
    is_person,
    name_of,
    type_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.extraction.document import Document, Mention
    from kg.extraction.statements.chunks import Chunks, Range
    from kg.extraction.statements.lines import Line

_REACH = 1200  # characters over which a pronoun takes up an unnamed speaker
_SINGULAR = frozenset(("he", "she"))
_MAY_MEAN = {
    "he": frozenset((EntityType.UNNAMED_SOURCE, EntityType.PERSON)),
    "she": frozenset((EntityType.UNNAMED_SOURCE, EntityType.PERSON)),
    "it": COLLECTIVE | {EntityType.UNNAMED_SOURCE},
    "they": COLLECTIVE | {EntityType.UNNAMED_SOURCE, EntityType.GROUP},
}


class Cast:
    """The speakers of one article: those that its analysis knows, and the unnamed ones added."""

    def __init__(self, document: Document) -> None:
        self._body = document.article.body
        self._mentions = sorted(document.mentions, key=lambda m: (m.span.start, -m.span.end))
        self._starts = [mention.span.start for mention in self._mentions]
        self._entities = {entity.id: entity for entity in document.entities}
        self._added: dict[tuple[EntityType, str], Entity] = {}
        self._last: tuple[str, int] | None = None  # who spoke last, and where that is said

    @property
    def added(self) -> tuple[Entity, ...]:
        """The entities that the analysis did not know, in the order of their first mention."""
        return tuple(sorted(self._added.values(), key=lambda entity: entity.mentions))

    def entity(self, name: str) -> Entity:
        """The entity of that id."""
        return self._entities.get(name) or next(e for e in self.added if e.id == name)

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
        chunks = chunks_of(line)
        found = [self._speaker(line, chunks, head, source) for head in _heads(line, chunks, source)]
        speakers = tuple(dict.fromkeys(filter(None, found)))
        if len(speakers) == 1 and not line.inner:
            self._last = speakers[0], line.ends[source[1]]
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

    def _speaker(self, line: Line, chunks: Chunks, head: Range, source: Range) -> str | None:
        last = head[1]
        if line.classes[last] in "WX":
            return self._antecedent(line, chunks, last)
        known = self._known(line.starts[last], line.ends[last]) or self._apposed(line, head, source)
        apposition = None if known else _apposition(line, head, source)
        if apposition and line.classes[last] == "N":
            return self._unnamed(line, apposition, apposition, described=head)
        if line.classes[last] == "P":
            return self._meant(line.words[last], line.starts[last], known)
        if known:
            return known
        if line.classes[last] in "PW" or line.words[last] in lists("sources")["nobody"]:
            return None
        return self._unnamed(line, head, source)

    def _meant(self, pronoun: str, place: int, known: str | None) -> str | None:
        """Whom a pronoun means: an unnamed speaker, if nobody was named since, or ``known``."""
        if self._last is None or place - self._last[1] > _REACH or pronoun not in _MAY_MEAN:
            return known
        last = self.entity(self._last[0])
        if known is None and self._speaks_on(last, pronoun, place):
            return last.id
        if last.type not in _MAY_MEAN[pronoun] or (last.named and (known or pronoun in _SINGULAR)):
            return known
        if pronoun in _SINGULAR and not is_person(last.name):
            return known
        since = self.within([Span(self._last[1], place)]) if self._last[1] < place else []
        named = any(m.entity == known and m.form is not Form.PRONOUN for m in since)
        return known if named else last.id

    def _speaks_on(self, last: Entity, pronoun: str, place: int) -> bool:
        """Whether "he" or "she" can only be the person who spoke last: nobody was named since."""
        if self._last is None or not last.named or last.type is not EntityType.PERSON:
            return False
        if pronoun not in _SINGULAR or self._gender(last) not in {"", GENDERS[pronoun]}:
            return False
        since = self.within([Span(self._last[1], place)]) if self._last[1] < place else []
        return not any(
            mention.entity != last.id
            and mention.form is not Form.PRONOUN
            and self._entities[mention.entity].type is EntityType.PERSON
            for mention in since
        )

    def _gender(self, person: Entity) -> str:
        """What pronouns, courtesies and the given name tell of a person: "m", "f" or ""."""
        named = (m for m in self._mentions if m.entity == person.id)
        before = " ".join(self._body[m.phrase.start : m.span.start].lower() for m in named).split()
        told = (
            *(GENDERS.get(mention.of(self._body).lower(), "") for mention in person.mentions),
            *(honorifics().get(word, "") for word in before),
            gender_of(person.name.split()),
        )
        return next(filter(None, told), "")

    def _apposed(self, line: Line, head: Range, source: Range) -> str | None:
        """The one whom an apposition names: "the company's chief executive, Giles Aldous"."""
        apposition = _apposition(line, head, source, named=False)
        if apposition is None:
            return None
        segment = line.span(*apposition)
        for mention in self.within((segment,)):
            speaks = self._entities[mention.entity].type in COLLECTIVE | {EntityType.PERSON}
            if speaks and mention.form is Form.NAME and mention.span.end == segment.end:
                return mention.entity
        return None

    def _antecedent(self, line: Line, chunks: Chunks, relative: int) -> str | None:
        """Whom "who" means: the phrase before it."""
        last = relative - 1
        if last >= 0 and line.classes[last] == ",":
            last -= 1
        first = chunks.ending.get(last)
        return None if first is None else self._speaker(line, chunks, (first, last), (first, last))

    def _known(self, start: int, end: int) -> str | None:
        """The entity that the word at these places is the head of, if the analysis knows one."""
        best: Mention | None = None
        for mention in reversed(self._mentions[: bisect_left(self._starts, end)]):
            if mention.span.end < start - 200:  # no mention is that long
                break
            if (
                mention.span.start <= start
                and end <= mention.span.end
                and (
                    best is None
                    or mention.span.end - mention.span.start > best.span.end - best.span.start
                )
            ):
                best = mention
        return best.entity if best and best.form is not Form.DEMONYM else None

    def _unnamed(
        self, line: Line, head: Range, source: Range, described: Range | None = None
    ) -> str:
        """The id of a speaker whom the analysis does not know, by the words that describe him.

        ``described`` are the words that say what he is, where ``head`` is a name.
        """
        span = line.span(head[0], end_of_name(line, head, source))
        kind, name = type_of(line, described or head), name_of(span.of(self._body))
        key = (kind, name.casefold())
        known = self._added.get(key)
        if known:
            entity = replace(known, mentions=(*known.mentions, span))
        else:
            about = [self._entities[m.entity] for m in self.within((span,))]
            entity = Entity(
                f"source:{span.start}-{span.end}",
                kind,
                name,
                (span,),
                country=next((e.country for e in about if e.type is EntityType.COUNTRY), None),
                member_of=next((e.id for e in about if e.type in COLLECTIVE), None),
                named=is_name(line, head),
            )
        self._added[key] = entity
        return entity.id


_NO_LISTENERS = frozenset((EntityType.EVENT, EntityType.UNNAMED_SOURCE))


def _apposition(line: Line, head: Range, source: Range, *, named: bool = True) -> Range | None:
    """The words between commas behind a head: "the operator, Energía del Nudo"; names, if so."""
    comma = line.classes.find(",", head[1], source[1])
    if comma < 0 or "W" in line.classes[head[0] : comma]:
        return None
    close = line.classes.find(",", comma + 1, source[1])
    found = comma + 1, close - 1 if close > 0 else source[1]
    if found[0] > found[1]:
        return None
    if named and (comma != head[1] + 1 or not _NAME.match(line.classes, found[0], found[1] + 1)):
        return None
    return found


_NAME = re.compile(r"E[EIDN]*E\Z")


def _is_one(line: Line, first: int, second: Range) -> bool:
    """Whether two phrases describe one person: "the senator and presidential candidate"."""
    plural = line.words[second[1]].endswith("s")
    shared = line.classes[first] == "D" and line.classes[second[0]] != "D"
    return shared and line.classes[second[1]] == "N" and not plural


def _heads(line: Line, chunks: Chunks, source: Range) -> Iterator[Range]:
    """The chunks in a source that speak: the first one, and those joined to it by "and".

    Of "one of the officials" these are the officials. A source may begin amid a chunk.
    """
    first, last = source
    of_many = line.words[first : first + 2] == ("one", "of")
    if of_many and first + 2 <= last and first + 2 in chunks.starting:
        first += 2
    end = chunks.starting.get(first)
    if end is None:
        around = (e for s, e in sorted(chunks.starting.items()) if s <= last and first <= e)
        end = next(around, None)
    if end is None:
        return
    yield first, min(end, last)
    while end + 2 <= last and line.classes[end + 1] == "C":
        following = chunks.starting.get(end + 2)
        if following is None or _is_one(line, first, (end + 2, following)):
            return
        yield end + 2, following
        end = following
