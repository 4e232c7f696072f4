from __future__ import annotations

import ast
import re
from collections import defaultdict
from pathlib import Path
from typing import Literal

import full_extraction as full
import pytest
import rdflib
import seed_extraction as seed
from pyoxigraph import Literal as OxLiteral
from pyoxigraph import NamedNode, Quad
from rdflib import OWL, RDF, RDFS, SKOS, XSD, BNode, Graph, URIRef

from kg.extraction.model import Capacity, EntityType, Format, SpeechAct, Status
from kg.mapping import namespaces, to_quads
from kg.mapping.classes import CLASSES
from kg.resources import folder
from kg.serialization import Format as RdfFormat
from kg.serialization import parse

NKG = rdflib.Namespace("https://w3id.org/newskg/ontology#")
ACT = rdflib.Namespace("https://w3id.org/newskg/speech-act/")
PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
IRI = URIRef("https://w3id.org/newskg/ontology")
FILE = folder("ontology") / "newskg.ttl"
ACTS_FILE = folder("ontology") / "speech-acts.ttl"
ONTOLOGY = Graph().parse(FILE)
ACTS = Graph().parse(ACTS_FILE)
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)

SEED = to_quads(seed.article(), seed.extraction(), provenance=full.provenance())
FULL = full.quads()
OWN = sorted({s for s in ONTOLOGY.subjects() if isinstance(s, URIRef) and s in NKG})


def kinds_of(term: URIRef) -> set[URIRef]:
    return {kind for kind in KINDS if (term, RDF.type, kind) in ONTOLOGY}


def test_the_header_tells_version_title_and_licence() -> None:
    assert list(ONTOLOGY.subjects(RDF.type, OWL.Ontology)) == [IRI]
    version = namespaces.ONTOLOGY_VERSION
    assert ONTOLOGY.value(IRI, OWL.versionInfo) == rdflib.Literal(version)
    assert ONTOLOGY.value(IRI, OWL.versionIRI) == URIRef(f"{namespaces.ONTOLOGY}/{version}")
    assert ACTS.value(URIRef(ACT), OWL.versionInfo) == rdflib.Literal(version)
    for predicate in ("title", "description", "license"):
        assert ONTOLOGY.value(IRI, URIRef(f"http://purl.org/dc/terms/{predicate}"))
        assert ACTS.value(URIRef(ACT), URIRef(f"http://purl.org/dc/terms/{predicate}"))


@pytest.mark.parametrize("term", OWN, ids=[t.removeprefix(NKG) for t in OWN])
def test_every_own_term_is_whole(term: URIRef) -> None:
    for predicate in (RDFS.label, RDFS.comment):
        (words,) = ONTOLOGY.objects(term, predicate)
        assert isinstance(words, rdflib.Literal)
        assert words.language == "en"
    assert list(ONTOLOGY.objects(term, RDFS.isDefinedBy)) == [IRI]
    kinds = kinds_of(term) | {k for k in (OWL.NamedIndividual,) if (term, RDF.type, k) in ONTOLOGY}
    assert len(kinds) == 1


PREFIXES = "".join(f"@prefix {p}: <{iri}> .\n" for p, iri in namespaces.PREFIXES.items())


@pytest.mark.parametrize("term", OWN, ids=[t.removeprefix(NKG) for t in OWN])
def test_every_example_is_turtle_that_shows_the_term(term: URIRef) -> None:
    (example,) = ONTOLOGY.objects(term, SKOS.example)
    text = f"@base <https://example.org/newskg/> .\n{PREFIXES}{example}"
    quads = list(parse(text.encode(), format=RdfFormat.TURTLE))
    said = {t.value for q in quads for t in q.triple if isinstance(t, NamedNode)}
    assert str(term) in said
    declared = {str(t) for t in OWN} | {str(c) for c in ACTS.subjects(RDF.type, SKOS.Concept)}
    assert {t for t in said if URIRef(t) in NKG or URIRef(t) in ACT} <= declared


def test_labels_tell_terms_of_a_kind_apart() -> None:
    found = defaultdict(list)
    for term in OWN:
        is_class = OWL.Class in kinds_of(term)
        found[str(ONTOLOGY.value(term, RDFS.label)), is_class].append(term)
    assert {label: terms for label, terms in found.items() if len(terms) > 1} == {}


def test_every_external_term_is_declared_once_with_one_kind_and_its_home() -> None:
    external = {s for s in ONTOLOGY.subjects() if isinstance(s, URIRef)} - {IRI, *OWN}
    assert {t: kinds_of(t) for t in external if len(kinds_of(t)) != 1} == {}


def test_what_the_ontology_uses_it_declares() -> None:
    built_in = tuple(str(n) for n in (RDF, RDFS, OWL, XSD))
    declared = set(ONTOLOGY.subjects(RDF.type))
    used = {p for p in ONTOLOGY.predicates() if isinstance(p, URIRef)}
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, RDF.type):
        used |= {o for o in ONTOLOGY.objects(None, predicate) if isinstance(o, URIRef)}
    used |= {p for p in ACTS.predicates() if isinstance(p, URIRef)}
    assert {t for t in used - declared if not str(t).startswith(built_in)} == set()


def test_there_are_no_unions_and_no_ranges_that_owl_lacks() -> None:
    assert list(ONTOLOGY.subject_objects(OWL.unionOf)) == []
    ranges = {o for o in ONTOLOGY.objects(None, RDFS.range) if str(o).startswith(str(XSD))}
    assert ranges == {XSD.string, XSD.decimal, XSD.integer}
    assert not [o for o in ONTOLOGY.objects(None, RDFS.domain) if isinstance(o, BNode)]


def test_speakers_are_attributed_to() -> None:
    assert (NKG.speaker, RDFS.subPropertyOf, PROV.wasAttributedTo) in ONTOLOGY


def test_all_values_of_the_model_are_declared() -> None:
    for enumeration, class_ in (
        (Format, NKG.MeetingFormat),
        (Status, NKG.MeetingStatus),
        (Capacity, NKG.Capacity),
    ):
        individuals = {str(i) for i in ONTOLOGY.subjects(RDF.type, class_)}
        assert individuals == {str(NKG[each.value]) for each in enumeration}
    concepts = {str(c) for c in ACTS.subjects(RDF.type, SKOS.Concept)}
    assert concepts == {str(ACT[act.value]) for act in SpeechAct}
    classes = [URIRef(c.value) for kind in EntityType for c in CLASSES[kind]]
    assert {c for c in classes if kinds_of(c) != {OWL.Class}} == set()


@pytest.mark.parametrize("quads", [SEED, FULL], ids=["seed", "full"])
def test_the_mapping_says_only_what_is_declared(quads: tuple[Quad, ...]) -> None:
    for quad in quads:
        predicate = URIRef(quad.predicate.value)
        if predicate == RDF.type:
            assert isinstance(quad.object, NamedNode)
            assert kinds_of(URIRef(quad.object.value)) == {OWL.Class}, quad
        elif predicate != OWL.sameAs:
            literal = isinstance(quad.object, OxLiteral)
            kind = OWL.DatatypeProperty if literal else OWL.ObjectProperty
            assert kinds_of(predicate) == {kind}, quad


def test_every_term_in_the_code_of_the_mapping_is_declared() -> None:
    """Also what no test's article happens to say."""
    own = {n: v for n, v in vars(namespaces).items() if isinstance(v, namespaces.Namespace)}
    code = sorted((Path(namespaces.__file__).parent).glob("*.py"))
    named = {
        own[node.value.id][node.attr]
        for path in code
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id in own
    }
    schemes = [own[n].iri_ for n in ("SCHEMA", "NKG", "OA", "PROV", "SKOS")]
    spoken = {
        t.value for t in named if t.value.startswith(tuple(schemes)) and t.value not in schemes
    }
    assert len(spoken) > 60
    assert {t for t in spoken if len(kinds_of(URIRef(t))) != 1} == set()


def test_nothing_is_declared_that_nobody_says() -> None:
    """But what ``kg resolve`` says: it links meetings, and authority files hold its decisions."""
    said = {t.value for q in (*SEED, *FULL) for t in q.triple if isinstance(t, NamedNode)}
    later = {NKG.sameMeetingAs, NKG.realizedBy, NKG.Mistake, NKG.Decision}
    later |= {
        NKG.inArticle,
        NKG.forCountry,
        NKG.forOffice,
        NKG.basis,
        NKG.score,
        NKG.decisionStatus,
    }
    later |= {NKG.Applied, NKG.Candidate, NKG.Rejected, NKG.score}
    values = {NKG.MeetingFormat, NKG.MeetingStatus, NKG.Capacity, NKG.DecisionStatus}
    assert {t for t in OWN if str(t) not in said} == later | values


def declared_or_concept(iri: str) -> bool:
    return bool(kinds_of(URIRef(iri))) or (URIRef(iri), RDF.type, None) in ONTOLOGY + ACTS


SPOKEN = ("nkg", "schema", "oa", "prov", "act")


@pytest.mark.parametrize("name", ["shapes", "queries"])
def test_shapes_and_queries_speak_of_nothing_else(name: Literal["shapes", "queries"]) -> None:
    files = sorted(p for p in folder(name).glob("*") if p.suffix in {".ttl", ".rq"})
    words = re.compile(rf"(?<![\w/:-])({'|'.join(SPOKEN)}):([A-Za-z]\w*)")
    text = "\n".join(re.sub(r'"[^"\n]*"', "", path.read_text("utf-8")) for path in files)
    said = {namespaces.PREFIXES[prefix] + local for prefix, local in words.findall(text)}
    assert len(said) > 20
    assert {iri for iri in said if not declared_or_concept(iri)} == set()
