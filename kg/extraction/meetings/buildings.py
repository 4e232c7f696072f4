"""Buildings and towns that the text names in words of its own, which are no known places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.document import Form
from kg.extraction.meetings.frames import may_end_here
from kg.extraction.meetings.joints import word_at
from kg.extraction.meetings.locations import words_of_place
from kg.extraction.meetings.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extraction.meetings.clauses import Clause
    from kg.extraction.meetings.sketch import Item, Sketch

_IN_TOWN = (("in", "@place"), (",", "@place"))


@dataclass(frozen=True, slots=True)
class Building:
    """A building that the text names in words of its own, with the town that it puts it in."""

    span: Span
    town: Item | None = None


def building_of(sketch: Sketch, clause: Clause, body: str) -> Building | None:
    """The building in "at the Presidential Mansion in Athens", which is no known place."""
    for position in range(clause.first, clause.last - 1):
        if not _leads_to_building(sketch, position):
            continue
        if _is_owned(sketch, position + 1):
            return Building(_owned_house(sketch, position + 1, body))
        if clause.antecedent is None and (house := _house_of(sketch, position + 1)):
            return Building(house)
        if _is_towns_own(sketch, position + 1):
            owner = sketch.items[position + 1]
            return Building(words_of_place(owner, sketch.items[position + 2]), owner)
        if _is_house(sketch, position):
            return _house_named(sketch, position + 1, body)
        if building := _building_at(sketch, position, clause.last, body):
            return building
    return None


def _building_at(sketch: Sketch, position: int, end: int, body: str) -> Building | None:
    """The building with a name behind "at" at ``position``, and its town."""
    first = position + 1 + (sketch.words[position + 1] == "the")
    first += first < end and sketch.words[first].isdigit()  # "10 Downing Street"
    last = first + _is_of_a_nation(sketch, first, body)
    while last < end and _is_capital(sketch.items[last], body):
        if last > first and sketch.words[last] == "@person" and _ends(sketch, last - 1):
            break  # "at the Presidency the minister"
        last += 1
    capital = last > first and (
        body[words_of_place(sketch.items[first], sketch.items[first]).start].isupper()
        or _behind_dedication(sketch, last, body) > last
    )
    if not (capital and _is_building(sketch.items[first:last], body)):
        return None
    last = _behind_dedication(sketch, last, body)
    following = sketch.words[last : last + 2]
    town = sketch.items[last + 1] if following in _IN_TOWN else None
    words = words_of_place(sketch.items[first], town or sketch.items[last - 1])
    start = words.start
    if sketch.words[first] == "@person":  # "the General Diwan" is no general
        start = _behind_article(sketch.items[first], body)
    return Building(Span(start, words.end), town)


def _leads_to_building(sketch: Sketch, index: int) -> bool:
    """Whether a building may follow: "at", or "on the steps of"."""
    word = sketch.words[index]
    return word in _AT or (word == "of" and word_at(sketch, index - 1) in _PARTS)


_AT = frozenset(("at", "in", "inside"))
_PARTS = frozenset(("steps", "gates", "gardens", "grounds", "courtyard", "lawn"))


def _behind_dedication(sketch: Sketch, last: int, body: str) -> int:
    """Where the name of a building ends that goes on with "of": "Great Hall of the People"."""
    words = sketch.words[last : last + 2]
    name = last + 1 + (words == ("of", "the"))
    if words[:1] != ("of",) or name >= len(sketch.items):
        return last
    item = sketch.items[name]
    return name + 1 if item.word == "@body" or is_name(item, body) else last


def _is_of_a_nation(sketch: Sketch, index: int, body: str) -> bool:
    """Whether a house of a country's, or of its name, stands here: "the German mission"."""
    items = sketch.items[index : index + 2]
    if len(items) < _TWO or items[0].word != "@demonym":
        return False
    return items[1].word in word_set("clause", "outposts") or is_name(items[1], body)


def _is_towns_own(sketch: Sketch, index: int) -> bool:
    """Whether a building is named after its town only: "Bergen airport"."""
    words = sketch.words[index : index + 2]
    return words[:1] == ("@place",) and words[-1] in word_set("clause", "buildings")


def _owned_house(sketch: Sketch, index: int, body: str) -> Span:
    """The words of "the prime minister's office", without the article."""
    owner, house = sketch.items[index], sketch.items[index + 1]
    if name := _apposed(sketch, index + 2):
        return name
    start = owner.mentions[0].span.start if owner.word == "@body's" else owner.start
    start += len("the ") * body[start:].startswith("the ")
    return Span(start, house.end)


def _apposed(sketch: Sketch, index: int) -> Span | None:
    """The name of a house behind it: "at the prime minister's residence, Rideau Cottage"."""
    words = sketch.words[index : index + 3]
    if words not in ((",", "@person", ","), (",", "@person", ".")):
        return None
    item = sketch.items[index + 1]
    return None if any(m.role or m.country for m in item.mentions) else item.span


def _is_owned(sketch: Sketch, index: int) -> bool:
    """Whether a building is somebody's by office or an organization's: "the chamber's office"."""
    owner, house = sketch.items[index], sketch.items[index + 1 : index + 2]
    if not house or house[0].word not in word_set("clause", "buildings"):
        return False
    titled = all(mention.form is Form.TITLE for mention in owner.mentions)
    return owner.word == "@body's" or (owner.word == "@person's" and titled)


def _house_of(sketch: Sketch, index: int) -> Span | None:
    """The words of "the residence of the British ambassador", without the article."""
    first = index + (sketch.words[index] == "the")
    words = sketch.words[first : first + 3]
    if len(words) < _OF_WHOM or words[0] not in _HOMES or words[1:] != ("of", "@person"):
        return None
    return sketch.span(first, first + 2)


_OF_WHOM = 3


def _is_house(sketch: Sketch, index: int) -> bool:
    """Whether "at" has a name behind it that was taken for a person: "at Qasr Al Bahr in"."""
    house = sketch.items[index + 1]
    following = sketch.words[index + 2] if index + 2 < len(sketch.items) else "."
    return (
        sketch.words[index] == "at"
        and house.word == "@person"
        and house.mentions[0].role is None
        and house.mentions[0].country is None
        and following in {"in", "on", "@date", "."}
    )


def unknown_town(sketch: Sketch, clause: Clause, body: str) -> Span | None:
    """The name behind "in" that is no known place: "met in Ulsan on Wednesday"."""
    into = _into(sketch)
    positions = range(min(clause.begin, clause.end), clause.last - 1)
    for position in (*positions, *clause.resumed[:-1]):
        if sketch.words[position] not in into and sketch.words[position] not in _LEADS:
            continue
        end = clause.last if position < clause.last else clause.resumed.stop
        first = position + 1
        first += sketch.words[first] in {"nearby", "neighbouring", "neighboring", "downtown"}
        last = first
        while last < end and _is_part_of_name(sketch, last, body):
            last += 1
        ends = last > first and position >= clause.end and may_end_here(sketch, last - 1)
        if ends and (sketch.words[position] in into or _is_town_of(sketch, position)):
            return sketch.span(first, last - 1)
        if last > first and _is_house_of_its_own(sketch, position, last):
            return sketch.span(first, last - 1)
    return None


def named_before_where(sketch: Sketch, clause: Clause, body: str) -> Span | None:
    """The unknown place in "drove to the Grand Serail, where he was welcomed by X"."""
    where = clause.first - 1
    if where < _TWO or sketch.words[where] != "where":
        return None
    first = last = where - 1 - (sketch.words[where - 1] == ",")
    while first > 0 and is_name(sketch.items[first - 1], body):
        first -= 1
    before = sketch.words[first - 1 - (sketch.words[first - 1] == "the")]
    led = before in {"to", "at", "in", "into", "for"}
    return sketch.span(first, last) if led and is_name(sketch.items[last], body) else None


_TWO = 2


def _into(sketch: Sketch) -> frozenset[str]:
    """What leads to a town: "in Ulsan", and "welcomed him to Ulsan"."""
    welcome = not _WELCOME.isdisjoint(sketch.words)
    return _IN | {"to"} if welcome else _IN


_HOMES = frozenset(("residence", "home", "office", "estate", "retreat"))  # "at his residence, X"
_IN = frozenset(("in",))
_LEADS = frozenset(("of", "at", "the", ","))  # "in the town of Ulsan"; "at the Akorda"
_WELCOME = frozenset(("welcome", "welcomed", "welcomes", "welcoming"))


def _is_house_of_its_own(sketch: Sketch, index: int, last: int) -> bool:
    """Whether "at" leads to a place by a name of its own: "at Chequers", "at the Akorda"."""
    words = [sketch.words[i] for i in (index - 1, index, last - 1)]
    apposed = [sketch.words[i] for i in range(max(0, index - 3), index + 1)]
    at = words[1] == "at" or words[:2] == ["at", "the"]
    at = at or (words[1] == "," and apposed[0] == "at" and apposed[2] in _HOMES)
    following = sketch.words[last] if last < len(sketch.items) else "."
    ends = following in _BEHIND_HOUSE
    return at and ends and words[2] not in word_set("clause", "gatherings")


_BEHIND_HOUSE = word_set("clause", "behind_house")


def _is_town_of(sketch: Sketch, index: int) -> bool:
    """Whether "of" ends "in the town of", "in the old fortress of"."""
    words = sketch.words[max(0, index - 4) : index + 1]
    return words[-1] == "of" and words[-2] in word_set("clause", "towns") and "in" in words[:-2]


def is_name(item: Item, body: str) -> bool:
    """Whether an item is a word with a capital ("l'Union", too), and no mention."""
    elided = 2 * (item.word[:2] in _ELIDED)
    return item.word[elided:].replace("-", "").isalpha() and body[item.start + elided].isupper()


_ELIDED = frozenset(("l'", "l’", "d'", "d’"))


_PARTICLES = frozenset(
    ("de", "del", "la", "al", "el", "di", "da", "do", "dos", "das", "du", "des", "an", "na")
)


def end_of_name(sketch: Sketch, index: int, body: str) -> int:
    """Where a place's name ends that goes on behind what is known of it: "Foz do Iguaçu"."""
    last = index
    while last + 2 < len(sketch.items) and sketch.words[last + 1] in _PARTICLES:
        if not is_name(sketch.items[last + 2], body):
            break
        last += 2
    return last


def _is_part_of_name(sketch: Sketch, index: int, body: str) -> bool:
    """Whether an item is a name, or a known place that a longer name begins with: "Johor Bahru"."""
    following = sketch.items[index + 1] if index + 1 < len(sketch.items) else None
    leads = sketch.words[index] in _PARTICLES | {"@place"}
    begins = leads and following and is_name(following, body)
    return bool(begins) or is_name(sketch.items[index], body)


def _is_capital(item: Item, body: str) -> bool:
    """Whether an item may be part of a building's name: "Presidential villa"."""
    if item.word in {"@body", "@person"} or is_name(item, body):
        return True
    return item.word in word_set("clause", "buildings")


def _ends(sketch: Sketch, index: int) -> bool:
    """Whether a building's name may end here."""
    return sketch.words[index] in word_set("clause", "buildings")


def _behind_article(item: Item, body: str) -> int:
    """Where the words of an item begin without an article."""
    return item.start + len("the ") * body.startswith("the ", item.start)


def _house_named(sketch: Sketch, index: int, body: str) -> Building:
    """The house that was taken for a person, with its town: "Palazzo Chigi in Rome"."""
    phrase = sketch.items[index].span
    start = _behind_article(sketch.items[index], body)
    following = sketch.words[index + 1 : index + 3]
    town = sketch.items[index + 2] if following in _IN_TOWN else None
    end = town.mentions[0].span.end if town else phrase.end
    return Building(Span(start, end), town)


def _is_building(items: Sequence[Item], body: str) -> bool:
    """Whether a name is one of a building: "Bayan Palace", "Hotel Adlon", "Palazzo Chigi"."""
    words = Span(items[0].start, items[-1].end).of(body).lower().split()
    opens = len(words) > 1 and words[words[0] == "the"] in word_set("clause", "houses")
    seat = items[0].word == "@body" and words[words[0] == "the"] in word_set("clause", "seats")
    return opens or seat or words[-1] in word_set("clause", "buildings")
