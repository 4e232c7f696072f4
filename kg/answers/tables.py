"""Answers as tables for a terminal."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.answers import Answer, Term, plain
from kg.mapping.namespaces import PREFIXES, XSD

_FOLDERS = "article|statement|meeting|person|organization|place|event|source|group|country"
_OWN: Final = re.compile(rf"https?://.*?/(?=(?:{_FOLDERS})/)")
"""The base of an IRI of the data, which is left out in tables."""

_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+")
NUMBERS: Final = (XSD.integer, XSD.decimal, XSD.double, XSD.float)
"""The datatypes of numbers."""
_GAP: Final = 2  # blanks between two columns
_NO_LIMIT: Final = 1_000_000


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
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, collapse_padding=True)
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
    return isinstance(term, Literal) and term.datatype in NUMBERS


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
