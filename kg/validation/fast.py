"""The fast gate: ``shacl``, a compiled engine (https://github.com/pwin/SHACL_Engine)."""

from __future__ import annotations

from collections.abc import Sequence

import shacl
from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple, parse, serialize

from kg.errors import InputError
from kg.validation.engines import FAST, REFEREE, Result
from kg.validation.terms import Term, parts

_NTRIPLES = "ntriples"  # no prefixes, no base, no shorthand: nothing to read in two ways


class FastEngine:
    """Shapes, compiled; may be called from several threads."""

    def __init__(self, shapes: Sequence[Triple]) -> None:
        self._compiled = shacl.Shapes.from_text(_text(shapes), format=_NTRIPLES)

    def __call__(self, data: Sequence[Triple]) -> list[Result]:
        """Every result; raises InputError for data that the engine cannot read."""
        return self.judge(_text(data))

    def judge(self, ntriples: str) -> list[Result]:
        """Every result of a graph in N-Triples; raises InputError where it cannot be read."""
        try:
            report = self._compiled.validate_text(ntriples, format=_NTRIPLES)
        except ValueError as error:
            raise InputError(
                f"the SHACL engine {FAST} cannot read the graph: {error}",
                advice=f"Try --engine {REFEREE}.",
            ) from error
        return [_result(result) for result in report.results] if len(report) else []


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
