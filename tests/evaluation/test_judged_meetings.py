"""Meetings judged one by one; that the figures are the shared scorer's is tested elsewhere."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from small_case import BODY, Builder

from kg.evaluation import Gold, GoldMeeting
from kg.evaluation.graph import Told
from kg.evaluation.meetings import figures, found_meetings, judge
from kg.mapping.namespaces import NKG, SCHEMA, TYPE

GOLD = GoldMeeting(("Ann Lee", "Bo Wu"), ("GB", "CN"), "London", "2024-05-19")


def told(
    people: tuple[str, ...] = ("Ann Lee", "Bo Wu"),
    dates: tuple[str, ...] = ("2024-05-19T10:00:00Z",),
    places: tuple[str, ...] = ("London",),
    status: NamedNode = NKG.Held,
) -> Told:
    graph = Builder()
    name = graph.graph
    meeting, elsewhere = (NamedNode(f"{name.value}/{end}") for end in "mn")
    pairs: list[tuple[NamedNode, NamedNode, NamedNode | Literal]] = [
        (meeting, TYPE, NKG.Meeting),
        (meeting, NKG.reportedIn, name),
        (meeting, NKG.status, status),
        (meeting, NKG.format, NKG.PhoneCall),
        (elsewhere, TYPE, NKG.Meeting),
    ]
    pairs += [(meeting, NKG.party, NamedNode(f"http://e/country/{c}/")) for c in ("gb", "cn")]
    pairs += [(meeting, SCHEMA.startDate, Literal(date)) for date in dates]
    for predicate, names in ((SCHEMA.attendee, people), (SCHEMA.location, places)):
        for number, each in enumerate(names):
            node = NamedNode(f"{predicate.value}/{number}")
            pairs += [(meeting, predicate, node), (node, SCHEMA.name, Literal(each))]
    graph.quads += [Quad(s, p, o, name) for s, p, o in pairs]
    return graph.told[BODY]


def hits(found: Told | None, *wanted: GoldMeeting) -> list[int]:
    met = judge(Gold("a", BODY, meetings=wanted), found)
    return [score.hits for score in figures(met).scores.values()]


def test_a_meeting_as_the_graph_tells_it() -> None:
    (found,) = found_meetings(told())
    assert found.people == (("Ann Lee",), ("Bo Wu",))
    assert found.countries == {"GB", "CN"}
    assert (found.date, found.format, found.status) == ("2024-05-19", "phonecall", "held")


@pytest.mark.parametrize(
    ("found", "right"),
    [
        (told(), [1, 1, 1, 1, 1, 1]),
        (told(people=("Ann Lee", "Cy Fox")), [1, 1, 0, 0, 0, 1]),
        (told(people=("Cy Fox",)), [0, 0, 0, 0, 0, 0]),
        (told(people=()), [1, 1, 0, 0, 0, 1]),
        (told(dates=()), [1, 1, 1, 0, 0, 1]),
        (told(dates=("2024-05-19", "2024-05-20")), [1, 1, 1, 0, 0, 1]),
        (told(places=()), [1, 1, 1, 1, 0, 1]),
        (told(status=NKG.Planned), [0, 0, 0, 0, 0, 0]),
        (None, [0, 0, 0, 0, 0, 0]),
    ],
)
def test_each_measure_asks_for_more(found: Told | None, right: list[int]) -> None:
    assert hits(found, GOLD) == right


def test_the_format_is_judged_where_the_persons_are_right() -> None:
    (share,) = figures(judge(Gold("a", BODY, meetings=(GOLD,)), told())).shares.values()
    assert (share.right, share.of) == (0, 1)
