"""Who is who over a corpus: joined, parted, found by office, or left alone with a proposal."""

from __future__ import annotations

from pathlib import Path

import pytest
from corpora import Met, Story, Who, decision, graph, resolved, said

from kg.mapping.namespaces import NKG, SCHEMA, TYPE
from kg.resolution.authority import Standing
from kg.validation import validate


def story(number: int, *who: Who, day: str = "2024-05-19", met: tuple[Met, ...] = ()) -> Story:
    return Story(f"Story {number}", day, who, met)


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        (Who("Ilham Aliyev", "President", "az"), Who("İlham Əliyev", "president", "az"), True),
        (Who("Orbán Viktor", "", "hu"), Who("Viktor Orban", "", "hu"), True),
        (Who("Grace Nkhata", "minister", "mw"), Who("Chisomo Grace Nkhata", "", "mw"), False),
        (
            Who("Grace Nkhata", "foreign minister", "mw"),
            Who("Chisomo Grace Nkhata", "Minister of Foreign Affairs", "mw"),
            True,
        ),
        (Who("Elnur Guliyev", "minister", "az"), Who("Elnur Quliyev", "minister", "tr"), False),
        (Who("Omar Saleh", "ambassador", "eg"), Who("Omar Salih", "midfielder", "eg"), False),
        (Who("Omar Saleh"), Who("Omar Salih"), False),
        (Who("John Smith", "", "us"), Who("Jane Smith", "", "us"), False),
    ],
)
def test_two_names_are_one_person_where_enough_speaks_for_it(
    tmp_path: Path, one: Who, other: Who, joined: bool
) -> None:
    found = resolved([story(1, one), story(2, other, day="2024-08-01")], tmp_path)
    assert bool(said(found)) == joined


def test_the_reasons_are_told_to_programs_and_to_people(tmp_path: Path) -> None:
    stories = [
        story(1, Who("Ilham Aliyev", "President", "az")),
        story(2, Who("Ilham Aliyev", "President", "az")),
        story(3, Who("İlham Əliyev", "president", "az")),
    ]
    found = decision(resolved(stories, tmp_path), "ilham-eliyev")
    assert found.computed
    assert found.basis == ("spelling", "same-country", "same-office", "same-time")
    assert found.reason == (
        "İlham Əliyev is Ilham Aliyev: the names are spellings of one, both are of one country, "
        "both hold one office, both are named within a fortnight."
    )
    assert found.scope.articles == {stories[2].iri}


def test_who_is_named_beside_another_is_another_one(tmp_path: Path) -> None:
    one, other = Who("Mubarak Dhari", "emir", "kw"), Who("Mubarak Dharri", "emir", "kw")
    assert said(resolved([story(1, one), story(2, other)], tmp_path))
    assert not said(resolved([story(1, one), story(2, other), story(3, one, other)], tmp_path))


def test_a_short_name_of_two_is_proposed_and_not_joined(tmp_path: Path) -> None:
    stories = [
        story(1, Who("Carlos Rojas", "minister of energy", "bo")),
        story(2, Who("Carlos Rojas Quispe", "energy minister", "bo"), Who("Carlos Rojas Vera")),
        story(3, Who("Carlos Rojas Vera", "energy minister", "bo"), day="2024-05-20"),
    ]
    found = resolved(stories, tmp_path)
    assert said(found) == set()
    assert said(found, standing=Standing.CANDIDATE) == {
        ("carlos-rojas", "carlos-rojas-vera"),
        ("carlos-rojas", "carlos-rojas-quispe"),
    }


def test_two_of_one_name_in_two_countries_are_two(tmp_path: Path) -> None:
    stories = [
        story(1, Who("John Smith", "foreign secretary", "gb")),
        story(2, Who("John Smith", "striker", "au")),
        story(3, Who("John Smith", "foreign secretary")),
        story(4, Who("John Smith")),
    ]
    found = resolved(stories, tmp_path)
    assert said(found) == {("john-smith", "john-smith-au"), ("john-smith", "john-smith-gb")}
    british = next(d for d in found.decisions if d.object.endswith("-gb"))
    assert british.scope.articles == {stories[0].iri, stories[2].iri}
    assert british.basis == ("different-countries",)
    assert "one of several called John Smith" in british.reason


def test_two_of_one_name_in_two_offices_at_one_time_are_two(tmp_path: Path) -> None:
    ambassador, banker = Who("Van Minh", "ambassador", "vn"), Who("Van Minh", "governor", "vn")
    stories = [story(1, ambassador), story(2, banker, day="2024-06-01")]
    assert said(resolved(stories, tmp_path)) == {
        ("van-minh", "van-minh-ambassador"),
        ("van-minh", "van-minh-governor"),
    }
    later = [story(1, ambassador), story(2, banker, day="2027-06-01")]
    assert said(resolved(later, tmp_path)) == set()


def test_one_article_against_many_is_only_a_proposal(tmp_path: Path) -> None:
    many = [story(n, Who("John Smith", "premier", "gb")) for n in range(12)]
    found = resolved([*many, story(99, Who("John Smith", "premier", "us"))], tmp_path)
    assert said(found) == set()
    assert said(found, standing=Standing.CANDIDATE) == {("john-smith", "john-smith-us")}


def test_a_split_name_is_joined_to_its_other_spelling(tmp_path: Path) -> None:
    stories = [
        story(1, Who("Talal Otaibi", "foreign minister", "kw")),
        story(2, Who("Talal Otaibi", "energy minister", "sa")),
        story(3, Who("Talal Hamad Al-Utaibi", "foreign minister", "kw")),
    ]
    assert said(resolved(stories, tmp_path)) == {
        ("talal-otaibi", "talal-hamad-al-utaibi"),
        ("talal-otaibi", "talal-otaibi-sa"),
    }


def test_a_surname_alone_is_joined_by_office_and_country(tmp_path: Path) -> None:
    full = Who("Ilham Aliyev", "President", "az", ("Aliyev",))
    stories = [story(1, full), story(2, Who("Aliyev", "president", "az"))]
    assert said(resolved(stories, tmp_path)) == {("aliyev", "ilham-aliyev")}
    other = [story(1, full), story(2, Who("Aliyev", "", "az"))]
    assert said(resolved(other, tmp_path)) == set()


def test_who_held_the_office_is_named_by_another_article_of_the_week(tmp_path: Path) -> None:
    unnamed = Who("president of Egypt", "president", "eg")
    named = Who("Hazem Latif", "President", "eg")
    found = resolved([story(1, unnamed), story(2, named, day="2024-05-25")], tmp_path)
    assert said(found) == {("president-of-egypt", "hazem-latif")}
    assert decision(found, "president-of-egypt").reason.startswith("The president of Egypt was Haz")
    late = [story(1, unnamed), story(2, named, day="2024-05-28")]
    assert said(resolved(late, tmp_path)) == set()
    former = [story(1, unnamed), story(2, Who("Hazem Latif", "former president", "eg"))]
    assert said(resolved(former, tmp_path)) == set()


def test_two_who_may_have_held_the_office_are_proposed(tmp_path: Path) -> None:
    stories = [
        story(1, Who("president of Egypt", "president", "eg")),
        story(2, Who("Hazem Latif", "President", "eg")),
        story(3, Who("Omar Saleh", "President", "eg")),
    ]
    found = resolved(stories, tmp_path)
    assert said(found) == set()
    assert len(said(found, standing=Standing.CANDIDATE)) == 2


def test_who_meets_the_holder_is_not_the_holder(tmp_path: Path) -> None:
    pair = (Who("president of Egypt", "president", "eg"), Who("Hazem Latif", "", "eg"))
    stories = [
        story(1, *pair, met=(Met(day="2024-05-18"),)),
        story(2, Who("Hazem Latif", "President", "eg")),
    ]
    assert said(resolved(stories, tmp_path)) == set()


def test_what_is_decided_can_be_built_and_conforms(tmp_path: Path) -> None:
    stories = [
        story(1, Who("president of Egypt", "president", "eg"), Who("Ann Lee", "", "us")),
        story(2, Who("Hazem Latif", "President", "eg")),
    ]
    found = resolved(stories, tmp_path)
    quads = graph(stories[0], found)
    names = [q.object for q in quads if q.predicate == SCHEMA.name]
    assert "Hazem Latif" in {getattr(n, "value", "") for n in names}
    assert any(q.predicate == TYPE and q.object == NKG.Decision for q in quads)
    assert validate(quads).conforms
    assert graph(stories[1], found) == graph(stories[1])


def houses(number: int, *found: Who) -> Story:
    return Story(f"Story {number}", "2024-05-19", (), houses=found)


def test_organizations_are_joined_and_ministries_told_apart_by_country(tmp_path: Path) -> None:
    stories = [
        houses(1, Who("Ministry of Defence", "", "gb"), Who("Gazprom", "", "ru")),
        houses(2, Who("Defense Ministry", "", "gb"), Who("Gazprom", "", "de")),
        houses(3, Who("Ministry of Defence", "", "in")),
        houses(4, Who("Ministry of Defence", "", "gb")),
    ]
    found = {
        (a.rpartition("/")[2], b.rpartition("/")[2]) for a, b in said(resolved(stories, tmp_path))
    }
    assert found == {
        ("ministry-of-defence", "ministry-of-defence-gb"),
        ("ministry-of-defence", "ministry-of-defence-in"),
        ("defense-ministry", "ministry-of-defence-gb"),
    }


def test_an_acronym_is_whom_an_article_calls_so(tmp_path: Path) -> None:
    fund = Who("International Monetary Fund", also=("IMF",))
    short = houses(2, Who("IMF"))
    assert said(resolved([houses(1, fund), short], tmp_path)) == {
        ("organization/imf", "organization/international-monetary-fund")
    }
    assert said(resolved([houses(1, Who("International Monetary Fund")), short], tmp_path)) == set()
    two = [houses(1, Who("Foreign Ministry of Oman", "", "om", ("MFA",)))]
    two.append(houses(2, Who("Ministry of Foreign Affairs", "", "sg", ("MFA",))))
    found = resolved([*two, houses(3, Who("MFA"))], tmp_path)
    assert said(found) == set()
    assert len(said(found, standing=Standing.CANDIDATE)) == 2
