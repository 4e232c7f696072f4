"""Files and bytes to quads, with the place of what is wrong in them."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import BinaryIO, cast

import pyoxigraph
from pyoxigraph import Quad, RdfFormat

from kg.errors import InputError, Location
from kg.serialization.formats import Format, format_of

_FORMATS = {
    Format.TURTLE: RdfFormat.TURTLE,
    Format.TRIG: RdfFormat.TRIG,
    Format.NQUADS: RdfFormat.N_QUADS,
    Format.NTRIPLES: RdfFormat.N_TRIPLES,
    Format.JSONLD: RdfFormat.JSON_LD,
    Format.RDFXML: RdfFormat.RDF_XML,
}
_GZIP_MAGIC = b"\x1f\x8b"


def parse(
    source: str | Path | bytes,
    *,
    format: Format | None = None,  # noqa: A002
    base: str | None = None,
) -> Iterator[Quad]:
    """The quads of a file, or of bytes (whose format must be told), as they are read.

    IRIs that are not absolute are taken to be under ``base``.
    What is zipped is told by its first bytes. Nothing is fetched: a JSON-LD context must be
    embedded. Raises :class:`~kg.errors.UsageError` for an ending that tells no format and
    :class:`~kg.errors.InputError`, with line and column where the parser knows them, for what
    cannot be read.
    """
    name = "<bytes>" if isinstance(source, bytes) else str(source)
    chosen = format or format_of(name)
    return _quads(_opened(source), name, chosen, base)


def _opened(source: str | Path | bytes) -> io.BufferedReader:
    if isinstance(source, bytes):
        return io.BufferedReader(io.BytesIO(source))
    try:
        return Path(source).open("rb")
    except OSError as error:
        raise InputError(
            f"cannot be read: {error.strerror or error}", location=Location(str(source))
        ) from error


def _quads(file: io.BufferedReader, name: str, chosen: Format, base: str | None) -> Iterator[Quad]:
    with closing(file):
        try:
            yield from pyoxigraph.parse(_unzipped(file), format=_FORMATS[chosen], base_iri=base)
        except SyntaxError as error:
            raise _syntax_error(error, name, chosen) from error
        except (OSError, EOFError, zlib.error, ValueError) as error:
            raise InputError(f"cannot be read: {error}", location=Location(name)) from error


def _unzipped(file: io.BufferedReader) -> BinaryIO:
    is_zipped = file.peek(len(_GZIP_MAGIC)).startswith(_GZIP_MAGIC)
    return cast("BinaryIO", gzip.GzipFile(fileobj=file) if is_zipped else file)


def _syntax_error(error: SyntaxError, name: str, chosen: Format) -> InputError:
    problem = error.msg.rpartition(": ")[2] if error.lineno else error.msg
    return InputError(
        f"not valid {chosen.full_name}: {problem}",
        location=Location(name, error.lineno, error.offset),
        advice="Mend the file there, or name its format if it is another one.",
    )
