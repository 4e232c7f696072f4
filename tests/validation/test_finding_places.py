"""Where findings stand in the text, by what the graph says."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Triple
from seed_extraction import BODY
from shape_cases import FOLDER, changed, valid_graph

from kg.article import Span
from kg.mapping.namespaces import NKG, OA, RDF, SCHEMA
from kg.validation.places import Index, place
from kg.validation.report import Place
from kg.validation.shapes import path_text

BASE = "https://example.org/newskg/"
NAME = "2024-05-19/raisi-iran-azerbaijan-continue-to-support-palestinian-cause-b9eadfa2"
ARTICLE = f"{BASE}article/{NAME}"
HEADLINE = "Raisi: Iran, Azerbaijan continue to support Palestinian cause"
MEETING = f"{BASE}meeting/2024-05-19/ebrahim-raisi--ilham-aliyev"
GRAPH = valid_graph()


def at(path: str, *, update: str = "") -> Place:
    data = changed(GRAPH, update) if update else GRAPH
    return place(Index.of(data), NamedNode(BASE + path), "urn:g")


def test_a_place_is_told_in_full() -> None:
    assert at(f"statement/{NAME}/183-395") == Place(
        graph="urn:g",
        article=ARTICLE,
        headline=HEADLINE,
        file="seed-article.txt",
        span=Span(183, 395),
        words=BODY[183:395],
    )


@pytest.mark.parametrize(
    ("path", "span"),
    [
        (f"article/{NAME}#char=183,395", Span(183, 395)),
        (MEETING.removeprefix(BASE), Span(426, 606)),
        (f"{MEETING.removeprefix(BASE)}/ebrahim-raisi", Span(426, 606)),
        (f"source/{NAME}/33-46", Span(33, 46)),
        (f"person/{NAME}/supreme-leader-of-the-islamic-revolution", Span(879, 923)),
        ("place/aras", None),
        (f"article/{NAME}", None),
    ],
)
def test_nodes_of_every_kind_have_their_place(path: str, span: Span | None) -> None:
    found = at(path)
    assert (found.article, found.file, found.span) == (ARTICLE, "seed-article.txt", span)
    assert found.words == (span.of(BODY) if span else None)


def test_a_span_without_offsets_is_placed_by_its_name() -> None:
    update = r"DELETE WHERE { span:183\,395 oa:start ?o }"
    assert at(f"article/{NAME}#char=183,395", update=update).span == Span(183, 395)


@pytest.mark.parametrize("start", ['"x"', "400", '"-1"^^xsd:integer'])
def test_offsets_that_are_none_give_no_span(start: str) -> None:
    update = (
        r"DELETE { span:183\,395 oa:start ?o } INSERT { span:183\,395 oa:start "
        rf"{start} }} WHERE {{ span:183\,395 oa:start ?o }}"
    )
    assert at(f"article/{NAME}#char=183,395", update=update).span is None


def test_offsets_beyond_the_text_give_no_words() -> None:
    update = r"""DELETE { span:183\,395 oa:start ?s ; oa:end ?e }
        INSERT { span:183\,395 oa:start 90000 ; oa:end 90001 }
        WHERE { span:183\,395 oa:start ?s ; oa:end ?e }"""
    found = at(f"article/{NAME}#char=183,395", update=update)
    assert (found.span, found.words) == (Span(90000, 90001), None)


def test_without_a_body_there_are_no_words() -> None:
    found = at(
        f"statement/{NAME}/183-395", update="DELETE WHERE { article: schema:articleBody ?o }"
    )
    assert (found.span, found.words) == (Span(183, 395), None)


def test_without_a_name_the_file_is_its_iri_and_without_both_nothing() -> None:
    statement = f"statement/{NAME}/183-395"
    unnamed = at(statement, update="DELETE WHERE { file: schema:name ?o }")
    assert unnamed.file == f"{BASE}file/seed-article.txt"
    assert at(statement, update="DELETE WHERE { article: prov:wasDerivedFrom ?o }").file is None


def test_an_entity_of_many_articles_is_in_none_of_them() -> None:
    update = "INSERT DATA { <urn:other> a schema:NewsArticle }"
    assert at("place/aras", update=update) == Place(graph="urn:g")
    assert at("person/ebrahim-raisi", update=update).article == ARTICLE


def test_a_speaker_of_itself_does_not_lead_in_circles() -> None:
    assert at("place/aras", update="INSERT DATA { place:aras nkg:speaker place:aras }").span is None


def test_a_graph_without_an_article_still_gives_the_characters() -> None:
    span = NamedNode("urn:s")
    data = [
        Triple(span, RDF.type, NKG.Span),
        Triple(span, OA.start, Literal(1)),
        Triple(span, OA.end, Literal(4)),
    ]
    assert place(Index.of(data), span, None) == Place(span=Span(1, 4))


def test_paths_are_told_as_sparql_tells_them() -> None:
    from kg.validation.shapes import described

    shapes = "https://w3id.org/newskg/shapes#"
    paths = {
        name: described()[NamedNode(shapes + name)].path
        for name in ("statement-own-text", "participation-meeting", "article-url", "statement-kind")
    }
    assert paths == {
        "statement-own-text": f"({NKG.content}|{NKG.source}|{NKG.cue})/{NKG.spanOf}",
        "participation-meeting": f"^{NKG.participation}",
        "article-url": str(SCHEMA.url),
        "statement-kind": None,
    }
    assert path_text(SCHEMA.url) == "<https://schema.org/url>"
    assert (FOLDER / "prefixes.ru").is_file()
