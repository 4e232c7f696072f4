"""Places in the text as Web Annotation selectors."""

from __future__ import annotations

from collections.abc import Sequence

from kg.article import Span
from kg.mapping.terms import NKG, OA, TYPE, Line, integer, literal
from kg.mapping.view import View

CONTEXT_LENGTH = 32
"""How many characters ``oa:prefix`` and ``oa:suffix`` hold at most."""

# Most lines of a graph are of spans, so what is the same in all of them is written once.
_SPAN = f"{TYPE} {NKG.Span}"
_BY_POSITION = f"{TYPE} {OA.TextPositionSelector}"
_BY_WORDS = f"{TYPE} {OA.TextQuoteSelector}"
_SPAN_OF, _START, _END = NKG.spanOf, OA.start, OA.end
_EXACT, _PREFIX, _SUFFIX = OA.exact, OA.prefix, OA.suffix


def position(view: View, span: Span) -> Line:
    """A span by its offsets."""
    start, end = span
    place = view.place(span)
    return (
        f"{place} {_SPAN} .\n"
        f"{place} {_BY_POSITION} .\n"
        f"{place} {_SPAN_OF} {view.article_node} .\n"
        f"{place} {_START} {integer(start)} .\n"
        f"{place} {_END} {integer(end)}"
    )


def quotation(view: View, span: Span) -> Line:
    """A span by its words too, with the characters before and behind it."""
    start, end = span
    place, body = view.place(span), view.article.body
    return (
        f"{place} {_BY_WORDS} .\n"
        f"{place} {_EXACT} {literal(body[start:end])} .\n"
        f"{place} {_PREFIX} {literal(body[max(0, start - CONTEXT_LENGTH) : start])} .\n"
        f"{place} {_SUFFIX} {literal(body[end : end + CONTEXT_LENGTH])}"
    )


def evidence(view: View, quoted: Sequence[Span], others: Sequence[Span] = ()) -> list[Line]:
    """All spans by their offsets, in the order of the text; then those that are quoted."""
    lines = [position(view, span) for span in sorted({*quoted, *others})]
    return lines + [quotation(view, span) for span in quoted] if view.bodies else lines
