"""Terms as N-Triples writes them, taken apart."""

from __future__ import annotations

import json

from kg.errors import InputError


def label(term: str) -> str:
    """The IRI of a node, or ``_:`` and the name of a blank one.

    Raises InputError for a statement about a statement (RDF 1.2).
    """
    if " " in term:
        raise InputError(f"the statement about a statement {term}")
    return term[1:-1] if term[0] == "<" else term


def is_literal(term: str) -> bool:
    """Whether it is one."""
    return term[0] == '"'


def literal_parts(term: str) -> tuple[str, str]:
    """A literal's text in its quotation marks, and what follows: ``@en``, ``^^<…>`` or nothing."""
    end = term.rindex('"') + 1  # neither a language nor the IRI of a datatype holds one
    return term[:end], term[end:]


def refuse_direction(term: str, kind: str) -> None:
    """Raise InputError for a literal with a text direction (RDF 1.2), by what follows its text."""
    if kind.startswith("@") and "--" in kind:
        raise InputError(f"the direction of the text {term}")


def unescaped(quoted: str) -> str:
    """The text itself: N-Triples escapes as JSON does."""
    text: str = json.loads(quoted, strict=False) if "\\" in quoted else quoted[1:-1]
    return text
