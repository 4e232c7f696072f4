"""An article as the rules search it: its words in one line, its days, its countries."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kg.article import Article
from kg.extraction.analysis.dates import find_dates
from kg.extraction.analysis.gazetteer import match_entry
from kg.extraction.analysis.text import columns_of


@dataclass(frozen=True)  # no slots: what is searched for is made when it is first needed
class Text:
    """An article with what its body says."""

    article: Article

    @cached_property
    def line(self) -> str:
        """The body in one line, as names are told."""
        return _one_line(self.article.body)

    @cached_property
    def folded(self) -> str:
        """The same without capitals."""
        return self.line.casefold()

    def says(self, words: str) -> bool:
        """Whether the body has these words, whole and as they are written."""
        return _has(self.line, _one_line(words))

    def says_in_any_case(self, words: str) -> bool:
        """Whether the body has these words, whole, with or without capitals."""
        return _has(self.folded, _one_line(words).casefold())

    @cached_property
    def days_before(self) -> frozenset[str]:
        """The days, months and years of the body, seen from its own day as what was."""
        return self._days(future=False)

    @cached_property
    def days(self) -> frozenset[str]:
        """The same as what was, as what will be, and as the words around them decide."""
        return self.days_before | self._days(future=True) | self._days(future=None)

    def _days(self, *, future: bool | None) -> frozenset[str]:
        found = find_dates(self.article.body, published=self.article.date, future=future)
        return frozenset(when.date.value for when in found)

    @cached_property
    def countries(self) -> frozenset[str]:
        """The codes of the countries that the body leads to.

        By name, adjective or capital, or by a place or organization that is known to be there.
        """
        _, _, words, lowers = columns_of(self.article.body.replace("’", "'"))
        found = (match_entry(words, lowers, start) for start in range(len(words)))
        return frozenset(match[1].country for match in found if match and match[1].country)


def _has(text: str, words: str) -> bool:
    """Whether ``words`` stand in ``text`` and are no part of longer ones."""
    if not words:
        return False
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        if not (_cuts_a_word(text, start) or _cuts_a_word(text, end)):
            return True
        start = text.find(words, start + 1)
    return False


def _cuts_a_word(text: str, offset: int) -> bool:
    """Whether there are letters or digits on both sides of an offset."""
    return 0 < offset < len(text) and text[offset - 1].isalnum() and text[offset].isalnum()


def _one_line(text: str) -> str:
    return " ".join(text.split())
