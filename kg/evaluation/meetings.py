"""Meetings: gold against found, by persons, countries, day and place.

Meetings that were held are compared with those that were, one to one, as many as possible; one
measure takes all, and asks for the same status.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kg.evaluation.gold import Gold, GoldMeeting
from kg.evaluation.graph import Told
from kg.evaluation.measures import Figures, Score, Share, matching
from kg.evaluation.names import named
from kg.mapping.namespaces import NKG, SCHEMA

PARTICIPANTS: Final = "PARTICIPANTS"
WHEN_AND_WHERE: Final = "participants+date+place"
ALL_STATUSES: Final = "detected+status, all statuses"
FORMAT: Final = "format_right_of_matched"

_DAY: Final = len("2024-05-19")
_HELD: Final = "held"
_PHONE: Final = "phone"
_SEVERAL: Final = "several"


@dataclass(frozen=True, slots=True)
class FoundMeeting:
    """A meeting as a graph tells it: ``people`` are the names of each, codes are upper case."""

    people: tuple[tuple[str, ...], ...] = ()
    countries: frozenset[str] = frozenset()
    places: tuple[str, ...] = ()
    date: str = ""
    format: str = ""
    status: str = ""


def found_meetings(told: Told) -> Iterator[FoundMeeting]:
    """The meetings that an article reports, in the order of the graph."""
    graph = told.graph
    for node in graph.instances(NKG.Meeting):
        if told.article in graph.all(node, NKG.reportedIn):
            yield FoundMeeting(
                tuple(graph.names([p]) for p in graph.all(node, SCHEMA.attendee)),
                frozenset(_code(iri) for iri in graph.all(node, NKG.party)),
                graph.names(graph.all(node, SCHEMA.location)),
                _one(graph.all(node, SCHEMA.startDate))[:_DAY],
                _local(_one(graph.all(node, NKG.format))),
                _local(_one(graph.all(node, NKG.status))),
            )


def figures(gold: Gold, told: Told | None) -> Figures:
    """The scores and shares of one article, under the names of the shared scorer."""
    every_found = tuple(found_meetings(told)) if told else ()
    every_gold = gold.meetings or ()
    found = [m for m in every_found if m.status == _HELD]
    wanted = [m for m in every_gold if m.status == _HELD]
    scores = {name: _score(found, wanted, fits) for name, fits in _MEASURES.items()}
    scores[ALL_STATUSES] = _score(every_found, every_gold, _about_and_status)
    pairs = [(found[i], wanted[j]) for i, j in matching(found, wanted, _same_people)]
    return Figures(scores, {FORMAT: Share(sum(_same_format(*p) for p in pairs), len(pairs))})


Fits = Callable[[FoundMeeting, GoldMeeting], bool]


def _score(found: Sequence[FoundMeeting], wanted: Sequence[GoldMeeting], fits: Fits) -> Score:
    return Score(len(matching(found, wanted, fits)), len(found), len(wanted))


def _about(found: FoundMeeting, wanted: GoldMeeting) -> bool:
    """Whether half of the persons are right, or the countries where no person was found."""
    sides = max(len(wanted.participants), len(found.people), 1)
    if _people_matched(found, wanted) * 2 >= sides:
        return True
    same_countries = found.countries == frozenset(wanted.countries)
    return bool(wanted.countries) and same_countries and not found.people


def _about_and_status(found: FoundMeeting, wanted: GoldMeeting) -> bool:
    return _about(found, wanted) and found.status == wanted.status


def _about_and_countries(found: FoundMeeting, wanted: GoldMeeting) -> bool:
    return _about(found, wanted) and found.countries == frozenset(wanted.countries)


def _people_matched(found: FoundMeeting, wanted: GoldMeeting) -> int:
    return len(matching(found.people, wanted.participants, named))


def _same_people(found: FoundMeeting, wanted: GoldMeeting) -> bool:
    sides = len(wanted.participants)
    return len(found.people) == sides == _people_matched(found, wanted)


def _same_people_and_date(found: FoundMeeting, wanted: GoldMeeting) -> bool:
    return found.date == wanted.date[:_DAY] and _same_people(found, wanted)


def _same_people_date_and_place(found: FoundMeeting, wanted: GoldMeeting) -> bool:
    same_place = named(found.places, wanted.place) if wanted.place else not found.places
    return same_place and _same_people_and_date(found, wanted)


def _same_format(found: FoundMeeting, wanted: GoldMeeting) -> bool:
    return (_PHONE in found.format) == (wanted.type == _PHONE)


_MEASURES: Final[dict[str, Fits]] = {
    "detected": _about,
    "countries": _about_and_countries,
    PARTICIPANTS: _same_people,
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
