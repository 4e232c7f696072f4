"""Answers as text: a table for a terminal, CSV, TSV, JSON, Markdown, and RDF for graphs."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from typing import Final

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.answers import Answer, Term, plain
from kg.errors import UsageError
from kg.mapping.namespaces import PREFIXES
from kg.serialization import Format, write

_FOLDERS = "article|statement|meeting|person|organization|place|event|source|group|country"
_OWN: Final = re.compile(rf"https?://.*?/(?=(?:{_FOLDERS})/)")
"""The base of an IRI of the data, which is left out in tables."""

_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_INTEGER: Final = "http://www.w3.org/2001/XMLSchema#integer"
_GAP: Final = 3  # what rich puts between two columns
_NO_LIMIT: Final = 1_000_000
_STRING: Final = "http://www.w3.org/2001/XMLSchema#string"


def as_table(answer: Answer, *, width: int | None = None) -> str:
    """Columns under their names, for people, as wide as need be or fitted into ``width``.

    IRIs of the data are shortened to ``…/person/ebrahim-raisi``, those of known vocabularies to
    prefixed names. Where the width does not do, the widest columns of IRIs are left out, which is
    said below, and texts are wrapped.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shown = answer.table
    cells = [[short(term) for term in row] for row in shown.rows]
    kept = _kept(shown, cells, None if answer.triples is not None else width)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for index in kept:
        table.add_column(
            Text(shown.columns[index]),
            overflow="fold",
            justify="right" if _all_are(shown, index, _is_number) else "left",
        )
    for row in cells:
        table.add_row(*(Text(row[index]) for index in kept))
    out = io.StringIO()
    Console(file=out, width=width or _NO_LIMIT, color_system=None).print(table)
    lines = [line.rstrip() for line in out.getvalue().splitlines()]
    left_out = [column for i, column in enumerate(shown.columns) if i not in kept]
    if left_out:
        lines.append(f"(too wide for here: {', '.join(left_out)})")
    return "\n".join(lines) + "\n"


def _kept(answer: Answer, cells: list[list[str]], width: int | None) -> list[int]:
    """The columns to show, by number."""
    from rich.cells import cell_len

    needs = [max(map(cell_len, texts)) for texts in zip(answer.columns, *cells, strict=True)]
    kept = list(range(len(needs)))
    iris = [i for i in kept if _all_are(answer, i, _is_iri)]
    while iris and width is not None and sum(needs[i] + _GAP for i in kept) - _GAP > width:
        widest = max(iris, key=lambda i: (needs[i], i))
        iris.remove(widest)
        if len(kept) > 1:
            kept.remove(widest)
    return kept


def _all_are(answer: Answer, index: int, kind: Callable[[Term], bool]) -> bool:
    """Whether a column holds something, and nothing of another kind."""
    terms = [row[index] for row in answer.rows if row[index] is not None]
    return bool(terms) and all(kind(term) for term in terms if term is not None)


def _is_number(term: Term) -> bool:
    return isinstance(term, Literal) and term.datatype.value == _INTEGER


def _is_iri(term: Term) -> bool:
    return isinstance(term, NamedNode)


def short(term: Term | None) -> str:
    """A value as it stands in a table: in one line, and without orders to the terminal."""
    if not isinstance(term, NamedNode):
        return _CONTROLS.sub(" ", plain(term))
    for prefix, iri in PREFIXES.items():
        if term.value.startswith(iri):
            return f"{prefix}:{term.value.removeprefix(iri)}"
    return _OWN.sub("…/", term.value, count=1)


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
    """A table of GitHub's Markdown."""
    shown = answer.table
    rule = "|".join(["---"] * len(shown.columns))
    lines = [_piped(shown.columns), f"|{rule}|"]
    lines += [_piped(tuple(map(plain, row))) for row in shown.rows]
    return "\n".join(lines) + "\n"


def _piped(cells: tuple[str, ...]) -> str:
    marked = (re.sub(r"([\\|`*_<>\[\]])", r"\\\1", " ".join(cell.split())) for cell in cells)
    return f"| {' | '.join(marked)} |"


def as_rdf(answer: Answer, *, format: Format) -> bytes:  # noqa: A002 -- the name everywhere
    """The graph of a CONSTRUCT query; raises UsageError for an answer that is no graph."""
    if answer.triples is None:
        raise UsageError(
            "the answer is a table, not a graph",
            advice="Choose csv, tsv, json, markdown or table for it.",
        )
    out = io.BytesIO()
    quads = [Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in answer.triples]
    write([quads], out, format=format)
    return out.getvalue()


RENDERINGS: Final[dict[str, Callable[[Answer], str]]] = {
    "table": as_table,
    "csv": as_csv,
    "tsv": as_tsv,
    "json": as_json,
    "markdown": as_markdown,
}
"""The renderings of any answer, by name; those of graphs are the formats of serialization."""
