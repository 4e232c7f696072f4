"""Speakers whom the article does not name: what they are, and by which words they are known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.analysis.offices import office_named
from kg.extraction.lexicon import lists, words
from kg.extraction.model import EntityType

if TYPE_CHECKING:
    from kg.extraction.statements.chunks import Range
    from kg.extraction.statements.lines import Line

COLLECTIVE = frozenset(
    (EntityType.ORGANIZATION, EntityType.GOVERNMENT_ORGANIZATION, EntityType.NEWS_AGENCY)
)
_MOST_WORDS = 9


def end_of_name(line: Line, head: Range, source: Range) -> int:
    """The last item of the name of an unnamed source: before commas, brackets, relative clauses."""
    last = head[1]
    while (
        last + 1 <= source[1]
        and line.classes[last + 1] not in ",(W-:G"
        and last + 2 - head[0] <= _MOST_WORDS
    ):
        last += 1
    return last


def type_of(line: Line, head: Range) -> EntityType:
    """What an unnamed source is, by its head noun."""
    kinds, noun = lists("sources"), line.words[head[1]]
    if _is_office(line, head) or is_name(line, head):
        return EntityType.PERSON
    if noun in kinds["government"]:
        return EntityType.GOVERNMENT_ORGANIZATION
    if noun in kinds["organization"]:
        return EntityType.ORGANIZATION
    if noun in kinds["document"]:
        return EntityType.UNNAMED_SOURCE
    counted = line.classes[head[0]] == "9" and line.classes[head[0] : head[1]].count("D") == 0
    plural = is_plural(noun)
    return EntityType.GROUP if plural and not counted else EntityType.UNNAMED_SOURCE


def is_plural(noun: str) -> bool:
    """Whether a noun means several: "officials", "fishermen", "people"."""
    ends = noun.endswith("s") and not noun.endswith("ss")
    return ends or noun.endswith("men") or noun in lists("sources")["group"]


def name_of(words: str) -> str:
    """The words by which an unnamed source is known, without "the" before them."""
    return words[4:] if words[:4].lower() == "the " else words


def noun_of(name: str) -> str:
    """The noun in the words for an unnamed source: "spokesman" of "spokesman for the ministry"."""
    return _BEHIND_NOUN.split(name.casefold(), maxsplit=1)[0].rsplit(maxsplit=1)[-1]


_BEHIND_NOUN = re.compile(r" (?:of|for|in|at|from|with|to|on|close|familiar) ")


def is_name(line: Line, head: Range) -> bool:
    """Whether the phrase is a name after all, though the analysis does not know it."""
    if head[0] == 0 and head[1] == 0:
        word = line.words[0]
        return (
            line.classes[0] in "EN" and not word.endswith("s") and word not in words("common_words")
        )
    return set(line.classes[head[0] : head[1] + 1]) == {"E"}


_PERSONAL = frozenset(("state", "government", "royal", "clergy", "envoy"))


def _is_office(line: Line, head: Range) -> bool:
    """Whether the phrase means the one holder of an office: "the foreign minister"."""
    if line.words[head[0]] in {"a", "an", "another", "one"}:
        return False
    if line.words[head[1]].endswith("s") or not line.words[head[1]]:  # a quotation has no word
        return False
    for first in range(head[0], head[1] + 1):
        office = office_named(" ".join(line.words[first : head[1] + 1]))
        if office:
            generic = office.name in lists("sources")["generic"]
            return office.kind in _PERSONAL and not generic
    return False


def is_person(name: str) -> bool:
    """Whether an unnamed source is one person: "a spokesman for the ministry"."""
    persons = lists("sources")["person"]
    return any(word in persons for word in name.lower().split(" of ")[0].split(" for ")[0].split())
