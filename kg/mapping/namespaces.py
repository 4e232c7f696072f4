"""The vocabularies that the graph speaks, as terms. Every fixed IRI of the model stands here."""

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode


class Namespace:
    """An IRI prefix; its attributes are terms: ``SCHEMA.headline``, or ``SCHEMA["about"]``."""

    def __init__(self, prefix: str, iri: str) -> None:
        self.prefix_ = prefix  # the underscore leaves the name free for terms: OA.prefix
        self.iri_ = iri

    def __getattr__(self, local: str) -> NamedNode:
        if local.startswith("__"):
            raise AttributeError(local)
        term = self[local]
        setattr(self, local, term)
        return term

    def __getitem__(self, local: str) -> NamedNode:
        return NamedNode(self.iri_ + local)


SCHEMA: Final = Namespace("schema", "https://schema.org/")
NKG: Final = Namespace("nkg", "https://w3id.org/newskg/ontology#")
ACT: Final = Namespace("act", "https://w3id.org/newskg/speech-act/")
OA: Final = Namespace("oa", "http://www.w3.org/ns/oa#")
PROV: Final = Namespace("prov", "http://www.w3.org/ns/prov#")
SKOS: Final = Namespace("skos", "http://www.w3.org/2004/02/skos/core#")
OWL: Final = Namespace("owl", "http://www.w3.org/2002/07/owl#")
XSD: Final = Namespace("xsd", "http://www.w3.org/2001/XMLSchema#")
RDF: Final = Namespace("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS: Final = Namespace("rdfs", "http://www.w3.org/2000/01/rdf-schema#")
SH: Final = Namespace("sh", "http://www.w3.org/ns/shacl#")
WD: Final = Namespace("wd", "http://www.wikidata.org/entity/")

TYPE: Final = RDF.type

PREFIXES: Final[dict[str, str]] = {
    namespace.prefix_: namespace.iri_ for namespace in (SCHEMA, NKG, ACT, OA, PROV, OWL, XSD, WD)
}
"""The prefixes that written graphs declare."""

DEFAULT_BASE: Final = "https://example.org/newskg/"
"""Where the data's own IRIs begin when nobody says otherwise."""

ONTOLOGY: Final = "https://w3id.org/newskg/ontology"
"""The ontology itself, without a version."""

ONTOLOGY_VERSION: Final = "0.1.0"
"""The version of the ontology that the mapping speaks."""
