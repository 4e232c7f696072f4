"""The tagger: a small neural network that marks sources, cues and contents, and names.

Six layers, eight-bit weights, run by onnxruntime; how it is made stands in ``training/``.
"""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.article import Span
from kg.errors import UsageError
from kg.extraction.protocol import Attribution, Marks
from kg.extraction.tagger.decoding import groups_of, merged
from kg.extraction.tagger.names import NameHead
from kg.extraction.tagger.network import Network
from kg.extraction.tagger.pieces import pieces_of, tokenizer_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extraction.tagger.decoding import Group, Run
    from kg.extraction.tagger.pieces import Pieces

PACKAGED: Final = Path(__file__).parent / "model"
"""Where the model lies that travels with the package.

``tagger.onnx`` and ``tokenizer.json``; ``names.onnx`` may be missing: then no names are marked.
"""


class NetworkTagger:
    """The tagger of a folder that ``training/`` made; without one, that of the package.

    Raises UsageError for a folder that lacks a file of the model, and for a head for names that
    was made for another network.
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
        names = folder / "names.onnx"
        self._names = NameHead(names) if names.is_file() else None

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the weights: if there are two files, of their digests, one a line."""
        if self._names is None:
            return self._network.digest
        lines = f"{self._network.digest}\n{self._names.digest}\n"
        return hashlib.sha256(lines.encode()).hexdigest()

    def attributions(self, text: str) -> tuple[Attribution, ...]:
        """The attributions of a text, in the order of their contents."""
        return tuple(self.attributions_and_names(text).attributions)

    def attributions_and_names(self, text: str) -> Marks:
        """The attributions of a text, in the order of their contents, and its names."""
        pieces = pieces_of(tokenizer_at(str(self._tokenizer)), text)
        scores = self._network.scores(pieces)
        attributions = attributions_of(pieces, groups_of(scores))
        if self._head is None or not scores:
            return Marks(attributions, None if self._head is None else ())
        return Marks(attributions, self._head.names(text, pieces, merged(scores, "states")))

    @cached_property
    def _head(self) -> NameHead | None:
        """The head for names, once it is sure that it was made for this network."""
        if self._names and self._names.states_of != self._network.digest:
            raise UsageError(
                f"{self._names.path} reads the states of another network than the one beside it",
                advice="Make it anew (training/README.md), or delete it to do without names.",
            )
        return self._names


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
