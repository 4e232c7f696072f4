"""Which words are names, and of what."""

from __future__ import annotations

import pytest
from analysed import read

STATE = "GovernmentOrganization"


def persons(text: str) -> list[str]:
    return read(text).names("Person")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The envoy met Chinese President Xi Jinping in Beijing.", "Xi Jinping"),
        ("A letter to Kim Jong Un was sent.", "Kim Jong Un"),
        ("Crown Prince Mohammed bin Salman left.", "Mohammed bin Salman"),
        ("The talks with Ursula von der Leyen ended.", "Ursula von der Leyen"),
        ("Ambassador Fahad al-Rashidi spoke.", "Fahad al-Rashidi"),
        ("The brother of George W. Bush spoke.", "George W. Bush"),
        ("He met President Recep Tayyip Erdoğan.", "Recep Tayyip Erdoğan"),
        ("Foreign Minister Ceyhun Bayramov said so.", "Ceyhun Bayramov"),
        ("Then O’Brien’s lawyer, Seán O’Brien, left.", "Seán O’Brien"),
        ("President Lula left.", "Lula"),
        ("The Minister, Honourable Chisomo Nkhata, left.", "Chisomo Nkhata"),
        ("The President of Georgia Nana Kiknadze left.", "Nana Kiknadze"),
        ("The brother of Jordan Peterson spoke.", "Jordan Peterson"),
        ("He believed in Laura del Campo, who left.", "Laura del Campo"),
        ("The Right Honourable Mary Simon left.", "Mary Simon"),
        ("Shri Rajan Mehta told reporters so.", "Rajan Mehta"),
        ("Sheikh Tamim left.", "Tamim"),
        ("the actor Jean-Luc Moreau", "Jean-Luc Moreau"),
        ("Mr. Zargari left.", "Zargari"),
        ("Foreign Minister Israel Katz left.", "Israel Katz"),
        ("Yesterday Jordan Peterson spoke.", "Jordan Peterson"),
        ("Yesterday Petra Lindholm spoke.", "Petra Lindholm"),
        ("He met Milan Vondra in Oslo.", "Milan Vondra"),
        ("Finance Minister Verona Castellan left.", "Verona Castellan"),
        ("It was “Hossein Amir-Abdollahian” who spoke.", "Hossein Amir-Abdollahian"),
        ("Crooked Donald Duckworth left the hall.", "Donald Duckworth"),
        ("The guest was Donald Duckworth Jr.", "Donald Duckworth Jr."),
        ("PRESIDENT EBRAHIM RAISI LEFT FOR A VISIT", "EBRAHIM RAISI"),
    ],
)
def test_persons(text: str, name: str) -> None:
    assert name in persons(text)


@pytest.mark.parametrize(
    "text",
    [
        "Asked about the dam, officials said nothing.",
        "Some parties may be unhappy. Visiting teams lost.",
        "On Sunday and in May, prices rose.",
        "Both sides hate the Zionist regime.",
        "Analysts said so. Economists agreed. Residents left.",
        "“Nothing is lost,” the paper wrote.",
        "The Green Deal and the New Start failed.",
        "Republicans and Democrats agreed.",
        "The Internet, Christmas and COVID-19.",
    ],
)
def test_no_person_where_there_is_none(text: str) -> None:
    assert persons(text) == []


def test_a_name_seen_in_a_sentence_confirms_it_at_the_start() -> None:
    story = read("The envoy met Ravil Sharpov. Sharpov smiled.")
    assert story.who("Sharpov", 1) == ["Ravil Sharpov"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("at the Qiz Qalasi Dam on Sunday", "Qiz Qalasi Dam", "Place"),
        ("the border river of Aras", "Aras", "Place"),
        ("the Karabagh region was quiet", "Karabagh", "Place"),
        ("near Lake Sevanavan today", "Lake Sevanavan", "Place"),
        ("fighting in Tiplograd went on", "Tiplograd", "Place"),
        ("across Cook Strait", "Cook Strait", "Place"),
        ("in Rio de Janeiro", "Rio de Janeiro", "Place"),
        ("a conference in Monte del Sur", "Monte del Sur", "Place"),
        ("an audience at Tashigang Dzong on Sunday", "Tashigang Dzong", "Place"),
        ("the Ministry of Foreign Affairs said", "Ministry of Foreign Affairs", STATE),
        ("the Ministry of Economy and Finance said", "Ministry of Economy and Finance", STATE),
        ("the Front for Renewal and Justice said", "Front for Renewal and Justice", "Organization"),
        ("the Federation of Teachers said", "Federation of Teachers", "Organization"),
        ("at the University of Tabriz", "University of Tabriz", "Organization"),
        ("the Islamic Development Bank lent", "Islamic Development Bank", "Organization"),
        ("the UN said", "UN", "Organization"),
        ("the Hawar News Agency said", "Hawar News Agency", "NewsAgency"),
        ("the firm Baker & Kline said", "Baker & Kline", "Organization"),
        ("a report by PolitiMeter said", "PolitiMeter", "Organization"),
        ("The XYZ said so.", "XYZ", "Organization"),
        ("at the Baku Energy Forum", "Baku Energy Forum", "Event"),
        ("after Hurricane Ilse", "Hurricane Ilse", "Event"),
        ("in the United States", "United States", "Country"),
        ("the Russian capital", "Russia", "Country"),
    ],
)  # fmt: skip
def test_places_organizations_events_countries(text: str, name: str, kind: str) -> None:
    assert name in read(f"It happened {text}.").names(kind)


def test_what_is_signed_is_no_event() -> None:
    assert read("They signed the Caspian Friendship Treaty.").names("Event") == []


def test_bodies_of_a_country_without_a_name() -> None:
    story = read(
        "Iran's foreign ministry protested. The Dutch parliament did not. The ministry waits."
    )
    assert story.names("GovernmentOrganization") == [
        "foreign ministry of Iran",
        "parliament of the Netherlands",
    ]
    assert story.who("The ministry") == ["foreign ministry of Iran"]


def test_one_organization_by_its_long_and_short_names() -> None:
    story = read(
        "The Iranian Foreign Ministry protested. A letter from the Foreign Ministry said so. "
        "The Caspian Energy Research Institute (CERI) agreed. CERI did not say why."
    )
    assert story.names("GovernmentOrganization") == ["Iranian Foreign Ministry"]
    assert story.entity("Iranian Foreign Ministry").country == "ir"
    assert story.who("CERI", 1) == ["Caspian Energy Research Institute"]


def test_the_organization_named_before() -> None:
    story = read("The Nordic Seed Bank closed. The bank gave no reason. A river bank broke.")
    assert story.who("The bank") == ["Nordic Seed Bank"]
    assert story.mentions_of("Nordic Seed Bank") == ["Nordic Seed Bank", "The bank"]


def test_countries_are_one_by_all_their_names() -> None:
    story = read("Iran and the Islamic Republic of Iran are one; Iranians say so.")
    iran = story.entity("Islamic Republic of Iran")
    assert iran.id == "country:ir"
    assert iran.country == "ir"
    assert iran.other_names == ("Iran",)
    assert story.mentions_of(iran.name) == ["Iran", "Islamic Republic of Iran", "Iranians"]


@pytest.mark.parametrize("text", ["The U.S. said so.", "American voters said so."])
def test_a_country_without_a_full_name_in_the_text(text: str) -> None:
    assert read(text).names("Country") == ["United States"]


def test_a_country_within_the_name_of_an_organization() -> None:
    story = read("He visited the National Bank of Kuwait.")
    assert story.names("Country") == ["Kuwait"]
    assert story.entity("National Bank of Kuwait").mentions != ()


def test_acronyms_must_match_letter_by_letter() -> None:
    assert read("Who told us? He told them.").document.entities == ()


def test_may_is_a_month_or_a_name() -> None:
    assert persons("Prime Minister Theresa May left in May. May said so on May 5.") == [
        "Theresa May"
    ]


def test_headlines_in_capital_letters_name_only_what_is_known() -> None:
    story = read("Minister Opens New Dam On River In Iran\n\nNothing more was said.")
    assert story.names("Person") == []
    assert story.names("Country") == ["Iran"]


def test_the_article_the_is_no_part_of_a_name() -> None:
    assert read("He wrote to The Caspian Herald.").names("Organization") == ["Caspian Herald"]


def test_an_acronym_may_be_given_another_meaning() -> None:
    story = read("The Pakistan Forward Party (PTI) lost. PTI leader Shah Qureshi said so.")
    assert story.names("NewsAgency") == []
    assert story.who("PTI", 1) == ["PTI"]


def test_georgia_is_a_state_where_florida_is_near() -> None:
    assert read("Voters in Georgia and Florida agreed.").entity("Georgia").id == "place:georgia"
    assert read("Georgia and Armenia agreed.").entity("Georgia").id == "country:ge"
    story = read("Georgian leaders from Tbilisi visited Georgia Avenue in Florida. Georgia won.")
    assert "Georgia" in story.names("Country")


def test_ordinary_words_before_and() -> None:
    story = read("Before that, the Rivers and Water Commission and the Navy agreed.")
    assert story.names("GovernmentOrganization")[0] == "Rivers and Water Commission"


def test_a_name_that_mostly_means_something_else() -> None:
    assert read("He lives in Florence now.").names("Place") == ["Florence"]
    assert read("The witness was Florence Adams.").names("Place") == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("People's Republic of China", "cn"),
        ("Democratic People's Republic of Korea", "kp"),
        ("Lao People's Democratic Republic", "la"),
        ("People's Democratic Republic of Algeria", "dz"),
        ("People's Republic of Bangladesh", "bd"),
    ],
)
@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_a_peoples_republic_with_either_apostrophe(name: str, code: str, apostrophe: str) -> None:
    words = name.replace("'", apostrophe)
    story = read(f"Envoys of the {words} left the hall.")
    assert [entity.country for entity in story.document.entities] == [code]
