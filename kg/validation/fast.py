"""The fast gate: ``shacl``, a compiled engine (https://github.com/pwin/SHACL_Engine)."""

from __future__ import annotations

from collections.abc import Sequence

import shacl
from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple, parse, serialize

from kg.errors import InputError
from kg.validation.engines import FAST, REFEREE, Engine, Result
from kg.validation.terms import Term, parts

_NTRIPLES = "ntriples"  # no prefixes, no base, no shorthand: nothing to read in two ways


def engine(shapes: Sequence[Triple]) -> Engine:
    """``shapes`` compiled; what it returns may be called from several threads."""
    compiled = shacl.Shapes.from_text(_text(shapes), format=_NTRIPLES)

    def judge(data: Sequence[Triple]) -> list[Result]:
        try:
            report = compiled.validate_text(_text(data), format=_NTRIPLES)
        except ValueError as error:
            raise InputError(
                f"the SHACL engine {FAST} cannot read the graph: {error}",
                advice=f"Try --engine {REFEREE}.",
            ) from error
        return [_result(result) for result in report.results] if len(report) else []

    return judge


def _text(triples: Sequence[Triple]) -> str:
    return (serialize(triples, format=RdfFormat.N_TRIPLES) or b"").decode()


def _result(found: shacl.Result) -> Result:
    # A path that is more than a predicate comes as "(<…>)+" and the like.
    plain = found.path is not None and found.path.startswith("<") and found.path.count("<") == 1
    return Result(
        focus=_term(found.focus_node),
        path=NamedNode(found.path[1:-1]) if plain and found.path else None,
        value=None if found.value is None else _term(found.value),
        component=NamedNode(found.component_iri),
        shape=_term(found.source_shape or "_:none"),
        severity=NamedNode(found.severity_iri),
    )


def _term(text: str) -> Term:
    """A term from its N-Triples syntax."""
    if text.startswith("<") and not text.startswith("<<"):
        return NamedNode(text[1:-1])
    if text.startswith("_:"):
        return BlankNode(text[2:])
    [quad] = parse(f"<urn:s> <urn:p> {text} .", format=RdfFormat.N_TRIPLES)
    return parts(quad.triple)[2]
