"""Terms of the model as N-Triples writes them, and the lines that carry them.

A line is a triple in N-Triples without the point at its end. Text is what a graph is judged, kept
and written from, and to make it takes a fraction of the time that objects of triples take.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from json.encoder import encode_basestring
from typing import Final, NewType, TypeAlias, TypeVar

from pyoxigraph import Literal, NamedNode

from kg.extraction.model import PartialDate
from kg.mapping import namespaces
from kg.mapping.namespaces import Namespace

Value = TypeVar("Value")

Line: TypeAlias = str
"""A triple, written; of a span, several that are told together or not at all, each with its end."""

Written = NewType("Written", str)
"""A literal or an IRI, written: ``"Tehran"@en``."""


class Vocabulary:
    """The terms of a namespace, written: ``SCHEMA.name`` is ``<https://schema.org/name>``."""

    def __init__(self, namespace: Namespace) -> None:
        self.namespace_ = namespace

    def __getattr__(self, local: str) -> Written:
        if local.startswith("__"):
            raise AttributeError(local)
        term = written(self.namespace_[local])
        setattr(self, local, term)
        return term

    def __getitem__(self, local: str) -> Written:
        term: Written = getattr(self, local)
        return term


def written(node: NamedNode) -> Written:
    """An IRI as lines have it."""
    return Written(str(node))


SCHEMA: Final = Vocabulary(namespaces.SCHEMA)
NKG: Final = Vocabulary(namespaces.NKG)
ACT: Final = Vocabulary(namespaces.ACT)
OA: Final = Vocabulary(namespaces.OA)
PROV: Final = Vocabulary(namespaces.PROV)
OWL: Final = Vocabulary(namespaces.OWL)
XSD: Final = Vocabulary(namespaces.XSD)
WD: Final = Vocabulary(namespaces.WD)
TYPE: Final = written(namespaces.TYPE)

_DATE_TYPES = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
_INTEGER, _DECIMAL = f"^^{XSD.integer}", f"^^{XSD.decimal}"
_SHORT: Final = {"\b": r"\b", "\t": r"\t", "\n": r"\n", "\f": r"\f", "\r": r"\r"}
_SPECIAL: Final = re.compile(r'["\\\x00-\x1f\x7f\ufffe\uffff]')
_ESCAPES: Final = {
    **{c: f"\\u{ord(c):04X}" for c in (*map(chr, range(0x20)), "\x7f", "\ufffe", "\uffff")},
    **_SHORT,
    '"': r"\"",
    "\\": r"\\",
}


def literal(text: str, *, language: str | None = None, datatype: Written | None = None) -> Written:
    """A literal of any text; raises ValueError for a language that is no well-formed tag."""
    if language is not None:
        return Written(f"{_quoted(text)}@{_tag(language)}")
    return Written(_quoted(text) if datatype is None else f"{_quoted(text)}^^{datatype}")


def _quoted(text: str) -> str:
    """As JSON has it, which is much faster, where that is the same."""
    quoted = encode_basestring(text)
    if "\\u" in quoted or "\x7f" in text or "\ufffe" in text or "\uffff" in text:
        return f'"{_SPECIAL.sub(_escape, text)}"'
    return quoted


@cache
def _tag(language: str) -> str:
    return Literal("", language=language).language or ""


def _escape(found: re.Match[str]) -> str:
    return _ESCAPES[found[0]]


def line(subject: Written, predicate: Written, value: Written) -> Line:
    """One triple."""
    return f"{subject} {predicate} {value}"


def day_or_less(date: PartialDate) -> Written:
    """A date as ``xsd:date``, ``xsd:gYearMonth`` or ``xsd:gYear``, as precise as it is."""
    return literal(date.value, datatype=_DATE_TYPES[len(date.value)])


def published(value: str) -> Written:
    """A day or a moment of publication, in the lexical form of the source."""
    return literal(value, datatype=XSD.dateTime if "T" in value else XSD.date)


def integer(value: int) -> Written:
    """A whole number."""
    return Written(f'"{value}"{_INTEGER}')


def confidence(value: float) -> Written:
    """A share of one, with two decimals."""
    return Written(f'"{value:.2f}"{_DECIMAL}')


Facts = Iterable[tuple[Written, Iterable[Written]]]
"""What is told of a node: predicates, and the values of each."""


def told(node: Written, facts: Facts) -> list[Line]:
    """One triple for each value."""
    return [f"{node} {predicate} {value}" for predicate, values in facts for value in values]


def maybe(found: Value | None, term: Callable[[Value], Written]) -> tuple[Written, ...]:
    """The term of what was found, if anything was."""
    return () if found is None else (term(found),)
