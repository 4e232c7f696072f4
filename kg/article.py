"""An article and the places in its text: frozen values, offsets in Unicode code points."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from os import PathLike
from typing import NamedTuple, Self

from kg.errors import InputError


class _Bounds(NamedTuple):
    start: int
    end: int


class Span(_Bounds):
    """The characters ``start`` to ``end`` (end-exclusive, code points) of an article's body.

    A tuple, for there are hundreds in an article, and they are compared and looked up.
    """

    __slots__ = ()

    def __new__(cls, start: int, end: int) -> Self:
        """Raises ValueError for what holds no character."""
        if not 0 <= start < end:
            raise ValueError(f"not a span: {start} to {end}")
        return tuple.__new__(cls, (start, end))

    def of(self, text: str) -> str:
        """The characters themselves."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies within this span (or is the same)."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Dateline:
    """The line that opens wire copy: ``Tehran, IRNA –``.

    ``span`` covers all of it with its closing mark; ``place`` and ``agency`` lie inside it, where
    the dateline names them.
    """

    span: Span
    place: Span | None = None
    agency: Span | None = None


@dataclass(frozen=True, slots=True)
class Article:
    r"""One news article as it was published.

    ``published`` is an ``xsd:date`` or ``xsd:dateTime`` in its lexical form, as precise as the
    source. ``body`` is verbatim: line ends normalised to ``\n``, outer white space removed,
    nothing else touched. ``sections`` are the sub-headings in it. ``source`` is the name of the
    file (no folder) or the URL that it was read from, and ``line`` the 1-based line there.
    """

    headline: str
    published: str
    body: str
    language: str = "en"
    dateline: Dateline | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    sections: tuple[Span, ...] = ()
    url: str | None = None
    modified: str | None = None
    license: str | None = None
    copyright_holder: str | None = None
    source: str = ""
    line: int = 1

    def __post_init__(self) -> None:
        """Raises ValueError where ``published`` does not begin with a day."""
        try:
            self.date  # noqa: B018 -- an impossible day raises here, not later
        except (TypeError, ValueError) as error:
            told = f"published is no day or time such as '2024-05-19': {self.published!r}"
            raise ValueError(told) from error

    @property
    def date(self) -> date:
        """The day of publication."""
        return date.fromisoformat(self.published[:10])

    @property
    def content_digest(self) -> str:
        """The SHA-256 of the body in UTF-8, as 64 hexadecimal digits."""
        return hashlib.sha256(self.body.encode("utf-8")).hexdigest()


def an_article(given: object) -> Article:
    """What was given, if it is an article.

    Raises the :class:`~kg.errors.InputError` that stands where an article could not be read, and
    TypeError, with what to give instead, for anything else.
    """
    if isinstance(given, Article):
        return given
    if isinstance(given, InputError):
        raise given
    advice = "give one of those that kg.read(paths) or kg.read_text(text) yields"
    if isinstance(given, str | bytes | PathLike):
        advice = "read it first: kg.read(path) and kg.read_text(text) yield articles"
    elif isinstance(given, Iterator | list | tuple | set):
        advice = "give them one by one: for article in kg.read(paths)"
    raise TypeError(f"an article is wanted, not {type(given).__name__}: {advice}")
