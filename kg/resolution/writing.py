"""Authority files, written: Turtle for people to read and edit, the same bytes every time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.mapping.classes import CLASSES
from kg.mapping.namespaces import NKG, OWL, PROV, RDF, SCHEMA, XSD, Namespace
from kg.resolution.authority import Authority, Decision, Entry, Standing
from kg.resolution.turtle import PREDICATES, SOFTWARE
from kg.version import VERSION

_NAMESPACES: Final = (NKG, SCHEMA, OWL, PROV, RDF, XSD)
_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*\Z")
_RELATIVE = re.compile(r"[a-z]+/[^:\s]*\Z")

_HEADER = """\
# Who is who, and which meetings are one: decisions of kg resolve, and yours.
# kg build --authority applies what stands here. Make nkg:Applied or nkg:Rejected of any
# nkg:decisionStatus, take nkg:inArticle away to make a decision hold everywhere, add your own; kg
# resolve --authority keeps what you did. Take prov:wasAttributedTo away to make a name your own.
"""
_CANDIDATES = """
# Not sure enough to be applied: make nkg:Applied or nkg:Rejected of their status.
"""

Facts = Sequence[tuple[NamedNode, Sequence[NamedNode | Literal]]]


def turtle(authority: Authority, *, base: str) -> Iterator[str]:
    """The file, piece by piece: names, decisions, then what is only proposed."""
    yield _HEADER
    yield f"@base <{base}> .\n"
    yield from (f"@prefix {n.prefix_}: <{n.iri_}> .\n" for n in _NAMESPACES)
    for iri in sorted(authority.entries):
        entry = authority.entries[iri]
        yield _stanza(iri, _of_entry(entry, base), base)
    proposed = [d for d in authority.decisions if d.standing is Standing.CANDIDATE]
    yield from _decisions((d for d in authority.decisions if d not in proposed), base)
    yield _CANDIDATES if proposed else ""
    yield from _decisions(proposed, base)


def _decisions(decisions: Iterable[Decision], base: str) -> Iterator[str]:
    for decision in decisions:
        number = "" if decision.scope.articles else "-everywhere"
        iri = f"{base}decision/{decision.name}{number}-{decision.standing.lower()}"
        yield _stanza(iri, _of_decision(decision, base), base)


def _of_entry(entry: Entry, base: str) -> Facts:
    kind = entry.type
    return [
        (RDF.type, CLASSES[kind] if kind in CLASSES and kind is not None else ()),
        (SCHEMA.name, _texts([entry.name])),
        (SCHEMA.alternateName, _texts(entry.other_names)),
        (OWL.sameAs, [NamedNode(iri) for iri in entry.same_as]),
        (PROV.wasAttributedTo, _author(base, computed=entry.computed)),
    ]


def _of_decision(decision: Decision, base: str) -> Facts:
    scope = decision.scope
    return [
        (RDF.type, [NKG.Decision]),
        (RDF.subject, [NamedNode(decision.subject)]),
        (RDF.predicate, [PREDICATES[decision.relation]]),
        (RDF.object, [NamedNode(decision.object)]),
        (NKG.inArticle, [NamedNode(iri) for iri in sorted(scope.articles)]),
        (NKG.forCountry, [NamedNode(f"{base}country/{scope.country}")] if scope.country else ()),
        (NKG.forOffice, _texts([scope.office])),
        (SCHEMA.validFrom, _days(scope.since)),
        (SCHEMA.validThrough, _days(scope.until)),
        (NKG.decisionStatus, [NKG[decision.standing.value]]),
        (NKG.basis, _texts(decision.basis)),
        (SCHEMA.description, [Literal(decision.reason, language="en")] if decision.reason else ()),
        (PROV.wasAttributedTo, _author(base, computed=decision.computed)),
    ]


def _author(base: str, *, computed: bool) -> list[NamedNode]:
    return [NamedNode(f"{base}{SOFTWARE}{VERSION}")] if computed else []


def _texts(values: Iterable[str | None]) -> list[Literal]:
    return [Literal(value) for value in values if value]


def _days(day: date | None) -> list[Literal]:
    return [Literal(day.isoformat(), datatype=XSD.date)] if day else []


def _stanza(iri: str, facts: Facts, base: str) -> str:
    lines = [
        f"{'a' if predicate == RDF.type else _term(predicate, base)} "
        + ",\n        ".join(_term(value, base) for value in values)
        for predicate, values in facts
        if values
    ]
    return f"\n{_term(NamedNode(iri), base)} " + " ;\n    ".join(lines) + " .\n"


def _term(term: NamedNode | Literal, base: str) -> str:
    if isinstance(term, Literal):
        text = str(term)
        return text.replace(f"^^<{XSD.iri_}date>", "^^xsd:date")
    rest = term.value.removeprefix(base)
    if rest != term.value and _RELATIVE.match(rest):
        return f"<{rest}>"
    return _short(term.value, _NAMESPACES) or str(term)


def _short(iri: str, namespaces: Iterable[Namespace]) -> str | None:
    for namespace in namespaces:
        local = iri.removeprefix(namespace.iri_)
        if local != iri and _LOCAL.match(local):
            return f"{namespace.prefix_}:{local}"
    return None
