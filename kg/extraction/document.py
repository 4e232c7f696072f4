"""An article, analysed once for every finder: tokens, sentences, quotations, who is who.

The values are here; the modules of :mod:`kg.extraction.analysis` make them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from kg.article import Article, Span
from kg.extraction.model import Entity


class Token(NamedTuple):
    """A word or a mark of punctuation, with its lower-case form.

    A tuple, for an article has hundreds: they are made in half the time, and ``zip`` turns them
    into columns.
    """

    start: int
    end: int
    text: str
    lower: str

    @property
    def span(self) -> Span:
        """The characters themselves."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks, in one paragraph.

    ``outer`` holds the marks, ``inner`` what stands between them. ``open_ended`` is true of a
    paragraph that opens a quotation and leaves it to the next paragraph to go on or close.
    """

    outer: Span
    inner: Span
    open_ended: bool = False
    continues: bool = False


Columns = tuple[tuple[int, ...], tuple[int, ...], tuple[str, ...], tuple[str, ...]]


def columns_of(tokens: Sequence[Token]) -> Columns:
    """The starts, ends, texts and lower-case forms of tokens."""
    starts, ends, texts, lowers = zip(*tokens, strict=True) if tokens else ((), (), (), ())
    return starts, ends, texts, lowers


class Form(StrEnum):
    """In what form an entity is mentioned."""

    NAME = "name"  # Ebrahim Raisi; Iran; the International Monetary Fund
    SHORT = "short"  # Raisi; the IMF
    TITLE = "title"  # the minister; his counterpart; the Iranian president
    PRONOUN = "pronoun"  # he, she, they, his
    DEMONYM = "demonym"  # Iranian (adjective)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the body that refers to an entity, by ``Entity.id``.

    ``span`` is the whole noun phrase without a leading title clause ("Ebrahim Raisi"), ``phrase``
    the same with its title, article and modifiers ("Iranian President Ebrahim Raisi"). ``role`` is
    the office within the phrase ("President"), ``country`` its alpha-2 code where the phrase says
    it.
    """

    span: Span
    phrase: Span
    entity: str
    form: Form
    role: Span | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """An article with its analysis. Every tuple is in the order of the text.

    ``starts`` is where each token begins, to look places up in.
    """

    article: Article
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    tokens: tuple[Token, ...]
    quotations: tuple[Quotation, ...]
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", tuple([token.start for token in self.tokens]))
