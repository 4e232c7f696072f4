"""The page of ``kg show --html``: what stands in it, and that nothing breaks it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import full_extraction as full
import pytest
import seed_extraction as seed
from hypothesis import given, settings
from hypothesis import strategies as st
from page_parts import check_html5, parts_of

from kg.article import Article, Span
from kg.extraction.model import (
    Capacity,
    Entity,
    EntityType,
    Extraction,
    Format,
    Kind,
    Meeting,
    PartialDate,
    Participation,
    SpeechAct,
    Statement,
    Status,
    When,
)
from kg.publishing import html_page
from kg.publishing.characters import for_page

SEED = html_page([(seed.article(), seed.extraction())])
HOSTILE = "</p></article><script>alert(1)</script>\"'&lt;!--]]> \x00\x1b\u202e\ufffe\r"


def text(page: bytes) -> str:
    return " ".join(parts_of(page).all_text.split())


def test_the_text_of_the_article_is_there_character_for_character() -> None:
    assert parts_of(SEED).texts == [seed.BODY]


@pytest.mark.parametrize("module", [seed, full])
def test_the_page_is_html5_without_a_parse_error(module: object) -> None:
    page = html_page([(module.article(), module.extraction())])  # type: ignore[attr-defined]
    check_html5(page)
    assert parts_of(page).broken_links() == set()


def test_same_articles_same_bytes() -> None:
    assert html_page([(seed.article(), seed.extraction())]) == SEED


def test_every_statement_leads_to_its_row_and_back() -> None:
    parts = parts_of(SEED)
    for number in range(1, len(seed.extraction().statements) + 1):
        assert {f"a1-s{number}", f"a1-t{number}"} <= set(parts.ids)
        assert parts.links.count(f"#a1-t{number}") == 1
        assert f"#a1-s{number}" in parts.links


def test_kinds_sources_cues_and_depths_are_told_apart() -> None:
    classes = parts_of(SEED).classes
    for name in ("direct", "indirect", "mixed", "source", "cue", "meeting", "d1", "d2"):
        assert name in classes[classes.index("text") :]


def test_who_said_what() -> None:
    said = text(SEED)
    assert "Supreme Leader of the Islamic Revolution says Iran’s relations" in said
    assert "indirect within statement 5 confidence 100%" in said
    assert "direct on 2024-05-19 during meeting 1 confidence 100%" in said
    assert "Ebrahim Raisi promises Iran’s readiness" in said


def test_who_met_whom() -> None:
    met = text(SEED).partition("Who met whom")[2]
    assert "M1 held in person Ebrahim Raisi, President, Islamic Republic of Iran" in met
    assert "When 2024-05-19 Where Qiz Qalasi Dam Occasion" in met
    assert "Evidence" in met
    assert "#a1-m1-e1" in parts_of(SEED).links


def test_all_that_can_be_told_of_a_statement_and_a_meeting() -> None:
    people = (
        Entity("a", EntityType.PERSON, "Ana Ruiz"),
        Entity("b", EntityType.PERSON, "Reporters"),
        Entity("c", EntityType.COUNTRY, "Spain", country="es"),
    )
    body = "They talk about trade in May and will meet again."
    found = Extraction(
        entities=people,
        statements=(
            Statement(
                Kind.MIXED,
                (Span(0, 4), Span(10, 15)),
                speakers=("a",),
                speech_act=SpeechAct.COMMIT,
                addressees=("b",),
                stated_on=When(PartialDate("2024-05"), Span(25, 28)),
                confidence=0.456,
            ),
        ),
        meetings=(
            Meeting(
                (Span(0, 9),),
                (Participation("a", "Minister", "c", Capacity.HOST),),
                format=Format.VIDEO_CALL,
                status=Status.CANCELLED,
                about=("c",),
                outcome=(Span(33, 48),),
            ),
        ),
    )
    told = text(html_page([(Article("H", "2024-05-19", body), found)]))
    assert "1 Ana Ruiz promises to Reporters They … about mixed in 2024-05 confidence 46%" in told
    assert "cancelled by video Ana Ruiz, Minister, Spain (host)" in told
    assert "About Spain Outcome will meet again" in told


def test_countries_that_meet_without_persons() -> None:
    bare = Meeting((Span(0, 6),), parties=(seed.IRAN, seed.AZERBAIJAN))
    found = Extraction(entities=seed.entities(), meetings=(bare,))
    assert "Republic of Iran Republic of Azerbaijan" in text(html_page([(seed.article(), found)]))


def test_an_article_in_which_nothing_is_found() -> None:
    page = html_page([(seed.article(), Extraction())])
    assert "No statements found." in text(page)
    assert "No meetings found." in text(page)


def test_the_title_of_one_article_and_of_several() -> None:
    several = html_page([(seed.article(), seed.extraction()), (full.article(), full.extraction())])
    assert parts_of(SEED).title == f"{seed.article().headline} · Who said what"
    assert parts_of(several).title == "2 articles · Who said what"


def test_several_articles_have_a_table_of_contents() -> None:
    page = html_page([(seed.article(), seed.extraction()), (full.article(), full.extraction())])
    parts = parts_of(page)
    assert "nav" in parts.tags
    assert "nav" not in parts_of(SEED).tags
    assert {"#a1", "#a2"} <= set(parts.links)
    assert parts.texts == [seed.BODY, full.article().body]
    assert parts.broken_links() == set()


def test_the_page_needs_nothing_beside_itself_and_runs_nothing() -> None:
    parts = parts_of(SEED)
    assert not {"script", "link", "img", "iframe", "object", "base"} & set(parts.tags)
    assert all(link.startswith("#") for link in parts.links)
    assert b"default-src 'none'" in SEED
    style = SEED.partition(b"<style>")[2].partition(b"</style>")[0]
    assert b"url(" not in style
    assert b"@import" not in style


@pytest.mark.parametrize(
    ("url", "linked"),
    [("https://example.org/a?b=1&c=2", True), ("javascript:alert(1)", False), (None, False)],
)
def test_the_place_of_publication_is_linked_if_it_is_on_the_web(
    url: str | None, *, linked: bool
) -> None:
    page = html_page([(replace(seed.article(), url=url), Extraction())])
    assert (url in parts_of(page).links) == linked
    assert ("as published" in text(page)) == linked


def test_words_of_a_statement_that_are_not_in_the_text_have_no_link() -> None:
    found = Extraction(
        statements=(Statement(Kind.DIRECT, (Span(9_000, 9_001),), within=0, during=3),),
        meetings=(Meeting((Span(9_000, 9_001),)),),
    )
    parts = parts_of(html_page([(seed.article(), found)]))
    assert parts.broken_links() == set()
    assert "#a1-t1" not in parts.links


def test_hostile_texts_are_texts() -> None:
    article = Article(
        HOSTILE,
        "2024-05-19",
        HOSTILE,
        publisher=HOSTILE,
        authors=(HOSTILE,),
        source=HOSTILE,
        language='en"><script>',
    )
    someone = Entity("x", EntityType.PERSON, HOSTILE)
    found = Extraction(
        entities=(someone,),
        statements=(Statement(Kind.DIRECT, (Span(0, 9),), speakers=("x",), addressees=("x",)),),
        meetings=(Meeting((Span(1, 5),), (Participation("x", HOSTILE),), location="x"),),
    )
    page = html_page([(article, found), (article, found)])
    parts = parts_of(page)
    check_html5(page)
    assert "script" not in parts.tags
    assert parts.texts == [for_page(HOSTILE)] * 2


texts = st.text(
    st.one_of(st.characters(), st.sampled_from("<>&\"'/ \n\r\t\0\x1b\u202e\u2066\ufeff\x85")),
    min_size=1,
    max_size=60,
)
spans = st.builds(lambda a, b: Span(a, a + b), st.integers(0, 60), st.integers(1, 30))
some = st.lists(spans, max_size=3).map(tuple)
many = st.lists(spans, min_size=1, max_size=3).map(tuple)
statements = st.builds(
    Statement,
    kind=st.sampled_from(Kind),
    content=many,
    source=some,
    cue=some,
    speakers=st.sampled_from([(), ("x",)]),
    speech_act=st.sampled_from(SpeechAct),
    within=st.none() | st.integers(0, 5),
    during=st.none() | st.integers(0, 2),
    confidence=st.floats(0, 1),
)
meetings = st.builds(Meeting, evidence=many, outcome=some, parties=st.just(("x", "x")))


@settings(max_examples=60, deadline=None)
@given(texts, texts, st.lists(statements, max_size=5), st.lists(meetings, max_size=2))
def test_no_text_and_no_spans_break_the_page(
    body: str, name: str, said: list[Statement], met: list[Meeting]
) -> None:
    someone = Entity("x", EntityType.PERSON, name)
    found = Extraction((someone,), tuple(said), tuple(met))
    page = html_page([(Article(name, "2024-05-19", body), found)])
    parts = parts_of(page)
    check_html5(page)
    assert parts.texts == [for_page(body)]
    assert parts.title == f"{for_page(name)} · Who said what"
    assert parts.broken_links() == set()


def test_the_page_and_its_style_are_data_beside_the_code() -> None:
    data = Path(html_page.__code__.co_filename).parent / "data"
    assert {path.name for path in data.iterdir()} == {"page.css", "page.html"}
