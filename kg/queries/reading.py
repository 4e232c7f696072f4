"""Files of stored queries: read, and checked so that nothing surprises where they are run."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Final

import pyoxigraph

from kg.answers.plotting import ROLES, Plot, PlotKind
from kg.errors import Location, UsageError
from kg.queries.header import Field, fields, malformed, required, split
from kg.queries.parameters import Parameter, ParameterType
from kg.queries.stored import StoredQuery
from kg.queries.templates import places
from kg.sparql import reaches_out, syntax_error, tokens

_HEADER: Final = ("summary", "description", "params", "example", "plot")
_PARAMETER: Final = ("type", "description", "required", "default", "values")
_REFUSED: Final = ("SERVICE", "FROM", "LOAD", "DESCRIBE", "ASK")
_ESCAPE: Final = re.compile(r"\\[uU]")
_KEPT: Final = 256
"""How many queries are kept as they were read: more than anybody has."""

_TRUTHS: Final = {"true": True, "false": False}


def read_query(path: Path) -> StoredQuery:
    """The stored query in a file, named after it.

    Raises :class:`~kg.errors.UsageError`, with file and line, for a header or a query that is not
    valid, a parameter without its place (``VALUES ?name { UNDEF }``) or a place without its
    parameter, an example that does not fit, anything that would reach beyond the store, and rows
    in no order.
    """
    return _read(path, text_of(path))


@lru_cache(maxsize=_KEPT)
def _read(path: Path, text: str) -> StoredQuery:
    """Checked once as long as the file says the same."""
    lines, body = split(text)
    header = fields(lines, str(path), _HEADER)
    top = Location(str(path), 1)
    example = _inside(header.get("example"), ())
    query = StoredQuery(
        name=path.stem,
        summary=required(header, "summary", top).text,
        description=required(header, "description", top).text,
        parameters=tuple(_parameters(header.get("params"))),
        example=tuple((name, field.text) for name, field in example.items()),
        text=body,
        plot=_plot(header.get("plot")),
    )
    _check_reach(query, top)
    _check_syntax(text, path)
    _check_plot(query, header)
    _check_order(query, top)
    _check_places(query, top)
    _check_values(query, header, top)
    return query


def text_of(path: Path) -> str:
    """What stands in the file; raises UsageError where that is no text in UTF-8."""
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise UsageError(
            f"the stored query cannot be read: {error.strerror or error}",
            location=Location(str(path)),
            advice="`kg query` lists the stored ones; a file of your own is asked by its path.",
        ) from error
    except UnicodeDecodeError as error:
        raise UsageError(
            f"the stored query cannot be read: {error}",
            location=Location(str(path)),
            advice="It must be a text in UTF-8.",
        ) from error


def _inside(field: Field | None, known: tuple[str, ...]) -> dict[str, Field]:
    return fields(field.inside, field.location.file, known) if field else {}


def _parameters(field: Field | None) -> list[Parameter]:
    return [_parameter(name, each) for name, each in _inside(field, ()).items()]


def _parameter(name: str, field: Field) -> Parameter:
    found, where = _inside(field, _PARAMETER), field.location
    kind = required(found, "type", where)
    if kind.text not in list(ParameterType):
        known = f"Known are {', '.join(ParameterType)}."
        raise malformed(f"{kind.text!r} is no type", kind.location, known)
    values = found["values"].items if "values" in found else ()
    if bool(values) != (kind.text == ParameterType.ENUM):
        raise malformed(f"{name!r} and its values", where, "An enum has values, nothing else has.")
    return Parameter(
        name=name,
        type=ParameterType(kind.text),
        description=required(found, "description", where).text,
        required=_truth(found.get("required")),
        default=found["default"].text if "default" in found else None,
        values=values,
    )


def _truth(field: Field | None) -> bool:
    if field is None:
        return False
    if field.text not in _TRUTHS:
        raise malformed(f"{field.text!r} is no truth", field.location, "Write true or false.")
    return _TRUTHS[field.text]


def _check_reach(query: StoredQuery, top: Location) -> None:
    """Nothing beyond the store that is asked, even where an engine replaces escapes first."""
    if _ESCAPE.search(query.text):
        raise malformed(r"\u escapes are refused", top, "Write the character itself.")
    forbidden = reaches_out(query.text, *_REFUSED)
    if forbidden:
        raise malformed(f"{forbidden} is refused", top, "Ask the given store alone.")


def _check_order(query: StoredQuery, top: Location) -> None:
    keys = [token.key for token in tokens(query.text)]
    tail = keys[len(keys) - keys[::-1].index("}") :]
    if query.form == "SELECT" and "ORDER" not in tail:
        raise malformed("the rows are in no order", top, "End it with ORDER BY.")
    if "LIMIT" in tail or "OFFSET" in tail:
        raise malformed("LIMIT is the asker's", top, "Leave LIMIT and OFFSET out.")


def _check_syntax(text: str, path: Path) -> None:
    """The whole file is asked of an empty store, so that lines are those of the file."""
    try:
        pyoxigraph.Store().query(text)
    except SyntaxError as error:
        raise syntax_error(error, str(path)) from error


def _plot(field: Field | None) -> Plot | None:
    if field is None:
        return None
    found = _inside(field, ())
    kind = required(found, "kind", field.location)
    if kind.text not in list(PlotKind):
        known = f"Known are {', '.join(PlotKind)}."
        raise malformed(f"{kind.text!r} is no kind of picture", kind.location, known)
    roles = ROLES[PlotKind(kind.text)]
    found = _inside(field, ("kind", *roles.required, *roles.optional))
    for role in roles.required:
        required(found, role, field.location)
    columns = ((role, each.columns) for role, each in found.items() if role != "kind")
    return Plot(PlotKind(kind.text), tuple(columns))


def _check_plot(query: StoredQuery, header: dict[str, Field]) -> None:
    """What is drawn is in the answer."""
    columns = query.columns if query.plot else ()
    for role, drawn in query.plot.columns if query.plot else ():
        for column in drawn:
            if column not in columns:
                where = _inside(header["plot"], ())[role].location
                known = f"There are {', '.join(columns)}." if columns else "The answer is a graph."
                raise malformed(f"there is no column {column!r} to draw", where, known)


def _check_places(query: StoredQuery, top: Location) -> None:
    declared = Counter(parameter.variable for parameter in query.parameters)
    there = {variable for variable, _, _ in places(query.text)}
    for variable in sorted(declared.keys() | there):
        if declared[variable] != 1 or variable not in there:
            has_place = "a place" if variable in there else "no place"
            raise malformed(
                f"?{variable} is declared {declared[variable]} times and has {has_place}",
                top,
                f"Declare each parameter once, and write VALUES ?{variable} {{ UNDEF }} for it.",
            )


def _check_values(query: StoredQuery, header: dict[str, Field], top: Location) -> None:
    """Defaults and the example are values of their parameters."""
    where = header["example"].location if "example" in header else top
    defaults = {p.name: p.default for p in query.parameters if p.default is not None}
    try:
        for values in (defaults | dict(query.example), dict(query.example)):
            for parameter, value in query.values(dict(values)).items():
                parameter.term(value)
    except UsageError as error:
        raise malformed(error.problem, where, error.advice or "") from error
