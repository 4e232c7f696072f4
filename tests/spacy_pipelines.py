"""Real spaCy pipelines that mark who says what, and a story for them."""

from __future__ import annotations

from typing import Any

import spacy
from spacy.language import Language
from spacy.pipeline import SpanRuler

from kg.article import Article
from kg.extraction.protocol import Attribution

QUOTED = [{"ORTH": "“"}, {"ORTH": {"NOT_IN": ["“", "”"]}, "OP": "+"}, {"ORTH": "”"}]
PATTERNS: list[dict[str, Any]] = [  # spaCy's own type of a pattern
    {"label": "CONTENT", "pattern": QUOTED},
    {"label": "Cue", "pattern": [{"LOWER": {"IN": ["said", "added"]}}]},
    {"label": "source", "pattern": [{"TEXT": {"IN": ["Huber", "Weber", "he"]}}]},
    {"label": "source", "pattern": [{"TEXT": "Karl"}, {"TEXT": "Huber"}]},
    {"label": "PLACE", "pattern": "Nairobi"},
]
BODY = """VIENNA, May 3 (IRNA) -- Austrian President Karl Huber met Kenyan President Anna Weber.

“We have waited long enough,” Huber said on Friday. “Nairobi is next,” Ms. Weber added.

“Nothing else is planned.”
"""
STORY = Article(headline="An embassy", published="2024-05-03", body=BODY.strip())


def ruled(*patterns: dict[str, Any], key: str | None = "attribution") -> Language:
    """A pipeline that marks what patterns say."""
    pipeline = spacy.blank("en")
    config = {"spans_key": key, "annotate_ents": key is None}
    ruler = pipeline.add_pipe("span_ruler", config=config)
    assert isinstance(ruler, SpanRuler)
    ruler.add_patterns(patterns or PATTERNS)  # type: ignore[arg-type]  # a list of one of its own
    return pipeline


def words(text: str, attribution: Attribution) -> tuple[str, str | None, str | None]:
    """Content, cue and source, as they stand in the text."""
    cue, source = (
        span.of(text) if span else None for span in (attribution.cue, attribution.source)
    )
    return " | ".join(span.of(text) for span in attribution.content), cue, source
