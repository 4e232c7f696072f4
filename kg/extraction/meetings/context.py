"""What the story around a meeting tells of it: the day of the lead, the visit that led to it."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import timedelta
from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.analysis.dates import find_dates
from kg.extraction.meetings.told_days import ToldDays
from kg.extraction.meetings.whereabouts import Whereabouts
from kg.extraction.meetings.words import pattern
from kg.extraction.model import EntityType, Format, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.extraction.document import Document
    from kg.extraction.meetings.merge import Report

_VISITED_THEN = re.compile(
    r"\b(?:visit(?:ed)?|trip|travell?ed|was)\b(?: \S+){1,4} (?:in|on|last)? ?$"
)
_ALL_OF_THEM = re.compile(
    r"(?:The|These|Both|All(?: the)?) (?:\w+ )?(?:meetings|audiences|talks|receptions|interviews)"
    r"(?:, which)? (?:took place|were held)\b"
)
_JOURNEY_OFF = re.compile(
    r"\b(?:visit|trip|tour|journey)\b[^.;]*, "
    r"(?:where|when|(?:during|in the course of) which|to|for)\b[^.;,]*, (?:has|have|had|was|were) "
    r"(?:been )?(?:postponed|deferred|put off|cancell?ed|called off|delayed)\b"
)
_WEEK = timedelta(days=7)
_NEXT = 2  # sentences


_AHEAD = re.compile(
    r"\b(?:invit\w+|will|is to|is foreseen|is planned|plans to|is expected|is due)\b"
)


class Story:
    """The sentences of an article, by who is mentioned in them."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._starts = [sentence.start for sentence in document.sentences]
        self._entities = {entity.id: entity for entity in document.entities}
        self._people: dict[int, set[str]] = {}
        for mention in document.mentions:
            number = bisect_right(self._starts, mention.span.start) - 1
            self._people.setdefault(number, set()).add(mention.entity)
        self._whereabouts = Whereabouts(document, self._entities, self._people)
        self._days = ToldDays(document, self._entities, self._people)

    def completed(self, report: Report) -> Report:
        """The report with the day and the place that sentences around it give."""
        if report.status is Status.PLANNED and self._is_called_off(report):
            return report._replace(status=Status.CANCELLED)
        if report.status is Status.PLANNED:
            number = bisect_right(self._starts, report.evidence[0].start) - 1
            return self._whereabouts.ahead(report, number)
        if report.status is not Status.HELD or report.aside:
            return report
        when = report.when or self._days.of(report)
        if report.location is None and report.format in {None, Format.IN_PERSON}:
            location = self._place_before(report) or self._place_of_all(report)
            number = bisect_right(self._starts, report.evidence[0].start) - 1
            location = location or self._whereabouts.told_behind(report, number)
            location = location or self._visited(report)
            return report._replace(when=when, location=location)
        return report._replace(when=when)

    def _is_called_off(self, report: Report) -> bool:
        """Whether the rest of its sentence or one of the next two says so: "That trip is off"."""
        sentences, last = self._document.sentences, report.evidence[-1]
        number = bisect_right(self._starts, last.start) - 1
        begin, end = last.end, sentences[min(number + _NEXT, len(sentences) - 1)].end
        body, sentence = self._document.article.body, sentences[number]
        journey = _JOURNEY_OFF.search(body, sentence.start, sentence.end)
        within = journey is not None and journey.start() < last.start < journey.end()
        return within or bool(pattern("visits", "called_off").search(body, begin, end))

    def _place_before(self, report: Report) -> str | None:
        """The one place of the sentence before, where the report goes on from that: "then met"."""
        number = bisect_right(self._starts, report.evidence[0].start) - 2
        if self._days.is_of_it(number + 1) and self._says_here(number):
            return self._dateline()
        if not report.sequel or not report.persons <= self._people.get(number, set()):
            return None
        return self._one_place(self._document.sentences[number])

    def _place_of_all(self, report: Report) -> str | None:
        """The one place of "The meetings took place at" behind a report: that of all of them."""
        number = bisect_right(self._starts, report.evidence[0].start)
        for span in self._document.sentences[number : number + _NEXT]:
            body = self._document.article.body
            if _ALL_OF_THEM.match(body, span.start, span.end):
                return self._one_place(span)
        return None

    def _one_place(self, sentence: Span) -> str | None:
        """The one place in which a sentence tells of something."""
        found = set(self._whereabouts.places(sentence, pattern("visits", "in_place")))
        return found.pop() if len(found) == 1 else None

    def _says_here(self, number: int) -> bool:
        """Whether a sentence says "here", which is the place of the dateline."""
        span = self._document.sentences[number]
        return number >= 0 and " here " in f" {span.of(self._document.article.body)} "

    def _dateline(self) -> str | None:
        """The place that the dateline names."""
        dateline = self._document.article.dateline
        inside = (
            mention.entity
            for mention in self._document.mentions
            if dateline and dateline.span.contains(mention.span)
        )
        places = (e for e in inside if self._entities[e].type is EntityType.PLACE)
        return next(places, None)

    def _visited(self, report: Report) -> str | None:
        """The one place in a participant's country to which another one is on a visit."""
        persons = report.persons
        hosts = {party.country for party in report.parties}
        found: dict[str, None] = {}
        for number, sentence in enumerate(self._document.sentences):
            if persons & self._people.get(number, set()):
                found |= dict.fromkeys(self._visits(sentence, hosts))
        return next(iter(found)) if len(found) == 1 else None

    def _visits(self, sentence: Span, hosts: Iterable[str | None]) -> Iterator[str]:
        """The places of these countries to which a sentence tells of a visit."""
        body = self._document.article.body
        if not pattern("visits", "any").search(body, sentence.start, sentence.end):
            return
        if _AHEAD.search(body, sentence.start, sentence.end) or self._is_long_ago(sentence):
            return  # "a trip to Osh is foreseen"; "visited Osh in March"
        places = self._whereabouts.places(sentence, pattern("visits", "before_place"))
        yield from (place for place in places if self._entities[place].country in hosts)

    def _is_long_ago(self, sentence: Span) -> bool:
        """Whether a visit was on a day or in a month that is over: "visited Osh in March"."""
        article = self._document.article
        found = find_dates(
            article.body, published=article.date, start=sentence.start, end=sentence.end
        )
        old = (when for when in found if when.date.latest < article.date - _WEEK)
        begin = sentence.start
        return any(_VISITED_THEN.search(article.body[begin : when.span.start]) for when in old)
