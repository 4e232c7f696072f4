"""Offices that the analysis did not tie to the person beside them.

``Vietnamese Politburo member Tran Quoc Vuong``; ``the Undersecretary of State, Giorgio Salvi``;
``Khalid bin Saleh, Minister of State of Qatar``. Only persons of whom nothing else is known are
looked at.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.document import Form
from kg.extraction.meetings.words import word_set

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.extraction.meetings.sketch import Item
    from kg.extraction.model import Entity

_NAMES = frozenset((Form.NAME, Form.SHORT))
_Title = tuple[Span | None, str | None]  # the words of the office, the country's code
_NATIONS = frozenset(("@country", "@demonym", "@country's"))
_MISSIONS = frozenset(("delegation", "mission", "office", "bureau"))
_INSIDE = _MISSIONS | {"of", "for", "and", "the", "to", "in", "on", "'s", "’s"}
_MOST_WORDS = 10  # of a title


def with_titles(
    items: Sequence[Item], entities: Mapping[str, Entity], body: str
) -> tuple[Item, ...]:
    """The items, in which a person has the office and the country that stand beside the name.

    What stands before the name is one item with it.
    """
    found: list[Item] = []
    for index, item in enumerate(items):
        if not item.mentions:
            found.append(item)
            continue
        found.append(_of_the_subject(item, found, body))
        if _is_unknown(item, entities, body):
            _join_title(found, _title_behind(items, index, body), body)
    return tuple(found)


def _of_the_subject(item: Item, before: Sequence[Item], body: str) -> Item:
    """The item with its country in "France … its defence minister"."""
    if not body.startswith("its ", item.start):
        return item
    lands = (other for other in reversed(before) if other.word in {"@country", "@country's"})
    nation = next(lands, None)
    if nation is None or any(mention.country for mention in item.mentions):
        return item
    code = nation.mentions[0].country
    return item._replace(mentions=tuple(m._replace(country=code) for m in item.mentions))


def _is_unknown(item: Item, entities: Mapping[str, Entity], body: str) -> bool:
    """Whether an item is one person of whom neither office nor country is known."""
    if not item.word.startswith("@person") or len(item.mentions) != 1:
        return False
    mention, entity = item.mentions[0], entities[item.mentions[0].entity]
    if mention.country or entity.country or mention.form not in _NAMES:
        return False
    titles = {title.lower() for title in entity.job_titles}
    if mention.role is not None:
        titles.add(mention.role.of(body).lower())
    ranks = word_set("offices", "degrees", "ranks")
    return titles <= ranks


def _join_title(found: list[Item], behind: _Title | None, body: str) -> None:
    """Gives the last item the title before it, which it takes in, or the one behind it."""
    person = found[-1]
    first = last = len(found) - 2
    if first >= 0 and found[first].word == ",":
        first = last = first - 1
    while first >= 0 and last - first < _MOST_WORDS and _in_title(found[first], body):
        first -= 1
    while first < last and found[first + 1].word in _INSIDE:
        first += 1
    words = found[first + 1 : last + 1]
    title = _title(words) or behind or _of_a_country(found)
    if title is None:
        return
    role, country = title
    start = first + 1
    if start and found[start - 1].word == "@person's":
        start -= 1
    if title is behind:
        start = len(found) - 1
    elif not _title(words):
        start = len(found) - 2
    mention = person.mentions[0]._replace(role=role, country=country)
    if found[start].start < mention.phrase.start:
        mention = mention._replace(phrase=Span(found[start].start, mention.phrase.end))
    found[start:] = [person._replace(mentions=(mention,), start=found[start].start)]


def _of_a_country(found: Sequence[Item]) -> _Title | None:
    """The country in "Malta's Josephine Zahra"."""
    if len(found) > 1 and found[-2].word == "@country's":
        return None, found[-2].mentions[0].country
    return None


def _title_behind(items: Sequence[Item], index: int, body: str) -> _Title | None:
    """The office and country in "X, Minister of State of Qatar"."""
    if index + 2 >= len(items) or items[index + 1].word != ",":
        return None
    first = last = index + 2
    while last < len(items) and last - first < _MOST_WORDS and _in_title(items[last], body):
        last += 1
    return _title(items[first:last])


def _in_title(item: Item, body: str) -> bool:
    """Whether an item may be part of a title: "Minister of Foreign Affairs of Qatar"."""
    if item.word in _NATIONS or item.word in _INSIDE or item.word in {"@body", "@body's"}:
        return True
    office = item.word in word_set("offices", "heads") or item.word in word_set("offices", "fields")
    return office or (item.word.isalpha() and body[item.start].isupper())


def _title(items: Sequence[Item]) -> _Title | None:
    """The office and the country in the words of a title; None where they are none."""
    heads = [i for i, item in enumerate(items) if item.word in _heads()]
    if not heads:
        return None
    nation = next((item for item in items if item.word in _NATIONS), None)
    house = next((item for item in items[heads[-1] :] if item.word == "@body"), None)
    words_before = [i.word for i in items[: items.index(nation)]] if nation else []
    if house and words_before[-1:] in (["in"], ["for"], ["to"]):
        return Span(items[0].start, house.end), None  # "Coordinator of the United Nations in Chad"
    home = house if nation is None else nation
    country = home.mentions[0].country if home else None
    words = [item for item in items[: heads[-1] + 1] if item.word not in _NATIONS]
    own = [item for item in words if item.word not in {"the", "'s", "’s"}]
    last = heads[-1] + _is_general(items[heads[-1] : heads[-1] + 2])
    return Span(own[0].start, items[last].end), country


@cache
def _heads() -> frozenset[str]:
    """The last words of titles; "will host Malta's X" has none."""
    return word_set("offices", "heads") - word_set("offices", "degrees")


def _is_general(items: Sequence[Item]) -> bool:
    """Whether a title goes on: "secretary general"."""
    return [item.word for item in items] == ["secretary", "general"]
