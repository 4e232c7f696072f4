"""Heads of organizations in apposition: "the president of the European Parliament, Italian X"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.document import Form
from kg.extraction.meetings.words import word_set

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.extraction.meetings.sketch import Item
    from kg.extraction.model import Entity

_NAMES = frozenset((Form.NAME, Form.SHORT))
_LINKS = frozenset(("of", "for", "in"))


def with_house_offices(items: Sequence[Item], entities: Mapping[str, Entity]) -> tuple[Item, ...]:
    """The items, with such an office and the name behind it as one item.

    Only persons of whom no other office is known are looked at.
    """
    words = [item.word for item in items]
    if "@body" not in words or "@person" not in words:
        return tuple(items)
    found: list[Item] = []
    for item in items:
        found.append(item)
        if item.word == "@person" and len(item.mentions) == 1:
            mention = item.mentions[0]
            known = mention.role or entities[mention.entity].job_titles
            if mention.form in _NAMES and not known:
                _join(found)
    return tuple(found)


def _join(found: list[Item]) -> None:
    words = [item.word for item in found]
    if words[-3:-1] != ["@body", ","]:
        return
    link = len(found) - 4 - (words[-4:-3] == ["the"])
    head = link - 1
    if head < 0 or words[link] not in _LINKS or words[head] not in word_set("offices", "heads"):
        return
    person, first = found[-1], head - (head > 0 and words[head - 1] == "the")
    role = Span(found[head].start, found[-3].end)
    phrase = Span(found[first].start, person.end)
    mention = replace(person.mentions[0], role=role, phrase=phrase)
    found[first:] = [person._replace(start=phrase.start, mentions=(mention,))]
