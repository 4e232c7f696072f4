"""Offices: which are one in other words, and which nobody holds together."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from anyascii import anyascii

_NO_DEPARTMENTS = {
    "of",
    "and",
    "for",
    "the",
    "affairs",
    "to",
    "in",
    "on",
    "by",
    "with",
    "relations",
}
_SINGULAR = {"foreign", "interior", "defence", "finance", "justice"}
"""Departments of which a country has one."""


@dataclass(frozen=True, slots=True, order=True)
class Office:
    """What an office is: its class, the department of a minister, and whether it is held.

    ``kind`` is "" for what the data does not know; then ``departments`` are its words.
    """

    kind: str
    field: str
    departments: tuple[str, ...] = ()
    held: bool = True


@cache
def _data() -> tuple[list[tuple[str, str, str]], frozenset[str], frozenset[str], dict[str, str]]:
    path = Path(__file__).parent / "data" / "offices.toml"
    data = tomllib.loads(path.read_text("utf-8"))
    phrases = [(w, c["name"], c["field"]) for c in data["class"] for w in c["words"]]
    phrases.sort(key=lambda p: (-len(p[0].split()), -len(p[0]), p[0]))
    return phrases, frozenset(data["not_held"]), frozenset(data["lesser"]), data["departments"]


@lru_cache(maxsize=16_384)
def office(words: str) -> Office:
    """The office that the text calls so: ``Minister of Foreign Affairs``, ``energy minister``."""
    phrases, not_held, lesser, _ = _data()
    said = re.findall(r"[a-z]+", anyascii(words).lower())
    held = not not_held & set(said)
    if lesser & set(said[:-1]):
        return Office("", "", tuple(sorted(said)), held)
    text = f" {' '.join(said)} "
    for phrase, kind, field in phrases:
        if f" {phrase} " in text:
            rest = text.replace(f" {phrase} ", " ").split()
            departments = _departments(phrase, rest) if kind == "minister" else ()
            return Office(kind, field, departments, held)
    return Office("", "", tuple(sorted(said)), held)


def _departments(phrase: str, rest: list[str]) -> tuple[str, ...]:
    _, _, _, same = _data()
    named = [*rest, *(["diplomat"] if "diplomat" in phrase else [])]
    return tuple(sorted({same.get(w, w) for w in named} - _NO_DEPARTMENTS))


def agree(one: Collection[Office], other: Collection[Office]) -> bool:
    """Whether an office of the one is an office of the other in these or other words."""
    return any(_agree(a, b) for a in one for b in other)


def _agree(one: Office, other: Office) -> bool:
    if not (one.held and other.held) or one.kind != other.kind:
        return False
    if one.departments == other.departments:
        return True
    return one.kind == "minister" and bool(set(one.departments) & set(other.departments))


def clash(one: Collection[Office], other: Collection[Office]) -> bool:
    """Whether nobody holds an office of the one and an office of the other at a time.

    Not where an office is the same, or is known to the data on neither side.
    """
    if agree(one, other):
        return False
    return any(_clash(a, b) for a in one for b in other) and not any(
        a.field == b.field != "" and not _clash(a, b) for a in one for b in other
    )


def _clash(one: Office, other: Office) -> bool:
    if not one.field or not other.field:
        return False
    if one.field != other.field:
        return True
    both = (set(one.departments) & _SINGULAR, set(other.departments) & _SINGULAR)
    return one.kind == other.kind == "minister" and all(both) and not both[0] & both[1]
