"""Places in the text as Web Annotation selectors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.article import Span
from kg.mapping.namespaces import NKG, OA
from kg.mapping.terms import Line, integer, line, literal, typed
from kg.mapping.view import View

CONTEXT_LENGTH = 32
"""How many characters ``oa:prefix`` and ``oa:suffix`` hold at most."""


def position(view: View, span: Span) -> Iterator[Line]:
    """A span by its offsets."""
    node = view.iris.span(span)
    yield from typed(node, NKG.Span, OA.TextPositionSelector)
    yield line(node, NKG.spanOf, view.iris.article)
    yield line(node, OA.start, integer(span.start))
    yield line(node, OA.end, integer(span.end))


def quotation(view: View, span: Span) -> Iterator[Line]:
    """A span by its words too, with the characters before and behind it."""
    node, body = view.iris.span(span), view.article.body
    before = body[max(0, span.start - CONTEXT_LENGTH) : span.start]
    behind = body[span.end : span.end + CONTEXT_LENGTH]
    yield from typed(node, OA.TextQuoteSelector)
    yield line(node, OA.exact, literal(span.of(body)))
    yield line(node, OA.prefix, literal(before))
    yield line(node, OA.suffix, literal(behind))


def positions(view: View, spans: Iterable[Span]) -> Iterator[Line]:
    """Several spans by their offsets, in the order of the text."""
    for span in sorted(set(spans)):
        yield from position(view, span)
