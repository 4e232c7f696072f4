"""Which meetings are one over a corpus, and which plans were held."""

from __future__ import annotations

from pathlib import Path

import pytest
from corpora import Met, Story, Who, graph, resolved, said, short
from decided import BASE, authority

from kg.extraction.model import Format, Status
from kg.mapping.namespaces import NKG
from kg.resolution.authority import Relation, Standing
from kg.validation import validate

LEE = Who("Ann Lee", "President", "at")
HUBER = Who("Karl Huber", "Chancellor", "de")
UNNAMED = Who("chancellor of Germany", "chancellor", "de")
LINKS = (Relation.SAME_MEETING, Relation.REALIZED_BY)
HELD = "meeting/2024-05-19/ann-lee--karl-huber"


def report(number: int, met: Met, *, day: str = "2024-05-20", who: Who = HUBER) -> Story:
    return Story(f"Story {number}", day, (LEE, who), (met,))


def place(story: Story) -> str:
    """The IRI of its meeting by place, without the base."""
    return short(story.iri).replace("article/", "meeting/") + "/0-1"


def test_reports_of_one_day_are_one_node_by_themselves(tmp_path: Path) -> None:
    stories = [report(n, Met(day="2024-05-19", place=p)) for n, p in enumerate(["Linz", "Graz"])]
    assert said(resolved(stories, tmp_path), *LINKS) == set()


@pytest.mark.parametrize(
    ("one", "other", "standing"),
    [
        (Met(day="2024-05-19", place="Linz"), Met(day="2024-05-18", place="Linz"), "Applied"),
        (Met(day="2024-05-19", place="Linz"), Met(day="2024-05-18"), "Applied"),
        (Met(day="2024-05-19", place="Linz"), Met(day="2024-05-18", place="Graz"), "Candidate"),
        (Met(day="2024-05-19", place="Linz"), Met(day="2024-05-16", place="Linz"), "Candidate"),
        (Met(day="2024-05-19", place="Linz"), Met(day="2024-05-10", place="Linz"), None),
        (Met(day="2024-05-19", place="Linz"), Met(place="Linz"), "Applied"),
        (Met(day="2024-05-19", place="Linz"), Met(place="Graz"), "Candidate"),
        (Met(day="2024-05-19", place="Linz"), Met(day="2024-05", place="Linz"), "Applied"),
        (Met(day="2024-05-19", place="Linz"), Met(day="2024-05"), "Candidate"),
        (Met(day="2024-05-19"), Met(day="2024-05-18", format=Format.PHONE_CALL), None),
        (Met(day="2024-05-19"), Met(day="2024-05-19", status=Status.DENIED), "Applied"),
        (Met(day="2024-05-19"), Met(day="2024-05-19", status=Status.CANCELLED), None),
    ],
)
def test_two_reports_are_of_one_meeting_where_they_fit(
    tmp_path: Path, one: Met, other: Met, standing: str | None
) -> None:
    found = resolved([report(1, one), report(2, one), report(3, other)], tmp_path)
    links = {s: said(found, *LINKS, standing=s) for s in (Standing.APPLIED, Standing.CANDIDATE)}
    assert [s for s, made in links.items() if made] == ([standing] if standing else [])
    if standing == "Applied":
        assert {value for _, value in links[Standing.APPLIED]} == {HELD}


@pytest.mark.parametrize(
    ("plan", "held", "standing"),
    [
        (Met(day="2024-05-19", place="Linz"), Met(day="2024-05-19", place="Linz"), "Applied"),
        (Met(day="2024-05-19", place="Linz"), Met(day="2024-05-20", place="Graz"), "Applied"),
        (Met(day="2024-05-17", place="Linz"), Met(day="2024-05-19", place="Graz"), "Candidate"),
        (Met(day="2024-05", place="Linz"), Met(day="2024-05-19"), "Applied"),
        (Met(place="Linz"), Met(day="2024-05-19", place="Linz"), "Applied"),
        (Met(), Met(day="2024-05-19", place="Linz"), "Applied"),
        (Met(place="Graz"), Met(day="2024-05-19", place="Linz"), "Candidate"),
        (Met(), Met(day="2024-05-26", place="Linz"), "Candidate"),
        (Met(day="2024-05-10", place="Linz"), Met(day="2024-05-19", place="Linz"), None),
    ],
)
def test_a_plan_was_held_where_it_fits(
    tmp_path: Path, plan: Met, held: Met, standing: str | None
) -> None:
    announced = report(1, Met(plan.who, plan.day, plan.place, Status.PLANNED), day="2024-05-09")
    stories = [announced, report(2, held, day="2024-05-27")]
    found = resolved(stories, tmp_path)
    for each in (Standing.APPLIED, Standing.CANDIDATE):
        made = said(found, Relation.REALIZED_BY, standing=each)
        day = held.day
        expected = {(place(announced), f"meeting/{day}/ann-lee--karl-huber")}
        assert made == (expected if each.value == standing else set())
    assert said(found, Relation.SAME_MEETING) == set()


def test_a_plan_told_after_the_meeting_is_of_another_one(tmp_path: Path) -> None:
    plan = report(1, Met(day="2024-06-19", status=Status.PLANNED), day="2024-06-01")
    held = report(2, Met(day="2024-05-19"))
    assert said(resolved([plan, held], tmp_path), *LINKS) == set()


def test_an_unnamed_side_is_known_by_its_office(tmp_path: Path) -> None:
    """The holder is named by the other article, and both reports meet in one node."""
    stories = [
        report(1, Met(day="2024-05-19")),
        report(2, Met(day="2024-05-19"), who=UNNAMED),
        report(3, Met(day="2024-05-18"), who=UNNAMED, day="2024-06-30"),
    ]
    found = resolved(stories, tmp_path)
    assert said(found) == {("chancellor-of-germany", "karl-huber")}
    assert said(found, *LINKS) == set()
    nodes = {
        str(q.subject)
        for story in stories[:2]
        for q in graph(story, found)
        if q.predicate == NKG.evidence
    }
    assert nodes == {f"<{BASE}{HELD}>"}


def test_two_meetings_of_one_article_are_never_one(tmp_path: Path) -> None:
    both = Story("Both", "2024-05-20", (LEE, HUBER), (Met(day="2024-05-18"), Met(day="2024-05-19")))
    stories = [both, report(2, Met(day="2024-05-19")), report(3, Met(place="Linz"))]
    found = resolved(stories, tmp_path)
    linked = said(found, Relation.SAME_MEETING)
    assert len(linked) == 1
    assert ("meeting/2024-05-18/ann-lee--karl-huber", HELD) not in linked
    assert (HELD, "meeting/2024-05-18/ann-lee--karl-huber") not in linked


def test_spellings_are_decided_first_and_the_links_name_what_is_built(tmp_path: Path) -> None:
    eliyev = Who("İlham Əliyev", "President", "az")
    aliyev = Who("Ilham Aliyev", "President", "az")
    stories = [
        Story("One", "2024-05-20", (LEE, aliyev), (Met(day="2024-05-19"),)),
        Story("Two", "2024-05-20", (LEE, aliyev), (Met(day="2024-05-19"),)),
        Story("Three", "2024-05-20", (LEE, eliyev), (Met(day="2024-05-18"),)),
        Story("Four", "2024-05-10", (LEE, eliyev), (Met(day="2024-05-19", status=Status.PLANNED),)),
        Story("Five", "2024-05-20", (aliyev,)),
    ]
    found = resolved(stories, tmp_path)
    held = "meeting/2024-05-19/ann-lee--ilham-aliyev"
    other = "meeting/2024-05-18/ann-lee--ilham-aliyev"
    assert said(found, Relation.SAME_MEETING) == {(other, held)}
    assert said(found, Relation.REALIZED_BY) == {(place(stories[3]), held)}
    quads = [q for story in stories for q in graph(story, found)]
    linked = {
        (short(q.subject.value), q.predicate, short(q.object.value))  # type: ignore[union-attr]
        for q in quads
        if q.predicate in {NKG.sameMeetingAs, NKG.realizedBy}
    }
    assert linked == {
        (other, NKG.sameMeetingAs, held),
        (place(stories[3]), NKG.realizedBy, held),
    }
    assert all(validate(graph(story, found)).conforms for story in stories)


@pytest.mark.parametrize(
    ("met", "standing"),
    [
        (Met(day="2024-05-19", place="Linz"), "Applied"),
        (Met(day="2024-05-19"), "Candidate"),
        (Met(day="2024-05-18", place="Linz"), "Candidate"),
        (Met(day="2024-05-19", place="Linz", status=Status.PLANNED), "Applied"),
    ],
)
def test_countries_alone_need_day_and_place(tmp_path: Path, met: Met, standing: str) -> None:
    day = "2024-05-10" if met.status is Status.PLANNED else "2024-05-20"
    without = Met((), met.day, met.place, met.status, countries=("at", "de"))
    countries = Story("Two countries", day, (LEE, HUBER), (without,))
    stories = [countries, report(2, Met(day="2024-05-19", place="Linz"))]
    found = resolved(stories, tmp_path)
    made = {s.value: len(said(found, *LINKS, standing=s)) for s in Standing}
    assert made == {"Applied": 0, "Candidate": 0, "Rejected": 0} | {standing: 1}


def test_more_sides_are_another_meeting(tmp_path: Path) -> None:
    third = Who("Eva Roth", "premier", "ch")
    three = Story("Three", "2024-05-20", (LEE, HUBER, third), (Met((0, 1, 2), "2024-05-19"),))
    assert said(resolved([three, report(2, Met(day="2024-05-18"))], tmp_path), *LINKS) == set()


def test_a_rejected_link_is_not_made(tmp_path: Path) -> None:
    stories = [report(1, Met(day="2024-05-19")), report(2, Met(day="2024-05-18"))]
    other = "meeting/2024-05-18/ann-lee--karl-huber"
    assert said(resolved(stories, tmp_path), *LINKS)
    row = f"subject,relation,object,status\n{HELD},same meeting as,{other},Rejected\n"
    found = resolved(stories, tmp_path, authority=authority(tmp_path, row))
    assert said(found, *LINKS) == set()


def test_reasons_of_links(tmp_path: Path) -> None:
    stories = [report(n, Met(day="2024-05-19", place="Linz")) for n in (1, 2)]
    stories.append(report(3, Met(day="2024-05-18", place="Linz")))
    (link,) = resolved(stories, tmp_path).decisions
    assert link.basis == ("same-persons", "other-day", "same-place")
    assert link.reason == (
        "“Ann Lee and Karl Huber, 18 May 2024” and “Ann Lee and Karl Huber, 19 May 2024” are one "
        "meeting: the same persons, on days that differ, at the same place."
    )
