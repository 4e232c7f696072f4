"""Authority files as tables: a row a name, or a row a decision."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from kg.errors import InputError, Location
from kg.resolution import wording
from kg.resolution.authority import MISTAKE, Decision, Entry, Relation, Scope, Standing
from kg.resolution.identifying import type_of
from kg.resolution.wording import Said

SEVERAL: Final = "|"
"""What stands between several values in one field."""

_SCOPE = ("article", "country", "office", "from", "to")
_NAMES = ("iri", "type", "name", "other names", "same as", *_SCOPE)
_DECISIONS = ("subject", "relation", "object", *_SCOPE, "status", "reason")
_OF_DECISIONS = frozenset(_DECISIONS) - frozenset(_NAMES)
_MARKS = (";", "\t", ",")

Row = Mapping[str, str]


def read(path: str, base: str) -> Said:
    """The rows of a ``.csv`` or ``.tsv`` file; raises InputError with the line of what is wrong."""
    rows = list(_rows(path))
    if rows and "subject" in rows[0][1]:
        return Said(decisions=tuple(_decision(row, base, where) for where, row in rows))
    entries: list[Entry] = []
    decisions: list[Decision] = []
    for where, row in rows:
        entry, claims = _entry(row, base, where)
        entries.append(entry)
        decisions += claims
    return Said(tuple(entries), tuple(decisions))


def _rows(path: str) -> Iterator[tuple[Location, Row]]:
    """Each row with its line, by column; empty rows and those that begin with # are passed over."""
    try:
        lines = Path(path).read_text("utf-8-sig").splitlines(keepends=True)
    except (OSError, UnicodeDecodeError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or error
        raise InputError(f"cannot be read: {reason}", location=Location(path)) from error
    reader = csv.reader(lines, delimiter="\t" if path.endswith(".tsv") else ",", strict=True)
    columns: list[str] = []
    try:
        for fields in reader:
            where = Location(path, reader.line_num)
            if not any(map(str.strip, fields)) or fields[0].startswith("#"):
                continue
            if not columns:
                columns = _columns(fields, where)
            elif len(fields) > len(columns):
                raise InputError(
                    f"{len(fields)} fields, but the table has {len(columns)} columns",
                    location=where,
                    advice='Put a field that holds a comma between quotation marks: "Lee, Ann".',
                )
            else:
                yield where, dict(zip(columns, map(str.strip, fields), strict=False))
    except csv.Error as error:
        raise InputError(f"not CSV: {error}", location=Location(path, reader.line_num)) from error


def _columns(fields: list[str], where: Location) -> list[str]:
    """The names of the columns: those of names, or those of decisions."""
    found = [field.strip().lower().replace("_", " ") for field in fields]
    if len(found) == 1 and (mark := next((m for m in _MARKS if m in found[0]), None)):
        raise InputError(
            f"columns parted by {mark!r}",
            location=where,
            advice="Part them by commas, or by tabs in a file that ends in .tsv.",
        )
    known = _DECISIONS if _OF_DECISIONS.intersection(found) else _NAMES
    for column in found:
        wording.choice(column, known, where)
    for needed in ("subject", "relation") if known is _DECISIONS else ("iri",):
        if needed not in found:
            raise InputError(
                f"the table has no column {needed!r}",
                location=where,
                advice="Its first line names the columns: iri and so on for names, "
                "subject, relation, object and so on for decisions.",
            )
    return found


def _entry(row: Row, base: str, where: Location) -> tuple[Entry, tuple[Decision, ...]]:
    node = wording.iri(_needed(row, "iri", where), base, where)
    given = wording.kind(row["type"], where) if row.get("type") else None
    kind = given or type_of(node, base)
    entry = Entry(
        node,
        given,
        row.get("name") or None,
        tuple(_several(row, "other names")),
        tuple(wording.iri(each, base, where) for each in _several(row, "same as")),
        location=where,
    )
    if kind is None:
        raise InputError(
            f"what {node} is cannot be told",
            location=where,
            advice="Give its type: Person, Organization, Place and so on.",
        )
    return entry, wording.claims(entry, _scope(row, base, where), kind, base)


def _decision(row: Row, base: str, where: Location) -> Decision:
    words = [relation.value for relation in Relation]
    relation = Relation(wording.choice(_needed(row, "relation", where), words, where))
    wrong = relation is Relation.WRONG
    standing = row.get("status") or Standing.APPLIED.value
    return Decision(
        wording.iri(_needed(row, "subject", where), base, where),
        relation,
        MISTAKE if wrong else wording.iri(_needed(row, "object", where), base, where),
        _scope(row, base, where),
        Standing(wording.choice(standing, [s.value for s in Standing], where)),
        reason=row.get("reason", ""),
        location=where,
    )


def _scope(row: Row, base: str, where: Location) -> Scope:
    return Scope(
        frozenset(wording.iri(each, base, where) for each in _several(row, "article")),
        wording.country(row["country"], where) if row.get("country") else None,
        row.get("office") or None,
        wording.day(row["from"], where) if row.get("from") else None,
        wording.day(row["to"], where) if row.get("to") else None,
    )


def _several(row: Row, column: str) -> list[str]:
    return [part.strip() for part in row.get(column, "").split(SEVERAL) if part.strip()]


def _needed(row: Row, column: str, where: Location) -> str:
    if not row.get(column):
        raise InputError(f"the row has no {column}", location=where, advice="Fill in that field.")
    return row[column]
