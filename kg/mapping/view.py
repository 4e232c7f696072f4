"""What every mapper needs to see of one article: its text, what was found, how things are named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.article import Article, Span
from kg.extraction.model import Entity, Extraction
from kg.mapping.decided import NOTHING, Decided
from kg.mapping.iris import Iris, name_meetings, name_statements
from kg.mapping.terms import Written, literal, written


@dataclass(frozen=True, slots=True)
class View:
    """One article and its extraction, with the IRIs of its statements and meetings.

    ``decided`` is what an authority file says of them; ``bodies`` says whether the text, its
    extracts and long quotations may be told.
    """

    article: Article
    extraction: Extraction
    iris: Iris
    entities: dict[str, Entity]
    entity_nodes: dict[str, Written]
    statements: tuple[Written, ...]
    meetings: tuple[Written, ...]
    bodies: bool
    decided: Decided
    article_node: Written

    @classmethod
    def of(
        cls,
        article: Article,
        extraction: Extraction,
        *,
        base: str,
        bodies: bool,
        decided: Decided = NOTHING,
    ) -> View:
        """Name everything found; raises UsageError for a base that cannot carry data."""
        iris = Iris.of(article, base=base, decided=decided.iris)
        entities = {entity.id: entity for entity in extraction.entities}
        entities |= {alias: entities[known] for alias, known in decided.aliases.items()}
        return cls(
            article,
            extraction,
            iris,
            entities,
            {key: written(iris.entity(entity)) for key, entity in entities.items()},
            tuple(map(written, name_statements(iris, extraction.statements))),
            tuple(map(written, name_meetings(iris, extraction.meetings, entities))),
            bodies,
            decided,
            written(iris.article),
        )

    def place(self, span: Span) -> Written:
        """The IRI of a span (:meth:`Iris.span`), written."""
        start, end = span
        return Written(f"{self.article_node[:-1]}#char={start},{end}>")

    def stands(self, node: Written) -> bool:
        """Whether a statement or meeting is told, and not one that was decided to be wrong."""
        return node[1:-1] not in self.decided.mistakes

    def standing(self, nodes: Sequence[Written], index: int | None) -> tuple[Written, ...]:
        """The statement or meeting of an index, if there is one and it is told."""
        return () if index is None or not self.stands(nodes[index]) else (nodes[index],)

    def node(self, entity_id: str) -> Written:
        """The IRI of an entity by its id."""
        return self.entity_nodes[entity_id]

    def nodes(self, entity_ids: Sequence[str]) -> Iterable[Written]:
        """The IRIs of entities by their ids, each once."""
        return dict.fromkeys(map(self.node, entity_ids)) if entity_ids else ()

    def words(self, text: str) -> Written:
        """``text`` in the language of the article."""
        return literal(text, language=self.article.language)
