"""The shapes as files: names, messages, what they cover, what they may use."""

from __future__ import annotations

import re
from pathlib import Path

import pyshacl
import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Triple, parse
from shape_cases import SHAPES, valid_graph

from kg.mapping.namespaces import RDF, SCHEMA, SH
from kg.resources import folder
from kg.validation.shapes import UNION, described, path_text, shapes
from kg.validation.terms import parts

FILES = sorted(folder("shapes").glob("*.ttl"))
CLASSES = [file for file in FILES if file.name != UNION]
ABOUT_SEVERAL = {"entity", "provenance", "values", "vocabulary"}
"""Files that are not named after one class."""

NOT_OF_THE_DATA = {
    # The ontology's own description, and what the stores and catalogues say of data sets.
    "http://www.w3.org/2000/01/rdf-schema#",
    "http://www.w3.org/2004/02/skos/core#",
    "http://purl.org/dc/terms/",
    "http://purl.org/vocab/vann/",
    "http://www.w3.org/ns/dcat#",
    "http://rdfs.org/ns/void#",
}
NEVER_WRITTEN = {
    "http://www.w3.org/ns/prov#wasAttributedTo": "what nkg:speaker is a kind of",
}
PROPERTIES = (
    rdflib.OWL.ObjectProperty,
    rdflib.OWL.DatatypeProperty,
)


def triples(file: Path) -> list[Triple]:
    return [quad.triple for quad in parse(path=file)]


def named(file: Path) -> set[str]:
    return {t.subject.value for t in triples(file) if isinstance(t.subject, NamedNode)}


def constrained() -> set[str]:
    """Every predicate that stands in a path of the shapes."""
    text = " ".join(path_text(o) for _, p, o in map(parts, shapes("article")) if p == SH.path)
    return set(re.findall(r"<([^<>]*)>", text)) | {RDF.type.value}


@pytest.mark.parametrize("file", CLASSES, ids=lambda file: file.stem)
def test_a_shape_is_named_after_its_file(file: Path) -> None:
    assert {name for name in named(file) if not name.startswith(SHAPES)} == set()
    names = {name.removeprefix(SHAPES) for name in named(file)}
    if file.stem not in ABOUT_SEVERAL:
        assert {n for n in names if not n.startswith(file.stem)} == set()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_opens_by_saying_what_it_is_about(file: Path) -> None:
    assert file.read_text("utf-8").startswith("# ")


def test_no_shape_is_told_in_two_files() -> None:
    names = [name for file in CLASSES for name in named(file)]
    assert len(names) == len(set(names))


def test_what_judges_has_a_name_and_a_message() -> None:
    helpers = {t.object for t in shapes("article") if t.predicate == SH.node}
    judging = {
        t.subject
        for t in shapes("article")
        if isinstance(t.subject, NamedNode) and t.subject not in helpers
    }
    only_lead = {t.subject for t in shapes("article") if t.predicate == SH.property}
    told = {t.subject for t in shapes("article") if t.predicate == SH.message}
    assert {s.value for s in judging - told - only_lead} == set()
    held = {
        t.object for t in shapes("article") if t.predicate == SH.property and t.subject in judging
    }
    assert [shape for shape in held if not isinstance(shape, NamedNode)] == []


@pytest.mark.parametrize("name", sorted(n.value for n in described()))
def test_a_message_is_one_sentence_in_english_that_names_no_shape(name: str) -> None:
    messages = [
        o for s, p, o in map(parts, shapes("article")) if p == SH.message and s.value == name
    ]
    assert len(messages) <= 1
    for message in messages:
        assert isinstance(message, Literal)
        assert message.language == "en"
        assert message.value.endswith(".")
        assert 40 <= len(message.value) <= 260
        assert "shape" not in message.value


def test_only_core_terms_are_used() -> None:
    used = {t.predicate for t in shapes("article")} | {t.object for t in shapes("article")}
    beyond = {SH.sparql, SH.js, SH.rule, SH.target, SH.select, SH.expression}
    assert used & beyond == set()


def test_the_shapes_are_valid_shapes() -> None:
    graph = rdflib.Graph()
    for file in FILES:
        graph.parse(file)
    conforms, _, text = pyshacl.validate(rdflib.Graph(), shacl_graph=graph, meta_shacl=True)
    assert conforms, text


def test_the_union_switches_off_shapes_that_exist() -> None:
    union = triples(folder("shapes") / UNION)
    assert {t.predicate for t in union} == {SH.deactivated}
    assert {t.subject for t in union} <= set(described())


def test_every_property_of_the_data_is_constrained() -> None:
    written = {t.predicate.value for t in valid_graph()}
    assert written - constrained() == set()


def test_every_property_of_the_ontology_is_constrained() -> None:
    ontology = rdflib.Graph().parse(folder("ontology") / "newskg.ttl")
    declared = {str(p) for kind in PROPERTIES for p in ontology.subjects(rdflib.RDF.type, kind)}
    described_elsewhere = {
        p for p in declared if any(p.startswith(namespace) for namespace in NOT_OF_THE_DATA)
    }
    assert declared - described_elsewhere - set(NEVER_WRITTEN) - constrained() == set()


def test_all_terms_of_schema_org_in_use_are_refused_by_http() -> None:
    vocabulary = (folder("shapes") / "vocabulary.ttl").read_text("utf-8")
    refused = set(re.findall(r"old:(\w+)", vocabulary))
    everything = "".join(file.read_text("utf-8") for file in CLASSES)
    used = set(re.findall(r"schema:(\w+)", everything))
    assert used == refused
    assert f"@prefix old: <{SCHEMA.iri_.replace('https:', 'http:')}>" in vocabulary
