"""Stored queries with the places of their parameters, folded once for each way of giving them.

Which conditions hold nothing where a parameter is left open, or decide nothing where it is given,
depends on which are given and not on their terms: so a query is folded (see :mod:`kg.folding`) for
each choice of parameters once, and terms then only take their places.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Final

from kg.folding import folded
from kg.sparql import Token, tokens

Cut = tuple[str, int, int]
"""A variable, and start and end of its place."""

_PLACE: Final = ("VALUES", None, "{", "UNDEF", "}")
_KEPT: Final = 1024
"""Of how many queries and choices of parameters the folded text is remembered."""

_SLOT: Final = "urn:x-kg-parameter:"
"""What the terms begin with that stand for others while a query is folded."""


class Shape(Enum):
    """What a variable is given, as far as it matters to folding."""

    IRI = "<{0}first:{1}>"
    LITERAL = '"{0}string:{1}"^^<{0}type>'
    SEVERAL = "<{0}first:{1}> <{0}others:{1}>"


class _Slot(Enum):
    """What of a variable's terms stands at a place."""

    FIRST = "first"
    OTHERS = "others"
    STRING = "string"  # of a literal, without its datatype or language

    def of(self, terms: Sequence[str]) -> str:
        """That of these terms, which are written as SPARQL."""
        if self is _Slot.OTHERS:
            return " ".join(terms[1:])
        found = _STRING.match(terms[0]) if self is _Slot.STRING else None
        return found[0] if found else terms[0]


_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*"')


@dataclass(frozen=True, slots=True)
class Template:
    """The text of a query as far as it is known, and between its pieces what is to be put there.

    A slot is a variable, and what of its terms stands there.
    """

    pieces: tuple[str, ...]
    slots: tuple[tuple[str, _Slot], ...]

    def filled(self, terms: Mapping[str, Sequence[str]]) -> str:
        """The query with the terms of each variable, written as SPARQL, in their places."""
        parts = [self.pieces[0]]
        for (variable, slot), piece in zip(self.slots, self.pieces[1:], strict=True):
            parts += [slot.of(terms[variable]), piece]
        return "".join(parts)


@lru_cache(maxsize=_KEPT)
def places(text: str) -> tuple[Cut, ...]:
    """Where a query takes parameters: variable, start and end of ``VALUES ?variable { UNDEF }``."""
    stream = list(tokens(text))
    starts = (at for at, token in enumerate(stream) if token.key == "VALUES")
    found = (stream[at : at + len(_PLACE)] for at in starts)
    return tuple((each[1].text[1:], each[0].start, each[-1].end) for each in found if _fits(each))


def _fits(stream: Sequence[Token]) -> bool:
    """Whether these tokens are a place."""
    return len(stream) == len(_PLACE) and all(
        token.kind == "variable" if want is None else token.key == want
        for want, token in zip(_PLACE, stream, strict=True)
    )


@lru_cache(maxsize=_KEPT)
def template(text: str, shapes: frozenset[tuple[str, Shape]]) -> Template:
    """The query folded where these variables are given something, and the others nothing."""
    given = dict(shapes)
    parts, done = [], 0
    for name, start, end in places(text):
        slots = given[name].value.format(_SLOT, name) if name in given else ""
        parts += [text[done:start], f"VALUES ?{name} {{ {slots} }}" if slots else ""]
        done = end
    return _cut(folded("".join([*parts, text[done:]])))


def _cut(text: str) -> Template:
    """The text, cut where the slots are."""
    pieces, slots, done = [], [], 0
    for found in _SLOTS.finditer(text):
        part, name, typed = found.groups()
        pieces.append(text[done : found.start()])
        slots.append((name, _Slot.FIRST if typed else _Slot(part)))
        done = found.end()
    return Template((*pieces, text[done:]), tuple(slots))


_SLOTS: Final = re.compile(rf'[<"]{_SLOT}(\w+):(\w+)[>"](\^\^<{_SLOT}type>)?')
