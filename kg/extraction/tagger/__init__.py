"""The statement tagger: a small neural network that marks sources, cues and contents.

Six layers, eight-bit weights, run by onnxruntime; how it is made stands in ``training/``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.article import Span
from kg.errors import UsageError
from kg.extraction.protocol import Attribution
from kg.extraction.tagger.decoding import groups_of
from kg.extraction.tagger.network import Network
from kg.extraction.tagger.pieces import pieces_of, tokenizer_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extraction.tagger.decoding import Group, Run
    from kg.extraction.tagger.pieces import Pieces

PACKAGED: Final = Path(__file__).parent / "model"
"""Where the model lies that travels with the package: ``tagger.onnx`` and ``tokenizer.json``."""


class NetworkTagger:
    """The tagger of a folder that ``training/`` made; without one, that of the package.

    Raises UsageError for a folder that lacks a file of the model.
    """

    def __init__(self, folder: Path = PACKAGED) -> None:
        self._tokenizer = folder / "tokenizer.json"
        self._network = Network(folder / "tagger.onnx")
        for file in (self._network.path, self._tokenizer):
            if not file.is_file():
                raise UsageError(
                    f"the tagger's model is not whole: there is no file {file}",
                    advice="Install newskg anew, or take the rules alone: --extractor rules.",
                )

    @property
    def digest(self) -> str:
        """The SHA-256 of the weights."""
        return self._network.digest

    def attributions(self, text: str) -> tuple[Attribution, ...]:
        """The attributions of a text, in the order of their contents."""
        pieces = pieces_of(tokenizer_at(str(self._tokenizer)), text)
        return attributions_of(pieces, groups_of(self._network.scores(pieces)))


def attributions_of(pieces: Pieces, groups: Sequence[Group]) -> tuple[Attribution, ...]:
    """The groups in characters; those without whose content is nothing but paragraph breaks."""
    found = (
        Attribution(
            content=tuple(filter(None, (_span(pieces, run) for run in group.contents))),
            cue=_span(pieces, group.cue),
            source=_span(pieces, group.source),
            confidence=group.confidence,
        )
        for group in groups
    )
    return tuple(attribution for attribution in found if attribution.content)


def _span(pieces: Pieces, run: Run | None) -> Span | None:
    """The characters of a run, without paragraph breaks at its ends; None if that is all."""
    places = range(run.first, run.last + 1) if run else ()
    words = [i for i in places if pieces.starts[i] < pieces.ends[i]]
    return Span(pieces.starts[words[0]], pieces.ends[words[-1]]) if words else None
