"""How sure a figure is: bootstrap over articles, 95%."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Final

from kg.evaluation.measures import Score

Interval = tuple[float, float]
"""The lower and the upper bound, in percent with one decimal."""

_ROUNDS: Final = 500
_SEED: Final = 7
_LOWER, _UPPER = 0.025, 0.975


def intervals(columns: Mapping[str, Sequence[Score]]) -> dict[str, Interval]:
    """The interval of the F1 of each column, which holds a score an article.

    The samples are drawn as the shared scorer draws them (seed 7), the same for every column, so
    that the bounds are the same too, whatever else is asked for.
    """
    values: dict[str, list[float]] = {name: [] for name in columns}
    size = max(map(len, columns.values()), default=0)
    for picks in _samples(size):
        for name, scores in columns.items():
            values[name].append(_f1(scores, picks))
    return {name: _bounds(sorted(found)) for name, found in values.items()}


def _samples(size: int) -> Iterator[list[int]]:
    random = Random(_SEED)  # noqa: S311 -- to repeat a sample, not to keep a secret
    for _ in range(_ROUNDS):
        yield [random.randrange(size) for _ in range(size)]


def _f1(scores: Sequence[Score], picks: Sequence[int]) -> float:
    picked = [scores[i] for i in picks]
    hits, found = sum(s.hits for s in picked), sum(s.found for s in picked)
    return round(Score(hits, found, sum(s.gold for s in picked)).f1, 1)


def _bounds(values: Sequence[float]) -> Interval:
    return values[int(_LOWER * _ROUNDS)], values[int(_UPPER * _ROUNDS)]
