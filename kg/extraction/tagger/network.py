"""Runs the network: word pieces in, probabilities out, one window at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from kg.extraction.tagger.decoding import Scores
from kg.extraction.tagger.sessions import Model
from kg.extraction.tagger.windows import windows_over

if TYPE_CHECKING:
    from kg.extraction.tagger.pieces import Pieces

CLASSIFIER: Final = 101  # [CLS] and [SEP] of the vocabulary, which open and close every window
SEPARATOR: Final = 102

OUTPUTS: Final = ("labels", "cues", "sources", "states")


class Network(Model):
    """The network that marks attributions."""

    def scores(self, pieces: Pieces) -> list[Scores]:
        """What the network says of each window of a text, in order."""
        return [self._window(pieces, *window) for window in windows_over(len(pieces))]

    def _window(self, pieces: Pieces, start: int, end: int) -> Scores:
        ids = np.array([(CLASSIFIER, *pieces.ids[start:end], SEPARATOR)], dtype=np.int64)
        cases = np.array([(0, *pieces.cases[start:end], 0)], dtype=np.int64)
        inputs = {"ids": ids, "cases": cases}
        return Scores(start, end, *self.session.run(OUTPUTS, inputs))
