from __future__ import annotations

import re

from kg.reading.agencies import agencies, agency_named, country_of, written_agency


def test_the_big_agencies_of_the_world_are_there() -> None:
    assert len(agencies()) > 60
    assert len({agency.country for agency in agencies()}) > 60


def test_every_agency_has_a_name_and_a_country_code_or_none() -> None:
    for agency in agencies():
        assert agency.name == agency.name.strip() != ""
        assert agency.country is None or re.fullmatch("[a-z]{2}", agency.country)
        assert all(form == form.strip() != "" for form in agency.other_forms)


def test_no_agency_stands_twice() -> None:
    keys = [(agency.name, agency.country) for agency in agencies()]
    assert len(set(keys)) == len(keys)


def test_an_agency_is_found_by_its_brand_its_full_name_and_its_other_forms() -> None:
    for words in ("IRNA", "Islamic Republic News Agency", "Irna"):
        agency = agency_named(words)
        assert agency is not None
        assert (agency.name, agency.country) == ("IRNA", "ir")
    assert agency_named("irna") is None


def test_a_country_is_told_only_where_it_is_certain() -> None:
    assert country_of("Xinhua") == "cn"
    assert country_of("Associated Press") == "us"
    assert country_of("CNA") is None  # of Taipei or of Nicosia
    assert country_of("RFE/RL") is None  # of no country
    assert country_of("Nobody's News") is None


def test_names_are_seen_whole() -> None:
    found = written_agency().findall("Interfax-Ukraine, TASS-style, APs, (AP), AP's, /RFE/RL/")
    assert found == ["Interfax-Ukraine", "AP", "RFE/RL"]
