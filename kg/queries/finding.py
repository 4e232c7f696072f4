"""Where stored queries are: in ``queries/``, and in folders of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg import resources
from kg.errors import Location, UsageError
from kg.queries.parameters import did_you_mean
from kg.queries.reading import read_query
from kg.queries.stored import StoredQuery


def stored_queries(*folders: str | Path) -> tuple[StoredQuery, ...]:
    """All stored queries by name: ours, and those in ``folders``, which take precedence.

    Raises :class:`~kg.errors.UsageError` for a folder that is not there and a query that is not
    valid.
    """
    return tuple(read_query(path) for _, path in sorted(_files(folders).items()))


def stored_query(name: str, *folders: str | Path) -> StoredQuery:
    """One stored query; raises UsageError, with the nearest name, where none is called so."""
    files = _files(folders)
    if name not in files:
        raise UsageError(
            f"there is no stored query {name!r}", advice=did_you_mean(name, sorted(files))
        )
    return read_query(files[name])


def _files(folders: Sequence[str | Path]) -> dict[str, Path]:
    all_folders = [resources.folder("queries"), *map(Path, folders)]
    for folder in all_folders:
        if not folder.is_dir():
            raise UsageError(
                "there is no such folder of queries",
                location=Location(str(folder)),
                advice="Give one that holds .rq files.",
            )
    return {path.stem: path for folder in all_folders for path in sorted(folder.glob("*.rq"))}
