"""The header of a stored query: ``#+`` lines in the manner of grlc, in a small part of YAML.

::

    #+ summary: One line.
    #+ description:
    #+   Text of any length, joined by blanks.
    #+ params:
    #+   status:
    #+     type: enum
    #+     values: [held, planned]
    #+     description: What became of it.
    #+ example:
    #+   status: held
    #+ plot:
    #+   kind: timeline
    #+   x: date

A key stands two blanks deeper than what it belongs to. Nothing is quoted or escaped.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kg.errors import Location, UsageError

MARK: Final = "#+"
_STEP: Final = 2
_KEY: Final = re.compile(r"([a-z][a-z0-9-]*):(?: +(.*))?\Z")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a header without its mark; ``indent`` counts the blanks before its text."""

    number: int
    indent: int
    text: str


@dataclass(frozen=True, slots=True)
class Field:
    """A key's value: what stands behind it in its line, and the lines below that belong to it."""

    location: Location
    value: str
    inside: tuple[Line, ...] = ()

    @property
    def text(self) -> str:
        """All of it as one text."""
        return " ".join(filter(None, (self.value, *(line.text for line in self.inside))))

    @property
    def columns(self) -> tuple[str, ...]:
        """One word, or the members of ``[a, b]``."""
        return self.items if self.text.startswith("[") else (self.text,)

    @property
    def items(self) -> tuple[str, ...]:
        """The members of ``[a, b]``."""
        if not (self.text.startswith("[") and self.text.endswith("]")):
            raise malformed(f"not a list: {self.text!r}", self.location, "Write [this, that].")
        return tuple(item.strip() for item in self.text[1:-1].split(",") if item.strip())


def split(text: str) -> tuple[tuple[Line, ...], str]:
    """The lines of the header at the top of a file, and the query below it."""
    lines = text.splitlines(keepends=True)
    height = next((i for i, line in enumerate(lines) if not line.startswith(MARK)), len(lines))
    header = (_line(number, line) for number, line in enumerate(lines[:height], 1))
    return tuple(line for line in header if line.text), "".join(lines[height:])


def _line(number: int, line: str) -> Line:
    text = line.removeprefix(MARK).removeprefix(" ").rstrip()
    return Line(number, len(text) - len(text.lstrip(" ")), text.strip())


def fields(lines: Sequence[Line], file: str, known: Collection[str] = ()) -> dict[str, Field]:
    """The keys at the outermost level of ``lines``, each with its value.

    Only ``known`` keys are allowed, if any are given. Raises :class:`~kg.errors.UsageError`, with
    the line, for any other, one that comes twice, and lines that are no ``key: value``.
    """
    found: dict[str, Field] = {}
    for block in _blocks(lines):
        first, *rest = block
        where = Location(file, first.number)
        match = _KEY.match(first.text)
        if match is None or first.indent != lines[0].indent:
            raise malformed(f"not `key: value`: {first.text!r}", where, "Mind the blanks before.")
        key, value = match[1], match[2] or ""
        if key in found:
            raise malformed(f"{key!r} comes twice", where, "Leave one of them out.")
        if known and key not in known:
            raise malformed(f"{key!r} is not known", where, f"Known are {', '.join(known)}.")
        found[key] = Field(where, value, _deeper(rest, first, file))
    return found


def _blocks(lines: Sequence[Line]) -> Iterable[list[Line]]:
    """Each line that is not deeper than the first, with the deeper ones below it."""
    blocks: list[list[Line]] = []
    for line in lines:
        if not blocks or line.indent <= lines[0].indent:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _deeper(lines: list[Line], first: Line, file: str) -> tuple[Line, ...]:
    if lines and lines[0].indent != first.indent + _STEP:
        where = Location(file, lines[0].number)
        raise malformed(f"not {_STEP} blanks deeper: {lines[0].text!r}", where, "Indent it so.")
    return tuple(lines)


def required(found: Mapping[str, Field], key: str, where: Location) -> Field:
    """The field of a key that must be there and say something."""
    if key not in found or not found[key].text:
        raise malformed(f"{key!r} is missing", where, f"Add `{key}: ...`.")
    return found[key]


def malformed(problem: str, where: Location, advice: str) -> UsageError:
    """An error in a stored query."""
    return UsageError(f"in the stored query: {problem}", location=where, advice=advice)
