"""Trains the tagger: gold in, a checkpoint and a log out. The same seed gives the same weights."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from training.tagger.edits import rewritten
from training.tagger.examples import (
    IGNORE,
    NOWHERE,
    Example,
    Vocabulary,
    example_of,
    vocabulary,
    windows_of,
)
from training.tagger.gold import Text
from training.tagger.network import Tagger, Teacher

CLS, SEP = 101, 102


@dataclass(frozen=True, slots=True)
class Plan:
    """The settings of a training; weights are of the losses beside that of the labels."""

    epochs: int = 6
    batch: int = 10
    rate: float = 3e-4
    head_rate: float = 1e-3
    warmup: float = 0.08
    decay: float = 0.01
    average: float = 0.998  # of the moving average of the weights, which is what is kept
    links: float = 0.3
    syntax: float = 0.15
    sizes: tuple[int, ...] = (256, 384)
    own: int = 3  # how often the project's own stories are read in an epoch
    seed: int = 0
    threads: int = 2  # of the processor: sums in another order round otherwise
    start: str = ""  # a checkpoint of an earlier cycle to go on from


@dataclass(frozen=True, slots=True)
class Corpora:
    """What is learnt from: the annotated corpus, and the project's own stories."""

    annotated: Sequence[Text]
    own: Sequence[Text] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """Examples side by side: [batch, pieces], with the classifier's piece first."""

    ids: Tensor
    cases: Tensor
    mask: Tensor
    answers: dict[str, Tensor]


def batch_of(examples: Sequence[Example]) -> Batch:
    """Pad examples to one width; links become places in the batch, 0 for NOWHERE."""
    shape = len(examples), max(map(len, examples)) + 2
    ids, cases, mask = (np.zeros(shape, dtype=np.int64) for _ in range(3))
    names = ("labels", "tags", "names", "relations")
    links = ("cues", "sources", "heads")
    answers = {name: np.full(shape, IGNORE, dtype=np.int64) for name in names + links}
    for k, example in enumerate(examples):
        inside = slice(1, len(example) + 1)
        ids[k, 0], ids[k, inside], ids[k, len(example) + 1] = CLS, example.ids, SEP
        cases[k, inside], mask[k, : len(example) + 2] = example.cases, 1
        for name in names:
            answers[name][k, inside] = getattr(example, name)
        for name in links:
            answers[name][k, inside] = _shifted(getattr(example, name))
    tensors = {name: torch.from_numpy(array) for name, array in answers.items()}
    return Batch(
        torch.from_numpy(ids), torch.from_numpy(cases), torch.from_numpy(mask), answers=tensors
    )


def _shifted(links: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.where(links == IGNORE, IGNORE, np.where(links == NOWHERE, 0, links + 1))


class Trainer:
    """Holds the networks, their optimizer, and the moving average of the weights."""

    def __init__(self, model: Path, known: Vocabulary, plan: Plan, steps: int) -> None:
        random.seed(plan.seed)
        torch.manual_seed(plan.seed)
        torch.set_num_threads(plan.threads)
        self.plan = plan
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.tagger = Tagger(model).to(self.device)
        if plan.start:
            self.tagger.load_state_dict(torch.load(plan.start, map_location=self.device))
        labels = {name: getattr(known, name) for name in ("tags", "names", "relations")}
        sizes = {name: len(numbers) for name, numbers in labels.items() if numbers}
        self.teacher = Teacher(self.tagger.labels.in_features, sizes).to(self.device)
        groups = _groups(self.tagger, self.teacher, plan)
        self.optimizer = torch.optim.AdamW(groups, weight_decay=plan.decay, fused=True)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda t: min((t + 1) / (plan.warmup * steps), 1 - t / (steps + 1))
        )
        self.average = torch.optim.swa_utils.AveragedModel(
            self.tagger, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(plan.average)
        )

    def step(self, batch: Batch) -> dict[str, float]:
        """One step down the gradient; the losses."""
        losses = self._losses(batch)
        plan = self.plan
        total = losses["labels"] + plan.links * (losses["cues"] + losses["sources"])
        if plan.syntax:
            parts = ("tags", "names", "relations", "heads")
            total = total + plan.syntax * sum(losses[part] for part in parts)
        self.optimizer.zero_grad()
        total.backward()
        nn.utils.clip_grad_norm_(self.tagger.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.average.update_parameters(self.tagger)
        return {name: loss.item() for name, loss in losses.items()}

    def _losses(self, batch: Batch) -> dict[str, Tensor]:
        ids, cases, mask = (t.to(self.device) for t in (batch.ids, batch.cases, batch.mask))
        answers = {name: t.to(self.device) for name, t in batch.answers.items()}
        states = self.tagger.encode(ids, cases, mask)
        dropped = self.tagger.drop(states)
        away = (1 - mask[:, None, :].float()) * -1e4
        logits = {
            "labels": self.tagger.labels(dropped),
            "cues": self.tagger.cues(dropped) + away,
            "sources": self.tagger.sources(dropped) + away,
        }
        if self.plan.syntax:
            heads, governors = self.teacher(states)
            logits |= heads | {"heads": governors + away}
        return {name: _loss(logits[name], answers[name]) for name in logits}


def _loss(logits: Tensor, answers: Tensor) -> Tensor:
    flat = cross_entropy(
        logits.flatten(0, 1), answers.flatten(), ignore_index=IGNORE, reduction="sum"
    )
    return flat / (answers != IGNORE).sum().clamp(min=1)


def _groups(tagger: Tagger, teacher: Teacher, plan: Plan) -> list[dict[str, object]]:
    body = [p for p in tagger.encoder.parameters() if p.requires_grad]
    heads = [p for n, p in tagger.named_parameters() if not n.startswith("encoder")]
    heads += list(teacher.parameters())
    return [{"params": body, "lr": plan.rate}, {"params": heads, "lr": plan.head_rate}]


def epoch_of(
    tokenizer: Tokenizer, corpora: Corpora, known: Vocabulary, plan: Plan, rng: random.Random
) -> list[list[Example]]:
    """The batches of one epoch: texts rewritten, cut, sorted by length in blocks, shuffled."""
    own = [text for text in corpora.own for _ in range(plan.own)]
    texts = [rewritten(text, rng) for text in (*corpora.annotated, *own)]
    examples = [
        window
        for text in texts
        for window in windows_of(example_of(tokenizer, text, known), rng.choice(plan.sizes), rng)
    ]
    rng.shuffle(examples)
    block = plan.batch * 20
    sorted_blocks = (
        sorted(examples[i : i + block], key=len) for i in range(0, len(examples), block)
    )
    flat = [example for each in sorted_blocks for example in each]
    batches = [flat[i : i + plan.batch] for i in range(0, len(flat), plan.batch)]
    rng.shuffle(batches)
    return batches


def train(model: Path, corpora: Corpora, out: Path, plan: Plan) -> Iterator[tuple[int, Tagger]]:
    """Train, write the averaged weights after every epoch to ``out``, and yield them.

    ``model`` is the folder of the pre-trained encoder: config.json, model.safetensors,
    tokenizer.json. The log goes beside ``out``, one JSON object a line. Without an analysis there
    is no syntax to learn.
    """
    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    rng, known = random.Random(plan.seed), vocabulary(corpora.annotated)
    if not known.tags:
        plan = replace(plan, syntax=0.0)
    batches = epoch_of(tokenizer, corpora, known, plan, rng)
    steps = int(len(batches) * plan.epochs * 1.02)
    trainer = Trainer(model, known, plan, steps)
    with out.with_suffix(".log.jsonl").open("w", encoding="utf-8") as log:
        log.write(json.dumps(asdict(plan)) + "\n")
        for epoch in range(plan.epochs):
            for row in _epoch(trainer, batches):
                log.write(json.dumps({"epoch": epoch, **row}) + "\n")
                log.flush()
            torch.save(trainer.average.module.state_dict(), out)
            yield epoch, trainer.average.module.eval()
            if epoch + 1 < plan.epochs:
                batches = epoch_of(tokenizer, corpora, known, plan, rng)


def _epoch(trainer: Trainer, batches: Sequence[Sequence[Example]]) -> Iterator[dict[str, float]]:
    """Go through the batches; a row for the log now and then."""
    started = time.monotonic()
    trainer.tagger.train()
    for n, examples in enumerate(batches):
        losses = trainer.step(batch_of(examples))
        if n % 25 == 0:
            rounded = {name: round(loss, 4) for name, loss in losses.items()}
            seconds = round(time.monotonic() - started, 1)
            yield {"step": n, "of": len(batches), **rounded, "seconds": seconds}
