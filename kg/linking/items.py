"""Items of Wikidata as its dumps hold them: one entity a line, in its JSON.

https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html
"""

from __future__ import annotations

import bz2
import gzip
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final, TextIO, cast

from kg.errors import InputError, Location

LANGUAGES: Final = ("en", "mul", "en-gb", "en-ca", "en-us")
"""Whose labels and aliases are read, the first one that there is for the label."""

_ZIPPED: Final[dict[bytes, Callable[..., IO[Any]]]] = {b"\x1f\x8b": gzip.open, b"BZ": bz2.open}
"""How a file is opened, by its first two bytes."""

_INSTANCE_OF, _SUBCLASS_OF, _COUNTRIES = "P31", "P279", ("P27", "P17")


@dataclass(frozen=True, slots=True)
class Item:
    """One item: identifiers without their Q, so that many need little room."""

    number: int
    label: str
    aliases: tuple[str, ...] = ()
    description: str = ""
    classes: tuple[int, ...] = ()
    above: tuple[int, ...] = ()
    countries: tuple[int, ...] = ()


def items(path: Path) -> Iterator[Item]:
    """The items of an extract, plain, gzip or bzip2, that have a label; properties are passed over.

    Lines may stand between brackets and end in commas, as in Wikidata's dumps. Raises
    :class:`~kg.errors.InputError`, with the line, for what is no such file.
    """
    with _opened(path) as file:
        for number, line in enumerate(_lines(file, path), 1):
            text = line.strip().rstrip(",")
            if text and text not in "[]":
                item = _item(text, Location(str(path), number))
                if item is not None:
                    yield item


def _opened(path: Path) -> TextIO:
    try:
        with path.open("rb") as file:
            opener = _ZIPPED.get(file.read(2))
        if opener is not None:
            return cast("TextIO", opener(path, "rt", encoding="utf-8"))
        return path.open("rt", encoding="utf-8")
    except OSError as error:
        raise _unreadable(path, error) from error


def _lines(file: TextIO, path: Path) -> Iterator[str]:
    try:
        yield from file
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: Exception) -> InputError:
    reason = getattr(error, "strerror", None) or error
    return InputError(f"cannot be read: {reason}", location=Location(str(path)))


def _item(text: str, where: Location) -> Item | None:
    try:
        told = json.loads(text)
    except ValueError as error:
        raise _no_entity(where, str(error)) from error
    if not isinstance(told, dict) or not isinstance(told.get("id"), str):
        raise _no_entity(where, "no object with an id")
    identifier = told["id"]
    label = next(iter(_texts(told, "labels")), "")
    if not identifier.startswith("Q") or not identifier[1:].isdigit() or not label:
        return None
    claims = _object(told, "claims")
    return Item(
        int(identifier[1:]),
        label,
        tuple(dict.fromkeys((*_texts(told, "labels")[1:], *_texts(told, "aliases")))),
        next(iter(_texts(told, "descriptions")), ""),
        _numbers(claims, _INSTANCE_OF),
        _numbers(claims, _SUBCLASS_OF),
        tuple(number for pid in _COUNTRIES for number in _numbers(claims, pid)),
    )


def _no_entity(where: Location, why: str) -> InputError:
    return InputError(
        f"not an entity of Wikidata: {why}",
        location=where,
        advice="An extract holds one entity a line, in the JSON of Wikidata's dumps.",
    )


def _object(told: dict[str, object], key: str) -> dict[str, object]:
    """An object by its key; what is empty, PHP writes as a list."""
    value = told.get(key)
    return value if isinstance(value, dict) else {}


def _texts(told: dict[str, object], key: str) -> list[str]:
    """What is said in the languages that we read, in their order."""
    said = _object(told, key)
    found: list[str] = []
    for language in LANGUAGES:
        terms = said.get(language)
        each = terms if isinstance(terms, list) else [terms]
        found += [t["value"] for t in each if isinstance(t, dict) and isinstance(t["value"], str)]
    return found


def _numbers(claims: dict[str, object], pid: str) -> tuple[int, ...]:
    """The items that are values of a property, those of deprecated statements left out."""
    statements = claims.get(pid)
    found = (_number(each) for each in (statements if isinstance(statements, list) else []))
    return tuple(dict.fromkeys(number for number in found if number))


def _number(statement: dict[str, object]) -> int:
    if statement.get("rank") == "deprecated":
        return 0
    value = _object(_object(_object(statement, "mainsnak"), "datavalue"), "value").get("id")
    return int(value[1:]) if isinstance(value, str) and value[1:].isdigit() else 0
