"""The formats, and the names that people and files call them by."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

from kg.errors import UsageError


class Format(StrEnum):
    """An RDF format; the value is its short name and the ending of its files."""

    TURTLE = "ttl"
    TRIG = "trig"
    NQUADS = "nq"
    NTRIPLES = "nt"
    JSONLD = "jsonld"
    RDFXML = "rdf"

    @property
    def full_name(self) -> str:
        """What its specification calls it."""
        return _FULL_NAMES[self]

    @property
    def media_type(self) -> str:
        """Its media type, as in ``Content-Type``."""
        return _MEDIA_TYPES[self]

    @property
    def keeps_graphs(self) -> bool:
        """Whether named graphs survive in it; the others hold the triples of all of them."""
        return self in (Format.TRIG, Format.NQUADS)


_FULL_NAMES = {
    Format.TURTLE: "Turtle",
    Format.TRIG: "TriG",
    Format.NQUADS: "N-Quads",
    Format.NTRIPLES: "N-Triples",
    Format.JSONLD: "JSON-LD",
    Format.RDFXML: "RDF/XML",
}
_MEDIA_TYPES = {
    Format.TURTLE: "text/turtle",
    Format.TRIG: "application/trig",
    Format.NQUADS: "application/n-quads",
    Format.NTRIPLES: "application/n-triples",
    Format.JSONLD: "application/ld+json",
    Format.RDFXML: "application/rdf+xml",
}

_OTHER_NAMES = {
    "turtle": Format.TURTLE,
    "nquads": Format.NQUADS,
    "ntriples": Format.NTRIPLES,
    "json": Format.JSONLD,
    "xml": Format.RDFXML,
    "rdfxml": Format.RDFXML,
}
_NAMES = {
    **{format_.value: format_ for format_ in Format},
    **{media_type: format_ for format_, media_type in _MEDIA_TYPES.items()},
    **_OTHER_NAMES,
}
_STANDARD_STREAM = "-"


def format_of(path: str | PurePath, explicit: str | None = None) -> Format:
    """The format of a file by its ending, or the one that ``explicit`` names.

    The ending may stand before ``.gz`` or ``.zst``. Names are short (``ttl``), long (``turtle``,
    ``n-quads``) or media types, in either case. The standard stream ``-`` is Turtle where nobody
    says otherwise. Raises :class:`~kg.errors.UsageError`, with the known names, for any other.
    """
    if explicit is not None:
        return _named(explicit, f"the format {explicit!r} is not known")
    if str(path) == _STANDARD_STREAM:
        return Format.TURTLE
    ending = PurePath(str(path).removesuffix(".gz").removesuffix(".zst")).suffix
    return _named(ending, f"{str(path)!r} has no ending that tells its format")


def _named(name: str, problem: str) -> Format:
    plain = name.strip().lower().removesuffix(".gz").removesuffix(".zst").removeprefix(".")
    found = _NAMES.get(plain) or _NAMES.get(re.sub(r"[-/ ]", "", plain))
    if found is None:
        known = ", ".join(f"{format_.value} ({format_.media_type})" for format_ in Format)
        raise UsageError(
            problem, advice=f"Known are {known}; files also with .gz or .zst behind it."
        )
    return found
