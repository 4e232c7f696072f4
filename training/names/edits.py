"""Constructed cases: texts whose persons and bodies bear other names, from all over the world.

A corpus of one country's newspapers and an encyclopedia teach that whatever is foreign is a person
or a place. Here firms, unions and movements have such names too.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random

from kg.extraction.analysis.name_words import name_words
from kg.extraction.model import EntityType
from training.names.gold import Named
from training.tagger import edits as tagger_edits

_SHORTEST = 3  # letters of a word of a name that is replaced: not "J." and not "de"
_LINKED = 0.5  # of constructed names have a link ("del")


def _words(beside: str) -> Mapping[str, Sequence[str]]:
    text = Path(beside).with_name("edits.toml").read_text("utf-8")
    return dict(tomllib.loads(text))


_PERSONS = _words(tagger_edits.__file__)
_BODIES = _words(__file__)


def renamed(text: Named, rng: Random, *, persons: float = 0.5, bodies: float = 0.3) -> Named:
    """The text with these shares of its persons and organizations under other names.

    All names of one wording get one other; every word of a person's name has its own.
    """
    chosen: dict[str, str] = {}
    parts: dict[str, str] = {}
    rename: dict[EntityType, tuple[float, Callable[[str], str]]] = {
        EntityType.PERSON: (persons, lambda name: _person(name, parts, rng)),
        EntityType.ORGANIZATION: (bodies, lambda name: _body(name, rng)),
    }
    pieces: list[str] = []
    names: list[tuple[int, int, EntityType]] = []
    moved = _Moved()
    done = length = 0
    for start, end, kind in text.names:
        name = text.body[start:end]
        share, other = rename.get(kind, (0.0, str))
        if name not in chosen:
            chosen[name] = other(name) if rng.random() < share else name
        pieces += text.body[done:start], chosen[name]
        length += start - done
        names.append((length, length + len(chosen[name]), kind))
        length, done = length + len(chosen[name]), end
        moved.append(end, length)
    body = "".join((*pieces, text.body[done:]))
    unknown = tuple((moved.place(start), moved.place(end)) for start, end in text.unknown)
    return Named(text.id, body, tuple(names), unknown)


class _Moved:
    """Where places between names have come to lie."""

    def __init__(self) -> None:
        self._ends = [(0, 0)]

    def append(self, before: int, after: int) -> None:
        self._ends.append((before, after))

    def place(self, offset: int) -> int:
        before, after = max(pair for pair in self._ends if pair[0] <= offset)
        return offset - before + after


def _person(name: str, parts: dict[str, str], rng: Random) -> str:
    words = name.split(" ")
    for i, word in enumerate(words):
        if len(word) >= _SHORTEST and word[0].isupper():
            lists = "family" if i + 1 == len(words) else "given"
            new = parts.setdefault(word.lower(), rng.choice(_PERSONS[lists]))
            words[i] = new.upper() if word.isupper() else new
    return " ".join(words)


def _body(name: str, rng: Random) -> str:
    """A constructed name; those stay that say by a word what they are, and acronyms."""
    last = name.rpartition(" ")[2]
    if name.isupper() or last.lower() in name_words("organizations"):
        return name
    pick = {key: rng.choice(words) for key, words in _BODIES.items()}
    if rng.random() < _LINKED:
        return f"{pick['openers']} {pick['links']} {pick['others']}"
    return f"{pick['proper']} {pick['trades']}{pick['ends']}"
