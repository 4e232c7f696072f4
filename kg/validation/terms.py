"""Terms and triples as validation sees them: RDF 1.1, without triples in triples."""

from __future__ import annotations

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.errors import InputError

Node = NamedNode | BlankNode
Term = Node | Literal


def parts(triple: Triple) -> tuple[Node, NamedNode, Term]:
    """Subject, predicate and object; raises InputError for a triple about a triple."""
    if isinstance(triple.subject, Triple) or isinstance(triple.object, Triple):
        raise InputError(
            f"the graph has a triple about a triple: {triple}",
            advice="SHACL judges RDF 1.1: state it about a node with an IRI.",
        )
    return triple.subject, triple.predicate, triple.object
