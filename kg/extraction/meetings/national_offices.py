"""Offices of a country in words that the analysis does not know: "Bolivia's minister of oil".

``Kuwait's 84-year-old emir, X``; ``the Bolivian Minister of Hydrocarbons, Y``, or nobody by name.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.document import Form, Mention
from kg.extraction.meetings.rewrites import peer_of
from kg.extraction.meetings.words import word_set

if TYPE_CHECKING:
    from collections.abc import MutableMapping, Sequence

    from kg.extraction.meetings.sketch import Item
    from kg.extraction.model import Entity

_NATIONS = frozenset(("@demonym", "@country's", "@body's"))
_NAMES = frozenset((Form.NAME, Form.SHORT))
_ADJECTIVES = 3  # between the nation and the office
_FIELD = 4  # words of a field: "of energy and water"


def with_national_offices(
    items: Sequence[Item], body: str, added: MutableMapping[str, Entity]
) -> tuple[Item, ...]:
    """The items, with each such office as one item, its holder's name included.

    ``added`` receives the persons whom the text gives by such an office only.
    """
    words = [item.word for item in items]
    found: list[Item] = []
    index = 0
    while index < len(items):
        head = _head(words, index + 1) if words[index] in _NATIONS else None
        if head is None:
            found.append(items[index])
            index += 1
            continue
        last = _field_end(words, head)
        item, index = _person(items, (index, head, last), body, added)
        if found and found[-1].word == "the":
            item = item._replace(start=found.pop().start)
        found.append(item)
    return tuple(found)


@cache
def office_heads() -> frozenset[str]:
    """The last words of the offices that a country may have."""
    heads = word_set("offices", "heads", "heads_of_state")
    return heads - word_set("offices", "degrees")


def _head(words: Sequence[str], first: int) -> int | None:
    """The office behind a nation and adjectives: the last word of "former prime minister"."""
    for index in range(first, min(first + _ADJECTIVES + 1, len(words))):
        if words[index] in office_heads():
            following = words[index + 1] if index + 1 < len(words) else "."
            return None if following.startswith("@") else index
        if not words[index].replace("-", "").isalnum() or words[index].endswith(("ed", "ing")):
            return None
    return None


def _field_end(words: Sequence[str], head: int) -> int:
    """The last word of "minister of energy and water"."""
    posted = words[head] in {"envoy", "representative", "ambassador", "chief", "coordinator"}
    links = {"of", "for", "to"} if posted else {"of", "for"}
    if not links.intersection(words[head + 1 : head + 2]):
        return head
    last = head + 1
    while last + 1 < len(words) and last - head < _FIELD and _is_field(words[last + 1]):
        last += 1
    while last > head and words[last] in {"of", "for", "and", "the"}:
        last -= 1
    return last


def _is_field(word: str) -> bool:
    if word in {"@country", "@place"}:
        return True
    known = word in word_set("syntax", "prepositions", "next_clause")
    verb = word in word_set("transparent", "auxiliaries") or word.endswith("ed")
    return word.isalpha() and not (known or verb or word in {"who", "which", "had", "met"})


def _person(
    items: Sequence[Item],
    places: tuple[int, int, int],
    body: str,
    added: MutableMapping[str, Entity],
) -> tuple[Item, int]:
    """The item of the holder, and where the text goes on behind."""
    nation, head, last = items[places[0]], places[1], places[2]
    first = head
    while first - 1 > places[0] and _in_office(items[first - 1].word):
        first -= 1
    role = Span(items[first].start, items[last].end)
    code = None if nation.word == "@body's" else nation.mentions[0].country
    start = nation.start
    for position in (last + 1, last + 2):
        if position >= len(items) or (position > last + 1 and items[last + 1].word != ","):
            break
        if items[position].word.startswith("@person") and _is_bare(items[position]):
            known = items[position].mentions[0]
            phrase = Span(start, known.phrase.end)
            mention = known._replace(country=code, role=role, phrase=phrase)
            return items[position]._replace(start=start, mentions=(mention,)), position + 1
    span = Span(start, role.end)
    person = peer_of(" ".join(role.of(body).split()), code, (span,))
    if person is None or items[head].word == "leader":  # an organization's, or anybody's
        return nation, places[0] + 1
    added.setdefault(person.id, person)
    mention = Mention(span, span, person.id, Form.TITLE, role, code)
    holder = nation._replace(word="@person", end=role.end, mentions=(mention,), possessive=False)
    return holder, last + 1


def _in_office(word: str) -> bool:
    return word in word_set("offices", "fields") or word in {"deputy", "vice", "first"}


def _is_bare(item: Item) -> bool:
    return len(item.mentions) == 1 and item.mentions[0].form in _NAMES
