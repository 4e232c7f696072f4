"""The slots of meetings: of those that are filled, how many are right.

Judged in the pairs of :func:`kg.evaluation.statuses.pairs`, and only where the gold tells the slot:
``""`` tells that there is nothing to fill it with, a key that is left out tells nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from kg.evaluation.gold import GoldMeeting
from kg.evaluation.measures import Figures, Share, matching, total
from kg.evaluation.meetings import FoundMeeting, Met, same_date, same_place
from kg.evaluation.names import named, words
from kg.evaluation.statuses import pairs

ALL: Final = "all slots"
"""The share over all slots that the gold tells."""

_Judge = Callable[[FoundMeeting, GoldMeeting], Iterator[bool]]
"""Whether each filling of a slot is right."""


def figures(met: Met) -> Figures:
    """The share of each slot, and of all."""
    both = [(met.found[i], met.wanted[j]) for i, j in pairs(met)]
    shares = {slot: _share(slot, both) for slot in SLOTS}
    every = total(Figures({}, {ALL: share}) for share in shares.values())
    return Figures({}, {**shares, **every.shares})


def tells(wanted: GoldMeeting, slot: str) -> bool:
    """Whether the gold says what is in the slot, be it nothing."""
    return {
        "place": wanted.place,
        "date": wanted.date,
        "country": wanted.countries,
        "office": wanted.offices,
        "occasion": wanted.occasion,
    }[slot] is not None


def _share(slot: str, both: Sequence[tuple[FoundMeeting, GoldMeeting]]) -> Share:
    judged = [right for a, b in both if tells(b, slot) for right in _JUDGES[slot](a, b)]
    return Share(sum(judged), len(judged))


def _place(found: FoundMeeting, wanted: GoldMeeting) -> Iterator[bool]:
    if found.places:
        yield bool(wanted.place) and same_place(found, wanted)


def _date(found: FoundMeeting, wanted: GoldMeeting) -> Iterator[bool]:
    if found.date:
        yield same_date(found, wanted)


def _country(found: FoundMeeting, wanted: GoldMeeting) -> Iterator[bool]:
    return (code in (wanted.countries or ()) for code in sorted(found.countries))


def _office(found: FoundMeeting, wanted: GoldMeeting) -> Iterator[bool]:
    """Of the persons that are right by name: the same words, articles aside."""
    for i, j in matching(found.people, wanted.participants, named):
        role = found.roles.get(found.attendees[i].node)
        if role is not None:
            yield words(role) == words((wanted.offices or ())[j])


def _occasion(found: FoundMeeting, wanted: GoldMeeting) -> Iterator[bool]:
    if found.occasions:
        yield named(found.occasions, wanted.occasion or "")


_JUDGES: Final[dict[str, _Judge]] = {
    "place": _place,
    "date": _date,
    "country": _country,
    "office": _office,
    "occasion": _occasion,
}
SLOTS: Final = tuple(_JUDGES)
"""The slots, in the order in which they are shown."""
