from __future__ import annotations

import dataclasses
from xml.etree import ElementTree as ET

import full_extraction as full
import pytest
import seed_extraction as seed
from hard_quads import read_by_pyoxigraph, written
from pyoxigraph import BaseDirection, BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.errors import InputError
from kg.mapping import Provenance, to_quads
from kg.mapping.iris import Iris
from kg.mapping.namespaces import NKG, PREFIXES, RDF, SCHEMA, XSD
from kg.serialization import Format, save

RULES = Provenance("rules", "1", "0.1.0", "0.1.0")
SEED = to_quads(seed.article(), seed.extraction(), provenance=RULES)
TEXT = written(SEED, as_=Format.RDFXML).decode()
NODE = NamedNode("urn:x:s")


def xml_of(
    found: NamedNode | Literal | BlankNode | Triple, predicate: NamedNode = SCHEMA.name
) -> str:
    quads = [Quad(NODE, predicate, found, NamedNode("urn:x:g"))]
    return written(quads, as_=Format.RDFXML).decode()


def test_the_root_declares_the_prefixes() -> None:
    head = TEXT.partition(">\n  <")[0]
    for prefix, iri in PREFIXES.items():
        assert f'xmlns:{prefix}="{iri}"' in head
    assert TEXT.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF\n    xmlns:rdf=')


def test_an_element_a_subject_in_the_order_of_the_quads() -> None:
    about = f"{{{RDF.iri_}}}about"
    found = [element.get(about) for element in ET.fromstring(TEXT)]  # noqa: S314 -- our own text
    assert found == list(dict.fromkeys(str(q.subject).strip("<>") for q in SEED))


@pytest.mark.parametrize(
    ("found", "line"),
    [
        (Literal("a < b & c > d"), "<schema:name>a &lt; b &amp; c &gt; d</schema:name>"),
        (Literal(" a\tb\n"), "<schema:name> a\tb\n</schema:name>"),
        (Literal("a\r\nb"), "<schema:name>a&#13;\nb</schema:name>"),
        (Literal("a", language="en"), '<schema:name xml:lang="en">a</schema:name>'),
        (
            Literal("7", datatype=XSD.integer),
            f'<schema:name rdf:datatype="{XSD.integer.value}">7</schema:name>',
        ),
        (NamedNode("urn:x:a?b&c"), '<schema:name rdf:resource="urn:x:a?b&amp;c"/>'),
        (BlankNode("1a"), '<schema:name rdf:nodeID="b1a"/>'),
    ],
)
def test_values(found: NamedNode | Literal | BlankNode, line: str) -> None:
    assert f"    {line}\n" in xml_of(found)


@pytest.mark.parametrize(
    ("predicate", "name"),
    [
        ("http://www.w3.org/1999/02/22-rdf-syntax-ns#value", "rdf:value"),
        ("https://schema.org/p1", "schema:p1"),
        ("https://schema.org/1p", 'ns:p xmlns:ns="https://schema.org/1"'),
        ("urn:x:y", 'ns:y xmlns:ns="urn:x:"'),
        ("https://x.org/?a&b=c", 'ns:c xmlns:ns="https://x.org/?a&amp;b="'),
    ],
)
def test_predicates_are_names_of_elements(predicate: str, name: str) -> None:
    text = xml_of(Literal("a"), NamedNode(predicate))
    assert f"    <{name}>a</" in text
    assert read_by_pyoxigraph(text.encode(), Format.RDFXML) == {
        ("<urn:x:s>", f"<{predicate}>", '"a"')
    }


@pytest.mark.parametrize(
    ("found", "predicate", "problem"),
    [
        (Literal("a\x08b"), SCHEMA.name, "the character U+0008, which XML 1.0 forbids"),
        (Literal("\x00"), SCHEMA.name, "the character U+0000"),
        (Literal("\uffff"), SCHEMA.name, "the character U+FFFF"),
        (Literal("a"), NamedNode("https://x.org/1"), "which makes no name of an element"),
        (Literal("a"), NamedNode("https://x.org/é"), "which makes no name of an element"),
        (
            Literal("a"),
            NamedNode("http://www.w3.org/2000/xmlns/a"),
            "which makes no name of an element",
        ),
        (Literal("a"), RDF.li, "a word of its own syntax"),
        (Literal("a"), RDF.Description, "a word of its own syntax"),
        (
            Literal("a", language="ar", direction=BaseDirection.RTL),
            SCHEMA.name,
            "the direction of the text",
        ),
        (Triple(NODE, NKG.cue, NODE), SCHEMA.name, "the statement about a statement"),
    ],
)
def test_what_xml_cannot_carry_is_refused(
    found: Literal | Triple, predicate: NamedNode, problem: str
) -> None:
    with pytest.raises(InputError, match=r"^urn:x:g: RDF/XML cannot carry ") as error:
        xml_of(found, predicate)
    assert problem in error.value.problem
    assert "Turtle" in (error.value.advice or "")


def test_an_article_with_a_control_character_is_refused_by_name(
    tmp_path: pytest.TempPathFactory,
) -> None:
    article = dataclasses.replace(seed.article(), body=seed.BODY + "\x0c")
    quads = to_quads(article, seed.extraction(), provenance=RULES)
    path = f"{tmp_path}/graph.rdf"
    with pytest.raises(InputError, match=r"U\+000C") as error:
        save([full.quads(), quads], path)
    assert str(error.value).startswith(f"{Iris.of(article).graph.value}: ")
    save([full.quads(), quads], f"{tmp_path}/graph.ttl")


def test_the_default_graph_has_a_name_in_errors_too() -> None:
    with pytest.raises(InputError, match=r"^DEFAULT: "):
        written([Quad(NODE, SCHEMA.name, Literal("\x01"), DefaultGraph())], as_=Format.RDFXML)
