"""Countries by code, name, demonym and capital."""

from __future__ import annotations

import re

import pycountry
import pytest

from kg.extraction.countries import by_capital, by_code, by_demonym, by_name, countries
from kg.extraction.lexicon import table


def words_of(text: str) -> set[str]:
    return set(text.split())


def test_iran_and_azerbaijan_have_their_codes() -> None:
    iran, azerbaijan = by_code("IR"), by_code("az")
    assert iran is not None
    assert azerbaijan is not None
    assert (iran.alpha3, iran.numeric, iran.wikidata) == ("IRN", "364", "Q794")
    assert (iran.cow, iran.cow_number, iran.cameo) == ("IRN", "630", "IRN")
    assert (azerbaijan.alpha3, azerbaijan.wikidata) == ("AZE", "Q227")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Republic of Azerbaijan", "az"),
        ("the Azerbaijan Republic", "az"),
        ("The Netherlands", "nl"),
        ("the US", "us"),
        ("U.S.", "us"),
        ("Türkiye", "tr"),
        ("Turkey", "tr"),
        ("IRAN", "ir"),
        ("Côte d’Ivoire", "ci"),
        ("UAE", "ae"),
        ("Britain", "gb"),
        ("DPRK", "kp"),
        ("EU", "eu"),
        ("Kosovo", "xk"),
        ("Soviet  Union", "suhh"),
        ("Czechoslovakia", "cshh"),
        ("Serbia and Montenegro", "csxx"),
    ],
)
def test_names(name: str, code: str) -> None:
    country = by_name(name)
    assert country is not None
    assert country.code == code


@pytest.mark.parametrize("word", ["us", "car", "Us", "", "the", "Atlantis"])
def test_words_that_are_no_names(word: str) -> None:
    assert by_name(word) is None


@pytest.mark.parametrize(
    ("word", "code"),
    [("Iranian", "ir"), ("Danes", "dk"), ("Azeri", "az"), ("South Korean", "kr"), ("dutch", "nl")],
)
def test_demonyms(word: str, code: str) -> None:
    country = by_demonym(word)
    assert country is not None
    assert country.code == code


@pytest.mark.parametrize(
    ("word", "code"), [("Tehran", "ir"), ("CAIRO", "eg"), ("Kiev", "ua"), ("Washington", "us")]
)
def test_capitals(word: str, code: str) -> None:
    country = by_capital(word)
    assert country is not None
    assert country.code == code


def test_unknown_code() -> None:
    assert by_code("zz") is None


def test_every_current_country_is_there_once() -> None:
    codes = [country.code for country in countries()]
    assert len(codes) == len(set(codes))
    former = [country.code for country in countries() if country.former]
    assert former == ["suhh", "yucs", "ddde", "cshh", "csxx", "ydye", "anhh"]
    assert len(codes) == 249 + len(former) + 2  # ISO 3166-1, Kosovo, the Union


def test_codes_are_well_formed_and_unique() -> None:
    patterns = {
        "code": r"[a-z]{2}|[a-z]{4}",
        "alpha2": r"[A-Z]{2}",
        "alpha3": r"[A-Z]{3}",
        "numeric": r"\d{3}",
        "former": r"[A-Z]{4}",
        "wikidata": r"Q\d+",
        "cow": r"[A-Z]{3}",
        "cow_number": r"[1-9]\d*",
        "cameo": r"[A-Z]{3}",
    }
    handed_on = {"alpha2", "numeric", "cow", "cow_number"}  # by a state that was to its successor
    for field, pattern in patterns.items():
        values = [getattr(country, field) for country in countries()]
        given = [value for value in values if value]
        assert all(re.fullmatch(pattern, value) for value in given), field
        if field not in handed_on:
            assert len(given) == len(set(given)), field
        now = [getattr(c, field) for c in countries() if getattr(c, field) and not c.former]
        assert len(now) == len(set(now)), field


def test_a_former_state_shares_the_code_of_its_successor_in_the_state_system() -> None:
    assert [c.code for c in countries() if c.cow == "RUS"] == ["ru", "suhh"]
    assert [c.code for c in countries() if c.cow == "YUG"] == ["rs", "yucs", "csxx"]


def test_each_code_of_the_state_system_has_one_number() -> None:
    pairs = {(c.cow, c.cow_number) for c in countries() if c.cow or c.cow_number}
    assert all(code and number for code, number in pairs)
    assert len(pairs) == len({code for code, _ in pairs}) == len({number for _, number in pairs})


def test_the_iso_codes_are_those_of_iso() -> None:
    ours = {c.alpha2: (c.alpha3, c.numeric) for c in countries() if not c.former}
    assert (ours.pop("XK"), ours.pop("EU")) == (("XKX", ""), ("", ""))
    assert ours == {c.alpha_2: (c.alpha_3, c.numeric) for c in pycountry.countries}


def test_the_codes_of_former_states_are_those_of_iso() -> None:
    theirs = {c.alpha_4: c for c in pycountry.historic_countries}
    for ours in [c for c in countries() if c.former]:
        entry = theirs[ours.former]
        assert (ours.alpha2, ours.alpha3) == (entry.alpha_2, entry.alpha_3)
        assert ours.numeric == entry.numeric


def test_every_member_of_the_united_nations_has_every_code() -> None:
    others = words_of(
        "AI AQ AS AW AX BL BM BQ BV CC CK CW CX EH FK FO GF GG GI GL GP GS GU HK HM IM"
    )
    others |= words_of("IM IO JE KY MF MO MP MQ MS NC NF NU PF PM PN PR PS RE SH SJ SX TC TF TK TW")
    others |= words_of("UM VA VG VI WF YT XK EU")
    members = [c for c in countries() if c.alpha2 not in others and not c.former]
    assert len(members) == 193
    for member in members:
        codes = (member.alpha3, member.numeric, member.wikidata, member.cow, member.cow_number)
        assert all(codes), member.name
        assert member.cameo, member.name
        assert member.leaders or member.code == "sm", member.name


def test_every_country_has_an_item() -> None:
    assert all(country.wikidata for country in countries())


def test_leaders_hold_offices_that_the_news_knows() -> None:
    offices = {row["office"] for row in table("offices")}
    titles = {title for country in countries() for title in country.leaders}
    assert titles <= offices


def test_no_two_countries_share_a_name() -> None:
    names = [name.casefold() for c in countries() for name in (c.name, *c.names)]
    assert len(names) == len(set(names))
