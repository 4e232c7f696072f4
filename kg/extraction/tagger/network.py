"""Runs the network: word pieces in, probabilities out, one window at a time."""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from kg.extraction.tagger.decoding import Scores
from kg.extraction.tagger.windows import windows_over

if TYPE_CHECKING:
    from pathlib import Path

    from onnxruntime import InferenceSession

    from kg.extraction.tagger.pieces import Pieces

CLASSIFIER: Final = 101  # [CLS] and [SEP] of the vocabulary, which open and close every window
SEPARATOR: Final = 102


class Network:
    """The network of an ONNX file; loaded when it is first run.

    One thread: articles are worked on side by side by processes, and one thread gives the same
    digits every time.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the file."""
        return hashlib.sha256(self.path.read_bytes()).hexdigest()

    @cached_property
    def _session(self) -> InferenceSession:
        import onnxruntime  # heavy, and not needed by the rules alone

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        return onnxruntime.InferenceSession(
            str(self.path), options, providers=["CPUExecutionProvider"]
        )

    def scores(self, pieces: Pieces) -> list[Scores]:
        """What the network says of each window of a text, in order."""
        return [self._window(pieces, *window) for window in windows_over(len(pieces))]

    def _window(self, pieces: Pieces, start: int, end: int) -> Scores:
        ids = np.array([(CLASSIFIER, *pieces.ids[start:end], SEPARATOR)], dtype=np.int64)
        cases = np.array([(0, *pieces.cases[start:end], 0)], dtype=np.int64)
        inputs = {"ids": ids, "cases": cases}
        tags, cues, sources = self._session.run(["labels", "cues", "sources"], inputs)
        return Scores(start, end, tags, cues, sources)
