"""Folders that hold embedded stores, and what is said of those that do not."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.errors import Location, UsageError
from kg.store.profile import is_url

_MARK: Final = "CURRENT"
"""The file that every store of RocksDB has in its folder."""

_LIKE_AN_ADDRESS: Final = re.compile(r"(?P<scheme>[A-Za-z][\w+.-]+:/)|[\w.-]+:\d{1,5}(/.*)?\Z")


def is_store(folder: str | Path) -> bool:
    """Whether an embedded store lies in the folder."""
    return (Path(folder) / _MARK).is_file()


@dataclass(frozen=True, slots=True)
class NewFolder:
    """A place for a new store, and whether an empty folder was there before."""

    path: Path
    existed: bool

    def undo(self) -> None:
        """Leave it as it was before the store was made."""
        for file in self.path.iterdir():
            file.unlink()
        if not self.existed:
            self.path.rmdir()


def folder_at(folder: str | Path) -> Path:
    """The path of a folder; raises UsageError for the address of a server."""
    if is_url(str(folder)):
        raise UsageError(
            "the address of a server where the folder of a store is expected",
            advice="A server is kept by its own means. What it holds, `kg query --endpoint URL` "
            "tells: 'SELECT (COUNT(*) AS ?quads) { GRAPH ?graph { ?s ?p ?o } }'.",
        )
    return Path(folder)


def store_at(folder: str | Path) -> Path:
    """The path of a folder that is a store; raises UsageError for any other."""
    path = folder_at(folder)
    if not is_store(path):
        raise no_store(path)
    return path


def place_for(folder: str | Path) -> Path:
    """The path of a folder that is a store, or may become one.

    Raises :class:`~kg.errors.UsageError` where something else is, where the folder around it is
    missing, and for what looks like an address that was mistyped.
    """
    given = str(folder)
    path = folder_at(folder)
    if is_store(path):
        return path
    if not given:
        raise UsageError("the store has no name", advice="Is a variable of the shell not set?")
    if found := _LIKE_AN_ADDRESS.match(given):
        server = "http://host:7878" if found["scheme"] else f"http://{given}"
        raise UsageError(
            f"{given!r} is neither a folder nor an address that begins with http:// or https://",
            advice=f"Write {server} for a server, ./{path} for a folder of that name.",
        )
    if path.exists() and not (path.is_dir() and not any(path.iterdir())):
        raise no_store(path, new=True)
    if not path.parent.is_dir():
        raise UsageError(
            f"there is no folder {str(path.parent)!r}",
            location=Location(str(path)),
            advice=f"Make it first (mkdir -p {shlex.quote(str(path.parent))}), or choose another.",
        )
    return path


def no_store(path: Path, *, new: bool = False) -> UsageError:
    """What is said of a place where no store lies; ``new``: where one should be made."""
    if not path.exists():
        problem, advice = "there is no such folder", "`kg load FILE... --to FOLDER` makes a store."
    elif not path.is_dir():
        problem = "this is a file, and a store is a folder"
        advice = "`kg load FILE... --to FOLDER` makes a store; `kg query --in FILE` asks a file."
    elif new:
        problem, advice = "the folder holds something else", "Choose a new or an empty folder."
    else:
        problem, advice = "this folder is not a store", "`kg load FILE... --to FOLDER` makes one."
    return UsageError(problem, location=Location(str(path)), advice=advice)


def make_home(path: Path) -> None:
    """Make the folder in which a copy shall lie; raises UsageError where that cannot be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            f"the folder {str(path.parent)!r} cannot be made: {error.strerror or error}",
            location=Location(str(path)),
            advice="Choose another place, where you may write.",
        ) from error


def refuse_inside(path: Path, store: str | Path) -> None:
    """Raise UsageError for a place in the folder of a store, which is the store's alone."""
    if path.resolve().is_relative_to(Path(store).resolve()):
        raise UsageError(
            f"this is inside the store {store}, whose folder is for its own files",
            location=Location(str(path)),
            advice="Choose a place beside it.",
        )
