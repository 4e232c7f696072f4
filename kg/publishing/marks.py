"""Marks on a text, nested or crossing, as pieces that open and close like brackets."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.article import Article, Span
from kg.reading.paragraphs import paragraphs


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to be seen on the characters of ``span``.

    ``name`` says what it is, ``label`` what stands at its beginning (the number of a statement),
    ``link`` the id of what the label leads to, ``id`` its own, ``title`` more about it. Marks with
    ``nests`` tell how deep they lie in others of the kind.
    """

    span: Span
    name: str
    id: str = ""
    label: str = ""
    link: str = ""
    title: str = ""
    nests: bool = False


@dataclass(frozen=True, slots=True)
class Opening:
    """Here a mark begins, or goes on (not ``first``) after another one cut it."""

    mark: Mark
    first: bool
    depth: int


Piece = str | Opening | None
"""Characters, a mark that opens, or (None) the end of the one that opened last."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a sub-heading, or the white space between two (``tag`` is ``""``)."""

    tag: str
    pieces: tuple[Piece, ...]


def blocks(article: Article, marks: Sequence[Mark]) -> Iterator[Block]:
    """The body with its marks, cut into paragraphs; together the characters are the body's.

    Of marks on the same characters the later lies in the earlier one. Marks end with the paragraph
    and go on in the next one; outside the paragraphs, and behind the body, there are none.
    """
    spans = tuple(paragraphs(article.body))
    headings = frozenset(article.sections)
    opened: set[int] = set()
    offset = 0
    for span, numbers in zip(spans, _distributed(marks, spans), strict=True):
        if offset < span.start:
            yield Block("", (article.body[offset : span.start],))
        tag = "h3" if span in headings else "p"
        yield Block(tag, tuple(_pieces(article.body, span, marks, numbers, opened)))
        offset = span.end
    if offset < len(article.body):
        yield Block("", (article.body[offset:],))


def _distributed(marks: Sequence[Mark], spans: Sequence[Span]) -> list[list[int]]:
    """For each paragraph the numbers of the marks that touch it."""
    ends = [span.end for span in spans]
    touching: list[list[int]] = [[] for _ in spans]
    for number, mark in enumerate(marks):
        place = bisect_right(ends, mark.span.start)
        while place < len(spans) and spans[place].start < mark.span.end:
            touching[place].append(number)
            place += 1
    return touching


def _pieces(
    body: str, within: Span, marks: Sequence[Mark], numbers: Sequence[int], opened: set[int]
) -> Iterator[Piece]:
    """One paragraph. ``opened`` holds the marks that have begun, and is kept up to date."""
    starts: defaultdict[int, list[int]] = defaultdict(list)
    for number in numbers:
        starts[max(within.start, marks[number].span.start)].append(number)
    ends = {min(within.end, marks[number].span.end) for number in numbers}
    stack: list[int] = []
    for here, there in pairwise(sorted({within.start, within.end, *starts, *ends})):
        closing = next((n for n, m in enumerate(stack) if marks[m].span.end <= here), len(stack))
        yield from (None for _ in stack[closing:])
        going_on = [number for number in stack[closing:] if marks[number].span.end > here]
        del stack[closing:]
        for number in sorted(going_on + starts[here], key=lambda n: (-marks[n].span.end, n)):
            stack.append(number)
            depth = sum(marks[n].nests for n in stack)
            yield Opening(marks[number], number not in opened, depth)
            opened.add(number)
        yield body[here:there]
    yield from (None for _ in stack)
