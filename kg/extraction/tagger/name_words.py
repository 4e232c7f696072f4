"""Words as the name head sees them: which pieces they are, and what the word lists say of each."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from kg.extraction.analysis.gazetteer import words_known
from kg.extraction.analysis.name_chunks import ChunkKind
from kg.extraction.analysis.name_words import given_names, honorifics
from kg.extraction.analysis.names import heads
from kg.extraction.analysis.offices import office_words
from kg.extraction.lexicon import words as lexicon_words
from kg.extraction.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extraction.tagger.decoding import Floats
    from kg.extraction.tagger.pieces import Pieces

_HEADS: Final = (ChunkKind.ORGANIZATION, ChunkKind.PLACE, ChunkKind.EVENT)
_TYPES: Final = (EntityType.COUNTRY, EntityType.PLACE)

LOOKS: Final = 18
"""How many numbers the word lists give for a word."""


def words_of(text: str, pieces: Pieces) -> list[int]:
    """The first piece of each word: pieces that follow each other without a mark are one."""
    starts, ends = pieces.starts, pieces.ends
    return [
        i
        for i, start in enumerate(starts)
        if not (
            i
            and start == ends[i - 1]
            and start < ends[i]
            and text[start].isalnum()
            and text[start - 1].isalnum()
        )
    ]


def features_of(text: str, pieces: Pieces, states: Floats, firsts: Sequence[int]) -> Floats:
    """What the head reads [words, size + LOOKS]: the mean of a word's states, and its looks."""
    lasts = [*firsts[1:], len(pieces)]
    means = states[firsts]
    for i, (first, last) in enumerate(zip(firsts, lasts, strict=True)):
        if last > first + 1:
            means[i] = states[first:last].mean(0)
    words = (
        text[pieces.starts[first] : pieces.ends[last - 1]]
        for first, last in zip(firsts, lasts, strict=True)
    )
    looks = np.frombuffer(b"".join(map(looks_of, words)), dtype=np.uint8).reshape(-1, LOOKS)
    return np.concatenate([means, looks], axis=1, dtype=np.float32)


@lru_cache(maxsize=1 << 14)
def looks_of(word: str) -> bytes:
    """Capitals, and of which word lists a word is: LOOKS bytes, each 0 or 1."""
    lower, first = word.lower(), word[:1]
    inner = any(letter.isupper() for letter in word[1:])
    capital = first.isupper() or (inner and not word.isupper())
    shape = (
        first.isupper(),
        word.isupper() and len(word) > 1,
        inner and not word.isupper(),
        word.isalpha() and word.islower(),
        word.isdigit(),
        not first.isalnum(),
        lower in lexicon_words("common_words"),
    )
    if not capital:
        return bytes(shape).ljust(LOOKS, b"\0")
    head = heads().get(lower)
    known = words_known().get(lower, frozenset())
    lists = (
        lower in given_names(),
        *(head is kind for kind in _HEADS),
        lower in office_words(),
        lower in honorifics(),
        "demonym" in known,
        *(kind in known for kind in _TYPES),
        "organization" in known,
        "begins" in known,
    )
    return bytes((*shape, *lists))
