"""Who speaks where a tagger marks the source: phrases of all kinds, and pronouns."""

from __future__ import annotations

import pytest
from attributed import combined

from kg.extraction.model import Entity, EntityType

ORGANIZATION, PERSON = EntityType.ORGANIZATION, EntityType.PERSON


def speakers(marked: str) -> tuple[Entity, ...]:
    """Who makes the last statement of a text."""
    found = combined(marked)
    return tuple(found.entities(*found.statements[-1].speakers))


def speaker(marked: str) -> Entity:
    (found,) = speakers(marked)
    return found


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("“{c1 It is open},” {q1 said} {s1 the operator, Energía del Nudo}.", "Energía del Nudo"),
        ("“{c1 It is open},” {q1 said} {s1 the firm, Zorblat Air}.", "Zorblat Air"),
        ("“{c1 It is open},” {s1 the firm, Zorblat Air}, {q1 said}.", "Zorblat Air"),
        ("“{c1 It is open},” {s1 the firm, Zorblat Air, of Tyre}, {q1 said}.", "Zorblat Air"),
    ],
)
def test_an_apposed_name_is_the_speaker(marked: str, name: str) -> None:
    found = speaker(marked)
    assert (found.name, found.named) == (name, True)


def test_an_apposed_name_is_of_the_kind_of_what_it_names() -> None:
    found = speaker("“{c1 It is open},” {q1 said} {s1 the firm, Zorblat Air}.")
    assert found.type is ORGANIZATION
    assert found.mentions[0].start > len("“It is open,” said the firm")


@pytest.mark.parametrize(
    "source", ["the operator, a firm from Tyre", "the operator, , Air", "the operator, of Tyre"]
)
def test_an_apposition_that_is_no_name_describes(source: str) -> None:
    found = speaker(f"“{{c1 It is open}},” {{s1 {source}}}, {{q1 said}}.")
    assert (found.name, found.type, found.named) == ("operator", ORGANIZATION, False)


def test_of_one_of_many_the_many_are_the_speakers() -> None:
    found = speaker("{s1 One of the officials} {q1 said} {c1 that it was open}.")
    assert (found.name, found.type) == ("officials", EntityType.GROUP)
    found = speaker("{s1 One of Haddad’s aides} {q1 said} {c1 that it was open}.")
    assert found.name == "Haddad’s aides"


def test_a_source_cut_off_behind_of_goes_on() -> None:
    found = speaker("{s1 One of} the officials {q1 said} {c1 that it was open}.")
    assert found.name == "officials"


@pytest.mark.parametrize("source", ["It rained, {s1 of}", "It rained, {s1 and}"])
def test_a_source_without_a_noun_names_nobody(source: str) -> None:
    assert speakers(f"{source} {{q1 said}} {{c1 that it was open}}.") == ()


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The former {s1 trade minister}", "former trade minister"),
        ("The Kenyan {s1 opposition}", "Kenyan opposition"),
        ("The {s1 head of the port}", "head of the port"),
    ],
)
def test_a_source_that_begins_amid_a_phrase_means_the_whole(source: str, name: str) -> None:
    assert speaker(f"{source} {{q1 said}} {{c1 that it was open}}.").name == name


def test_a_source_that_ends_with_quoted_words() -> None:
    assert len(combined("{c1 It is}, {q1 said} {s1 the happy “few”} men.").statements) == 1


CAME = " {c2 Ships came}, {s2 %s} {q2 said}."


@pytest.mark.parametrize(
    ("before", "pronoun", "name"),
    [
        ("{s1 Mary Smith} {q1 said} {c1 it was open}.", "she", "Mary Smith"),
        ("{s1 Mr. Karimov} {q1 said} {c1 it was open}.", "he", "Karimov"),
        ("{s1 Lina Haddad} {q1 said} {c1 it was open}. The ships were late.", "he", "Lina Haddad"),
        ("{s1 A diplomat} {q1 said} {c1 it was open}.", "he", "A diplomat"),
        ("{s1 Mary Smith} {q1 said} {c1 it was open}. Omar Said left.", "he", "Omar Said"),
    ],
)
def test_he_or_she_takes_up_who_spoke_last(before: str, pronoun: str, name: str) -> None:
    assert speaker(before + CAME % pronoun).name == name


def test_she_is_a_woman_without_a_name_who_did_something_since() -> None:
    before = "{s1 Ali Karimov} {q1 said} {c1 it was open}. His wife smiled."
    assert [found.name for found in speakers(before + CAME % "she")] == ["His wife"]


@pytest.mark.parametrize(
    ("before", "pronoun"),
    [
        ("{s1 Mary Smith} {q1 said} {c1 it was open}.", "he"),
        ("{s1 John Smith} {q1 said} {c1 it was open}.", "she"),
        ("{s1 Mr. Karimov} {q1 said} {c1 it was open}.", "she"),
        ("{s1 Lina Haddad} {q1 said} {c1 it was open}. She smiled.", "he"),
        ("{s1 The World Bank} {q1 said} {c1 it was open}.", "he"),
        ("{s1 Lina Haddad} {q1 said} {c1 it was open}.", "it"),
    ],
)
def test_he_or_she_is_nobody_of_the_other_gender_and_nothing(before: str, pronoun: str) -> None:
    assert speakers(before + CAME % pronoun) == ()


FAR = " Rain fell. The ships were late. The sea was rough. The wind blew. Snow fell in Vienna."


@pytest.mark.parametrize(
    ("source", "pronoun", "names"),
    [
        ("Mary Smith", "she", ["Mary Smith"]),
        ("Mr. Karimov", "he", ["Karimov"]),
        ("Lina Haddad", "he", ["Lina Haddad"]),  # a name that tells no gender
        ("Mary Smith", "he", []),
        ("John Smith", "she", []),
        ("Mr. Karimov", "she", []),
        ("The World Bank", "he", []),
    ],
)
def test_far_from_the_name_too_if_nobody_was_named_since(
    source: str, pronoun: str, names: list[str]
) -> None:
    before = f"{{s1 {source}}} {{q1 said}} {{c1 it was open}}."
    assert [found.name for found in speakers(before + FAR + CAME % pronoun)] == names
    with_another = f"{before} Omar Said left.{FAR}"
    assert speakers(with_another + CAME % "she") == ()


def test_two_who_spoke_together_are_taken_up_by_no_he() -> None:
    text = "{s1 Mary Smith and the mayor of Tyre} {q1 said} {c1 it was open}."
    assert speakers(text + FAR + CAME % "he") == ()


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("{s1 Energy Minister Ali} Karimov", "Ali Karimov"),
        ("{s1 Ali Karimov, the} energy minister,", "Ali Karimov"),
        ("In the morning {s1 on Tuesday the spokesman for} the port", "spokesman for the port"),
        ("It was a lie. {s1 Another relative}, Mrs Folake Adeniyi,", "Folake Adeniyi"),
    ],
)
def test_a_source_cut_at_the_wrong_word_means_the_subject(source: str, name: str) -> None:
    assert speaker(f"{source} {{q1 said}} {{c1 that it was open}}.").name == name


def test_a_source_goes_on_to_the_end_of_its_phrase_but_not_over_the_cue() -> None:
    found = speaker("“{c1 It is open}” was {s1 Energy Minister Ali} Karimov’s {q1 reply}.")
    assert found.name == "Ali Karimov"
    found = speaker("“{c1 It is open}” was {s1 Karimov}’s {q1 reply}.")
    assert found.name == "Karimov"


def test_a_name_that_the_analysis_does_not_know_is_one_speaker_whatever_he_is_taken_for() -> None:
    found = combined(
        "{s1 Zorblat Air} {q1 said} {c1 it was open}. "
        "{c2 It is shut}, {q2 said} {s2 the carrier, Zorblat Air}."
    )
    names = [e for e in found.extraction.entities if e.name == "Zorblat Air"]
    assert len(names) == 1
    assert {s.speakers for s in found.statements} == {(names[0].id,)}
