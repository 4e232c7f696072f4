"""Meetings of every status: which is which, and whether they are told apart."""

from __future__ import annotations

import pytest
from met_case import found, met

from kg.evaluation import GoldMeeting, Score, Share
from kg.evaluation.statuses import figures, pairs, status

LEE, WU = "Ann Lee", "Bo Wu"


def wanted(date: str = "", held: str = "held") -> GoldMeeting:
    return GoldMeeting((LEE, WU), date=date, status=held)


def test_of_meetings_of_the_same_persons_the_closest_are_paired() -> None:
    gold = (wanted("2024-05-18"), wanted("2024-06", "planned"), wanted("2021-06"))
    case = met(
        gold,
        found(LEE, WU, date="2021-06"),
        found(LEE, WU, date="2024-05-18"),
        found(LEE, WU, date="2024-06", status="held"),
    )
    assert pairs(case) == ((0, 2), (1, 0), (2, 1))


def test_a_meeting_with_half_of_the_persons_is_paired_last() -> None:
    case = met((wanted(),), found(LEE, "Cy Fox", "Di Orr"), found(LEE, WU), found(LEE, "Cy Fox"))
    assert pairs(case) == ((1, 0),)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2024-05-12", "held"),
        ("2024-05-11", "past"),
        ("2024-05", "held"),
        ("2024-04", "past"),
        ("2023", "past"),
        ("", "held"),
        ("several", "held"),
        ("2024-13-45", "held"),
    ],
)
def test_held_more_than_a_week_ago_is_past(date: str, expected: str) -> None:
    case = met(())
    assert status(case, found(LEE, date=date)) == expected
    assert status(case, wanted(date)) == expected
    assert status(case, wanted(date, "planned")) == "planned"


def test_each_status_has_its_score() -> None:
    gold = (wanted("2024-05-18"), wanted("2024-06", "planned"), wanted("2021", "denied"))
    case = met(
        gold,
        found(LEE, WU, date="2024-05-18"),
        found(LEE, WU, date="2024-06", status="cancelled"),
    )
    told = figures(case)
    assert told.scores == {
        "held": Score(1, 1, 1),
        "past": Score(0, 0, 0),
        "planned": Score(0, 0, 1),
        "cancelled": Score(0, 1, 0),
        "denied": Score(0, 0, 1),
    }
    assert told.shares == {"status_right_of_matched": Share(1, 2)}
