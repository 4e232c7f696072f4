"""The names behind offices that the analysis does not know, or whose field it does not.

``the mission's chief, X``; ``an Iranian official, Y``; ``the Chief of the Naval Staff of Oman, Z``.
Each is found as the item where it ends, with its mentions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.document import Form
from kg.extraction.meetings.joints import word_at
from kg.extraction.meetings.words import word_set

if TYPE_CHECKING:
    from kg.extraction.document import Mention
    from kg.extraction.meetings.sketch import Sketch

_WHOSE = frozenset(("@demonym", "@body"))
_OWNERSHIP = frozenset(("'s", "’s", "'", "’"))
_MOST_WORDS = 8  # of an office
_FIELD = 9  # items of "of the Naval Staff of the Republic of X,"
_OF_FIELD = frozenset(("@country", "@body", "@demonym"))
_LANDS = frozenset(("@country", "@country's", "@demonym"))
_NAMES = frozenset((Form.NAME, Form.SHORT))
_SPEAKING = frozenset(("said", "says", "told", "announced", "reported", "confirmed"))

Named = tuple[int, "tuple[Mention, ...]"]


def after_an_office(sketch: Sketch, first: int, index: int) -> Named | None:
    """The name behind an office that is not known: "the mission 's chief , X" from ``index`` on.

    Of "an Iranian official, X", who begins at ``first``, with the country.
    """
    nation = next((item for item in sketch.items[first:index] if item.word == "@demonym"), None)
    code = nation.mentions[0].country if nation else None
    known = word_set("offices", "heads")
    known |= word_set("offices", "unspecific") if nation else frozenset()
    official = False
    for position in range(index, min(index + _MOST_WORDS, len(sketch.items) - 2)):
        word, following = word_at(sketch, position), sketch.items[position + 1 : position + 3]
        if official and word in _WHOSE:  # "the chief of staff of the Lebanese army, X"
            code = code or sketch.items[position].mentions[0].country
        official = official or word in known
        if official and [item.word for item in following] == [",", "@person"]:
            mentions = following[1].mentions
            return position + 2, tuple(m._replace(country=m.country or code) for m in mentions)
        if not (word.isalpha() or word in _OWNERSHIP or (official and word in _WHOSE)):
            return None
    return None


def behind_a_field(sketch: Sketch, last: int, mentions: tuple[Mention, ...]) -> Named | None:
    """The name of who holds an office, whose field and country follow it behind ``last``."""
    titled = mentions[-1:] and mentions[-1].form is Form.TITLE
    if not titled or word_at(sketch, last + 1) != "of":
        return None
    for position in range(last + 2, min(last + _FIELD, len(sketch.items) - 2)):
        word = sketch.words[position]
        if word == "," and (holder := _holder(sketch, position)):
            return position + 1, (*mentions[:-1], holder)
        if not (word in _OF_FIELD or word.isalpha()) or _is_clause(word):
            return None
    return None


def _holder(sketch: Sketch, comma: int) -> Mention | None:
    """Whom the comma behind an office of a country leads to, who does not speak there."""
    land, name = sketch.items[comma - 1], sketch.items[comma + 1]
    speaks = word_at(sketch, comma + 2) in _SPEAKING
    if land.word not in _LANDS or name.word != "@person" or len(name.mentions) != 1 or speaks:
        return None
    mention = name.mentions[0]
    code = mention.country or land.mentions[0].country
    return mention._replace(country=code) if mention.form in _NAMES else None


def _is_clause(word: str) -> bool:
    """Whether a word is of a clause of its own, or leads to a place or a person."""
    prepositions = word_set("syntax", "prepositions") - {"of", "for"}
    return word in prepositions | word_set("syntax", "next_clause")
