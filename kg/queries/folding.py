"""Conditions on a parameter, decided when its value is known: engines need not read them at all.

``FILTER (!BOUND(?from) || ?day >= STR(?from))`` is nothing where ``from`` is left open, and
``FILTER (?day >= STR(?from))`` where it is given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from kg.sparql import Token, tokens

Cut = tuple[str, int, int]
"""A variable, and start and end of what is left out where it is open, or where it is given."""

_PLACE: Final = ("VALUES", None, "{", "UNDEF", "}")
_CONDITION: Final = ("FILTER", "(", "!", "BOUND", "(", None, ")", "|", "|")
_KEPT: Final = 256
"""Of how many queries is remembered what can be left out."""


@lru_cache(maxsize=_KEPT)
def places(text: str) -> tuple[Cut, ...]:
    """Where a query takes parameters: variable, start and end of ``VALUES ?variable { UNDEF }``."""
    stream = list(tokens(text))
    found = (stream[i : i + len(_PLACE)] for i in _matches(stream, _PLACE))
    return tuple((each[1].text[1:], each[0].start, each[-1].end) for each in found)


@lru_cache(maxsize=_KEPT)
def conditions(text: str) -> tuple[tuple[Cut, Cut], ...]:
    """What can be left out of a query: the filter, where a variable is open, and its beginning.

    Only of variables that stand in such filters and their places alone, so that nothing else binds
    them; and the beginning only where a place stands in the same braces.
    """
    stream = list(tokens(text))
    found = [(stream[i + 5].text, i, _closing(stream, i + 1)) for i in _matches(stream, _CONDITION)]
    inside = {(name, at) for name, start, end in found for at in range(start, end)}
    placed = {(stream[i + 1].text, i + 1) for i in _matches(stream, _PLACE)}
    elsewhere = {
        token.text
        for at, token in enumerate(stream)
        if token.kind == "variable" and (token.text, at) not in inside | placed
    }
    return tuple(
        (
            (name[1:], stream[start].start, stream[end].end),
            (name[1:], stream[start + 2].start, stream[start + 8].end),
        )
        for name, start, end in found
        if name not in elsewhere
        and any(known == name and _same_braces(stream, at, start) for known, at in placed)
    )


def _matches(stream: Sequence[Token], pattern: Sequence[str | None]) -> Iterator[int]:
    """Where the pattern begins; None stands for a variable."""
    for index in range(len(stream) - len(pattern) + 1):
        window = stream[index : index + len(pattern)]
        if all(
            token.kind == "variable" if want is None else token.key == want
            for want, token in zip(pattern, window, strict=True)
        ):
            yield index


def _closing(stream: Sequence[Token], opening: int) -> int:
    """Where the bracket that opens there is closed."""
    depth = 0
    for index in range(opening, len(stream)):
        depth += (stream[index].text in ("(", "{")) - (stream[index].text in (")", "}"))
        if depth == 0:
            return index
    return len(stream) - 1


def _same_braces(stream: Sequence[Token], one: int, other: int) -> bool:
    """Whether two tokens stand in the same braces, not one of them deeper."""
    depth = 0
    for token in stream[min(one, other) + 4 : max(one, other)] if one < other else ():
        depth += (token.text == "{") - (token.text == "}")
        if depth < 0:
            return False
    return one < other and depth == 0
