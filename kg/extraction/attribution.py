"""Says who speaks: the entity of the words that name a source, a new one where it has no name."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.chunks import chunks_of
from kg.extraction.document import Form
from kg.extraction.lexicon import lists
from kg.extraction.model import Entity, EntityType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.extraction.chunks import Chunks, Range
    from kg.extraction.document import Document, Mention
    from kg.extraction.lines import Line

_MOST_WORDS = 9
_ARTICLES = frozenset(("the", "a", "an"))


class Cast:
    """The speakers of one article: those that its analysis knows, and the unnamed ones added."""

    def __init__(self, document: Document) -> None:
        self._body = document.article.body
        self._mentions = sorted(document.mentions, key=lambda m: (m.span.start, -m.span.end))
        self._starts = [mention.span.start for mention in self._mentions]
        self._entities = {entity.id: entity for entity in document.entities}
        self._added: dict[tuple[EntityType, str], Entity] = {}

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
        found = (self._speaker(line, chunks, head, source) for head in _heads(line, chunks, source))
        return tuple(dict.fromkeys(filter(None, found)))

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
        known = self._known(line.starts[last], line.ends[last])
        if known:
            return known
        if line.classes[last] in "PW" or line.words[last] in lists("sources")["nobody"]:
            return None
        return self._unnamed(line, head, source)

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

    def _unnamed(self, line: Line, head: Range, source: Range) -> str:
        span = line.span(head[0], _end_of_name(line, head, source))
        name = span.of(self._body)
        kind = _type_of(line, head)
        if line.words[head[0]] == "the":
            name = name[4:]
        key = (kind, name.casefold())
        known = self._added.get(key)
        about = [self._entities[m.entity] for m in self.within((span,))]
        if known:
            mentions = (*known.mentions, span)
            entity = Entity(
                known.id,
                kind,
                known.name,
                mentions,
                (),
                (),
                known.country,
                known.member_of,
                named=False,
            )
        else:
            country = next((e.country for e in about if e.type is EntityType.COUNTRY), None)
            body = next((e.id for e in about if e.type in _BODIES), None)
            entity = Entity(
                f"source:{span.start}-{span.end}",
                kind,
                name,
                (span,),
                (),
                (),
                country,
                body,
                named=False,
            )
        self._added[key] = entity
        return entity.id


_NO_LISTENERS = frozenset((EntityType.EVENT, EntityType.UNNAMED_SOURCE))
_BODIES = frozenset(
    (EntityType.ORGANIZATION, EntityType.GOVERNMENT_ORGANIZATION, EntityType.NEWS_AGENCY)
)


def _heads(line: Line, chunks: Chunks, source: Range) -> Iterator[Range]:
    """The chunks in a source that speak: the first one, and those joined to it by "and"."""
    first, last = source
    end = chunks.starting.get(first)
    if end is None:
        return
    yield first, min(end, last)
    while end + 2 <= last and line.classes[end + 1] == "C":
        following = chunks.starting.get(end + 2)
        if following is None:
            return
        yield end + 2, following
        end = following


def _end_of_name(line: Line, head: Range, source: Range) -> int:
    """The last item of the name of an unnamed source: before commas, brackets, relative clauses."""
    last = head[1]
    while (
        last + 1 <= source[1]
        and line.classes[last + 1] not in ",(W-:G"
        and last + 2 - head[0] <= _MOST_WORDS
    ):
        last += 1
    return last


def _type_of(line: Line, head: Range) -> EntityType:
    kinds, noun = lists("sources"), line.words[head[1]]
    if noun in kinds["government"]:
        return EntityType.GOVERNMENT_ORGANIZATION
    if noun in kinds["organization"]:
        return EntityType.ORGANIZATION
    if noun in kinds["document"]:
        return EntityType.UNNAMED_SOURCE
    counted = line.classes[head[0]] == "#" and line.classes[head[0] : head[1]].count("D") == 0
    plural = noun in kinds["group"] or (noun.endswith("s") and not noun.endswith("ss"))
    return EntityType.GROUP if plural and not counted else EntityType.UNNAMED_SOURCE
