"""Reports in SHACL's own vocabulary, as Turtle: the same bytes for the same findings."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from kg.mapping.namespaces import PREFIXES, RDF, RDFS, SH, XSD
from kg.validation.report import Dispute, Finding, Place, Report
from kg.validation.shapes import path_of, path_triples
from kg.validation.terms import Term

REPORTS = "https://w3id.org/newskg/report/"
"""Where reports are named, by a digest of what they say."""

_PREFIXES = {**PREFIXES, SH.prefix_: SH.iri_, RDFS.prefix_: RDFS.iri_}


def as_turtle(report: Report) -> str:
    """A ``sh:ValidationReport``; its ``sh:conforms`` is false for violations alone.

    That is the sense of SHACL 1.2, whose ``sh:conformanceDisallows`` says so in the report.
    Disputes and notes are told in ``rdfs:comment``.
    """
    said = repr((report.findings, report.disputed, report.notes)).encode()
    node = NamedNode(REPORTS + hashlib.sha256(said).hexdigest()[:16])
    triples = dict.fromkeys(_triples(report, node))
    return (serialize(triples, format=RdfFormat.TURTLE, prefixes=_PREFIXES) or b"").decode()


def _triples(report: Report, node: NamedNode) -> Iterator[Triple]:
    yield Triple(node, RDF.type, SH.ValidationReport)
    conforms = Literal(str(report.conforms).lower(), datatype=XSD.boolean)
    yield Triple(node, SH.conforms, conforms)
    yield Triple(node, SH.conformanceDisallows, SH.Violation)
    for text in (*map(_dispute, report.disputed), *report.notes):
        yield Triple(node, RDFS.comment, Literal(text, language="en"))
    names = [NamedNode(f"{node.value}#result-{n + 1}") for n in range(len(report.findings))]
    yield from (Triple(node, SH.result, name) for name in names)
    for number, (finding, name) in enumerate(zip(report.findings, names, strict=True), 1):
        yield from _result(finding, name, number)


def _dispute(dispute: Dispute) -> str:
    found = dispute.finding
    return f"{dispute.engine} alone found {found.shape.value} broken by {found.focus.value}"


def _result(found: Finding, node: NamedNode, number: int) -> Iterator[Triple]:
    yield Triple(node, RDF.type, SH.ValidationResult)
    yield Triple(node, SH.resultSeverity, SH[found.severity.value])
    yield Triple(node, SH.focusNode, found.focus)
    yield from _path(found, node, number)
    if found.value is not None:
        yield Triple(node, SH.value, found.value)
    yield Triple(node, SH.sourceShape, found.shape)
    yield Triple(node, SH.sourceConstraintComponent, found.component)
    yield Triple(node, SH.resultMessage, Literal(found.message, language="en"))
    if found.place.article is not None:
        yield Triple(node, RDFS.seeAlso, NamedNode(_characters(found.place)))


def _characters(place: Place) -> str:
    """The article, or the characters in it that are meant, after RFC 5147."""
    span = place.span
    return f"{place.article}#char={span.start},{span.end}" if span else str(place.article)


def _path(found: Finding, node: NamedNode, number: int) -> Iterator[Triple]:
    """A predicate, or a copy of the shape's path with blank nodes of our own numbering."""
    if found.path is None:
        return
    if found.path.startswith("<") and found.path.endswith(">") and found.path.count("<") == 1:
        yield Triple(node, SH.resultPath, NamedNode(found.path[1:-1]))
        return
    path = path_of(found.shape)
    triples = path_triples(path)
    labels = {subject: f"path{number}n{i}" for i, (subject, _, _) in enumerate(triples)}
    yield Triple(node, SH.resultPath, _relabelled(path, labels))
    for subject, predicate, value in triples:
        yield Triple(BlankNode(labels[subject]), predicate, _relabelled(value, labels))


def _relabelled(term: Term, labels: dict[Term, str]) -> Term:
    return BlankNode(labels[term]) if term in labels else term
