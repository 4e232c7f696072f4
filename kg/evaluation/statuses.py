"""Meetings of every status: which found one is which gold one, and whether its status is right.

A held meeting is *past* where its day, or the last day of its month or year, lies more than a week
before the article: one that is mentioned in passing. Both sides are told apart by this rule.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import product
from typing import Final

from kg.evaluation.gold import GoldMeeting
from kg.evaluation.measures import Figures, Score, Share, matching
from kg.evaluation.meetings import HELD, FoundMeeting, Met, about, same_date, same_people
from kg.extraction.model import PartialDate

PAST: Final = "past"
STATUSES: Final = (HELD, PAST, "planned", "cancelled", "denied")
"""What meetings are told apart into, in the order in which they are shown."""

RIGHT: Final = "status_right_of_matched"

_NEWS: Final = timedelta(days=7)
_DATE: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_Pair = tuple[int, int]
_Closeness = tuple[bool, ...]


def pairs(met: Met) -> tuple[_Pair, ...]:
    """Which found meeting (by number) is which gold one: each at most once, the closest first.

    They are about the same (as for ``detected``); the same persons, then the same day, then the
    same status make two of them closer.
    """
    found, wanted = list(range(len(met.found))), list(range(len(met.wanted)))
    done: list[_Pair] = []
    for level in product((True, False), repeat=3):
        done += [(found[i], wanted[j]) for i, j in _as_close(met, found, wanted, level)]
        found, wanted = _left(found, {i for i, _ in done}), _left(wanted, {j for _, j in done})
    return tuple(sorted(done))


def _as_close(
    met: Met, found: list[int], wanted: list[int], level: _Closeness
) -> tuple[_Pair, ...]:
    def fits(i: int, j: int) -> bool:
        a, b = met.found[i], met.wanted[j]
        return about(a, b) and _closeness(met, a, b) == level

    return matching(found, wanted, fits)


def _closeness(met: Met, a: FoundMeeting, b: GoldMeeting) -> _Closeness:
    return same_people(a, b), same_date(a, b), _is_right(met, a, b)


def _left(numbers: list[int], done: set[int]) -> list[int]:
    return [number for number in numbers if number not in done]


def _is_right(met: Met, a: FoundMeeting, b: GoldMeeting) -> bool:
    return status(met, a) == status(met, b)


def status(met: Met, meeting: FoundMeeting | GoldMeeting) -> str:
    """One of :data:`STATUSES`, or whatever else the meeting says of itself."""
    return (
        PAST if meeting.status == HELD and _is_past(meeting.date, met.gold.date) else meeting.status
    )


def _is_past(when: str | None, published: str) -> bool:
    day, today = _last_day(when or ""), _last_day(published[:10])
    return day is not None and today is not None and today - day > _NEWS


def _last_day(text: str) -> date | None:
    try:
        return PartialDate(text[:10]).latest if _DATE.fullmatch(text[:10]) else None
    except ValueError:
        return None


def figures(met: Met) -> Figures:
    """The score of each status, with the right one asked for; and the share that have it."""
    found = [status(met, m) for m in met.found]
    wanted = [status(met, m) for m in met.wanted]
    both = [(found[i], wanted[j]) for i, j in pairs(met)]
    right = [a for a, b in both if a == b]
    scores = {s: Score(right.count(s), found.count(s), wanted.count(s)) for s in STATUSES}
    return Figures(scores, {RIGHT: Share(len(right), len(both))})
