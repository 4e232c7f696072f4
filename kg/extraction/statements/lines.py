"""Sentences as their reporter speaks them: what stands between quotation marks is one word.

Attribution then is a matter of the few words around it, however many sentences a quotation holds.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.document import Form
from kg.extraction.statements.word_classes import word_classes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kg.extraction.document import Document, Quotation

_OWN_NAMES = frozenset((Form.NAME, Form.SHORT))


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence: of each item its lower-case word, class, start, end, and its quotation, if one.

    A quotation is one item, with the word "". ``paragraph`` counts from 0; ``inner`` is true of
    the sentences within a quotation.
    """

    words: tuple[str, ...]
    classes: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    quotes: tuple[Quotation | None, ...]
    paragraph: int
    inner: bool = False

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """The characters of items ``first`` to ``last``, both included."""
        return Span(self.starts[first], self.ends[last])


def lines_of(document: Document, wanted: Callable[[str], bool]) -> tuple[Line, ...]:
    """The lines of the article, in order; each line with a quotation is followed by its inner ones.

    Lines without a quotation and without a word that is ``wanted`` are left out, and so are
    sub-headings.
    """
    makers = _Maker(document, wanted)
    found: list[Line] = []
    headings = frozenset(section.start for section in document.article.sections)
    for start, end in _sentences(document):
        if start not in headings:
            found += makers.lines(start, end)
    return tuple(found)


class Sentences:
    """The sentences of an article, each made a line when it is asked for."""

    def __init__(self, document: Document) -> None:
        self._spans = list(_sentences(document))
        self._makers = _Maker(document)
        self._made: dict[int, Line | None] = {}

    def before(self, place: int, most: int) -> Iterator[Line]:
        """The sentence around a character and those before it, nearest first."""
        around = bisect_right(self._spans, place, key=itemgetter(0))
        for number in range(around - 1, max(around - most, 0) - 1, -1):
            if number not in self._made:
                self._made[number] = next(self._makers.lines(*self._spans[number]), None)
            line = self._made[number]
            if line and not line.inner:
                yield line


def _sentences(document: Document) -> Iterator[tuple[int, int]]:
    """Sentences, not broken within quotations."""
    quotations, position, start = document.quotations, 0, -1
    for sentence in document.sentences:
        start = sentence.start if start < 0 else start
        while position < len(quotations) and quotations[position].outer.end < sentence.end:
            position += 1
        inside = position < len(quotations) and (
            quotations[position].outer.start < sentence.end < quotations[position].outer.end
        )
        if not inside:
            yield start, sentence.end
            start = -1
    if start >= 0:
        yield start, document.sentences[-1].end


class _Maker:
    """Cuts lines from one document; keeps the columns and indexes that this needs."""

    def __init__(self, document: Document, wanted: Callable[[str], bool] | None = None) -> None:
        self.document = document
        self.starts, self.ends, self.texts, self.lowers = document.columns
        self.wanted: Sequence[int] = range(len(self.lowers))
        if wanted:
            self.wanted = [i for i, lower in enumerate(self.lowers) if wanted(lower)]
        self.quote_starts = [quotation.outer.start for quotation in document.quotations]
        self.sentence_starts = [sentence.start for sentence in document.sentences]
        self.paragraph_starts = [paragraph.start for paragraph in document.paragraphs]
        self.names = [False] * len(self.starts)
        for mention in document.mentions:
            if mention.form in _OWN_NAMES:
                indexes = self._tokens(mention.span.start, mention.span.end)
                self.names[indexes.start : indexes.stop] = [True] * len(indexes)

    def _tokens(self, start: int, end: int) -> range:
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def lines(self, start: int, end: int) -> Iterator[Line]:
        first = bisect_left(self.quote_starts, start)
        last = bisect_left(self.quote_starts, end)
        quotations = self.document.quotations[first:last]
        line = self._line(start, end, quotations, inner=False)
        if line:
            yield line
        for quotation in quotations:
            for piece_start, piece_end in self._inner_sentences(quotation.inner):
                line = self._line(piece_start, piece_end, (), inner=True)
                if line:
                    yield line

    def _inner_sentences(self, inner: Span) -> Iterator[tuple[int, int]]:
        first = bisect_right(self.sentence_starts, inner.start) - 1
        for sentence in self.document.sentences[max(first, 0) :]:
            if sentence.start >= inner.end:
                return
            start, end = max(sentence.start, inner.start), min(sentence.end, inner.end)
            if start < end:
                yield start, end

    def _line(
        self, start: int, end: int, quotations: Sequence[Quotation], *, inner: bool
    ) -> Line | None:
        indexes = self._tokens(start, end)
        if not (quotations or self._is_wanted(indexes)):
            return None
        words: list[str] = []
        texts: list[str] = []
        names: list[bool] = []
        starts: list[int] = []
        ends: list[int] = []
        quotes: list[Quotation | None] = []
        for first, last, quotation in self._stretches(indexes, quotations):
            words += self.lowers[first:last]
            texts += self.texts[first:last]
            names += self.names[first:last]
            starts += self.starts[first:last]
            ends += self.ends[first:last]
            quotes += [None] * (last - first)
            if quotation:
                words.append("")
                texts.append("")
                names.append(False)
                starts.append(quotation.outer.start)
                ends.append(quotation.outer.end)
                quotes.append(quotation)
        return Line(
            words=tuple(words),
            classes="".join(word_classes(words, texts, names)),
            starts=tuple(starts),
            ends=tuple(ends),
            quotes=tuple(quotes),
            paragraph=bisect_right(self.paragraph_starts, start) - 1,
            inner=inner,
        )

    def _is_wanted(self, indexes: range) -> bool:
        """Whether a wanted word is among these tokens."""
        place = bisect_left(self.wanted, indexes.start)
        return place < len(self.wanted) and self.wanted[place] < indexes.stop

    def _stretches(
        self, indexes: range, quotations: Sequence[Quotation]
    ) -> Iterator[tuple[int, int, Quotation | None]]:
        """The tokens between quotations, end-exclusive, each with the quotation behind it."""
        first = indexes.start
        for quotation in quotations:
            place = max(first, bisect_left(self.starts, quotation.outer.start))
            if place >= indexes.stop:
                break
            yield first, place, quotation
            first = max(place + 1, bisect_left(self.starts, quotation.outer.end))
        yield first, max(first, indexes.stop), None
