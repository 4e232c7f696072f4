"""The slots of matched meetings."""

from __future__ import annotations

from met_case import found, met

from kg.evaluation import GoldMeeting, Share
from kg.evaluation.slots import SLOTS, figures

LEE, WU = "Ann Lee", "Bo Wu"
GOLD = GoldMeeting(
    (WU, LEE), ("CN", "GB"), "London", "2024-05", "held", "bilateral", ("", "prime minister"), ""
)


def test_what_is_filled_is_right_or_wrong() -> None:
    right = found(
        LEE, WU, countries="CN GB", place="Central London", date="2024-05", role="Prime Minister"
    )
    told = figures(met((GOLD,), right)).shares
    one, none = Share(1, 1), Share(0, 0)
    assert {slot: told[slot] for slot in SLOTS} == {
        "place": one, "date": one, "country": Share(2, 2), "office": one, "occasion": none,
    }  # fmt: skip
    assert told["all slots"] == Share(5, 5)


def test_what_the_gold_has_not_or_has_otherwise_is_wrong() -> None:
    wrong = found(
        WU, LEE, countries="CN US", place="Paris", date="2024-06", role="king", occasion="a fair"
    )
    told = figures(met((GOLD,), wrong)).shares
    assert [told[slot] for slot in SLOTS] == [
        Share(0, 1), Share(0, 1), Share(1, 2), Share(0, 1), Share(0, 1),
    ]  # fmt: skip


def test_a_slot_that_is_not_filled_or_not_told_is_not_counted() -> None:
    bare = GoldMeeting((LEE, WU))
    full = found(LEE, WU, countries="CN", place="Paris", date="2024-06", role="king", occasion="x")
    assert figures(met((bare,), full)).shares["all slots"] == Share()
    assert figures(met((GOLD,), found(LEE, WU))).shares["all slots"] == Share()


def test_an_office_counts_where_the_person_is_right() -> None:
    half = found("Cy Fox", WU, role="king")
    assert figures(met((GOLD,), half)).shares["office"] == Share()
