"""The ontology, the speech acts and graphs of ours together, under two reasoners."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import full_extraction as full
import owlrl  # type: ignore[import-untyped]  # it has no types
import pytest
import rdflib
import seed_extraction as seed
from pyoxigraph import DefaultGraph, NamedNode, Quad
from rdflib import OWL, RDF

from kg.mapping import to_quads
from kg.mapping.namespaces import NKG, PROV, SCHEMA, SKOS, TYPE
from kg.resources import folder
from kg.serialization import parse, save

SEED = to_quads(seed.article(), seed.extraction(), provenance=full.provenance())
FILES = (folder("ontology") / "newskg.ttl", folder("ontology") / "speech-acts.ttl")
AXIOMS = [quad for file in FILES for quad in parse(file)]
X, Y = NamedNode("https://example.org/newskg/x"), NamedNode("https://example.org/newskg/y")


def fact(subject: NamedNode, predicate: NamedNode, object_: NamedNode) -> Quad:
    return Quad(subject, predicate, object_, DefaultGraph())


CONTRADICTIONS = {
    "a quote that is indirect": [
        fact(X, TYPE, NKG.DirectQuote),
        fact(X, TYPE, NKG.IndirectStatement),
    ],
    "a span that is a meeting": [fact(X, TYPE, NKG.Span), fact(X, TYPE, NKG.Meeting)],
    "a statement within itself": [fact(X, NKG.within, X)],
    "two within each other": [fact(X, NKG.within, Y), fact(Y, NKG.within, X)],
    "an activity that is attributed": [fact(X, TYPE, PROV.Activity), fact(X, NKG.speaker, Y)],
    "a meeting as evidence": [fact(X, NKG.evidence, X)],
}


def saved(path: Path, quads: Iterable[Quad]) -> Path:
    """Everything in one file of RDF/XML, which every tool for OWL reads."""
    save([AXIOMS, SEED, full.quads(), list(quads)], path)
    return path


def closure(path: Path) -> rdflib.Graph:
    graph = rdflib.Graph().parse(path)
    rules = owlrl.OWLRL_Semantics
    owlrl.DeductiveClosure(rules, axiomatic_triples=False, datatype_axioms=False).expand(graph)
    return graph


def errors(graph: rdflib.Graph) -> list[object]:
    """What the OWL RL rules call an error, and members of the empty class."""
    told = [o for s, p, o in graph if str(p).endswith("agent-ont#error")]
    return [*told, *graph.subjects(RDF.type, OWL.Nothing)]


def test_the_rules_of_owl_rl_find_no_error_and_draw_conclusions(tmp_path: Path) -> None:
    graph = closure(saved(tmp_path / "all.rdf", []))
    assert errors(graph) == []
    quote = rdflib.URIRef(str(next(q.subject for q in SEED if q.object == NKG.DirectQuote))[1:-1])
    raisi = rdflib.URIRef("https://example.org/newskg/person/ebrahim-raisi")
    assert (quote, rdflib.URIRef(PROV.wasAttributedTo.value), raisi) in graph
    assert (raisi, RDF.type, rdflib.URIRef(PROV.Agent.value)) in graph


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_the_rules_of_owl_rl_find_contradictions(name: str, tmp_path: Path) -> None:
    assert errors(closure(saved(tmp_path / "all.rdf", CONTRADICTIONS[name]))) != []


def hermit(path: Path) -> str:
    """What HermiT, the reasoner that owlready2 carries, says of the consistency of a file."""
    found = importlib.util.find_spec("owlready2")
    java = shutil.which("java")
    if found is None or not found.submodule_search_locations or java is None:
        pytest.skip("HermiT needs Java and the package owlready2")
    home = Path(found.submodule_search_locations[0]) / "hermit"
    done = subprocess.run(
        (
            *(java, "-Xmx1000M", "-cp", f"{home}:{home / 'HermiT.jar'}"),
            "org.semanticweb.HermiT.cli.CommandLine",
            *("--ignoreUnsupportedDatatypes", "-k", path.as_uri()),
        ),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.stdout + done.stderr


def test_hermit_finds_it_consistent(tmp_path: Path) -> None:
    said = hermit(saved(tmp_path / "all.rdf", []))
    assert said.strip() == "http://www.w3.org/2002/07/owl#Thing is satisfiable."


@pytest.mark.parametrize("name", ["a quote that is indirect", "two within each other"])
def test_hermit_finds_contradictions(name: str, tmp_path: Path) -> None:
    said = hermit(saved(tmp_path / "all.rdf", CONTRADICTIONS[name]))
    assert "is not satisfiable" in said or "InconsistentOntologyException" in said


def test_articles_that_disagree_about_a_meeting_are_consistent_together(tmp_path: Path) -> None:
    """Both values stand; the graphs tell who says what."""
    both = [
        fact(X, TYPE, NKG.BilateralMeeting),
        fact(X, TYPE, NKG.MultilateralMeeting),
        fact(X, NKG.status, NKG.Held),
        fact(X, NKG.status, NKG.Denied),
        fact(X, NKG.format, NKG.InPerson),
        fact(X, NKG.format, NKG.PhoneCall),
        fact(X, SCHEMA.location, Y),
        fact(X, NKG.sameMeetingAs, Y),
    ]
    path = saved(tmp_path / "all.rdf", both)
    assert errors(closure(path)) == []
    assert hermit(path).strip().endswith("is satisfiable.")


def test_the_speech_acts_are_concepts_of_one_scheme() -> None:
    concepts = {q.subject for q in AXIOMS if q.object == SKOS.Concept and q.predicate == TYPE}
    for predicate in (SKOS.inScheme, SKOS.topConceptOf):
        assert {q.subject for q in AXIOMS if q.predicate == predicate} == concepts
    assert {q.object for q in AXIOMS if q.predicate == SKOS.hasTopConcept} == concepts
