"""Meetings: gold against found, by persons, countries, day and place.

Meetings that were held are compared with those that were, one to one, as many as possible; one
measure takes all, and asks for the same status.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from kg.evaluation.gold import Gold, GoldMeeting
from kg.evaluation.graph import Graph, Named, Told
from kg.evaluation.measures import Figures, Places, Score, Share, matching
from kg.evaluation.names import named
from kg.mapping.namespaces import NKG, SCHEMA

DETECTED: Final = "detected"
PARTICIPANTS: Final = "PARTICIPANTS"
WHEN_AND_WHERE: Final = "participants+date+place"
ALL_STATUSES: Final = "detected+status, all statuses"
FORMAT: Final = "format_right_of_matched"

HELD: Final = "held"
"""The status of a meeting that took place."""

_DAY: Final = len("2024-05-19")
_PHONE: Final = "phone"
_SEVERAL: Final = "several"


@dataclass(frozen=True, slots=True)
class FoundMeeting:
    """A meeting as a graph tells it: codes are upper case, ``roles`` are those of a node."""

    attendees: tuple[Named, ...] = ()
    countries: frozenset[str] = frozenset()
    places: tuple[str, ...] = ()
    date: str = ""
    format: str = ""
    status: str = ""
    occasions: tuple[str, ...] = ()
    roles: Mapping[str, str] = field(default_factory=dict)
    evidence: Places = ()

    @property
    def people(self) -> tuple[tuple[str, ...], ...]:
        """The names of each person."""
        return tuple(person.names for person in self.attendees)


def found_meetings(told: Told) -> Iterator[FoundMeeting]:
    """The meetings that an article reports, in the order of the graph."""
    graph = told.graph
    for node in graph.instances(NKG.Meeting):
        if told.article in graph.all(node, NKG.reportedIn):
            yield FoundMeeting(
                graph.named(node, SCHEMA.attendee),
                frozenset(_code(iri) for iri in graph.all(node, NKG.party)),
                graph.names(graph.all(node, SCHEMA.location)),
                _one(graph.all(node, SCHEMA.startDate))[:_DAY],
                _local(_one(graph.all(node, NKG.format))),
                _local(_one(graph.all(node, NKG.status))),
                graph.names(graph.all(node, NKG.occasion)),
                dict(_roles(graph, node)),
                graph.places(node, NKG.evidence),
            )


def _roles(graph: Graph, meeting: str) -> Iterator[tuple[str, str]]:
    for part in graph.all(meeting, NKG.participation):
        for person in graph.all(part, NKG.participant):
            yield from ((person, role) for role in graph.all(part, NKG.role)[:1])


@dataclass(frozen=True, slots=True)
class Met:
    """One article's meetings, found and gold."""

    gold: Gold
    wanted: tuple[GoldMeeting, ...]
    found: tuple[FoundMeeting, ...]


def judge(gold: Gold, told: Told | None) -> Met:
    """An article beside what a graph tells of it; without one all is missed."""
    return Met(gold, gold.meetings or (), tuple(found_meetings(told)) if told else ())


def figures(met: Met) -> Figures:
    """The scores and shares of one article, under the names of the shared scorer."""
    found = [m for m in met.found if m.status == HELD]
    wanted = [m for m in met.wanted if m.status == HELD]
    scores = {name: _score(found, wanted, fits) for name, fits in _MEASURES.items()}
    scores[ALL_STATUSES] = _score(met.found, met.wanted, _about_and_status)
    pairs = [(found[i], wanted[j]) for i, j in matching(found, wanted, same_people)]
    return Figures(scores, {FORMAT: Share(sum(_same_format(*p) for p in pairs), len(pairs))})


Fits = Callable[[FoundMeeting, GoldMeeting], bool]


def _score(found: Sequence[FoundMeeting], wanted: Sequence[GoldMeeting], fits: Fits) -> Score:
    return Score(len(matching(found, wanted, fits)), len(found), len(wanted))


def about(found: FoundMeeting, wanted: GoldMeeting) -> bool:
    """Whether half of the persons are right, or the countries where no person was found."""
    sides = max(len(wanted.participants), len(found.people), 1)
    if _people_matched(found, wanted) * 2 >= sides:
        return True
    return bool(wanted.countries) and _same_countries(found, wanted) and not found.people


def _same_countries(found: FoundMeeting, wanted: GoldMeeting) -> bool:
    return found.countries == frozenset(wanted.countries or ())


def _about_and_status(found: FoundMeeting, wanted: GoldMeeting) -> bool:
    return about(found, wanted) and found.status == wanted.status


def _about_and_countries(found: FoundMeeting, wanted: GoldMeeting) -> bool:
    return about(found, wanted) and _same_countries(found, wanted)


def _people_matched(found: FoundMeeting, wanted: GoldMeeting) -> int:
    return len(matching(found.people, wanted.participants, named))


def same_people(found: FoundMeeting, wanted: GoldMeeting) -> bool:
    """Whether the persons are all right, and no more."""
    sides = len(wanted.participants)
    return len(found.people) == sides == _people_matched(found, wanted)


def _same_people_and_date(found: FoundMeeting, wanted: GoldMeeting) -> bool:
    return same_date(found, wanted) and same_people(found, wanted)


def same_date(found: FoundMeeting, wanted: GoldMeeting) -> bool:
    """Whether the day is the same (or the month, where that is all), or neither has one."""
    return found.date == (wanted.date or "")[:_DAY]


def _same_people_date_and_place(found: FoundMeeting, wanted: GoldMeeting) -> bool:
    return same_place(found, wanted) and _same_people_and_date(found, wanted)


def same_place(found: FoundMeeting, wanted: GoldMeeting) -> bool:
    """Whether the place is named as in the gold, or neither has one."""
    return named(found.places, wanted.place) if wanted.place else not found.places


def _same_format(found: FoundMeeting, wanted: GoldMeeting) -> bool:
    return (_PHONE in found.format) == (wanted.type == _PHONE)


_MEASURES: Final[dict[str, Fits]] = {
    DETECTED: about,
    "countries": _about_and_countries,
    PARTICIPANTS: same_people,
    "participants+date": _same_people_and_date,
    WHEN_AND_WHERE: _same_people_date_and_place,
}


def _one(values: Sequence[str]) -> str:
    """The value, "" for none; several contradict each other and are right for nobody."""
    return values[0] if len(values) == 1 else _SEVERAL if values else ""


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].lower()


def _code(iri: str) -> str:
    return iri.rstrip("/").rsplit("/", 1)[-1].upper()
