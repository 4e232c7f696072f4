"""``kg query --export``: the stored queries described for other tools."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from kg.cli.console import counted, note
from kg.cli.query_options import Layer, value
from kg.errors import UsageError
from kg.queries import StoredQuery
from kg.queries.exporting import openapi, shacl
from kg.serialization import Format
from kg.serialization.files import whole

EXPORTS: Final = ("shacl", "openapi")


def write_export(kind: str, queries: Sequence[StoredQuery], *layers: Layer) -> None:
    """Write the descriptions to a file or to standard output."""
    output, endpoint = value("output", layers), value("endpoint", layers)
    if kind == "openapi":
        data = openapi(queries, endpoint=endpoint)
    else:
        data = shacl(queries, endpoint=endpoint, format=_format(value("form", layers), output))
    if output is None:
        sys.stdout.buffer.write(data)
        return
    with whole(Path(output)) as file:
        file.write(data)
    note(f"{counted(len(queries), 'question')} described in {output}")


def _format(form: str | None, output: str | None) -> Format:
    name = form or (Path(output).suffix.removeprefix(".") if output else Format.TURTLE)
    if name in list(Format):
        return Format(name)
    raise UsageError(
        f"SHACL is RDF, and {name!r} is not", advice=f"Choose one of {', '.join(Format)}."
    )
