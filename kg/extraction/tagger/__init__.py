"""The statement tagger: a small neural network that marks sources, cues and contents.

Six layers, eight-bit weights, run by onnxruntime; how it is made stands in ``training/``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.article import Span
from kg.extraction.protocol import Attribution
from kg.extraction.tagger.decoding import groups_of
from kg.extraction.tagger.network import Network
from kg.extraction.tagger.pieces import pieces_of, tokenizer_at

if TYPE_CHECKING:
    from kg.extraction.tagger.decoding import Run
    from kg.extraction.tagger.pieces import Pieces

PACKAGED: Final = Path(__file__).parent / "model"
"""Where the model lies that travels with the package: ``tagger.onnx`` and ``tokenizer.json``."""


class NetworkTagger:
    """The tagger of a folder that ``training/`` made; without one, that of the package."""

    def __init__(self, folder: Path = PACKAGED) -> None:
        self._tokenizer = folder / "tokenizer.json"
        self._network = Network(folder / "tagger.onnx")

    @property
    def digest(self) -> str:
        """The SHA-256 of the weights."""
        return self._network.digest

    def attributions(self, text: str) -> tuple[Attribution, ...]:
        """The attributions of a text, in the order of their contents."""
        pieces = pieces_of(tokenizer_at(str(self._tokenizer)), text)
        return tuple(
            Attribution(
                content=tuple(_span(pieces, run) for run in group.contents),
                cue=_span(pieces, group.cue) if group.cue else None,
                source=_span(pieces, group.source) if group.source else None,
                confidence=group.confidence,
            )
            for group in groups_of(self._network.scores(pieces))
        )


def _span(pieces: Pieces, run: Run) -> Span:
    return Span(pieces.starts[run.first], pieces.ends[run.last])
