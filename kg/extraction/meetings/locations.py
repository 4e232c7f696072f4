"""Where a meeting takes place and on what occasion, by the words around its cue."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.meetings.cues import NOUN
from kg.extraction.meetings.frames import may_end_here
from kg.extraction.meetings.slots import own_words
from kg.extraction.meetings.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extraction.meetings.clauses import Clause
    from kg.extraction.meetings.cues import Cue
    from kg.extraction.meetings.sketch import Item, Sketch

_IN = frozenset(("in", "at", "inside", "outside", "near", "above", "on"))
_OF_PLACES = frozenset(("@demonym", "@person's", "@country's", "@place's", "@place"))
_WELCOME = frozenset(("welcome", "welcomed", "welcomes", "welcoming"))
_PLACES = frozenset(("@place", "@country"))
_PLACE_WORDS = 6
_OCCASION_WORDS = 18
_RECEIVED_AFTER = re.compile(r" (?:spoke|told|said)\b.* after @person (?:was|were|had been) $")


_BESIDE = re.compile(r" (?:north|south|east|west|\w+east|\w+west) of ")
_GOES_ON = re.compile(_BESIDE.pattern + "| (?:between|an) ")


@dataclass(frozen=True, slots=True)
class Place:
    """Where: an entity's item, with the wider place in which the text puts it ("in Athens")."""

    item: Item
    within: Item | None = None

    @property
    def span(self) -> Span:
        """The words, the wider place's included."""
        return words_of_place(self.item, self.within or self.item)


def place_of(sketch: Sketch, cue: Cue, clause: Clause) -> Place | None:
    """The place that the clause gives, the most exact one: "at Bayan Palace in Kuwait"."""
    topic = _topic(sketch, clause.end, clause.last)
    spans = (range(clause.end, topic), clause.resumed, range(cue.last + 1, clause.end))
    found = [place for span in spans for place in _places(sketch, span)]
    other = found and cue.form != NOUN  # "spoke in Bern and met again in Malta"
    begin = own_words(sketch, clause.first, cue) if other else clause.first
    found += _places(sketch, range(cue.first - 1, begin - 1, -1))
    found += _places_within(sketch, cue)
    found += places_behind_topic(sketch, topic, _end_of_topic(sketch, topic, clause.last))
    if not found:
        found += _places_of_telling(sketch, cue)
        found += _places_before_when(sketch, clause.first - 1)
    found += _visited(sketch, clause.last)
    found += _of_entry(sketch)
    exact = [place for place in found if place.item.word == "@place"]
    if not exact and clause.antecedent is not None:
        return Place(sketch.items[clause.antecedent])
    return next(iter(exact or found), None)


def is_entry(sketch: Sketch) -> bool:
    """Whether a sentence is an entry of a diary: "** TOKYO - The foreign secretary meets"."""
    words = sketch.words[:2]
    titled = sketch.sentence > 1 and words[:1] == ("@place",) and words[1:] and words[1] in _DASHES
    return bool(titled) or words[0].strip("*-–—•·") == ""


_DASHES = frozenset(("-", "–", "—", "--", ":"))


def _of_entry(sketch: Sketch) -> list[Place]:
    """The place with which an entry of a diary begins."""
    words = sketch.words[:_ENTRY]
    for position in range(len(words) - 1):
        if words[position] == "@place" and words[position + 1] in _DASHES:
            return [Place(sketch.items[position])] if is_entry(sketch) else []
    return []


_ENTRY = 6  # items in which the place of an entry stands


def _places_within(sketch: Sketch, cue: Cue) -> Iterator[Place]:
    """The place in "received at Bayan Palace the credentials of"."""
    for position in range(cue.first + 2, cue.last):
        before = sketch.words[position - 1 - (sketch.words[position - 1] == "the")]
        if sketch.words[position] == "@place" and before in _IN:
            yield Place(sketch.items[position], _wider(sketch, position))


def _places_before_when(sketch: Sketch, when: int) -> Iterator[Place]:
    """The place in "was agreed in Riga on Friday, when X received Y"."""
    if when < 1 or sketch.words[when] != "when":
        return
    last = when - 1 - (sketch.words[when - 1] == ",")
    last -= 2 * (sketch.items[last].when is not None)  # "on Friday"
    if last > 0:
        yield from _places(sketch, range(last, max(last - 3, -1), -1))


def _places_of_telling(sketch: Sketch, cue: Cue) -> Iterator[Place]:
    """Where they spoke right after they met: "told reporters in Tallinn, following their talks"."""
    first = cue.first - (sketch.items[cue.first - 1].possessive if cue.first else 0)
    if cue.form == "V" and _RECEIVED_AFTER.search(sketch.before(cue.first)):
        first = next(i for i in range(first, 0, -1) if sketch.words[i] == "after") + 1
    elif cue.form not in "NG":
        return
    if first > 0 and sketch.words[first - 1] in {"after", "following"}:
        yield from _places(sketch, range(first - 2, -1, -1))


def _end_of_topic(sketch: Sketch, topic: int, last: int) -> int:
    """Where a topic ends that goes on behind "and": "on trade and gas in Riga on Friday"."""
    if topic >= last or last >= len(sketch.items) or sketch.words[last] != "and":
        return last
    end = last + 1
    stops = word_set("syntax", "next_clause") | word_set("clause", "closes")
    while end < min(len(sketch.items), last + _TOPIC_WORDS):
        word = sketch.words[end]
        if word in stops or word.endswith("ed") or not (word.isalpha() or word in _IN_TOPIC):
            break
        end += 1
    return end


_TOPIC_WORDS = 9
_IN_TOPIC = frozenset(("@place", "@date"))


def _is_occasion(sketch: Sketch, index: int) -> bool:
    """Whether "on" is followed by no topic: "on the sidelines of", "on board"."""
    words = set(sketch.words[index : index + 2])
    return bool(words & word_set("clause", "on_occasion"))


def _is_meal(sketch: Sketch, index: int) -> bool:
    """Whether "over" is followed by a meal, as in "over a working lunch"."""
    words = set(sketch.words[index : index + 4])
    return bool(words & word_set("clause", "meals"))


def places_behind_topic(sketch: Sketch, first: int, last: int) -> list[Place]:
    """The place in "talks on gas in Muscat on Friday", but not in "on the war in Gaza"."""
    found = []
    for position in range(first + 2, last):
        if sketch.words[position] != "@place":
            continue
        before, following = (
            sketch.words[i] if i < len(sketch.items) else "." for i in (position - 2, position + 1)
        )
        dated = "@date" in {before, following}
        dated = dated or sketch.after(position + 1).startswith(" on @date ")
        behind = sketch.words[position - 1] in {"in", "at"}
        happening = before in word_set("clause", "happens_in")
        if behind and dated and not happening:
            found.append(Place(sketch.items[position]))
    return found


def _visited(sketch: Sketch, first: int) -> list[Place]:
    """The place of "when he visits Havana" behind the clause."""
    if first >= len(sketch.items) or sketch.words[first] not in {"when", "as", "while"}:
        return []
    for position in range(first + 1, min(first + _PLACE_WORDS + 1, len(sketch.items))):
        before = sketch.words[position - 1]
        if sketch.words[position] in _PLACES and before in word_set("clause", "visits"):
            return [Place(sketch.items[position])]
    return []


def _topic(sketch: Sketch, first: int, last: int) -> int:
    """Where the clause turns to what the talks were about: "to discuss", "on the war in"."""
    for position in range(first, last):
        word = sketch.words[position]
        if word not in word_set("clause", "topic"):
            continue
        following = sketch.words[position + 1] if position + 1 < last else "@date"
        occasion = word in {"on", "over"} and _is_occasion(sketch, position + 1)
        occasion = occasion or (word == "to" and following in {"take", "be"})
        occasion = occasion or (word == "over" and _is_meal(sketch, position + 1))
        if following.isalpha() and not occasion:
            return position
    return last


def _places(sketch: Sketch, span: range) -> Iterator[Place]:
    for position in span:
        if sketch.words[position] not in _PLACES:
            continue
        rest = sketch.after(position + 1)
        ends = may_end_here(sketch, position) or rest.split(maxsplit=1)[0].endswith("ed")
        ends = ends or rest.startswith((" the next ", " the following ", " the same "))
        ends = ends or _GOES_ON.match(rest) is not None
        ends = ends or rest.split(maxsplit=1)[0] in word_set("clause", "buildings")
        named = ends and not rest.startswith((" @place", " @body"))
        if named and _is_where(sketch, position) and not _is_of(sketch, position):
            yield Place(sketch.items[position], _wider(sketch, position))


def _is_of(sketch: Sketch, index: int) -> bool:
    """Whether a place only describes another: "the Mediterranean city of Antalya"."""
    words = sketch.words[index + 1 : index + 5]
    if "of" not in words or _BESIDE.match(sketch.after(index + 1)):
        return False
    of = words.index("of")
    return of > 0 and all(map(str.isalpha, words[:of])) and words[of + 1 : of + 2] == ("@place",)


def _is_where(sketch: Sketch, index: int) -> bool:
    """Whether a place stands behind "in" or "at", with no more than its description between."""
    for position in range(index - 1, max(index - _PLACE_WORDS - 1, -1), -1):
        word = sketch.words[position]
        if word in _IN or word in word_set("clause", "visits") or word == "to":
            return _leads_to_place(sketch, position)
        described = word.isalpha() or word in _OF_PLACES
        if not described or (word in word_set("syntax", "prepositions") and word != "of"):
            return False
    return False


def _leads_to_place(sketch: Sketch, index: int) -> bool:
    """Whether "in" leads to a place of meeting, unlike that of "the war in Gaza"."""
    word = sketch.words[index]
    before = sketch.words[index - 1] if index else ""
    if before in {"on", "back", "over"} and word == "to" and index > 1:
        before = sketch.words[index - 2]  # "travel on to"
    if word == "on":
        following = set(sketch.words[index + 1 : index + _PLACE_WORDS])
        return bool(following & word_set("clause", "grounds"))
    if word == "to":
        welcome = not _WELCOME.isdisjoint(sketch.words[:index])
        return welcome or before in word_set("clause", "visits")
    return before not in word_set("clause", "happens_in")


def _wider(sketch: Sketch, index: int) -> Item | None:
    """The town of a palace: "Bayan Palace in Kuwait City", "at Bayan Palace, Kuwait City"."""
    words = sketch.words[index + 1 : index + 3]
    at = set(sketch.words[max(0, index - 2) : index])
    if words == ("in", "@place") or (words == (",", "@place") and "at" in at):
        return sketch.items[index + 2]
    return None


def words_of_place(first: Item, last: Item) -> Span:
    """From the one item to the other, without an article before a name."""
    start, end = (item.mentions[0].span if item.mentions else item.span for item in (first, last))
    return Span(start.start, end.end)


def is_here(sketch: Sketch, clause: Clause) -> bool:
    """Whether the clause says "here", which is the place of the dateline."""
    return "here" in sketch.words[clause.first : clause.last]


def is_in_the_capital(sketch: Sketch, clause: Clause) -> bool:
    """Whether the clause says "in the capital", and not of which country."""
    words = sketch.words[clause.first : clause.last + 1]
    return any(
        words[i : i + 3] == ("in", "the", "capital") and words[i + 3 : i + 4] not in _NAMED
        for i in range(len(words) - 2)
    )


_NAMED = (("of",), ("city",), ("@place",))


def occasion_of(sketch: Sketch, clause: Clause) -> tuple[int, int] | None:
    """The items (end-exclusive) of the event on whose sidelines the meeting takes place."""
    words = sketch.words
    for position in range(clause.first, len(words) - 2):
        if words[position] in {"sidelines", "margins"} and words[position + 1] == "of":
            start = position + 2
            while start < len(words) and words[start] in {"the", "a", "an", "this"}:
                start += 1
            end = start
            while end < min(len(words), start + _OCCASION_WORDS) and not _ends(sketch, end):
                end += 1
            return (start, end) if end > start else None
    return None


def _ends(sketch: Sketch, index: int) -> bool:
    """Whether the name of an event ends before this item."""
    word = sketch.words[index]
    if word in word_set("clause", "ends_occasion") or word in {"@date", "@quote"}:
        return True
    following = sketch.words[index + 1] if index + 1 < len(sketch.items) else "."
    return word in {"in", "at"} and (following in _PLACES or following == "the")
