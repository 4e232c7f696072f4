"""Sentences as their reporter speaks them: what stands between quotation marks is one word.

Attribution then is a matter of the few words around it, however many sentences a quotation holds.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import compress, count
from operator import itemgetter
from typing import TYPE_CHECKING, TypeVar

from kg.article import Span
from kg.extraction.document import Form
from kg.extraction.statements.word_classes import word_classes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kg.extraction.document import Document, Quotation

    Stretch = tuple[int, int, Quotation | None]

Value = TypeVar("Value")

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


class Sentences:
    """The sentences of an article, each made a line once, when it is first asked for."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._spans = list(_sentences(document))
        self._maker = _Maker(document)
        self._made: dict[int, Line] = {}

    def lines(self, wanted: Callable[[str], bool]) -> Iterator[Line]:
        """The lines of the article, in order; after one with a quotation those within this.

        Lines without a quotation and without a word that is ``wanted`` are left out, and so are
        sub-headings.
        """
        document, maker = self.document, self._maker
        places = list(compress(count(), map(wanted, document.columns.lowers)))
        headings = frozenset(section.start for section in document.article.sections)
        for number, (start, end) in enumerate(self._spans):
            if start in headings:
                continue
            quotations = maker.quotations(start, end)
            if quotations or maker.holds(places, start, end):
                yield self._line(number)
            for quotation in quotations:
                for first, last in maker.inner_sentences(quotation.inner):
                    if maker.holds(places, first, last):
                        yield maker.line(first, last, (), inner=True)

    def before(self, place: int, most: int) -> Iterator[Line]:
        """The sentence around a character and those before it, nearest first."""
        around = bisect_right(self._spans, place, key=itemgetter(0))
        return map(self._line, range(around - 1, max(around - most, 0) - 1, -1))

    def _line(self, number: int) -> Line:
        made = self._made.get(number)
        if made is None:
            start, end = self._spans[number]
            quotations = self._maker.quotations(start, end)
            made = self._made[number] = self._maker.line(start, end, quotations, inner=False)
        return made


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

    def __init__(self, document: Document) -> None:
        self.document = document
        self.starts, self.ends, self.texts, self.lowers = document.columns
        self.quote_starts = [quotation.outer.start for quotation in document.quotations]
        self.sentence_starts = [sentence.start for sentence in document.sentences]
        self.paragraph_starts = [paragraph.start for paragraph in document.paragraphs]
        names = [False] * len(self.starts)
        for mention in document.mentions:
            if mention.form in _OWN_NAMES:
                first, stop = self._tokens(*mention.span)
                names[first:stop] = [True] * (stop - first)
        self.names = tuple(names)
        self.unquoted: tuple[Quotation | None, ...] = (None,) * len(names)

    def _tokens(self, start: int, end: int) -> tuple[int, int]:
        first = bisect_left(self.starts, start)
        return first, bisect_left(self.starts, end, first)

    def holds(self, places: Sequence[int], start: int, end: int) -> bool:
        """Whether one of the tokens at these places stands between two characters."""
        first, stop = self._tokens(start, end)
        place = bisect_left(places, first)
        return place < len(places) and places[place] < stop

    def quotations(self, start: int, end: int) -> Sequence[Quotation]:
        """The quotations that open between two characters."""
        first = bisect_left(self.quote_starts, start)
        return self.document.quotations[first : bisect_left(self.quote_starts, end, first)]

    def inner_sentences(self, inner: Span) -> Iterator[tuple[int, int]]:
        """The sentences within a quotation, or the parts of them."""
        first = bisect_right(self.sentence_starts, inner.start) - 1
        for sentence in self.document.sentences[max(first, 0) :]:
            if sentence.start >= inner.end:
                return
            start, end = max(sentence.start, inner.start), min(sentence.end, inner.end)
            if start < end:
                yield start, end

    def line(self, start: int, end: int, quotations: Sequence[Quotation], *, inner: bool) -> Line:
        """The line of what stands between two characters, with these quotations."""
        first, stop = self._tokens(start, end)
        cut = self._stretches(first, stop, quotations) if quotations else [(first, stop, None)]
        words = _with_gaps(self.lowers, cut, lambda _: "")
        texts = _with_gaps(self.texts, cut, lambda _: "")
        names = _with_gaps(self.names, cut, lambda _: False)
        return Line(
            words=words,
            classes="".join(word_classes(words, texts, names)),
            starts=_with_gaps(self.starts, cut, lambda quotation: quotation.outer.start),
            ends=_with_gaps(self.ends, cut, lambda quotation: quotation.outer.end),
            quotes=_with_gaps(self.unquoted, cut, lambda quotation: quotation),
            paragraph=bisect_right(self.paragraph_starts, start) - 1,
            inner=inner,
        )

    def _stretches(self, first: int, stop: int, quotations: Sequence[Quotation]) -> list[Stretch]:
        """The tokens between quotations, end-exclusive, each with the quotation behind it."""
        found: list[Stretch] = []
        for quotation in quotations:
            place = max(first, bisect_left(self.starts, quotation.outer.start))
            if place >= stop:
                break
            found.append((first, place, quotation))
            first = max(place + 1, bisect_left(self.starts, quotation.outer.end))
        found.append((first, max(first, stop), None))
        return found


def _with_gaps(
    column: tuple[Value, ...], cut: Sequence[Stretch], of: Callable[[Quotation], Value]
) -> tuple[Value, ...]:
    """What a column holds of some stretches, with one value for each quotation between them."""
    if len(cut) == 1:
        ((first, last, _),) = cut
        return column[first:last]
    found: list[Value] = []
    for first, last, quotation in cut:
        found += column[first:last]
        if quotation:
            found.append(of(quotation))
    return tuple(found)
