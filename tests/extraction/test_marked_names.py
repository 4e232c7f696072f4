"""The names that a tagger marks, and what the rules make of them."""

from __future__ import annotations

import pytest
from analysed import read
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.article import Article, Span
from kg.extraction.analysis import analyse
from kg.extraction.model import EntityType
from kg.extraction.protocol import Name

PERSON, ORGANIZATION = EntityType.PERSON, EntityType.ORGANIZATION
PLACE, EVENT = EntityType.PLACE, EntityType.EVENT


def test_a_mark_tells_what_a_name_is_that_may_be_anything() -> None:
    body = "The move would hurt Energia Nudo, analysts said."
    assert read(body, marks={"Energia Nudo": ORGANIZATION}).names("Organization") == [
        "Energia Nudo"
    ]
    assert read(body, marks={"Energia Nudo": PERSON}).names("Person") == ["Energia Nudo"]


def test_a_mark_tells_how_far_a_name_goes() -> None:
    body = "Prison visits are a right, the group Voces sin Rejas says."
    assert read(body, marks={"Voces sin Rejas": ORGANIZATION}).names("Organization") == [
        "Voces sin Rejas"
    ]
    assert "Voces sin Rejas" not in [e.name for e in read(body).document.entities]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("District Collector Anil Das", "Anil Das"),
        ("Cmdr. Jose Maria delos Santos", "Jose Maria delos Santos"),
    ],
)
def test_a_person_s_name_begins_where_its_mark_does(words: str, name: str) -> None:
    body = f"Nobody was hurt, {words} said on Monday."
    assert read(body, marks={name: PERSON}).names("Person") == [name]
    assert read(body).names("Person") != [name]


def test_a_country_before_a_person_is_none_of_the_person_s_names() -> None:
    body = "She met the coordinator for Jordan Ingrid Solheim in Amman."
    found = read(body, marks={"Ingrid Solheim": PERSON})
    assert found.names("Person") == ["Ingrid Solheim"]
    assert found.names("Country") == ["Jordan"]


@pytest.mark.parametrize(
    ("mark", "kind"),
    [
        ("Riigikogu Kadri Lepik", PERSON),
        ("Lao National Assembly Saysavath Phom", ORGANIZATION),
    ],
)
def test_a_holder_s_name_is_not_marked_with_the_body_before_it(mark: str, kind: EntityType) -> None:
    holder = " ".join(mark.split()[-2:])
    body = f"She met the speaker of the {mark} in Tallinn."
    assert read(body, marks={mark: kind}).names("Person") == [holder]


def test_a_mark_that_cuts_a_known_name_counts_for_nothing() -> None:
    body = "She met the chairman of the Presidency of Bosnia and Herzegovina, Dino Marić."
    marks = {"Presidency of Bosnia": ORGANIZATION, "Herzegovina": PLACE, "Dino Marić": PERSON}
    found = read(body, marks=marks)
    assert found.names("Country") == ["Bosnia and Herzegovina"]
    assert not found.names("Place")


def test_capitals_that_are_not_marked_are_hardly_a_name() -> None:
    body = "Kerosene Vouchers were handed out by Ann Lee."
    assert read(body).names("Person") == ["Kerosene Vouchers", "Ann Lee"]
    assert read(body, marks={"Ann Lee": PERSON}).names("Person") == ["Ann Lee"]


def test_an_ordinary_word_may_open_a_sentence_as_a_name() -> None:
    body = "Rising Voices wants more. The others want less."
    assert read(body, marks={"Rising Voices": ORGANIZATION}).names("Organization") == [
        "Rising Voices"
    ]
    assert "Rising Voices" not in [e.name for e in read(body).document.entities]


def test_a_single_word_is_a_person_only_where_more_than_one_mark_says_so() -> None:
    once, often = "They saw Naniwa.", "They saw Naniwa, left Naniwa and forgot Naniwa."
    assert read(once, marks={"Naniwa": PERSON}).names("Person") == []
    assert read(often, marks={"Naniwa": PERSON}).names("Person") == ["Naniwa"]


def test_the_word_lists_keep_the_last_word() -> None:
    found = read("Iran and Georgia signed it.", marks={"Iran": PERSON, "Georgia": PERSON})
    assert found.names("Country") == ["Iran", "Georgia"]
    assert found.names("Person") == []


def test_a_mark_over_part_of_an_office_counts_for_nothing() -> None:
    body = "Omani Deputy Foreign Minister Said al-Harthi arrived."
    found = read(body, marks={"Omani Deputy Foreign": ORGANIZATION, "Said al-Harthi": PERSON})
    assert found.names("Organization") == []
    (minister,) = (e for e in found.document.entities if e.type is PERSON)
    assert (minister.name, minister.job_titles) == ("Said al-Harthi", ("Deputy Foreign Minister",))


def test_a_name_goes_on_behind_an_ampersand() -> None:
    found = read("Tamar & Exe Water was fined.", marks={"Tamar": PERSON})
    assert found.names("Organization") == ["Tamar & Exe Water"]


def test_a_short_form_in_brackets_needs_no_mark() -> None:
    body = "The Front for Renewal (FRJ) won."
    assert "FRJ" in read(body, marks={}).names("Organization")


def test_a_courtesy_before_the_surname_makes_the_whole_name_a_person_s() -> None:
    body = "A letter of Comfort Asante was read. Mrs Asante was not there."
    found = read(body, marks={"Comfort Asante": PLACE, "Asante": PERSON})
    assert found.names("Person") == ["Comfort Asante"]


def test_without_a_tagger_nothing_changes_and_without_marks_something_does() -> None:
    article = Article("A story", "2024-05-19", "Kerosene Vouchers were handed out.")
    assert analyse(article) == analyse(article, None)
    assert analyse(article, ()).entities == ()


NAMES = [
    "Ann Lee",
    "the",
    "Iran",
    "Kerosene Vouchers",
    "President",
    "& Sons",
    "said",
    ". ",
    "(FRJ)",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=12).map(" ".join), st.data())
def test_marks_anywhere_leave_the_analysis_whole(body: str, data: st.DataObject) -> None:
    starts = st.integers(0, len(body) - 1)
    span = st.builds(lambda a, n: Span(a, min(a + n, len(body))), starts, st.integers(1, 30))
    kinds = st.sampled_from([PERSON, ORGANIZATION, PLACE, EVENT])
    names = data.draw(st.lists(st.builds(Name, span, kinds, st.floats(0, 1)), max_size=5))
    document = analyse(Article("A story", "2024-05-19", body), names)
    ids = {entity.id for entity in document.entities}
    for mention in document.mentions:
        assert mention.entity in ids
        assert mention.phrase.contains(mention.span)
        assert mention.span.of(body).strip()
