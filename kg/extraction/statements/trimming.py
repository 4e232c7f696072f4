"""Cuts a marked content to what was said: paragraphs apart, without the marks around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from kg.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.extraction.document import Document, Quotation

_PARAGRAPH: Final = re.compile(r"[^\n]+")
_MOST: Final = 0.6  # of a quotation: whoever says so much of it says all of it
_OPENING: Final = "([$£€#@"
_CLOSING: Final = ")].%"
_FULL_STOP: Final = re.compile(r"\w\w\.\Z")


def trimmed(document: Document, content: Span) -> Iterator[Span]:
    """The pieces of a content, one a paragraph at least; none of them empty."""
    body = document.article.body
    for match in _PARAGRAPH.finditer(body, content.start, content.end):
        start, end = _stripped(body, match.start(), match.end())
        if start < end:
            start, end = _without_marks(document, start, end)
        start, end = _stripped(body, start, end)
        if start < end:
            yield Span(start, end)


def united(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in the order of the text, with those that overlap or touch made one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def stripped(body: str, span: Span) -> Span | None:
    """A span without the white space, commas, dashes and marks at its ends; None if that is all."""
    start, end = span.start, span.end
    while start < end and not (body[start].isalnum() or body[start] in _OPENING):
        start += 1
    while start < end and not (body[end - 1].isalnum() or body[end - 1] in _CLOSING):
        end -= 1
    return Span(start, end) if start < end else None


def whole_words(body: str, span: Span) -> Span:
    """A span with all of the words that it begins or ends in: a tagger reads pieces of words."""
    start, end = span.start, span.end
    while start > 0 and body[start - 1].isalnum() and body[start].isalnum():
        start -= 1
    while end < len(body) and body[end - 1].isalnum() and body[end].isalnum():
        end += 1
    return Span(start, end)


def _stripped(body: str, start: int, end: int) -> tuple[int, int]:
    """Without white space around it, and without commas and dashes at its ends."""
    while start < end and (body[start].isspace() or body[start] in ",;:–—"):
        start += 1
    while start < end and (body[end - 1].isspace() or body[end - 1] in ",;:–—"):
        end -= 1
    return start, end


def _without_marks(document: Document, start: int, end: int) -> tuple[int, int]:
    """What stands between the quotation marks, if a content is a quotation and nothing else."""
    quotation = quotation_at(document, start, end)
    body = document.article.body
    if quotation is None:
        return start, end - bool(_FULL_STOP.search(body, max(start, end - 3), end))
    outer, inner = quotation.outer, quotation.inner
    if not (outer.start <= start and end <= outer.end):
        return start, end
    start, end = max(start, inner.start), min(end, inner.end)
    if end - start >= _MOST * (inner.end - inner.start):
        return inner.start, inner.end
    return start, end


def quotation_at(document: Document, start: int, end: int) -> Quotation | None:
    """The last quotation that begins before the content ends, if it reaches into the content."""
    quotations = document.quotations
    place = bisect_right(quotations, end - 1, key=lambda q: q.outer.start) - 1
    if place >= 0 and quotations[place].outer.end > start:
        return quotations[place]
    return None
