"""Who is who: short names and pronouns."""

from __future__ import annotations

import pytest
from analysed import read

from kg.extraction.document import Form

MEETING = (
    "Iranian President Ebrahim Raisi met his Azerbaijani counterpart Ilham Aliyev on Sunday. "
    "The two presidents opened a dam. Raisi hailed the project. He thanked the engineers."
)


def test_offices_and_countries_of_persons() -> None:
    story = read(MEETING)
    raisi, aliyev = story.entity("Ebrahim Raisi"), story.entity("Ilham Aliyev")
    assert (raisi.job_titles, raisi.country) == (("President",), "ir")
    assert (aliyev.job_titles, aliyev.country) == (("President",), "az")
    assert raisi.id == "person:ebrahim-raisi"
    assert raisi.other_names == ("Raisi",)


def test_all_the_mentions_of_a_person() -> None:
    story = read(MEETING)
    assert story.mentions_of("Ebrahim Raisi") == [
        "Ebrahim Raisi", "his", "The two presidents", "Raisi", "He",
    ]  # fmt: skip
    assert story.mentions_of("Ebrahim Raisi", Form.SHORT) == ["Raisi"]
    assert story.mentions_of("Ebrahim Raisi", Form.PRONOUN) == ["his", "He"]
    assert story.who("The two presidents") == ["Ebrahim Raisi", "Ilham Aliyev"]


def test_phrase_role_and_country_of_a_mention() -> None:
    story = read(MEETING)
    mention = story.mention("Ebrahim Raisi")
    assert mention.phrase.of(story.body) == "Iranian President Ebrahim Raisi"
    assert mention.role is not None
    assert mention.role.of(story.body) == "President"
    assert mention.country == "ir"
    assert story.mention("Ilham Aliyev").phrase.of(story.body) == (
        "his Azerbaijani counterpart Ilham Aliyev"
    )


@pytest.mark.parametrize("words", ["Xi", "Kim", "bin Salman", "Rashidi", "al-Rashidi", "Hillary"])
def test_short_forms(words: str) -> None:
    story = read(
        f"Xi Jinping, Kim Jong Un, Mohammed bin Salman, Fahad al-Rashidi and Hillary Clinton met. "
        f"Then {words} left."
    )
    (name,) = story.who(words, 1)
    assert words.removeprefix("al-") in name


def test_long_and_longer_names_of_one_person() -> None:
    story = read("Donald Trump spoke. Donald J. Trump said no more. Mr. Trump left.")
    assert story.names("Person") == ["Donald J. Trump"]
    assert story.entity("Donald J. Trump").other_names == ("Donald Trump", "Trump")


def test_courtesy_titles_tell_two_persons_apart() -> None:
    story = read("Bill Clinton and Hillary Clinton came. Mrs. Clinton spoke. Mr. Clinton listened.")
    assert story.who("Clinton", 2) == ["Hillary Clinton"]
    assert story.who("Clinton", 3) == ["Bill Clinton"]


def test_pronouns_agree_in_gender() -> None:
    story = read("Elena Petrova met Viktor Orlov. She smiled. He did not. Her car waited.")
    assert story.who("She") == ["Elena Petrova"]
    assert story.who("He") == ["Viktor Orlov"]
    assert story.who("Her") == ["Elena Petrova"]


def test_a_wife_is_a_woman() -> None:
    story = read("President Recep Demir came with his wife, Nurbanu Demir. She wore blue.")
    assert story.who("She") == ["Nurbanu Demir"]
    assert story.entity("Nurbanu Demir").job_titles == ()


def test_a_pronoun_means_the_subject() -> None:
    story = read("Viktor Orlov met Ivan Belov. He smiled.")
    assert story.who("He") == ["Viktor Orlov"]


def test_no_pronoun_is_guessed() -> None:
    story = read("Viktor Orlov and Ivan Belov met. He smiled.")
    assert story.who("He") == []


def test_they_are_the_pair_before() -> None:
    story = read("Viktor Orlov and Ivan Belov met. They smiled. “They lie,” a paper wrote.")
    assert story.who("They", 0) == ["Viktor Orlov", "Ivan Belov"]
    assert story.who("They", 1) == []


def test_a_pronoun_before_its_name() -> None:
    story = read("Hisham Lutfi was late. For his part, Fahad al-Rashidi voiced his hope.")
    assert story.who("his", 0) == ["Fahad al-Rashidi"]


def test_a_pronoun_within_a_quotation_is_not_the_speaker() -> None:
    story = read("“He is late,” Viktor Orlov said. “Ivan Belov came. He was tired.”")
    assert story.who("He", 0) == []
    assert story.who("He", 1) == ["Ivan Belov"]


def test_the_two_are_the_pair_before() -> None:
    story = read("Viktor Orlov met Elena Petrova. The two were to meet again. The two cars left.")
    assert story.who("The two") == ["Viktor Orlov", "Elena Petrova"]
    assert len(story.mentions_of("Viktor Orlov")) == 2


def test_pronouns_far_from_any_name_mean_nobody() -> None:
    story = read("Viktor Orlov left.\n\nIt rained.\n\nIt snowed.\n\nIt hailed.\n\nHe slept.")
    assert story.who("He") == []


def test_courtesies_before_a_name() -> None:
    story = read(
        "President His Highness Sheikh Mohamed bin Zayed received King Abdullah II of Jordan. "
        "The two leaders ate. King Abdullah spoke. His plane waited for Her Majesty Queen Rania."
    )
    assert story.names("Person") == ["Mohamed bin Zayed", "Abdullah II", "Rania"]
    assert story.who("Abdullah", 1) == ["Abdullah II"]
    assert story.who("The two leaders") == ["Mohamed bin Zayed", "Abdullah II"]
    assert story.mention("Rania").phrase.of(story.body) == "Her Majesty Queen Rania"


def test_a_name_beside_a_person_is_a_person() -> None:
    story = read("Talks between Putin and Recep Demir ended; Recep Demir and Sarpov may meet.")
    assert story.names("Person") == ["Putin", "Recep Demir", "Sarpov"]


def test_him_without_anybody_before() -> None:
    assert read("They told him so.").names("Person") == []
