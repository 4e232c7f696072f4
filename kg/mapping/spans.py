"""Places in the text as Web Annotation selectors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.article import Span
from kg.mapping.namespaces import NKG, OA, TYPE
from kg.mapping.terms import Line, integer, literal
from kg.mapping.view import View

CONTEXT_LENGTH = 32
"""How many characters ``oa:prefix`` and ``oa:suffix`` hold at most."""

# Most lines of a graph are of spans, so what is the same in all of them is written once.
_SPAN = f"{TYPE} {NKG.Span}"
_BY_POSITION = f"{TYPE} {OA.TextPositionSelector}"
_BY_WORDS = f"{TYPE} {OA.TextQuoteSelector}"
_SPAN_OF, _START, _END = map(str, (NKG.spanOf, OA.start, OA.end))
_EXACT, _PREFIX, _SUFFIX = map(str, (OA.exact, OA.prefix, OA.suffix))


def position(view: View, span: Span) -> tuple[Line, ...]:
    """A span by its offsets."""
    place = view.place(span)
    return (
        Line(f"{place} {_SPAN}"),
        Line(f"{place} {_BY_POSITION}"),
        Line(f"{place} {_SPAN_OF} {view.article_node}"),
        Line(f"{place} {_START} {integer(span.start)}"),
        Line(f"{place} {_END} {integer(span.end)}"),
    )


def quotation(view: View, span: Span) -> tuple[Line, ...]:
    """A span by its words too, with the characters before and behind it."""
    place, body = view.place(span), view.article.body
    before = body[max(0, span.start - CONTEXT_LENGTH) : span.start]
    behind = body[span.end : span.end + CONTEXT_LENGTH]
    return (
        Line(f"{place} {_BY_WORDS}"),
        Line(f"{place} {_EXACT} {literal(span.of(body))}"),
        Line(f"{place} {_PREFIX} {literal(before)}"),
        Line(f"{place} {_SUFFIX} {literal(behind)}"),
    )


def positions(view: View, spans: Iterable[Span]) -> Iterator[Line]:
    """Several spans by their offsets, in the order of the text."""
    for span in sorted(set(spans)):
        yield from position(view, span)
