"""The countries, places, organizations and events of an article, and their mentions."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from kg.extraction.analysis.gazetteer import Entry, match_entry
from kg.extraction.analysis.name_chunks import Chunk, ChunkKind
from kg.extraction.analysis.name_words import name_words
from kg.extraction.analysis.titles import country_of
from kg.extraction.countries import by_code
from kg.extraction.document import Form
from kg.extraction.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.extraction.analysis.view import View

_PREFIXES = {
    EntityType.COUNTRY: "country",
    EntityType.PLACE: "place",
    EntityType.EVENT: "event",
}
_LONGEST_BODY = 2  # words of "foreign ministry"
_POSSESSIVE = frozenset(("'s", "'"))
_OF_A_SEAT = {"ministry", "government"}  # what "Seoul's" has, and not its city


@dataclass(slots=True, eq=False)
class Thing:
    """Something that is no person.

    ``name`` is set where the text only describes it, ``known_as`` is the name of a known one.
    """

    type: EntityType
    name: str = ""
    known_as: str = ""
    forms: list[str] = field(default_factory=list)
    country: str | None = None

    @property
    def prefix(self) -> str:
        """What its id begins with."""
        return _PREFIXES.get(self.type, "organization")

    @property
    def is_body(self) -> bool:
        """Whether somebody can be a member of it."""
        return self.type not in _PREFIXES


class ThingReference(NamedTuple):
    """The tokens ``first`` to ``last`` (exclusive) mean a thing."""

    thing: Thing
    first: int
    last: int
    form: Form


@cache
def _begin_bodies() -> frozenset[tuple[str, ...]]:
    """The first words of the bodies of states, each in a tuple."""
    return frozenset((body.split()[0],) for body in name_words("bodies"))


class Things:
    """Collects the things of an article by the names that mean the same."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._by_key: dict[tuple[str, ...], Thing] = {}
        self._organizations: list[tuple[tuple[str, ...], Thing]] = []
        self.of_chunk: dict[Chunk, Thing] = {}
        self.references: list[ThingReference] = []

    def known(self, entry: Entry, first: int, last: int) -> Thing:
        """A thing with a known name, mentioned by these tokens."""
        thing = self._thing((entry.type, entry.name), entry.type, entry.country)
        thing.known_as = entry.name
        form = Form.DEMONYM if entry.demonym else self._form(thing, first, last)
        self._refer(thing, first, last, form)
        return thing

    def unknown(self, chunk: Chunk, kind: EntityType) -> Thing:
        """A thing with a name of its own, and the countries that the name holds."""
        view, first, last = self._view, chunk.first, chunk.last
        country = country_of(view, chunk)
        name = view.lowers[first:last]
        match = match_entry(view.words, view.lowers, first)
        if match and match[1].type is EntityType.COUNTRY and match[1].country and match[0] < last:
            name = (*view.lowers[match[0] : last], "of", match[1].country)
        thing = self._thing(self._same(name), kind, country)
        self._refer(thing, first, last, self._form(thing, first, last))
        position = first
        while position < last:
            inner = match_entry(view.words, view.lowers, position)
            if inner and inner[1].type is EntityType.COUNTRY:
                self.known(inner[1], position, inner[0])
            position = inner[0] if inner else position + 1
        if thing.prefix == "organization":
            self._organizations.append((view.lowers[first:last], thing))
            self._learn_acronym(chunk, thing)
        return thing

    def body(self, code: str, first: int, start: int) -> bool:
        """Takes a body without a name of its own, of a country ("Iran's foreign ministry").

        ``first`` is the first token of the phrase, ``start`` that of the body. Tells whether there
        is one.
        """
        if self._view.lowers[start : start + 1] not in _begin_bodies():
            return False
        for length in range(_LONGEST_BODY, 0, -1):
            words = self._view.lowers[start : start + length]
            if " ".join(words) in name_words("bodies"):
                thing = self._thing((*words, "of", code), EntityType.GOVERNMENT_ORGANIZATION, code)
                country = by_code(code)
                article = "the " if code in name_words("with_article") else ""
                name = country.name if country else code
                thing.name = thing.name or f"{' '.join(words)} of {article}{name}"
                self._refer(thing, first, start + len(words), Form.NAME)
                self._organizations.append((words, thing))
                return True
        return False

    def again(self, start: int) -> bool:
        """Takes "the ministry", "the foreign ministry" where one was named before."""
        if not self._organizations:
            return False
        for length in range(_LONGEST_BODY, 0, -1):
            words = self._view.lowers[start : start + length]
            if length > 1 and " ".join(words) not in name_words("bodies"):
                continue
            for name, thing in reversed(self._organizations):
                if words in {name[:length], name[-length:]}:
                    self._refer(thing, start - 1, start + len(words), Form.TITLE)
                    return True
        return False

    def _same(self, name: tuple[str, ...]) -> tuple[str, ...]:
        """The key of a name: that of a longer one that ends in it, where there is just one."""
        if name in self._by_key:
            return name
        longer = [
            key for key in self._by_key if len(key) > len(name) > 1 and key[-len(name) :] == name
        ]
        bare = [key for key in self._by_key if key[:-2] == name and key[-2:-1] == ("of",)]
        found = longer or bare
        return found[0] if len(found) == 1 else name

    def _thing(self, key: tuple[str, ...], kind: EntityType, country: str | None) -> Thing:
        thing = self._by_key.get(key)
        if thing is None:
            thing = self._by_key[key] = Thing(kind)
        thing.country = thing.country or country
        return thing

    def _form(self, thing: Thing, first: int, last: int) -> Form:
        text = self._view.text(first, last)
        if text not in thing.forms:
            thing.forms.append(text)
        return Form.SHORT if len(text) < max(map(len, thing.forms)) else Form.NAME

    def _refer(self, thing: Thing, first: int, last: int, form: Form) -> None:
        self.references.append(ThingReference(thing, first, last, form))

    def _learn_acronym(self, chunk: Chunk, thing: Thing) -> None:
        """Learns the name in brackets: "International Atomic Energy Agency (IAEA)"."""
        inside = self._view.words[chunk.last : chunk.last + 3]
        if len(inside) == 3 and inside[0] == "(" and inside[2] == ")" and inside[1].isupper():  # noqa: PLR2004
            initials = "".join(
                w[0] for w in self._view.words[chunk.first : chunk.last] if w[0].isupper()
            )
            if inside[1].rstrip("s") in {initials, initials[-len(inside[1]) :]}:
                self._by_key.setdefault((inside[1].lower(),), thing)


def type_of_organization(view: View, chunk: Chunk) -> EntityType:
    """Whether an organization is a news agency, part of a state, or another."""
    words = view.lowers[chunk.first : chunk.last]
    if words[-2:] == ("news", "agency"):
        return EntityType.NEWS_AGENCY
    governments = name_words("governments")
    if words[-1] in governments or words[0] in governments:
        return EntityType.GOVERNMENT_ORGANIZATION
    return EntityType.ORGANIZATION


def things_of(
    view: View, chunks: Sequence[Chunk], kinds: Mapping[Chunk, ChunkKind], *, home: str | None
) -> Things:
    """The things that the chunks name; persons and offices are passed over.

    ``home`` is the country of bodies of a state that the text gives without one.
    """
    things = Things(view)
    articles = [token for token, word in enumerate(view.lowers) if word == "the"]
    for chunk, following in zip_longest(chunks, chunks[1:]):
        stop = following.first if following else len(view.words)
        _add(view, things, chunk, kinds.get(chunk, chunk.kind))
        position = _add_body_of(view, things, chunk)
        for token in articles[bisect_left(articles, position) : bisect_left(articles, stop - 1)]:
            if not things.again(token + 1) and home:
                things.body(home, token, token + 1)
    return things


def _add_body_of(view: View, things: Things, chunk: Chunk) -> int:
    """Adds "Iran's foreign ministry" after "Iran"; tells where the text goes on."""
    code = chunk.entry.country if chunk.entry else None
    owned = chunk.last < len(view.lowers) and view.lowers[chunk.last] in _POSSESSIVE
    start = chunk.last + owned
    nation = chunk.kind in {ChunkKind.COUNTRY, ChunkKind.DEMONYM}
    seat = (
        chunk.kind is ChunkKind.PLACE and owned and _OF_A_SEAT & set(view.lowers[start : start + 2])
    )
    if code and (nation or seat):
        things.body(code, chunk.first, start)
    return start


def _add(view: View, things: Things, chunk: Chunk, kind: ChunkKind) -> None:
    if chunk.entry:
        things.of_chunk[chunk] = things.known(chunk.entry, chunk.first, chunk.last)
    elif kind is ChunkKind.ORGANIZATION:
        things.of_chunk[chunk] = things.unknown(chunk, type_of_organization(view, chunk))
    elif kind is ChunkKind.PLACE:
        things.of_chunk[chunk] = things.unknown(chunk, EntityType.PLACE)
    elif kind is ChunkKind.EVENT and set(view.lowers[chunk.first : chunk.last]) & name_words(
        "happenings"
    ):
        things.of_chunk[chunk] = things.unknown(chunk, EntityType.EVENT)
