"""Links as an authority file holds them: decisions, each with its reason and its source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.linking.model import Link
from kg.mapping.iris import FOLDERS, link
from kg.mapping.namespaces import DEFAULT_BASE, NKG, PROV, RDF, SCHEMA, TYPE, XSD
from kg.resolution.authority import Decision, Relation, Standing
from kg.resolution.turtle import PREDICATES, SOFTWARE
from kg.version import VERSION

_FOLDERS: Final = frozenset(FOLDERS.values())
_STATUS: Final = {True: Standing.APPLIED, False: Standing.CANDIDATE}


def quads_of(links: Sequence[Link], *, source: str) -> Iterator[list[Quad]]:
    """The quads of each link: what is decided is applied, the rest are candidates for people.

    ``source`` is the IRI of a service or the name of a file.
    """
    base = base_of(each.named.iri for each in links)
    for each in links:
        yield [Quad(*triple) for triple in _decision(each, source, base)]


def _decision(found: Link, source: str, base: str) -> Iterator[Triple]:
    score = found.candidate.score
    decision = Decision(
        found.named.iri,
        Relation.LINKED,
        found.candidate.iri,
        standing=_STATUS[found.decided],
        reason=_sentence(found),
        computed=True,
    )
    node = NamedNode(f"{base}decision/{decision.name}")
    yield Triple(node, TYPE, NKG.Decision)
    yield Triple(node, RDF.subject, NamedNode(decision.subject))
    yield Triple(node, RDF.predicate, PREDICATES[decision.relation])
    yield Triple(node, RDF.object, NamedNode(decision.object))
    yield Triple(node, NKG.decisionStatus, NKG[decision.standing.value])
    yield Triple(node, SCHEMA.description, Literal(decision.reason, language="en"))
    if score is not None:
        yield Triple(node, NKG.score, Literal(f"{score:.2f}", datatype=XSD.decimal))
    origin = link(source) or NamedNode(f"{base}file/{_quoted(source)}")
    yield Triple(node, PROV.wasDerivedFrom, origin)
    yield Triple(node, PROV.wasAttributedTo, NamedNode(f"{base}{SOFTWARE}{VERSION}"))


def _quoted(name: str) -> str:
    """A file's name as part of an IRI, whatever its bytes are."""
    return quote(name, safe="", errors="surrogateescape")


def _sentence(found: Link) -> str:
    """Who is whom, for people to judge, and why."""
    there = ", ".join(filter(None, (found.candidate.name, found.candidate.description)))
    verb = "is" if found.decided else "may be"
    return f"{found.named.name} {verb} {there}. {found.reason}"


def base_of(iris: Iterable[str]) -> str:
    """The base that most of these are under: ``…/`` of ``…/person/ana-ruiz``."""
    parts = (iri.rsplit("/", 2) for iri in iris)
    found = Counter(f"{part[0]}/" for part in parts if part[1:2] and part[1] in _FOLDERS)
    return min(found, key=lambda base: (-found[base], base), default=DEFAULT_BASE)
