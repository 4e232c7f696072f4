"""What went wrong with meetings, the articles with most mistakes first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from kg.evaluation.gold import GoldMeeting
from kg.evaluation.meetings import FoundMeeting, Met, same_date, same_people, same_place
from kg.evaluation.mistakes import in_context
from kg.evaluation.slots import tells
from kg.evaluation.statuses import pairs, status

MISSED, INVENTED = "missed", "invented"


@dataclass(frozen=True, slots=True)
class Meant:
    """A meeting of one of the two sides, in words; ``""`` where it says nothing."""

    participants: tuple[str, ...]
    status: str
    date: str
    place: str


@dataclass(frozen=True, slots=True)
class MeetingMistake:
    """One meeting that is missed, invented, or has something wrong, which ``wrong`` lists.

    The text is that of the evidence of what was found, marked, with the words around.
    """

    article: str
    wrong: tuple[str, ...]
    wanted: Meant | None
    found: Meant | None
    text: str

    @property
    def is_matched(self) -> bool:
        """Whether both sides have the meeting, and differ in what ``wrong`` lists."""
        return self.wanted is not None and self.found is not None


def worst(met: Sequence[Met], limit: int) -> tuple[MeetingMistake, ...]:
    """At most ``limit`` mistakes: those of the article with most of them first."""
    by_article = sorted((list(_mistakes(each)) for each in met), key=len, reverse=True)
    return tuple(islice(chain.from_iterable(by_article), limit))


def _mistakes(met: Met) -> Iterator[MeetingMistake]:
    both = pairs(met)
    for i, j in both:
        wrong = tuple(_wrong(met, met.found[i], met.wanted[j]))
        if wrong:
            yield _mistake(met, wrong, met.found[i], met.wanted[j])
    matched, recalled = {i for i, _ in both}, {j for _, j in both}
    for number, found in enumerate(met.found):
        if number not in matched:
            yield _mistake(met, (INVENTED,), found, None)
    for number, wanted in enumerate(met.wanted):
        if number not in recalled:
            yield _mistake(met, (MISSED,), None, wanted)


def _wrong(met: Met, found: FoundMeeting, wanted: GoldMeeting) -> Iterator[str]:
    if not same_people(found, wanted):
        yield "persons"
    if status(met, found) != status(met, wanted):
        yield "status"
    if tells(wanted, "date") and not same_date(found, wanted):
        yield "date"
    if tells(wanted, "place") and not same_place(found, wanted):
        yield "place"


def _mistake(
    met: Met, wrong: tuple[str, ...], found: FoundMeeting | None, wanted: GoldMeeting | None
) -> MeetingMistake:
    text = in_context(met.gold.body, {"content": found.evidence}) if found else ""
    return MeetingMistake(met.gold.id, wrong, _meant(met, wanted), _meant(met, found), text)


def _meant(met: Met, meeting: FoundMeeting | GoldMeeting | None) -> Meant | None:
    if meeting is None:
        return None
    if isinstance(meeting, GoldMeeting):
        people, place = meeting.participants, meeting.place or ""
    else:
        people, place = tuple(" / ".join(n) for n in meeting.people), " / ".join(meeting.places)
    return Meant(people, status(met, meeting), meeting.date or "", place)
