"""Terms of the model as N-Triples writes them, and the lines that carry them.

A line is a triple in N-Triples without the point at its end. Text is what a graph is judged, kept
and written from, and to make it takes a third of the time that objects of triples take.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, NewType

from pyoxigraph import Literal, NamedNode

from kg.extraction.model import PartialDate
from kg.mapping.namespaces import TYPE, XSD

Line = NewType("Line", str)
"""A triple, written."""

Written = NewType("Written", str)
"""A literal or an IRI, written: ``"Tehran"@en``."""

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


def literal(
    text: str, *, language: str | None = None, datatype: NamedNode | None = None
) -> Written:
    """A literal of any text; raises ValueError for a language that is no well-formed tag."""
    quoted = f'"{_SPECIAL.sub(_escape, text)}"'
    if language is not None:
        return Written(f"{quoted}@{_tag(language)}")
    return Written(quoted if datatype is None else f"{quoted}^^{datatype}")


@cache
def _tag(language: str) -> str:
    return Literal("", language=language).language or ""


def _escape(found: re.Match[str]) -> str:
    return _ESCAPES[found[0]]


def line(subject: NamedNode, predicate: NamedNode, value: NamedNode | Written) -> Line:
    """One triple."""
    return Line(f"{subject!s} {predicate!s} {value!s}")


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


def typed(subject: NamedNode, *classes: NamedNode) -> Iterator[Line]:
    """``subject`` as an instance of each class."""
    return each(subject, TYPE, classes)


def each(
    subject: NamedNode, predicate: NamedNode, objects: Iterable[NamedNode | Written]
) -> Iterator[Line]:
    """One triple for each object."""
    return (line(subject, predicate, o) for o in objects)


def maybe(
    subject: NamedNode, predicate: NamedNode, value: NamedNode | Written | None
) -> Iterator[Line]:
    """One triple, or none where there is no value."""
    if value is not None:
        yield line(subject, predicate, value)
