"""The interface behind which every extractor stands."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from kg.article import Article
from kg.extraction.model import Extraction


@runtime_checkable
class Extractor(Protocol):
    """Finds statements, meetings and entities in one article.

    An extractor is a pure function of the article: no clock, no network, no memory of other
    articles. ``name`` and ``version`` name it in the provenance; ``model_digest`` is the SHA-256
    of the weights that it uses, or None for one without.
    """

    @property
    def name(self) -> str:
        """What it is called, as in ``--extractor NAME``."""
        ...

    @property
    def version(self) -> str:
        """Changes whenever what it finds may change."""
        ...

    @property
    def model_digest(self) -> str | None:
        """The SHA-256 of its weights in hexadecimal digits."""
        ...

    def extract(self, article: Article) -> Extraction:
        """Everything that the article says about who said what and who met whom."""
        ...
