"""Who holds an office, and whom an office means."""

from __future__ import annotations

import pytest
from analysed import read


@pytest.mark.parametrize(
    ("text", "name", "title", "country"),
    [
        ("President of Azerbaijan Ilham Aliyev left.", "Ilham Aliyev", "President", "az"),
        ("Ilham Aliyev, the president of Azerbaijan, left.", "Ilham Aliyev", "president", "az"),
        ("Ilham Aliyev, 62, the president of Azerbaijan, left.", "Ilham Aliyev", "president", "az"),
        ("German Chancellor Olaf Scholz left.", "Olaf Scholz", "Chancellor", "de"),
        ("Foreign Minister of Türkiye Hakan Fidan left.", "Hakan Fidan", "Foreign Minister", "tr"),
        (
            "Turkish Minister of Foreign Affairs Hakan Fidan left.",
            "Hakan Fidan", "Minister of Foreign Affairs", "tr",
        ),
        (
            "Minister for Restoration of Ukraine Taras Holovko left.",
            "Taras Holovko", "Minister for Restoration", "ua",
        ),
        (
            "He met the Kuwaiti Ambassador to Cairo, Fahad al-Rashidi, who left.",
            "Fahad al-Rashidi", "Ambassador", "kw",
        ),
        ("Opposition leader Moana Harris left.", "Moana Harris", "Opposition leader", None),
        ("Former U.S. President Bill Clinton left.", "Bill Clinton", "former President", "us"),
        ("Iran's foreign minister, Ali Bagheri, left.", "Ali Bagheri", "foreign minister", "ir"),
        (
            "New Zealand Prime Minister Colin Tait left.",
            "Colin Tait", "Prime Minister", "nz",
        ),
        (
            "US Secretary of State Antony Blinken left.",
            "Antony Blinken", "Secretary of State", "us",
        ),
        (
            "Deputy Foreign Minister Ali Bagheri left.",
            "Ali Bagheri", "Deputy Foreign Minister", None,
        ),
    ],
)  # fmt: skip
def test_titles(text: str, name: str, title: str, country: str | None) -> None:
    person = read(text).entity(name)
    assert title in person.job_titles
    assert person.country == country


def test_two_offices_before_one_name() -> None:
    person = read("Saudi Crown Prince and Prime Minister Mohammed bin Salman left.").entity(
        "Mohammed bin Salman"
    )
    assert person.job_titles == ("Crown Prince", "Prime Minister")
    assert person.country == "sa"


def test_one_office_before_two_names() -> None:
    story = read("Presidents Joe Biden and Xi Jinping met. The two leaders smiled.")
    assert story.entity("Joe Biden").job_titles == ("President",)
    assert story.who("The two leaders") == ["Joe Biden", "Xi Jinping"]
    assert story.mention("Xi Jinping").phrase.of(story.body) == "Xi Jinping"


def test_a_spokesman_belongs_to_his_ministry() -> None:
    story = read("Iranian Foreign Ministry spokesman Nasser Kanaani said so.")
    kanaani = story.entity("Nasser Kanaani")
    assert kanaani.country == "ir"
    assert kanaani.member_of == story.entity("Iranian Foreign Ministry").id


def test_a_comma_is_not_always_an_apposition() -> None:
    story = read("According to the minister, Ilham Aliyev will visit Baku.")
    assert story.entity("Ilham Aliyev").job_titles == ()


def test_persons_by_office_only() -> None:
    story = read("The president of Azerbaijan met the Iranian foreign minister. The premier left.")
    assert story.names("Person") == ["president of Azerbaijan", "foreign minister of Iran"]
    assert story.entity("president of Azerbaijan").country == "az"
    assert story.entity("president of Azerbaijan").id == "person:president-of-azerbaijan"


def test_the_article_of_a_country() -> None:
    assert read("The US president left.").names("Person") == ["president of the United States"]


def test_an_unnamed_counterpart_has_the_same_office() -> None:
    story = read(
        "Egyptian Foreign Minister Hisham Lutfi received Kuwaiti Ambassador Fahad al-Rashidi, who "
        "handed him a message from his Kuwaiti counterpart."
    )
    assert story.who("his Kuwaiti counterpart") == ["foreign minister of Kuwait"]
    assert story.who("him") == ["Hisham Lutfi"]


def test_a_counterpart_who_is_named_elsewhere() -> None:
    story = read(
        "Iranian President Ebrahim Raisi and Azerbaijani President Ilham Aliyev spoke. "
        "Raisi thanked his Azerbaijani counterpart. Raisi invited his counterpart to Tehran."
    )
    assert story.who("his Azerbaijani counterpart") == ["Ilham Aliyev"]
    assert story.who("his counterpart") == ["Ilham Aliyev"]


def test_a_counterpart_of_nobody() -> None:
    assert read("She met her counterpart. The Turkish counterpart left.").names("Person") == []


def test_the_holder_who_is_named_later() -> None:
    story = read("The prime minister was late. Prime Minister Colin Tait said he was sorry.")
    assert story.who("The prime minister") == ["Colin Tait"]
    assert story.who("he") == ["Colin Tait"]


def test_other_words_for_an_office() -> None:
    story = read(
        "Turkish President Recep Demir arrived. The Turkish leader smiled. The minister did not. "
        "French Prime Minister Jean Moreau waited. The premier was tired. The king was absent."
    )
    assert story.who("The Turkish leader") == ["Recep Demir"]
    assert story.who("The premier") == ["Jean Moreau"]
    assert story.who("The minister") == []
    assert story.who("The king") == []


def test_the_minister_is_the_one_mentioned_last() -> None:
    story = read(
        "Minister of Transport Elnur Qasimli and Minister of Energy Daniyar Seitkali met. "
        "Qasimli spoke first. The minister was brief. The energy was low."
    )
    assert story.who("The minister") == ["Elnur Qasimli"]


def test_an_unnamed_official_is_not_the_minister() -> None:
    story = read("Minister Elnur Qasimli left. A ministry official stayed. The official waited.")
    assert story.who("The official") == []


def test_an_office_before_a_noun_is_nobody() -> None:
    story = read("President Elnur Qasimli left. The president election is near.")
    assert story.mentions_of("Elnur Qasimli") == ["Elnur Qasimli"]


def test_the_supreme_leader_has_no_other_name() -> None:
    story = read("As the Supreme Leader of the Islamic Revolution has said, the Leader is wise.")
    assert story.names("Person") == ["Supreme Leader of the Islamic Revolution"]


def test_presidents_of_two_countries() -> None:
    story = read(
        "The presidents of Iran and Azerbaijan met. The Armenian and Greek presidents too."
    )
    assert story.names("Person") == [
        "president of Iran", "president of Azerbaijan",
        "president of Armenia", "president of Greece",
    ]  # fmt: skip


def test_two_presidents_are_not_three() -> None:
    story = read("Presidents Joe Biden, Xi Jinping and Emmanuel Macron met. The presidents ate.")
    assert story.who("The presidents") == []


def test_a_council_has_no_head_of_state() -> None:
    story = read(
        "President of Azerbaijan Ilham Aliyev received President of the European Council Charles "
        "Michel. The head of state thanked him."
    )
    assert story.who("The head of state") == ["Ilham Aliyev"]
    assert story.who("him") == ["Charles Michel"]


def test_the_own_word_for_an_office_comes_before_a_general_one() -> None:
    story = read(
        "Leader of the Islamic Revolution Ayatollah Seyyed Ali Khamenei received Syrian President "
        "Bashar al-Assad. The Leader praised him."
    )
    assert story.who("The Leader") == ["Ali Khamenei"]


def test_officials_in_numbers_are_nobody() -> None:
    story = read("Ministers Ali Bagheri and Hakan Fidan met, two officials said.")
    assert story.who("two officials") == []


def test_offices_after_a_name() -> None:
    story = read(
        "Ayman Safadi, Deputy Prime Minister and Minister of Foreign Affairs of Jordan, left."
    )
    safadi = story.entity("Ayman Safadi")
    assert safadi.job_titles == ("Deputy Prime Minister", "Minister of Foreign Affairs")
    assert safadi.country == "jo"


def test_an_army_chief_and_general() -> None:
    story = read("Pakistan Army chief General Asim Munir met Iran's Acting President Ali Mokhber.")
    assert story.entity("Asim Munir").job_titles == ("Army chief", "General")
    assert story.entity("Ali Mokhber").job_titles == ("Acting President",)


def test_the_commission_has_a_president() -> None:
    story = read("European Commission President Ursula von der Leyen spoke. Von der Leyen left.")
    leyen = story.entity("Ursula von der Leyen")
    assert leyen.job_titles == ("President",)
    assert leyen.member_of == story.entity("European Commission").id
    assert story.who("Von der Leyen") == ["Ursula von der Leyen"]


def test_the_chief_of_an_organization() -> None:
    story = read(
        "UN Secretary-General António Guterres met NATO chief Jens Berg. The UN chief smiled. "
        "The World Bank chief did not."
    )
    assert story.who("The UN chief") == ["António Guterres"]
    assert story.who("The World Bank chief") == []


def test_the_same_office_twice_is_one_person() -> None:
    story = read("The president of Peru left. The Peruvian president returned.")
    assert story.names("Person") == ["president of Peru"]
    assert len(story.entity("president of Peru").mentions) == 2


def test_an_office_before_another_with_a_name() -> None:
    story = read("The head of the mediation team, retired Togolese judge Akouvi Lawson, left.")
    assert story.who("The head of the mediation team") == ["Akouvi Lawson"]
    assert story.entity("Akouvi Lawson").job_titles == ("head", "judge")


def test_offices_tell_two_persons_of_a_name_apart() -> None:
    story = read("President Ali Demir met Minister Veli Demir. Minister Demir spoke of Ali Demir.")
    assert story.who("Demir", 2) == ["Veli Demir"]


def test_the_second_call_by_a_phrase_is_of_the_same_person() -> None:
    story = read("The pope prayed. He slept. The pope woke.")
    assert story.names("Person") == ["pope"]
    assert story.who("The pope", 1) == ["pope"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He met the president of Turkey.", "president of Turkey"),
        ("He met the president of Türkiye.", "president of Türkiye"),
        ("He met the president of Türkiye. Turkey is near.", "president of Türkiye"),
        ("He met the prime minister of Britain.", "prime minister of Britain"),
        ("He met the president of the US.", "president of the United States"),
        ("He met the president of the Republic of Azerbaijan.", "president of Azerbaijan"),
    ],
)
def test_an_office_has_the_name_that_the_article_gives_its_country(text: str, name: str) -> None:
    assert read(text).names("Person") == [name]
