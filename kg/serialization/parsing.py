"""Files and bytes to quads, with the place of what is wrong in them."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import pyoxigraph
from pyoxigraph import Quad, RdfFormat

from kg.errors import InputError, Location
from kg.serialization.compression import unpacked
from kg.serialization.formats import Format, format_of
from kg.serialization.parts import parts_of

if TYPE_CHECKING:
    from typing_extensions import Buffer

_FORMATS = {
    Format.TURTLE: RdfFormat.TURTLE,
    Format.TRIG: RdfFormat.TRIG,
    Format.NQUADS: RdfFormat.N_QUADS,
    Format.NTRIPLES: RdfFormat.N_TRIPLES,
    Format.JSONLD: RdfFormat.JSON_LD,
    Format.RDFXML: RdfFormat.RDF_XML,
}


_AT_ONCE = 1 << 17  # bytes

Watch = Callable[[int], object]
"""Is told of each stretch of bytes that was read how many they are."""


def parse(
    source: str | Path | bytes,
    *,
    format: Format | None = None,  # noqa: A002
    base: str | None = None,
    watch: Watch | None = None,
) -> Iterator[Quad]:
    """The quads of a file, or of bytes (whose format must be told), as they are read.

    A folder of parts is read part after part. IRIs that are not absolute are taken to be under
    ``base``. What is compressed is told by its first bytes; ``watch`` counts packed ones. Nothing
    is fetched: a JSON-LD context must be embedded. Raises :class:`~kg.errors.UsageError` for an
    ending that tells no format and :class:`~kg.errors.InputError`, with line and column where the
    parser knows them, for what cannot be read.
    """
    if not isinstance(source, bytes) and Path(source).is_dir():
        return chain.from_iterable(parse(part, base=base, watch=watch) for part in parts_of(source))
    name = "<bytes>" if isinstance(source, bytes) else str(source)
    chosen = format or format_of(name)
    return _quads(_opened(source, watch), name, chosen, base)


class _Watched(io.FileIO):
    """A file that tells how much is read of it."""

    def __init__(self, path: Path, watch: Watch) -> None:
        super().__init__(path)
        self._watch = watch

    def readinto(self, buffer: Buffer, /) -> int | None:
        read = super().readinto(buffer)
        self._watch(read or 0)
        return read


def _opened(source: str | Path | bytes, watch: Watch | None = None) -> io.BufferedReader:
    if isinstance(source, bytes):
        return io.BufferedReader(io.BytesIO(source))
    try:
        if watch:
            return io.BufferedReader(_Watched(Path(source), watch), _AT_ONCE)
        return Path(source).open("rb")
    except OSError as error:
        raise InputError(
            f"cannot be read: {error.strerror or error}", location=Location(str(source))
        ) from error


def feed(
    path: Path, take: Callable[[BinaryIO, RdfFormat], object], *, watch: Watch | None = None
) -> None:
    """Give a file, unpacked, and its syntax to what parses it; raises what :func:`parse` raises."""
    chosen = format_of(path)
    with closing(_opened(path, watch)) as file, _errors_of(str(path), chosen):
        take(unpacked(file), _FORMATS[chosen])


def raw_lines(path: Path, *, watch: Watch | None = None) -> Iterator[bytes]:
    """The lines of a file, unpacked, each with its end; raises what :func:`parse` raises."""
    with closing(_opened(path, watch)) as file, _errors_of(str(path), format_of(path)):
        yield from unpacked(file)


def _quads(file: io.BufferedReader, name: str, chosen: Format, base: str | None) -> Iterator[Quad]:
    with closing(file), _errors_of(name, chosen):
        yield from pyoxigraph.parse(unpacked(file), format=_FORMATS[chosen], base_iri=base)


@contextmanager
def _errors_of(name: str, chosen: Format) -> Iterator[None]:
    """What parsers and unpackers raise, as InputError."""
    try:
        yield
    except SyntaxError as error:
        raise _syntax_error(error, name, chosen) from error
    except (OSError, EOFError, zlib.error, ValueError) as error:
        raise InputError(f"cannot be read: {error}", location=Location(name)) from error


def _syntax_error(error: SyntaxError, name: str, chosen: Format) -> InputError:
    problem = error.msg.rpartition(": ")[2] if error.lineno else error.msg
    return InputError(
        f"not valid {chosen.full_name}: {problem}",
        location=Location(name, error.lineno, error.offset),
        advice="Mend the file there, or name its format if it is another one.",
    )
