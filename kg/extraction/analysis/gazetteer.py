"""Finds countries, demonyms, cities and well-known organizations by their names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.extraction.analysis.text import tokenize
from kg.extraction.countries import countries
from kg.extraction.lexicon import table
from kg.extraction.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ACRONYM = re.compile(r"[A-Z][A-Z.&-]{1,5}\Z")


@dataclass(frozen=True, slots=True)
class Entry:
    """A known name: ``name`` is the one that stands for all spellings of the same thing."""

    name: str
    type: EntityType
    country: str | None = None
    demonym: bool = False


@dataclass(frozen=True, slots=True)
class _Pattern:
    words: tuple[str, ...]
    lowers: tuple[str, ...]
    exact: bool
    entry: Entry


def match_entry(
    words: Sequence[str], lowers: Sequence[str], start: int
) -> tuple[int, Entry] | None:
    """The longest known name that begins at a token: the token after it, and what it names.

    ``words`` are the tokens with straight apostrophes, ``lowers`` the same in lower case. Capitals
    must stand where the name has them; acronyms must match letter by letter.
    """
    for pattern in _index().get(lowers[start], ()):
        end = start + len(pattern.words)
        if tuple(lowers[start:end]) == pattern.lowers and _same_case(pattern, words, start):
            return end, pattern.entry
    return None


def _same_case(pattern: _Pattern, words: Sequence[str], start: int) -> bool:
    here = tuple(words[start : start + len(pattern.words)])
    if pattern.exact or here == pattern.words:
        return here == pattern.words
    return all(
        word[0].isupper() or not known[0].isupper()
        for word, known in zip(here, pattern.words, strict=True)
    )


@cache
def _index() -> dict[str, tuple[_Pattern, ...]]:
    patterns: dict[str, list[_Pattern]] = {}
    seen: set[str] = set()
    for name, entry in _entries():
        if name in seen:
            continue
        seen.add(name)
        words = tuple(token.text for token in tokenize(name))  # as they stand in a text
        lowers = tuple(word.lower() for word in words)
        exact = len(words) == 1 and bool(_ACRONYM.match(name))
        patterns.setdefault(lowers[0], []).append(_Pattern(words, lowers, exact, entry))
    return {
        first: tuple(sorted(found, key=lambda p: -len(p.words)))
        for first, found in patterns.items()
    }


@cache
def words_known() -> dict[str, frozenset[str]]:
    """What a word in lower case alone may be, by the types of its entries.

    Also "demonym", "organization" of any kind, and "begins" for the first of several words.
    """
    return {
        first: frozenset(_sort(pattern) for pattern in patterns)
        for first, patterns in _index().items()
    }


def _sort(pattern: _Pattern) -> str:
    if len(pattern.words) > 1:
        return "begins"
    if pattern.entry.demonym:
        return "demonym"
    kind = pattern.entry.type
    return kind if kind in {EntityType.COUNTRY, EntityType.PLACE} else "organization"


def _entries() -> Iterator[tuple[str, Entry]]:
    """Every spelling with its entry; where two share one, the first stands."""
    for country in countries():
        entry = Entry(country.name, EntityType.COUNTRY, country.code)
        for name in (country.name, *country.names):
            yield name, entry
        adjective = Entry(country.name, EntityType.COUNTRY, country.code, demonym=True)
        for name in country.demonyms:
            yield name, adjective
    for row in table("organizations"):
        names = row["names"].split("; ")
        if row["type"]:
            entry = Entry(names[0], EntityType(row["type"]), row["country"] or None)
            yield from ((name, entry) for name in names)
    for country in countries():
        for name in country.capitals:
            yield name, Entry(country.capitals[0], EntityType.PLACE, country.code)
    for row in table("places"):
        for name in row["names"].split("; "):
            yield name, Entry(name, EntityType.PLACE, row["country"] or None)
