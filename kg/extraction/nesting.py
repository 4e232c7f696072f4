"""Statements within statements: which one is reported in which other's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.article import Span
    from kg.extraction.quotes import Draft


def outer_of(drafts: Sequence[Draft]) -> list[int | None]:
    """For each statement the index of the smallest one whose content holds it, cue and all."""
    return [_outer(drafts, i) for i in range(len(drafts))]


def _outer(drafts: Sequence[Draft], inner: int) -> int | None:
    draft = drafts[inner]
    if draft.cue is None:
        return None
    parts = (*draft.contents, draft.cue)
    around = [i for i, other in enumerate(drafts) if i != inner and _holds(other.contents, parts)]
    return min(around, key=lambda i: _size(drafts[i].contents), default=None)


def _holds(contents: Sequence[Span], parts: Sequence[Span]) -> bool:
    return all(any(content.contains(part) for content in contents) for part in parts)


def _size(contents: Sequence[Span]) -> int:
    return sum(content.end - content.start for content in contents)
