"""Texts with the attributions of a tagger marked by hand, and what becomes of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from marked import unmarked

from kg.article import Article
from kg.extraction.model import Entity, Extraction, Statement
from kg.extraction.protocol import Attribution
from kg.extraction.rules import extraction_of


@dataclass(frozen=True, slots=True)
class Combined:
    """The statements of a text, and how a test asks for them."""

    text: str
    extraction: Extraction

    @property
    def statements(self) -> tuple[Statement, ...]:
        return self.extraction.statements

    @property
    def contents(self) -> list[list[str]]:
        """The words of each statement, fragment by fragment."""
        return [[span.of(self.text) for span in s.content] for s in self.statements]

    @property
    def cues(self) -> list[str | None]:
        return [s.cue[0].of(self.text) if s.cue else None for s in self.statements]

    @property
    def sources(self) -> list[str | None]:
        return [s.source[0].of(self.text) if s.source else None for s in self.statements]

    def entities(self, *ids: str) -> list[Entity]:
        known = {entity.id: entity for entity in self.extraction.entities}
        return [known[name] for name in ids]

    @property
    def speakers(self) -> list[list[str]]:
        """The names of those who make each statement."""
        return [[e.name for e in self.entities(*s.speakers)] for s in self.statements]


def attributions_in(
    marked: str, *, sure: Mapping[int, float] | None = None
) -> tuple[str, list[Attribution]]:
    """The text without its marks, and an attribution for each number in them.

    ``{c1 …}`` is a fragment of content 1, ``{s1 …}`` its source and ``{q1 …}`` its cue (see
    :mod:`marked`); ``sure`` gives confidences, 0.9 where it does not.
    """
    text, spans = unmarked(marked)
    numbers = sorted({int(label[1:]) for label in spans})
    return text, [
        Attribution(
            content=tuple(spans[f"c{n}"]),
            cue=next(iter(spans.get(f"q{n}", ())), None),
            source=next(iter(spans.get(f"s{n}", ())), None),
            confidence=(sure or {}).get(n, 0.9),
        )
        for n in numbers
    ]


def combined(marked: str, *, sure: Mapping[int, float] | None = None) -> Combined:
    """What the rules make of a text and its marks."""
    text, attributions = attributions_in(marked.strip(), sure=sure)
    article = Article("A story", "2024-05-22", text, source="story.txt")
    return Combined(text, extraction_of(article, attributions))
