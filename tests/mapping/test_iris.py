from __future__ import annotations

import dataclasses
import re
from typing import Any

import full_extraction as full
import pytest
import seed_extraction as seed
from hypothesis import assume, given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.article import Article, Span
from kg.errors import UsageError
from kg.extraction.model import (
    Entity,
    EntityType,
    Format,
    Kind,
    Meeting,
    PartialDate,
    Participation,
    Statement,
    Status,
    When,
)
from kg.mapping.iris import (
    SLUG_LENGTH,
    Iris,
    article_path,
    check_base,
    link,
    name_meetings,
    name_statements,
    natural_key,
    slug,
)

PATH = "2024-05-19/raisi-iran-azerbaijan-continue-to-support-palestinian-cause-b9eadfa2"
BASE = "https://example.org/newskg/"
TEXT = st.text(st.characters(codec="utf-8"))


@given(TEXT)
def test_a_slug_is_short_ascii_and_never_empty(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(text))
    assert 1 <= len(slug(text)) <= SLUG_LENGTH


@given(TEXT)
def test_a_slug_of_a_slug_is_the_same(text: str) -> None:
    assert slug(slug(text)) == slug(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ebrahim Raisi", "ebrahim-raisi"),
        ("Côte d’Ivoire", "cote-divoire"),
        ("Recep Tayyip Erdoğan", "recep-tayyip-erdogan"),
        ("Москва", "moskva"),
        ("U.N. officials", "u-n-officials"),
        ("  --  a  --  ", "a"),
        ("a" * 79 + " bc", "a" * 79),
        ("…", "n-b4935894"),
        ("", "n-e3b0c442"),
    ],
)
def test_slugs_read_like_the_names(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_texts_without_letters_have_slugs_of_their_own() -> None:
    assert slug("—") != slug("–")


@given(TEXT, TEXT, st.dates(), st.none() | TEXT)
def test_any_article_has_an_iri(
    headline: str, publisher: str, day: object, url: str | None
) -> None:
    article = Article(headline, str(day), "body", publisher=publisher, url=url or None)
    iris = Iris.of(article)
    for node in (iris.article, iris.graph, iris.span(Span(0, 4)), iris.organization(publisher)):
        assert NamedNode(node.value) == node
        assert node.value.isascii()
    assert article_path(article) == article_path(dataclasses.replace(article, body="other"))


def test_the_seed_has_its_iris() -> None:
    iris = Iris.of(seed.article())
    assert iris.article.value == f"{BASE}article/{PATH}"
    assert iris.graph.value == f"{BASE}article/{PATH}#graph"
    assert iris.span(Span(183, 395)).value == f"{BASE}article/{PATH}#char=183,395"


def test_an_article_is_named_by_its_url_where_it_has_one() -> None:
    here = dataclasses.replace(seed.article(), url="https://example.org/1")
    assert article_path(here) == article_path(dataclasses.replace(here, publisher="Other"))
    assert article_path(here) != article_path(seed.article())


@pytest.mark.parametrize("field", ["headline", "publisher", "published"])
def test_else_by_date_headline_and_publisher(field: str) -> None:
    changed: dict[str, Any] = {field: "2024-05-20 other"}
    other = dataclasses.replace(seed.article(), **changed)
    assert article_path(other)[-8:] != article_path(seed.article())[-8:]


def test_the_time_of_day_does_not_name_an_article() -> None:
    timed = dataclasses.replace(seed.article(), published="2024-05-19T10:00:00Z")
    assert article_path(timed) == article_path(seed.article())


@pytest.mark.parametrize("base", [BASE, "http://localhost:8000/", "urn:news:/", "https://é.org/ü/"])
def test_a_base_that_data_can_be_named_under(base: str) -> None:
    assert check_base(base) == base
    assert Iris.of(seed.article(), base=base).graph.value.startswith(base)


@pytest.mark.parametrize(
    "base", ["", "/", "news/", "https://example.org", "https://x.org/#", "https://x.org/a b/"]
)
def test_a_base_that_is_none(base: str) -> None:
    with pytest.raises(UsageError, match="is not an absolute IRI that ends in /") as error:
        Iris.of(seed.article(), base=base)
    assert error.value.advice == f"Give one such as {BASE}"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/é?a=b#c", "https://example.org/é?a=b#c"),
        ("https://example.org/a b|c%zz%20", "https://example.org/a%20b%7Cc%25zz%20"),
        ("www.example.org", None),
        ("CC BY 4.0", None),
        ("http://[no/", None),
    ],
)
def test_links(address: str, expected: str | None) -> None:
    found = link(address)
    assert (found.value if found else None) == expected


@given(TEXT)
def test_no_text_breaks_a_link(text: str) -> None:
    found = link("https://example.org/" + text)
    assert found is None or NamedNode(found.value) == found


def test_files_and_activities_are_quoted() -> None:
    iris = Iris.of(seed.article())
    assert iris.file("a b/ü.txt").value == f"{BASE}file/a%20b%2F%C3%BC.txt"
    assert (
        iris.activity("my rules", "1", "", "0.1.0").value == f"{BASE}extraction/my%20rules-1-0.1.0"
    )
    assert iris.software("newskg", "0.1.0").value == f"{BASE}software/newskg-0.1.0"


ENTITY = {entity.id: entity for entity in (*seed.entities(), *full.entities())}


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        (seed.RAISI, "person/ebrahim-raisi"),
        (seed.IRAN, "country/ir"),
        (seed.DAM, "place/qiz-qalasi-dam"),
        (seed.CEREMONY, "event/a-ceremony-to-inaugurate-the-joint-qiz-qalasi-dam"),
        ("agency:irna", "organization/irna"),
        ("ministry", "organization/the-ministry"),
        ("railway", "organization/railway"),
        ("ruritania", "place/ruritania"),
        ("analysts", f"group/{PATH}/analysts"),
        ("officials", f"source/{PATH}/201-214"),
    ],
)
def test_entities_have_their_folders(id_: str, expected: str) -> None:
    assert Iris.of(seed.article()).entity(ENTITY[id_]).value == BASE + expected


def test_a_country_code_is_written_in_lower_case() -> None:
    assert Iris.of(seed.article()).country("IR").value == f"{BASE}country/ir"


def test_an_unnamed_source_is_named_by_its_first_mention() -> None:
    source = Entity("x", EntityType.UNNAMED_SOURCE, "he", (Span(50, 52), Span(3, 9)))
    assert Iris.of(seed.article()).entity(source).value == f"{BASE}source/{PATH}/3-9"


def said(*content: Span, cue: tuple[Span, ...] = ()) -> Statement:
    return Statement(Kind.DIRECT, content, cue=cue)


def test_statements_are_named_from_first_start_to_last_end() -> None:
    iris = Iris.of(seed.article())
    names = name_statements(iris, [said(Span(30, 40), Span(10, 20)), said(Span(10, 20))])
    assert [n.value.rpartition("/")[2] for n in names] == ["10-40", "10-20"]


def test_statements_of_equal_bounds_are_told_apart_in_the_order_of_their_cues() -> None:
    iris = Iris.of(seed.article())
    late, early, none = (
        said(Span(10, 20), cue=(Span(50, 54),)),
        said(Span(10, 20), cue=(Span(2, 6),)),
        said(Span(10, 20)),
    )
    names = name_statements(iris, [late, early, none])
    assert [n.value.rpartition("/")[2] for n in names] == ["10-20-3", "10-20-2", "10-20"]
    again = name_statements(iris, [none, late, early])
    assert set(zip((none, late, early), again, strict=True)) == set(
        zip((late, early, none), names, strict=True)
    )


SPANS = st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda t: Span(t[0], t[0] + t[1]))


@given(st.lists(st.lists(SPANS, min_size=1, max_size=3), max_size=12))
def test_no_two_statements_share_a_name(contents: list[list[Span]]) -> None:
    names = name_statements(Iris.of(seed.article()), [said(*spans) for spans in contents])
    assert len(set(names)) == len(contents)


@given(st.lists(st.tuples(SPANS, st.booleans()), max_size=6))
def test_no_two_meetings_share_a_name(evidence: list[tuple[Span, bool]]) -> None:
    held = seed.meeting()
    meetings = [
        dataclasses.replace(held, evidence=(span,), when=held.when if dated else None)
        for span, dated in evidence
    ]
    names = name_meetings(Iris.of(seed.article()), meetings, ENTITY)
    assert len(set(names)) == len(meetings)
    assume(meetings)
    assert names == name_meetings(Iris.of(seed.article()), meetings, ENTITY)


def met(**changes: object) -> str | None:
    meeting = dataclasses.replace(seed.meeting(), **changes)  # type: ignore[arg-type]
    return natural_key(meeting, ENTITY, {})


def test_a_held_meeting_is_named_by_who_met_whom_when() -> None:
    assert met() == "2024-05-19/ebrahim-raisi--ilham-aliyev"
    assert met(participations=seed.meeting().participations[::-1]) == met()
    assert met(format=Format.PHONE_CALL) == "2024-05-19/ebrahim-raisi--ilham-aliyev--phone-call"
    assert met(format=Format.VIDEO_CALL) == "2024-05-19/ebrahim-raisi--ilham-aliyev--video-call"
    assert met(format=Format.MESSAGE) == "2024-05-19/ebrahim-raisi--ilham-aliyev--message"


def test_countries_that_met_are_called_by_their_own_names() -> None:
    """Not as one article happens to call them: "Islamic Republic of Iran"."""
    assert met(participations=()) == "2024-05-19/azerbaijan--iran"
    assert met(participations=(), parties=("ge", "ruritania")) == "2024-05-19/georgia--ruritania"


RAISI_ALONE = (Participation(seed.RAISI),)
WITH_THE_LEADER = (Participation(seed.RAISI), Participation(seed.LEADER))


@pytest.mark.parametrize(
    "changes",
    [
        {"status": Status.PLANNED},
        {"status": Status.CANCELLED},
        {"status": Status.DENIED},
        {"when": None},
        {"when": When(PartialDate("2024-05"), Span(0, 1))},
        {"participations": RAISI_ALONE},
        {"participations": RAISI_ALONE * 2},
        {"participations": WITH_THE_LEADER},
        {"participations": (), "parties": ()},
    ],
)
def test_other_meetings_are_named_by_their_place(changes: dict[str, object]) -> None:
    assert met(**changes) is None
    meeting = dataclasses.replace(seed.meeting(), **changes)  # type: ignore[arg-type]
    (name,) = name_meetings(Iris.of(seed.article()), [meeting], ENTITY)
    assert name.value == f"{BASE}meeting/{PATH}/426-477"


def test_the_place_of_a_meeting_is_its_first_evidence_in_the_text() -> None:
    meeting = Meeting((Span(90, 99), Span(5, 9)))
    assert Iris.of(seed.article()).meeting(meeting).value.endswith("/5-9")


def test_a_second_meeting_of_the_same_persons_on_one_day_is_named_by_its_place() -> None:
    iris, meeting = Iris.of(seed.article()), seed.meeting()
    names = name_meetings(iris, [meeting] * 3, ENTITY)
    assert [name.value.removeprefix(BASE) for name in names] == [
        "meeting/2024-05-19/ebrahim-raisi--ilham-aliyev",
        f"meeting/{PATH}/426-477",
        f"meeting/{PATH}/426-477-2",
    ]
