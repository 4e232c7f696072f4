"""Colleagues of several countries: "her Latvian and Lithuanian colleagues, X and Y".

Also "his counterparts from Egypt, X, and Tunisia, Y".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.analysis.counterparts import with_counterparts
from kg.extraction.document import Form, Mention
from kg.extraction.meetings.rewrites import peer_of

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping, Sequence

    from kg.extraction.meetings.sketch import Item
    from kg.extraction.model import Entity

COLLEAGUES = frozenset(("colleagues", "peers", "homologues", "numbers", "counterparts"))
_WORDS = COLLEAGUES - {"counterparts"}
_FROM = (["from"], ["of"], ["in"])
_LIST = frozenset((",", "and", "@demonym"))
_JOINTS = frozenset((",", "and"))
_NAMES = frozenset((Form.NAME, Form.SHORT))
_SEVERAL = 2


def with_colleagues(
    items: Sequence[Item], entities: Mapping[str, Entity], added: MutableMapping[str, Entity]
) -> tuple[Item, ...]:
    """The items, with such words read over before the names, each of which gets its country.

    Without names they are one item of those who hold the owner's office, who go into ``added``.
    """
    words = [item.word for item in items]
    last = next((i for i, word in enumerate(words) if word in _WORDS), None)
    if last is None:
        return tuple(items)
    start = last - (words[last - 1 : last] == ["opposite"])
    first = start
    while first and words[first - 1] in _LIST:
        first -= 1
    nations = [item for item in items[first:start] if item.word == "@demonym"]
    owned = words[first - 1 : first] == ["@person's"]
    if not owned or len(nations) < _SEVERAL:
        return tuple(items)
    role = Span(items[start].start, items[last].end - 1)
    names = _names_from(items, last + 1)
    if len(names) == len(nations):
        return _with_names(items, first - 1, role, dict(zip(names, nations, strict=True)))
    peers = () if names else _peers(items[first - 1], nations, role, entities, added)
    if not peers:
        return tuple(items)
    one = items[first - 1]._replace(
        word="@person", end=items[last].end, mentions=peers, possessive=False
    )
    return (*items[: first - 1], one, *items[last + 1 :])


def with_colleagues_by_land(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items, with "his counterparts from Egypt, X, and Tunisia, Y" as one of these two."""
    words = [item.word for item in items]
    last = next((i for i, word in enumerate(words) if word in COLLEAGUES), None)
    if last is None or words[last - 1 : last] != ["@person's"]:
        return tuple(items)
    if words[last + 1 : last + 2] not in _FROM:
        return tuple(items)
    nations: dict[int, Item] = {}
    index = last + 2
    while True:
        index += words[index : index + 1] == ["the"]
        if words[index : index + 3] != ["@country", ",", "@person"]:
            break
        if items[index + 2].mentions[0].form not in _NAMES:
            break
        nations[index + 2] = items[index]
        index += 3
        while words[index : index + 1] in ([","], ["and"]):
            index += 1
    if len(nations) < _SEVERAL:
        return tuple(items)
    role = Span(items[last].start, items[last].end - 1)
    kept = [_of(items[i].mentions[0], nation, role) for i, nation in nations.items()]
    end = max(nations)
    one = items[last - 1]._replace(
        word="@person", end=items[end].end, mentions=tuple(kept), possessive=False
    )
    return (*items[: last - 1], one, *items[end + 1 :])


def _names_from(items: Sequence[Item], index: int) -> list[int]:
    """The names of a list that begins at ``index``, or behind a comma there."""
    found = []
    index += index < len(items) and items[index].word == ","
    while index < len(items) and items[index].word == "@person":
        mentions = items[index].mentions
        if len(mentions) != 1 or mentions[0].form not in _NAMES or mentions[0].role:
            return []
        found.append(index)
        index += 1
        while index < len(items) - 1 and items[index].word in _JOINTS:
            index += 1
    return found


def _with_names(
    items: Sequence[Item], owner: int, role: Span, nations: Mapping[int, Item]
) -> tuple[Item, ...]:
    """The items without what stands before the names, each of which is of its nation."""
    first = min(nations)
    named = [
        item._replace(mentions=(_of(item.mentions[0], nations[index], role),))
        if index in nations
        else item
        for index, item in enumerate(items[first:], first)
    ]
    return (*items[:owner], named[0]._replace(start=items[owner].start), *named[1:])


def _of(name: Mention, nation: Item, role: Span) -> Mention:
    return name._replace(country=name.country or nation.mentions[0].country, role=role)


def _peers(
    owner: Item,
    nations: Sequence[Item],
    role: Span,
    entities: Mapping[str, Entity],
    added: MutableMapping[str, Entity],
) -> tuple[Mention, ...]:
    """The holders of the owner's office in these countries; none where the text gives no office."""
    titles = entities[owner.mentions[0].entity].job_titles
    office = with_counterparts(titles)
    span = Span(owner.start, role.end + 1)
    codes = (nation.mentions[0].country for nation in nations)
    people = [peer_of(office, code, (span,)) for code in codes] if office else []
    known = [person for person in people if person is not None]
    for person in known:
        added.setdefault(person.id, person)
    return tuple(Mention(span, span, p.id, Form.TITLE, country=p.country) for p in known)
