"""Joins quotations to those who speak them: interrupted ones, and those that go on.

A report gives a quotation of its own sentence. Here the quotations beside it are added: the next
sentence of the same paragraph, the next paragraph of an open quotation, a paragraph that is
nothing but a quotation after one in which somebody spoke.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.extraction.statements.clauses import content_span, spoken_span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.article import Span
    from kg.extraction.statements.lines import Line
    from kg.extraction.statements.reports import Report


class Draft(NamedTuple):
    """A statement in the making, in characters of the article.

    ``report`` is what gives it, in ``line``, which is that of the source; the content may stand in
    a later one. ``paragraph`` is that of the last content. ``certainty`` is that of a tagger, which
    goes before the report's.
    """

    contents: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    report: Report
    line: Line
    paragraph: int
    inner: bool = False
    spoken: bool = False  # the last content is a quotation that a next one may carry on
    certainty: float | None = None


def drafts_of(text: str, lines: Sequence[tuple[Line, Sequence[Report]]]) -> list[Draft]:
    """The statements of all lines, with their quotations joined, in the order of the text."""
    joiner = _Joiner(text)
    for line, reports in lines:
        if line.inner:
            joiner.found += [_draft(text, line, r) for r in reports if not _is_announced(r)]
        elif _is_bare(line):
            joiner.add_quotations(line)
        else:
            joiner.add_reports(line, reports)
    return joiner.found


class _Joiner:
    """Goes through the lines of an article and remembers who may speak on."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Draft] = []
        self.waiting: list[Span] = []  # quotations of this paragraph before anybody is named
        self.announced: tuple[Line, Report] | None = None  # "he said:" at the end of a line
        self.paragraph = -1

    def add_quotations(self, line: Line) -> None:
        """Add a line that is nothing but quotations."""
        self._turn_to(line)
        quotes = [spoken_span(self.text, quote) for quote in line.quotes if quote]
        if self.announced and line.paragraph - self.announced[0].paragraph <= 1:
            draft = _draft(self.text, *self.announced)
            self.found.append(
                draft._replace(contents=tuple(quotes), paragraph=line.paragraph, spoken=True)
            )
        elif not _carried_on(self.found, line, quotes):
            self.waiting += quotes
        self.announced = None

    def add_reports(self, line: Line, reports: Sequence[Report]) -> None:
        """Add what a line reports."""
        self._turn_to(line)
        self.announced = next(((line, r) for r in reports if _is_announced(r)), None)
        drafts = [_draft(self.text, line, r) for r in reports if not _is_announced(r)]
        if drafts and drafts[0].spoken and line.classes[0] == "Q":
            before, self.waiting = (*self._open_quotation(line), *self.waiting), []
            drafts[0] = drafts[0]._replace(contents=(*before, *drafts[0].contents))
        self.found += drafts

    def _turn_to(self, line: Line) -> None:
        if line.paragraph != self.paragraph:
            self.waiting, self.paragraph = [], line.paragraph

    def _open_quotation(self, line: Line) -> tuple[Span, ...]:
        """The paragraphs before that belong to a quotation of which this line names the speaker."""
        first, place = line.quotes[0], _last_speech(self.found)
        if not (first and first.continues) or place is None:
            return ()
        before = self.found[place]
        if before.cue is not None or before.paragraph != line.paragraph - 1:
            return ()
        del self.found[place]
        return before.contents


def _is_announced(report: Report) -> bool:
    """Whether the words that are reported do not stand in the line of the cue."""
    first, last = report.contents[0]
    return "colon" in report.frame and last < first


def _draft(text: str, line: Line, report: Report) -> Draft:
    announced = _is_announced(report)
    contents = () if announced else report.contents
    return Draft(
        contents=tuple(content_span(text, line, content) for content in contents),
        source=line.span(*report.source) if report.source else None,
        cue=line.span(*report.cue),
        report=report,
        line=line,
        paragraph=line.paragraph,
        inner=line.inner,
        spoken=not announced and line.classes[contents[-1][1]] == "Q" and _is_speech(report),
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
        found[place] = before._replace(contents=(*before.contents, *quotes))
        return True
    if before.paragraph != line.paragraph - 1 or not before.report.source:
        return False
    first = line.quotes[0]
    if before.spoken and first and first.continues:
        found[place] = before._replace(
            contents=(*before.contents, *quotes), paragraph=line.paragraph
        )
    else:
        found.append(
            before._replace(
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
    last = found[outer[-1]]
    of_line = [
        i for i in outer if found[i].line is last.line and found[i].paragraph == last.paragraph
    ]
    return next((i for i in of_line if found[i].spoken), of_line[-1])
