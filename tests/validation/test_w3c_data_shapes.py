"""The W3C's conformance suite for SHACL Core, through our own adapters of both engines.

What an engine is known to get wrong stands in EXEMPT, with the reason; a test fails when the list
and the engine part ways, in either direction.
"""

from __future__ import annotations

import warnings
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from pyoxigraph import BlankNode, NamedNode, Triple, parse
from shape_cases import comparable

from kg.errors import KgError
from kg.mapping.namespaces import RDF, SH, Namespace
from kg.validation import fast, referee
from kg.validation.engines import Result
from kg.validation.terms import Node, Term, parts

SUITE = Path(__file__).resolve().parents[3] / "shared/data/w3c/data-shapes/tests/core"
MF = Namespace("mf", "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT = Namespace("sht", "http://www.w3.org/ns/shacl-test#")

pytestmark = pytest.mark.skipif(not SUITE.is_dir(), reason=f"the W3C suite is not at {SUITE}")

ENGINES = {"shacl": fast.FastEngine, "pyshacl": referee.engine}

EXEMPT = {
    "shacl": set[str](),
    "pyshacl": {
        # sh:uniqueLang "1"^^xsd:boolean is to be ignored: only the term `true` switches it on.
        # pySHACL achieves that by changing a table inside rdflib for the whole process, which we
        # do not let it do. Our own shapes do not use sh:uniqueLang.
        "property/uniqueLang-002",
    },
}


@dataclass(frozen=True, slots=True)
class Conformance:
    """One test of the suite: data, shapes, and the results that are wanted (None: a failure)."""

    data: Path
    shapes: Path
    expected: tuple[Result, ...] | None


@cache
def loaded(file: Path) -> tuple[tuple[Node, NamedNode, Term], ...]:
    return tuple(parts(quad.triple) for quad in parse(path=file, base_iri=file.as_uri()))


def triples(file: Path) -> list[Triple]:
    return [Triple(s, p, o) for s, p, o in loaded(file) if s is not None]


def objects(file: Path, subject: Term, predicate: NamedNode) -> list[Term]:
    return [o for s, p, o in loaded(file) if (s, p) == (subject, predicate)]


def name_of(file: Path) -> str:
    return f"{file.parent.name}/{file.stem}"


def files() -> list[Path]:
    return sorted(
        file for file in SUITE.rglob("*.ttl") if any(o == SHT.Validate for _, _, o in loaded(file))
    )


def conformance(file: Path) -> Conformance:
    [test] = [s for s, p, o in loaded(file) if (p, o) == (RDF.type, SHT.Validate)]
    [action] = objects(file, test, MF.action)
    [result] = objects(file, test, MF.result)
    [data] = objects(file, action, SHT.dataGraph)
    [shapes] = objects(file, action, SHT.shapesGraph)
    expected = tuple(wanted(file, node) for node in objects(file, result, SH.result))
    fails = result == SHT.Failure
    return Conformance(path_of(data), path_of(shapes), None if fails else expected)


def path_of(node: Term) -> Path:
    return Path(unquote(urlsplit(node.value).path))


def wanted(file: Path, node: Term) -> Result:
    def one(predicate: NamedNode) -> Term | None:
        return next(iter(objects(file, node, predicate)), None)

    path, component, severity = map(
        one, (SH.resultPath, SH.sourceConstraintComponent, SH.resultSeverity)
    )
    assert isinstance(component, NamedNode)
    assert isinstance(severity, NamedNode)
    return Result(
        focus=one(SH.focusNode) or BlankNode(),
        path=path if isinstance(path, NamedNode) else None,
        value=one(SH.value),
        component=component,
        shape=one(SH.sourceShape) or BlankNode(),
        severity=severity,
    )


def passes(engine: str, test: Conformance) -> bool:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of pySHACL and rdflib, on shapes that are wrong by design
        try:
            results = ENGINES[engine](triples(test.shapes))(triples(test.data))
        except (KgError, ValueError, RuntimeError):
            return test.expected is None
    return test.expected is not None and comparable(results) == comparable(test.expected)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("file", files() if SUITE.is_dir() else [], ids=name_of)
def test_the_engine_gives_the_results_that_the_w3c_wants(engine: str, file: Path) -> None:
    exempt = name_of(file) in EXEMPT[engine]
    assert passes(engine, conformance(file)) is not exempt


def test_the_suite_is_whole() -> None:
    assert len(files()) == 98
    named = Counter(name for exempt in EXEMPT.values() for name in exempt)
    assert set(named) <= {name_of(file) for file in files()}
