"""Where the content of a report ends, beside the other reports of its line."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.reports import OPEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extraction.chunks import Range
    from kg.extraction.lines import Line
    from kg.extraction.reports import Report


SURE = 0.55


def closed(line: Line, reports: Sequence[Report]) -> list[Report]:
    """The reports with the ends of their contents.

    A content goes to the end of the line, or to where another report starts that stands beside.
    """
    return [
        replace(
            report,
            contents=tuple(
                (first, _end(line, report, first, reports) if last == OPEN else last)
                for first, last in report.contents
            ),
        )
        for report in reports
    ]


def _end(line: Line, report: Report, first: int, reports: Sequence[Report]) -> int:
    stops = [
        r.entry for r in reports if r.entry is not None and r is not report and _parts(line, r)
    ]
    if report.source and line.classes[report.source[0]] == "W":
        closing = _RELATIVE_ENDS.search(line.classes, first)
        if closing:
            stops.append(closing.start())
    stops += [
        min(r.cue[0], r.source[0] if r.source else r.cue[0])
        for r in reports
        if r.place != "before" and r is not report
    ]
    stop = min((entry for entry in stops if entry > first), default=len(line))
    while stop - 1 > first and line.classes[stop - 1] in ".,:-":
        stop -= 1
    return stop - 1


_RELATIVE_ENDS = re.compile(r",R*[VZM]")


def _parts(line: Line, report: Report) -> bool:
    """Whether the report surely stands beside the one before, and is not a part of its content."""
    if report.entry is None:
        return False
    return line.classes[report.entry] != "C" or not report.inherited or report.confidence > SURE


def content_span(line: Line, content: Range) -> Span:
    """The characters of a content, without quotation marks around it and without a last comma."""
    first, last = content
    quote = line.quotes[first] if first == last else None
    return quote.inner if quote else line.span(first, last)
