"""Found and gold meetings of one article, side by side, for the tests of their evaluation."""

from __future__ import annotations

from kg.evaluation import Gold, GoldMeeting
from kg.evaluation.graph import Named
from kg.evaluation.meetings import FoundMeeting, Met


def found(*people: str, **slots: str) -> FoundMeeting:
    """A meeting of persons whose nodes are their names; slots are date, place, status, roles."""
    return FoundMeeting(
        tuple(Named(name.split("=")[0], (name.split("=")[-1],)) for name in people),
        countries=frozenset(slots.get("countries", "").split()),
        places=tuple(filter(None, [slots.get("place", "")])),
        date=slots.get("date", ""),
        status=slots.get("status", "held"),
        occasions=tuple(filter(None, [slots.get("occasion", "")])),
        roles={people[0].split("=")[0]: slots["role"]} if "role" in slots else {},
    )


def met(wanted: tuple[GoldMeeting, ...], *meetings: FoundMeeting) -> Met:
    """The two sides of an article of 19 May 2024."""
    return Met(Gold("a", "Body.", meetings=wanted, date="2024-05-19"), wanted, meetings)
