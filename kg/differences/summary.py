"""Differences for people: which articles came, went and changed, and what they say now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from kg.differences.comparing import Change
from kg.mapping.namespaces import NKG, SCHEMA, TYPE

_LONGEST: Final = 100  # characters of a statement

_KINDS: Final = {
    SCHEMA.NewsArticle: "article",
    NKG.Statement: "statement",
    NKG.Meeting: "meeting",
}

Facts = Mapping[str, Sequence[tuple[NamedNode, str]]]
"""What is said of each subject: predicates with what they lead to."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that came (``+``), went (``-``) or is told otherwise (``~``)."""

    sign: str
    kind: str
    iri: str
    text: str


@dataclass(frozen=True, slots=True)
class Summary:
    """All that differs, the articles first in each graph, and how many triples do."""

    lines: tuple[Line, ...]
    added: int
    removed: int

    def __bool__(self) -> bool:
        return bool(self.added or self.removed)

    def count(self, sign: str, kind: str) -> int:
        """How many things of a kind came, went or changed."""
        return sum(line.sign == sign and line.kind == kind for line in self.lines)

    def for_people(self) -> str:
        """A line for each thing, statements and meetings below their article; last the sums."""
        if not self:
            return "no difference\n"
        rows = [f"{_indent(line.kind)}{line.sign} {line.text}\n" for line in self.lines]
        return "".join(rows) + "".join(f"{row}\n" for row in self._sums())

    def _sums(self) -> Iterator[str]:
        yield f"triples: {self.added:,} added, {self.removed:,} removed"
        for kind in _KINDS.values():
            came, went, otherwise = (self.count(sign, kind) for sign in "+-~")
            if came or went or otherwise:
                yield f"{kind}s: {came:,} added, {went:,} removed, {otherwise:,} changed"


def summary_of(changes: Iterable[Change]) -> Summary:
    """What differs, for people."""
    lines: list[Line] = []
    added = removed = 0
    for change in changes:
        lines += _lines(change)
        added += len(change.new - change.old)
        removed += len(change.old - change.new)
    return Summary(tuple(lines), added, removed)


def _lines(change: Change) -> Iterator[Line]:
    old, new = _facts(change.old), _facts(change.new)
    for cls, kind in _KINDS.items():
        before, after = _instances(old, cls), _instances(new, cls)
        for iri in sorted(before | after):
            if iri not in after:
                yield Line("-", kind, iri, _text(kind, iri, old))
            elif iri not in before:
                yield Line("+", kind, iri, _text(kind, iri, new))
            elif kind == "article" or sorted(old[iri], key=str) != sorted(new[iri], key=str):
                yield Line("~", kind, iri, _text(kind, iri, new))


def _facts(quads: Iterable[Quad]) -> Facts:
    facts: defaultdict[str, list[tuple[NamedNode, str]]] = defaultdict(list)
    for quad in quads:
        subject, value = quad.subject, quad.object
        if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
            facts[subject.value].append((quad.predicate, value.value))
    return facts


def _instances(facts: Facts, cls: NamedNode) -> set[str]:
    return {iri for iri, said in facts.items() if (TYPE, cls.value) in said}


def _text(kind: str, iri: str, facts: Facts) -> str:
    if kind == "article":
        return f"{_first(facts, iri, SCHEMA.headline)} ({_first(facts, iri, SCHEMA.datePublished)})"
    if kind == "meeting":
        return _first(facts, iri, SCHEMA.name)
    speakers = sorted(_all(facts, iri, NKG.speaker))
    names = [_first(facts, speaker, SCHEMA.name) for speaker in speakers] or ["(nobody)"]
    text = " ".join(_first(facts, iri, SCHEMA.text).split())
    return f"{' and '.join(names)}: {text if len(text) <= _LONGEST else text[:_LONGEST] + '…'}"


def _first(facts: Facts, subject: str, predicate: NamedNode) -> str:
    return min(_all(facts, subject, predicate), default=subject)


def _all(facts: Facts, subject: str, predicate: NamedNode) -> list[str]:
    return [value for found, value in facts.get(subject, ()) if found == predicate]


def _indent(kind: str) -> str:
    return "" if kind == "article" else "    "
