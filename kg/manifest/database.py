"""The SQLite file behind a build's record: its tables, how it is opened, what is done at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_OURS: Final = 0x6E6B6702  # PRAGMA application_id, and the version of the tables in it
_NEW: Final = f"""
CREATE TABLE made (
  key BLOB PRIMARY KEY, graph TEXT, modified TEXT, digest TEXT, statements INT, meetings INT,
  decisions TEXT, content BLOB, packed BLOB
);
CREATE TABLE wanted (key BLOB, file TEXT, line INT);
CREATE TABLE standing (graph TEXT PRIMARY KEY, key BLOB, content BLOB);
CREATE TABLE written (graph TEXT PRIMARY KEY, content BLOB);
CREATE TABLE output (state TEXT);
PRAGMA application_id = {_OURS};
"""


def connected(place: Path) -> sqlite3.Connection:
    """A record's file, made where there is none; raises sqlite3.Error where it is none."""
    database = sqlite3.connect(place, timeout=0, isolation_level=None)
    try:
        database.execute("PRAGMA locking_mode = EXCLUSIVE")
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        (ours,) = database.execute("PRAGMA application_id").fetchone()
        if not database.execute("SELECT 1 FROM sqlite_master").fetchone():
            with transaction(database):
                for statement in _NEW.split(";"):
                    database.execute(statement)
        elif ours != _OURS:
            raise sqlite3.DatabaseError("this is no record of a build of this version")
    except sqlite3.Error:
        database.close()
        raise
    return database


@contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing; what was begun before is kept first."""
    if database.in_transaction:
        database.execute("COMMIT")
    database.execute("BEGIN")
    try:
        yield
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")
