"""The extractor that works by rules: analysis, statements, meetings, and what joins them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extraction.analysis import analyse
from kg.extraction.meetings import find_meetings
from kg.extraction.model import Extraction
from kg.extraction.statements import find_statements
from kg.extraction.statements.during import meetings_of_statements
from kg.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.article import Article
    from kg.extraction.model import Entity
    from kg.extraction.protocol import Attribution, Name


class RuleExtractor:
    """Finds statements and meetings by rules and lexicons; see ``data/`` for what it knows."""

    name = "rules"
    version = VERSION
    model_digest: str | None = None

    def extract(self, article: Article) -> Extraction:
        """Everything that the article says about who said what and who met whom."""
        return extraction_of(article)


def extraction_of(
    article: Article,
    attributions: Sequence[Attribution] | None = None,
    names: Sequence[Name] | None = None,
) -> Extraction:
    """Statements and meetings of an article; with ``attributions``, the statements of those.

    ``names`` are those that a tagger has marked: they help to tell who and what is named.
    """
    document = analyse(article, names)
    statements, speakers = find_statements(document, attributions)
    meetings, added = find_meetings(document)
    during = meetings_of_statements(document, statements, meetings)
    return Extraction(
        entities=tuple(_merged((*document.entities, *speakers, *added))),
        statements=tuple(
            statement if meeting is None else replace(statement, during=meeting)
            for statement, meeting in zip(statements, during, strict=True)
        ),
        meetings=meetings,
    )


def _merged(entities: Iterable[Entity]) -> Iterable[Entity]:
    """Each entity once, by its id, with all of its mentions."""
    found: dict[str, Entity] = {}
    for entity in entities:
        known = found.get(entity.id)
        if known:
            mentions = tuple(sorted({*known.mentions, *entity.mentions}))
            found[entity.id] = replace(known, mentions=mentions)
        else:
            found[entity.id] = entity
    return found.values()
