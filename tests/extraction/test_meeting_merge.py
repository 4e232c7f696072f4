"""What several sentences tell of one meeting is one meeting, and two meetings stay two."""

from __future__ import annotations

from datetime import date

import pytest

from kg.article import Span
from kg.extraction.meetings.merge import Report, merged
from kg.extraction.meetings.parties import Party
from kg.extraction.model import Capacity, Format, PartialDate, Status, When

PUBLISHED = date(2024, 5, 19)
RAISI = Party("person:raisi", "ir", "President", official=True, named=True)
SULTAN = Party("person:sultan", "om", "Sultan", official=True, named=True)
OFFICE = Party("person:office", "om", "sultan", official=True)
IRAN, OMAN = Party(None, "ir", official=True), Party(None, "om", official=True)


def when(value: str) -> When:
    return When(PartialDate(value), Span(0, 1))


def report(start: int = 0, **more: object) -> Report:
    told = Report((Span(start, start + 5),), (RAISI, SULTAN), Status.HELD, 0.9)
    return told._replace(**more)  # type: ignore[arg-type]  # the fields are those of the tests


def test_a_second_sentence_adds_what_the_first_did_not_say() -> None:
    first = report(0, when=when("2024-05"), capacities=((RAISI.key, Capacity.GUEST),))
    second = report(
        9,
        when=when("2024-05-18"),
        location="place:muscat",
        occasion="event:1",
        format=Format.IN_PERSON,
        capacities=((SULTAN.key, Capacity.HOST),),
    )
    (one,) = merged([first, second], PUBLISHED)
    assert one.evidence == (Span(0, 5), Span(9, 14))
    assert one.when == when("2024-05-18")
    assert (one.location, one.occasion) == ("place:muscat", "event:1")
    assert one.format is Format.IN_PERSON
    assert dict(one.capacities) == {RAISI.key: Capacity.GUEST, SULTAN.key: Capacity.HOST}
    assert one.confidence == pytest.approx(0.92)


def test_an_office_and_a_country_are_the_named_holder() -> None:
    for unnamed in (OFFICE, OMAN):
        reports = [report(parties=(RAISI, unnamed)), report(9)]
        (one,) = merged(reports, PUBLISHED)
        assert one.parties == (RAISI, SULTAN)
        (same,) = merged(reversed(reports), PUBLISHED)
        assert set(same.parties) == {RAISI, SULTAN}


def test_countries_met_where_their_presidents_did() -> None:
    (one,) = merged([report(parties=(IRAN, OMAN)), report(9)], PUBLISHED)
    assert one.parties == (RAISI, SULTAN)


@pytest.mark.parametrize(
    "other",
    [
        {"parties": (RAISI, SULTAN, Party("person:emir", "qa", "Emir", named=True))},
        {"parties": (RAISI, Party("person:emir", "qa", "Emir", named=True))},
        {"parties": (RAISI, Party("person:minister", "om", "Minister", named=True))},
        {"parties": (RAISI, Party("person:unknown", None, "Minister", named=True))},
        {"when": when("2024-05-11")},
        {"format": Format.PHONE_CALL},
        {"aside": True},
        {"aside": True, "when": when("2023-01")},
        {"status": Status.DENIED},
        {"status": Status.PLANNED, "again": True},
        {"again": True},
    ],
)
def test_two_meetings_stay_two(other: dict[str, object]) -> None:
    first = report(0, when=when("2024-05-18"), location="place:muscat")
    assert len(merged([first, report(9, **other)], PUBLISHED)) == 2


def test_a_meeting_told_in_passing_is_the_same_on_the_same_day() -> None:
    day = when("2024-05-18")
    assert len(merged([report(0, when=day), report(9, when=day, aside=True)], PUBLISHED)) == 1


def test_a_call_without_a_word_of_it_is_the_call() -> None:
    for formats in ((Format.VIDEO_CALL, None), (None, Format.VIDEO_CALL)):
        first, second = (report(9 * i, format=f) for i, f in enumerate(formats))
        (one,) = merged([first, second], PUBLISHED)
        assert one.format is Format.VIDEO_CALL
    call = report(0, format=Format.PHONE_CALL)
    assert len(merged([report(9, location="place:muscat"), call], PUBLISHED)) == 2


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        (Status.PLANNED, Status.CANCELLED, Status.CANCELLED),
        (Status.CANCELLED, Status.PLANNED, Status.CANCELLED),
        (Status.PLANNED, Status.HELD, Status.HELD),
        (Status.HELD, Status.PLANNED, Status.HELD),
        (Status.PLANNED, Status.PLANNED, Status.PLANNED),
    ],
)
def test_what_became_of_a_plan_is_its_status(first: Status, second: Status, status: Status) -> None:
    (one,) = merged([report(0, status=first), report(9, status=second)], PUBLISHED)
    assert one.status is status


def test_what_others_had_alleged_is_what_was_denied() -> None:
    denied = report(0, status=Status.DENIED, location="place:muscat")
    (one,) = merged([denied, report(9, alleged=True)], PUBLISHED)
    assert (one.status, one.location) == (Status.DENIED, "place:muscat")
    assert len(merged([denied, report(9)], PUBLISHED)) == 2


def test_a_plan_for_a_day_to_come_was_not_held_yet() -> None:
    plan = report(0, status=Status.PLANNED, when=when("2024-05-21"))
    assert len(merged([plan, report(9)], PUBLISHED)) == 2
    past = report(0, status=Status.PLANNED, when=when("2024-05-17"))
    (one,) = merged([past, report(9, when=when("2024-05-17"))], PUBLISHED)
    assert one.status is Status.HELD
