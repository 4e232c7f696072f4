"""Names that are spelled much like another."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from anyascii import anyascii

_ALIKE: Final = 0.8
_FEW: Final = 3


def similar(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """The few of ``known`` that come closest, whole or by some of their words, the closest first.

    Accents, alphabets and capitals do not count.
    """
    wanted = _plain(name)
    length = len(wanted.split())
    spelled: dict[str, str] = {}
    for each in sorted(known, key=lambda name: (len(name), name)):
        words = _plain(each).split()
        for start in range(len(words) - length + 1 if length else 0):
            spelled.setdefault(" ".join(words[start : start + length]), each)
        spelled.setdefault(" ".join(words), each)
    close = get_close_matches(wanted, spelled, n=_FEW, cutoff=_ALIKE)
    return tuple(dict.fromkeys(spelled[form] for form in close))


def _plain(name: str) -> str:
    return " ".join(anyascii(name).lower().split())
