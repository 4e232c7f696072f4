from __future__ import annotations

import dataclasses

import full_extraction as full
import pytest
import seed_extraction as seed
from graph_looks import local, subjects
from pyoxigraph import Quad

from kg.extraction.model import (
    Capacity,
    Format,
    Meeting,
    PartialDate,
    Participation,
    Status,
    When,
)
from kg.mapping import to_quads
from kg.mapping.iris import article_path
from kg.mapping.namespaces import NKG, SCHEMA, TYPE

PATH = article_path(seed.article())
XSD = "http://www.w3.org/2001/XMLSchema#"
AT_THE_DAM = "meeting/2024-05-19/ebrahim-raisi--ilham-aliyev"


def mapped(*meetings: Meeting, bodies: bool = True) -> tuple[Quad, ...]:
    extraction = dataclasses.replace(seed.extraction(), meetings=meetings, statements=())
    made_by = full.provenance()
    return to_quads(seed.article(), extraction, provenance=made_by, bodies=bodies)


def varied(**changes: object) -> tuple[Quad, ...]:
    return mapped(dataclasses.replace(seed.meeting(), **changes))  # type: ignore[arg-type]


SEED = mapped(seed.meeting())
FULL = full.quads()


def names(quads: tuple[Quad, ...]) -> list[str]:
    return [local(quads, node, SCHEMA.name)[0] for node in subjects(quads, TYPE, NKG.Meeting)]


def kinds(quads: tuple[Quad, ...]) -> list[str]:
    (node,) = subjects(quads, TYPE, NKG.Meeting)
    return [kind.rpartition("#")[2] for kind in local(quads, node, TYPE)][1:2]


def test_the_meeting_at_the_dam_as_the_model_shows_it() -> None:
    assert local(SEED, AT_THE_DAM, TYPE) == [
        NKG.Meeting.value,
        NKG.BilateralMeeting.value,
        SCHEMA.Event.value,
    ]
    assert names(SEED) == ['"Ebrahim Raisi and Ilham Aliyev, 19 May 2024"@en']
    persons = ["person/ebrahim-raisi", "person/ilham-aliyev"]
    assert local(SEED, AT_THE_DAM, SCHEMA.attendee) == persons
    parts = [f"{AT_THE_DAM}/ebrahim-raisi", f"{AT_THE_DAM}/ilham-aliyev"]
    assert local(SEED, AT_THE_DAM, NKG.participation) == parts
    assert local(SEED, AT_THE_DAM, NKG.party) == ["country/ir", "country/az"]
    assert local(SEED, AT_THE_DAM, NKG.format) == [NKG.InPerson.value]
    assert local(SEED, AT_THE_DAM, NKG.status) == [NKG.Held.value]
    for predicate in (SCHEMA.startDate, NKG.earliest, NKG.latest):
        assert local(SEED, AT_THE_DAM, predicate) == [f'"2024-05-19"^^<{XSD}date>']
    assert local(SEED, AT_THE_DAM, SCHEMA.location) == ["place/qiz-qalasi-dam"]
    assert local(SEED, AT_THE_DAM, NKG.occasion) == [
        "event/a-ceremony-to-inaugurate-the-joint-qiz-qalasi-dam"
    ]
    assert local(SEED, AT_THE_DAM, NKG.reportedIn) == [f"article/{PATH}"]
    evidence = [f"article/{PATH}#char=426,477", f"article/{PATH}#char=480,606"]
    assert local(SEED, AT_THE_DAM, NKG.evidence) == evidence
    assert local(SEED, AT_THE_DAM, NKG.confidence) == [f'"0.90"^^<{XSD}decimal>']


def test_a_participation_tells_office_country_and_capacity() -> None:
    raisi = f"{AT_THE_DAM}/ebrahim-raisi"
    assert local(SEED, raisi, TYPE) == [NKG.Participation.value]
    assert local(SEED, raisi, NKG.participant) == ["person/ebrahim-raisi"]
    assert local(SEED, raisi, NKG.role) == ['"President"@en']
    assert local(SEED, raisi, NKG.represents) == ["country/ir"]
    assert local(SEED, raisi, NKG.capacity) == []
    host = "meeting/2024-06-03/ana-ruiz--czech-minister/ana-ruiz"
    assert local(FULL, host, NKG.capacity) == [NKG.Host.value]


def test_a_participation_tells_no_more_than_is_known() -> None:
    bare = (Participation(seed.RAISI), Participation(seed.ALIYEV, capacity=Capacity.GUEST))
    quads = varied(participations=bare)
    for predicate in (NKG.role, NKG.represents, NKG.capacity):
        assert local(quads, f"{AT_THE_DAM}/ebrahim-raisi", predicate) == []


SOMEBODY = Participation(seed.LEADER)
BOTH = seed.meeting().participations


@pytest.mark.parametrize(
    ("parties", "participations", "expected"),
    [
        ((seed.IRAN, seed.AZERBAIJAN), BOTH, "BilateralMeeting"),
        ((seed.IRAN, seed.AZERBAIJAN), (*BOTH, SOMEBODY), "BilateralMeeting"),
        ((), BOTH, "BilateralMeeting"),
        ((seed.IRAN,), (*BOTH, SOMEBODY), "MultilateralMeeting"),
        ((), (*BOTH, SOMEBODY), "MultilateralMeeting"),
        ((seed.IRAN, seed.AZERBAIJAN, seed.IRAN), BOTH, "MultilateralMeeting"),
    ],
)
def test_countries_count_as_sides_where_two_are_named_else_persons(
    parties: tuple[str, ...], participations: tuple[Participation, ...], expected: str
) -> None:
    assert kinds(varied(parties=parties, participations=participations)) == [expected]


def test_dates_are_as_precise_as_the_text() -> None:
    place = seed.span("Sunday")
    month = varied(when=When(PartialDate("2024-02"), place))
    (node,) = subjects(month, TYPE, NKG.Meeting)
    assert local(month, node, SCHEMA.startDate) == [f'"2024-02"^^<{XSD}gYearMonth>']
    assert local(month, node, NKG.earliest) == [f'"2024-02-01"^^<{XSD}date>']
    assert local(month, node, NKG.latest) == [f'"2024-02-29"^^<{XSD}date>']
    undated = varied(when=None)
    (node,) = subjects(undated, TYPE, NKG.Meeting)
    for predicate in (SCHEMA.startDate, NKG.earliest, NKG.latest):
        assert local(undated, node, predicate) == []


def test_names_are_of_the_persons_else_of_the_countries() -> None:
    sunday = seed.span("Sunday")
    assert names(varied(when=None)) == ['"Ebrahim Raisi and Ilham Aliyev"@en']
    assert names(varied(when=When(PartialDate("2024"), sunday))) == [
        '"Ebrahim Raisi and Ilham Aliyev, 2024"@en'
    ]
    assert names(varied(when=When(PartialDate("2024-12"), sunday))) == [
        '"Ebrahim Raisi and Ilham Aliyev, December 2024"@en'
    ]
    assert names(varied(participations=())) == [
        '"Islamic Republic of Iran and Republic of Azerbaijan, 19 May 2024"@en'
    ]
    assert names(varied(participations=(*BOTH, SOMEBODY), when=None)) == [
        '"Ebrahim Raisi, Ilham Aliyev and Supreme Leader of the Islamic Revolution"@en'
    ]
    assert names(varied(participations=BOTH[:1])) == ['"Ebrahim Raisi, 19 May 2024"@en']


def test_a_meeting_of_nobody_named_is_still_a_meeting() -> None:
    quads = varied(participations=(), parties=())
    assert names(quads) == ['"Meeting, 19 May 2024"@en']
    assert kinds(quads) == ["BilateralMeeting"]


def test_every_format_and_status_is_told() -> None:
    assert {f for f in Format if subjects(FULL, NKG.format, NKG[f.value])} == set(Format)
    assert {s for s in Status if subjects(FULL, NKG.status, NKG[s.value])} == set(Status)


def test_topics_and_outcomes() -> None:
    call = "meeting/2024-06-03/ana-ruiz--czech-minister--phone-call"
    assert local(FULL, call, SCHEMA.about) == ["organization/railway"]
    (planned,) = subjects(FULL, NKG.status, NKG.Planned)
    assert len(local(FULL, planned, NKG.outcome)) == 1


def test_without_bodies_evidence_is_offsets_alone() -> None:
    quads = mapped(seed.meeting(), bodies=False)
    assert local(quads, AT_THE_DAM, NKG.evidence) == local(SEED, AT_THE_DAM, NKG.evidence)
    assert not [q for q in quads if q.predicate.value.endswith("oa#exact")]
