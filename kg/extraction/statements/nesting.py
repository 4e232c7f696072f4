"""Statements within statements: which one is reported in which other's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.article import Span
    from kg.extraction.statements.quotes import Draft


def outer_of(drafts: Sequence[Draft]) -> list[int | None]:
    """For each statement the index of the smallest one whose content holds it, cue and all."""
    reach = [(d.contents[0].start, d.contents[-1].end) for d in drafts]
    return [_outer(drafts, reach, i) for i in range(len(drafts))]


def _outer(drafts: Sequence[Draft], reach: Sequence[tuple[int, int]], inner: int) -> int | None:
    draft = drafts[inner]
    if draft.cue is None:
        return None
    parts = (*draft.contents, draft.cue)
    start, end = draft.cue.start, draft.cue.end
    around = [
        i
        for i, (first, last) in enumerate(reach)
        if first <= start and end <= last and i != inner and _holds(drafts[i].contents, parts)
    ]
    return min(around, key=lambda i: _size(drafts[i].contents), default=None)


def _holds(contents: Sequence[Span], parts: Sequence[Span]) -> bool:
    return all(any(content.contains(part) for content in contents) for part in parts)


def _size(contents: Sequence[Span]) -> int:
    return sum(content.end - content.start for content in contents)
