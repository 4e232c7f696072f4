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

    from kg.extraction.document import Document, Mention
    from kg.extraction.model import Entity

_OWNS = ("'s ", "’s ")
_OWNED = (EntityType.COUNTRY, EntityType.PERSON)
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
        between = body[first.phrase.end : second.phrase.start]
        if kinds == _OWNED and _is_bare(second) and between in _OWNS:
            yield second.entity, entities[first.entity].country
        if kinds == _OWNED and _is_bare(second) and _COMPANION.fullmatch(between):
            yield second.entity, entities[first.entity].country
        if kinds == _OWNED and second.form in _NAMES and _LEADER.fullmatch(between):
            yield second.entity, entities[first.entity].country
        if kinds == _OWNED[::-1] and first.form in _NAMES and _LEADS.fullmatch(between):
            yield first.entity, entities[second.entity].country
        if kinds == _OWNED[::-1] and _is_bare(first) and between == " of ":
            yield first.entity, entities[second.entity].country


def _is_bare(mention: Mention) -> bool:
    """Whether a mention is a name without an office."""
    return mention.form in _NAMES and mention.role is None
