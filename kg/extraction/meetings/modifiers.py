"""Persons whose country or body stands before words that the analysis does not know as an office.

``Russian spy chief X``, ``EU home affairs commissioner Y``, ``his guest, Z``, ``the Chilean, Q``,
``her guest from Astana, R``; and behind the name, ``S, his opposite number in Tallinn``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.document import Form
from kg.extraction.meetings.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extraction.meetings.sketch import Item

_MOST_WORDS = 3  # between the country and the person
_MOST_ITEMS = 8  # of "guest from Astana, the X" with its owner
_BEFORE_COMPATRIOT = frozenset((",", "the", "@place", "@country"))
_NATIONS = frozenset(("@demonym", "@country's"))
_OWNERS = frozenset(("@person's", "his", "her", "their"))
_LANDS = frozenset(("@place", "@country"))
_NAMES = frozenset((Form.NAME, Form.SHORT))


def with_modifiers(items: Sequence[Item], body: str) -> tuple[Item, ...]:
    """The items, in which such a person is one item with the words before."""
    found: list[Item] = []
    for item in items:
        found.append(item)
        named = item.word.startswith("@person") and len(item.mentions) == 1
        if named and item.mentions[0].form in _NAMES:
            _join(found, body)
            _join_companion(found)
            _join_compatriot(found)
        elif item.word in {"@place", "@country"}:
            _of_a_companion(found)
    return tuple(found)


def _join_companion(found: list[Item]) -> None:
    """Joins "his guest, X", "her Thai colleague Y", "his opposite number Z"."""
    person, last = found[-1], len(found) - 2
    last -= last > 0 and found[last].word == ","
    end, words = found[last].end, found[last].word
    if words == "number" and last > 1 and found[last - 1].word == "opposite":
        last, words = last - 1, "opposite number"
    if last < 1 or words not in word_set("syntax", "companions"):
        return
    nation = found[last - 1] if found[last - 1].word in _NATIONS else None
    owner = last - 1 - (nation is not None)
    mention = person.mentions[0]
    if owner < 0 or found[owner].word not in _OWNERS:
        return
    code = mention.country or (nation.mentions[0].country if nation else None)
    peer = words in word_set("syntax", "peers") and mention.role is None
    role = Span(found[last].start, end) if peer else mention.role
    known = mention._replace(country=code, role=role)
    found[owner:] = [person._replace(start=found[owner].start, mentions=(known,))]


def _join_compatriot(found: list[Item]) -> None:
    """Joins "the Chilean, X", "and Togo's, X" and "her guest from Astana, X"."""
    person, mention = found[-1], found[-1].mentions[0]
    if mention.country or len(found) < _MOST_WORDS or found[-2].word not in _BEFORE_COMPATRIOT:
        return
    words = [item.word for item in found[-_MOST_ITEMS:]]
    if words[-4:-1] == ["the", "@demonym", ","]:
        length, nation = 4, found[-3]
    elif words[-3:-1] == ["@country's", ","]:
        length, nation = 3, found[-3]  # "Ghana's president, X, and Togo's, Y"
    else:
        last = len(words) - 2 - (words[-2] == "the")
        last -= words[last] == ","
        companion = _length_of_companion(words[: last + 1])
        length, nation = len(words) - last - 1 + companion, found[last - len(words)]
        if not companion:
            return
    known = mention._replace(country=nation.mentions[0].country)
    found[-length:] = [person._replace(start=found[-length].start, mentions=(known,))]


def _of_a_companion(found: list[Item]) -> None:
    """Gives X the country in "X, his opposite number in Tallinn"."""
    length = _length_of_companion([item.word for item in found[-_MOST_ITEMS:]])
    behind = found[-length - 2 : -length] if length else []
    if [item.word for item in behind] != ["@person", ","] or len(behind[0].mentions) != 1:
        return
    mention = behind[0].mentions[0]
    if mention.form in _NAMES and not mention.country:
        known = mention._replace(country=found[-1].mentions[0].country)
        found[-length - 2] = behind[0]._replace(mentions=(known,))


def _length_of_companion(words: Sequence[str]) -> int:
    """How many items at the end are "his opposite number in Tallinn"; 0 if none."""
    if len(words) < _MOST_WORDS or words[-1] not in _LANDS or words[-2] not in {"in", "from"}:
        return 0
    for length in (4, 5):
        companion = " ".join(words[1 - length : -2])
        owner = words[-length] if length <= len(words) else ""
        known = word_set("syntax", "companions", "peers")
        if owner in _OWNERS and companion in known:
            return length
    return 0


def _join(found: list[Item], body: str) -> None:
    person, first = found[-1], len(found) - 2
    mention = person.mentions[0]
    if mention.country:
        return
    while first >= 0 and len(found) - 2 - first < _MOST_WORDS and _modifies(found[first]):
        first -= 1
    if first < 0:
        return
    owner, between = found[first], len(found) - 2 - first
    initials = owner.word in {"@country", "@body"} and owner.span.of(body).isupper()
    owns = between or owner.word in {"@body", "@country's"}
    if not (owner.word in _NATIONS or initials) or not owns:
        return
    country = None if owner.word == "@body" else owner.mentions[0].country
    phrase = Span(owner.start, mention.phrase.end)
    known = mention._replace(country=country, phrase=phrase)
    found[first:] = [person._replace(start=owner.start, mentions=(known,))]


def _modifies(item: Item) -> bool:
    """Whether a word may describe a person: a noun or an adjective, as far as can be told."""
    word = item.word
    plain = word.isalpha() and not word.endswith(("ed", "ing"))
    return plain and word not in _no_modifiers()


@cache
def _no_modifiers() -> frozenset[str]:
    """The words that never describe a person: prepositions, verbs, what ends a clause."""
    keys = ("prepositions", "next_clause", "before_subject", "tells", "no_modifiers", "envoys")
    others = word_set("transparent", "auxiliaries") | word_set("clause", "closes", "relative")
    return word_set("syntax", *keys) | others
