"""A build's record: an SQLite file that holds every graph made, and which of them were written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import zstandard

from kg.errors import Location, UsageError
from kg.manifest.database import connected, transaction
from kg.manifest.making import Made
from kg.serialization import Lines, part_of

_TOGETHER: Final = 32  # articles that are kept at once
_PARTS: Final = """
DROP TABLE IF EXISTS part;
CREATE TABLE part (number INT, graph TEXT, key BLOB, PRIMARY KEY (number, graph)) WITHOUT ROWID;
INSERT INTO part SELECT part_of(graph), graph, key FROM standing
"""
_RIVALS: Final = """
SELECT graph, file, line, modified, digest, statements, meetings, decisions, content, key
FROM wanted JOIN made USING (key) ORDER BY graph, file, line
"""


@dataclass(frozen=True, slots=True)
class Rival:
    """One article of an identity: where it stands, and what it claims.

    ``content`` is the SHA-256 of its graph, ``key`` what the record knows it by.
    """

    graph: str
    location: Location
    modified: str
    digest: str
    statements: int
    meetings: int
    decisions: tuple[str, ...]
    content: bytes
    key: bytes

    @property
    def claim(self) -> tuple[datetime, str]:
        """The later body stands, else the one with the larger digest."""
        moment = datetime.fromisoformat(self.modified)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)), self.digest


@dataclass(frozen=True, slots=True)
class Standing:
    """The one article of an identity whose graph is written, and those that gave way to it."""

    article: Rival
    replaced: tuple[Rival, ...]

    def notes(self) -> Iterator[str]:
        """What is to be said of each that gave way."""
        for dropped in self.replaced:
            same = self.article.digest == dropped.digest
            what = "the same article again" if same else "a correction of the same article"
            yield f"{dropped.location}: {what}: {self.article.location} stands"


@dataclass(frozen=True, slots=True)
class Changes:
    """How many graphs an output has gained, changed and lost since it was last written."""

    added: int
    changed: int
    removed: int

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)

    def __str__(self) -> str:
        if not self:
            return "nothing changed"
        return f"{self.added:,} added, {self.changed:,} changed, {self.removed:,} removed"


class Record:
    """What is made, what this build wants of it, and what the last one wrote."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._waiting = 0
        database.execute("DELETE FROM wanted")

    def has(self, key: bytes, location: Location) -> bool:
        """Whether the graph is made; if so, this build wants it."""
        self._begin()
        found = self._database.execute("SELECT 1 FROM made WHERE key = ?", (key,)).fetchone()
        if found:
            self._want(key, location)
        return bool(found)

    def add(self, made: Made) -> None:
        """Keep a graph, which this build wants."""
        self._begin()
        row = (
            made.key, made.graph, made.modified, made.digest, made.statements, made.meetings,
            " ".join(made.decisions), made.content, made.packed,
        )  # fmt: skip
        self._database.execute("INSERT OR REPLACE INTO made VALUES (?,?,?,?,?,?,?,?,?)", row)
        self._want(made.key, made.location)

    def _begin(self) -> None:
        """Begin what is kept together: a crash loses no more than that."""
        if not self._database.in_transaction:
            self._database.execute("BEGIN")

    def _want(self, key: bytes, location: Location) -> None:
        row = (key, location.file, location.line)
        self._database.execute("INSERT INTO wanted VALUES (?, ?, ?)", row)
        self._waiting += 1
        if self._waiting == _TOGETHER:
            self._database.execute("COMMIT")
            self._waiting = 0

    def settle(self) -> Iterator[Standing]:
        """One article an identity, in the order of the graphs' names; to be gone through once.

        Of two bodies the later one stands, else the one with the larger digest; of two equal ones
        the one from the first file by name.
        """
        with transaction(self._database):
            self._database.execute("DELETE FROM standing")
            rows = map(_rival, self._database.execute(_RIVALS))
            for _, rivals in groupby(rows, lambda rival: rival.graph):
                all_of_one = tuple(rivals)
                best = max(all_of_one, key=lambda rival: rival.claim)
                row = (best.graph, best.key, best.content)
                self._database.execute("INSERT INTO standing VALUES (?, ?, ?)", row)
                yield Standing(best, tuple(rival for rival in all_of_one if rival is not best))

    def graphs(self) -> Iterator[Lines]:
        """The graphs that stand, each in the order that reads well, sorted by name."""
        query = "SELECT graph, packed FROM standing JOIN made USING (graph, key) ORDER BY graph"
        return _unpacked(self._database.execute(query))

    def parts(self, shards: int) -> list[Iterator[Lines]]:
        """The same for each of so many parts, by :func:`kg.serialization.part_of`."""
        self._database.create_function("part_of", 1, partial(part_of, shards=shards))
        with transaction(self._database):
            for statement in _PARTS.split(";"):
                self._database.execute(statement)
        return [self._part(number) for number in range(shards)]

    def _part(self, number: int) -> Iterator[Lines]:
        query = "SELECT graph, packed FROM part JOIN made USING (graph, key) WHERE number = ?"
        return _unpacked(self._database.execute(f"{query} ORDER BY graph", (number,)))

    def changes(self) -> Changes | None:
        """What is not as it was written the last time; None where nothing was."""
        if not self._database.execute("SELECT 1 FROM output").fetchone():
            return None
        queries = (
            "FROM standing WHERE graph NOT IN (SELECT graph FROM written)",
            "FROM standing s JOIN written w USING (graph) WHERE s.content <> w.content",
            "FROM written WHERE graph NOT IN (SELECT graph FROM standing)",
        )
        return Changes(
            *(self._database.execute(f"SELECT count(*) {q}").fetchone()[0] for q in queries)
        )

    def is_written(self, output: Path, form: str) -> bool:
        """Whether the output, in that form, holds the graphs that stand, and nobody changed it."""
        state = self._database.execute("SELECT state FROM output").fetchone()
        return state == (_state(output, form),) and not self.changes()

    def written(self, output: Path, form: str) -> None:
        """The graphs that stand are in the output now; what this build does not want is dropped."""
        with transaction(self._database):
            for statement in (
                "DELETE FROM written",
                "INSERT INTO written SELECT graph, content FROM standing",
                "DELETE FROM made WHERE key NOT IN (SELECT key FROM wanted)",
                "DELETE FROM output",
                "DROP TABLE IF EXISTS part",
            ):
                self._database.execute(statement)
            self._database.execute("INSERT INTO output VALUES (?)", (_state(output, form),))


def beside(output: Path) -> Path:
    """Where the record of an output is: ``graph.nq.record``."""
    return output.with_name(f"{output.name}.record")


@contextmanager
def opened(path: Path | None) -> Iterator[Record]:
    """The record in a file, made where there is none; None is for this build alone.

    Raises :class:`~kg.errors.UsageError` where it cannot be read or written to, where another build
    works with it, and for a file that is something else.
    """
    with TemporaryDirectory(prefix="kg-") as folder:
        place = path or Path(folder) / "record"
        try:
            database = connected(place)
            try:
                yield Record(database)
            finally:
                if database.in_transaction:
                    database.execute("COMMIT")
                empty = not database.execute("SELECT 1 FROM made").fetchone()
                database.close()
            if empty:
                place.unlink()
        except sqlite3.Error as error:
            raise UsageError(f"{place}: {error}", advice=_advice(error)) from error


def _unpacked(rows: Iterable[tuple[str, bytes]]) -> Iterator[Lines]:
    unpacker = zstandard.ZstdDecompressor()
    return (Lines(graph, unpacker.decompress(packed)) for graph, packed in rows)


def _rival(row: tuple[str, str, int, str, str, int, int, str, bytes, bytes]) -> Rival:
    graph, file, line, modified, digest, statements, meetings, decisions, content, key = row
    return Rival(
        graph, Location(file, line), modified, digest, statements, meetings,
        tuple(decisions.split()), content, key,
    )  # fmt: skip


def _state(output: Path, form: str) -> str:
    """How an output looks from outside: a file, or all that is in a folder."""
    try:
        files = sorted(output.iterdir()) if output.is_dir() else [output]
        found = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    except OSError:
        return ""
    return f"{form} {found}"


def _advice(error: sqlite3.Error) -> str:
    if "locked" in str(error):
        return "Another build writes the same output: wait for it, or write elsewhere."
    if "full" in str(error) or "I/O" in str(error):
        return "Make room, and build again: what is done is kept."
    if "unable to open" in str(error) or "readonly" in str(error):
        return "Choose a file in a folder that exists, that you may write to and has room."
    return "Move the file away, or remove it: all articles are then built anew."
