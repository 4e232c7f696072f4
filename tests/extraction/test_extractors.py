"""Extractors: found by name, whoever brings them, and the rules as a whole."""

from __future__ import annotations

import importlib.metadata
from importlib.metadata import EntryPoint

import pytest
import seed_extraction as seed

from kg.errors import UsageError
from kg.extraction import Extractor, extract, extractor_named, extractor_names
from kg.extraction.model import Extraction
from kg.extraction.rules import RuleExtractor


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that brings an extractor, one that is none, and one that cannot be loaded."""

    def points(*, group: str) -> list[EntryPoint]:
        return [
            EntryPoint("twin", "kg.extraction.rules:RuleExtractor", group),
            EntryPoint("none", "builtins:dict", group),
            EntryPoint("lost", "no.such.module:Extractor", group),
        ]

    monkeypatch.setattr(importlib.metadata, "entry_points", points)
    extractor_named.cache_clear()


def test_the_rules_are_always_there() -> None:
    assert "rules" in extractor_names()
    assert isinstance(extractor_named("rules"), RuleExtractor)


@pytest.mark.usefixtures("installed")
def test_an_installed_extractor_is_found_by_its_name() -> None:
    assert extractor_names() == ("lost", "none", "rules", "tagger", "twin")
    assert isinstance(extractor_named("twin"), Extractor)


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("magic", "there is no extractor named 'magic'"),
        ("none", "is not one"),
        ("lost", "cannot be loaded"),
    ],
)
def test_what_is_no_extractor_is_a_usage_error(name: str, problem: str) -> None:
    with pytest.raises(UsageError, match=problem) as raised:
        extractor_named(name)
    assert raised.value.advice
    if name == "magic":
        assert raised.value.advice == "Known are: lost, none, rules, tagger, twin."


def test_the_rules_name_themselves() -> None:
    extractor = RuleExtractor()
    assert isinstance(extractor, Extractor)
    assert extractor.name == "rules"
    assert extractor.version
    assert extractor.model_digest is None


def test_extract_gives_statements_meetings_and_every_entity_that_they_name() -> None:
    found = extract(seed.article())
    assert isinstance(found, Extraction)
    ids = [entity.id for entity in found.entities]
    assert len(ids) == len(set(ids))
    assert len(found.meetings) == 1
    assert [s.during for s in found.statements].count(0) == 1
    for statement in found.statements:
        named = (*statement.speakers, *statement.addressees, *statement.about, *statement.mentions)
        assert set(named) <= set(ids)


def test_two_extractions_of_one_article_are_equal() -> None:
    assert extract(seed.article()) == extract(seed.article())
