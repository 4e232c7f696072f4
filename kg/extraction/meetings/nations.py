"""The countries of persons whom the text gives as their country's: "Malta's Josephine Zahra"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extraction.document import Form
from kg.extraction.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extraction.document import Document
    from kg.extraction.model import Entity

_OWNS = ("'s ", "’s ")
_OWNED = (EntityType.COUNTRY, EntityType.PERSON)
_OWNER = (EntityType.PERSON, EntityType.COUNTRY)
_COMPANION = re.compile(r" (?:guest|host|colleague|opposite number|visitor|interlocutor),? ")
_LEADER = re.compile(r"(?:['’]s)? (?:[a-z]+-?[a-z]+ ){0,2}(?:leader|ruler|strongman),? ")
_LEADS = re.compile(r", who (?:is )?(?:lead(?:s|ing)|head(?:s|ing)|represent(?:s|ing)) (?:the )?")
_NAMES = frozenset((Form.NAME, Form.SHORT))


def with_nations(document: Document) -> dict[str, Entity]:
    """The article's entities by their ids, with the countries that stand beside a name alone."""
    entities = {entity.id: entity for entity in document.entities}
    for person, code in _beside(document, entities):
        if entities[person].country is None:
            entities[person] = replace(entities[person], country=code)
    return entities


def _beside(document: Document, entities: dict[str, Entity]) -> Iterator[tuple[str, str | None]]:
    """Persons, by their ids, and the codes of the countries beside their names."""
    body = document.article.body
    for first, second in pairwise(document.mentions):
        kinds = entities[first.entity].type, entities[second.entity].type
        if kinds == _OWNED and second.form in _NAMES:
            between = body[first.phrase.end : second.phrase.start]
            owns = between in _OWNS or _COMPANION.fullmatch(between)
            if (owns and second.role is None) or _LEADER.fullmatch(between):
                yield second.entity, entities[first.entity].country
        elif kinds == _OWNER and first.form in _NAMES:
            between = body[first.phrase.end : second.phrase.start]
            if (between == " of " and first.role is None) or _LEADS.fullmatch(between):
                yield first.entity, entities[second.entity].country
