"""Texts as numbers: for each word what the head reads, and what it is to answer."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from kg.extraction.tagger.decoding import merged
from kg.extraction.tagger.name_words import features_of, words_of
from kg.extraction.tagger.names import LABELS
from kg.extraction.tagger.network import Network
from kg.extraction.tagger.pieces import Pieces, pieces_of, tokenizer_at
from training.names.gold import Named

IGNORE = -100

_SEGMENT = 128  # words
_BATCH = 8  # segments
WORDS = _SEGMENT * _BATCH
"""Words in a batch, at most."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text: ``features`` [words, size] in half precision, and a label for each word."""

    features: NDArray[np.float16]
    labels: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.labels)


def examples_of(folder: Path, texts: Iterable[Named]) -> Iterator[Example]:
    """The texts, read by the network of a folder with its eight-bit weights, as it will be."""
    network, tokenizer = (
        Network(folder / "tagger.onnx"),
        tokenizer_at(str(folder / "tokenizer.json")),
    )
    for text in texts:
        pieces = pieces_of(tokenizer, text.body)
        states = merged(network.scores(pieces), "states")
        firsts = words_of(text.body, pieces)
        features = features_of(text.body, pieces, states, firsts)
        yield Example(features.astype(np.float16), labels_of(text, pieces, firsts))


def labels_of(text: Named, pieces: Pieces, firsts: list[int]) -> NDArray[np.int64]:
    """The label of each word; IGNORE where nothing is known."""
    starts = [pieces.starts[first] for first in firsts]
    ends = [pieces.ends[after - 1] for after in (*firsts[1:], len(pieces))]
    labels = np.zeros(len(firsts), dtype=np.int64)
    for start, end in text.unknown:
        labels[bisect_left(starts, start) : bisect_left(starts, end)] = IGNORE
    for start, end, kind in text.names:
        first = bisect_left(starts, start)
        while first < len(starts) and starts[first] == ends[first]:
            first += 1  # a paragraph break
        last = bisect_left(starts, end)
        labels[first:last] = LABELS.index(f"I-{kind}")
        labels[first : min(last, first + 1)] = LABELS.index(f"B-{kind}")
    return labels


def batches(
    examples: Iterable[Example], rng: Random
) -> Iterator[tuple[NDArray[np.float32], NDArray[np.int64]]]:
    """The texts in segments of as many words or fewer, in an order and with cuts of chance."""
    segments = [
        (example, start, start + _SEGMENT)
        for example in examples
        for start in range(-rng.randrange(_SEGMENT), len(example.labels), _SEGMENT)
        if start + _SEGMENT > 0
    ]
    rng.shuffle(segments)
    for place in range(0, len(segments), _BATCH):
        parts = segments[place : place + _BATCH]
        size = parts[0][0].features.shape[1]
        features = np.zeros((len(parts), _SEGMENT, size), dtype=np.float32)
        labels = np.full((len(parts), _SEGMENT), IGNORE, dtype=np.int64)
        for row, (example, start, end) in enumerate(parts):
            first = max(start, 0)
            cut = example.labels[first:end]
            labels[row, : len(cut)] = cut
            features[row, : len(cut)] = example.features[first:end]
        yield features, labels
