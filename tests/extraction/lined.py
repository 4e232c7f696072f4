"""A short way for the tests to the lines of a text."""

from __future__ import annotations

from kg.article import Article
from kg.extraction.analysis import analyse
from kg.extraction.statements.lines import Line, Sentences


def lines_in(text: str) -> tuple[Line, ...]:
    """All lines of a text."""
    document = analyse(Article("A story", "2024-05-22", text))
    return tuple(Sentences(document).lines(lambda _: True))


def line_in(text: str) -> Line:
    """The one line outside quotations of a text."""
    (line,) = (line for line in lines_in(text) if not line.inner)
    return line


def words_of(line: Line, items: tuple[int, int] | None) -> str | None:
    """The words of a range of items, a quotation as …."""
    return items and " ".join(word or "…" for word in line.words[items[0] : items[1] + 1])
