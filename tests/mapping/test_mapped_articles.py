from __future__ import annotations

import dataclasses
from datetime import UTC, datetime

import full_extraction as full
import pytest
import seed_extraction as seed
from graph_looks import BASE, local
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg.article import Article, Dateline, Span
from kg.extraction.model import Entity, EntityType, Extraction
from kg.mapping import Provenance, to_quads
from kg.mapping.iris import Iris
from kg.mapping.namespaces import NKG, PROV, SCHEMA, TYPE

RULES = Provenance("rules", "1", "0.1.0", "0.1.0")
SEED = to_quads(seed.article(), seed.extraction(), provenance=RULES)
FULL = full.quads()
ARTICLE = Iris.of(seed.article()).article
FULL_ARTICLE = Iris.of(full.article()).article


def mapped(article: Article, extraction: Extraction | None = None) -> tuple[Quad, ...]:
    return to_quads(article, extraction or Extraction(), provenance=RULES)


@pytest.mark.parametrize("quads", [SEED, FULL], ids=["seed", "full"])
def test_the_graph_is_one_without_blank_nodes_and_repeats(quads: tuple[Quad, ...]) -> None:
    assert len(set(quads)) == len(quads)
    assert len({quad.graph_name for quad in quads}) == 1
    assert str(quads[0].graph_name) == str(quads[0].subject).replace(">", "#graph>")
    assert not [q for q in quads if isinstance(q.subject, BlankNode)]
    assert not [q for q in quads if isinstance(q.object, BlankNode)]


@pytest.mark.parametrize("quads", [SEED, FULL], ids=["seed", "full"])
def test_schema_org_is_spoken_over_https_alone(quads: tuple[Quad, ...]) -> None:
    assert "http://schema.org/" not in "".join(map(str, quads))


@pytest.mark.parametrize("quads", [SEED, FULL], ids=["seed", "full"])
def test_every_node_that_is_pointed_to_is_described(quads: tuple[Quad, ...]) -> None:
    described = {quad.subject for quad in quads}
    ours = {q.object for q in quads if isinstance(q.object, NamedNode)}
    assert [o for o in ours if o.value.startswith(BASE) and o not in described] == []


def test_the_article_comes_first_and_its_body_last() -> None:
    assert (SEED[0].subject, SEED[0].object) == (ARTICLE, SCHEMA.NewsArticle)
    assert SEED[-1].predicate == SCHEMA.articleBody
    assert SEED[-1].object == Literal(seed.BODY, language="en")


def test_the_same_article_gives_the_same_quads_in_the_same_order() -> None:
    assert to_quads(seed.article(), seed.extraction(), provenance=RULES) == SEED


def test_what_the_seed_says_of_itself() -> None:
    assert local(SEED, ARTICLE, SCHEMA.headline) == [
        '"Raisi: Iran, Azerbaijan continue to support Palestinian cause"@en'
    ]
    assert local(SEED, ARTICLE, SCHEMA.datePublished) == [
        '"2024-05-19"^^<http://www.w3.org/2001/XMLSchema#date>'
    ]
    assert local(SEED, ARTICLE, SCHEMA.inLanguage) == ['"en"']
    assert local(SEED, ARTICLE, SCHEMA.dateline) == ['"Tehran"']
    assert local(SEED, ARTICLE, SCHEMA.locationCreated) == ["place/tehran"]
    assert local(SEED, ARTICLE, SCHEMA.publisher) == ["organization/irna"]
    assert local(SEED, ARTICLE, SCHEMA.articleSection) == [
        '"Iran respects Azerbaijan sovereignty"@en'
    ]
    assert local(SEED, ARTICLE, SCHEMA.wordCount) == [
        '"328"^^<http://www.w3.org/2001/XMLSchema#integer>'
    ]
    assert local(SEED, ARTICLE, NKG.contentDigest) == [f'"{seed.article().content_digest}"']
    assert len(local(SEED, ARTICLE, SCHEMA.mentions)) == len(seed.entities())
    for absent in (SCHEMA.url, SCHEMA.license, SCHEMA.author, SCHEMA.dateModified):
        assert local(SEED, ARTICLE, absent) == []


def test_what_a_full_header_says() -> None:
    assert local(FULL, FULL_ARTICLE, SCHEMA.datePublished) == [
        '"2024-06-03T10:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime>'
    ]
    assert local(FULL, FULL_ARTICLE, SCHEMA.dateModified) == [
        '"2024-06-04"^^<http://www.w3.org/2001/XMLSchema#date>'
    ]
    assert local(FULL, FULL_ARTICLE, SCHEMA.url) == ["https://example.org/news/85%20481"]
    assert local(FULL, FULL_ARTICLE, SCHEMA.copyrightNotice) == ['"All rights reserved"']
    assert local(FULL, FULL_ARTICLE, SCHEMA.license) == []
    assert local(FULL, FULL_ARTICLE, SCHEMA.author) == ["person/ana-ruiz", "person/leyla-aliyeva"]
    assert local(FULL, FULL_ARTICLE, SCHEMA.copyrightHolder) == ["organization/azertag-media"]


def test_a_licence_with_an_address_is_a_link() -> None:
    quads = mapped(dataclasses.replace(seed.article(), license="https://example.org/by"))
    assert local(quads, ARTICLE, SCHEMA.license) == ["https://example.org/by"]
    assert local(quads, ARTICLE, SCHEMA.copyrightNotice) == []


def test_people_behind_are_described_unless_the_text_names_them() -> None:
    assert local(FULL, "organization/azertag-media", TYPE) == [SCHEMA.Organization.value]
    assert local(FULL, "person/leyla-aliyeva", SCHEMA.name) == ['"Leyla Aliyeva"']
    assert local(FULL, "organization/azertag", TYPE) == [
        NKG.NewsAgency.value,
        SCHEMA.Organization.value,
    ]
    quads = mapped(seed.article())
    assert local(quads, "organization/irna", TYPE) == [SCHEMA.Organization.value]


def test_a_dateline_without_a_place_and_one_of_an_unknown_place() -> None:
    nowhere = dataclasses.replace(seed.article(), dateline=Dateline(Span(0, 14)))
    quads = mapped(nowhere, seed.extraction())
    assert local(quads, ARTICLE, SCHEMA.dateline) == []
    assert local(quads, ARTICLE, SCHEMA.locationCreated) == []
    assert local(mapped(seed.article()), ARTICLE, SCHEMA.locationCreated) == []
    undated = mapped(dataclasses.replace(seed.article(), dateline=None))
    assert local(undated, ARTICLE, SCHEMA.dateline) == []


def test_a_place_of_several_entities_gives_one_location() -> None:
    tehran = seed.entities()[0]
    double = Extraction((tehran, Entity("x", EntityType.PLACE, "Teheran", tehran.mentions)))
    quads = mapped(seed.article(), double)
    assert local(quads, ARTICLE, SCHEMA.locationCreated) == ["place/tehran"]


def test_an_organization_in_the_dateline_is_no_location() -> None:
    mentions = seed.entities()[0].mentions
    body = Extraction((Entity("un", EntityType.ORGANIZATION, "United Nations", mentions),))
    quads = mapped(seed.article(), body)
    assert local(quads, ARTICLE, SCHEMA.dateline) == ['"Tehran"']
    assert local(quads, ARTICLE, SCHEMA.locationCreated) == []


def test_a_file_is_named_and_an_address_is_a_link() -> None:
    assert local(SEED, ARTICLE, PROV.wasDerivedFrom) == ["file/seed-article.txt"]
    assert local(SEED, "file/seed-article.txt", SCHEMA.name) == ['"seed-article.txt"']
    feed = NamedNode("https://example.org/feed.xml")
    assert local(FULL, FULL_ARTICLE, PROV.wasDerivedFrom) == [feed.value]
    assert local(FULL, feed, TYPE) == [PROV.Entity.value]
    assert local(FULL, feed, SCHEMA.name) == []


@pytest.mark.parametrize("source", ["", "-"])
def test_standard_input_leaves_no_trace(source: str) -> None:
    quads = mapped(dataclasses.replace(seed.article(), source=source))
    assert local(quads, ARTICLE, PROV.wasDerivedFrom) == []


def test_the_activity_is_named_by_what_made_the_facts() -> None:
    activity = "extraction/rules-1-0.1.0"
    assert local(SEED, ARTICLE, PROV.wasGeneratedBy) == [activity]
    assert local(SEED, activity, PROV.used) == ["https://w3id.org/newskg/ontology/0.1.0"]
    assert local(SEED, activity, PROV.wasAssociatedWith) == ["software/newskg-0.1.0"]
    assert local(SEED, activity, PROV.endedAtTime) == []
    assert local(SEED, "software/newskg-0.1.0", SCHEMA.softwareVersion) == ['"0.1.0"']


def test_model_and_moment_are_told_where_there_are_any() -> None:
    activity = "extraction/my%20rules-1.2-01234567-0.1.0"
    assert local(FULL, FULL_ARTICLE, PROV.wasGeneratedBy) == [activity]
    assert local(FULL, activity, PROV.endedAtTime) == [
        '"2024-06-05T12:00:00+00:00"^^<http://www.w3.org/2001/XMLSchema#dateTime>'
    ]
    assert full.provenance().ended_at == datetime(2024, 6, 5, 12, 0, tzinfo=UTC)


def test_the_base_begins_every_name_of_ours() -> None:
    quads = to_quads(seed.article(), seed.extraction(), provenance=RULES, base="urn:x:/")
    assert [str(q) for q in quads] == [str(q).replace(BASE, "urn:x:/") for q in SEED]


def test_without_bodies_the_text_goes_and_the_offsets_stay() -> None:
    quads = to_quads(seed.article(), seed.extraction(), provenance=RULES, bodies=False)
    gone = {str(q) for q in SEED} - {str(q) for q in quads}
    assert {q.predicate for q in SEED if str(q) in gone} == {
        SCHEMA.articleBody,
        SCHEMA.text,
        NamedNode("http://www.w3.org/ns/oa#exact"),
        NamedNode("http://www.w3.org/ns/oa#prefix"),
        NamedNode("http://www.w3.org/ns/oa#suffix"),
        TYPE,
    }
    assert set(quads) < set(SEED)
    assert local(quads, ARTICLE, NKG.contentDigest) == local(SEED, ARTICLE, NKG.contentDigest)


LINES = st.text(st.characters(codec="utf-8"), min_size=1)


@given(LINES, LINES, LINES, LINES)
def test_any_words_at_all_make_a_graph(
    headline: str, body: str, publisher: str, source: str
) -> None:
    article = Article(
        headline, "2024-05-19", body, publisher=publisher, source=source, url=publisher,
        license=source, authors=(headline,), copyright_holder=headline,
    )  # fmt: skip
    quads = mapped(article)
    assert quads[-1].object == Literal(body, language="en")
    assert len({quad.graph_name for quad in quads}) == 1
