"""What else there is to know of a statement: its kind, its day, what it is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.analysis.dates import find_dates
from kg.extraction.document import Form
from kg.extraction.model import Kind
from kg.extraction.statements.word_classes import is_finite_verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extraction.document import Document, Quotation
    from kg.extraction.model import When
    from kg.extraction.statements.attribution import Cast
    from kg.extraction.statements.lines import Line
    from kg.extraction.statements.quotes import Draft

_NEAR = 60  # characters between a cue and the words that date it
_TOPIC = 12  # words in which a content names what it is about, before its verb
_SPEECH_FRAMES = frozenset(("quote", "colon", "end", "tell quote"))


def kind_of(document: Document, draft: Draft) -> Kind:
    """Direct, indirect, or mixed: indirect speech that holds quoted words, or a mere fragment."""
    if draft.inner:
        return Kind.INDIRECT
    quotations = document.quotations
    quoted, exact = False, True
    for content in draft.contents:
        first = max(bisect_left(quotations, content.start, key=_opening) - 1, 0)
        near = quotations[first : bisect_left(quotations, content.end, first, key=_opening)]
        quoted = quoted or any(q.outer.overlaps(content) for q in near)
        exact = exact and any(q.inner.contains(content) for q in near)
    if not quoted:
        return Kind.INDIRECT
    return Kind.DIRECT if exact and _is_speech(document, draft) else Kind.MIXED


def _opening(quotation: Quotation) -> int:
    return quotation.outer.start


def _is_speech(document: Document, draft: Draft) -> bool:
    """Whether a quotation is what was said, and not a fragment that names something."""
    if draft.cue is not None and draft.report.frame not in _SPEECH_FRAMES:
        return False
    first = draft.contents[0].of(document.article.body).lstrip("…. ‘'“\"[")[:1]
    return draft.cue is None or draft.report.place != "before" or not first.islower()


def stated_on(document: Document, draft: Draft) -> When | None:
    """The day that the words around the cue give, outside the content."""
    line, cue = draft.line, draft.cue
    days = [match.start() for match in _DAYS.finditer(line.classes)]
    if cue is None or not any(_may_date(line, draft, i) for i in days):
        return None
    dates = find_dates(
        document.article.body,
        published=document.article.date,
        future=False,
        start=line.starts[0],
        end=line.ends[-1],
    )
    near = [
        when
        for when in dates
        if not any(content.overlaps(when.span) for content in draft.contents)
        and _gap(when.span, cue) < _NEAR
    ]
    return min(near, key=lambda when: _gap(when.span, cue), default=None)


_DAYS = re.compile("[Y9]")


def _may_date(line: Line, draft: Draft, i: int) -> bool:
    """Whether a day or a number stands near the cue, outside the content."""
    span = line.span(i, i)
    inside = any(content.overlaps(span) for content in draft.contents)
    return not inside and draft.cue is not None and _gap(span, draft.cue) < _NEAR


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def mentioned(cast: Cast, contents: Sequence[Span]) -> tuple[str, ...]:
    """The entities that a content names, in the order of the text."""
    mentions = cast.within(contents)
    return tuple(dict.fromkeys(m.entity for m in mentions if m.form is not Form.PRONOUN))


def topics(document: Document, cast: Cast, draft: Draft) -> tuple[str, ...]:
    """The entities that the content is about: those named in it before its first verb."""
    content, columns = draft.contents[0], document.columns
    first = bisect_left(columns.starts, content.start)
    last, end = first + _TOPIC, content.start
    for token_end, lower in zip(columns.ends[first:last], columns.lowers[first:last], strict=True):
        if token_end > content.end or is_finite_verb(lower):
            break
        end = token_end
    return mentioned(cast, [Span(content.start, end)]) if end > content.start else ()
