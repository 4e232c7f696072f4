from __future__ import annotations

import dataclasses

import full_extraction as full
import pytest
import seed_extraction as seed
from graph_looks import local
from pyoxigraph import Quad

from kg.extraction.model import Entity, EntityType, Extraction
from kg.mapping import to_quads
from kg.mapping.classes import CLASSES
from kg.mapping.iris import Iris, article_path
from kg.mapping.namespaces import NKG, OWL, SCHEMA, TYPE

PATH = article_path(seed.article())
FULL_PATH = article_path(full.article())


def mapped(*entities: Entity) -> tuple[Quad, ...]:
    return to_quads(seed.article(), Extraction(entities), provenance=full.provenance())


SEED = mapped(*seed.entities())
FULL = full.quads()


def test_a_person_as_the_text_describes_him() -> None:
    raisi = "person/ebrahim-raisi"
    assert local(SEED, raisi, TYPE) == [SCHEMA.Person.value]
    assert local(SEED, raisi, SCHEMA.name) == ['"Ebrahim Raisi"']
    assert local(SEED, raisi, SCHEMA.alternateName) == ['"Raisi"']
    assert local(SEED, raisi, SCHEMA.jobTitle) == ['"President"@en']
    assert local(SEED, raisi, SCHEMA.nationality) == ["country/ir"]
    assert local(FULL, "person/ana-ruiz", SCHEMA.memberOf) == ["organization/the-ministry"]


def test_countries_carry_their_codes_and_their_item() -> None:
    for code, item, alpha3 in (("ir", "Q794", "IRN"), ("az", "Q227", "AZE")):
        node = f"country/{code}"
        assert local(SEED, node, TYPE) == [SCHEMA.Country.value]
        assert local(SEED, node, OWL.sameAs) == [f"http://www.wikidata.org/entity/{item}"]
        assert local(SEED, node, NKG.iso3166Alpha2) == [f'"{code.upper()}"']
        for predicate in (NKG.iso3166Alpha3, NKG.cowCode, NKG.cameoCode):
            assert local(SEED, node, predicate) == [f'"{alpha3}"']
    integer = "http://www.w3.org/2001/XMLSchema#integer"
    assert local(SEED, "country/ir", NKG.cowNumber) == [f'"630"^^<{integer}>']
    assert local(SEED, "country/ir", NKG.iso3166Alpha4) == []


def test_a_former_state_is_named_by_its_code_in_iso_3166_3() -> None:
    quads = mapped(Entity("x", EntityType.COUNTRY, "Czechoslovakia", country="cshh"))
    node = "country/cshh"
    assert local(quads, node, NKG.iso3166Alpha2) == ['"CS"']
    assert local(quads, node, NKG.iso3166Alpha3) == ['"CSK"']
    assert local(quads, node, NKG.iso3166Alpha4) == ['"CSHH"']


def test_a_country_named_by_adjective_alone_is_described_too() -> None:
    czech = "country/cz"
    assert local(FULL, "person/czech-minister", SCHEMA.nationality) == [czech]
    assert local(FULL, czech, TYPE) == [SCHEMA.Country.value]
    assert local(FULL, czech, SCHEMA.name) != []
    assert local(FULL, czech, NKG.iso3166Alpha2) == ['"CZ"']


def test_a_country_without_a_code_is_told_without_one() -> None:
    node = "place/ruritania"
    assert local(FULL, node, TYPE) == [SCHEMA.Country.value]
    assert local(FULL, node, NKG.iso3166Alpha2) == []


def test_an_unknown_code_stands_for_itself() -> None:
    quads = mapped(Entity("x", EntityType.PERSON, "X", country="qq"))
    assert local(quads, "country/qq", SCHEMA.name) == ['"QQ"']
    assert local(quads, "country/qq", NKG.iso3166Alpha2) == ['"QQ"']
    for predicate in (OWL.sameAs, NKG.iso3166Alpha3, NKG.cowCode, NKG.cameoCode):
        assert local(quads, "country/qq", predicate) == []


@pytest.mark.parametrize("kind", EntityType)
def test_each_type_has_its_classes(kind: EntityType) -> None:
    quads = mapped(Entity("x", kind, "X", (seed.span("Iran"),)))
    node = local(quads, Iris.of(seed.article()).article, SCHEMA.mentions)[0]
    assert local(quads, node, TYPE) == [each.value for each in CLASSES[kind]]


@pytest.mark.parametrize(
    ("node", "predicate"),
    [
        ("place/baku", SCHEMA.containedInPlace),
        ("organization/azertag", NKG.country),
        (f"group/{FULL_PATH}/analysts", NKG.country),
        ("person/ana-ruiz", SCHEMA.nationality),
    ],
)
def test_what_belongs_to_a_country_says_so_in_its_own_way(node: str, predicate: object) -> None:
    belonging = (SCHEMA.containedInPlace, NKG.country, SCHEMA.nationality)
    assert {p: local(FULL, node, p) for p in belonging} == {
        p: (["country/az"] if p == predicate else []) for p in belonging
    }


def test_names_have_no_language_and_descriptions_have_the_articles() -> None:
    assert local(SEED, "place/qiz-qalasi-dam", SCHEMA.name) == ['"Qiz Qalasi Dam"']
    leader = f"person/{PATH}/supreme-leader-of-the-islamic-revolution"
    assert local(SEED, leader, SCHEMA.name) == ['"Supreme Leader of the Islamic Revolution"@en']
    assert local(FULL, f"group/{FULL_PATH}/analysts", SCHEMA.name) == ['"Analysts"@en']
    assert local(FULL, f"source/{FULL_PATH}/201-214", SCHEMA.name) == ['"Two officials"@en']


def test_the_language_is_that_of_the_article() -> None:
    french = dataclasses.replace(seed.article(), language="fr")
    quads = to_quads(french, seed.extraction(), provenance=full.provenance())
    assert local(quads, "person/ebrahim-raisi", SCHEMA.jobTitle) == ['"President"@fr']
