"""The interfaces behind which extractors and taggers stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from kg.article import Article, Span
from kg.extraction.model import EntityType, Extraction


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


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words of a text that are attributed to somebody, as a tagger marks them.

    ``content`` has a span for each uninterrupted fragment, at least one, in order; ``cue`` and
    ``source`` are None where the text has none. ``confidence`` lies between 0 and 1.
    """

    content: tuple[Span, ...]
    cue: Span | None = None
    source: Span | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Name:
    """Words of a text that name somebody or something, as a tagger marks them.

    ``span`` holds no article and no title; ``type`` is a person, an organization, a place or an
    event. ``confidence`` lies between 0 and 1.
    """

    span: Span
    type: EntityType
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Marks:
    """What a tagger marks in one text.

    ``names`` are in order and do not overlap; None of a tagger that does not look for any.
    """

    attributions: Sequence[Attribution] = ()
    names: Sequence[Name] | None = None


class Tagger(Protocol):
    """Marks who is quoted with what, and nothing else; the rest of the statement follows by rules.

    The part of an extractor that a model does best. :class:`~kg.extraction.tagged.TaggedExtractor`
    makes an :class:`Extractor` of one.
    """

    @property
    def digest(self) -> str:
        """The SHA-256 of the weights."""
        ...

    def attributions(self, text: str) -> Sequence[Attribution]:
        """The outermost attributions of a text, in the order of their contents."""
        ...


@runtime_checkable
class MarksNames(Protocol):
    """What a tagger has besides that marks names too: both in one reading of the text."""

    def attributions_and_names(self, text: str) -> Marks:
        """The attributions, as ``attributions`` gives them, and the names."""
        ...
