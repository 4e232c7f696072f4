"""The index of an extract: a small database beside it, made on first use.

It is made in one pass, with little memory whatever the size of the extract, and stands whole or
not at all.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from kg.errors import InputError, Location, UsageError
from kg.linking.items import Item, items
from kg.mapping.iris import slug

_LAYOUT: Final = 1  # of the tables: an index with another one is made anew
_BATCH: Final = 5_000

_TABLES: Final = """
CREATE TABLE about (layout INTEGER, size INTEGER, changed INTEGER);
CREATE TABLE item (
    number INTEGER PRIMARY KEY, label TEXT, description TEXT, classes TEXT, countries TEXT
);
CREATE TABLE name (key TEXT, number INTEGER, is_label INTEGER);
CREATE TABLE above (number INTEGER, class INTEGER);
"""
_INDEXES: Final = """
CREATE INDEX name_key ON name (key);
CREATE INDEX above_number ON above (number);
"""
_BY_NAME: Final = """
SELECT item.number, label, description, classes, countries, MAX(is_label)
FROM name JOIN item USING (number) WHERE key = ? GROUP BY item.number ORDER BY item.number
"""


@dataclass(frozen=True, slots=True)
class Found:
    """An item by one of its names, and whether that is its label."""

    item: Item
    by_label: bool


def is_current(index: Path, extract: Path) -> bool:
    """Whether the index is there and was made of the extract as it is now."""
    if not index.is_file():
        return False
    with closing(sqlite3.connect(index)) as base:
        try:
            row = base.execute("SELECT layout, size, changed FROM about").fetchone()
        except sqlite3.DatabaseError:
            return False
    return bool(row == (_LAYOUT, *_looks(extract)))


def make(index: Path, extract: Path) -> Iterator[int]:
    """Make the index, telling after each stretch how many items it holds so far.

    It takes the place of an older one at the end. Raises :class:`~kg.errors.InputError` for what
    is no extract, and :class:`~kg.errors.UsageError` where the index cannot be written.
    """
    looks = _looks(extract)
    unfinished = index.with_name(f".{index.name}.part")
    try:
        unfinished.unlink(missing_ok=True)
        with closing(sqlite3.connect(unfinished)) as base:
            yield from _fill(base, items(extract), looks)
        unfinished.replace(index)
    except (sqlite3.Error, OSError) as error:
        raise UsageError(
            f"the index {str(index)!r} cannot be written: {error}",
            advice="Choose a file in a folder that you may write to and has room, with "
            "--index FILE.",
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _looks(extract: Path) -> tuple[int, int]:
    """The size of a file and when it was last changed."""
    try:
        told = extract.stat()
    except OSError as error:
        raise InputError(
            f"cannot be read: {error.strerror}", location=Location(str(extract))
        ) from error
    return told.st_size, told.st_mtime_ns


def _fill(base: sqlite3.Connection, found: Iterator[Item], looks: tuple[int, int]) -> Iterator[int]:
    base.execute("PRAGMA journal_mode = OFF")  # what is unfinished is thrown away
    base.execute("PRAGMA synchronous = OFF")
    base.executescript(_TABLES)
    done = 0
    while stretch := list(islice(found, _BATCH)):
        base.executemany("INSERT OR REPLACE INTO item VALUES (?, ?, ?, ?, ?)", map(_row, stretch))
        base.executemany("INSERT INTO name VALUES (?, ?, ?)", _names(stretch))
        base.executemany("INSERT INTO above VALUES (?, ?)", _above(stretch))
        done += len(stretch)
        yield done
    base.executescript(_INDEXES)
    base.execute("INSERT INTO about VALUES (?, ?, ?)", (_LAYOUT, *looks))
    base.commit()


def _row(item: Item) -> tuple[int, str, str, str, str]:
    classes, countries = (" ".join(map(str, each)) for each in (item.classes, item.countries))
    return item.number, item.label, item.description, classes, countries


def _names(stretch: Iterable[Item]) -> Iterator[tuple[str, int, bool]]:
    for item in stretch:
        label = slug(item.label)
        yield label, item.number, True
        for key in dict.fromkeys(map(slug, item.aliases)):
            if key != label:
                yield key, item.number, False


def _above(stretch: Iterable[Item]) -> Iterator[tuple[int, int]]:
    return ((item.number, each) for item in stretch for each in item.above)


class Index:
    """An index that is there, opened to be read."""

    def __init__(self, path: Path) -> None:
        self._base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)

    def by_name(self, name: str) -> list[Found]:
        """The items that are called so, whatever the case, accents and marks."""
        rows = self._base.execute(_BY_NAME, (slug(name),))
        return [
            Found(
                Item(
                    number,
                    label,
                    description=description,
                    classes=_numbers(classes),
                    countries=_numbers(countries),
                ),
                bool(by_label),
            )
            for number, label, description, classes, countries, by_label in rows
        ]

    def above(self, number: int) -> list[int]:
        """The classes that a class is a kind of, as far as the extract holds it."""
        rows = self._base.execute("SELECT class FROM above WHERE number = ?", (number,))
        return [each for (each,) in rows]

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split()))
