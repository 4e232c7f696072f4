"""Paragraphs of a body: runs of lines between blank ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


def is_blank(line: str) -> bool:
    """Whether a line holds nothing but white space (of any kind, non-breaking spaces too)."""
    return not line or line.isspace()


def paragraphs(body: str) -> Iterator[Span]:
    """The paragraphs of a body in order, each without its outer white space."""
    start = end = None
    offset = 0
    for line in body.split("\n"):
        if not is_blank(line):
            start = offset + len(line) - len(line.lstrip()) if start is None else start
            end = offset + len(line.rstrip())
        elif start is not None and end is not None:
            yield Span(start, end)
            start = end = None
        offset += len(line) + 1
    if start is not None and end is not None:
        yield Span(start, end)
