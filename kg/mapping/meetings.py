"""Meetings and who took part in them."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.extraction.model import Meeting, PartialDate, Participation
from kg.mapping.namespaces import NKG, SCHEMA, XSD
from kg.mapping.spans import positions, quotation
from kg.mapping.terms import Line, confidence, day_or_less, each, line, literal, maybe, typed
from kg.mapping.view import View

_TWO_SIDES = 2
_MONTHS = (  # not calendar.month_name, which speaks the language of the machine
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def meeting(view: View, index: int) -> Iterator[Line]:
    """One meeting with its participations and the places in the text that it stands on."""
    node, found = view.meetings[index], view.extraction.meetings[index]
    yield from typed(node, NKG.Meeting, _kind(found), SCHEMA.Event)
    yield line(node, SCHEMA.name, literal(title(view, found), language="en"))
    attendees = view.nodes(p.participant for p in found.participations)
    yield from each(node, SCHEMA.attendee, attendees)
    for participation in found.participations:
        yield from _participation(view, node, participation)
    yield from each(node, NKG.party, view.nodes(found.parties))
    yield line(node, NKG.format, NKG[found.format.value])
    yield line(node, NKG.status, NKG[found.status.value])
    if found.when is not None:
        yield from _dates(node, found.when.date)
    yield from maybe(node, SCHEMA.location, view.node(found.location) if found.location else None)
    yield from maybe(node, NKG.occasion, view.node(found.occasion) if found.occasion else None)
    yield from each(node, SCHEMA.about, view.nodes(found.about))
    yield from _evidence(view, node, found)
    yield line(node, NKG.confidence, confidence(found.confidence))
    for subject, predicate, value in view.decided.links:
        if subject == node:
            yield line(node, predicate, value)


def title(view: View, found: Meeting) -> str:
    """What the meeting is called: ``Ebrahim Raisi and Ilham Aliyev, 19 May 2024``."""
    ids = [p.participant for p in found.participations] or list(found.parties)
    *others, last = sorted(view.entities[i].name for i in ids) or ["Meeting"]
    together = f"{', '.join(others)} and {last}" if others else last
    return f"{together}, {spoken(found.when.date)}" if found.when else together


def _kind(found: Meeting) -> NamedNode:
    """By the countries where two or more are named, else by the persons."""
    countries, persons = len(found.parties), len(found.participations)
    sides = countries if countries >= _TWO_SIDES else persons
    return NKG.MultilateralMeeting if sides > _TWO_SIDES else NKG.BilateralMeeting


def _participation(view: View, meeting_node: NamedNode, found: Participation) -> Iterator[Line]:
    side = view.iris.side(view.entities[found.participant])
    node = NamedNode(f"{meeting_node.value}/{side}")
    yield line(meeting_node, NKG.participation, node)
    yield from typed(node, NKG.Participation)
    yield line(node, NKG.participant, view.node(found.participant))
    if found.role is not None:
        yield line(node, NKG.role, view.words(found.role))
    if found.represents is not None:
        yield line(node, NKG.represents, view.node(found.represents))
    if found.capacity is not None:
        yield line(node, NKG.capacity, NKG[found.capacity.value])


def _evidence(view: View, node: NamedNode, found: Meeting) -> Iterator[Line]:
    yield line(node, NKG.reportedIn, view.iris.article)
    yield from each(node, NKG.outcome, map(view.place, found.outcome))
    yield from each(node, NKG.evidence, map(view.place, found.evidence))
    yield from positions(view, (*found.evidence, *found.outcome))
    if view.bodies:
        for span in (*found.evidence, *found.outcome):
            yield from quotation(view, span)


def _dates(node: NamedNode, when: PartialDate) -> Iterator[Line]:
    yield line(node, SCHEMA.startDate, day_or_less(when))
    for predicate, day in ((NKG.earliest, when.earliest), (NKG.latest, when.latest)):
        yield line(node, predicate, literal(day.isoformat(), datatype=XSD.date))


def spoken(when: PartialDate) -> str:
    """A date in words: ``19 May 2024``, ``May 2024``, ``2024``."""
    year, month, day = [*when.value.split("-"), "", ""][:3]
    parts = (day.lstrip("0"), _MONTHS[int(month) - 1] if month else "", year)
    return " ".join(filter(None, parts))
