"""Who is who in one article, as an authority file has it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kg.article import Article
from kg.extraction.model import Entity, EntityType, Extraction
from kg.mapping.decided import Decided, Reason
from kg.mapping.iris import FOLDERS, Iris, last_part
from kg.resolution.authority import Authority, Context, Decision, Entry, Relation

_TYPE_OF_FOLDER = {
    **{folder: kind for kind, folder in reversed(FOLDERS.items())},
    "country": EntityType.COUNTRY,
}
_ORGANIZATIONS = tuple(kind for kind, folder in FOLDERS.items() if folder == "organization")


@dataclass(frozen=True, slots=True)
class Identified:
    """The entities as decided, those that are one made one; the decisions that led there."""

    extraction: Extraction
    decided: Decided
    decisions: tuple[Decision, ...]
    descriptions: tuple[Reason, ...]


def identified(
    authority: Authority, article: Article, extraction: Extraction, iris: Iris
) -> Identified:
    """What ``authority`` says of the names of an article; ``iris`` knows nothing of it."""
    contexts = _contexts(article, extraction, iris)
    paths = {e.id: _path(authority, e, iris, contexts) for e in extraction.entities}
    iri_of = {
        e.id: paths[e.id][-1].object if paths[e.id] else iris.entity(e).value
        for e in extraction.entities
    }
    by_iri: defaultdict[str, list[Entity]] = defaultdict(list)
    for entity in extraction.entities:
        by_iri[iri_of[entity.id]].append(entity)
    spoken_of = {i for i, found in by_iri.items() if any(paths[e.id] for e in found)}
    spoken_of |= by_iri.keys() & authority.entries.keys()
    one = {
        iri: _as_decided(by_iri[iri], iri, authority.entries.get(iri), iris)
        for iri in sorted(spoken_of)
    }
    behind = _people_behind(authority, article, iris, contexts)
    linked = {iri: _links(authority, iri, by_iri[iri], iris, contexts) for iri in sorted(by_iri)}
    decided = Decided(
        iris={name: path[-1].object for name, path in behind.items()}
        | {one[iri].id: iri for iri in one},
        aliases={e.id: one[iri].id for iri in one for e in by_iri[iri][1:]},
        same_as=_same_as(authority, by_iri, linked),
    )
    used = [d for path in (*paths.values(), *behind.values(), *linked.values()) for d in path]
    return Identified(
        replace(extraction, entities=_in_place(extraction.entities, iri_of, one)),
        decided,
        tuple(dict.fromkeys(used)),
        tuple(_descriptions(authority, by_iri, one, iris)),
    )


def known_entity(entry: Entry, iris: Iris) -> Entity | None:
    """Somebody whom the authority file names and the article does not; None without a name.

    The IRI is the id.
    """
    if entry.name is None:
        return None
    kind = entry.type or type_of(entry.iri, iris.base) or EntityType.PERSON
    country = last_part(entry.iri) if kind is EntityType.COUNTRY else None
    return Entity(entry.iri, kind, entry.name, other_names=entry.other_names, country=country)


def type_of(iri: str, base: str) -> EntityType | None:
    """What is named in that folder under the base."""
    folder = iri.removeprefix(base).partition("/")[0]
    return _TYPE_OF_FOLDER.get(folder) if iri.startswith(base) else None


def _path(
    authority: Authority, entity: Entity, iris: Iris, contexts: Mapping[str, Context]
) -> tuple[Decision, ...]:
    return authority.identity(iris.entity(entity).value, contexts[entity.id])


def _links(
    authority: Authority,
    iri: str,
    parts: Iterable[Entity],
    iris: Iris,
    contexts: Mapping[str, Context],
) -> tuple[Decision, ...]:
    """The links of whom an IRI names: those of the IRI, and of the names that led to it."""
    subjects = [(name, e.id) for e in parts for name in (iri, iris.entity(e).value)]
    said = (d for name, i in subjects for d in authority.said_of(name, contexts[i]))
    return tuple(dict.fromkeys(d for d in said if d.relation is Relation.LINKED))


def _same_as(
    authority: Authority,
    by_iri: Mapping[str, list[Entity]],
    linked: Mapping[str, tuple[Decision, ...]],
) -> dict[str, tuple[str, ...]]:
    """The further IRIs of entities: those of their entries, and those that links lead to."""
    found: dict[str, tuple[str, ...]] = {}
    for iri, parts in by_iri.items():
        entry = authority.entries.get(iri)
        known = (entry.same_as if entry else ()) + tuple(d.object for d in linked[iri])
        if known:
            found[parts[0].id] = tuple(dict.fromkeys(known))
    return found


def _contexts(article: Article, extraction: Extraction, iris: Iris) -> dict[str, Context]:
    """Where each entity stands, by id; under "" the article alone."""
    countries: defaultdict[str, set[str]] = defaultdict(set)
    offices: defaultdict[str, set[str]] = defaultdict(set)
    country_of = {e.id: e.country for e in extraction.entities if e.country}
    for entity in extraction.entities:
        countries[entity.id] |= {entity.country} if entity.country else set()
        offices[entity.id] |= set(entity.job_titles)
    for part in (p for m in extraction.meetings for p in m.participations):
        offices[part.participant] |= {part.role} if part.role else set()
        if part.represents in country_of:
            countries[part.participant].add(country_of[part.represents])
    for said in extraction.statements:
        if said.speaker_role is not None and len(said.speakers) == 1:
            offices[said.speakers[0]].add(said.speaker_role)
    name, day = iris.article.value, article.date
    alone = {"": Context(name, day)}
    return alone | {
        e.id: Context(name, day, frozenset(countries[e.id]), frozenset(offices[e.id]))
        for e in extraction.entities
    }


def _people_behind(
    authority: Authority, article: Article, iris: Iris, contexts: Mapping[str, Context]
) -> dict[str, tuple[Decision, ...]]:
    """Publisher, authors and rights holder, by the IRIs that their names alone give."""
    bodies = [n for n in (article.publisher, article.copyright_holder) if n is not None]
    names = [*map(iris.organization, bodies), *map(iris.person, article.authors)]
    paths = {node.value: authority.identity(node.value, contexts[""]) for node in names}
    return {name: path for name, path in paths.items() if path}


def _in_place(
    entities: Iterable[Entity], iri_of: Mapping[str, str], one: Mapping[str, Entity]
) -> tuple[Entity, ...]:
    """The entities, each decided one where its first part stood."""
    changed = (one.get(iri_of[e.id], e) for e in entities)
    return tuple({e.id: e for e in changed}.values())


def _as_decided(parts: list[Entity], iri: str, entry: Entry | None, iris: Iris) -> Entity:
    """One entity of all that is said of it; its proper name is the file's, else the longest."""
    named = [e for e in parts if e.named]
    names = [entry.name] if entry and entry.name else [e.name for e in named]
    name = max(names, key=len, default=parts[0].name)
    others = [n for e in named for n in (e.name, *e.other_names)]
    others += entry.other_names if entry else ()
    return replace(
        parts[0],
        type=_type(parts, iri, entry, iris),
        name=name,
        mentions=tuple(sorted({m for e in parts for m in e.mentions})),
        other_names=tuple(n for n in dict.fromkeys(others) if n != name),
        job_titles=tuple(dict.fromkeys(t for e in parts for t in e.job_titles)),
        country=next((e.country for e in parts if e.country), None),
        member_of=next((e.member_of for e in parts if e.member_of), None),
        named=bool(names),
    )


def _type(parts: list[Entity], iri: str, entry: Entry | None, iris: Iris) -> EntityType:
    """What the file says, else what the name of the IRI says unless the text is more exact."""
    found = (entry.type if entry else None) or type_of(iri, iris.base)
    of_one_kind = found in _ORGANIZATIONS and parts[0].type in _ORGANIZATIONS
    if found is None or (of_one_kind and not (entry and entry.type)):
        return parts[0].type
    return found


def _descriptions(
    authority: Authority,
    parts: Mapping[str, list[Entity]],
    one: Mapping[str, Entity],
    iris: Iris,
) -> Iterable[Reason]:
    """The entries that make an entity another one than the text does."""
    for iri, entity in one.items():
        entry = authority.entries.get(iri)
        if entry and (entry.same_as or [entity] != parts[iri]):
            yield Reason(iris.decision(entry.decision).value, entry.because)
