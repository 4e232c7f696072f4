"""Graphs in a folder of parts, with a manifest of what is in each."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from pyoxigraph import Quad

from kg.errors import InputError, Location, UsageError
from kg.serialization.compression import Compression, compression_of, packing
from kg.serialization.files import Graphs, write
from kg.serialization.folders import whole_folder
from kg.serialization.formats import Format
from kg.serialization.lines import Lines

MANIFEST: Final = "manifest.json"
_PART: Final = re.compile(r"part-\d{5}-of-\d{5}\.(nq|trig)(\.gz|\.zst)?\Z")
_HASHED: Final = 8  # bytes of the digest that choose the part


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a folder: its name, what it holds, and the SHA-256 of its bytes."""

    file: str
    articles: int
    quads: int
    bytes: int
    sha256: str


def part_of(graph: str, shards: int) -> int:
    """The number of the part for a graph: by its name alone, so that it never moves."""
    digest = hashlib.sha256(graph.encode()).digest()
    return int.from_bytes(digest[:_HASHED], "big") % shards


def save_parts(
    parts: Sequence[Graphs],
    folder: str | Path,
    *,
    format: Format,  # noqa: A002 -- its name
    compression: Compression,
    about: Mapping[str, object],
) -> None:
    """Write each of ``parts`` to a file of its own, and ``about`` with what they hold beside them.

    The folder takes the place of an older one when all is written, and not before. Raises
    :class:`~kg.errors.UsageError` for a folder that cannot be written or holds anything else.
    """
    target = Path(folder)
    refuse_others(target)
    ending = f".{format}{compression.ending}"
    with whole_folder(target) as growing:
        found = [
            _saved(graphs, growing / f"part-{number:05}-of-{len(parts):05}{ending}", format)
            for number, graphs in enumerate(parts)
        ]
        sums = {key: sum(getattr(p, key) for p in found) for key in ("articles", "quads", "bytes")}
        document = {**about, "format": format, "compression": compression, **sums}
        document["parts"] = [asdict(part) for part in found]
        text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
        with (growing / MANIFEST).open("xb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())


def is_parts(path: str | Path) -> bool:
    """Whether it is a folder of parts."""
    return (Path(path) / MANIFEST).is_file()


def parts_of(path: str | Path) -> tuple[Path, ...]:
    """The files of a folder of parts, in order; any other path is the one part of itself.

    Raises :class:`~kg.errors.InputError` for a folder that has no manifest, and where a part is
    missing or has not its size.
    """
    folder = Path(path)
    if not folder.is_dir():
        return (folder,)
    place = folder / MANIFEST
    try:
        listed = json.loads(place.read_text("utf-8"))["parts"]
        named = [(folder / Path(each["file"]).name, int(each["bytes"])) for each in listed]
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise InputError(
            "a folder without a manifest of parts",
            location=Location(str(folder)),
            advice="Give a folder that `kg build --shards` wrote, or name the files; of a store, "
            "what `kg store dump` wrote.",
        ) from error
    for part, size in named:
        if not part.is_file() or part.stat().st_size != size:
            raise InputError(
                "a part that is missing or not whole",
                location=Location(str(part)),
                advice="Copy it again, or build the folder again.",
            )
    return tuple(part for part, _ in named)


def _saved(graphs: Graphs, path: Path, form: Format) -> Part:
    counts = {"articles": 0, "quads": 0}
    with path.open("xb") as file:
        with packing(file, compression_of(path)) as out:
            write(_counted(graphs, counts), out, format=form)
        file.flush()
        os.fsync(file.fileno())
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Part(path.name, **counts, bytes=path.stat().st_size, sha256=digest)


def _counted(graphs: Graphs, counts: dict[str, int]) -> Iterator[Sequence[Quad]]:
    for quads in graphs:
        counts["articles"] += 1
        counts["quads"] += len(quads if isinstance(quads, Lines) else set(quads))
        yield quads


def refuse_others(folder: Path) -> None:
    """Raise UsageError for a folder with anything in it that no build of parts made."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(
            f"{str(folder)!r} is no folder", advice="Name a new one, or leave --shards out."
        )
    refuse_names((path.name for path in folder.iterdir()) if folder.exists() else (), str(folder))


def refuse_names(names: Iterable[str], place: str) -> None:
    """The same for the names of what is in a folder."""
    there = sorted(names)
    others = [name for name in there if name != MANIFEST and not _PART.match(name)]
    if others or (there and MANIFEST not in there):
        raise UsageError(
            f"{place!r} holds what no build made: {(others or there)[0]}",
            advice="Name a new folder: all that is in it would be replaced.",
        )
