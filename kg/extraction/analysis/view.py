"""The tokens of an article, with where each one stands: its sentence, its quotation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extraction.lexicon import lists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.article import Span
    from kg.extraction.document import Quotation, Token

_OPENING_MARKS = frozenset(("“", '"', "‘", "'", "«", "„", "``", ":", "(", "[", "-", "–", "—", "--"))
_HEADLINE_WORDS = 4


@dataclass(frozen=True, slots=True)
class View:
    """Columns over the tokens: all have one entry a token.

    ``words`` have straight apostrophes. ``opens`` is true of the first word of a sentence or a
    quotation, where a capital tells nothing; ``headline`` of words in a sentence that writes
    nearly all words with a capital. ``sentence`` and ``quotation`` are indexes (-1: none), and
    ``first_of`` is the first token of each sentence.
    """

    body: str
    words: tuple[str, ...]
    lowers: tuple[str, ...]
    spans: tuple[Span, ...]
    opens: tuple[bool, ...]
    headline: tuple[bool, ...]
    sentence: tuple[int, ...]
    quotation: tuple[int, ...]
    first_of: tuple[int, ...]

    def text(self, first: int, last: int) -> str:
        """The text of the tokens ``first`` to ``last`` (exclusive), in one line."""
        return " ".join(self.body[self.spans[first].start : self.spans[last - 1].end].split())


def view_of(
    body: str,
    tokens: Sequence[Token],
    sentences: Sequence[Span],
    quotations: Sequence[Quotation],
) -> View:
    """The columns for these tokens."""
    words = tuple(token.text.replace("’", "'") for token in tokens)
    spans = tuple(token.span for token in tokens)
    sentence = _indexes(spans, sentences)
    first_of = [len(tokens)] * len(sentences)
    for index in range(len(tokens) - 1, -1, -1):
        if sentence[index] >= 0:
            first_of[sentence[index]] = index
    return View(
        body=body,
        words=words,
        lowers=tuple(word.lower() for word in words),
        spans=spans,
        opens=_openings(words, sentence),
        headline=_headlines(words, sentence),
        sentence=sentence,
        quotation=_indexes(spans, [quotation.inner for quotation in quotations]),
        first_of=tuple(first_of),
    )


def _indexes(spans: Sequence[Span], areas: Sequence[Span]) -> tuple[int, ...]:
    """For each span, the index of the area that it starts in, or -1; both are in order."""
    found = []
    area, count = 0, len(areas)
    for span in spans:
        while area < count and areas[area].end <= span.start:
            area += 1
        found.append(area if area < count and areas[area].start <= span.start else -1)
    return tuple(found)


def _openings(words: Sequence[str], sentence: Sequence[int]) -> tuple[bool, ...]:
    found = []
    fresh, before = True, -1
    for word, index in zip(words, sentence, strict=True):
        fresh = fresh or index != before
        found.append(fresh)
        if word[0].isalnum():
            fresh = False
        elif word in _OPENING_MARKS:
            fresh = True
        before = index
    return tuple(found)


def _headlines(words: Sequence[str], sentence: Sequence[int]) -> tuple[bool, ...]:
    """Whether each word stands in a sentence where all but small words have a capital."""
    small = lists("words_of_names")["small_words"]
    capitals: dict[int, int] = {}
    others: dict[int, int] = {}
    for word, index in zip(words, sentence, strict=True):
        if word[0].isalpha() and word.lower() not in small:
            counts = capitals if word[0].isupper() else others
            counts[index] = counts.get(index, 0) + 1
    loud = {
        index
        for index, count in capitals.items()
        if count >= _HEADLINE_WORDS and others.get(index, 0) * 6 < count
    }
    return tuple(index in loud for index in sentence)
