"""Mapping: what was found, to a named graph. Every IRI is made here."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import Quad

from kg.article import Article
from kg.extraction.model import EntityType, Extraction
from kg.mapping import articles, entities, meetings, statements
from kg.mapping.articles import Provenance
from kg.mapping.decided import NOTHING, Decided
from kg.mapping.graphs import Graph
from kg.mapping.namespaces import DEFAULT_BASE
from kg.mapping.terms import SCHEMA, Line, Written, told
from kg.mapping.view import View

__all__ = ["Graph", "Provenance", "to_graph", "to_quads"]


def to_quads(
    article: Article,
    extraction: Extraction,
    *,
    provenance: Provenance,
    base: str = DEFAULT_BASE,
    bodies: bool = True,
    decided: Decided = NOTHING,
) -> tuple[Quad, ...]:
    """The quads of :func:`to_graph`."""
    return to_graph(
        article, extraction, provenance=provenance, base=base, bodies=bodies, decided=decided
    ).quads


def to_graph(
    article: Article,
    extraction: Extraction,
    *,
    provenance: Provenance,
    base: str = DEFAULT_BASE,
    bodies: bool = True,
    decided: Decided = NOTHING,
) -> Graph:
    """The article's named graph, each triple once, in an order that reads well.

    First the article, then its statements, meetings, and entities, the body last. Without
    ``bodies`` the text, its extracts and long quotations are left out; offsets and digest stay.
    ``decided`` is what an authority file says of the article (:func:`kg.resolution.applied`).
    Raises :class:`~kg.errors.UsageError` for a base that is not an absolute IRI.
    """
    view = View.of(article, extraction, base=base, bodies=bodies, decided=decided)
    return Graph(view.iris.graph, tuple(dict.fromkeys(_lines(view, provenance))))


def _lines(view: View, made_by: Provenance) -> list[Line]:
    found = view.extraction
    lines = articles.article(view)
    lines += articles.people_behind(view)
    mentioned = [view.node(entity.id) for entity in found.entities]
    lines += told(view.article_node, ((SCHEMA.mentions, mentioned),))
    lines += articles.provenance(view, made_by)
    for index in _standing(view, view.statements):
        lines += statements.statement(view, index)
    for index in _standing(view, view.meetings):
        lines += meetings.meeting(view, index)
    for entity in found.entities:
        lines += entities.entity(view, entity)
    for code in _undescribed_countries(found):
        lines += entities.country(view, code)
    return lines + articles.body(view) if view.bodies else lines


def _standing(view: View, nodes: Sequence[Written]) -> list[int]:
    return [index for index, node in enumerate(nodes) if view.stands(node)]


def _undescribed_countries(extraction: Extraction) -> list[str]:
    """Codes of countries that entities belong to and that the text names only by adjective."""
    described = {e.country for e in extraction.entities if e.type is EntityType.COUNTRY}
    return sorted({e.country for e in extraction.entities if e.country} - described)
