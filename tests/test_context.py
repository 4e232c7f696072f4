"""``ontology/context.jsonld``: a name for every term, of the right kind, fetched from nowhere."""

from __future__ import annotations

import json

import full_extraction as full
import pytest
import rdflib
import seed_extraction as seed
from hard_quads import read_by_pyoxigraph, read_by_rdflib
from pyoxigraph import NamedNode
from rdflib import OWL, RDF, Graph, URIRef

from kg.mapping import to_quads
from kg.mapping.namespaces import ACT, NKG, PREFIXES, TYPE
from kg.resources import folder
from kg.serialization import Format
from kg.serialization.vocabulary import Term, context, prefixes, terms

ONTOLOGY = Graph().parse(folder("ontology") / "newskg.ttl")
SEED = to_quads(seed.article(), seed.extraction(), provenance=full.provenance())
TERMS = list(terms().values())
NAMES = [term.name for term in TERMS]


def kind_of(term: Term) -> set[str]:
    kinds = ONTOLOGY.objects(URIRef(term.iri), RDF.type)
    return {str(kind).removeprefix(str(OWL)) for kind in kinds}


def test_the_file_is_a_context_and_nothing_else() -> None:
    document = json.loads((folder("ontology") / "context.jsonld").read_text("utf-8"))
    assert list(document) == ["@context"]
    assert document["@context"]["@version"] == 1.1
    keywords = {"@id", "@type", "@container", "@reverse"}
    described = [d for d in document["@context"].values() if isinstance(d, dict)]
    assert {key for each in described for key in each} == keywords


def test_prefixes_are_those_of_the_mapping_and_schema_org_is_https() -> None:
    assert prefixes() == PREFIXES
    assert "http://schema.org/" not in json.dumps(context())


def test_every_term_that_we_own_or_say_has_a_name() -> None:
    said = {t.value for q in (*SEED, *full.quads()) for t in q.triple if isinstance(t, NamedNode)}
    own = {str(s) for s in ONTOLOGY.subjects() if isinstance(s, URIRef)}
    vocabulary = {iri for iri in said | own if iri.startswith((NKG.iri_, ACT.iri_))}
    spoken = {q.predicate.value for q in (*SEED, *full.quads())} - {TYPE.value}
    assert (vocabulary | spoken) - {term.iri for term in TERMS} == set()


@pytest.mark.parametrize("term", TERMS, ids=NAMES)
def test_a_name_stands_for_a_declared_term_of_the_kind_that_it_says(term: Term) -> None:
    if term.iri == str(OWL.sameAs):
        assert term.coercion == "@id"
    elif term.iri.startswith(ACT.iri_):
        assert term.coercion is None
    elif term.coercion in {"@id", "@vocab"}:
        assert kind_of(term) >= {"ObjectProperty"}
    else:
        assert kind_of(term) & {"DatatypeProperty", "Class", "NamedIndividual"}


@pytest.mark.parametrize("term", [t for t in TERMS if not t.reverse])
def test_a_name_is_the_end_of_the_iri(term: Term) -> None:
    assert term.iri.endswith(("/" + term.name, "#" + term.name))


def test_no_two_names_stand_for_one_term() -> None:
    forward = [term.iri for term in TERMS if not term.reverse]
    assert len(forward) == len(set(forward))


def test_values_that_are_words_of_ours_are_read_as_such() -> None:
    words = {term.name for term in TERMS if term.coercion == "@vocab"}
    assert words == {"speechAct", "format", "status", "capacity", "decisionStatus"}


def test_two_readers_understand_every_name_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    values = {
        term.name: "urn:x:o" if (term.coercion or "").startswith("@") else "2024-01-01"
        for term in TERMS
        if not term.name[0].isupper() and not term.iri.startswith(ACT.iri_)
    }
    kinds = [term.name for term in TERMS if term.name[0].isupper()]
    document = {"@context": context(), "@id": "urn:x:s", "@type": kinds, **values}
    data = json.dumps(document).encode()
    read = read_by_pyoxigraph(data, Format.JSONLD)
    assert read == read_by_rdflib(data, Format.JSONLD)
    assert len(read) == len(values) + len(kinds)
    assert ("<urn:x:o>", "<https://schema.org/isPartOf>", "<urn:x:s>") in read
