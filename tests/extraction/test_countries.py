"""Countries by code, name, demonym and capital."""

from __future__ import annotations

import re

import pytest

from kg.extraction.countries import by_capital, by_code, by_demonym, by_name, countries


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
        ("Soviet  Union", "su"),
        ("Czechoslovakia", "cs"),
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
    assert former == ["su", "yu", "dd", "cs"]
    assert len(codes) == 249 + len(former) + 2  # ISO 3166-1, Kosovo, the Union


def test_codes_are_well_formed_and_unique() -> None:
    patterns = {
        "code": r"[a-z]{2}",
        "alpha3": r"[A-Z]{3}",
        "numeric": r"\d{3}",
        "former": r"[A-Z]{4}",
        "wikidata": r"Q\d+",
        "cow": r"[A-Z]{3}",
        "cow_number": r"\d+",
        "cameo": r"[A-Z]{3}",
    }
    for field, pattern in patterns.items():
        values = [getattr(country, field) for country in countries()]
        given = [value for value in values if value]
        assert all(re.fullmatch(pattern, value) for value in given), field
        if field not in {"cow", "cow_number"}:  # Russia goes on where the Soviet Union was
            assert len(given) == len(set(given)), field


def test_a_former_state_shares_the_code_of_its_successor_in_the_state_system() -> None:
    shared = [c.code for c in countries() if c.cow == "RUS"]
    assert shared == ["ru", "su"]


def test_no_two_countries_share_a_name() -> None:
    names = [name.casefold() for c in countries() for name in (c.name, *c.names)]
    assert len(names) == len(set(names))
