"""An article, analysed once for every finder: tokens, sentences, quotations, who is who.

The values are here; the modules of :mod:`kg.extraction.analysis` make them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from kg.article import Article, Span
from kg.extraction.model import Entity


class Token(NamedTuple):
    """A word or a mark of punctuation, with its lower-case form."""

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


class Columns(NamedTuple):
    """What tokens have, each in a tuple of its own.

    An article has hundreds of tokens, and hardly anybody looks at one alone: a sentence is a slice
    of these, and places are looked up in ``starts``.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    texts: tuple[str, ...]
    lowers: tuple[str, ...]

    def tokens(self, first: int = 0, last: int | None = None) -> tuple[Token, ...]:
        """The tokens ``first`` to ``last`` (exclusive): all, unless told."""
        return tuple(map(Token, *self.part(first, last)))

    def part(self, first: int, last: int | None) -> Columns:
        """The tokens ``first`` to ``last`` (exclusive), in columns."""
        part = slice(first, last)
        return Columns(self.starts[part], self.ends[part], self.texts[part], self.lowers[part])


class Form(StrEnum):
    """In what form an entity is mentioned."""

    NAME = "name"  # Ebrahim Raisi; Iran; the International Monetary Fund
    SHORT = "short"  # Raisi; the IMF
    TITLE = "title"  # the minister; his counterpart; the Iranian president
    PRONOUN = "pronoun"  # he, she, they, his
    DEMONYM = "demonym"  # Iranian (adjective)


class Mention(NamedTuple):
    """A place in the body that refers to an entity, by ``Entity.id``.

    ``span`` is the whole noun phrase without a leading title clause ("Ebrahim Raisi"), ``phrase``
    the same with its title, article and modifiers ("Iranian President Ebrahim Raisi"). ``role`` is
    the office within the phrase ("President"), ``country`` its alpha-2 code where the phrase says
    it. A tuple, for an article has dozens, and the rules of meetings change one thing of many.
    """

    span: Span
    phrase: Span
    entity: str
    form: Form
    role: Span | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """An article with its analysis. Every tuple is in the order of the text."""

    article: Article
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    columns: Columns
    quotations: tuple[Quotation, ...]
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens, one by one."""
        return self.columns.tokens()
