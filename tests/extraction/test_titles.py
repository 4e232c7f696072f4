"""Phrases with an office: how far they reach, and what they hold."""

from __future__ import annotations

import pytest

from kg.extraction.analysis.names import chunks_of
from kg.extraction.analysis.offices import answers_to, match_office, office_named, office_of
from kg.extraction.analysis.text import columns_of, paragraphs_of, sentences_of
from kg.extraction.analysis.title_phrases import Title
from kg.extraction.analysis.titles import titles_of
from kg.extraction.analysis.view import View, view_of


def titles(text: str) -> tuple[View, list[Title]]:
    paragraphs = paragraphs_of(text)
    view = view_of(text, columns_of(text), sentences_of(text, paragraphs), ())
    return view, titles_of(view, chunks_of(view))


def phrase(text: str) -> str:
    view, found = titles(text)
    return view.text(found[0].first, found[0].last)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "then the visiting Iranian foreign minister left",
            "the visiting Iranian foreign minister",
        ),
        ("with the two Armenian and Greek presidents", "the two Armenian and Greek presidents"),
        ("said Iran’s foreign minister", "Iran’s foreign minister"),
        ("met the president of Azerbaijan", "the president of Azerbaijan"),
        ("met the presidents of Iran, Iraq and Syria", "the presidents of Iran, Iraq and Syria"),
        ("met the ambassador to Cairo", "the ambassador to Cairo"),
        ("met the ambassador to Egypt", "the ambassador to Egypt"),
        ("met the president in Egypt", "the president"),
        ("met the Turkish president in Ankara", "the Turkish president"),
        ("met the mayor of London", "the mayor of London"),
        ("met a spokesman for the foreign ministry", "a spokesman for the foreign ministry"),
        ("met the leader of the opposition", "the leader of the opposition"),
        ("met the head of the central bank", "the head of the central bank"),
        ("met the head of the table", "the head"),
        ("met the speaker of Denmark’s parliament", "the speaker of Denmark’s parliament"),
        ("met the chair of Peru’s shared presidency", "the chair of Peru’s shared presidency"),
        ("met the leader of Peru’s poor", "the leader of Peru"),
        (
            "met the UN Resident Coordinator in Oman Erik Holm",
            "the UN Resident Coordinator in Oman",
        ),
        ("met the Minister of Solid Minerals, Mr Ade Bello,", "the Minister of Solid Minerals"),
        ("met the Minister of Overtown Peru, Mr Ade Bello,", "the Minister of Overtown Peru"),
        ("met the envoy on Monday", "the envoy"),
        ("met the aide on the way", "the aide"),
        ("met the minister of trade and industry", "the minister of trade and industry"),
        ("met the minister for the environment", "the minister for the environment"),
        ("met the energy and water minister", "the energy and water minister"),
        ("met the European Commission’s president", "the European Commission’s president"),
        ("met his Kuwaiti counterpart", "his Kuwaiti counterpart"),
        ("the Hague’s mayor left", "mayor"),
    ],
)
def test_how_far_a_phrase_reaches(text: str, expected: str) -> None:
    assert phrase(text) == expected


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("the deputy foreign minister", "deputy foreign minister"),
        ("the former foreign minister", "foreign minister"),
        ("the foreign ministry spokesman", "foreign ministry spokesman"),
        ("the Minister of Foreign Affairs of Iran", "minister of foreign affairs"),
        ("the national security adviser", "national security adviser"),
        ("both prime ministers", "prime ministers"),
    ],
)
def test_the_office_of_a_phrase(text: str, office: str) -> None:
    view, found = titles(text)
    assert found[0].office_name(view) == office


def test_definite_and_indefinite_phrases() -> None:
    _, found = titles("A minister met the president, two envoys, both kings and Iranian leaders.")
    assert [title.definite for title in found] == [False, True, False, True, True]
    assert [title.indefinite for title in found] == [True, False, False, False, False]


def test_a_former_holder_is_marked() -> None:
    _, found = titles("He met former US president Bill Clinton.")
    assert found[0].former
    assert found[0].countries == ["us"]


def test_the_body_of_an_office() -> None:
    view, found = titles("The UN secretary-general met the head of Georgian Railways.")
    bodies = [title.body for title in found]
    assert [view.text(b.first, b.last) for b in bodies if b] == ["UN", "Georgian Railways"]
    assert found[1].countries == ["ge"]


def test_offices_by_the_longest_name() -> None:
    lowers = ["the", "deputy", "prime", "minister", "left"]
    found = match_office(lowers, lowers, 1)
    assert found is not None
    assert (found.first, found.last, found.plural) == (1, 4, False)
    assert match_office(lowers, lowers, 4) is None


def test_offices_by_name() -> None:
    assert office_named("president") is not None
    assert office_named("table") is None
    held = office_of("deputy minister of foreign affairs")
    assert held is not None
    assert held.name == "minister"
    assert office_of("captain of industry") is not None
    assert office_of("bringer of rain") is None


@pytest.mark.parametrize(
    ("name", "held", "answers"),
    [
        ("president", "president", True),
        ("leader", "president", True),
        ("minister", "foreign minister", True),
        ("minister", "minister of foreign affairs", True),
        ("minister", "prime minister", False),
        ("president", "vice president", False),
        ("premier", "prime minister", True),
        ("foreign minister", "finance minister", False),
        ("wizard", "wizard of oz", False),
    ],
)
def test_words_for_an_office(name: str, held: str, answers: bool) -> None:
    assert answers_to(name, held) is answers
