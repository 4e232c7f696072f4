"""Trains the head on frozen states; the same seed and processor give the same weights."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

import torch
from torch.nn import functional

from kg.extraction.tagger.name_words import LOOKS
from training.names.examples import IGNORE, WORDS, Example, batches
from training.names.head import Head

_LEAST = 0.01  # of the rate, at the end


@dataclass(frozen=True, slots=True)
class Plan:
    """How the head is trained; ``own`` is how often gold is read for each time of the rest."""

    epochs: int = 3
    own: int = 6
    rate: float = 2e-3
    decay: float = 0.02
    seed: int = 0
    threads: int = 1


def train(
    gold: Sequence[Example], silver: Sequence[Example], log: Path, plan: Plan = Plan()
) -> Head:
    """The head after the last epoch; the plan and the loss of each epoch go to ``log``."""
    torch.manual_seed(plan.seed)
    torch.set_num_threads(plan.threads)
    rng = Random(plan.seed)
    head = Head(gold[0].features.shape[1] - LOOKS)
    optimizer = torch.optim.AdamW(head.parameters(), lr=plan.rate, weight_decay=plan.decay)
    rows = [json.dumps(asdict(plan))]
    for epoch in range(plan.epochs):
        losses = []
        examples = [*silver, *(list(gold) * plan.own)]
        steps = sum(map(len, examples)) / WORDS
        for step, (features, labels) in enumerate(batches(examples, rng)):
            left = 1 - (epoch + step / steps) / plan.epochs
            for group in optimizer.param_groups:
                group["lr"] = plan.rate * max(left, _LEAST)
            logits = head.train()(torch.from_numpy(features)).flatten(0, 1)
            loss = functional.cross_entropy(
                logits, torch.from_numpy(labels).flatten(), ignore_index=IGNORE
            )
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        rows.append(json.dumps({"epoch": epoch, "loss": round(sum(losses) / len(losses), 5)}))
        log.write_text("\n".join(rows) + "\n", "utf-8")
    head.eval()
    return head
