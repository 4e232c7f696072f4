"""Capitals that the text does not name: "in the Omani capital", "in the capital of Oman"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.countries import by_code
from kg.extraction.document import Form, Mention
from kg.extraction.meetings.words import word_set
from kg.extraction.model import Entity, EntityType

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping, Sequence

    from kg.extraction.countries import Country
    from kg.extraction.meetings.sketch import Item

_OWNERS = frozenset(("@demonym", "@country's"))
_NAMED = (["@place"], [",", "@place"])  # behind a capital that the text names


def with_capitals(
    items: Sequence[Item], entities: Mapping[str, Entity], added: MutableMapping[str, Entity]
) -> tuple[Item, ...]:
    """The items, with such words as one place.

    It is the one that the article names elsewhere; ``added`` receives those that it never names.
    """
    words = [item.word for item in items]
    found: list[Item] = []
    for index, item in enumerate(items):
        found.append(item)
        begins, nation = _ends_at(words, index)
        country = by_code(items[nation].mentions[0].country or "") if nation is not None else None
        if country is None or not country.capitals:
            continue
        span = Span(items[begins].start, item.end)
        city = _city(country, span, entities)
        if city.id not in entities:
            added.setdefault(city.id, city)
        mention = Mention(span, span, city.id, Form.NAME, country=country.code)
        found[begins - index - 1 :] = [
            item._replace(word="@place", start=span.start, mentions=(mention,), possessive=False)
        ]
    return tuple(found)


def _ends_at(words: Sequence[str], index: int) -> tuple[int, int | None]:
    """Where the words for a capital begin that end at an item, and the item of its country."""
    if words[index] == "capital" and index and words[index - 1] in _OWNERS:
        begins, nation = index - 1, index - 1
    elif words[index] == "@country" and words[max(0, index - 2) : index] == ["capital", "of"]:
        begins, nation = index - 2, index
    else:
        return index, None
    begins -= begins > 0 and words[begins - 1] == "the"
    following = words[index + 1] if index + 1 < len(words) else "."
    goes_on = following.isalpha() and following not in word_set("syntax", "after_side")
    named = any(list(words[index + 1 : index + 1 + len(tail)]) == tail for tail in _NAMED)
    return begins, None if goes_on or named else nation


def _city(country: Country, span: Span, entities: Mapping[str, Entity]) -> Entity:
    """The place of the article that is this capital, or one for it."""
    for entity in entities.values():
        there = entity.type is EntityType.PLACE and entity.country == country.code
        if there and {entity.name, *entity.other_names} & set(country.capitals):
            return entity
    name, code = country.capitals[0], country.code
    return Entity(f"place:capital:{code}", EntityType.PLACE, name, (span,), country=code)
