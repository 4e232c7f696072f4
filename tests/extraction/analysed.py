"""A short way for the tests to an analysed article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.article import Article, Dateline, Span
from kg.extraction.analysis import analyse
from kg.extraction.document import Document, Form, Mention
from kg.extraction.model import Entity, EntityType
from kg.extraction.protocol import Name


@dataclass(frozen=True, slots=True)
class Analysed:
    """A document with what the tests ask of it."""

    document: Document

    @property
    def body(self) -> str:
        return self.document.article.body

    def entity(self, name: str) -> Entity:
        """The entity of that name."""
        (found,) = [entity for entity in self.document.entities if entity.name == name]
        return found

    def names(self, kind: str) -> list[str]:
        """The names of the entities of a type."""
        return [entity.name for entity in self.document.entities if entity.type == kind]

    def mention(self, words: str, occurrence: int = 0) -> Mention:
        """The first mention (or a later one) with these words."""
        found = [m for m in self.document.mentions if m.span.of(self.body) == words]
        return found[occurrence]

    def who(self, words: str, occurrence: int = 0) -> list[str]:
        """Whom these words mean where they stand for the first (or a later) time, by name."""
        places = [match.span() for match in re.finditer(rf"\b{re.escape(words)}\b", self.body)]
        ids = {entity.id: entity.name for entity in self.document.entities}
        wanted = Span(*places[occurrence])
        return [ids[m.entity] for m in self.document.mentions if m.span == wanted]

    def mentions_of(self, name: str, form: Form | None = None) -> list[str]:
        """The words of an entity's mentions, of one form or of all."""
        wanted = self.entity(name).id
        return [
            m.span.of(self.body)
            for m in self.document.mentions
            if m.entity == wanted and form in {None, m.form}
        ]


def read(
    body: str,
    *,
    place: str = "",
    agency: str = "",
    dateline: str = "",
    marks: Mapping[str, EntityType] | None = None,
) -> Analysed:
    """An analysed article; the dateline is given by its words, and so are the marks of a tagger."""
    head = None
    if dateline:
        head = Dateline(_span(body, dateline), _find(body, place), _find(body, agency))
    article = Article(headline="A story", published="2024-05-19", body=body, dateline=head)
    return Analysed(analyse(article, None if marks is None else _everywhere(body, marks)))


def _everywhere(body: str, marks: Mapping[str, EntityType]) -> list[Name]:
    found = (
        Name(Span(*match.span()), kind)
        for words, kind in marks.items()
        for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", body)
    )
    return sorted(found, key=lambda name: name.span)


def _find(body: str, words: str) -> Span | None:
    return _span(body, words) if words else None


def _span(body: str, words: str) -> Span:
    start = body.index(words)
    return Span(start, start + len(words))
