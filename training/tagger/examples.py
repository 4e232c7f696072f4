"""Gold articles as numbers: what the network reads, and what it is to answer."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from kg.extraction.tagger.labels import BEGIN, INSIDE, Part
from kg.extraction.tagger.pieces import Pieces, pieces_of
from training.tagger.gold import Attribution, Pair, Text

IGNORE = -100
NOWHERE = -1  # a link that leads to nothing: the source of a cue that has none

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The labels of an analysis, each a number."""

    tags: Mapping[str, int]
    names: Mapping[str, int]
    relations: Mapping[str, int]


def vocabulary(texts: Sequence[Text]) -> Vocabulary:
    """The labels that the tokens of the texts have, in alphabetical order."""
    tokens = [token for text in texts for token in text.tokens]

    def numbered(labels: set[str]) -> dict[str, int]:
        return {label: i for i, label in enumerate(sorted(labels))}

    return Vocabulary(
        numbered({t.tag for t in tokens}),
        numbered({t.name for t in tokens}),
        numbered({t.relation for t in tokens}),
    )


@dataclass(frozen=True, slots=True)
class Example:
    """An article or a window of one; every array has a place for each piece.

    ``cues`` and ``sources`` are the pieces that open what a content and a cue belong to,
    ``heads`` the governors; all three are indices of pieces, NOWHERE or IGNORE.
    """

    ids: Ints
    cases: Ints
    labels: Ints
    cues: Ints
    sources: Ints
    heads: Ints
    tags: Ints = field(repr=False)
    names: Ints = field(repr=False)
    relations: Ints = field(repr=False)

    def __len__(self) -> int:
        return len(self.ids)

    def window(self, start: int, end: int) -> Example:
        """The pieces from ``start`` to ``end``; links that leave the window are ignored."""
        cut = {
            name: getattr(self, name)[start:end].copy()
            for name in ("ids", "cases", "labels", "tags", "names", "relations")
        }
        links = {
            name: _within(getattr(self, name)[start:end], start, end)
            for name in ("cues", "sources", "heads")
        }
        return Example(**cut, **links)


def _within(links: Ints, start: int, end: int) -> Ints:
    kept = np.where((links >= start) & (links < end), links - start, IGNORE)
    return np.where(links == NOWHERE, NOWHERE, kept)


def example_of(tokenizer: Tokenizer, text: Text, known: Vocabulary) -> Example:
    """A whole article as an example."""
    pieces = pieces_of(tokenizer, text.body)
    length = len(pieces)
    blank = {
        name: np.full(length, IGNORE, dtype=np.int64)
        for name in ("cues", "sources", "heads", "tags", "names", "relations")
    }
    labels = np.zeros(length, dtype=np.int64)
    for attribution in text.attributions:
        _mark(pieces, attribution, labels, blank["cues"], blank["sources"])
    for i in range(1, length - 1):
        if pieces.starts[i] == pieces.ends[i] and labels[i + 1] == INSIDE[Part.CONTENT]:
            labels[i] = labels[i + 1]
    _analyse(pieces, text, known, blank)
    return Example(np.array(pieces.ids), np.array(pieces.cases), labels, **blank)


def _covered(pieces: Pieces, pair: Pair) -> range:
    first = bisect_left(pieces.starts, pair[0])
    while first < len(pieces) and pieces.ends[first] == pieces.starts[first]:
        first += 1
    last = bisect_left(pieces.ends, pair[1] + 1, lo=first) if first < len(pieces) else first
    return range(first, last)


def _mark(
    pieces: Pieces, attribution: Attribution, labels: Ints, cues: Ints, sources: Ints
) -> None:
    places: dict[str, list[range]] = {"content": [], "cue": [], "source": []}
    for part, pair in attribution.spans():
        covered = _covered(pieces, pair)
        if covered:
            labels[covered.start : covered.stop] = INSIDE[Part(part)]
            labels[covered.start] = BEGIN[Part(part)]
            places[part].append(covered)
    cue = places["cue"][0][0] if places["cue"] else NOWHERE
    source = places["source"][0][0] if places["source"] else NOWHERE
    for covered in places["content"]:
        cues[covered.start : covered.stop] = cue
    for covered in places["cue"]:
        sources[covered.start : covered.stop] = source


def _analyse(pieces: Pieces, text: Text, known: Vocabulary, arrays: Mapping[str, Ints]) -> None:
    first = {start: i for i, start in reversed(list(enumerate(pieces.starts)))}
    widths = {
        start: i + (pieces.starts[i] == pieces.ends[i]) for start, i in first.items()
    }  # not the paragraph break, which shares its place
    for token in text.tokens:
        place = widths.get(token.start)
        if place is None or place >= len(pieces):
            continue
        arrays["tags"][place] = known.tags.get(token.tag, IGNORE)
        arrays["names"][place] = known.names.get(token.name, IGNORE)
        arrays["relations"][place] = known.relations.get(token.relation, IGNORE)
        if token.head < 0:
            arrays["heads"][place] = NOWHERE
        else:
            arrays["heads"][place] = widths.get(text.tokens[token.head].start, IGNORE)


def windows_of(example: Example, size: int, rng: Random) -> Iterator[Example]:
    """The article cut into windows at places that chance moves."""
    start, end = 0, rng.randint(size // 2, size)
    while start < len(example):
        yield example.window(start, min(end, len(example)))
        start, end = end, end + size
