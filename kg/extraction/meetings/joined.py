"""Reads the items of a sentence that are one person, or one place, together."""

from __future__ import annotations

from collections import ChainMap
from typing import TYPE_CHECKING

from kg.extraction.meetings.capitals import with_capitals
from kg.extraction.meetings.colleagues import with_colleagues, with_colleagues_by_land
from kg.extraction.meetings.house_offices import with_house_offices
from kg.extraction.meetings.modifiers import with_modifiers
from kg.extraction.meetings.national_offices import with_national_offices
from kg.extraction.meetings.rewrites import rewritten
from kg.extraction.meetings.shared_offices import with_shared_offices
from kg.extraction.meetings.titles import with_titles

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
    known = ChainMap(entities, added)
    items = rewritten(list(with_colleagues_by_land(items)), entities, added)
    items = with_colleagues(items, entities, added)
    items = with_titles(items, known, body)
    items = with_national_offices(items, body, added)
    items = with_capitals(items, entities, added)
    items = with_modifiers(items, body)
    items = with_house_offices(items, known)
    return with_shared_offices(items, body, added)
