"""Named persons as holders of offices that the analysis keeps apart from their names.

``The Minister of State for Hydrocarbons and Mines of Congo, X``; ``Peru's finance minister wanted
an hour. X got four minutes``. What the text says of the office is then said of the person.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.document import Form
from kg.extraction.meetings.parties import rank_of
from kg.extraction.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extraction.document import Document, Mention
    from kg.extraction.model import Entity

_NAMES = frozenset((Form.NAME, Form.SHORT))
_POSTED = re.compile(
    r" (?:\w+ )?to (?:the |this )?"
    r"(?:[Kk]ingdom|[Ss]ultanate|[Ss]tate|[Ee]mirate|[Rr]epublic|country),? "
)
_OF = re.compile(r" of(?: the)?(?: Republic of)? ?$")
_FIELD = re.compile(
    r" (?:in charge of|responsible for|for|of)(?: the)?"
    r"(?: [A-Z][\w’'-]+,?| (?:and|of|the|for|&))*,? "
)
_DIPLOMACY = re.compile(r"\b(?:counterpart|talks|met|meets|meeting|summit|deals?|visit|trip)\b")
_GOES_BACK = re.compile(r"\b(?:after|before|as|while|when|since) $")
_SECOND_OFFICE = re.compile(r" and [A-Z][\w-]+(?:,? (?:[A-Z][\w-]+|and|of|for|the))*,? ")
_MOST_FIELD = 90  # characters of a field with its country
_TWO = 2
_NEAR = 2  # sentences between an office and its holder's name
_FAR = 5  # the same, where the two are told to have met
_BESIDE = re.compile(r"\b(?:with|told|and|met|by|thanked|welcomed|received|hosted) (?:[Tt]he )?$")
_AT_TALKS = re.compile(
    r"\b(?:conference|talks|meeting|call|conversation|summit|lunch|dinner|audience) with $"
)


@dataclass(frozen=True, slots=True)
class _Held:
    """An office, by the id of its unnamed holder, and the person whose it is."""

    office: str
    person: str
    role: str
    country: str | None


def with_holders(document: Document) -> Document:
    """The document, in which whom the text calls by such an office is the person it names."""
    if not any(map(_is_office, document.entities)):
        return document
    entities = {entity.id: entity for entity in document.entities}
    mentions = tuple(_with_long_offices(document, entities))
    for office, name in tuple(_of_two_offices(mentions, entities, document.article.body)):
        role = office.role.of(document.article.body) if office.role else ""
        held = _Held(office.entity, name.entity, role, office.country)
        _hold(held, entities)
        whole = Span(office.phrase.start, name.phrase.end)
        both = name._replace(phrase=whole, role=office.role, country=office.country)
        kept_mentions = (both if m == name else m for m in mentions if m != office)
        mentions = tuple(_of_holder(mention, held) for mention in kept_mentions)
    for held in _named_nearby(replace(document, mentions=mentions), entities):
        _hold(held, entities)
        mentions = tuple(_of_holder(mention, held) for mention in mentions)
    if mentions == document.mentions:
        return document
    used = {mention.entity for mention in mentions}
    kept = tuple(entities[e.id] for e in document.entities if e.id in used or not _is_office(e))
    return replace(document, entities=kept, mentions=mentions)


def _of_two_offices(
    mentions: Sequence[Mention], entities: dict[str, Entity], body: str
) -> Iterator[tuple[Mention, Mention]]:
    """The first office and the name in "the Prime Minister of Fiji and Minister of Finance, X".

    Without an article the second office is the same person's.
    """
    people = [m for m in mentions if entities[m.entity].type is EntityType.PERSON]
    for office, name in pairwise(people):
        if not (_is_title(office, entities) and office.country and name.form in _NAMES):
            continue
        person, between = entities[name.entity], body[office.phrase.end : name.span.start]
        if person.named and not person.country and _SECOND_OFFICE.fullmatch(between):
            yield office, name


def _hold(held: _Held, entities: dict[str, Entity]) -> None:
    person = entities[held.person]
    entities[person.id] = replace(person, job_titles=(held.role,), country=held.country)


def _of_holder(mention: Mention, held: _Held) -> Mention:
    return mention._replace(entity=held.person) if mention.entity == held.office else mention


def _with_long_offices(document: Document, entities: dict[str, Entity]) -> Iterator[Mention]:
    """The mentions, with an office, its long field and the name behind as one."""
    body, held = document.article.body, dict[str, str]()
    mentions = list(document.mentions)
    people = [m for m in mentions if entities[m.entity].type is EntityType.PERSON]
    joined: dict[Mention, Mention] = {}
    dropped: set[Mention] = set()
    for office, name in pairwise(people):
        field = body[office.phrase.end : name.phrase.start]
        within = name.phrase.start < office.phrase.end  # "the presidents of Chile, X, and Peru, Y"
        if within or not _is_title(office, entities) or not _is_unknown(name, entities):
            continue
        gap = Span(office.phrase.end, name.phrase.start)
        lands = [m for m in mentions if gap.contains(m.span) and _is_land(m, entities)]
        role, code = _told_of(office, field, lands[-1] if lands else None, entities)
        if role is None:
            continue
        _hold(_Held(office.entity, name.entity, role.of(body), code), entities)
        held[office.entity] = name.entity
        whole = Span(office.phrase.start, name.phrase.end)
        joined[name] = name._replace(phrase=whole, role=role, country=code)
        dropped |= {office, *lands}
    if not joined:
        yield from mentions
        return
    for mention in mentions:
        if mention not in dropped:
            known = joined.get(mention, mention)
            holder = held.get(known.entity)
            yield known._replace(entity=holder) if holder else known


def _told_of(
    office: Mention, field: str, land: Mention | None, entities: dict[str, Entity]
) -> tuple[Span | None, str | None]:
    """The words and the country of an office with the field that follows; None for no office."""
    if office.role is None or len(field) > _MOST_FIELD:
        return None, None
    if office.country and _POSTED.fullmatch(field):
        return office.role, office.country
    if not _FIELD.fullmatch(field):
        return None, None
    start = office.phrase.end
    if land is None:
        return Span(office.role.start, start + len(field.rstrip(", "))), office.country
    own = _OF.sub("", field[: land.phrase.start - start])
    return Span(office.role.start, start + len(own)), entities[land.entity].country


def _named_nearby(document: Document, entities: dict[str, Entity]) -> Iterator[_Held]:
    """Offices whose holder opens a sentence near by, under a name of which nothing is known.

    "X does not ski. Kenya's president has come for a bond", and the other way round.
    """
    body, starts = document.article.body, [sentence.start for sentence in document.sentences]
    opening: dict[int, Mention] = {}
    people: dict[int, set[str]] = {}
    known: dict[int, set[str]] = {}
    first: dict[str, Mention] = {}
    for mention in document.mentions:
        number = bisect_right(starts, mention.phrase.start) - 1
        known.setdefault(number, set()).add(mention.entity)
        if entities[mention.entity].type is not EntityType.PERSON:
            continue
        if mention.form in _NAMES:
            people.setdefault(number, set()).add(mention.entity)
            if mention.phrase.start == starts[number]:
                opening[number] = mention
        if _is_title(mention, entities) and mention.country:
            first.setdefault(mention.entity, mention)
    for office, title in first.items():
        role = title.role.of(body) if title.role else ""
        if rank_of(role) is None or _is_held(role, title.country, entities):
            continue
        number = bisect_right(starts, title.phrase.start) - 1
        near = (opening.get(number - 1), _behind(number, opening, people))
        names = (*near, _within(opening.get(number), title, body))
        fit = (n for n in names if n and _is_unknown(n, entities) and not _goes_on(n, body))
        alone = sum(other in known[number] for other in first) == 1
        beside = _beside(document, number, known, entities) if alone else None
        if name := next(fit, beside):
            yield _Held(office, name.entity, role, title.country)


def _beside(
    document: Document, number: int, known: dict[int, set[str]], entities: dict[str, Entity]
) -> Mention | None:
    """Whom somebody told of in sentence ``number`` meets by name in one of the next.

    ``known`` are those of whom each sentence speaks. "The president spoke to Poland's premier.
    After the call with Y, the president said".
    """
    body, sentences = document.article.body, document.sentences
    for position in range(number + 1, min(number + _FAR + 1, len(sentences))):
        inside = [m for m in document.mentions if sentences[position].contains(m.span)]
        named = {m.entity: m for m in inside if m.form in _NAMES and _is_person(m, entities)}
        new = [m for m in named.values() if _is_unknown(m, entities)]
        met = _BESIDE if position <= number + _NEAR else _AT_TALKS
        if len(new) == 1 and len(named) == _TWO and named.keys() - {new[0].entity} <= known[number]:
            return new[0] if met.search(body[: new[0].phrase.start][-_MOST_FIELD:]) else None
    return None


def _is_person(mention: Mention, entities: dict[str, Entity]) -> bool:
    return entities[mention.entity].type is EntityType.PERSON


def _within(name: Mention | None, title: Mention, body: str) -> Mention | None:
    """The name that opens the sentence of an office, if the office goes back to it."""
    return name if name and _is_same(body[name.phrase.end : title.phrase.start]) else None


def _is_same(between: str) -> bool:
    """Whether an office goes back to the name: "X held talks, hours after the premier"."""
    return bool(_DIPLOMACY.search(between) and _GOES_BACK.search(between))


def _behind(
    number: int, opening: dict[int, Mention], people: dict[int, set[str]]
) -> Mention | None:
    """The first person by name behind a sentence that names none, if it opens its sentence."""
    if number in people:
        return None
    for position in range(number + 1, number + _NEAR + 1):
        if position in people:
            return opening.get(position)
    return None


def _goes_on(name: Mention, body: str) -> bool:
    """Whether something else is said of who a person is: "X, a baker"; "X's"."""
    rest = body[name.phrase.end : name.phrase.end + 6]
    return rest.startswith(("'s", "’s", " and ")) or (rest[:1] == "," and rest != ", who ")


def _is_held(role: str, country: str | None, entities: dict[str, Entity]) -> bool:
    """Whether the text names the holder of an office of a country."""
    return any(
        entity.country == country and not _is_office(entity) and rank_of(title) == rank_of(role)
        for entity in entities.values()
        for title in entity.job_titles
    )


def _is_title(mention: Mention, entities: dict[str, Entity]) -> bool:
    """Whether a mention is an office whose holder has no name."""
    entity = entities[mention.entity]
    return mention.form is Form.TITLE and mention.role is not None and _is_office(entity)


def _is_office(entity: Entity) -> bool:
    return entity.type is EntityType.PERSON and entity.name[0].islower() and " of " in entity.name


def _is_unknown(mention: Mention, entities: dict[str, Entity]) -> bool:
    """Whether a mention is a name of which the text gives neither office nor country."""
    entity = entities[mention.entity]
    told = entity.country or entity.job_titles or mention.role or mention.country
    return mention.form in _NAMES and not told and not _is_office(entity)


def _is_land(mention: Mention, entities: dict[str, Entity]) -> bool:
    return entities[mention.entity].type is EntityType.COUNTRY
