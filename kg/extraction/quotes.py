"""Joins quotations to those who speak them: interrupted ones, and those that go on.

A report gives a quotation of its own sentence. Here the quotations beside it are added: the next
sentence of the same paragraph, the next paragraph of an open quotation, a paragraph that is
nothing but a quotation after one in which somebody spoke.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extraction.clauses import content_span, spoken_span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.article import Span
    from kg.extraction.lines import Line
    from kg.extraction.reports import Report


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement in the making, in characters of the article.

    ``report`` is what gives it, in ``line``, which is that of the source; the content may stand in
    a later one. ``paragraph`` is that of the last content.
    """

    contents: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    report: Report
    line: Line
    paragraph: int
    inner: bool = False
    spoken: bool = False  # the last content is a quotation that a next one may carry on


def drafts_of(text: str, lines: Sequence[tuple[Line, Sequence[Report]]]) -> list[Draft]:
    """The statements of all lines, with their quotations joined, in the order of the text."""
    found: list[Draft] = []
    waiting: list[Span] = []  # quotations of this paragraph before anybody is named
    paragraph = -1
    for line, reports in lines:
        if line.inner:
            found += [_draft(text, line, report) for report in reports]
            continue
        if line.paragraph != paragraph:
            waiting, paragraph = [], line.paragraph
        if _is_bare(line):
            quotes = [spoken_span(text, quote) for quote in line.quotes if quote]
            if not _carried_on(found, line, quotes):
                waiting += quotes
            continue
        drafts = [_draft(text, line, report) for report in reports]
        if waiting and drafts and drafts[0].spoken and line.classes[0] == "Q":
            drafts[0] = replace(drafts[0], contents=(*waiting, *drafts[0].contents))
            waiting = []
        found += drafts
    return found


def _draft(text: str, line: Line, report: Report) -> Draft:
    last = report.contents[-1]
    return Draft(
        contents=tuple(content_span(text, line, content) for content in report.contents),
        source=line.span(*report.source) if report.source else None,
        cue=line.span(*report.cue),
        report=report,
        line=line,
        paragraph=line.paragraph,
        inner=line.inner,
        spoken=line.classes[last[1]] == "Q" and _is_speech(report),
    )


def _is_speech(report: Report) -> bool:
    return "quote" in report.frame or report.place != "before"


_BARE = re.compile(r"[Q.,\-]+\Z")


def _is_bare(line: Line) -> bool:
    """Whether the line is nothing but quotations."""
    return "Q" in line.classes and bool(_BARE.match(line.classes))


def _carried_on(found: list[Draft], line: Line, quotes: list[Span]) -> bool:
    """Give a bare line's quotations to whoever speaks before it, if anybody does."""
    place = _last_speech(found)
    if place is None:
        return False
    before = found[place]
    if before.paragraph == line.paragraph and before.spoken:
        found[place] = replace(before, contents=(*before.contents, *quotes))
        return True
    if before.paragraph != line.paragraph - 1 or not before.report.source:
        return False
    first = line.quotes[0]
    if before.spoken and first and first.continues:
        found[place] = replace(
            before, contents=(*before.contents, *quotes), paragraph=line.paragraph
        )
    else:
        found.append(
            replace(
                before,
                contents=tuple(quotes),
                source=None,
                cue=None,
                paragraph=line.paragraph,
                spoken=True,
            )
        )
    return True


def _last_speech(found: list[Draft]) -> int | None:
    """The statement of the last line that has any: what it quotes, else what it says last."""
    outer = [i for i in range(len(found)) if not found[i].inner]
    if not outer:
        return None
    of_line = [i for i in outer if found[i].line is found[outer[-1]].line]
    return next((i for i in of_line if found[i].spoken), of_line[-1])
