"""The tokens of an article, with where each one stands: its sentence, its quotation."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extraction.analysis.marked_names import marks_of
from kg.extraction.lexicon import lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.article import Span
    from kg.extraction.analysis.marked_names import Marks
    from kg.extraction.document import Columns, Quotation
    from kg.extraction.protocol import Name

_OPENING_MARKS = frozenset(("“", '"', "‘", "'", "«", "„", "``", ":", "(", "[", "-", "–", "—", "--"))
_HEADLINE_WORDS = 4
_NONE_LOWER = 6  # as many words with a capital there are in a headline to one without


@dataclass(frozen=True, slots=True)
class View:
    """Columns over the tokens: all have one entry a token.

    ``words`` have straight apostrophes. ``sentence`` and ``quotation`` are indexes (-1: none),
    ``first_of`` is the first token of each sentence, and ``loud`` are the sentences that write
    nearly all words with a capital. ``marks`` are the names of a tagger; None where none has read
    the article.
    """

    body: str
    words: tuple[str, ...]
    lowers: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentence: tuple[int, ...]
    quotation: tuple[int, ...]
    first_of: tuple[int, ...]
    loud: frozenset[int]
    marks: Marks | None = None

    def text(self, first: int, last: int) -> str:
        """The text of the tokens ``first`` to ``last`` (exclusive), in one line."""
        return " ".join(self.body[self.starts[first] : self.ends[last - 1]].split())

    def headline(self, token: int) -> bool:
        """Whether a token stands in a headline, where a capital tells nothing."""
        return self.sentence[token] in self.loud

    def opens(self, token: int) -> bool:
        """Whether a token is the first word of a sentence or a quotation."""
        while token and self.sentence[token - 1] == self.sentence[token]:
            before = self.words[token - 1]
            if before[0].isalnum():
                return False
            if before in _OPENING_MARKS:
                return True
            token -= 1
        return True


def view_of(
    body: str,
    tokens: Columns,
    sentences: Sequence[Span],
    quotations: Sequence[Quotation],
    names: Sequence[Name] | None = None,
) -> View:
    """The view of these tokens."""
    starts, ends, words, lowers = tokens
    if "’" in body:
        words = tuple([word.replace("’", "'") for word in words])
        lowers = tuple([word.replace("’", "'") for word in lowers])
    first_of, sentence = _indexes(starts, sentences)
    return View(
        body=body,
        words=words,
        lowers=lowers,
        starts=starts,
        ends=ends,
        sentence=sentence,
        quotation=_indexes(starts, [quotation.inner for quotation in quotations])[1],
        first_of=first_of,
        loud=frozenset(_loud(words, lowers, first_of)),
        marks=None if names is None else marks_of(starts, ends, names),
    )


def _indexes(
    starts: Sequence[int], areas: Sequence[Span]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The first token in or behind each area, and for each token the area that it is in, or -1.

    The areas are in order, and none overlaps another.
    """
    firsts, found = [], [-1] * len(starts)
    for index, area in enumerate(areas):
        first, last = bisect_left(starts, area.start), bisect_left(starts, area.end)
        firsts.append(first)
        found[first:last] = [index] * (last - first)
    return tuple(firsts), tuple(found)


def _loud(words: Sequence[str], lowers: Sequence[str], first_of: Sequence[int]) -> Iterator[int]:
    """The sentences where all but small words have a capital."""
    for index, first in enumerate(first_of):
        last = first_of[index + 1] if index + 1 < len(first_of) else len(words)
        if _is_loud(words[first:last], lowers[first:last]):
            yield index


def _is_loud(words: Sequence[str], lowers: Sequence[str]) -> bool:
    small = lists("words_of_names")["small_words"]
    capitals = low = 0
    for word, lower in zip(words, lowers, strict=True):
        if lower in small:
            continue
        if word[0].isupper():
            capitals += 1
        elif word[0].isalpha():
            low += 1
            if low * (_NONE_LOWER + 1) >= len(words):
                return False  # as soon as it can be told, which is early in most sentences
    return capitals >= _HEADLINE_WORDS and low * _NONE_LOWER < capitals
