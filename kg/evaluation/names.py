"""Names compared by their words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

_MORE_WORDS: Final = 8
_WORD: Final = re.compile(r"\w+")
_ARTICLES: Final = frozenset(("the", "a", "an"))
_LETTERS: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"}
    | {"ð": "d", "þ": "th", "ə": "e"}
)


def words(name: str) -> frozenset[str]:
    """The words of a name, lower case and without accents, the articles left out."""
    decomposed = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return frozenset(_WORD.findall(plain)) - _ARTICLES


def named(found: Iterable[str], gold: str) -> bool:
    """Whether one of the names holds every word of the gold name, and at most eight more."""
    want = words(gold)
    return bool(want) and any(
        want <= have and len(have) <= len(want) + _MORE_WORDS for have in map(words, found)
    )
