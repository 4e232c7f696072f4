"""Graphs into files and streams: whole or not at all."""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import Quad

from kg.errors import UsageError
from kg.serialization.compression import compression_of, packing
from kg.serialization.formats import Format, format_of

Graphs = Iterable[Sequence[Quad]]
"""Articles, each with its quads in the order that the mapping gave them."""

_Writer = Callable[[Graphs], Iterator[bytes]]


def write(graphs: Graphs, out: BinaryIO, *, format: Format) -> None:  # noqa: A002 -- its name
    """Write articles, one after the other, in the order given.

    TriG and N-Quads keep the named graphs; the other formats hold the triples of all of them.
    Raises :class:`~kg.errors.InputError`, naming the article, for what a format cannot carry.
    """
    out.writelines(_writer(format)(graphs))


def _writer(chosen: Format) -> _Writer:
    """What writes a format, imported now: who only reads need not wait for it."""
    from kg.serialization import jsonld, lines, turtle, xml

    writers: dict[Format, _Writer] = {
        Format.TURTLE: turtle.turtle,
        Format.TRIG: turtle.trig,
        Format.NQUADS: lines.nquads,
        Format.NTRIPLES: lines.ntriples,
        Format.JSONLD: jsonld.jsonld,
        Format.RDFXML: xml.rdfxml,
    }
    return writers[chosen]


def save(graphs: Graphs, path: str | Path, *, format: Format | None = None) -> None:  # noqa: A002
    """Write articles into a file that appears whole or not at all, compressed as its ending says.

    The file takes the place of an older one in one step, at the end; after any failure the older
    one is untouched and nothing else is left behind. What is no ordinary file (``/dev/null``, a
    pipe) is written to directly. Raises :class:`~kg.errors.UsageError` for a path that cannot be
    written, and what :func:`write` raises.
    """
    target = Path(path)
    chosen = format or format_of(target)
    compression = compression_of(target)
    with whole(target) as file, packing(file, compression) as out:
        write(graphs, out, format=chosen)


def check_folder(path: str | Path) -> None:
    """Raise :class:`~kg.errors.UsageError` where the folder of a file to write is not there.

    To be asked before the work, which would else be lost.
    """
    parent = Path(path).parent
    if not parent.is_dir():
        raise UsageError(
            f"{str(path)!r} cannot be written: there is no folder {str(parent)!r}",
            advice=f"Make it first (mkdir -p {shlex.quote(str(parent))}), or choose another.",
        )


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """A file to write to that becomes ``path`` when all went well, and vanishes when not."""
    target = path.resolve()  # a link stays a link: the file that it leads to is replaced
    try:
        if target.exists() and not target.is_file():
            with target.open("wb") as stream:
                yield stream
            return
        temporary = target.with_name(f".{os.urandom(4).hex()}")
        try:
            with temporary.open("xb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            if target.exists():
                shutil.copymode(target, temporary)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(
            f"cannot write {str(path)!r}: {error.strerror or error}",
            advice="Choose a file in a folder that exists, that you may write to and has room.",
        ) from error
