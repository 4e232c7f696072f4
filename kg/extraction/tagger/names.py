"""The second head of the network: persons, organizations, places and events by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from kg.article import Span
from kg.extraction.model import EntityType
from kg.extraction.protocol import Name
from kg.extraction.tagger.decoding import best_labels
from kg.extraction.tagger.name_words import features_of, words_of
from kg.extraction.tagger.sessions import Model

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extraction.tagger.decoding import Floats
    from kg.extraction.tagger.pieces import Pieces

TYPES: Final = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE, EntityType.EVENT)
LABELS: Final = ("O", *(f"{mark}-{kind}" for kind in TYPES for mark in "BI"))
"""IOB2, in the order of the head's output."""

STATES_OF: Final = "states_of"
"""The key, in the file's metadata, of the SHA-256 of the network whose states the head reads."""

_NO_NAME: Final = np.log(0.98)
"""A word that is so likely no part of a name parts names: what lies between is decoded at once."""


class NameHead(Model):
    """The head that marks names."""

    @property
    def states_of(self) -> str:
        """The SHA-256 of the network whose states it reads."""
        return str(self.session.get_modelmeta().custom_metadata_map.get(STATES_OF, ""))

    def names(self, text: str, pieces: Pieces, states: Floats) -> tuple[Name, ...]:
        """The names of a text, in order, none overlapping another."""
        if not len(pieces):
            return ()
        firsts = words_of(text, pieces)
        features = features_of(text, pieces, states, firsts)
        (tags,) = self.session.run(["labels"], {"words": features})
        ends = [pieces.ends[after - 1] for after in (*firsts[1:], len(pieces))]
        return tuple(names_in(tags, [pieces.starts[first] for first in firsts], ends))


def names_in(tags: Floats, starts: Sequence[int], ends: Sequence[int]) -> Iterator[Name]:
    """The best labels of words as names, and how likely the type is on average.

    ``tags`` [words, labels] are logarithms of probabilities; each word has its start and its end.
    """
    chances = np.exp(tags)
    for first, last in _stretches(tags):
        for kind, begin, end in _runs(best_labels(tags[first:last])):
            column = 1 + 2 * kind
            inside = chances[first + begin : first + end, column : column + 2].sum()
            span = Span(starts[first + begin], ends[first + end - 1])
            yield Name(span, TYPES[kind], round(float(inside) / (end - begin), 2))


def _stretches(tags: Floats) -> Iterator[tuple[int, int]]:
    """The words in a row that may belong to names: first and last (exclusive)."""
    places = np.flatnonzero(tags[:, 0] < _NO_NAME).tolist()
    first = 0
    for i, place in enumerate(places):
        if i + 1 == len(places) or places[i + 1] != place + 1:
            yield places[first], place + 1
            first = i + 1


def _runs(labels: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """The names that labels mark: the index of the type, the first word, the last (exclusive)."""
    begin = 0
    for i, label in enumerate(labels):
        if label and label % 2:
            begin = i
        goes_on = i + 1 < len(labels) and labels[i + 1] == label + label % 2
        if label and not goes_on:
            yield (label - 1) // 2, begin, i + 1
