"""Corrections of one article: who said a statement, what is wrong, which meetings are one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pyoxigraph import NamedNode

from kg.article import Article
from kg.extraction.model import Entity, Extraction
from kg.mapping.decided import Decided
from kg.mapping.iris import Iris, name_meetings, name_statements
from kg.mapping.namespaces import NKG
from kg.resolution.authority import Authority, Context, Decision, Relation
from kg.resolution.identifying import Identified, known_entity

LINKS: Final = {
    Relation.SAME_MEETING: NKG.sameMeetingAs,
    Relation.REALIZED_BY: NKG.realizedBy,
}
"""The properties by which decisions tie meetings to each other."""

_Said = tuple[NamedNode, Decision]
"""A statement or meeting by the IRI that it has, and a decision about it."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """An article as corrected, and the decisions that made it so."""

    extraction: Extraction
    decided: Decided
    decisions: tuple[Decision, ...]


def corrected(
    authority: Authority, article: Article, extraction: Extraction, who: Identified, iris: Iris
) -> Corrected:
    """``who`` with its statements and meetings corrected; ``extraction`` is what the text gave.

    A meeting is found by the IRI that it has now and by the one that it has without decisions.
    """
    context = Context(iris.article.value, article.date)
    named = replace(iris, decided=who.decided.iris)
    statements = [(node,) for node in name_statements(iris, extraction.statements)]
    before = name_meetings(iris, extraction.meetings, _by_id(extraction.entities, {}))
    after = _by_id(who.extraction.entities, who.decided.aliases)
    meetings = list(zip(name_meetings(named, extraction.meetings, after), before, strict=True))
    said = list(_said(authority, context, [*statements, *meetings]))
    wrong = [(node, d) for node, d in said if d.relation is Relation.WRONG]
    links = [(n, d) for n, d in said if d.relation in LINKS and d.object != n.value]
    decided = replace(
        who.decided,
        mistakes=frozenset(node.value for node, _ in wrong),
        links=tuple((node, LINKS[d.relation], NamedNode(d.object)) for node, d in links),
    )
    speakers = [(node, d) for node, d in said if d.relation is Relation.SPEAKER]
    spoken = _Speakers.of(authority, who.extraction, named, {d.object for _, d in speakers})
    speakers = [(node, d) for node, d in speakers if d.object in spoken.ids]
    return Corrected(
        spoken.given([n[0] for n in statements], speakers),
        replace(decided, iris={**decided.iris, **spoken.added(speakers)}),
        tuple(dict.fromkeys(d for _, d in (*wrong, *links, *speakers))),
    )


def _by_id(entities: Sequence[Entity], aliases: Mapping[str, str]) -> dict[str, Entity]:
    known = {entity.id: entity for entity in entities}
    return known | {alias: known[i] for alias, i in aliases.items()}


def _said(
    authority: Authority, context: Context, things: Sequence[tuple[NamedNode, ...]]
) -> Iterator[_Said]:
    for names in things:
        for name in dict.fromkeys(names):
            for decision in authority.said_of(name.value, context):
                yield names[0], decision


@dataclass(frozen=True, slots=True)
class _Speakers:
    """Who is made a speaker: the article's own entities, and others whom the file names.

    ``ids`` are by IRI; an entity that the article lacks has its IRI for an id.
    """

    extraction: Extraction
    ids: Mapping[str, str]
    strangers: Mapping[str, Entity]

    @classmethod
    def of(
        cls, authority: Authority, extraction: Extraction, named: Iris, wanted: set[str]
    ) -> _Speakers:
        own = {named.entity(e).value: e.id for e in reversed(extraction.entities)}
        missing = sorted((wanted - own.keys()) & authority.entries.keys())
        known = ((iri, known_entity(authority.entries[iri], named)) for iri in missing)
        strangers = {iri: entity for iri, entity in known if entity is not None}
        return cls(extraction, {iri: iri for iri in strangers} | own, strangers)

    def given(self, nodes: Sequence[NamedNode], said: Sequence[_Said]) -> Extraction:
        """The extraction with the speakers that were decided on."""
        speakers: dict[NamedNode, list[str]] = {}
        for node, decision in said:
            speakers.setdefault(node, []).append(self.ids[decision.object])
        if not speakers:
            return self.extraction
        statements = tuple(
            replace(statement, speakers=tuple(dict.fromkeys(speakers[node])))
            if node in speakers
            else statement
            for node, statement in zip(nodes, self.extraction.statements, strict=True)
        )
        added = tuple(self.strangers[iri] for iri in self.added(said))
        entities = (*self.extraction.entities, *added)
        return replace(self.extraction, entities=entities, statements=statements)

    def added(self, said: Sequence[_Said]) -> dict[str, str]:
        """The IRIs of those whom the article lacks, by id."""
        return {d.object: d.object for _, d in said if d.object in self.strangers}
