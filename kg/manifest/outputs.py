"""Where a build writes: a stream, a file or a folder of parts, here or elsewhere."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, Final

from kg.errors import UsageError
from kg.extraction import extractor_named
from kg.manifest.keys import authority_digests
from kg.manifest.record import Record, beside
from kg.pipeline import Settings, provenance_of
from kg.remote import check_writable, is_remote, listed, make_folder, name_of, put
from kg.serialization import (
    MANIFEST,
    Compression,
    Format,
    check_folder,
    format_of,
    refuse_names,
    refuse_others,
    save,
    save_parts,
    write,
)

STREAM: Final = "-"


@dataclass(frozen=True, slots=True)
class Output:
    """A place and a form; ``shards`` is the number of parts of a folder, None for a file."""

    place: str
    format: Format
    shards: int | None = None
    compression: Compression = Compression.NONE

    @property
    def record(self) -> Path | None:
        """Where its record is: pipes, devices and what is elsewhere can have none."""
        path = Path(self.place)
        if is_remote(self.place):
            return None
        if self.shards is not None:
            return beside(path.resolve())
        is_file = path.is_file() or not path.exists()
        return beside(path) if self.place != STREAM and is_file else None

    def write(self, record: Record, settings: Settings, stream: BinaryIO) -> None:
        """Write the graphs that stand (to ``stream`` for ``-``), unless they are written."""
        if self.place == STREAM:
            write(record.graphs(), stream, format=self.format)
            return
        about = _about(settings)
        if is_remote(self.place):
            self._write_elsewhere(record, about)
            return
        path = Path(self.place)
        form = " ".join(map(str, (self.format, self.shards, self.compression)))
        form = f"{form} {json.dumps(about, sort_keys=True)}" if self.shards else self.format
        if not record.is_written(path, form):
            self._save(record, path, about)
            record.written(path, form)

    def _save(self, record: Record, path: Path, about: dict[str, object]) -> None:
        if self.shards is None:
            save(record.graphs(), path, format=self.format)
            return
        save_parts(
            record.parts(self.shards),
            path,
            format=self.format,
            compression=self.compression,
            about=about,
        )

    def _write_elsewhere(self, record: Record, about: dict[str, object]) -> None:
        """Write here, then copy: of a folder the manifest goes first and comes last."""
        with TemporaryDirectory(prefix="kg-") as folder:
            path = Path(folder) / name_of(self.place)
            self._save(record, path, about)
            if self.shards is None:
                put([(path, self.place)])
                return
            there = self.place.rstrip("/")
            old = sorted(listed(there), key=lambda name: name != MANIFEST)
            new = sorted(path.iterdir(), key=lambda file: (file.name == MANIFEST, file.name))
            stays = {file.name for file in new} - {MANIFEST}
            gone = [f"{there}/{name}" for name in old if name not in stays]
            make_folder(there)
            put([(file, f"{there}/{file.name}") for file in new], instead=gone)


def output_of(
    place: str, *, format_name: str | None, shards: int | None, compression: Compression | None
) -> Output:
    """The output that is asked for; raises UsageError where the wishes do not fit together."""
    if is_remote(place):
        check_writable(place)
    elif place != STREAM:
        check_folder(place)
    if shards is None:
        if compression is not None:
            raise UsageError(
                "only the parts of a folder are compressed by an option",
                advice="Give --shards too, or end the file's name in .gz or .zst.",
            )
        if place != STREAM and (place.endswith("/") or (not format_name and Path(place).is_dir())):
            raise UsageError(
                f"{place!r} is a folder", advice="Name a file in it, or give --shards N for parts."
            )
        return Output(place, format_of(place, format_name))
    form = format_of(place, format_name or Format.NQUADS)
    if place == STREAM or not form.keeps_graphs:
        raise UsageError(
            "parts are files of N-Quads or TriG in a folder",
            advice="For example: -o out/ --shards 16 --format nq",
        )
    if _names_a_file(place):
        raise UsageError(
            f"{place!r} names a file, and --shards writes a folder of parts",
            advice="For example: -o out/ --shards 16 --format nq",
        )
    compression = Compression.GZIP if compression is None else compression
    if is_remote(place):
        refuse_names(listed(place), place)
    else:
        refuse_others(Path(place))
    return Output(place, form, shards, compression)


def _names_a_file(place: str) -> bool:
    """Whether a place ends as a file does, and is not there as a folder."""
    if place.endswith("/") or Path(place).is_dir():
        return False
    try:
        format_of(place)
    except UsageError:
        return False
    return True


def _about(settings: Settings) -> dict[str, object]:
    """What the manifest of a folder tells of its making: nothing that its graphs do not depend on.

    Authority files are told by their SHA-256.
    """
    made_by = provenance_of(extractor_named(settings.extractor), ended_at=settings.ended_at)
    versions = {key: value for key, value in asdict(made_by).items() if value and key != "ended_at"}
    authority = authority_digests(settings)
    moment = {"ended_at": settings.ended_at.isoformat()} if settings.ended_at else {}
    wishes = {"base": settings.base, "bodies": settings.bodies, "validated": settings.validate}
    return {"made_by": versions, "settings": {**wishes, "authority": authority, **moment}}
