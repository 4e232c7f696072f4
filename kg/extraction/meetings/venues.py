"""Venues in words that are no known place and no plain building: "on the bridge of Alba"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.article import Span
from kg.extraction.analysis.gazetteer import match_entry
from kg.extraction.analysis.text import tokenize
from kg.extraction.document import Form
from kg.extraction.meetings.buildings import is_name
from kg.extraction.meetings.cues import NOUN
from kg.extraction.meetings.words import word_set
from kg.extraction.model import EntityType

if TYPE_CHECKING:
    from kg.extraction.meetings.clauses import Clause
    from kg.extraction.meetings.cues import Cue
    from kg.extraction.meetings.sketch import Item, Sketch

_INTO = frozenset(("at", "in", "inside", "outside", "aboard", "on", "of"))
_ARTICLES = frozenset(("the", "a", "an"))
_NAMED = frozenset(("@place", "@body", "@person"))
_BESIDE = frozenset(("north", "south", "east", "west", "outside", "near", "above", "northeast"))
_LONGEST = 7  # items of a venue
_CONFERENCES = frozenset(("conference", "forum"))


class _Phrase(NamedTuple):
    """A noun phrase behind "at": its items ``first`` to ``last`` (exclusive), and what leads in."""

    led: str
    first: int
    last: int


def venue_of(sketch: Sketch, cue: Cue, clause: Clause, body: str) -> Span | None:
    """The words of the venue that a clause names: "at the Lida naval base", "on Lower Square"."""
    spans = (range(clause.first, clause.last - 1), clause.resumed)
    for position in (position for span in spans for position in span):
        if sketch.words[position] not in _INTO:
            continue
        phrase = _phrase_at(sketch, position)
        if phrase is None or (phrase.led == "on" and _is_topic(sketch, cue, position)):
            continue
        if venue := _venue(sketch, phrase, body):
            return venue
    return None


def follows_a_site(sketch: Sketch, place: Item) -> bool:
    """Whether a place stands right behind what somebody may meet at: "his estate in Florida"."""
    index = sketch.items.index(place)
    words = sketch.words[max(0, index - 2) : index]
    return words[1:] in (("in",), (",",)) and words[0] in _kinds()


def _is_topic(sketch: Sketch, cue: Cue, index: int) -> bool:
    """Whether "on" may lead to what was spoken of: "held talks on the Kerch bridge"."""
    words = set(sketch.words[cue.first : cue.last + 1])
    speaks = cue.form == NOUN or words & word_set("clause", "speaks")
    return bool(speaks) and sketch.words[index + 1] in _ARTICLES


def estate_of(sketch: Sketch, place: Item) -> Span | None:
    """The words of "a villa south of Lima", where only Lima is a known place."""
    index = sketch.items.index(place)
    beside = index - 1 - (sketch.words[index - 1] == "of")
    if beside < 1 or sketch.words[beside] not in _BESIDE:
        return None
    head = sketch.items[beside - 1]
    if head.word not in word_set("clause", "buildings", "grounds"):
        return None
    first = beside - 1
    plain = word_set("syntax", "prepositions") | _ARTICLES
    while first > 0 and sketch.words[first - 1] not in plain:
        if not sketch.words[first - 1].isalpha():
            break
        first -= 1
    return sketch.span(first, index)


def town_of_part(sketch: Sketch, clause: Clause) -> Item | None:
    """The town of "in Panama City's colonial quarter", "at Riga's central station"."""
    for position in range(clause.end, clause.last - 1):
        owner = sketch.items[position + 1]
        leads = sketch.words[position] in {"in", "at"} and owner.word == "@place's"
        if leads and position + 2 < len(sketch.items) and _goes_on(sketch.items[position + 2]):
            return owner
    return None


def _phrase_at(sketch: Sketch, index: int) -> _Phrase | None:
    """The noun phrase behind "at" or "on the steps of"; None where none begins."""
    led, items = sketch.words[index], sketch.items
    if led == "of" and sketch.words[index - 1] not in word_set("clause", "parts_of_venue"):
        return None
    aboard = led == "on" and sketch.after(index + 1).startswith(" board ")
    index += aboard
    if index + 1 >= len(items):
        return None
    first = index + 1 + (sketch.words[index + 1] in _ARTICLES)
    last = first
    while last < min(len(items), first + _LONGEST) and _goes_on(items[last]):
        last += 1
    return _Phrase("aboard" if aboard else led, first, last) if last > first else None


def _goes_on(item: Item) -> bool:
    """Whether a noun phrase goes on with an item."""
    if item.word[0] == "@":
        return item.word in _NAMED or item.possessive or item.word == "@demonym"
    plain = item.word not in word_set("syntax", "prepositions", "after_side")
    return plain and item.word.replace("-", "").isalpha() and item.word not in _ARTICLES


def _venue(sketch: Sketch, phrase: _Phrase, body: str) -> Span | None:
    """The words of a phrase that is a venue with a name."""
    items = sketch.items[phrase.first : phrase.last]
    head, named = items[-1], _first_name(items, body)
    if phrase.led == "on" and not _is_ground(head, body):
        return None
    if phrase.led == "of":
        return _inner(sketch, phrase, named)
    kinds = _kinds()
    if named is not None and (head.word in kinds or (items[0].word in kinds and named == 1)):
        return sketch.span(phrase.first + (named if head.word in kinds else 0), phrase.last - 1)
    if head.word in kinds - word_set("clause", "parts_of_venue"):
        return _with_dedication(sketch, phrase, body)
    alone = phrase.led == "on" and len(items) == 1 and head.mentions
    return head.mentions[0].span if alone else None


def _kinds() -> frozenset[str]:
    """The words for what somebody may meet at, in or on, where it has a name."""
    sites = word_set("clause", "sites", "grounds")
    return sites | word_set("clause", "buildings")


def _is_ground(head: Item, body: str) -> bool:
    """Whether one may meet on something: "Lower Square", "the bridge"."""
    words = (head.mentions[0].span.of(body) if head.mentions else head.word).lower().split()
    return words[-1] in word_set("clause", "grounds")


def _first_name(items: tuple[Item, ...], body: str) -> int | None:
    """The first item of a phrase that is part of a name, and no owner's."""
    for number, item in enumerate(items):
        if is_name(item, body) or (item.word == "@place" and not item.possessive):
            return number
    return None


def _inner(sketch: Sketch, phrase: _Phrase, named: int | None) -> Span | None:
    """The whole of which somebody met in a part: "in the corridors of the congress centre"."""
    head = sketch.items[phrase.last - 1]
    if phrase.last - phrase.first == 1 and head.word in _NAMED:
        titled = any(mention.role or mention.form is Form.PRONOUN for mention in head.mentions)
        return None if titled else head.mentions[0].span
    several = named is not None or phrase.last - phrase.first > 1
    built = head.word in word_set("clause", "buildings") or named == 0
    built = built or sketch.words[phrase.first] in word_set("clause", "houses")
    return sketch.span(phrase.first, phrase.last - 1) if several and built else None


def _with_dedication(sketch: Sketch, phrase: _Phrase, body: str) -> Span | None:
    """The words of "the border crossing of Medyka", without the article."""
    if phrase.last + 1 >= len(sketch.items) or sketch.words[phrase.last] != "of":
        return None
    name = phrase.last + 1
    item = sketch.items[name]
    plain = not any(mention.role or mention.country for mention in item.mentions)
    if (item.word in _NAMED and plain) or is_name(item, body):
        return sketch.span(phrase.first, name)
    return None


def town_of(event: Span, body: str) -> tuple[Span, tuple[str, ...], str | None] | None:
    """The town that a conference is named after, with its country; None for other names."""
    tokens = tokenize(event.of(body))
    words = [token.text for token in tokens]
    lowers = [token.lower for token in tokens]
    match = match_entry(words, lowers, 0) if lowers[-1] in _CONFERENCES else None
    if match is None or match[1].type is not EntityType.PLACE:
        return None
    end = event.start + tokens[match[0] - 1].end
    return Span(event.start, end), (), match[1].country
