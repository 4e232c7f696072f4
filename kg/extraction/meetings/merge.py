"""Brings together what several sentences tell of one meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.extraction.model import Format, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from kg.article import Span
    from kg.extraction.meetings.parties import Party
    from kg.extraction.model import Capacity, When

_MOST_CONFIDENT = 0.97


class Report(NamedTuple):
    """What one sentence tells of a meeting.

    ``format`` is None where it does not say. ``capacities`` are by the key of a party. ``aside``
    is true of a meeting told in passing, ``again`` of one to come after another,
    ``sequel`` of one that follows another event of the day, ``alleged`` of one that others are
    told to have reported, ``assumed`` of one whose format no word tells.
    """

    evidence: tuple[Span, ...]
    parties: tuple[Party, ...]
    status: Status
    confidence: float
    format: Format | None = None
    when: When | None = None
    location: str | None = None
    occasion: str | None = None
    capacities: tuple[tuple[str, Capacity], ...] = ()
    aside: bool = False
    again: bool = False
    sequel: bool = False
    alleged: bool = False
    assumed: bool = False

    @property
    def persons(self) -> set[str]:
        """The ids of the persons who meet."""
        return {party.person for party in self.parties if party.person}


def merged(reports: Iterable[Report], published: date) -> tuple[Report, ...]:
    """One report a meeting, in the order in which the text first tells of each."""
    found: list[Report] = []
    for report in reports:
        for index, known in enumerate(found):
            if _same_meeting(known, report, published):
                found[index] = _merge(known, report)
                break
        else:
            found.append(report)
    return tuple(found)


def of_the_same_day(report: Report, more: Sequence[Report]) -> Report:
    """The report with the day behind all whom somebody met: "met X, and with Y, on Thursday"."""
    days = [other.when for other in more if other.when and other.status is report.status]
    last = max((span.end for other in more for span in other.evidence), default=0)
    shared = len(days) == 1 == len(more) and days[0].span.end >= last
    return report._replace(when=days[0]) if shared and report.when is None else report


def _same_meeting(one: Report, other: Report, published: date) -> bool:
    if not _same_parties(one.parties, other.parties):
        return False
    if _is_vague_denial(other) and one.status is Status.DENIED:
        return True
    if one.status is other.status and _overlap(one, other) and _same_time(one, other):
        return True  # "talked by phone with X" tells twice of one call
    if one.aside or other.aside:
        dated = one.when is not None and other.when is not None
        return dated and _same_time(one, other) and one.status is other.status
    if not (_same_time(one, other) and _same_format(one, other)):
        return False
    return _status(one, other, published) is not None


def _overlap(one: Report, other: Report) -> bool:
    """Whether some words tell of both."""
    return any(
        ours.start < theirs.end and theirs.start < ours.end
        for ours in one.evidence
        for theirs in other.evidence
    )


def _same_parties(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool:
    """Whether each party of the one is a party of the other, by name or by office and country."""
    if len(one) != len(other):
        return False
    return all(any(_same_party(a, b) for b in other) for a in one) and all(
        any(_same_party(a, b) for a in one) for b in other
    )


def _same_party(one: Party, other: Party) -> bool:
    if one.key == other.key:
        return True
    if one.country is None or one.country != other.country:
        return False
    if one.person is None or other.person is None:
        return True
    if one.named and other.named:
        return False
    ours, theirs = (one.role or "").lower(), (other.role or "").lower()
    return ours.endswith(theirs) or theirs.endswith(ours)


def _same_time(one: Report, other: Report) -> bool:
    if one.when is None or other.when is None:
        return True
    first, second = one.when.date.value, other.when.date.value
    return first.startswith(second) or second.startswith(first)


def _same_format(one: Report, other: Report) -> bool:
    if one.format is None or other.format is None:
        return not (
            (one.format and one.format is not Format.IN_PERSON and other.location)
            or (other.format and other.format is not Format.IN_PERSON and one.location)
        )
    return one.format is other.format


def _status(one: Report, other: Report, published: date) -> Status | None:
    """The status of a meeting of which both tell; None where they cannot be one."""
    if one.status is other.status:
        return None if one.again != other.again else one.status
    both = {one.status, other.status}
    if _is_vague_denial(other) and one.status in {Status.PLANNED, Status.CANCELLED}:
        return Status.CANCELLED
    if Status.CANCELLED in both and Status.PLANNED in both:
        return None if one.again or other.again else Status.CANCELLED
    if (one.status, other.status) == (Status.DENIED, Status.HELD) and other.alleged:
        return Status.DENIED
    if both != {Status.PLANNED, Status.HELD} or one.again or other.again:
        return None
    planned, held = (one, other) if one.status is Status.PLANNED else (other, one)
    ahead = planned.when is not None and planned.when.date.earliest > published
    return None if ahead and held.when is None else Status.HELD


def _is_vague_denial(report: Report) -> bool:
    """Whether "but they did not see each other" denies what was told, and no day or place."""
    return report.status is Status.DENIED and report.when is None and report.location is None


def _merge(one: Report, other: Report) -> Report:
    exact = sorted(
        (r for r in (one, other) if r.when), key=lambda r: -len(r.when.date.value if r.when else "")
    )
    status = one.status
    if other.status is not status:
        called_off = _is_vague_denial(other) and status is not Status.HELD
        firm = {status, other.status} & {Status.CANCELLED, Status.DENIED}
        status = Status.CANCELLED if called_off else next(iter(firm), Status.HELD)
    capacities = dict(other.capacities) | dict(one.capacities)
    return one._replace(
        evidence=tuple(sorted({*one.evidence, *other.evidence})),
        parties=tuple(_better(party, other.parties) for party in one.parties),
        status=status,
        confidence=min(_MOST_CONFIDENT, max(one.confidence, other.confidence) + 0.02),
        format=one.format or other.format,
        when=exact[0].when if exact else None,
        location=one.location or other.location,
        occasion=one.occasion or other.occasion,
        capacities=tuple(sorted(capacities.items())),
    )


def _better(party: Party, others: tuple[Party, ...]) -> Party:
    """The party with what another report knows of it: its name, its office, its country."""
    other = next((o for o in others if _same_party(party, o)), party)
    if (other.person and not party.person) or (other.named and not party.named):
        return other
    return party._replace(country=party.country or other.country, role=party.role or other.role)
