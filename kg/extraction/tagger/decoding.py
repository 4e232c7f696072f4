"""From the network's scores to attributions: the best labels, and what belongs to which cue."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from kg.extraction.tagger.labels import INSIDE, LABELS, Part

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

UNMARKED: Final = 0.3
"""A piece that is so likely to open a cue joins contents, though the labels mark no cue there."""

_NEVER: Final = -1e4


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of one window.

    ``start`` and ``end`` are the window's pieces; ``tags`` [pieces, labels] are logarithms of
    probabilities. ``cues`` [pieces, pieces + 1] gives for each piece of a content the
    probability of each piece to open its cue, and ``sources`` for each piece of a cue that to open
    its source; column 0 stands for none. ``states`` [pieces, size] are those of the last layer, on
    which other heads stand.
    """

    start: int
    end: int
    tags: Floats
    cues: Floats
    sources: Floats
    states: Floats


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces ``first`` to ``last``, both included, that are one part of an attribution."""

    part: Part
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Group:
    """A cue with its source and its contents, in pieces; the network's ``confidence`` in it."""

    contents: tuple[Run, ...]
    cue: Run | None
    source: Run | None
    confidence: float


def groups_of(scores: Sequence[Scores]) -> list[Group]:
    """The attributions of a text, from the scores of its windows, in the order of the contents."""
    if not scores:
        return []
    tags = merged(scores, "tags")
    runs = runs_of(best_labels(tags))
    chances = np.exp(tags)
    by_part = {part: [run for run in runs if run.part is part] for part in Part}
    cued: dict[Run, list[tuple[Run, float]]] = defaultdict(list)
    alone: list[Group] = []
    for content in by_part[Part.CONTENT]:
        cue, chance = _cue_of(scores, content, by_part[Part.CUE])
        sure = chance * _confidence(chances, content)
        if cue is None:
            alone.append(Group((content,), None, None, round(sure, 4)))
        else:
            cued[cue].append((content, sure))
    found = [_group(scores, cue, contents, by_part) for cue, contents in cued.items()]
    return sorted((*found, *alone), key=lambda group: group.contents[0].first)


def _cue_of(
    scores: Sequence[Scores], content: Run, cues: Sequence[Run]
) -> tuple[Run | None, float]:
    """The cue of a content, and how likely; one piece of it where the labels mark none there."""
    window, likely = _likely(scores, "cues", content)
    cue, chance = _link(window, likely, cues)
    piece = int(likely[1:].argmax())
    unmarked = float(likely[1 + piece])
    if unmarked > chance and unmarked >= UNMARKED:
        return Run(Part.CUE, window.start + piece, window.start + piece), unmarked
    return cue, chance


def _group(
    scores: Sequence[Scores],
    cue: Run,
    contents: Sequence[tuple[Run, float]],
    runs: Mapping[Part, Sequence[Run]],
) -> Group:
    source, chance = _link(*_likely(scores, "sources", cue), runs[Part.SOURCE])
    confidence = max(sure for _, sure in contents) * chance
    marked = cue if cue in runs[Part.CUE] else None
    return Group(tuple(run for run, _ in contents), marked, source, round(confidence, 4))


def merged(scores: Sequence[Scores], kind: Literal["tags", "states"]) -> Floats:
    """One kind of scores of a whole text: where windows overlap, of that which sees more around."""
    parts: list[Floats] = []
    for i, window in enumerate(scores):
        table: Floats = getattr(window, kind)
        first = (window.start + scores[i - 1].end) // 2 if i else 0
        last = (scores[i + 1].start + window.end) // 2 if i + 1 < len(scores) else window.end
        parts.append(table[first - window.start : last - window.start])
    return np.concatenate(parts)


@cache
def _steps(labels: int) -> tuple[Floats, Floats]:
    """What it costs to begin with a label, and to go from one to another.

    Labels are outside (0), and by turns the beginning and the inside of each part: the inside
    follows its beginning or itself.
    """
    first = np.zeros(labels, dtype=np.float32)
    steps = np.zeros((labels, labels), dtype=np.float32)
    for inside in range(2, labels, 2):
        first[inside] = steps[:, inside] = _NEVER
        steps[[inside - 1, inside], inside] = 0
    return first, steps


def best_labels(tags: Floats) -> list[int]:
    """The likeliest labels in which no part goes on that has not begun (Viterbi)."""
    first, forbidden = _steps(tags.shape[1])
    best = tags[0] + first
    pointers = np.empty((len(tags) - 1, len(first)), dtype=np.int64)
    columns = np.arange(len(first))
    for i, row in enumerate(tags[1:]):
        steps = best[:, None] + forbidden
        pointers[i] = steps.argmax(0)
        best = steps[pointers[i], columns] + row
    labels = [int(best.argmax())]
    for step in pointers[::-1]:
        labels.append(int(step[labels[-1]]))
    return labels[::-1]


def runs_of(labels: Sequence[int]) -> list[Run]:
    """The parts that labels mark, in order."""
    runs: list[Run] = []
    for i, label in enumerate(labels):
        name = LABELS[label]
        if name.startswith("B-"):
            runs.append(Run(Part(name[2:]), i, i))
        elif name.startswith("I-"):
            runs[-1] = Run(runs[-1].part, runs[-1].first, i)
    return runs


def _link(window: Scores, likely: Floats, others: Sequence[Run]) -> tuple[Run | None, float]:
    """Which of the others a part belongs to, or None, and how likely that is."""
    best: Run | None = None
    chance = float(likely[0])
    for other in others:
        first, last = other.first - window.start + 1, other.last - window.start + 2
        if first >= 1 and last <= len(likely) and float(likely[first:last].sum()) > chance:
            best, chance = other, float(likely[first:last].sum())
    return best, chance


def _likely(scores: Sequence[Scores], kind: str, run: Run) -> tuple[Scores, Floats]:
    """The window that shows most around a part, and what each piece of it is likely to be to it."""
    window = max(scores, key=lambda w: _room(w, run, scores[-1].end))
    table: Floats = getattr(window, kind)
    rows = table[max(run.first - window.start, 0) : run.last + 1 - window.start]
    return window, rows.mean(0)


def _room(window: Scores, run: Run, length: int) -> float:
    """How many pieces the window shows on the narrower side of a part; a text's end is no limit."""
    middle = (run.first + run.last) // 2
    if not window.start <= middle < window.end:
        return -1
    left = middle - window.start if window.start else math.inf
    right = window.end - middle if window.end < length else math.inf
    return min(left, right)


def _confidence(chances: Floats, run: Run) -> float:
    """How likely the labels of a run are, on average."""
    inside = chances[run.first : run.last + 1, [INSIDE[run.part] - 1, INSIDE[run.part]]]
    return float(inside.sum(1).mean())
