"""The day of a meeting by the sentences around it: that of the lead, of a journey, of a round."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import timedelta
from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.analysis.dates import find_dates
from kg.extraction.meetings.words import pattern
from kg.extraction.model import Capacity, EntityType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.extraction.document import Document
    from kg.extraction.meetings.merge import Report
    from kg.extraction.model import Entity, When

_STAYED = re.compile(
    r"\b(?:was|were|spent \w+) in\b|\bvisited\b|\bwas (?:received|welcomed|hosted)\b"
)
_TAIL = re.compile(r"(?: (?:in|at|on|with) [^.,;:]{1,60})?")
_WHO = re.compile(r", who (?:[^\s,]+ ){1,8}$")
_CLOSES = re.compile(r"(?: \w+){0,3},|['’]s\b")
_FROM_WHERE = re.compile(r"(?: \w+)? from [^.,;]{1,40}, where\b")
_LIMIT = re.compile(r"\b(?:before|until|since|ahead of|by) $")
_APART = re.compile(r"\b(?:[Aa] day|days|weeks|months|years) (?:after|before|since) (?:\S+ ){0,6}$")
_RELATIVE = re.compile(r"\b(?:where|when|which) (?:\S+ ){0,2}$")
_SAID = re.compile(r", [^,]*\b(?:said|says|told|announced|confirmed|disclosed)\b[^,]*$")
_OWNER = re.compile(r"(?:his|her)\b|.*['’]s$", re.DOTALL)
_BESIDE = re.compile(r"(?:[Aa]|[Oo]ne) day\b")
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_DAY_LENGTH = 10  # of YYYY-MM-DD


class ToldDays:
    """The days that an article's sentences give to what is told without one.

    ``people`` are the ids of what each sentence mentions, by its number.
    """

    def __init__(
        self, document: Document, entities: Mapping[str, Entity], people: Mapping[int, set[str]]
    ) -> None:
        self._document = document
        self._body = document.article.body
        self._entities = entities
        self._people = people
        self._starts = [sentence.start for sentence in document.sentences]
        dateline, sentences = document.article.dateline, document.sentences
        alone = dateline and len(sentences) > 1 and dateline.span.contains(sentences[0])
        self._lead = 1 if alone else 0

    def of(self, report: Report) -> When | None:
        """The day of a meeting that was held, which its own words do not give."""
        if self._is_vague(report):
            return None
        here = self._number_of(report)
        days = (
            self._day_of,
            self._day_of_sequel,
            self._day_of_round,
            self._day_of_journey,
            self._day_of_lead,
        )
        return next((day for find in days if (day := find(report, here)) is not None), None)

    def _number_of(self, report: Report) -> int:
        """The number of the sentence that first tells of a meeting."""
        return bisect_right(self._starts, report.evidence[0].start) - 1

    def _is_vague(self, report: Report) -> bool:
        """Whether a report, or words beside it, say when in no date: "met in Osh last week"."""
        if is_vague_day(report.evidence, self._body):
            return True
        here = self._document.sentences[self._number_of(report)]
        before = self._body[here.start : max(here.start, report.evidence[0].start)]
        vague = pattern("visits", "vague_day").search(before)
        if _APART.search(before) or (vague and _RELATIVE.search(before)):
            return True  # "his trip to Osh last week, where he met"
        tails = (_TAIL.match(self._body, span.end) for span in report.evidence)
        behind = [Span(*tail.span()) for tail in tails if tail and tail[0]]
        return is_vague_day(behind, self._body)

    def _day_of(self, report: Report, here: int) -> When | None:
        """The one day that a sentence up to the report's gives in which all of them are named."""
        persons = report.persons
        for number in range(here, -1, -1):
            people = self._people.get(number, set())
            goes_on = report.sequel or self._arrives(report, number)
            goes_on = goes_on or (report.location in people and self._was_there(number))
            before = here - number == 1 and ((goes_on and persons & people) or self.is_of_it(here))
            if before or (persons and persons <= people):
                day = self._one_day(number)
                if day and (report.sequel or not self._is_of_telling(day, number, persons)):
                    return day
        return None

    def is_of_it(self, number: int) -> bool:
        """Whether a sentence speaks of what the one before told: "The message was received by"."""
        span = self._document.sentences[number]
        return bool(pattern("visits", "handed_over").match(self._body, span.start, span.end))

    def _was_there(self, number: int) -> bool:
        """Whether a sentence tells of a day spent: "was in Riga on Friday. There he met"."""
        span = self._document.sentences[number]
        return _STAYED.search(self._body, span.start, span.end) is not None

    def _tells(self, number: int, what: str) -> bool:
        """Whether a sentence holds such words, by their keys in the table of visits."""
        span = self._document.sentences[number]
        return pattern("visits", what).search(self._body, span.start, span.end) is not None

    def _day_of_sequel(self, report: Report, _: int) -> When | None:
        """The one day of the lead, of what goes on from that: "earlier in the day"."""
        return self._one_day(self._lead) if report.sequel else None

    def _day_of_round(self, report: Report, here: int) -> When | None:
        """The day of "held a series of meetings on Wednesday", of which this is one."""
        persons = report.persons
        for number in range(here):
            if persons & self._people.get(number, set()) and self._tells(number, "round"):
                return self._one_day(number)
        return None

    def _day_of_journey(self, report: Report, here: int) -> When | None:
        """The day on which somebody came who is greeted, or left who is seen off, at the airport.

        It is the one of the last sentence that tells of his coming or going.
        """
        if not self._tells(here, "airport"):
            return None
        journey = "departure" if self._tells(here, "farewell") else "arrival"
        persons = report.persons
        for number in range(here - 1, self._lead - 1, -1):
            if persons & self._people.get(number, set()) and self._tells(number, journey):
                return self._one_day(number, coming=True)
        return None

    def _day_of_lead(self, report: Report, here: int) -> When | None:
        """The one day of the lead, for the paragraph behind it that goes on with those named there.

        "Left the palace after talks with X" is of the day of "failed on Tuesday to revive", not
        so what somebody "also" did, or at some time of a visit that began or ended that day.
        """
        if not self._goes_on_from_lead(here) or self._tells(here, "besides"):
            return None
        if self._tells(self._lead, "stay"):
            return None
        people = self._people.get(self._lead, set())
        lands = {self._entities[e].country for e in people if self._is_country(e)}
        own = {party.country for party in report.parties}
        if not (report.persons & people or (None not in own and own <= lands)):
            return None
        day = self._one_day(self._lead)
        now = day is not None and self._document.article.date - day.date.earliest <= _DAY
        told = day and self._is_of_telling(day, self._lead, report.persons)
        return day if now and not told else None

    def _is_of_telling(self, day: When, number: int, persons: set[str]) -> bool:
        """Whether somebody else spoke on a day: "X is in Riga, the ministry said on Friday"."""
        sentence = self._document.sentences[number]
        said = _SAID.search(self._body, sentence.start, day.span.start)
        return said is not None and not any(
            mention.entity in persons
            for mention in self._document.mentions
            if said.start() <= mention.span.start < said.end()
            if not _OWNER.match(self._body, mention.span.start, mention.span.end + 2)
        )

    def _goes_on_from_lead(self, number: int) -> bool:
        """Whether a sentence is of the paragraph behind the lead, and no day stands up to it."""
        first = self._lead + 1
        if number < first or any(map(self._has_a_date, range(first, number + 1))):
            return False
        starts = self._starts
        return "\n" not in self._body[starts[first] : starts[number]]

    def _has_a_date(self, number: int) -> bool:
        span, published = self._document.sentences[number], self._document.article.date
        return bool(find_dates(self._body, published=published, start=span.start, end=span.end))

    def _is_country(self, entity: str) -> bool:
        return self._entities[entity].type is EntityType.COUNTRY

    def _arrives(self, report: Report, number: int) -> bool:
        """Whether a sentence tells that the report's guest arrived: "He was received by X"."""
        guests = {key for key, capacity in report.capacities if capacity is Capacity.GUEST}
        arrived = self._tells(number, "arrival")
        return bool(arrived and guests & self._people.get(number, set()))

    def _one_day(self, number: int, *, coming: bool = False) -> When | None:
        """The one day of the last week that a sentence gives; with ``coming``, that of a flight."""
        days = list(self._days(self._document.sentences[number], coming=coming))
        return days[0] if len({when.date for when in days}) == 1 else None

    def _days(self, sentence: Span, *, coming: bool) -> Iterator[When]:
        published = self._document.article.date
        found = find_dates(self._body, published=published, start=sentence.start, end=sentence.end)
        for when in found:
            near = published - _WEEK < when.date.earliest <= published
            day = near and len(when.date.value) == _DAY_LENGTH
            if day and not self._is_aside(when, sentence, coming=coming):
                yield when

    def _is_aside(self, when: When, sentence: Span, *, coming: bool) -> bool:
        """Whether a day is told of a person only: "Koh, who takes over on Wednesday, has".

        Or of another event ("before Friday's session"), or of where somebody came from.
        """
        before = self._body[sentence.start : when.span.start]
        if not coming and _FROM_WHERE.match(self._body, when.span.end):
            return True  # "flew in on Friday from Lima, where he met"
        if _LIMIT.search(before) or _BESIDE.match(self._body, when.span.start):
            return True
        return bool(_WHO.search(before) and _CLOSES.match(self._body, when.span.end))


def is_vague_day(evidence: Iterable[Span], body: str) -> bool:
    """Whether a report says when, in words that are no date: "earlier in the week"."""
    return any(pattern("visits", "vague_day").search(span.of(body)) for span in evidence)
