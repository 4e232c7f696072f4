"""Answers as bytes: CSV, TSV, JSON, Markdown, Parquet, and RDF for graphs."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.answers import Answer, Term, plain
from kg.answers.parquet import as_parquet
from kg.answers.tables import short
from kg.errors import UsageError
from kg.serialization import Format, write

_STRING: Final = "http://www.w3.org/2001/XMLSchema#string"


def as_csv(answer: Answer) -> str:
    """CSV as SPARQL 1.1 has it: values as plain text, lines that end in CR LF.

    https://www.w3.org/TR/sparql11-results-csv-tsv/
    """
    shown, out = answer.table, io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(shown.columns)
    writer.writerows([plain(term) for term in row] for row in shown.rows)
    return out.getvalue()


def as_tsv(answer: Answer) -> str:
    """TSV as SPARQL 1.1 has it: terms in the syntax of Turtle, between tabs."""
    shown = answer.table
    header = "\t".join(f"?{column}" for column in shown.columns)
    lines = ("\t".join(_turtle(term) for term in row) for row in shown.rows)
    return "".join(f"{line}\n" for line in (header, *lines))


def _turtle(term: Term | None) -> str:
    return plain(term) if term is None or isinstance(term, Triple) else str(term)


def as_json(answer: Answer) -> str:
    """SPARQL 1.1 Query Results JSON; a graph as rows of subject, predicate and object.

    https://www.w3.org/TR/sparql11-results-json/
    """
    if answer.truth is not None:
        return _dumped({"head": {}, "boolean": answer.truth})
    shown = answer.table
    bindings = [
        {
            column: _value(term)
            for column, term in zip(shown.columns, row, strict=True)
            if term is not None
        }
        for row in shown.rows
    ]
    head = {"vars": list(shown.columns)}
    return _dumped({"head": head, "results": {"bindings": bindings}})


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _value(term: Term) -> dict[str, object]:
    match term:
        case NamedNode():
            return {"type": "uri", "value": term.value}
        case BlankNode():
            return {"type": "bnode", "value": term.value}
        case Triple():
            parts = zip(("subject", "predicate", "object"), term, strict=True)
            return {"type": "triple", "value": {name: _value(part) for name, part in parts}}
        case _:
            return {"type": "literal", "value": term.value, **_kind(term)}


def _kind(literal: Literal) -> dict[str, str]:
    if literal.language is not None:
        return {"xml:lang": literal.language}
    datatype = literal.datatype.value
    return {} if datatype == _STRING else {"datatype": datatype}


def as_markdown(answer: Answer) -> str:
    """A table of GitHub's Markdown; IRIs are links, shortened as in tables for a terminal."""
    shown = answer.table
    rule = "|".join(["---"] * len(shown.columns))
    lines = [_piped(map(_marked, shown.columns)), f"|{rule}|"]
    lines += [_piped(map(_linked, row)) for row in shown.rows]
    return "\n".join(lines) + "\n"


def _piped(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _linked(term: Term | None) -> str:
    if isinstance(term, NamedNode):
        return f"[{_marked(short(term))}](<{term.value}>)"
    return _marked(plain(term))


def _marked(text: str) -> str:
    """One line, in which nothing is a mark of Markdown or of HTML."""
    return re.sub(r"([\\|`*_~<>&\[\]])", r"\\\1", " ".join(text.split()))


def as_rdf(answer: Answer, *, format: Format) -> bytes:  # noqa: A002 -- the name everywhere
    """The graph of a CONSTRUCT query; raises UsageError for an answer that is no graph."""
    if answer.triples is None:
        raise UsageError(
            "the answer is a table, not a graph",
            advice="Choose table, csv, tsv, json, markdown or parquet for it.",
        )
    out = io.BytesIO()
    quads = [Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in answer.triples]
    write([quads], out, format=format)
    return out.getvalue()


RENDERINGS: Final[dict[str, Callable[[Answer], bytes]]] = {
    "csv": lambda answer: as_csv(answer).encode(),
    "tsv": lambda answer: as_tsv(answer).encode(),
    "json": lambda answer: as_json(answer).encode(),
    "markdown": lambda answer: as_markdown(answer).encode(),
    "parquet": as_parquet,
    **{str(each): partial(as_rdf, format=each) for each in Format},
}
"""The renderings by name, beside tables (:func:`kg.answers.tables.as_table`): those of any answer,
and those of graphs."""
