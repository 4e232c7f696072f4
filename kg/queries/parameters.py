"""The parameters of stored queries: their types, and values as terms."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.errors import UsageError
from kg.mapping.namespaces import XSD

Value = str | int | float | Decimal | date | NamedNode
"""What a parameter may be given as: text, as from a command line, or what Python has for it."""


class ParameterType(StrEnum):
    """What kind of value a parameter takes."""

    IRI = "iri"
    STRING = "string"
    LANG_STRING = "lang-string"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    ENUM = "enum"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a stored query.

    A ``name`` is that of anything in the graph (``schema:name`` or ``schema:alternateName``,
    whatever the case), or its IRI. A ``lang-string`` is a text with its language behind the last
    ``@``, which must be those of the literal that is meant. ``values`` are those of an ``enum``.
    ``default`` is what holds where nothing is given; without one nothing is restricted.
    """

    name: str
    type: ParameterType
    description: str
    required: bool = False
    default: str | None = None
    values: tuple[str, ...] = ()

    @property
    def variable(self) -> str:
        """The variable in the query, without its question mark."""
        return self.name.replace("-", "_")

    @property
    def hint(self) -> str:
        """What may be given, in a few words."""
        if self.type is ParameterType.ENUM:
            return f"Give one of {', '.join(self.values)}."
        return _HINTS[self.type]

    def term(self, value: Value) -> NamedNode | Literal:
        """``value`` as a term; a name that is no IRI stays a literal, to be looked up.

        Raises :class:`~kg.errors.UsageError` for a value that is not of the type.
        """
        text = _text(value)
        term = None if text is None else self._read(text)
        if term is None:
            raise UsageError(
                f"{self.name!r} is not a valid {self.type}: {value!r}", advice=self.hint
            )
        return term

    def _read(self, text: str) -> NamedNode | Literal | None:
        if self.type is ParameterType.ENUM and text not in self.values:
            return None
        return _READERS[self.type](text)


_HINTS: Final = {
    ParameterType.IRI: "Give an absolute IRI, such as https://example.org/newskg/person/ann-lee",
    ParameterType.STRING: "Give a text.",
    ParameterType.LANG_STRING: "Give a text and its language, such as Foreign Minister@en.",
    ParameterType.INTEGER: "Give a whole number of at most 18 digits.",
    ParameterType.DECIMAL: "Give a number, such as 0.8.",
    ParameterType.DATE: "Give a day as YEAR-MONTH-DAY, such as 2024-05-19.",
    ParameterType.NAME: "Give a name, such as Ann Lee, or an IRI.",
}
_ABSOLUTE: Final = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*://|urn:)\S+\Z")
_WHOLE_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,18}\Z")
_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,18}(?:\.[0-9]{1,18})?\Z")
_IN_LANGUAGE: Final = re.compile(r"(.+)@([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)\Z", re.DOTALL)
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


def _text(value: Value) -> str | None:
    """``value`` as text; None for what has none, such as half a surrogate pair or a truth."""
    if isinstance(value, bool):
        return None
    text = value.value if isinstance(value, NamedNode) else str(value)
    return text if _is_unicode(text) else None


def _is_unicode(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)


def _iri(text: str) -> NamedNode | None:
    if not _ABSOLUTE.match(text):
        return None
    try:
        return NamedNode(text)
    except ValueError:
        return None


def _string(text: str) -> Literal:
    return Literal(text)


def _lang_string(text: str) -> Literal | None:
    found = _IN_LANGUAGE.match(text)
    return Literal(found[1], language=found[2].lower()) if found else None


def _integer(text: str) -> Literal | None:
    return Literal(str(int(text)), datatype=XSD.integer) if _WHOLE_NUMBER.match(text) else None


def _decimal(text: str) -> Literal | None:
    return Literal(text, datatype=XSD.decimal) if _NUMBER.match(text) else None


def _day(text: str) -> Literal | None:
    if not _DAY.match(text):
        return None
    try:
        date.fromisoformat(text)
    except ValueError:
        return None
    return Literal(text, datatype=XSD.date)


def _name(text: str) -> NamedNode | Literal | None:
    return _iri(text) or (_string(text) if text.strip() else None)


_READERS: Final[dict[ParameterType, Callable[[str], NamedNode | Literal | None]]] = {
    ParameterType.IRI: _iri,
    ParameterType.STRING: _string,
    ParameterType.LANG_STRING: _lang_string,
    ParameterType.INTEGER: _integer,
    ParameterType.DECIMAL: _decimal,
    ParameterType.DATE: _day,
    ParameterType.ENUM: _string,
    ParameterType.NAME: _name,
}


def did_you_mean(given: str, known: list[str]) -> str:
    """What to do about a name that is not known."""
    wanted = "-".join(given.lower().replace("_", " ").split())
    holding = [name for name in known if wanted and _joined(wanted) in _joined(name)]
    close = holding[:_FEW] or get_close_matches(wanted, known, n=1)
    if close:
        return f"Did you mean {' or '.join(map(repr, close))}?"
    return f"Known are {', '.join(known)}." if known else "There are none."


_FEW: Final = 4


def _joined(name: str) -> str:
    return name.replace("-", "")
