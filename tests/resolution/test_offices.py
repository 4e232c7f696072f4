"""Offices in other words, and offices that nobody holds together."""

from __future__ import annotations

import pytest

from kg.resolution.offices import agree, clash, office


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Foreign Minister", "Minister of Foreign Affairs and International Cooperation"),
        ("Industry Minister", "Minister of Trade, Industry and Energy"),
        ("Secretary of State", "top diplomat"),
        ("President", "Constitutional President"),
        ("Amir", "Emir"),
        ("PM", "Prime Minister"),
        ("deputy foreign minister", "Deputy Foreign Minister"),
    ],
)
def test_one_office_in_other_words(one: str, other: str) -> None:
    assert agree([office(one)], [office(other)])
    assert not clash([office(one)], [office(other)])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("former president", "president"),
        ("deputy foreign minister", "foreign minister"),
        ("minister", "foreign minister"),
        ("president", "prime minister"),
        ("trade minister", "minister of development"),
    ],
)
def test_other_offices_that_one_may_hold_in_turn(one: str, other: str) -> None:
    assert not agree([office(one)], [office(other)])
    assert not clash([office(one)], [office(other)])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ambassador to Mongolia", "State Bank Governor"),
        ("midfielder", "prime minister"),
        ("foreign minister", "interior minister"),
        ("analyst", "bishop"),
    ],
)
def test_offices_that_nobody_holds_together(one: str, other: str) -> None:
    assert clash([office(one)], [office(other)])
    assert not clash([office(one), office("emir")], [office(other), office("emir")])


def test_what_the_data_does_not_know_says_nothing() -> None:
    assert not clash([office("keeper of bees")], [office("president")])
    assert agree([office("keeper of bees")], [office("Keeper of Bees")])
