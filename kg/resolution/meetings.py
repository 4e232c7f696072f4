"""Reports that are of one meeting, and plans that became one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from typing import Final

from kg.resolution.reports import Report, Side

WINDOW: Final = timedelta(days=45)
"""How far apart two reports may be in time to be compared."""

_DAY = timedelta(days=1)
_FEW_DAYS = timedelta(days=3)
_NEWS = timedelta(days=4)
"""So long after a meeting it is still news, told without its day."""

_WEEK = timedelta(days=7)
_MONTH = timedelta(days=31)
_NO_TIME = timedelta(0)

_SAME = [
    {"Held"},
    {"Denied"},
    {"Planned"},
    {"Cancelled"},
    {"Held", "Denied"},
    {"Planned", "Cancelled"},
]
"""What two articles may say of what became of one meeting."""


class Sides(IntEnum):
    """How surely the sides of two reports are the same."""

    COUNTRIES = 1
    OFFICES = 2
    PERSONS = 3


WORDS: Final = {
    "same-persons": "the same persons",
    "same-offices": "the same persons or offices",
    "same-countries": "the same countries",
    "same-day": "on the same day",
    "other-day": "on days that differ",
    "days-overlap": "at times that fit",
    "no-day": "of which one tells no day",
    "same-place": "at the same place",
    "other-place": "at places that differ",
}
"""The reasons of a link, as words for programs and for people."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Two reports of one meeting, or a plan and what became of it (``one`` is the plan)."""

    one: Report
    other: Report
    realized: bool
    sure: bool
    basis: tuple[str, ...]
    gap: timedelta

    @property
    def order(self) -> tuple[object, ...]:
        """The surest ties first."""
        return (not self.sure, self.gap, -len(self.basis), self.one.iri, self.other.iri)


def tie(one: Report, other: Report) -> Tie | None:
    """What ties two reports to each other; None where they are of two meetings."""
    if one.article == other.article or one.iri == other.iri or one.format != other.format:
        return None
    sides = _sides(one, other)
    if sides is None:
        return None
    statuses = {one.status, other.status}
    if statuses == {"Planned", "Held"}:
        plan, held = (one, other) if one.status == "Planned" else (other, one)
        return _realized(plan, held, sides)
    return _same(one, other, sides) if statuses in _SAME else None


def _same(one: Report, other: Report, sides: Sides) -> Tie | None:
    gap, time = _time(one, other)
    place = _place(one, other)
    published = abs(one.published - other.published)
    match time:
        case "same-day":
            sure = sides is Sides.PERSONS or place != "other-place"
        case "other-day":
            if gap > _FEW_DAYS:
                return None
            sure = gap <= _DAY and place != "other-place" and published <= _WEEK
        case "days-overlap":
            sure = place == "same-place"
        case _:
            if gap > (_WEEK if one.status in {"Planned", "Cancelled"} else _NEWS):
                return None
            sure = place != "other-place"
    if sides is Sides.COUNTRIES:
        sure = sure and place == "same-place" and time == "same-day"
    return Tie(one, other, False, sure, _basis(sides, time, place), gap)


def _realized(plan: Report, held: Report, sides: Sides) -> Tie | None:
    if held.published < plan.published or (held.last or held.published) < plan.published:
        return None
    gap, time = _time(plan, held)
    place = _place(plan, held)
    match time:
        case "same-day" | "other-day":
            if gap > _FEW_DAYS:
                return None
            sure = place != "other-place" or (gap <= _DAY and sides is Sides.PERSONS)
        case "days-overlap":
            sure = place != "other-place"
        case _:
            wait = held.anchor - plan.published
            if wait > _MONTH:
                return None
            soon = wait <= 2 * _WEEK and sides is Sides.PERSONS and place != "other-place"
            sure = place == "same-place" or soon
    if sides is Sides.COUNTRIES:
        sure = sure and place == "same-place" and gap <= _DAY
    return Tie(plan, held, True, sure, _basis(sides, time, place), gap)


def _time(one: Report, other: Report) -> tuple[timedelta, str]:
    """How far apart the two are, and what is known of their days."""
    if one.first is None or other.first is None:
        days = [d for r in (one, other) for d in [_about(r)]]
        return abs(days[0] - days[1]), "no-day"
    first, last = max(one.first, other.first), min(one.last or one.first, other.last or other.first)
    gap = max(first - last, _NO_TIME)
    if one.to_the_day and other.to_the_day:
        return gap, "other-day" if gap else "same-day"
    return gap, "other-day" if gap else "days-overlap"


def _about(report: Report) -> date:
    return report.first or report.published


def _place(one: Report, other: Report) -> str:
    if one.place is None or other.place is None:
        return ""
    if one.place.contradicts(other.place):
        return "other-place"
    return "same-place" if one.place.agrees(other.place) or other.place.agrees(one.place) else ""


def _basis(sides: Sides, time: str, place: str) -> tuple[str, ...]:
    return (f"same-{sides.name.lower()}", time, *([place] if place else []))


def _sides(one: Report, other: Report) -> Sides | None:
    """Whether the same took part; None where somebody else did."""
    if not one.sides or not other.sides:
        same = len(one.countries) > 1 and one.countries == other.countries
        return Sides.COUNTRIES if same else None
    if len(one.sides) != len(other.sides):
        return None
    left = list(other.sides)
    for side in sorted(one.sides, key=lambda s: not s.named):
        match = _match(side, left)
        if match is None:
            return None
        left.remove(match)
    named = all(s.named for s in (*one.sides, *other.sides))
    return Sides.PERSONS if named else Sides.OFFICES


def _match(side: Side, others: list[Side]) -> Side | None:
    same = [o for o in others if o.iri == side.iri]
    alike = [o for o in others if side.is_one_with(o)]
    return next(iter(same or alike), None)
