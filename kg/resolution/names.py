"""Whether two names are spellings or lengths of one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from enum import IntEnum
from functools import cache, lru_cache
from itertools import combinations
from pathlib import Path

from anyascii import anyascii

_SHORT = 3
"""Up to this length, and of names with a vowel at both ends, letters must be the same."""

_LONG = 6
"""From this length on two letters may differ, and one below."""

_FULL = 2
"""Parts that a full name has at least: a given name and a family name."""

_VOWELS = re.compile(r"[aeiouyh]")
_DOUBLED = re.compile(r"(.)\1+")


class Likeness(IntEnum):
    """How like two names are, the most alike last."""

    NONE = 0
    ONE_PART = 1
    ACRONYM = 2
    SHORTER = 3
    SPELLING = 4
    LETTERS = 5


@cache
def _data() -> tuple[frozenset[str], frozenset[str], re.Pattern[str], dict[str, str]]:
    path = Path(__file__).parent / "data" / "names.toml"
    data = tomllib.loads(path.read_text("utf-8"))
    sounds: dict[str, str] = data["sounds"]
    longest_first = sorted(sounds, key=lambda s: (-len(s), s))
    pattern = re.compile("|".join(longest_first))
    return frozenset(data["honorifics"]), frozenset(data["particles"]), pattern, sounds


@lru_cache(maxsize=65_536)
def parts(name: str) -> tuple[str, ...]:
    """A name's own words in ASCII, lower case, without titles and particles: its parts.

    A name of nothing but those keeps them; one that nobody can write in ASCII is one part.
    """
    honorifics, particles, _, _ = _data()
    words = re.findall(r"[a-z0-9]+", anyascii(name).lower().replace("'", "").replace("`", ""))
    own = [w for w in words if w not in honorifics]
    return tuple([w for w in own if w not in particles] or own or words) or (name.casefold(),)


@lru_cache(maxsize=65_536)
def skeleton(part: str) -> str:
    """The consonants of a part, each sound by one letter: ``mammadzadeh``, ``mamedzade``: mmdsd."""
    _, _, pattern, sounds = _data()
    if len(part) <= _SHORT:
        return part
    sounded = pattern.sub(lambda found: sounds[found[0]], part)
    sounded = pattern.sub(lambda found: sounds[found[0]], sounded)  # sh is s in the end
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", _DOUBLED.sub(r"\1", sounded))) or part


def keys(name: str) -> frozenset[str]:
    """Where like names meet: two names that can be one share at least one of their keys."""
    own = parts(name)
    bones = [skeleton(p) for p in own]
    pairs = {"+".join(sorted(pair)) for pair in combinations(bones, 2)}
    initials = {
        f"{first[0]}.{bone}"
        for i, first in enumerate(own)
        for j, bone in enumerate(bones)
        if i != j and len(own[j]) > 1
    }
    if len(own) < _FULL:
        return frozenset(f"1+{bone}" for bone in bones)
    return frozenset(pairs | initials | {f"={skeleton(''.join(own))}"})


@lru_cache(maxsize=65_536)
def likeness(one: str, other: str) -> Likeness:
    """How like two names are, whatever the order of their parts."""
    short, long = sorted((parts(one), parts(other)), key=lambda p: (len(p), p))
    matched = _matched(short, long)
    if matched is None:
        joined = "".join(short), "".join(long)
        written_together = len(short) != len(long) and _spelt_alike(*joined)
        return Likeness.SPELLING if written_together else Likeness.NONE
    if len(short) < _FULL:
        return Likeness.LETTERS if short == long else Likeness.ONE_PART
    if all(a == b for a, b in matched) and len(short) == len(long):
        return Likeness.LETTERS
    if len(short) == len(long):
        return Likeness.SPELLING
    return Likeness.SHORTER


def _matched(short: Sequence[str], long: Sequence[str]) -> list[tuple[str, str]] | None:
    """Each part of the shorter name with one of the longer, or None; the same letters first."""
    wanted, left = list(short), list(long)
    pairs: list[tuple[str, str]] = []
    for test in (_equal, _spelt_alike, _initial):
        for part in tuple(wanted):
            found = next((other for other in left if test(part, other)), None)
            if found is not None:
                wanted.remove(part)
                left.remove(found)
                pairs.append((part, found))
    return None if wanted else pairs


def _equal(one: str, other: str) -> bool:
    return one == other


def _initial(one: str, other: str) -> bool:
    return 1 in (len(one), len(other)) and one[0] == other[0]


def _spelt_alike(one: str, other: str) -> bool:
    if min(len(one), len(other)) <= _SHORT:
        return one.replace("y", "i") == other.replace("y", "i")
    if skeleton(one) != skeleton(other):
        return False
    if _of_another_gender(one, other):
        return False
    allowed = 2 if max(len(one), len(other)) >= _LONG else 1
    return (
        _distance(*(_DOUBLED.sub(r"\1", part).removesuffix("h") for part in (one, other)))
        <= allowed
    )


def _of_another_gender(one: str, other: str) -> bool:
    """``ivanov`` and ``ivanova``, ``mario`` and ``maria``."""
    short, long = sorted((one, other), key=len)
    return long == f"{short}a" or (one[:-1] == other[:-1] and {one[-1], other[-1]} == {"a", "o"})


def _distance(one: str, other: str) -> int:
    """Letters to put in, leave out or change (Levenshtein)."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]
