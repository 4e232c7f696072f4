"""Judging graphs: the fast gate first, the referee on whatever fails it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Triple
from pyoxigraph import parse as parse_text

from kg.errors import InputError
from kg.mapping.namespaces import RDF, SCHEMA
from kg.serialization import Format, parse
from kg.validation.engines import FAST, REFEREE, Result, check, compiled, fast
from kg.validation.places import Index, place
from kg.validation.report import Dispute, Finding, Report, Severity
from kg.validation.shapes import Scope, described


def validate(quads: Iterable[Quad], *, engine: str = "auto", scope: Scope = "article") -> Report:
    """Judge every graph in ``quads`` alone, or with ``scope="union"`` all of it as one.

    With ``engine="auto"`` the fast engine judges, and pySHACL judges again what breaks a shape:
    its verdict stands, and what the two do not agree on is in :attr:`Report.disputed`. ``"shacl"``
    and ``"pyshacl"`` are one engine alone. Raises :class:`~kg.errors.UsageError` for another name.
    """
    check(engine)
    if scope == "union":
        return _judge([quad.triple for quad in quads], None, engine, scope)
    graphs = _by_graph(quads)
    return Report.merged(_judge(t, name, engine, scope) for name, t in graphs.items())


def validate_text(ntriples: str, graph: str, *, engine: str = "auto") -> Report:
    """What :func:`validate` says of one named graph, from its triples as N-Triples.

    Where the fast engine has nothing to object to, no triple is made: half the time is saved. What
    it has found is not looked for again.
    """
    check(engine)
    results = None if engine == REFEREE else fast("article").judge(ntriples)
    if results == []:
        return Report()
    triples = [quad.triple for quad in parse_text(ntriples, format=RdfFormat.N_TRIPLES)]
    if results is None:
        return _judge(triples, graph, engine, "article")
    return _reported(results, triples, graph, engine, "article")


def validate_file(
    path: str | Path,
    *,
    engine: str = "auto",
    format: Format | None = None,  # noqa: A002
) -> Report:
    """Judge a file: each named graph alone; what stands in none as a union, if of many articles.

    Files whose graphs each stand in one piece, as ours do, are read as a stream. Raises UsageError
    for an engine or an ending that is not known, InputError for what cannot be read.
    """
    check(engine)
    reports, seen = [], set[str | None]()
    for name, triples in _runs(parse(path, format=format)):
        if name is None or name in seen:  # a file in another order than ours
            whole = _by_graph(parse(path, format=format))
            return Report.merged(_judge_any(t, name, engine) for name, t in whole.items())
        seen.add(name)
        reports.append(_judge_any(triples, name, engine))
    return Report.merged(reports)


def _runs(quads: Iterable[Quad]) -> Iterator[tuple[str | None, list[Triple]]]:
    for graph, run in groupby(quads, attrgetter("graph_name")):
        yield _name(graph), [quad.triple for quad in run]


def _by_graph(quads: Iterable[Quad]) -> dict[str | None, list[Triple]]:
    graphs: dict[str | None, list[Triple]] = {}
    for name, triples in _runs(quads):
        graphs.setdefault(name, []).extend(triples)
    return graphs


def _name(graph: object) -> str | None:
    return None if isinstance(graph, DefaultGraph) else str(getattr(graph, "value", graph))


def _judge_any(data: Sequence[Triple], graph: str | None, engine: str) -> Report:
    articles = {
        t.subject for t in data if t.predicate == RDF.type and t.object == SCHEMA.NewsArticle
    }
    alone = graph is not None or len(articles) <= 1
    return _judge(data, graph, engine, "article" if alone else "union")


def _judge(data: Sequence[Triple], graph: str | None, engine: str, scope: Scope) -> Report:
    results = compiled(FAST if engine == "auto" else engine, scope)(data)
    return _reported(results, data, graph, engine, scope)


def _reported(
    results: Sequence[Result], data: Sequence[Triple], graph: str | None, engine: str, scope: Scope
) -> Report:
    """What the first engine found, with the verdict of the referee where that is asked for."""
    findings = _findings(results, data, graph)
    gate = Report(findings)
    if engine != "auto" or gate.conforms:
        return gate
    try:
        verdict = _findings(compiled(REFEREE, scope)(data), data, graph)
    except InputError as error:
        return Report(findings, notes=(f"{error.problem}; the findings are those of {FAST}",))
    return Report(verdict, _disputes(findings, verdict))


def _disputes(gate: Sequence[Finding], verdict: Sequence[Finding]) -> tuple[Dispute, ...]:
    sides = ((FAST, gate, verdict), (REFEREE, verdict, gate))
    return tuple(
        Dispute(engine, finding)
        for engine, mine, other in sides
        for finding in mine
        if finding.key not in {f.key for f in other}
    )


def _findings(
    results: Sequence[Result], data: Sequence[Triple], graph: str | None
) -> tuple[Finding, ...]:
    if not results:
        return ()
    index = Index.of(data)
    found = {f.key: f for f in (_finding(result, index, graph) for result in results)}
    return tuple(sorted(found.values(), key=_order))


def _finding(result: Result, index: Index, graph: str | None) -> Finding:
    shape = NamedNode(result.shape.value)
    about = described()[shape]
    return Finding(
        severity=Severity(result.severity.value.rpartition("#")[2]),
        message=about.message,
        focus=result.focus,
        shape=shape,
        component=result.component,
        path=str(result.path) if result.path is not None else about.path,
        value=result.value,
        place=place(index, result.focus, graph),
    )


def _order(finding: Finding) -> tuple[str, int, tuple[str, ...]]:
    where = finding.place
    return where.article or "", where.span.start if where.span else -1, finding.key
