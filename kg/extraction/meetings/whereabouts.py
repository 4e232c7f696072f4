"""Where those who meet are by the sentences around: "He will be in Tokyo on Monday. There she"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.analysis.dates import find_dates
from kg.extraction.meetings.told import day_to_come
from kg.extraction.meetings.words import pattern
from kg.extraction.model import EntityType, Format

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.article import Span
    from kg.extraction.document import Document
    from kg.extraction.meetings.merge import Report
    from kg.extraction.model import Entity, When

_BEFORE = 80  # characters in which a journey leads to its place
_NEAR = 2  # sentences back


class Whereabouts:
    """The journeys that an article tells of.

    ``people`` are the ids of whom each sentence mentions, by its number.
    """

    def __init__(
        self, document: Document, entities: Mapping[str, Entity], people: Mapping[int, set[str]]
    ) -> None:
        self._document = document
        self._entities = entities
        self._people = people

    def ahead(self, report: Report, number: int) -> Report:
        """A plan of sentence ``number`` with the place, and the day, of the journey to it.

        The place is one in the country of somebody who meets, to which another is told to go.
        """
        if report.location or report.format not in {None, Format.IN_PERSON}:
            return report
        lands = {party.country for party in report.parties if party.country}
        for back in range(number - 1, max(-1, number - 1 - _NEAR), -1):
            if not report.persons & self._people.get(back, set()):
                continue
            span = self._document.sentences[back]
            if "invit" in span.of(self._document.article.body):
                return report
            goals = self.places(span, pattern("visits", "journey"))
            found = [goal for goal in goals if self._entities[goal].country in lands]
            if len(set(found)) == 1:
                day = report.when or day_to_come(self._document, back)
                return report._replace(location=found[0], when=day)
            if found:
                break
        return report

    def told_behind(self, report: Report, number: int) -> str | None:
        """The one place that one of the next sentences gives to a meeting of sentence ``number``.

        "During the talks in Riga, the two"; of somebody who met, "was received in Riga with".
        """
        for after in range(number + 1, min(number + 1 + _NEAR, len(self._document.sentences))):
            span = self._document.sentences[after]
            if self._is_of_another_day(span, report.when):
                return None
            found = set(self.places(span, pattern("visits", "placed_behind")))
            if report.persons & self._people.get(after, set()):
                found |= set(self.places(span, pattern("visits", "received_behind")))
            if found:
                return found.pop() if len(found) == 1 else None
        return None

    def _is_of_another_day(self, span: Span, when: When | None) -> bool:
        """Whether a sentence gives a day, and not this one."""
        article = self._document.article
        found = find_dates(article.body, published=article.date, start=span.start, end=span.end)
        return any(when is None or told.date != when.date for told in found)

    def places(self, sentence: Span, behind: re.Pattern[str]) -> Iterator[str]:
        """The places of a sentence that stand behind these words."""
        body = self._document.article.body
        for mention in self._document.mentions:
            if not sentence.contains(mention.span):
                continue
            start = mention.phrase.start
            before = body[max(sentence.start, start - _BEFORE) : start]
            if self._entities[mention.entity].type is EntityType.PLACE and behind.search(before):
                yield mention.entity
