"""Texts as the tagger reads them: word pieces with their offsets and the case of their words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from os import PathLike

    from tokenizers import Encoding, Tokenizer

BREAK: Final = "[unused1]"
"""The piece that stands for a paragraph break."""

_PARAGRAPH: Final = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of a text: vocabulary ids, code point offsets, case of the whole word.

    The vocabulary is uncased, so case is an input of its own: 0 lower or no letters, 1 Title,
    2 UPPER. A paragraph break is a piece of width 0 at the start of the next paragraph.
    """

    ids: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    cases: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.ids)


@cache
def tokenizer_at(path: str | PathLike[str]) -> Tokenizer:
    """The tokenizer of a ``tokenizer.json``, without truncation and padding."""
    from tokenizers import Tokenizer  # not needed by the rules alone

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def pieces_of(tokenizer: Tokenizer, text: str) -> Pieces:
    """The word pieces of a text, paragraph by paragraph."""
    found: list[tuple[int, int, int, int]] = []
    pause = tokenizer.token_to_id(BREAK) or 0
    for paragraph in _PARAGRAPH.finditer(text):
        encoding = tokenizer.encode(paragraph.group(), add_special_tokens=False)
        if encoding.ids and found:
            found.append((pause, paragraph.start(), paragraph.start(), 0))
        found += _pieces(encoding, paragraph.group(), paragraph.start())
    columns: Sequence[tuple[int, ...]] = tuple(zip(*found, strict=True)) or ((), (), (), ())
    return Pieces(*columns)


def _pieces(encoding: Encoding, text: str, start: int) -> Iterator[tuple[int, int, int, int]]:
    words: dict[int | None, tuple[int, int]] = {}
    for word, (a, b) in zip(encoding.word_ids, encoding.offsets, strict=True):
        words[word] = (words[word][0] if word in words else a, b)
    cases = {word: case_of(text[a:b]) for word, (a, b) in words.items()}
    for piece, word, (a, b) in zip(encoding.ids, encoding.word_ids, encoding.offsets, strict=True):
        yield piece, a + start, b + start, cases[word]


def case_of(word: str) -> int:
    """0 lower or no letters, 1 Title, 2 UPPER (two letters at least)."""
    if word.isupper() and len(word) > 1:
        return 2
    return int(word[:1].isupper())
