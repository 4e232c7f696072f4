"""A sentence as the meeting rules read it: every mention, date and quotation is one word.

``Raisi said on Sunday during talks with his Azerbaijani counterpart Ilham Aliyev.`` reads
`` @person said on @date during talks with @person .``, so that a pattern over words is a pattern
over a sentence's structure.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from kg.article import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extraction.document import Mention
    from kg.extraction.model import When


class Item(NamedTuple):
    """One word of a sketch: a word in lower case, or a sign such as ``@person`` or ``@date``.

    ``start`` and ``end`` are its characters. ``mentions`` are all that stand on the very phrase
    ("the two presidents" has two); ``possessive`` is true of "Raisi's" and "his". A tuple, like
    the token that most are.
    """

    word: str
    start: int
    end: int
    mentions: tuple[Mention, ...] = ()
    when: When | None = None
    possessive: bool = False

    @property
    def span(self) -> Span:
        """The characters themselves."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sketch:
    """A sentence in items.

    ``words`` are theirs, which the rules look at most; ``text`` is these words, each with a space
    before it and one at the end; ``offsets`` tell where each begins in it.
    """

    items: tuple[Item, ...]
    words: tuple[str, ...]
    text: str
    offsets: tuple[int, ...]
    sentence: int

    def item_at(self, offset: int) -> int:
        """The index of the item that holds, or follows, a place in ``text``."""
        return bisect_left(self.offsets, offset)

    def before(self, index: int) -> str:
        """The words in front of an item, each with a space on both sides."""
        return self.text[: self.offsets[index]]

    def after(self, index: int) -> str:
        """The words from an item on, with a space in front."""
        return self.text[self.offsets[index] - 1 :] if index < len(self.items) else " "

    def span(self, first: int, last: int) -> Span:
        """The characters of items ``first`` to ``last``, both included."""
        return Span(self.items[first].start, self.items[last].end)


def sketch_of(items: Sequence[Item], sentence: int) -> Sketch:
    """The sketch of these items."""
    words = tuple([item.word for item in items])
    offsets = tuple(accumulate([len(word) + 1 for word in words], initial=1))[:-1]
    return Sketch(tuple(items), words, " ".join(("", *words, "")), offsets, sentence)
