"""Single terms in JSON-LD: bare strings and numbers where the context says what they mean."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache, lru_cache

from kg.errors import InputError
from kg.serialization.terms import is_literal, label, literal_parts, refuse_direction, unescaped
from kg.serialization.vocabulary import XSD, Term, context, terms

_WIDTH = 100  # of a line; what does not fit is laid out over several
_STRING = f"{XSD}string"
_INTEGER = f"^^<{XSD}integer>"
_NUMBER = re.compile(r'"(?:0|-?[1-9][0-9]{0,14})"\Z')  # of more digits, and a reader may round them
_XSD_TYPE = re.compile(re.escape(XSD) + r"([A-Za-z]+)\Z")

flat = json.JSONEncoder(ensure_ascii=False).encode


def block(items: Sequence[str], indent: str, brackets: str) -> str:
    """What is within ``{}`` or ``[]``: on one line where it fits, else an item a line."""
    text = ", ".join(items)
    if len(indent) + len(text) + len(brackets) <= _WIDTH and "\n" not in text:
        return f"{brackets[0]}{text}{brackets[1]}"
    line = f"\n{indent}  "
    return f"{brackets[0]}{line}{f',{line}'.join(items)}\n{indent}{brackets[1]}"


@cache
def forward_terms() -> dict[str, Term]:
    """The terms of the context by what they stand for, but those that are told in reverse."""
    return {term.iri: term for term in terms().values() if not term.reverse}


def literal(found: str, term: Term, indent: str) -> str:
    """A literal as the value of ``term``; raises InputError for one with a text direction."""
    text, kind = literal_parts(found)
    if not kind and term.coercion is None and "\\u" not in text:
        return text
    if kind == _INTEGER and term.coercion is None and _NUMBER.match(text):
        return text[1:-1]
    refuse_direction(found, kind)
    if "\\u" in text:  # the one escape that JSON's own writer may have otherwise
        text = flat(unescaped(text))
    beside = _beside(kind, term.coercion)
    return text if beside is None else block([f'"@value": {text}', *beside], indent, "{}")


@lru_cache(maxsize=1_024)
def _beside(kind: str, coercion: str | None) -> tuple[str, ...] | None:
    """What is told beside the text of a literal; None if it may stand bare."""
    if kind.startswith("@"):
        return (f'"@language": {flat(kind[1:])}',)
    datatype = kind[3:-1]
    if (datatype or _STRING) == (coercion or _STRING):
        return None
    if not datatype:
        return ()
    known = _XSD_TYPE.match(datatype)
    return (f'"@type": {flat(f"xsd:{known[1]}" if known else _safe(datatype))}',)


def reference(node: str, term: Term, indent: str) -> str:
    """The name of a node as the value of ``term``."""
    if term.coercion == "@id":
        return named(node)
    known = forward_terms().get(label(node)) if term.coercion == "@vocab" else None
    return flat(known.name) if known else block([f'"@id": {named(node)}'], indent, "{}")


@lru_cache(maxsize=1_024)
def class_name(found: str) -> str:
    """A class as a value of ``@type``; raises InputError for a literal."""
    if is_literal(found) or " " in found:
        raise InputError(f"{found} as a class")
    known = forward_terms().get(label(found))
    return flat(known.name) if known else named(found)


@lru_cache(maxsize=65_536)
def named(node: str) -> str:
    """The IRI of a node, or the label of a blank one."""
    return flat(_safe(label(node)))


def _safe(iri: str) -> str:
    """``iri`` itself; raises InputError if a prefix hides in it.

    An IRI such as ``schema:name`` (its scheme is ``schema``) would be read as a compact one.
    """
    scheme, _, rest = iri.partition(":")
    if scheme in context() and not rest.startswith("//"):
        raise InputError(f"the IRI <{iri}>, whose scheme is a prefix here")
    return iri
