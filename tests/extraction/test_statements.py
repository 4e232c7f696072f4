"""Statements, story by story, and what holds of them in any text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import seed_extraction as seed
from hypothesis import given, settings
from hypothesis import strategies as st
from marked import Story, read_stories, summary

from kg.article import Article
from kg.extraction.analysis import analyse
from kg.extraction.model import Entity, EntityType, Kind, SpeechAct, Statement
from kg.extraction.statements import find_statements

STORIES = read_stories(Path(__file__).parent / "stories" / "statements.toml")


def found_in(
    text: str, *, published: str = "2024-05-22"
) -> tuple[tuple[Statement, ...], dict[str, Entity]]:
    """The statements of a text, and all entities by id."""
    document = analyse(Article(headline="A story", published=published, body=text))
    statements, added = find_statements(document)
    return statements, {entity.id: entity for entity in (*document.entities, *added)}


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_what_a_careful_reader_marks_is_found(story: Story) -> None:
    statements, entities = found_in(story.text)
    assert [summary(i, s, entities) for i, s in enumerate(statements)] == [
        told.summary for told in story.told
    ]
    for statement, told in zip(statements, story.told, strict=True):
        assert statement.content == told.content
        assert statement.source == told.source
        assert statement.cue == told.cue


def test_the_seed_has_ten_outermost_statements_by_raisi_and_three_within() -> None:
    document = analyse(seed.article())
    statements, _ = find_statements(document)
    expected = seed.statements()
    assert [s.content for s in statements] == [s.content for s in expected]
    assert [s.kind for s in statements] == [s.kind for s in expected]
    assert [s.within for s in statements] == [s.within for s in expected]
    assert [s.cue for s in statements if s.cue] == [s.cue for s in expected if s.cue]
    outermost = [s for s in statements if s.within is None]
    assert len(outermost) == 10
    assert {s.speakers for s in outermost} == {(seed.RAISI,)}
    assert [s.speakers for s in statements] == [s.speakers for s in expected]
    acts = [s.speech_act for s in statements]
    assert acts.count(SpeechAct.COMMIT) == acts.count(SpeechAct.EXPRESS) == 1
    assert (acts[2], acts[-1]) == (SpeechAct.EXPRESS, SpeechAct.COMMIT)
    (dated,) = [s.stated_on for s in statements if s.stated_on]
    assert dated == expected[1].stated_on


@pytest.mark.parametrize(
    ("told", "act"),
    [
        ("promised to go", SpeechAct.COMMIT),
        ("refused to go", SpeechAct.COMMIT),
        ("has never promised to go", SpeechAct.ASSERT),
        ("has never refused to speak", SpeechAct.ASSERT),
        ("did not threaten to go", SpeechAct.ASSERT),
        ("never demanded that it close", SpeechAct.ASSERT),
        ("does not intend to go", SpeechAct.COMMIT),
        ("does not want it to close", SpeechAct.EXPRESS),
        ("did not say that it was open", SpeechAct.ASSERT),
    ],
)
def test_what_was_not_promised_is_no_promise(told: str, act: SpeechAct) -> None:
    statements, _ = found_in(f"Lina Haddad {told}.")
    assert [s.speech_act for s in statements] == [act]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Lina Haddad said on Sunday that the port was open.", "2024-05-19"),
        ("“It is open,” Lina Haddad said on May 3.", "2024-05-03"),
        ("Lina Haddad said on 12 April 2024 that the port was open.", "2024-04-12"),
        ("Lina Haddad said the port would open on Sunday.", None),
        ("Lina Haddad said 12 ships had left.", None),
        ("“We open on Sunday,” Lina Haddad said.", None),
        ("“It is open.”", None),
    ],
)
def test_a_statement_is_dated_by_the_words_around_its_cue_only(text: str, day: str | None) -> None:
    statements, _ = found_in(text)
    days = [s.stated_on.date.value if s.stated_on else None for s in statements]
    assert days == [day] * len(statements)
    assert statements or text == "“It is open.”"


@pytest.mark.parametrize(
    ("text", "listeners"),
    [
        ("Lina Haddad told reporters that the port was open.", ["reporters"]),
        ("Lina Haddad told Omar Said that the port was open.", ["Omar Said"]),
        ("“It is open,” Lina Haddad told the BBC on Monday.", ["BBC"]),
        ("Lina Haddad assured farmers that the port was open.", ["farmers"]),
        ("Lina Haddad asked for an inquiry.", []),
        ("Lina Haddad said the port was open.", []),
    ],
)
def test_addressees_are_those_who_are_told(text: str, listeners: list[str]) -> None:
    (statement,), entities = found_in(text)
    assert [entities[name].name for name in statement.addressees] == listeners


def test_mentions_are_all_in_the_content_and_topics_those_before_its_verb() -> None:
    (statement,), entities = found_in("Lina Haddad said that Kenya would never sell maize to Chad.")
    assert [entities[name].name for name in statement.mentions] == ["Kenya", "Chad"]
    assert [entities[name].name for name in statement.about] == ["Kenya"]


def test_the_role_of_a_speaker_is_in_the_words_of_the_text() -> None:
    statements, _ = found_in(
        "Energy Minister Lina Haddad said the port was open. Haddad added that ships had left. "
        "A witness said one had sunk. Omar Said and Jan Novotny said it had not."
    )
    assert [s.speaker_role for s in statements] == [
        "Energy Minister",
        "Energy Minister",
        None,
        None,
    ]


def test_an_unnamed_speaker_is_one_entity_however_often_he_speaks() -> None:
    statements, entities = found_in(
        "Analysts said oil would rise. They added that gas would fall.\n\n"
        "Coal may do either, analysts said."
    )
    assert len({s.speakers for s in statements}) == 1
    (name,) = statements[0].speakers
    assert entities[name].type is EntityType.GROUP
    assert entities[name].mentions == (statements[0].source[0], statements[2].source[0])
    assert not entities[name].named


def test_confidence_is_told_in_hundredths_and_is_lower_without_a_cue() -> None:
    statements, _ = found_in(
        "Lina Haddad said that the port was open.\n\n“The ships have left. All of them.”"
    )
    assert [s.kind for s in statements] == [Kind.INDIRECT, Kind.DIRECT]
    assert all(round(s.confidence, 2) == s.confidence for s in statements)
    assert statements[1].confidence < statements[0].confidence
    assert statements[1].source == statements[1].cue == ()
    assert statements[1].speakers == statements[0].speakers


WORDS = st.sampled_from(
    (
        *("Haddad", "said", "that", "told", "reporters", "according", "to", "the", "minister"),
        *("who", ",", ".", "“", "”", '"', "'", ":", "—", "(", ")", "and", "as", "has", "is"),
        *("expected", "believes", "quoted", "saying", "adding", "on", "Sunday", "promised"),
        *("it", "was", "he", "I", "Kenya", "\n\n"),
    )
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_whatever_stands_in_a_text_the_statements_are_whole(words: list[str]) -> None:
    text = " ".join(words).strip()
    if not text:
        return
    statements, entities = found_in(text)
    for index, statement in enumerate(statements):
        assert statement.content
        assert list(statement.content) == sorted(statement.content)
        for before, after in pairwise(statement.content):
            assert before.end <= after.start
        for span in (*statement.content, *statement.source, *statement.cue):
            assert span.of(text).strip()
            assert span.end <= len(text)
        assert set(statement.speakers) | set(statement.mentions) <= set(entities)
        assert 0 < statement.confidence <= 1
        if statement.within is not None:
            assert statement.within < index
            outer = statements[statement.within].content
            assert all(any(o.contains(c) for o in outer) for c in statement.content)
