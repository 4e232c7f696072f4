"""Which bodies a common noun may mean: "the bank" Banco Ribera, "the airline" Skylark Airways."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from kg.extraction.lexicon import lists
from kg.extraction.model import EntityType

if TYPE_CHECKING:
    from kg.extraction.model import Entity

_ANY: Final = "*"
_WORD = re.compile(r"[^\W_]+")
_BESIDE: Final = 40  # characters between a name and the noun that describes it


def is_such(body: str, entity: Entity, noun: str) -> bool:
    """Whether a noun of ``data/bodies.toml`` may mean a body, by its name or description."""
    words = set(_WORD.findall(entity.name.lower()))
    telling = lists("bodies")[noun]
    if noun in words or not words.isdisjoint(telling) or _is_described(body, entity, noun):
        return True
    firm = _ANY in telling and entity.type is EntityType.ORGANIZATION
    return firm and words.isdisjoint(_telling()) and not _is_introduced(body, entity)


def _is_introduced(body: str, entity: Entity) -> bool:
    """Whether another noun introduces the name: "the passengers' association Rail Pour Tous"."""
    before = body[: entity.mentions[0].start].rstrip(" “\"'‘").rpartition(" ")[2]
    return before.lower() in lists("bodies")


def _is_described(body: str, entity: Entity, noun: str) -> bool:
    """Whether an apposition says so: "the operator, Zorblat", "Zorblat, a budget airline"."""
    for span in entity.mentions[:2]:
        before = body[max(span.start - len(noun) - 2, 0) : span.start].lower()
        after = _APPOSED.match(body, span.end, span.end + _BESIDE + len(noun))
        if before.rstrip(", ").endswith(noun):
            return True
        if after and re.search(rf"\b{re.escape(noun)}\b", after[0]):
            return True
    return False


_APPOSED = re.compile(r"\s*(?:\([A-Z]+\))?, (?:a|an|the|its|one of) [^,.;]*")


@lru_cache
def _telling() -> frozenset[str]:
    """The words of names and the nouns that tell what a body is, firms aside."""
    told = {noun: words for noun, words in lists("bodies").items() if _ANY not in words}
    return frozenset(told).union(*told.values())


@lru_cache(maxsize=256)
def _introduction(noun: str) -> re.Pattern[str]:
    people = "|man|woman|boy|girl" if noun.endswith("-year-old") else ""
    return re.compile(rf"\b(?:[Aa]n?|[Aa]nother) (?:[\w-]+ ){{0,3}}(?:{re.escape(noun)}{people})\b")


def is_new(body: str, noun: str, start: int, end: int) -> bool:
    """Whether "a …" with the noun stands between two places, and not in an apposition."""
    found = (match.start() for match in _introduction(noun).finditer(body, start, end))
    return any(body[place - 2 : place] != ", " for place in found)
