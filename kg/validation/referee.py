"""The referee: pySHACL, slow and long proven, over graphs of rdflib in memory.

Its Oxigraph backend is not used: it is slower still, and wrong. Terms are copied one by one, since
rdflib's own parsers rewrite lexical forms (``1.00`` to ``1.0``) unless a global setting of rdflib
is changed, and the copy leaves that setting alone.
"""

from __future__ import annotations

import logging
import threading
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import rdflib
from pyoxigraph import NamedNode, Triple
from pyshacl import Validator
from pyshacl.errors import ReportableRuntimeError, ValidationFailure
from pyshacl.graph_abstraction import DataGraph
from rdflib.namespace import SH

from kg.errors import InputError
from kg.interop import from_rdflib, to_graph
from kg.validation.engines import FAST, REFEREE, Engine, Result

if TYPE_CHECKING:
    pass


def engine(shapes: Sequence[Triple]) -> Engine:
    """The engine with ``shapes``: no rules, no inference, no imports."""
    shapes_graph = to_graph(shapes)

    def judge(data: Sequence[Triple]) -> list[Result]:
        with _in_silence():
            data_graph = DataGraph.from_rdflib(to_graph(data))
            validator = Validator(data_graph, shacl_graph=shapes_graph, options={})
            try:
                _, report, _ = validator.run()  # type: ignore[no-untyped-call]  # not annotated
            except (ReportableRuntimeError, ValidationFailure) as error:
                raise InputError(
                    f"the SHACL engine {REFEREE} cannot judge the graph: {error}",
                    advice=f"Try --engine {FAST}.",
                ) from error
            return list(_results(report))

    return judge


@contextmanager
def _in_silence() -> Iterator[None]:
    """Without rdflib's complaints of ill-formed literals: to find these is what shapes are for."""
    logger, thread = logging.getLogger("rdflib.term"), threading.get_ident()

    def of_others(record: logging.LogRecord) -> bool:
        return record.thread != thread

    logger.addFilter(of_others)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.removeFilter(of_others)


def _results(report: rdflib.Graph) -> Iterator[Result]:
    for node in report.objects(None, SH.result):
        facts = {str(p): o for p, o in report.predicate_objects(node)}
        path, value = facts.get(str(SH.resultPath)), facts.get(str(SH.value))
        yield Result(
            focus=from_rdflib(facts[str(SH.focusNode)]),
            path=NamedNode(path) if isinstance(path, rdflib.URIRef) else None,
            value=None if value is None else from_rdflib(value),
            component=NamedNode(str(facts[str(SH.sourceConstraintComponent)])),
            shape=from_rdflib(facts[str(SH.sourceShape)]),
            severity=NamedNode(str(facts[str(SH.resultSeverity)])),
        )
