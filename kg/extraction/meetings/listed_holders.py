"""Who hold one office each in several countries: "the presidents of Colombia, X, and Chile, Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.document import Form
from kg.extraction.meetings.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extraction.document import Mention
    from kg.extraction.meetings.sketch import Item

_POSSESSIVE = "'s"
_NEXT_HOLDER = (["and", "@country", ",", "@person"], [",", "@country", ",", "@person"])


def merged(items: Sequence[Item], mentions: tuple[Mention, ...], *, possessive: bool) -> Item:
    """One item for several, which are a person."""
    word = "@person" + _POSSESSIVE * possessive
    return items[0]._replace(word=word, end=items[-1].end, mentions=mentions, possessive=possessive)


def join_holder_of_list(found: list[Item]) -> None:
    """Joins "the presidents of Colombia, X" and, behind that, "and (of) Chile, Y"."""
    words = [item.word for item in found[-5:]]
    if words[-4:] == ["of", "@country", ",", "@person"] and words[0] != "and":
        first = len(found) - 5
        if first < 0 or found[first].word not in word_set("offices", "plural"):
            return
        while first > 0 and found[first - 1].word in word_set("offices", "fields"):
            first -= 1
        role = Span(found[first].start, found[-5].end)
        _join_holder(found, first, role, found[-3])
    elif [w for w in words if w != "of"][-4:] in _NEXT_HOLDER:
        first = len(found) - 3 - (words[-4] == "of")
        before = next((i for i in reversed(found[: first - 1]) if i.word != ","), found[first])
        if before.word == "@person" and before.mentions[0].form is Form.TITLE:
            _join_holder(found, first, before.mentions[0].role, found[-3])


def _join_holder(found: list[Item], first: int, role: Span | None, country: Item) -> None:
    """Joins all from item ``first`` on to one person, of that country and office."""
    code = country.mentions[0].country
    mentions = tuple(
        m._replace(country=code, role=role, form=Form.TITLE) for m in found[-1].mentions
    )
    found[first:] = [merged(found[first:], mentions, possessive=found[-1].possessive)]
