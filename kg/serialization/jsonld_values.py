"""Single terms in JSON-LD: bare strings and numbers where the context says what they mean."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.errors import InputError
from kg.serialization.trees import Object
from kg.serialization.vocabulary import XSD, Term, context, terms

_STRING, _INTEGER = f"{XSD}string", f"{XSD}integer"
_NUMBER = re.compile(r"(?:0|-?[1-9][0-9]{0,14})\Z")  # of more digits, and a reader may round them
_XSD_TYPE = re.compile(re.escape(XSD) + r"([A-Za-z]+)\Z")


@cache
def forward_terms() -> dict[str, Term]:
    """The terms of the context by what they stand for, but those that are told in reverse."""
    return {term.iri: term for term in terms().values() if not term.reverse}


def literal(found: Literal, term: Term) -> object:
    """A literal as the value of ``term``; raises InputError for one with a text direction."""
    if found.language is not None:
        if found.direction is not None:
            raise InputError(f"the direction of the text {found}")
        return {"@value": found.value, "@language": found.language}
    datatype = found.datatype.value
    if datatype == (term.coercion or _STRING):
        return found.value
    if datatype == _INTEGER and term.coercion is None and _NUMBER.match(found.value):
        return int(found.value)
    if datatype == _STRING:
        return {"@value": found.value}
    return {"@value": found.value, "@type": _datatype(datatype)}


def reference(node: str, term: Term) -> object:
    """The label of a node as the value of ``term``."""
    if term.coercion == "@id":
        return safe(node)
    if term.coercion == "@vocab" and node in forward_terms():
        return forward_terms()[node].name
    return {"@id": safe(node)}


def class_name(found: Object) -> str:
    """A class as a value of ``@type``; raises InputError for a literal."""
    if isinstance(found, BlankNode):
        return str(found)
    if not isinstance(found, NamedNode):
        raise InputError(f"{found} as a class")
    known = forward_terms().get(found.value)
    return known.name if known else safe(found.value)


@lru_cache(maxsize=65_536)
def safe(iri: str) -> str:
    """``iri``, which may be a blank node's label; raises InputError if a prefix hides in it.

    An IRI such as ``schema:name`` (its scheme is ``schema``) would be read as a compact one.
    """
    scheme, _, rest = iri.partition(":")
    if scheme in context() and not rest.startswith("//"):
        raise InputError(f"the IRI <{iri}>, whose scheme is a prefix here")
    return iri


@lru_cache(maxsize=1_024)
def _datatype(iri: str) -> str:
    known = _XSD_TYPE.match(iri)
    return f"xsd:{known[1]}" if known else safe(iri)
