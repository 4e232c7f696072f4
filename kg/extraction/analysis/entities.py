"""Finds who and what an article names, and every place where it refers to them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.analysis.coreference import Reader
from kg.extraction.analysis.gazetteer import Entry, match_entry
from kg.extraction.analysis.ledes import Lands, nations_of
from kg.extraction.analysis.marked_names import apart_from
from kg.extraction.analysis.name_chunks import Chunk, ChunkKind
from kg.extraction.analysis.name_words import name_words
from kg.extraction.analysis.names import chunks_of
from kg.extraction.analysis.naming import kinds_of_names
from kg.extraction.analysis.offices import offices_of
from kg.extraction.analysis.things import Thing, ThingReference, things_of
from kg.extraction.analysis.titles import titles_of
from kg.extraction.analysis.view import view_of
from kg.extraction.countries import by_capital
from kg.extraction.document import Form, Mention
from kg.extraction.model import Entity, EntityType

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.article import Article
    from kg.extraction.analysis.coreference import Reference
    from kg.extraction.analysis.people import Person
    from kg.extraction.analysis.things import Things
    from kg.extraction.analysis.view import View
    from kg.extraction.document import Columns, Quotation
    from kg.extraction.protocol import Name

_HOME_SENTENCES = 3
_LANDS = frozenset((EntityType.PLACE, EntityType.COUNTRY))  # "KUWAIT", "SINGAPORE" are both
_LETTERS = re.compile(r"[^\W_]+")  # and digits


def find_entities(
    article: Article,
    sentences: Sequence[Span],
    tokens: Columns,
    quotations: Sequence[Quotation],
    names: Sequence[Name] | None = None,
) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """The entities of an article, by first mention, and their mentions in the order of the text.

    An outer mention ("Iran's president") stands before those within it ("Iran"). ``names`` are
    those that a tagger has marked.
    """
    view = view_of(article.body, tokens, sentences, quotations, names)
    view = apart_from(view, offices_of(view.words, view.lowers)) if view.marks else view
    after = article.dateline.span.end if article.dateline else 0
    start = bisect_left(view.starts, after)
    chunks = chunks_of(view, start)
    titles = titles_of(view, chunks)
    kinds = kinds_of_names(view, chunks, titles)
    dateline = list(_in_dateline(article, view, start))
    home = _home(view, dateline, chunks)
    things = things_of(view, [*dateline, *chunks], kinds, home=home)
    courtesies = {c.last: c.first for c in chunks if c.kind is ChunkKind.HONORIFIC}
    lands = Lands(home, _of_its_agency(dateline), _as_written(view, chunks), nations_of(chunks))
    reader = Reader(view, kinds, titles, courtesies=courtesies, lands=lands)
    return _assembled(view, things, reader.read())


def _as_written(view: View, chunks: Sequence[Chunk]) -> dict[str, str]:
    """The names by code of the countries that the article calls by another than the usual one.

    "Turkey" for Türkiye; but not an acronym, nor a longer form ("Republic of Azerbaijan").
    """
    found: dict[str, list[str]] = {}
    for chunk in chunks:
        if chunk.kind is ChunkKind.COUNTRY and chunk.entry and chunk.entry.country:
            forms = found.setdefault(chunk.entry.country, [chunk.entry.name])
            forms.append(view.text(chunk.first, chunk.last))
    return {
        code: forms[0]
        for code, (usual, *forms) in found.items()
        if usual not in forms and len(forms[0].split()) == 1 and forms[0].istitle()
    }


def _in_dateline(article: Article, view: View, stop: int) -> Iterable[Chunk]:
    """The place and the agency of the dateline, as chunks."""
    if article.dateline is None:
        return
    parts = (
        (article.dateline.place, ChunkKind.PLACE, EntityType.PLACE),
        (article.dateline.agency, ChunkKind.ORGANIZATION, EntityType.NEWS_AGENCY),
    )
    for span, kind, wanted in parts:
        inside = [
            i
            for i in range(stop)
            if span and span.start <= view.starts[i] < view.ends[i] <= span.end
        ]
        if inside:
            first, last = inside[0], inside[-1] + 1
            match = match_entry(view.words, view.lowers, first)
            name = view.text(first, last)
            entry = match[1] if match and match[0] == last else Entry(name, wanted)
            yield Chunk(kind, first, last, entry)


def _home(view: View, dateline: Sequence[Chunk], chunks: Sequence[Chunk]) -> str | None:
    """The country where the article was written, if it is also what its beginning is about."""
    places = [c.entry.country for c in dateline if c.entry and c.entry.type in _LANDS]
    if not places or places[0] is None:
        return None
    opening = [c for c in chunks if 0 <= view.sentence[c.first] <= _HOME_SENTENCES]
    towns = {c.entry for c in dateline if c.entry and by_capital(c.entry.name) is None}
    told = {c.entry for c in opening if c.entry and c not in dateline} - towns
    return places[0] if any(entry.country == places[0] for entry in told) else None


def _of_its_agency(dateline: Sequence[Chunk]) -> str | None:
    """The country whose own agency wrote the article there."""
    known = [c.entry for c in dateline if c.entry]
    places = {entry.country for entry in known if entry.type in _LANDS}
    own = (entry for entry in known if entry.type is EntityType.NEWS_AGENCY)
    world = name_words("agencies_for_all")
    codes = (e.country for e in own if e.country in places and e.name.lower() not in world)
    return next(codes, None)


def _assembled(
    view: View, things: Things, references: Sequence[Reference]
) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """The entities and mentions of what was found."""
    found: list[tuple[Person | Thing, Reference | ThingReference]] = [
        *((reference.person, reference) for reference in references),
        *((reference.thing, reference) for reference in things.references),
    ]
    found.sort(key=lambda pair: (pair[1].first, -pair[1].last))
    ids = _ids(owner for owner, _ in found)
    mentions: dict[tuple[str, int, int], Mention] = {}
    for owner, reference in found:
        key = (ids[id(owner)], reference.first, reference.last)
        if key not in mentions:
            mentions[key] = _mention(view, reference, key[0])
    spans: dict[str, list[Span]] = {}
    for mention in mentions.values():
        spans.setdefault(mention.entity, []).append(mention.span)
    bodies = {c: ids[id(thing)] for c, thing in things.of_chunk.items() if thing.is_body}
    owners = {ids[id(owner)]: owner for owner, _ in found}
    entities = tuple(
        _entity(owner, name, tuple(spans[name]), bodies) for name, owner in owners.items()
    )
    return entities, tuple(mentions.values())


def _mention(view: View, reference: Reference | ThingReference, entity: str) -> Mention:
    span = phrase = _span(view, reference.first, reference.last)
    if isinstance(reference, ThingReference):
        article = view.lowers[reference.first - 1 : reference.first] == ("the",)
        if article and reference.form is not Form.DEMONYM:
            phrase = _span(view, reference.first - 1, reference.last)
        return Mention(span, phrase, entity, reference.form)
    title, around = reference.title, (reference.phrase_first, reference.phrase_last)
    if around != (reference.first, reference.last):
        phrase = _span(view, *around)
    return Mention(
        span,
        phrase,
        entity,
        reference.form,
        _span(view, title.role_first, title.role_last) if title else None,
        title.countries[0] if title and len(title.countries) == 1 else None,
    )


def _span(view: View, first: int, last: int) -> Span:
    return Span(view.starts[first], view.ends[last - 1])


def _ids(owners: Iterable[Person | Thing]) -> dict[int, str]:
    """A readable id for each owner, by its ``id()``: "person:ebrahim-raisi"."""
    ids: dict[int, str] = {}
    taken: dict[str, int] = {}
    for owner in owners:
        if id(owner) not in ids:
            country = isinstance(owner, Thing) and owner.type is EntityType.COUNTRY
            slug = owner.country if country and owner.country else _slug(_name(owner))
            prefix = owner.prefix if isinstance(owner, Thing) else "person"
            base = f"{prefix}:{slug}"
            taken[base] = taken.get(base, 0) + 1
            ids[id(owner)] = base if taken[base] == 1 else f"{base}-{taken[base]}"
    return ids


@lru_cache(maxsize=1 << 12)
def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).casefold()
    if not plain.isascii():
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    return "-".join(_LETTERS.findall(plain)) or "unnamed"


def _name(owner: Person | Thing) -> str:
    """The fullest form: the one with most words, then the longest, then the first.

    Forms in capitals only are passed over where the name is known otherwise: "CAIRO" in a
    dateline is Cairo, and "U.S." the United States.
    """
    if owner.name:
        return owner.name
    forms = [form for form in owner.forms if not form.isupper()]
    if not forms and isinstance(owner, Thing):
        if owner.type is EntityType.COUNTRY:
            return owner.known_as
        if owner.type is EntityType.PLACE:
            forms = [form.title() for form in owner.forms]
    forms = forms or owner.forms
    return forms[0] if len(forms) == 1 else max(forms, key=lambda f: (len(f.split()), len(f)))


def _entity(
    owner: Person | Thing, name: str, mentions: tuple[Span, ...], bodies: Mapping[Chunk, str]
) -> Entity:
    fullest = _name(owner)
    others = tuple(form for form in owner.forms if form != fullest)
    if isinstance(owner, Thing):
        named = not owner.name
        return Entity(name, owner.type, fullest, mentions, others, (), owner.country, named=named)
    return Entity(
        name,
        EntityType.PERSON,
        fullest,
        mentions,
        others,
        tuple(owner.titles),
        owner.country,
        bodies.get(owner.body) if owner.body else None,
        named=not owner.name,
    )
