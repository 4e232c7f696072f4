"""Reads the items of a sentence that are one person, or one place, together."""

from __future__ import annotations

from collections import ChainMap
from typing import TYPE_CHECKING

from kg.extraction.meetings.capitals import with_capitals
from kg.extraction.meetings.colleagues import (
    COLLEAGUES,
    with_colleagues,
    with_colleagues_by_land,
)
from kg.extraction.meetings.house_offices import with_house_offices
from kg.extraction.meetings.modifiers import with_modifiers
from kg.extraction.meetings.national_offices import office_heads, with_national_offices
from kg.extraction.meetings.rewrites import rewritten
from kg.extraction.meetings.shared_offices import with_shared_offices
from kg.extraction.meetings.titles import with_titles
from kg.extraction.meetings.words import word_set

if TYPE_CHECKING:
    from collections.abc import MutableMapping, Sequence

    from kg.extraction.meetings.sketch import Item
    from kg.extraction.model import Entity


def joined(
    items: Sequence[Item],
    entities: MutableMapping[str, Entity],
    body: str,
    added: MutableMapping[str, Entity],
) -> tuple[Item, ...]:
    """The items, with those that name one person, or one place, as one item.

    ``added`` receives the persons and capitals that the text describes and does not name.
    """
    if not any(item.mentions for item in items):
        return tuple(items)
    known = ChainMap(entities, added)
    words = {item.word for item in items}
    colleagues = not COLLEAGUES.isdisjoint(words)
    items = with_colleagues_by_land(items) if colleagues else items
    items = rewritten(list(items), entities, added)
    if colleagues:
        items = with_colleagues(items, entities, added)
    items = with_titles(items, known, body)
    if not office_heads().isdisjoint(words):
        items = with_national_offices(items, body, added)
    if "capital" in words:
        items = with_capitals(items, entities, added)
    if not _PERSONS.isdisjoint(words):
        items = with_modifiers(items, body)
    if not _BODIES.isdisjoint(words):
        items = with_house_offices(items, known)
    if not word_set("offices", "plural").isdisjoint(words):
        items = with_shared_offices(items, body, added)
    return tuple(items)


_PERSONS = frozenset(("@person", "@person's"))
_BODIES = frozenset(("@body", "@body's"))
