"""Offices that several countries of the sentence have: "Italy and Malta, whose foreign ministers".

``Their foreign ministers``, ``the two countries' presidents``, ``Mali and Togo's leaders`` are one
person of each of the two countries that the sentence names together before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.document import Form, Mention
from kg.extraction.meetings.rewrites import peer_of
from kg.extraction.meetings.words import word_set

if TYPE_CHECKING:
    from collections.abc import MutableMapping, Sequence

    from kg.extraction.meetings.sketch import Item
    from kg.extraction.model import Entity

_OF_COUNTRIES = frozenset(("countries", "nations", "neighbours", "neighbors", "states"))
_OWNS = frozenset(("'", "’", "'s", "’s"))
_PAIR = ["@country", "and", "@country"]


def with_shared_offices(
    items: Sequence[Item], body: str, added: MutableMapping[str, Entity]
) -> tuple[Item, ...]:
    """The items, with such an office as one item of two persons, who go into ``added``."""
    found: list[Item] = []
    words = [item.word for item in items]
    for last, item in enumerate(items):
        found.append(item)
        if item.word not in word_set("offices", "plural"):
            continue
        first = last
        while first and words[first - 1] in word_set("offices", "fields"):
            first -= 1
        nations = _nations(items, words, first - 1, body) if first else ()
        if nations:
            owned = _owner_length(words, first)
            holders = _holders(items[first], item, nations, body, added)
            found[first - last - 1 - owned :] = [holders._replace(start=items[first - owned].start)]
    return tuple(found)


def _owner_length(words: list[str], first: int) -> int:
    """How many items are "the two countries'" in front of an office; 0 for "their"."""
    if words[first - 1] == "@country's":
        return len(_PAIR)
    if words[first - 1] not in _OWNS:
        return 0
    length = 2
    while length < first and words[first - length - 1] in {"the", "two", "three", "both"}:
        length += 1
    return length


def _holders(
    first: Item, last: Item, nations: Sequence[Item], body: str, added: MutableMapping[str, Entity]
) -> Item:
    """The holders of the office from item ``first`` to ``last`` in each of these countries."""
    span = Span(first.start, last.end)
    role = span.of(body).removesuffix("s")
    people = [peer_of(role, nation.mentions[0].country, (span,)) for nation in nations]
    known = [person for person in people if person is not None]
    for person in known:
        added.setdefault(person.id, person)
    one = Span(span.start, span.end - 1)
    mentions = tuple(Mention(span, span, p.id, Form.TITLE, one, p.country) for p in known)
    return first._replace(word="@person", end=last.end, mentions=mentions)


def _nations(items: Sequence[Item], words: list[str], owner: int, body: str) -> tuple[Item, ...]:
    """The two countries that own what begins behind ``owner``; none where nobody does."""
    if words[max(0, owner - 2) : owner + 1] == ["@country", "and", "@country's"]:
        return items[owner - 2], items[owner]
    plural = body.startswith(("their ", "whose "), items[owner].start)
    if words[owner] in _OWNS and owner and words[owner - 1] in _OF_COUNTRIES:
        plural = True
    if not plural:
        return ()
    for index in range(owner - len(_PAIR), -1, -1):
        if words[index : index + len(_PAIR)] == _PAIR:
            return items[index], items[index + 2]
    return ()
