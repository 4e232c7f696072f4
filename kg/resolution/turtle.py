"""Authority files in Turtle: entities as graphs describe them, and decisions as statements."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final, TypeVar

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg.errors import InputError, Location
from kg.mapping.iris import last_part
from kg.mapping.namespaces import NKG, OWL, PROV, RDF, SCHEMA, SKOS, TYPE
from kg.resolution import wording
from kg.resolution.authority import Decision, Entry, Relation, Scope, Standing
from kg.resolution.identifying import type_of
from kg.resolution.wording import Said
from kg.serialization import Format, parse

Value = TypeVar("Value")
Term = NamedNode | BlankNode | Literal

_WORD = re.compile(r"(?<=[/#:<])[^\s/#:<>\"]+(?=[>\s;,.]|$)")

PREDICATES: Final = {
    Relation.SAME: OWL.sameAs,
    Relation.SAME_MEETING: NKG.sameMeetingAs,
    Relation.REALIZED_BY: NKG.realizedBy,
    Relation.SPEAKER: NKG.speaker,
    Relation.LINKED: SKOS.exactMatch,
    Relation.WRONG: TYPE,
}
"""What a decision has for its ``rdf:predicate``."""

SOFTWARE: Final = "software/newskg-"
"""What the IRI of who decided holds where ``kg resolve`` did."""

_RELATIONS = {predicate.value: relation for relation, predicate in PREDICATES.items()}
_OF_ENTRIES = (TYPE, SCHEMA.name, SCHEMA.alternateName, OWL.sameAs, PROV.wasAttributedTo)
_OF_DECISIONS = (
    *(TYPE, RDF.subject, RDF.predicate, RDF.object, SCHEMA.description, PROV.wasAttributedTo),
    *(NKG.inArticle, NKG.forCountry, NKG.forOffice, SCHEMA.validFrom, SCHEMA.validThrough),
    *(NKG.decisionStatus, NKG.basis, NKG.score, PROV.wasDerivedFrom),
)


def read(path: str, base: str) -> Said:
    """What a Turtle file says; raises InputError, with its line, for what is not understood."""
    described: dict[Term, dict[str, list[Term]]] = {}
    for quad in parse(path, format=Format.TURTLE, base=base):
        _note(described, quad)
    lines = _lines(path)
    entries: list[Entry] = []
    decisions: list[Decision] = []
    for subject, facts in described.items():
        node = _Node(subject, facts, path, base, lines)
        if NKG.Decision in node.all(TYPE):
            decisions.append(node.decision())
        else:
            entry = node.entry()
            entries.append(entry)
            decisions += node.claims(entry)
    return Said(tuple(entries), tuple(decisions))


def _lines(path: str) -> dict[str, int]:
    """The first line that names a thing, by the end of its name: the parser tells no lines."""
    found: dict[str, int] = {}
    for number, line in enumerate(Path(path).read_text("utf-8").splitlines(), 1):
        for word in _WORD.findall(line):
            found.setdefault(word, number)
    return found


def _note(described: dict[Term, dict[str, list[Term]]], quad: Quad) -> None:
    subject, value = quad.subject, quad.object
    if isinstance(subject, Term) and isinstance(value, Term):
        described.setdefault(subject, {}).setdefault(quad.predicate.value, []).append(value)


@dataclass(frozen=True, slots=True)
class _Node:
    """One subject of the file, with what is said of it."""

    subject: Term
    facts: Mapping[str, list[Term]]
    path: str
    base: str
    lines: Mapping[str, int]

    def all(self, predicate: NamedNode) -> list[Term]:
        return self.facts.get(predicate.value, [])

    @property
    def where(self) -> Location:
        """The first line that names it, or what it is about where it has no name."""
        terms = [t for t in (self.subject, *self.all(RDF.subject)) if isinstance(t, NamedNode)]
        found = (self.lines.get(last_part(term.value)) for term in terms)
        return Location(self.path, next(filter(None, found), None))

    def decision(self) -> Decision:
        self._check(_OF_DECISIONS)
        relation = self._relation()
        return Decision(
            self._needed(RDF.subject),
            relation,
            self._needed(RDF.object),
            self._scope(),
            self._standing(),
            tuple(term.value for term in self.all(NKG.basis)),
            self._one(SCHEMA.description, str) or "",
            computed=self.computed,
            location=self.where,
        )

    def entry(self) -> Entry:
        if not isinstance(self.subject, NamedNode):
            raise self._error("a thing without an IRI", "Give it one, or make it an nkg:Decision.")
        self._check(_OF_ENTRIES)
        ours = [t.value for t in self.all(TYPE) if t.value.startswith((SCHEMA.iri_, NKG.iri_))]
        kinds = [wording.kind(iri, self.where) for iri in ours]
        return Entry(
            self.subject.value,
            kinds[0] if kinds else None,
            self._one(SCHEMA.name, str),
            tuple(sorted(term.value for term in self.all(SCHEMA.alternateName))),
            tuple(sorted(self._iri(term) for term in self.all(OWL.sameAs))),
            computed=self.computed,
            location=self.where,
        )

    def claims(self, entry: Entry) -> tuple[Decision, ...]:
        """What a person calls an entry, everywhere; names that were computed claim nothing."""
        kind = entry.type or type_of(entry.iri, self.base)
        if entry.computed or kind is None:
            return ()
        return wording.claims(entry, Scope(), kind, self.base)

    @property
    def computed(self) -> bool:
        return any(SOFTWARE in term.value for term in self.all(PROV.wasAttributedTo))

    def _relation(self) -> Relation:
        predicate = self._needed(RDF.predicate)
        if predicate not in _RELATIONS:
            known = ", ".join(f"{p.value} ({r})" for r, p in PREDICATES.items())
            raise self._error(f"a decision about {predicate}", f"Known are {known}.")
        relation = _RELATIONS[predicate]
        if relation is Relation.WRONG and self._needed(RDF.object) != NKG.Mistake.value:
            raise self._error("a decision about another type than nkg:Mistake", "Write that one.")
        return relation

    def _scope(self) -> Scope:
        where = self.where
        return Scope(
            frozenset(self._iri(term) for term in self.all(NKG.inArticle)),
            self._one(NKG.forCountry, lambda text: wording.country(text, where)),
            self._one(NKG.forOffice, str),
            self._one(SCHEMA.validFrom, lambda text: wording.day(text, where)),
            self._one(SCHEMA.validThrough, lambda text: wording.day(text, where)),
        )

    def _standing(self) -> Standing:
        words = [standing.value for standing in Standing]
        said = self._one(NKG.decisionStatus, last_part) or Standing.APPLIED.value
        return Standing(wording.choice(said, words, self.where))

    def _one(self, predicate: NamedNode, of: Callable[[str], Value]) -> Value | None:
        values = self.all(predicate)
        if len(values) > 1:
            raise self._error(f"more than one {predicate.value}", "Keep the one that is meant.")
        return of(values[0].value) if values else None

    def _needed(self, predicate: NamedNode) -> str:
        values = self.all(predicate)
        if len(values) != 1 or not isinstance(values[0], NamedNode):
            raise self._error(
                f"a decision needs one {predicate.value}, an IRI",
                "Write what is decided as rdf:subject, rdf:predicate and rdf:object.",
            )
        return values[0].value

    def _iri(self, term: Term) -> str:
        if not isinstance(term, NamedNode):
            raise self._error(f"not an IRI: {term}", "Put it between < and >.")
        return term.value

    def _check(self, known: tuple[NamedNode, ...]) -> None:
        """Refuse what looks like a known property; what else is said is somebody else's."""
        names = [predicate.value for predicate in known]
        for predicate in sorted(self.facts.keys() - set(names)):
            close = get_close_matches(predicate, names, n=1, cutoff=0.9)
            if close:
                raise self._error(f"not known: {predicate}", f"Did you mean {close[0]}?")

    def _error(self, problem: str, advice: str) -> InputError:
        return InputError(problem, location=self.where, advice=advice)
