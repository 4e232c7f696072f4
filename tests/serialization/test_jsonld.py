from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import full_extraction as full
import pytest
import seed_extraction as seed
from hard_quads import read_by_pyoxigraph, written
from pyoxigraph import BaseDirection, BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.errors import InputError
from kg.mapping import Provenance, to_quads
from kg.mapping.iris import article_path
from kg.mapping.namespaces import NKG, SCHEMA, TYPE, XSD
from kg.serialization import Format
from kg.serialization.vocabulary import context

RULES = Provenance("rules", "1", "0.1.0", "0.1.0")
SEED = to_quads(seed.article(), seed.extraction(), provenance=RULES)
FULL = full.quads()
BASE = "https://example.org/newskg/"
PATH = article_path(seed.article())
NODE = NamedNode("urn:x:s")
Tree = dict[str, Any]  # what json.loads gives


def trees(*graphs: tuple[Quad, ...] | list[Quad]) -> list[Tree]:
    document = json.loads(written(*graphs, as_=Format.JSONLD))
    assert list(document) == ["@context", "@graph"]
    graph: list[Tree] = document["@graph"]
    return graph


def tree_of(*objects: NamedNode | Literal | BlankNode, predicate: NamedNode) -> Tree:
    (tree,) = trees([Quad(NODE, predicate, each, DefaultGraph()) for each in objects])
    return tree


def described(value: object) -> list[str]:
    """The nodes that stand in a tree with more than their name."""
    if isinstance(value, dict):
        here = [value["@id"]] if "@id" in value and len(value) > 1 else []
        return here + [node for each in value.values() for node in described(each)]
    return [n for each in value for n in described(each)] if isinstance(value, list) else []


def test_the_context_is_embedded_whole() -> None:
    document = json.loads(written(SEED, as_=Format.JSONLD))
    assert document["@context"] == context()
    assert all(isinstance(each, str | dict | float) for each in document["@context"].values())


@pytest.mark.parametrize("quads", [SEED, FULL], ids=["seed", "full"])
def test_an_article_is_one_tree_in_which_every_node_is_described_once(
    quads: tuple[Quad, ...],
) -> None:
    (tree,) = trees(quads)
    found = described(tree)
    assert len(found) == len(set(found))
    assert set(found) == {q.subject.value for q in quads if isinstance(q.subject, NamedNode)}


def test_statements_and_meetings_hang_below_the_article_in_their_order() -> None:
    (tree,) = trees(SEED)
    assert tree["@id"] == f"{BASE}article/{PATH}"
    assert tree["@type"] == ["NewsArticle"]
    assert list(tree)[-3:] == ["statements", "meetings", "articleBody"]
    assert len(tree["statements"]) == len(seed.statements())
    assert [m["name"]["@value"] for m in tree["meetings"]] == [
        "Ebrahim Raisi and Ilham Aliyev, 19 May 2024"
    ]
    assert tree["articleBody"] == {"@value": seed.BODY, "@language": "en"}


def test_a_statement_reads_as_the_model_says() -> None:
    (tree,) = trees(SEED)
    quote = tree["statements"][1]
    content, source, cue = quote.pop("content"), quote.pop("source"), quote.pop("cue")
    assert quote == {
        "@id": f"{BASE}statement/{PATH}/183-395",
        "@type": ["Statement", "DirectQuote", "Quotation"],
        "text": {"@value": seed.BODY[183:395], "@language": "en"},
        "speaker": [f"{BASE}person/ebrahim-raisi"],
        "spokenByCharacter": [f"{BASE}person/ebrahim-raisi"],
        "speechAct": "assert",
        "statedOn": "2024-05-19",
        "statedDuring": f"{BASE}meeting/2024-05-19/ebrahim-raisi--ilham-aliyev",
        "confidence": "1.00",
    }
    assert [(s["start"], s["end"]) for s in (*content, *source, *cue)] == [
        (183, 395),
        (398, 403),
        (404, 408),
    ]


def test_a_meeting_holds_its_participations_and_names_its_people() -> None:
    (tree,) = trees(SEED)
    (meeting,) = tree["meetings"]
    assert meeting["format"] == "InPerson"
    assert meeting["status"] == "Held"
    assert meeting["startDate"] == "2024-05-19"
    assert meeting["party"] == [f"{BASE}country/ir", f"{BASE}country/az"]
    assert [p["role"]["@value"] for p in meeting["participation"]] == ["President"] * 2
    assert "reportedIn" not in meeting


def test_entities_are_described_where_the_article_mentions_them() -> None:
    (tree,) = trees(SEED)
    mentioned = {each["@id"]: each for each in tree["mentions"]}
    assert mentioned[f"{BASE}person/ebrahim-raisi"]["nationality"] == f"{BASE}country/ir"
    assert mentioned[f"{BASE}country/ir"]["sameAs"] == ["http://www.wikidata.org/entity/Q794"]
    assert tree["publisher"] == f"{BASE}organization/irna"


def test_lists_are_lists_even_of_one() -> None:
    tree = tree_of(NamedNode("urn:x:o"), predicate=NKG.speaker)
    assert tree == {"@id": "urn:x:s", "speaker": ["urn:x:o"]}


@pytest.mark.parametrize(
    ("predicate", "found", "key", "expected"),
    [
        (SCHEMA.name, Literal("a"), "name", "a"),
        (SCHEMA.name, Literal("a", language="en"), "name", {"@value": "a", "@language": "en"}),
        (SCHEMA.name, NamedNode("urn:x:o"), "name", {"@id": "urn:x:o"}),
        (SCHEMA.wordCount, Literal("7", datatype=XSD.integer), "wordCount", 7),
        (
            SCHEMA.wordCount,
            Literal("07", datatype=XSD.integer),
            "wordCount",
            {"@value": "07", "@type": "xsd:integer"},
        ),
        (
            SCHEMA.wordCount,
            Literal("9" * 16, datatype=XSD.integer),
            "wordCount",
            {"@value": "9" * 16, "@type": "xsd:integer"},
        ),
        (SCHEMA.startDate, Literal("2024-01-01", datatype=XSD.date), "startDate", "2024-01-01"),
        (
            SCHEMA.startDate,
            Literal("2024", datatype=XSD.gYear),
            "startDate",
            {"@value": "2024", "@type": "xsd:gYear"},
        ),
        (SCHEMA.startDate, Literal("soon"), "startDate", {"@value": "soon"}),
        (NKG.confidence, Literal("0.90", datatype=XSD.decimal), "confidence", "0.90"),
        (
            NKG.confidence,
            Literal("1", datatype=XSD.integer),
            "confidence",
            {"@value": "1", "@type": "xsd:integer"},
        ),
        (NKG.status, NKG.Held, "status", "Held"),
        (NKG.status, NKG.Unheard, "status", {"@id": NKG.Unheard.value}),
        (NKG.party, Literal("a"), "party", [{"@value": "a"}]),
        (NKG.within, BlankNode("b"), "within", "_:b"),
        (NamedNode("urn:x:p"), Literal("a"), "urn:x:p", "a"),
        (
            NamedNode("urn:x:p"),
            Literal("a", datatype=NamedNode("urn:x:t")),
            "urn:x:p",
            {"@value": "a", "@type": "urn:x:t"},
        ),
        (TYPE, NamedNode("urn:x:C"), "@type", ["urn:x:C"]),
        (TYPE, BlankNode("b"), "@type", ["_:b"]),
    ],
)
def test_values_are_bare_where_the_context_says_what_they_are(
    predicate: NamedNode, found: NamedNode | Literal | BlankNode, key: str, expected: object
) -> None:
    assert tree_of(found, predicate=predicate) == {"@id": "urn:x:s", key: expected}


@pytest.mark.parametrize(
    ("triple", "problem"),
    [
        (Triple(NODE, NKG.cue, NamedNode("schema:name")), "the IRI <schema:name>"),
        (Triple(NamedNode("content:x"), NKG.cue, NODE), "the IRI <content:x>"),
        (Triple(NODE, NamedNode("nkg:cue"), NODE), "the IRI <nkg:cue>"),
        (Triple(NODE, NKG.cue, Literal("a", datatype=NamedNode("xsd:x"))), "the IRI <xsd:x>"),
        (Triple(NODE, TYPE, Literal("a")), '"a" as a class'),
        (
            Triple(NODE, NKG.cue, Literal("a", language="ar", direction=BaseDirection.RTL)),
            "the direction of the text",
        ),
        (Triple(NODE, NKG.cue, Triple(NODE, NKG.cue, NODE)), "the statement about a statement"),
    ],
)
def test_what_would_be_read_otherwise_is_refused_by_the_name_of_the_article(
    triple: Triple, problem: str
) -> None:
    quads = [Quad(triple.subject, triple.predicate, triple.object, NamedNode("urn:x:g"))]
    with pytest.raises(InputError, match=r"^urn:x:g: JSON-LD cannot carry ") as error:
        written(SEED, quads, as_=Format.JSONLD)
    assert problem in error.value.problem


def test_a_scheme_that_is_a_prefix_is_harmless_before_an_authority() -> None:
    quads = [Quad(NODE, NKG.cue, NamedNode("content://x/y"), DefaultGraph())]
    data = written(quads, as_=Format.JSONLD)
    assert ("<urn:x:s>", f"<{NKG.cue.value}>", "<content://x/y>") in read_by_pyoxigraph(
        data, Format.JSONLD
    )


def test_a_long_chain_stands_in_pieces() -> None:
    nodes = [NamedNode(f"urn:x:{i}") for i in range(3000)]
    chain = [Quad(a, NKG.within, b, DefaultGraph()) for a, b in pairwise(nodes)]
    data = written(chain, as_=Format.JSONLD)
    assert len(read_by_pyoxigraph(data, Format.JSONLD)) == len(chain)


def test_articles_that_point_at_each_other_are_told_once_each() -> None:
    one, other = NamedNode("urn:x:1"), NamedNode("urn:x:2")
    triples = [
        (one, TYPE, SCHEMA.NewsArticle),
        (other, TYPE, SCHEMA.NewsArticle),
        (one, SCHEMA.isPartOf, other),
        (one, SCHEMA.mentions, other),
        (other, SCHEMA.mentions, one),
        (NODE, SCHEMA.isPartOf, one),
        (NODE, SCHEMA.isPartOf, other),
        (NODE, NKG.within, NODE),
    ]
    quads = [Quad(s, p, o, DefaultGraph()) for s, p, o in triples]
    found = [node for tree in trees(quads) for node in described(tree)]
    assert sorted(found) == ["urn:x:1", "urn:x:2", "urn:x:s"]
    again = read_by_pyoxigraph(written(quads, as_=Format.JSONLD), Format.JSONLD)
    assert len(again) == len(triples)


def test_lines_are_short_where_they_can_be() -> None:
    text = written(SEED, as_=Format.JSONLD).decode()
    assert '\n    {"@id": "https://example.org/newskg/place/aras", "@type": ["Place"], ' in text
    wide = [line for line in text.splitlines() if len(line) > 100 and '": ' not in line]
    assert [line for line in wide if not line.strip().startswith('"http')] == []
