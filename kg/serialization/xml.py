"""RDF/XML: an element a subject, in the order of the articles.

Written here because pyoxigraph's own writer passes on characters that XML 1.0 forbids, loses
carriage returns, and gives predicates that end in a digit names that are not XML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from pyoxigraph import Quad

from kg.errors import InputError
from kg.serialization.formats import Format
from kg.serialization.lines import facts
from kg.serialization.refusal import refusing
from kg.serialization.terms import is_literal, label, literal_parts, refuse_direction, unescaped
from kg.serialization.trees import Facts, nodes_of
from kg.serialization.vocabulary import RDF, prefixes

_BLANK = "_:"
_NAME = re.compile(r"(.*?)([A-Za-z_][A-Za-z0-9_.-]*)\Z", re.DOTALL)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What is no Char of https://www.w3.org/TR/xml/#charsets; what is takes 12 ms to compile."""

_NO_PROPERTIES = {"Description", "ID", "RDF", "about", "aboutEach", "aboutEachPrefix", "bagID"} | {
    "datatype",
    "li",
    "nodeID",
    "parseType",
    "resource",
}
"""Names of the RDF namespace with a meaning of their own in the syntax."""

_XMLNS = "http://www.w3.org/2000/xmlns/"
"""The one namespace that ends like one and that no prefix may stand for."""


def rdfxml(graphs: Iterable[Sequence[Quad]]) -> Iterator[bytes]:
    """The document in pieces: its root, then one chunk an article; graph names are left out.

    Raises :class:`~kg.errors.InputError`, naming the article, for a character that XML 1.0
    forbids and for a predicate that cannot be the name of an element.
    """
    declared = {"rdf": RDF} | prefixes()
    spaces = "".join(f"\n    xmlns:{p}={_quoted(iri)}" for p, iri in declared.items())
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{spaces}>\n'.encode()
    for quads in graphs:
        with refusing(Format.RDFXML, quads):
            nodes = nodes_of(facts(quads))
            yield "".join([_element(node, told) for node, told in nodes.items()]).encode()
    yield b"</rdf:RDF>\n"


def _element(node: str, told: Facts) -> str:
    lines = [_property(p, each) for p, objects in told.items() for each in objects]
    opening = f"  <rdf:Description {_identity('about', node)}>\n"
    return f"{opening}{''.join(lines)}  </rdf:Description>\n"


def _property(predicate: str, found: str) -> str:
    name, declaration = _qualified(label(predicate))
    if not is_literal(found):
        return f"    <{name}{declaration} {_identity('resource', found)}/>\n"
    quoted, kind = literal_parts(found)
    refuse_direction(found, kind)
    text = _escaped(_carried(unescaped(quoted)))
    return f"    <{name}{declaration}{_kind(kind)}>{text}</{name}>\n"


@lru_cache(maxsize=1_024)
def _kind(kind: str) -> str:
    if kind.startswith("@"):
        return f" xml:lang={_quoted(kind[1:])}"
    return f" rdf:datatype={_quoted(kind[3:-1])}" if kind else ""


@lru_cache(maxsize=65_536)
def _identity(attribute: str, node: str) -> str:
    name = label(node)
    if name.startswith(_BLANK):
        return f'rdf:nodeID="b{name.removeprefix(_BLANK)}"'  # b: a name does not begin with 0-9
    return f"rdf:{attribute}={_quoted(_carried(name))}"


@lru_cache(maxsize=4_096)
def _qualified(predicate: str) -> tuple[str, str]:
    """The name of an element, and the declaration of its prefix where the root has none."""
    parts = _NAME.match(predicate)
    if not parts or parts[1] == _XMLNS:
        raise InputError(f"the predicate <{predicate}>, which makes no name of an element")
    space, local = parts[1], parts[2]
    if space == RDF:
        if local in _NO_PROPERTIES:
            raise InputError(f"the predicate <{predicate}>, a word of its own syntax")
        return f"rdf:{local}", ""
    for prefix, iri in prefixes().items():
        if iri == space:
            return f"{prefix}:{local}", ""
    return f"ns:{local}", f" xmlns:ns={_quoted(space)}"


def _escaped(text: str) -> str:
    """``text`` for between tags; a bare carriage return would be read as a line feed."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\r", "&#13;")


def _quoted(iri: str) -> str:
    """An IRI, which holds no quotation marks, as the value of an attribute."""
    return f'"{_escaped(iri)}"'


def _carried(text: str) -> str:
    found = _FORBIDDEN.search(text)
    if found:
        raise InputError(f"the character U+{ord(found[0]):04X}, which XML 1.0 forbids")
    return text
