"""Words that stand for somebody told before: "His Majesty", "the visiting dignitary"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.countries import by_capital, by_code
from kg.extraction.document import Form, Mention
from kg.extraction.meetings.cues import verb_forms
from kg.extraction.meetings.words import may_be_verb, word_set
from kg.extraction.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kg.extraction.meetings.sketch import Item
    from kg.extraction.model import Entity

_STYLES = {"majesty": "monarchs", "highness": "princes"}
_GUESTS = frozenset(("guest", "visitor", "dignitary", "guests", "visitors", "envoy", "emissary"))
_TELLING = _GUESTS | {"host", "majesty", "highness", "leader", "capital"}
_ENDS = _TELLING | {"@demonym"}
_BE = frozenset(("be", "is", "was", "been", "are", "were"))
_OWNERS = frozenset(("his", "her", "@person's"))
_BEFORE_GUEST = frozenset(
    ("the", "visiting", "@person's", "his", "her", "@demonym", "high", "distinguished", "esteemed")
)


def with_stand_ins(
    items: Sequence[Item], entities: Mapping[str, Entity], guest: Callable[[], str | None]
) -> tuple[Item, ...]:
    """The items, with such words as one item of that person.

    ``guest`` gives the id of who was last received; None where nobody was.
    """
    words = {item.word for item in items}
    if _TELLING.isdisjoint(words) and not {"the", "@demonym"} <= words:
        return tuple(items)
    found: list[Item] = []
    subject: str | None = None
    for index, item in enumerate(items):
        found.append(item)
        if subject and item.word.startswith("@person"):
            subject = subject if _is_pronoun(item) else None
            found[-1] = _of_subject(item, subject)
        if item.word not in _ENDS:
            continue
        first, person = _stand_in(
            found,
            entities,
            guest,
            alone=_stands_alone(items, index),
            following=_following(items, index),
        )
        if words_end(found, "@demonym", "capital"):
            _to_capital(found, entities)
        if person is not None:
            if item.word in _GUESTS:
                opens = not any(i.word.startswith("@person") for i in found[:first])
                subject = person if opens else None
            span = Span(found[first].start, item.end)
            mention = Mention(span, span, person, Form.TITLE)
            found[first:] = [item._replace(word="@person", start=span.start, mentions=(mention,))]
    return tuple(found)


def _stand_in(
    found: Sequence[Item],
    entities: Mapping[str, Entity],
    guest: Callable[[], str | None],
    *,
    alone: bool,
    following: str,
) -> tuple[int, str | None]:
    """Where the words begin that stand for somebody and end with the last item, and for whom."""
    first, word = len(found) - 1, found[-1].word
    if word in _STYLES and first and found[first - 1].word in _OWNERS:
        return first - 1, _of_style(word, entities)
    of_nation = _of_nation(found, entities, following)
    if of_nation is not None:
        return of_nation
    if word not in _GUESTS or not alone:
        return first, None
    while first and found[first - 1].word in _BEFORE_GUEST:
        first -= 1
    own = first and found[first].word == "@person's" and found[first - 1].word in _BE
    if own or first == len(found) - 1:
        return first, None  # "will be the president's guest"
    nation = next((item for item in found[first:-1] if item.word == "@demonym"), None)
    return first, guest() if nation is None else _guest_from(nation, entities, guest())


def _guest_from(nation: Item, entities: Mapping[str, Entity], guest: str | None) -> str | None:
    """The guest, or else the one person of the article whose country it is: "the Thai visitor"."""
    people = _people_of(nation, entities)
    if guest in people or not people:
        return guest
    return people[0] if len(people) == 1 else None


def _people_of(nation: Item, entities: Mapping[str, Entity]) -> list[str]:
    """The persons of a country, by their ids."""
    return [
        entity.id
        for entity in entities.values()
        if entity.type is EntityType.PERSON and entity.country == nation.mentions[0].country
    ]


def _only(nation: Item, entities: Mapping[str, Entity]) -> str | None:
    """The one person of a country: "his Georgian host"."""
    people = _people_of(nation, entities)
    return people[0] if len(people) == 1 else None


def _of_nation(
    found: Sequence[Item], entities: Mapping[str, Entity], following: str
) -> tuple[int, str | None] | None:
    """Where "the Estonian", "the Thai leader", "his Thai host" begin, and for whom they stand."""
    first = len(found) - 1
    if words_end(found, "the", "@demonym") and _acts(following):
        return first - 1, _leader(found[-1], entities)
    if words_end(found, "@demonym", "leader"):
        return first - 1 - words_end(found[:-2], "the"), _leader(found[-2], entities)
    hosts = words_end(found, "@demonym", "host")
    leader = (_leader(found[-2], entities) or _only(found[-2], entities)) if hosts else None
    owned = first > 1 and found[first - 2].word in {*_OWNERS, "the"}
    return (first - 1 - owned, leader) if leader else None


def _is_pronoun(item: Item) -> bool:
    return len(item.mentions) == 1 and item.mentions[0].form is Form.PRONOUN


def _of_subject(item: Item, subject: str | None) -> Item:
    """A pronoun behind "the guest", who opened the sentence, as that guest."""
    if subject is None:
        return item
    return item._replace(mentions=(item.mentions[0]._replace(entity=subject),))


def _leader(nation: Item, entities: Mapping[str, Entity]) -> str | None:
    """The one head of state or government of a country whom the article names."""
    heads = word_set("offices", "heads_of_state", "heads_of_government")
    people = [
        entity.id
        for entity in entities.values()
        if entity.type is EntityType.PERSON
        and entity.country == nation.mentions[0].country
        and heads & {title.lower() for title in entity.job_titles}
    ]
    return people[0] if len(people) == 1 else None


def _acts(word: str) -> bool:
    """Whether a verb follows an adjective, so that it stands for a person: "the Estonian met"."""
    known = may_be_verb(word) or word in verb_forms()
    return known or word in {"also", "then", "later", "who"}


def _following(items: Sequence[Item], index: int) -> str:
    """The word behind an item, "who" where that stands behind a comma."""
    words = [item.word for item in items[index + 1 : index + 3]]
    return "who" if words == [",", "who"] else words[0] if words else "."


def _stands_alone(items: Sequence[Item], index: int) -> bool:
    """Whether a guest is nobody's: not "the guest of the king"."""
    return index + 1 >= len(items) or items[index + 1].word != "of"


def words_end(found: Sequence[Item], *words: str) -> bool:
    """Whether the items end with these words."""
    if not found or found[-1].word != words[-1]:  # as nearly always
        return False
    return tuple(item.word for item in found[-len(words) :]) == words


def _to_capital(found: list[Item], entities: Mapping[str, Entity]) -> None:
    """Makes "the Ethiopian capital" the town, where the article names it."""
    nation = by_code(found[-2].mentions[0].country or "")
    towns = [e.id for e in entities.values() if nation and by_capital(e.name) is nation]
    places = [e for e in towns if entities[e].type is EntityType.PLACE]
    if len(places) == 1:
        span = Span(found[-2].start, found[-1].end)
        mention = Mention(span, span, places[0], Form.TITLE)
        found[-2:] = [found[-1]._replace(word="@place", start=span.start, mentions=(mention,))]


def _of_style(style: str, entities: Mapping[str, Entity]) -> str | None:
    """The one person whom the article names and gives an office of this style; None if several."""
    offices = word_set("offices", _STYLES[style])
    people = [
        entity.id
        for entity in entities.values()
        if entity.type is EntityType.PERSON
        and entity.named
        and offices & {title.lower() for title in entity.job_titles}
    ]
    return people[0] if len(people) == 1 else None
