"""Who the speakers are, where the text does not name them where they speak."""

from __future__ import annotations

import pytest
from test_statements import found_in

from kg.extraction.model import Entity, EntityType

GROUP, UNNAMED = EntityType.GROUP, EntityType.UNNAMED_SOURCE
BODY, STATE = EntityType.ORGANIZATION, EntityType.GOVERNMENT_ORGANIZATION


def speaker(text: str) -> Entity:
    """Who makes the last statement of a text."""
    statements, entities = found_in(text)
    (name,) = statements[-1].speakers
    return entities[name]


@pytest.mark.parametrize(
    ("words", "kind", "name"),
    [
        ("Analysts", GROUP, "Analysts"),
        ("Two officials", UNNAMED, "Two officials"),
        ("The two sides", GROUP, "two sides"),
        ("Many", GROUP, "Many"),
        ("A spokesman for the ministry", UNNAMED, "A spokesman for the ministry"),
        ("The ministry", STATE, "ministry"),
        ("His office", STATE, "His office"),
        ("The opposition", BODY, "opposition"),
        ("A new report", UNNAMED, "A new report"),
        ("The foreign minister", EntityType.PERSON, "foreign minister"),
        ("A minister", UNNAMED, "A minister"),
        ("Ministers", GROUP, "Ministers"),
        ("Dorji", EntityType.PERSON, "Dorji"),
        ("A woman, 34, who saw it all and fled the town,", UNNAMED, "A woman"),
    ],
)
def test_an_unnamed_source_is_an_entity_of_its_kind(
    words: str, kind: EntityType, name: str
) -> None:
    found = speaker(f"{words} said that the port was open.")
    assert (found.type, found.name) == (kind, name)


def test_an_unnamed_source_has_the_country_and_the_body_that_its_words_name() -> None:
    assert speaker("Kenya’s opposition said that it had won.").country == "ke"
    found = speaker("A spokesman for the World Bank said that it had won.")
    assert found.member_of == "organization:world-bank"


@pytest.mark.parametrize("pronoun", ["It", "This", "Nobody", "I"])
def test_words_that_name_nobody_are_no_speaker(pronoun: str) -> None:
    statements, _ = found_in(f"{pronoun} said that the port was open.")
    assert [s.speakers for s in statements] == [()]


def test_an_apposition_names_the_speaker() -> None:
    assert speaker("The head of the port, Lina Haddad, said it was open.").name == "Lina Haddad"
    assert speaker("The operator, a firm from Tyre, said it was open.").name == "operator"
    assert speaker("A man who left Tyre, Omar Said, said it was open.").name == "A man"


def test_a_pronoun_takes_up_the_unnamed_speaker_before_it() -> None:
    assert speaker("“It is open,” a diplomat said. He added that ships came.").name == "a diplomat"
    assert speaker("Residents said it was open. They added that ships came.").name == "Residents"
    assert speaker("The company said it was open. It added that ships came.").name == "company"


def test_a_pronoun_means_whoever_was_named_since() -> None:
    text = "A diplomat said so. Lina Haddad was angry. She said that the diplomat had lied."
    assert speaker(text).name == "Lina Haddad"


def test_a_pronoun_does_not_take_up_a_thing_or_one_too_far_away() -> None:
    statements, _ = found_in("The mood showed that it was over. He said that the port was open.")
    assert statements[-1].speakers == ()
    far = "It rained. " * 130
    statements, _ = found_in(f"A diplomat said that it was over. {far}He said that it was open.")
    assert statements[-1].speakers == ()


def test_who_means_the_one_before_it() -> None:
    statements, entities = found_in("Lina Haddad, who said that the port was open, left.")
    assert [entities[name].name for name in statements[0].speakers] == ["Lina Haddad"]
    statements, _ = found_in("Those who said that the port was open left.")
    assert [s.speakers for s in statements] == [()]


def test_two_who_speak_together_are_two_speakers() -> None:
    statements, entities = found_in("Lina Haddad and the mayor of Tyre said it was open.")
    first, second = statements[0].speakers
    assert entities[first].name == "Lina Haddad"
    assert entities[second].type is EntityType.PERSON
