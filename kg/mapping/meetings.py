"""Meetings and who took part in them."""

from __future__ import annotations

from kg.extraction.model import Meeting, PartialDate, Participation
from kg.mapping.spans import evidence
from kg.mapping.terms import (
    NKG,
    SCHEMA,
    TYPE,
    XSD,
    Facts,
    Line,
    Written,
    confidence,
    day_or_less,
    line,
    literal,
    maybe,
    told,
    written,
)
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


def meeting(view: View, index: int) -> list[Line]:
    """One meeting with its participations and the places in the text that it stands on."""
    node, found = view.meetings[index], view.extraction.meetings[index]
    who: Facts = (
        (TYPE, (NKG.Meeting, _kind(found), SCHEMA.Event)),
        (SCHEMA.name, (literal(title(view, found), language="en"),)),
        (SCHEMA.attendee, view.nodes([p.participant for p in found.participations])),
    )
    what: Facts = (
        (NKG.party, view.nodes(found.parties)),
        (NKG.format, (NKG[found.format.value],)),
        (NKG.status, (NKG[found.status.value],)),
        *(_dates(found.when.date) if found.when else ()),
        (SCHEMA.location, maybe(found.location, view.node)),
        (NKG.occasion, maybe(found.occasion, view.node)),
        (SCHEMA.about, view.nodes(found.about)),
        (NKG.reportedIn, (view.article_node,)),
        (NKG.outcome, map(view.place, found.outcome)),
        (NKG.evidence, map(view.place, found.evidence)),
    )
    more: Facts = (
        (NKG.confidence, (confidence(found.confidence),)),
        *((written(p), (written(o),)) for s, p, o in view.decided.links if written(s) == node),
    )
    return [
        *told(node, who),
        *(each for p in found.participations for each in _participation(view, node, p)),
        *told(node, what),
        *evidence(view, (*found.evidence, *found.outcome)),
        *told(node, more),
    ]


def title(view: View, found: Meeting) -> str:
    """What the meeting is called: ``Ebrahim Raisi and Ilham Aliyev, 19 May 2024``."""
    ids = [p.participant for p in found.participations] or list(found.parties)
    *others, last = sorted(view.entities[i].name for i in ids) or ["Meeting"]
    together = f"{', '.join(others)} and {last}" if others else last
    return f"{together}, {spoken(found.when.date)}" if found.when else together


def _kind(found: Meeting) -> Written:
    """By the countries where two or more are named, else by the persons."""
    countries, persons = len(found.parties), len(found.participations)
    sides = countries if countries >= _TWO_SIDES else persons
    return NKG.MultilateralMeeting if sides > _TWO_SIDES else NKG.BilateralMeeting


def _participation(view: View, meeting_node: Written, found: Participation) -> list[Line]:
    side = view.iris.side(view.entities[found.participant])
    node = Written(f"{meeting_node[:-1]}/{side}>")
    facts: Facts = (
        (TYPE, (NKG.Participation,)),
        (NKG.participant, (view.node(found.participant),)),
        (NKG.role, maybe(found.role, view.words)),
        (NKG.represents, maybe(found.represents, view.node)),
        (NKG.capacity, maybe(found.capacity, lambda capacity: NKG[capacity.value])),
    )
    return [line(meeting_node, NKG.participation, node), *told(node, facts)]


def _dates(when: PartialDate) -> Facts:
    return (
        (SCHEMA.startDate, (day_or_less(when),)),
        (NKG.earliest, (literal(when.earliest.isoformat(), datatype=XSD.date),)),
        (NKG.latest, (literal(when.latest.isoformat(), datatype=XSD.date),)),
    )


def spoken(when: PartialDate) -> str:
    """A date in words: ``19 May 2024``, ``May 2024``, ``2024``."""
    year, month, day = [*when.value.split("-"), "", ""][:3]
    parts = (day.lstrip("0"), _MONTHS[int(month) - 1] if month else "", year)
    return " ".join(filter(None, parts))
