"""brat's standoff format: the lines of a .ann file as values.

https://brat.nlplab.org/standoff.html. Text-bound annotations (T), events (E) and relations (R) are
read; attributes (A, M), normalisations (N), equivalences (*) and notes (#) are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kg.errors import InputError, Location
from kg.evaluation.measures import Places

_KINDS: Final = "TERAM#*N"
_FRAGMENT: Final = re.compile(r"(\d+) (\d+)")
_REFERENCE: Final = re.compile(r"[^\s:]+:([^\s:]+)")
_RULE: Final = "See https://brat.nlplab.org/standoff.html for the format of the line."
_OFFSETS: Final = (
    "Offsets are Unicode code points into the .txt file (not bytes), the end exclusive."
)


@dataclass(frozen=True, slots=True)
class TextBound:
    """A label on one place of the text, or on several."""

    id: str
    label: str
    places: Places
    line: int


@dataclass(frozen=True, slots=True)
class Tie:
    """An event or a relation: the annotations that it ties together, an event's trigger first."""

    id: str
    members: tuple[str, ...]
    line: int


Annotation = TextBound | Tie


def marks_of(text: str, body: str, file: str) -> Iterator[Annotation]:
    """The annotations of a .ann file on a text, in order.

    Raises :class:`~kg.errors.InputError`, with the line, for one that cannot be read, or whose
    words are not those of the text at its place.
    """
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            location = Location(file, number)
            found = _annotation(line.rstrip("\r"), body, location)
            if found is not None:
                yield found


def _annotation(line: str, body: str, location: Location) -> Annotation | None:
    name, _, rest = line.partition("\t")
    main, _, tail = rest.partition("\t")
    kind = name[:1]
    if not kind or kind not in _KINDS or not main:
        raise InputError(f"not an annotation: {line[:60]!r}", location=location, advice=_RULE)
    if kind == "T":
        return _text_bound(name, main, tail, body, location)
    return _tie(name, main, location) if kind in "ER" else None


def _text_bound(name: str, main: str, words: str, body: str, location: Location) -> TextBound:
    label, _, offsets = main.partition(" ")
    matches = [_FRAGMENT.fullmatch(part) for part in offsets.split(";")]
    places = tuple((int(m[1]), int(m[2])) for m in matches if m)
    if not label or len(places) < len(matches):
        raise InputError(f"{name} has no offsets: {main!r}", location=location, advice=_RULE)
    for start, end in places:
        if not start < end <= len(body):
            raise InputError(
                f"{name}: {start} {end} is no place in a text of {len(body):,} characters",
                location=location,
                advice=_OFFSETS,
            )
    _check_words(name, places, words, body, location)
    return TextBound(name, label, places, location.line or 0)


def _check_words(name: str, places: Places, words: str, body: str, location: Location) -> None:
    """The line repeats the words: they tell offsets of another text, or counted otherwise."""
    there = " ".join(body[start:end] for start, end in places)
    if words and "".join(words.split()) != "".join(there.split()):
        raise InputError(
            f"{name}: the text has {_short(there)} there, and not {_short(words)}",
            location=location,
            advice=_OFFSETS,
        )


def _short(text: str) -> str:
    return repr(text if len(text) <= 40 else f"{text[:39]}…")  # noqa: PLR2004 -- half a line


def _tie(name: str, main: str, location: Location) -> Tie:
    """``E1 Attribution:T4 Source:T3 Content:T1``, or ``R1 Said Arg1:T3 Arg2:T1``."""
    parts = main.split() if name[0] == "E" else main.split()[1:]
    matches = [_REFERENCE.fullmatch(part) for part in parts]
    members = tuple(m[1] for m in matches if m)
    if not members or len(members) < len(matches):
        raise InputError(f"{name} ties nothing: {main!r}", location=location, advice=_RULE)
    return Tie(name, members, location.line or 0)
