"""The network: a six-layer encoder, labels for each piece, and links between pieces."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from torch import Tensor, nn
from transformers import BertModel

from kg.extraction.tagger.labels import LABELS

CASES = 3
WIDTH = 128  # of the space in which links are scored


class Link(nn.Module):
    """Scores for each piece, each piece that it may belong to: [batch, pieces, pieces]."""

    def __init__(self, size: int, width: int = WIDTH) -> None:
        super().__init__()
        self.dependent = nn.Sequential(nn.Linear(size, width), nn.GELU(), nn.Linear(width, width))
        self.governor = nn.Sequential(nn.Linear(size, width), nn.GELU(), nn.Linear(width, width))
        self.scale = width**-0.5

    def forward(self, states: Tensor) -> Tensor:
        """``states`` are [batch, pieces, size]."""
        return self.dependent(states) @ self.governor(states).transpose(1, 2) * self.scale


class Tagger(nn.Module):
    """What is packaged: labels, and links from content to cue and from cue to source."""

    def __init__(self, model: Path) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(
            model, add_pooling_layer=False, attention_probs_dropout_prob=0.0
        )
        size = self.encoder.config.hidden_size
        self.encoder.embeddings.token_type_embeddings = _cases(self.encoder, size)
        self.encoder.embeddings.word_embeddings.weight.requires_grad = False
        self.drop = nn.Dropout(0.1)
        self.labels = nn.Linear(size, len(LABELS))
        self.cues, self.sources = Link(size), Link(size)

    def encode(self, ids: Tensor, cases: Tensor, mask: Tensor | None) -> Tensor:
        """The states of all pieces: [batch, pieces, size]."""
        states: Tensor = self.encoder(
            input_ids=ids, token_type_ids=cases, attention_mask=mask
        ).last_hidden_state
        return states

    def forward(
        self, ids: Tensor, cases: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Logits: labels [batch, pieces, labels], cues and sources [batch, pieces, pieces]."""
        return self.heads(self.drop(self.encode(ids, cases, mask)))

    def heads(self, states: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """The logits of ``forward``, from states [batch, pieces, size]."""
        return self.labels(states), self.cues(states), self.sources(states)


def _cases(encoder: BertModel, size: int) -> nn.Embedding:
    """The embeddings of token types, used for case: all start where the first one was."""
    types = nn.Embedding(CASES, size)
    nn.init.normal_(types.weight, std=0.01)
    types.weight.data += encoder.embeddings.token_type_embeddings.weight.data[0]
    return types


class Teacher(nn.Module):
    """The heads that only training has: parts of speech, names, relations, governors."""

    def __init__(self, size: int, labels: Mapping[str, int]) -> None:
        super().__init__()
        self.drop = nn.Dropout(0.1)
        self.heads = nn.ModuleDict({name: nn.Linear(size, n) for name, n in labels.items()})
        self.governors = Link(size)

    def forward(self, states: Tensor) -> tuple[dict[str, Tensor], Tensor]:
        """Logits of each kind of label [batch, pieces, n], and of governors."""
        states = self.drop(states)
        return {name: head(states) for name, head in self.heads.items()}, self.governors(states)
