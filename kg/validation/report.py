"""The verdict on a graph: a frozen report of findings, and its three renderings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from pyoxigraph import NamedNode

from kg.article import Span
from kg.validation.terms import Term


class Severity(StrEnum):
    """How much a finding matters; the values are the local names of SHACL's own.

    A violation would mislead those who query the graph, and fails it; a warning says that the
    graph is less useful than it could be.
    """

    VIOLATION = "Violation"
    WARNING = "Warning"
    INFO = "Info"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding stands: the graph, the article, its file, the characters of its text.

    ``span`` counts code points of the body, end-exclusive; ``words`` are the characters
    themselves. What the graph does not tell is None, and so is ``graph`` for a union.
    """

    graph: str | None = None
    article: str | None = None
    headline: str | None = None
    file: str | None = None
    span: Span | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One way in which a graph breaks a shape.

    ``message`` is the shape's own: what is wrong and what to do. ``focus`` is the node that was
    judged, ``path`` the property in the syntax of a SPARQL property path (None where the node
    itself is at fault), ``value`` the offending term, where there is one. ``component`` is the
    IRI of SHACL's constraint component.
    """

    severity: Severity
    message: str
    focus: Term
    shape: NamedNode
    component: NamedNode
    path: str | None = None
    value: Term | None = None
    place: Place = Place()

    @property
    def key(self) -> tuple[str, ...]:
        """What tells a finding from others; also the order among those of one place."""
        terms = (self.focus, self.path, self.shape, self.component, self.value)
        return (self.place.graph or "", *(str(t or "") for t in terms))


@dataclass(frozen=True, slots=True)
class Dispute:
    """A finding that one engine made and the other did not."""

    engine: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class Report:
    """All findings on a graph, in the order of graphs and of the text.

    ``disputed`` holds what the fast engine and the referee do not agree on; the verdict is the
    referee's. ``notes`` tell of graphs that the referee could not judge.
    """

    findings: tuple[Finding, ...] = ()
    disputed: tuple[Dispute, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def conforms(self) -> bool:
        """Whether no finding is a violation; warnings do not fail a graph."""
        return not any(f.severity is Severity.VIOLATION for f in self.findings)

    @classmethod
    def merged(cls, reports: Iterable[Report]) -> Report:
        """One report on several graphs, in the order given."""
        several = tuple(reports)
        return cls(
            tuple(finding for report in several for finding in report.findings),
            tuple(dispute for report in several for dispute in report.disputed),
            tuple(note for report in several for note in report.notes),
        )

    def for_people(self) -> str:
        """What, in which article, at which characters, and how to mend it; lines of text."""
        from kg.validation.rendering import for_people

        return for_people(self)

    def as_json(self) -> str:
        """A JSON object with ``conforms``, ``findings``, ``disputed`` and ``notes``."""
        from kg.validation.rendering import as_json

        return as_json(self)

    def as_turtle(self) -> str:
        """A ``sh:ValidationReport``, its nodes named by IRIs that follow from its content."""
        from kg.validation.turtle import as_turtle

        return as_turtle(self)
