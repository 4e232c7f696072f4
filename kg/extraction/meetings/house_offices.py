"""Heads of organizations in apposition: "the president of the European Parliament, Italian X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.document import Form
from kg.extraction.meetings.words import word_set

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.extraction.meetings.sketch import Item
    from kg.extraction.model import Entity

_NAMES = frozenset((Form.NAME, Form.SHORT))
_LANDS = frozenset(("@country", "@place"))
_ITS_HEAD = frozenset(("secretary-general", "secretary", "general", "'s", "’s"))
_LINKS = frozenset(("of", "for", "in"))


def with_house_offices(items: Sequence[Item], entities: Mapping[str, Entity]) -> tuple[Item, ...]:
    """The items, with such an office and the name behind it as one item.

    Only persons of whom no other office is known are looked at.
    """
    found: list[Item] = []
    for item in items:
        found.append(item)
        if item.word == "@person" and len(item.mentions) == 1:
            mention = item.mentions[0]
            known = mention.role or entities[mention.entity].job_titles
            if mention.form in _NAMES and not known:
                _join(found)
    return tuple(found)


def _house_before(words: list[str]) -> int | None:
    """The body in "envoy of @body , X", "envoy of the @body secretary-general in @country , X"."""
    if words[-2:-1] != [","]:
        return None
    last = len(words) - 3
    if last > 1 and words[last] in _LANDS and words[last - 1] in _LINKS | {"to"}:
        last -= 2  # "in Libya"
    while last > 1 and words[last] in _ITS_HEAD:
        last -= 1
    return last if last > 1 and words[last] in {"@body", "@body's"} else None


def _join(found: list[Item]) -> None:
    words = [item.word for item in found]
    house = _house_before(words)
    if house is None:
        return
    link = house - 1 - (words[house - 1 : house] == ["the"])
    head = link - 1
    if head < 0 or words[link] not in _LINKS or words[head] not in word_set("offices", "heads"):
        return
    person, first = found[-1], head - (head > 0 and words[head - 1] == "the")
    role = Span(found[head].start, found[-3].end)
    for word in ("special", "personal", "resident", "deputy"):
        first -= first > 0 and words[first - 1] == word
    first -= first > 0 and words[first] != "the" and words[first - 1] == "the"
    phrase = Span(found[first].start, person.end)
    mention = person.mentions[0]._replace(role=role, phrase=phrase)
    found[first:] = [person._replace(start=phrase.start, mentions=(mention,))]
