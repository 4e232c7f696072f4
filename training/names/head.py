"""The head: a layer for each word, one over five words in a row, labels; and its ONNX file."""

from __future__ import annotations

import hashlib
from pathlib import Path

import onnx
import torch
from torch import Tensor, nn

from kg.extraction.tagger.name_words import LOOKS
from kg.extraction.tagger.names import LABELS, STATES_OF
from training.tagger.graph import OPSET

WIDTH = 64
HIDDEN = 96
WINDOW = 5  # words


class Head(nn.Module):
    """Labels of names for the words of a text."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.word = nn.Linear(size + LOOKS, WIDTH)
        self.around = nn.Conv1d(WIDTH, HIDDEN, WINDOW, padding=WINDOW // 2)
        self.labels = nn.Linear(HIDDEN, len(LABELS))
        self.few, self.many = nn.Dropout(0.1), nn.Dropout(0.2)

    def forward(self, features: Tensor) -> Tensor:
        """Logits [texts, words, labels] for features [texts, words, size + LOOKS]."""
        words = torch.relu(self.word(self.few(features)))
        around = torch.relu(self.around(words.transpose(1, 2)).transpose(1, 2))
        logits: Tensor = self.labels(self.many(around))
        return logits


class Packaged(nn.Module):
    """One text in, logarithms of probabilities out: what ``kg/extraction/tagger/names.py`` runs."""

    def __init__(self, head: Head) -> None:
        super().__init__()
        self.head = head

    def forward(self, words: Tensor) -> Tensor:
        """[words, labels] for ``words`` [words, size + LOOKS]."""
        return torch.log_softmax(self.head(words[None])[0], -1)


def export(head: Head, network: Path, out: Path) -> str:
    """Write the head, which reads the states of a network, to ``out``; its SHA-256."""
    words = torch.zeros(40, head.word.in_features)
    torch.onnx.export(
        Packaged(head).eval(),
        (words,),
        str(out),
        input_names=["words"],
        output_names=["labels"],
        dynamic_shapes=({0: torch.export.Dim("length", min=1, max=1 << 16)},),
        opset_version=OPSET,
        external_data=False,
    )
    model = onnx.load(out)
    for node in model.graph.node:
        del node.metadata_props[:]  # where in the code each came from: paths of this machine
    model.doc_string = model.graph.doc_string = ""
    digest = hashlib.sha256(network.read_bytes()).hexdigest()
    onnx.helper.set_model_props(model, {STATES_OF: digest})
    onnx.save(model, out)
    return hashlib.sha256(out.read_bytes()).hexdigest()
