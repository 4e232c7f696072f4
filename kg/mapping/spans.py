"""Places in the text as Web Annotation selectors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, Triple

from kg.article import Span
from kg.mapping.namespaces import NKG, OA
from kg.mapping.terms import integer, typed
from kg.mapping.view import View

CONTEXT_LENGTH = 32
"""How many characters ``oa:prefix`` and ``oa:suffix`` hold at most."""


def position(view: View, span: Span) -> Iterator[Triple]:
    """A span by its offsets."""
    node = view.iris.span(span)
    yield from typed(node, NKG.Span, OA.TextPositionSelector)
    yield Triple(node, NKG.spanOf, view.iris.article)
    yield Triple(node, OA.start, integer(span.start))
    yield Triple(node, OA.end, integer(span.end))


def quotation(view: View, span: Span) -> Iterator[Triple]:
    """A span by its words too, with the characters before and behind it."""
    node, body = view.iris.span(span), view.article.body
    before = body[max(0, span.start - CONTEXT_LENGTH) : span.start]
    behind = body[span.end : span.end + CONTEXT_LENGTH]
    yield from typed(node, OA.TextQuoteSelector)
    yield Triple(node, OA.exact, Literal(span.of(body)))
    yield Triple(node, OA.prefix, Literal(before))
    yield Triple(node, OA.suffix, Literal(behind))


def positions(view: View, spans: Iterable[Span]) -> Iterator[Triple]:
    """Several spans by their offsets, in the order of the text."""
    for span in sorted(set(spans)):
        yield from position(view, span)
