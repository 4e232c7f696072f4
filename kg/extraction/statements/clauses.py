"""Where the content of a report ends, beside the other reports of its line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.statements.reports import OPEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extraction.document import Quotation
    from kg.extraction.statements.chunks import Range
    from kg.extraction.statements.lines import Line
    from kg.extraction.statements.reports import Report


SURE = 0.55


def closed(line: Line, reports: Sequence[Report]) -> list[Report]:
    """The reports with the ends of their contents.

    A content goes to the end of the line, or to where another report starts that stands beside.
    """
    return [_closed(line, report, reports) for report in reports]


def _closed(line: Line, report: Report, reports: Sequence[Report]) -> Report:
    *before, (first, last) = report.contents
    if last != OPEN:
        return report
    return report._replace(contents=(*before, (first, _end(line, report, first, reports))))


def _end(line: Line, report: Report, first: int, reports: Sequence[Report]) -> int:
    """The last item of a content that starts at item ``first``."""
    stop = min(filter(first.__lt__, _stops(line, report, first, reports)), default=len(line))
    while stop - 1 > first and line.classes[stop - 1] in ".,:-":
        stop -= 1
    return stop - 1


def _stops(line: Line, report: Report, first: int, reports: Sequence[Report]) -> Iterator[int]:
    """Where something starts that is no part of the content."""
    for other in reports:
        if other is not report:
            yield from _starts_of(line, report, first, other)
    source = report.source
    if source and report.cue[0] < first < source[0]:
        yield source[0] - 1  # "Noting that …, Shen called on"
    if source and line.classes[source[0]] == "W":
        closing = _RELATIVE_ENDS.search(line.classes, first)
        if closing:
            yield closing.start()
    if report.frame.startswith("object"):
        relative = line.classes.find(",W", first)
        if relative > 0 and "," not in line.classes[relative + 1 :]:
            yield relative  # "invited them to Baku, where …"


def _starts_of(line: Line, report: Report, first: int, other: Report) -> Iterator[int]:
    """Where another report starts, if it is no part of this one's content."""
    if other.source and other.source[0] <= report.cue[0] <= other.source[1]:
        yield other.source[1] + 1  # "Haddad, who believes that …, said"
    if other.place != "before":
        yield min(other.cue[0], other.source[0] if other.source else other.cue[0])
    elif other.entry is not None and _parts(line, other, first):
        yield other.entry


_RELATIVE_ENDS = re.compile(r",R*[VZM]")


def _parts(line: Line, report: Report, first: int) -> bool:
    """Whether the report stands beside a content from item ``first`` on, and is no part of it."""
    if report.entry is None:
        return False
    if line.classes[report.entry] != "C" or not report.inherited or report.confidence > SURE:
        return True
    return not re.search("[VZMB]", line.classes[first : report.entry])


def content_span(text: str, line: Line, content: Range) -> Span:
    """The characters of a content, without quotation marks around it and without a last comma."""
    first, last = content
    quote = line.quotes[first] if first == last else None
    return spoken_span(text, quote) if quote else line.span(first, last)


def spoken_span(text: str, quotation: Quotation) -> Span:
    """What is quoted, without the comma that leads on to the attribution."""
    start, end = quotation.inner.start, quotation.inner.end
    comma = end - 1 > start and text[end - 1] == ","
    return Span(start, end - comma)
