"""Extractors that are made of a tagger and the rules: "tagger" is the one with our own network."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kg.extraction.protocol import Marks, MarksNames
from kg.extraction.rules import extraction_of
from kg.extraction.tagger import NetworkTagger
from kg.version import VERSION

if TYPE_CHECKING:
    from kg.article import Article
    from kg.extraction.model import Extraction
    from kg.extraction.protocol import Tagger


class TaggedExtractor:
    """Statements as a tagger marks them; who speaks, to whom and when, and meetings, by rules."""

    def __init__(self, tagger: Tagger, *, name: str, version: str = VERSION) -> None:
        self.tagger = tagger
        self.name = name
        self.version = version

    @cached_property
    def model_digest(self) -> str | None:
        """The SHA-256 of the tagger's weights."""
        return self.tagger.digest

    def extract(self, article: Article) -> Extraction:
        """Everything that the article says about who said what and who met whom."""
        marks = marks_by(self.tagger, article.body)
        return extraction_of(article, marks.attributions, marks.names)


def marks_by(tagger: Tagger, text: str) -> Marks:
    """All that a tagger marks in a text."""
    if isinstance(tagger, MarksNames):
        return tagger.attributions_and_names(text)
    return Marks(tagger.attributions(text))


def network_extractor() -> TaggedExtractor:
    """The default extractor: the network that travels with the package, and the rules."""
    return TaggedExtractor(NetworkTagger(), name="tagger")
