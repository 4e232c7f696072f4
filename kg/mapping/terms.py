"""Literals of the model, and the triples that carry them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from kg.extraction.model import PartialDate
from kg.mapping.namespaces import TYPE, XSD

_DATE_TYPES = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}


def day_or_less(date: PartialDate) -> Literal:
    """A date as ``xsd:date``, ``xsd:gYearMonth`` or ``xsd:gYear``, as precise as it is."""
    return Literal(date.value, datatype=_DATE_TYPES[len(date.value)])


def published(value: str) -> Literal:
    """A day or a moment of publication, in the lexical form of the source."""
    return Literal(value, datatype=XSD.dateTime if "T" in value else XSD.date)


def integer(value: int) -> Literal:
    """A whole number."""
    return Literal(str(value), datatype=XSD.integer)


def confidence(value: float) -> Literal:
    """A share of one, with two decimals."""
    return Literal(f"{value:.2f}", datatype=XSD.decimal)


def typed(subject: NamedNode, *classes: NamedNode) -> Iterator[Triple]:
    """``subject`` as an instance of each class."""
    return (Triple(subject, TYPE, each) for each in classes)


def each(
    subject: NamedNode, predicate: NamedNode, objects: Iterable[NamedNode | Literal]
) -> Iterator[Triple]:
    """One triple for each object."""
    return (Triple(subject, predicate, o) for o in objects)


def maybe(
    subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal | None
) -> Iterator[Triple]:
    """One triple, or none where there is no value."""
    if value is not None:
        yield Triple(subject, predicate, value)
